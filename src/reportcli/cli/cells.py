"""`reportcli cells`: a workbook as tables of cells in plain text, for `git diff` and `grep`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Annotated

import typer

from reportcli.cli.options import stated
from reportcli.cli.options.given import FAILED
from reportcli.cli.spoken import language_of_folder
from reportcli.cli.standard_output import out
from reportcli.model.diagnostic import Findings

if TYPE_CHECKING:
    from reportcli.workbook.excel.cells import Cell
    from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet


def cells(
    workbook: stated.Workbook,
    *,
    sheet: Annotated[
        list[str] | None,
        typer.Option("--sheet", metavar="NAME", help="This sheet only; may be said several times."),
    ] = None,
    ui_lang: stated.UiLang = None,
) -> int:
    """Print a workbook as tables of cells: a line a row, values as they are and as they show, formulas."""
    from reportcli.cli.output.refusals import complain
    from reportcli.workbook.excel.workbook_file import WorkbookFile

    wanted = {name.casefold() for name in sheet or ()}
    try:
        book = WorkbookFile(workbook).book(lambda name: not wanted or name.casefold() in wanted)
    except Findings as refused:
        return complain(refused, ui_lang or language_of_folder(workbook.parent)) or FAILED
    for one in book.sheets:
        if not wanted or one.name.casefold() in wanted:
            out("".join(f"{line}\n" for line in lines(one, book)))
    return 0


def lines(sheet: RawSheet, book: RawBook) -> Iterator[str]:
    """The name of the sheet, then a line a row, without its number: a row put in between changes no other."""
    yield f"## {sheet.name}"
    for number in sheet.rows.numbers:
        columns = sorted(sheet.filled(number))
        found = {column: sheet.cell(number, column) for column in columns}
        last = columns[-1] if columns else 0
        texts = [
            _described(cell, sheet.formula(number, column), book) if (cell := found.get(column)) else ""
            for column in range(1, last + 1)
        ]
        if any(texts):
            yield " | ".join(texts)
    yield ""


def _described(cell: Cell, formula: str | None, book: RawBook) -> str:
    """The value, how the cell shows it where that is something else, and its formula."""
    text = cell.text.replace("\\", "\\\\").replace("\r\n", "\n").replace("\n", "\\n").replace("|", "\\|")
    shown = _shown(cell, book)
    parts = [text, f"[{shown}]" if shown not in ("", cell.text) else "", formula or ""]
    return " ".join(part for part in parts if part)


def _shown(cell: Cell, book: RawBook) -> str:
    """What a number shows by its format; "" of all else."""
    from reportcli.number_formats import show

    code = book.format(cell.style)
    if cell.kind != "n" or code == "General":
        return ""
    try:
        return show(Decimal(cell.text), code, "en-GB", date1904=book.date1904).text.strip()
    except (InvalidOperation, ValueError):
        return ""
