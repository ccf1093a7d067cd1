"""`reportcli preflight`: judges any PDF, ours or not, for print, screen or archive."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportcli.cli.options import given, stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.options.stated import OutputFormat
from reportcli.cli.output.run_report import RunReport, print_run
from reportcli.deliver.atomic_write import mend_deliveries
from reportcli.preflight import judge, page_count
from reportcli.press.limits import limits_beside
from reportcli.request import PROFILES, Outcome, Purpose


def preflight(
    file: Annotated[
        Path, typer.Argument(help="The PDF to judge, of any program.", exists=True, dir_okay=False)
    ],
    *,
    purpose: Annotated[
        Purpose | None,
        typer.Option("--for", help="What the file is for (default: what it says of itself, else print)."),
    ] = None,
    printer: Annotated[
        Path | None,
        typer.Option(
            "--printer", help="Print: judge by this printer.yaml (default: the one beside the file)."
        ),
    ] = None,
    part: Annotated[
        str | None, typer.Option("--part", help="Which of its parts the file is: cover, inside or whole.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Treat warnings, and what is not checked, as errors.")
    ] = False,
    quiet: stated.Quiet = False,
    form: stated.Format = OutputFormat.TEXT,
    color: stated.Coloured = None,
    ui_lang: stated.UiLangOrEnglish = "en",
) -> int:
    """Judge a PDF by PDF/X-4 and the rules of print, or PDF/UA and PDF/A; passing is no proof of access."""
    given.regular_file(file, "FILE")
    given.colours(color)
    mend_deliveries(file.parent)
    outcome = Outcome(pages=page_count(file))
    limits, refused = limits_beside(file, printer, part)
    outcome.diagnostics += refused
    for profile in _profiles(purpose):
        outcome.diagnostics += [one for one in judge(file, profile, limits) if one not in outcome.diagnostics]
    failed = outcome.failed(strict)
    report = RunReport(
        outcome, command="preflight", lang=ui_lang, failed=failed, quiet=quiet, workbook=file, strict=strict
    )
    print_run(report, form.value)
    return FAILED if report.failed else 0


def _profiles(purpose: Purpose | None) -> list[str | None]:
    """`all` judges one file by every profile."""
    if purpose is Purpose.ALL:
        return [*PROFILES]
    return [purpose.value if purpose is not None else None]
