"""Levels of rows by how far their texts stand in: statements in spreadsheets are outlined so."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportcli.model.fact import Fact
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.tables.headers.place import HeaderPlace
from reportcli.workbook.tables.record import Record, put_value, row_of, value_of
from reportcli.workbook.tables.table_cells import TableCells


def put_levels(cells: TableCells, place: HeaderPlace, records: Sequence[Record]) -> None:
    """Fills blank cells of columns that say `indent`: 1 for the outermost texts of the column that it names,
    2 for those that stand in the least from them, and so on. Where all stand alike, nothing is said.
    """
    for name, column in cells.spec.columns.items():
        at = place.columns.get(column.indent) if column.indent else None
        if at is None:
            continue
        steps = {row_of(each): _steps(cells, cells.cell(row_of(each), at)) for each in records}
        levels = {each: level for level, each in enumerate(sorted({*steps.values()}), start=1)}
        for record in records if len(levels) > 1 else ():
            if value_of(record, name) is None:
                level = Decimal(levels[steps[row_of(record)]])
                put_value(record, name, Fact(level, sources=(cells.ref(row_of(record), at),), decimals=0))


def _steps(cells: TableCells, cell: Cell | None) -> tuple[int, int]:
    """How far a text stands in: by the indent of its cell, by the spaces before it."""
    if cell is None:
        return 0, 0
    text = cell.text.replace("\t", "    ")
    return cells.reading.indents.get(cell.style, 0), len(text) - len(text.lstrip())
