"""`reportcli fetch`: the one command that reads databases; what they answer is put down for builds."""

from __future__ import annotations

from typing import Annotated

import typer

from reportcli.cli.options import given, stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.output.refusals import complain
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out
from reportcli.messages import catalogue
from reportcli.model.diagnostic import Findings
from reportcli.request import Request


def fetch(
    workbook: stated.Workbook,
    *,
    only_check: Annotated[
        bool, typer.Option("--check", help="Say what has changed since the last fetch; write nothing.")
    ] = False,
    layout: stated.LayoutName = None,
    ui_lang: stated.UiLang = None,
) -> int:
    """Read the databases that sources.yaml names into sources.lock/, which builds read in their place."""
    from reportcli.run.fetch import fetched, put_down

    given.regular_file(workbook, "WORKBOOK")
    lang = ui_lang or language_of_folder(workbook.parent)
    try:
        tables = fetched(Request(workbook, layout=layout, secrets=given.secrets()))
        written = [] if only_check or not tables else put_down(workbook, tables)
    except Findings as refused:
        return complain(refused, lang)
    words = catalogue(lang)["_fetch"]
    lines = [words["table"].format(table=one.table, rows=one.rows, state=words[one.state]) for one in tables]
    out("".join(f"{line}\n" for line in (lines or [words["none"]])))
    out("".join(f"{path}\n" for path in written))
    return FAILED if only_check and any(one.state != "unchanged" for one in tables) else 0
