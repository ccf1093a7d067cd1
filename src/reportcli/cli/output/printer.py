"""Styled lines on standard error: by rich on a terminal; elsewhere plain, and rich is not loaded."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from reportcli.cli.standard_output import harmless

if TYPE_CHECKING:
    from rich.console import Console

Part = tuple[str, str]  # words and their style, as rich names it; "" for none
_FORCING = ("FORCE_COLOR", "TTY_COMPATIBLE")  # by which users have rich take a file for a terminal
_LEFT_OUT = dict.fromkeys((7, 8, 11, 12, 13))  # bell, backspace, tab and page feeds, carriage return


def choose_colours(when: str) -> None:
    """auto: on a terminal, as NO_COLOR and FORCE_COLOR say; always; never."""
    if when == "always":
        os.environ.pop("NO_COLOR", None)
        os.environ["FORCE_COLOR"] = "1"
    elif when == "never":
        os.environ.pop("FORCE_COLOR", None)
        os.environ["NO_COLOR"] = "1"


class Printer:
    """Prints line after line; a long one is never broken."""

    def __init__(self) -> None:
        self._console: Console | None = None
        self._plain = not sys.stderr.isatty() and not any(name in os.environ for name in _FORCING)

    def line(self, *parts: Part) -> None:
        """One line of words, each in its style; colours as NO_COLOR and FORCE_COLOR say."""
        parts = tuple((harmless(text), style) for text, style in parts)
        words = "".join(text for text, _ in parts)
        if self._plain and "\t" not in words:
            print(words.translate(_LEFT_OUT), file=sys.stderr, flush=True)
            return
        from rich.console import Console
        from rich.text import Text

        if self._console is None:
            self._console = Console(stderr=True, highlight=False, markup=False, soft_wrap=True)
        self._console.print(Text.assemble(*parts))
