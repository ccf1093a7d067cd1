"""`reportcli read`: what a screen reader would say of a PDF, in the order of its structure tree."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportcli.cli.options import given
from reportcli.cli.options.given import FAILED
from reportcli.cli.output.run_report import RunReport, print_run
from reportcli.cli.standard_output import out
from reportcli.deliver.atomic_write import mend_deliveries
from reportcli.model.diagnostic import Findings
from reportcli.model.languages import in_words
from reportcli.preflight import read_aloud
from reportcli.request import Outcome


def read(
    file: Annotated[
        Path, typer.Argument(help="The PDF to read, of any program.", exists=True, dir_okay=False)
    ],
    ui_lang: Annotated[
        str, typer.Option("--ui-lang", help=f"The language of the spoken roles: {in_words()}.")
    ] = "en",
) -> int:
    """Print what a screen reader would say: roles, texts, alternatives, tables with their headers."""
    given.regular_file(file, "FILE")
    mend_deliveries(file.parent)
    try:
        lines = read_aloud(file, ui_lang)
    except Findings as refused:
        outcome = Outcome(diagnostics=list(refused.diagnostics))
        print_run(RunReport(outcome, command="preflight", lang=ui_lang, failed=True), "text")
        return FAILED
    out("\n".join(lines) + "\n")
    return 0
