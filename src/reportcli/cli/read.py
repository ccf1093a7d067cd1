"""`reportcli read`: what a screen reader would say of a PDF, in the order of its structure tree."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from reportcli.cli.build import FAILED


def read(
    file: Path = typer.Argument(..., help="The PDF to read, of any program.", exists=True, dir_okay=False),
    ui_lang: str = typer.Option(
        "en", "--ui-lang", help="The language of the spoken roles: fr, nl, en or de."
    ),
) -> int:
    """Print what a screen reader would say: roles, texts, alternatives, tables with their headers."""
    from reportcli.cli.output.text import render
    from reportcli.model.diagnostic import Findings
    from reportcli.pipeline import Outcome
    from reportcli.preflight import read_aloud

    try:
        lines = read_aloud(file, ui_lang)
    except Findings as found:
        outcome = Outcome(diagnostics=list(found.diagnostics))
        render(outcome, "text", lang=ui_lang, quiet=False, failed=True, timings=None, command="preflight")
        return FAILED
    sys.stdout.write("\n".join(lines) + "\n")
    return 0
