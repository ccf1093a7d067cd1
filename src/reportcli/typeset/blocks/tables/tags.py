"""Which heads a cell of a table has, where scopes alone do not say it: several levels, spans, groups.

Source: PDF/UA-1, 7.5; ISO 32000-1, 14.8.5.7 (Headers).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from reportcli import blocks as b
from reportcli.typeset.blocks.tables.columns import TableGrid


class Heads(NamedTuple):
    """A cell's own id, None where nothing refers to it, and the ids of its heads."""

    id: str | None
    headers: tuple[str, ...]


NO_HEADS = Heads(None, ())


def is_head(table: b.Table, row: b.Row, column: int, cell: b.Cell) -> bool:
    """Whether a cell is a head of its row or its columns."""
    return cell.header or row.kind == "header" or table.columns[column].row_header


def heads_of(table: b.Table, grid: TableGrid) -> Mapping[int, Heads]:
    """By identity of the cell; nothing where each column and each row has one head at most."""
    if not _is_complex(table, grid):
        return {}
    reading = _Reading(table, grid)
    for number, row in enumerate(table.rows):
        reading.read(number, row)
    return reading.found


class _Reading:
    """The heads of a table, met row by row."""

    def __init__(self, table: b.Table, grid: TableGrid) -> None:
        self.found: dict[int, Heads] = {}
        self._table, self._grid = table, grid
        self._group: tuple[str, ...] = ()
        self._above: dict[int, tuple[str, ...]] = {}  # heads over each column
        self._beside: dict[int, tuple[str, ...]] = {}  # heads of each row, those that reach down included

    def read(self, number: int, row: b.Row) -> None:
        """One row, after those above it."""
        if row.kind == "group":
            self._group = ()
        for column, cell in self._grid.cells[number]:
            named = is_head(self._table, row, column, cell) and bool(cell.blocks)
            name = f"{self._table.path}/h{number + 1}-{column + 1}" if named else None
            own = (name,) if name is not None else ()
            if row.kind == "header":
                self._read_header(column, cell, name, own)
            elif row.kind == "group":
                self.found[id(cell)] = Heads(name, ())
                self._group = own
            else:
                sides = self._beside.get(number, ())
                self.found[id(cell)] = Heads(name, (*self._over(column, cell), *self._group, *sides))
                for down in range(number, number + cell.row_span):
                    self._beside[down] = (*self._beside.get(down, ()), *own)

    def _read_header(self, column: int, cell: b.Cell, name: str | None, own: tuple[str, ...]) -> None:
        self.found[id(cell)] = Heads(name, self._over(column, cell))
        self._above.update({at: (*self._above.get(at, ()), *own) for at in self._span(column, cell)})

    def _over(self, column: int, cell: b.Cell) -> tuple[str, ...]:
        """The heads over the columns of a cell, each once."""
        return tuple(dict.fromkeys(one for at in self._span(column, cell) for one in self._above.get(at, ())))

    def _span(self, column: int, cell: b.Cell) -> range:
        return range(column, min(column + cell.col_span, self._grid.columns))


def _is_complex(table: b.Table, grid: TableGrid) -> bool:
    heads = [row for row in table.rows if row.kind == "header"]
    if len(heads) > 1 or any(row.kind == "group" for row in table.rows):
        return True
    spans = (
        cell.row_span > 1 or (cell.col_span > 1 and row.kind == "header")
        for row, placed in zip(table.rows, grid.cells, strict=True)
        for column, cell in placed
        if is_head(table, row, column, cell)
    )
    return any(spans)
