"""Standard output: where the data of a command goes."""

from __future__ import annotations

import json
import os
import sys


class OutputLost(Exception):
    """Standard output takes nothing any more; the text says why."""


_COMMANDS = dict.fromkeys((0x1B, 0x7F, *range(0x80, 0xA0)), "\ufffd")


def harmless(text: str) -> str:
    """A text for a terminal: what somebody put into a workbook or file cannot give it commands (ECMA-48)."""
    return text.translate(_COMMANDS)


def out(text: str) -> None:
    """Data on stdout, at once; what a terminal would take for a command is replaced where it goes to one.
    A reader that has gone changes nothing of what the command has done.

    Raises OutputLost, as on a full disk.
    """
    try:
        sys.stdout.write(harmless(text) if sys.stdout.isatty() else text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as problem:
        raise OutputLost(problem.strerror or str(problem)) from problem


def out_json(data: object) -> None:
    """Data as JSON: two spaces, letters as they are, a final newline. Raises as `out`."""
    out(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
