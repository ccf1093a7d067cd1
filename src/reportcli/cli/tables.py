"""`reportcli tables`: the tables of a report, or one of them, as they are read."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportcli.cli.options import given, stated
from reportcli.cli.output.refusals import complain
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out
from reportcli.cli.usage.complaints import Refused
from reportcli.deliver.atomic_write import obstacles, write_atomic
from reportcli.messages import catalogue
from reportcli.model.diagnostic import Findings, Severity, error
from reportcli.request import Request

if TYPE_CHECKING:
    from reportcli.workbook.tables.table import Table
    from reportcli.workbook.workbook import Workbook


class TableForm(StrEnum):
    """How tables are printed."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


def tables(
    workbook: stated.Workbook,
    name: Annotated[
        str | None, typer.Argument(help="A table, for example people; without it, the list of tables.")
    ] = None,
    *,
    form: Annotated[TableForm, typer.Option("--format", help="How tables are printed.")] = TableForm.TEXT,
    parquet: Annotated[
        Path | None,
        typer.Option("--parquet", help="Write the table NAME to a Parquet file, for pandas and its like."),
    ] = None,
    layout: stated.LayoutName = None,
    source: stated.TableSources = None,
    ui_lang: stated.UiLang = None,
) -> int:
    """List the tables of a report with rows, columns and source, or print one of them."""
    from reportcli.run.tables import read_tables

    given.regular_file(workbook, "WORKBOOK")
    given.names_a_file(parquet, "--parquet")
    if parquet is not None and name is None:
        raise Refused("--parquet", "one-table")
    try:
        sources = given.table_sources(source)
        request = Request(workbook, layout=layout, sources=sources, secrets=given.secrets())
        read = read_tables(request)
        if name is None:
            text = _listed(read, form, ui_lang)
        elif parquet is not None:
            text = _written(read, name, parquet)
        else:
            text = _printed(read, name, form)
    except Findings as refused:
        return complain(refused, ui_lang or language_of_folder(workbook.parent))
    out(text)
    count = sum(one.severity is Severity.ERROR for one in read.diagnostics)
    if count:
        words = catalogue(ui_lang or read.language.split("-")[0])["_tables"]
        print(words["errors"].format(count=count, workbook=workbook.name), file=sys.stderr)
    return 0


def _listed(read: Workbook, form: TableForm, ui_lang: str | None) -> str:
    from reportcli.cli.output import tables as output

    if form is TableForm.JSON:
        return output.as_json(output.list_data(read))
    if form is TableForm.CSV:
        return output.list_csv(read)
    return output.list_text(read, catalogue(ui_lang or read.language.split("-")[0])["_tables"])


def _written(read: Workbook, name: str, target: Path) -> str:
    """Writes one table to a Parquet file and gives its name. Raises Findings."""
    from reportcli.cli.output.frames import parquet
    from reportcli.cli.output.tables import columns_of

    table = _table(read, name)
    data = parquet(table, columns_of(table))
    in_the_way = obstacles({target: data}, lambda path: False)
    if in_the_way:
        raise Findings(in_the_way)
    write_atomic(target, data)
    return f"{target}\n"


def _table(read: Workbook, name: str) -> Table:
    """One table. Raises Findings: there is none of this name."""
    from reportcli.cli.output import tables as output
    from reportcli.workbook.workbook import UnknownTable

    try:
        return read.table(name)
    except UnknownTable as unknown:
        names = ", ".join(one.name for one in output.listed(read))
        args = {"name": name, "names": names, "nearest": unknown.nearest}
        raise Findings([error("table-asked-unknown", None, **args)]) from None


def _printed(read: Workbook, name: str, form: TableForm) -> str:
    """One table. Raises Findings: there is none of this name."""
    from reportcli.cli.output import tables as output

    table = _table(read, name)
    if form is TableForm.JSON:
        return output.as_json(output.table_data(read, table))
    return output.table_csv(table) if form is TableForm.CSV else output.table_text(table)
