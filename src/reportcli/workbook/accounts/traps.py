"""What a reader of a pasted trial balance does not see as it is read: hidden rows, struck or unseen cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportcli.model.collector import shown, some_rows
from reportcli.workbook.accounts.entries import Entry, Ref
from reportcli.workbook.accounts.headings import Header
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.tables.values.conditional_looks import ConditionalLooks
from reportcli.workbook.tables.values.reading import CellReading


def report_traps(
    sheet: RawSheet, header: Header, accounts: Sequence[Entry], *, reading: CellReading, ref: Ref
) -> None:
    """Hidden rows and columns are read like the others, struck words are left out, unseen cells count: each
    is reported, as in tables. accounts: the rows that count.
    """
    _report_hidden_rows(sheet, header, accounts, reading=reading, ref=ref)
    for column, name in _columns(header):
        if any(first <= column <= last for first, last in sheet.hidden_columns):
            title = _title(sheet, header, column, name)
            reading.diagnostics.note("hidden-column", ref(header.row, column), column=title)
    if sheet.struck or reading.unseen or sheet.conditions:
        _report_cells(sheet, header, accounts, reading=reading, ref=ref)


def _report_hidden_rows(
    sheet: RawSheet, header: Header, accounts: Sequence[Entry], *, reading: CellReading, ref: Ref
) -> None:
    hidden = [entry.row for entry in accounts if entry.row in sheet.hidden_rows]
    if hidden:
        code = "filtered-rows" if sheet.filtered else "hidden-rows"
        where = ref(hidden[0], min(column for column, _ in _columns(header)))
        reading.diagnostics.warning(code, where, rows=some_rows(hidden))


def _report_cells(
    sheet: RawSheet, header: Header, accounts: Sequence[Entry], *, reading: CellReading, ref: Ref
) -> None:
    """Struck words and cells that cannot be seen, by their own look and by conditional formats."""
    looks = ConditionalLooks(sheet, reading)
    for entry in accounts:
        for column, name in _columns(header):
            title = _title(sheet, header, column, name)
            _report_looks(sheet, entry.row, column, reading=reading, ref=ref, name=title)
            if (cell := sheet.cell(entry.row, column)) is not None:
                looks.report(cell, (entry.row, column), ref(entry.row, column), title)


def _columns(header: Header) -> Iterator[tuple[int, str]]:
    """The columns that count, with what they hold."""
    yield from ((column, name) for name, column in header.columns.items() if column)
    yield from ((column, " ".join(slot)) for slot, column in header.amounts.items())


def _title(sheet: RawSheet, header: Header, column: int, name: str) -> str:
    """The heading of a column as it stands in the sheet, else what it holds."""
    cell = sheet.cell(header.row, column)
    return shown(cell.text) if cell is not None and cell.kind == "s" else name


def _report_looks(
    sheet: RawSheet, row: int, column: int, *, reading: CellReading, ref: Ref, name: str
) -> None:
    cell = sheet.cell(row, column)
    if cell is None:
        return
    left_out = sheet.struck.get((row, column), "")
    if left_out:
        args = {"found": shown(left_out), "text": shown(cell.text), "column": name}
        reading.diagnostics.warning("struck-words", ref(row, column), group=name, **args)
    if cell.style in reading.unseen and cell.text.strip():
        args = {"found": reading.in_sheet(cell), "column": name}
        reading.diagnostics.warning("white-on-white", ref(row, column), group=name, **args)
