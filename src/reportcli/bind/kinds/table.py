"""Binds tables: heads, body rows from records or written out, groups, sums, notes."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.loops import look_at
from reportcli.bind.position import Here
from reportcli.bind.tables.cells import Cells, Written, filled, grid_width
from reportcli.bind.tables.rows import RowBinder
from reportcli.blocks import Block, Column, Row, Table
from reportcli.layout.models.kinds.table import TableNode
from reportcli.layout.models.measures import MOST_ROWS
from reportcli.model.geometry import Length

DEFAULT_WIDTH = Length(1, "fr")


def bind(binding: Binding, node: TableNode, here: Here) -> list[Block]:
    """A table; nothing when it has no row."""
    inner = binding.inside(node, here)
    read = Attributes(binding, node, here)
    style = read.table_style("style")
    making = RowBinder(Attributes(binding, node, inner), node, style)
    body = making.written() if node.table is None else making.of_records()
    if node.table is not None and node.common.if_ is None:
        look_at(binding, node, "table", inner, found=bool(body))
    if not body:
        return []
    rows = _sections(making, body)
    width = max(len(making.cells.columns) if node.head else 0, *(grid_width(part) for part in rows))
    table = Table(
        columns=_columns(making.cells, inner, width),
        rows=tuple(row for part in rows for row in filled(part, width)),
        style=style,
        gap=read.points("gap"),
        notes=_notes(making.cells, node, inner),
        decimal=binding.texts.evaluator.edition.locale.decimal,
        orphans=read.count("orphans", MOST_ROWS),
        widows=read.count("widows", MOST_ROWS),
        **common(read, node, inner.path, "Table"),
    )
    return [table]


def _sections(making: RowBinder, body: list[Row]) -> list[list[Row]]:
    """Heads, body and totals: no cell goes from one into another."""
    return [part for part in (making.header(), body, making.totals()) if part]


def _columns(cells: Cells, here: Here, count: int) -> tuple[Column, ...]:
    columns = []
    for printed in cells.columns:
        read = Attributes(cells.binding, printed.part, printed.at(here))
        width = read.length("width") if printed.part.width else DEFAULT_WIDTH
        rules = read.stroke("rule_left"), read.stroke("rule_right")
        columns.append(Column(width, printed.part.align, read.flag("row_header"), *rules))
    return tuple(columns + [Column(DEFAULT_WIDTH)] * (count - len(columns)))


def _notes(cells: Cells, node: TableNode, here: Here) -> tuple[Block, ...]:
    """What stands under the table, in the style of its notes."""
    found: list[Block] = []
    for index, note in enumerate(node.notes):
        at = here.at(f"{here.path}/note-{index + 1}")
        found += cells.cell(note, "note", at, Written(node, ("notes", index))).blocks
    return tuple(found)
