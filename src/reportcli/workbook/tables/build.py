"""Cells of a located table to records: a row is a record, or in a crosstab every mark of a row is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportcli.model.collector import shown
from reportcli.workbook.names import fold
from reportcli.workbook.tables.build_columns import ColumnBuilder
from reportcli.workbook.tables.column_conventions import adopt_conventions
from reportcli.workbook.tables.column_figures import report_lone_percentages, same_decimals
from reportcli.workbook.tables.headers.place import HeaderPlace
from reportcli.workbook.tables.lazy_records import LazyRecords
from reportcli.workbook.tables.record import CellText, Record, RowCells, cells_of, stated_key
from reportcli.workbook.tables.rows.levels import put_levels
from reportcli.workbook.tables.rows.records import record_rows
from reportcli.workbook.tables.table_cells import TableCells, settled
from reportcli.workbook.tables.table_checks import TableChecks

MARKS = frozenset("xX×✓✔•●")


def build_records(cells: TableCells, place: HeaderPlace) -> Sequence[Record]:
    """The records of a table with one record a row; of a large sheet, they are made when asked for."""
    adopt_conventions(cells, place)
    rows = record_rows(cells, place)
    place.use.rows.update(rows)
    place.use.columns |= {number: name for name, number in place.columns.items()}
    place.use.columns |= dict.fromkeys(place.marks, place.across)
    place.use.extra |= place.extra
    records: Sequence[Record]
    if place.marks:
        records = tuple(record for row in rows for record in _crossed(cells, place, row))
    elif cells.sheet.rows.columnar:
        records = ColumnBuilder(cells).records(rows, place)
    else:
        records = tuple(_record(cells, place, row) for row in rows)
        put_levels(cells, place, records)
    if not isinstance(records, LazyRecords):
        same_decimals(cells, place, records)
    report_lone_percentages(records, cells.spec, cells.diagnostics)
    headed = {at: reading.conventions.currency for at, reading in cells.readings.items()}
    TableChecks(cells.sheet, cells.spec, cells.input, reading=cells.reading, headed=headed).run(
        rows, place, records
    )
    if not records and not cells.spec.optional:  # an optional sheet that is not filled is as good as none
        cells.diagnostics.error("no-rows", cells.sheet_ref)
    return records


def _record(cells: TableCells, place: HeaderPlace, row: int) -> Record:
    context = cells.context(row, place.columns)
    values: dict[str, object] = {}
    where = RowCells(cells.input, cells.sheet.name, row, place.columns)
    for name, column in cells.spec.columns.items():
        at = place.columns.get(name)
        value = cells.value(row, at, column, context) if at is not None else None
        if value is None and column.required and at is not None and not _is_covered(cells, row, at):
            cells.diagnostics.error("required-blank", where[name], group=name, column=name)
        values[name] = settled(value, column)
    return cells.record(values, where, row)


def _is_covered(cells: TableCells, row: int, at: int) -> bool:
    """Whether a cell lies in merged cells: these are reported, and its blank follows from them."""
    return any(
        area.top <= row <= area.bottom and area.left <= at <= area.right for area in cells.sheet.merges
    )


def _crossed(cells: TableCells, place: HeaderPlace, row: int) -> Iterator[Record]:
    """A record for every mark of a crosstab's row; one without reference when it has none."""
    marked = [column for column in place.marks if _is_marked(cells, row, column)]
    for part, column in enumerate(marked or [0]):
        plain = _record(cells, place, row)
        across = {place.across: column} if column else {}
        where = RowCells(cells.input, cells.sheet.name, row, place.columns | across)
        values, _ = cells_of(plain, cells.spec.columns)
        values[place.across] = CellText(place.marks[column], where[place.across]) if column else None
        key = stated_key(plain)
        yield Record(cells.spec.name, row, values, where, key=key, sheet=cells.sheet_ref, part=part)


def _is_marked(cells: TableCells, row: int, column: int) -> bool:
    cell = cells.cell(row, column)
    if cell is None or not cell.text.strip() or cell.text == "0":
        return False
    if fold(cell.text) in cells.reading.words.no:
        return False
    if not cells.says_yes(cell) and cell.text.strip() not in MARKS:
        cells.diagnostics.warning("crosstab-mark", cells.ref(row, column), found=shown(cell.text))
    return True
