"""What is printed where nobody reads at a terminal: the same lines as by rich, without loading it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

LINES = """
from reportcli.cli.output.printer import Printer
printer = Printer()
printer.line(("error", "bold red"), ("  Sheet!B2", "bold"), ("  [code]", "dim"))
printer.line(("  é 漢 :smile: [bold]x[/] \\a\\r" + "long " * 60 + "end ", ""))
printer.line(("two\\nlines\\n", "green"))
printer.line(("", ""))
"""
LOADED = "import sys; print('rich.console' in sys.modules)"


def printed(**environment: str) -> tuple[bytes, bytes]:
    plain = {
        name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "TTY_COMPATIBLE")
    }
    done = subprocess.run(
        [sys.executable, "-c", LINES + LOADED],
        env={**plain, "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        check=True,
    )
    return done.stderr, done.stdout.strip()


def test_plain_lines_are_those_of_rich_without_rich() -> None:
    plain, loaded = printed()
    by_rich, rich_loaded = printed(TTY_COMPATIBLE="0")
    assert loaded == b"False"
    assert rich_loaded == b"True"
    assert plain == by_rich
    assert plain.count(b"\n") == 6


@pytest.mark.parametrize(("environment", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_are_those_that_the_environment_asks_for(environment: dict[str, str], coloured: bool) -> None:
    written, _ = printed(FORCE_COLOR="1", TERM="xterm", **environment)
    assert (b"\x1b[1;31m" in written) is coloured
