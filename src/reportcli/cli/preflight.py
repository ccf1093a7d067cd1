"""`reportcli preflight`: judges any PDF, ours or not, for print, screen or archive."""

from __future__ import annotations

from pathlib import Path

import typer

from reportcli.cli.build import FAILED, OutputFormat, Purpose


def preflight(
    file: Path = typer.Argument(..., help="The PDF to judge, of any program.", exists=True, dir_okay=False),
    purpose: Purpose | None = typer.Option(
        None, "--for", help="What the file is for (default: what it says of itself, else print)."
    ),
    printer: Path | None = typer.Option(
        None, "--printer", help="Print: judge by this printer.yaml (default: the one beside the file)."
    ),
    part: str | None = typer.Option(
        None, "--part", help="Which of its parts the file is: cover, inside or whole."
    ),
    strict: bool = typer.Option(
        False, "--strict", help="Treat warnings, and what is not checked, as errors."
    ),
    quiet: bool = typer.Option(False, "-q", "--quiet", help="Say nothing but errors."),
    form: OutputFormat = typer.Option(OutputFormat.TEXT, "--format", help="How findings are printed."),
    ui_lang: str = typer.Option("en", "--ui-lang", help="The language of messages: fr, nl, en or de."),
) -> int:
    """Judge a PDF by PDF/X-4 and the rules of print, or PDF/UA and PDF/A; passing is no proof of access."""
    from reportcli.cli.output.text import render
    from reportcli.pipeline import Outcome
    from reportcli.preflight import judge, page_count
    from reportcli.press.files import limits_beside

    outcome = Outcome(pages=page_count(file))
    limits, told = limits_beside(file, printer, part)
    outcome.diagnostics += told
    for one in _purposes(purpose):
        outcome.diagnostics += [
            found for found in judge(file, one, limits) if found not in outcome.diagnostics
        ]
    failed = outcome.failed(strict)
    render(outcome, form.value, lang=ui_lang, quiet=quiet, failed=failed, timings=None, command="preflight")
    return FAILED if failed else 0


def _purposes(purpose: Purpose | None) -> list[str | None]:
    """`all` judges one file by all three."""
    if purpose is Purpose.ALL:
        return ["print", "screen", "archive"]
    return [purpose.value if purpose is not None else None]
