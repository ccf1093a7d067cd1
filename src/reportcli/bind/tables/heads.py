"""Heads of a table: rows that are written out, over the heads of the columns and those that they share."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportcli.bind.attributes import Attributes
from reportcli.bind.position import Here
from reportcli.bind.tables.cells import Cells, Written
from reportcli.bind.tables.columns import PrintedColumn
from reportcli.blocks import Cell, Row
from reportcli.model.value_class import replace


def column_heads(cells: Cells, here: Here, above: Sequence[Row]) -> list[Row]:
    """The heads of the columns: one row, or two where neighbours share one; none where nothing has a head.

    A column without a head has no cell under one that reaches down from above.
    """
    if not any(column.part.header is not None or column.part.over for column in cells.columns):
        return []
    covered = _covered(above)
    overs = [_over(cells, column, here) for column in cells.columns]
    if not any(overs):
        made = [
            _head(cells, column, here)
            for at, column in enumerate(cells.columns)
            if column.part.header is not None or at not in covered
        ]
        return [Row(tuple(made), "header", here.path)]
    return _two_rows(cells, here, overs)


def _two_rows(cells: Cells, here: Here, overs: Sequence[str]) -> list[Row]:
    """Shared heads over their columns; a head that shares none is as high as both rows."""
    upper: list[Cell] = []
    lower: list[Cell] = []
    top = here.at(f"{here.path}/over")
    for over, run in groupby(zip(overs, cells.columns, strict=True), key=lambda pair: pair[0]):
        columns = [column for _, column in run]
        if over:
            part = columns[0].part
            said = Written(part, ("over",))
            shared = cells.cell(part.over or "", "header", columns[0].at(top), said, header=True)
            upper.append(replace(shared, col_span=len(columns)))
            lower += [_head(cells, column, here) for column in columns]
        else:
            upper += [replace(_head(cells, column, here), row_span=2) for column in columns]
    return [Row(tuple(upper), "header", top.path), Row(tuple(lower), "header", here.path)]


def _over(cells: Cells, column: PrintedColumn, here: Here) -> str:
    """What a column's shared head says, "" for none."""
    if not column.part.over:
        return ""
    return Attributes(cells.binding, column.part, column.at(here)).plain("over").strip()


def _head(cells: Cells, column: PrintedColumn, here: Here) -> Cell:
    where = Written(column.part, ("header",))
    return cells.cell(column.part.header or "", "header", column.at(here), where, header=True)


def _covered(rows: Sequence[Row]) -> set[int]:
    """The columns of the row below these that their cells reach into."""
    covered: dict[int, int] = {}
    for row in rows:
        column = 0
        following = {at: left - 1 for at, left in covered.items() if left > 1}
        for cell in row.cells:
            while column in covered:
                column += 1
            if cell.row_span > 1:
                following |= {column + over: cell.row_span - 1 for over in range(cell.col_span)}
            column += cell.col_span
        covered = following
    return set(covered)
