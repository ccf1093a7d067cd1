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
    found: dict[int, Heads] = {}
    group: tuple[str, ...] = ()
    above: dict[int, tuple[str, ...]] = {}  # heads over each column
    beside: dict[int, tuple[str, ...]] = {}  # heads of each row, those that reach down included
    for number, (row, placed) in enumerate(zip(table.rows, grid.cells, strict=True)):
        if row.kind == "group":
            group = ()
        for column, cell in placed:
            name = f"{table.path}/h{number + 1}-{column + 1}"
            span = range(column, min(column + cell.col_span, grid.columns))
            heads = tuple(dict.fromkeys(one for at in span for one in above.get(at, ())))
            named = is_head(table, row, column, cell) and bool(cell.blocks)
            if row.kind == "header":
                found[id(cell)] = Heads(name if named else None, heads)
                if named:
                    above.update({at: (*above.get(at, ()), name) for at in span})
                continue
            if row.kind == "group":
                found[id(cell)] = Heads(name if named else None, ())
                group = (name,) if named else ()
                continue
            sides = beside.get(number, ())
            found[id(cell)] = Heads(name if named else None, (*heads, *group, *sides))
            if named:
                for down in range(cell.row_span):
                    beside[number + down] = (*beside.get(number + down, ()), name)
    return found


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
