"""What a whole column says of its cells: a multiple in its heading, the order of its dates, its decimal sign.

A multiple stands in the header itself ("2023 in T€"), above it, or in a caption over the table, which holds
for amounts alone. What the texts of a column prove counts before what the workbook's language does.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.model.collector import shown
from reportcli.model.value_class import replace
from reportcli.number_formats import (
    HeadingMultiple,
    currency_in_caption,
    currency_in_header,
    group_sign,
    multiple_in_header,
    settled,
    subunit_in_header,
)
from reportcli.workbook.contract.contract import NUMERIC, Column
from reportcli.workbook.excel.sheet_rows import SCANNED
from reportcli.workbook.tables.column_figures import counts_percent
from reportcli.workbook.tables.headers.header_cells import header_text
from reportcli.workbook.tables.headers.place import HeaderPlace
from reportcli.workbook.tables.table_cells import TableCells
from reportcli.workbook.tables.values.dates import order_proven
from reportcli.workbook.tables.values.numbers_in_text import decimal_mark, whole_thousands
from reportcli.workbook.tables.values.reading import CellReading, ColumnConventions

COUNTED = ("money", "number", "integer")
"""Types whose cells a multiple in a heading multiplies."""
_ABOVE = 12  # rows above a header that are looked at for captions
_COMMA_MONEY = frozenset(
    ("GBP", "USD", "CAD", "AUD", "NZD", "JPY", "CNY", "HKD", "SGD", "TWD", "KRW", "INR", "PHP", "THB", "MXN")
)
"""Currencies whose home writes 1,234 for a thousand and more."""
_Stated = tuple[str, int, int]
"""The text of a heading with its row and column."""


def adopt_conventions(cells: TableCells, place: HeaderPlace) -> None:
    """Gives every column of a located table its conventions; a multiple is reported at its heading."""
    above = [*_headings_above(cells, place), *_captions_beside(cells, place)]
    of_file = _mark_of_file(cells, place)
    for name, at in place.columns.items():
        column = cells.spec.columns[name]
        found = _of_texts(cells.reading, column, _texts(cells, place.rows, at))
        header = cells.cell(place.header, at)
        text = header_text(header) if header is not None else ""
        if column.type == "percent":
            found = replace(found, percent=counts_percent(cells, column, place.rows, at, header=text))
        if of_file and not found.mark and column.type in NUMERIC:
            found = replace(found, mark=of_file, group="")
        if column.type in COUNTED:
            over = [stated for stated, columns in above if _speaks_of(columns, at, column)]
            if column.type == "money" and not column.unit:
                found = replace(found, currency=_currency_of(text, over, cells.reading.currency))
            found = _multiplied(cells, column, found, [(text, place.header, at), *over])
        if found != ColumnConventions():
            cells.readings[at] = replace(cells.reading, conventions=found)


def _currency_of(header: str, over: list[_Stated], home: str) -> str:
    """The currency that a header names, else the words over it: "All amounts in USD"."""
    captions = (currency_in_caption(text, home) for text, _, _ in over)
    return currency_in_header(header, home) or next(filter(None, captions), "")


def _mark_of_file(cells: TableCells, place: HeaderPlace) -> str:
    """The decimal sign of a text file: as its source states, else as its numbers prove together."""
    marks = cells.reading.marks
    if marks is None:
        return ""
    if marks.mark:
        return marks.mark
    columns = [at for name, at in place.columns.items() if cells.spec.columns[name].type in NUMERIC]
    return decimal_mark(text for at in columns for text in _texts(cells, place.rows, at))


def adopt_row_conventions(cells: TableCells, row: int, keys: int, column: Column) -> None:
    """The same for a value beside its key."""
    cell = cells.cell(row, keys)
    if cell is not None and column.type in COUNTED:
        found = _multiplied(cells, column, ColumnConventions(), [(header_text(cell), row, keys)])
        cells.readings.pop(keys + 1, None)
        if found.power:
            cells.readings[keys + 1] = replace(cells.reading, conventions=found)


def _texts(cells: TableCells, rows: list[int], at: int) -> Iterator[str]:
    """The texts of a column, in their order."""
    for row, value in zip(rows, cells.sheet.rows.column(at, rows), strict=True):
        if value is SCANNED:
            cell = cells.cell(row, at)
            if cell is not None and cell.kind == "s" and cell.text:
                yield cell.text
        elif isinstance(value, str) and value:
            yield value


def _of_texts(reading: CellReading, column: Column, found: Iterator[str]) -> ColumnConventions:
    """The order of dates, the decimal sign and the sign of thousands."""
    if column.type in ("date", "month"):
        return ColumnConventions(order=column.order or order_proven(found))
    texts = [*found] if column.type in NUMERIC else []
    signs = column.type == "percent" and any("%" in text for text in texts)
    if not texts or (reading.marks is not None and reading.marks.mark):
        return ColumnConventions(signs=signs)
    mark = decimal_mark(texts)
    whole = column.type in ("money", "integer")
    if not mark and whole and not any(decimal_mark([text]) for text in texts):
        mark = whole_thousands(texts)
    group = _group_of(reading) if whole and not mark else ""
    return ColumnConventions(mark=mark, group=group, signs=signs)


def _group_of(reading: CellReading) -> str:
    """The sign of thousands by the language that the workbook states, else by its currency."""
    if reading.language:
        return group_sign(reading.language)
    return "," if reading.currency in _COMMA_MONEY else ""


def _headings_above(cells: TableCells, place: HeaderPlace) -> Iterator[tuple[_Stated, range]]:
    """Texts over the header with the columns that they stand over: those of their merged cells, the columns
    to the next text, or of a caption alone in its row all (an empty range).
    """
    above = [row for row in cells.sheet.rows.numbers if row < place.header][-_ABOVE:]
    merged = {(area.top, area.left): area.right for area in cells.sheet.merges}
    for row in above:
        filled = sorted(cells.sheet.filled(row))
        for first, after in zip(filled, [*filled[1:], first_free(place)], strict=True):
            cell = cells.cell(row, first)
            if cell is not None and cell.kind == "s" and cell.text.strip():
                last = merged.get((row, first), after - 1)
                columns = range(first, last + 1) if len(filled) > 1 else range(0)
                yield (cell.text, row, first), columns


def _captions_beside(cells: TableCells, place: HeaderPlace) -> Iterator[tuple[_Stated, range]]:
    """Texts on the row of the header to the right of the table, with nothing below them: captions as well."""
    for at in sorted(cells.sheet.filled(place.header)):
        cell = cells.cell(place.header, at)
        if at < first_free(place) or cell is None or cell.kind != "s":
            continue
        below = (cells.cell(row, at) for row in place.rows)
        if not any(each is not None and each.text for each in below):
            yield (cell.text, place.header, at), range(0)


def first_free(place: HeaderPlace) -> int:
    """The column behind the last of a table."""
    return max(place.columns.values(), default=0) + 1


def _speaks_of(columns: range, at: int, column: Column) -> bool:
    """Whether a heading above the header holds for a column: a caption does for amounts."""
    return at in columns if columns else column.type == "money"


def _multiplied(
    cells: TableCells, column: Column, found: ColumnConventions, stated: list[_Stated]
) -> ColumnConventions:
    """The conventions with the multiple of the first heading that states one, which is reported."""
    reading = cells.reading
    for text, row, at in stated:
        multiple, where = multiple_in_header(text, None, reading.language[:2] or None), cells.ref(row, at)
        if multiple is None:
            subunit = subunit_in_header(text) if column.type == "money" else ""
            if subunit:
                args = {"found": shown(subunit), "column": column.name, "nearest": ""}
                reading.diagnostics.error("unit-not-understood", where, group=column.name, **args)
            continue
        currency = settled(multiple.currency, reading.currency) if multiple.currency else ""
        if multiple.currency and not currency:
            args = {"found": shown(multiple.text), "column": column.name, "nearest": ""}
            reading.diagnostics.error("unit-not-understood", where, group=column.name, **args)
            return found
        args = {"found": shown(multiple.text), "column": column.name, "factor": _factor(multiple)}
        reading.diagnostics.warning("multiple-in-header", where, group=column.name, **args)
        return replace(found, power=multiple.power, currency=currency or found.currency)
    return found


def _factor(multiple: HeadingMultiple) -> str:
    return f"{10**multiple.power:,}".replace(",", " ")
