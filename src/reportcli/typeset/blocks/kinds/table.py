"""Tables: rows as boxes that split between lines, header repeated as decoration, spans, rules, stripes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportcli import blocks as b
from reportcli.model.style import Paint, Stroke
from reportcli.model.value_class import dataclass
from reportcli.typeset.blocks.flow import flow_all
from reportcli.typeset.blocks.table_columns import TableGrid, aligned, column_widths, decimal_shifts
from reportcli.typeset.blocks.table_row import CellItems, TableRow, row_box
from reportcli.typeset.breaking.items import FORBIDDEN, Box, Close, Item, Leaf, Open, Penalty, Scope
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.structure_tree import Node

WHOLE_LINES = 8  # rows up to this many lines of the cell style are moved rather than split
LONELY = 250.0  # cost of one body row alone before or after a break


def table(state: ChapterState, block: b.Table, inherited: Inherited, room: Room) -> list[Item]:
    """A box a row, with what a break between two of them costs, inside a scope that repeats the header."""
    inner = replace(inherited, node=state.node(inherited, block.role or "Table", block))
    grid = TableGrid(block)
    widths = column_widths(state, block, grid, inner, width=room.width)
    shifts = decimal_shifts(state, block, grid, widths)
    rows = _Rows(state, block, grid, inner, room.x, widths, shifts)
    heads = next((i for i, row in enumerate(block.rows) if row.kind != "header"), len(block.rows))
    header, body = rows.boxes(0, heads, "THead"), rows.boxes(heads, len(block.rows), "TBody")
    items: list[Item] = [Open(Scope(room.x, rows.width, repeat=_repeated(header)))]
    for box, _ in header:
        items += [box, Penalty(FORBIDDEN)]
    for index, (box, first) in enumerate(body):
        if index:
            items.append(Penalty(_cost(block, first, index, body)))
        items.append(box)
    items.append(Close())
    return items


def _cost(block: b.Table, row: int, index: int, body: Sequence[tuple[Box, int]]) -> float:
    """Of a break before the body box `index`, whose first row's number is `row`."""
    before = block.rows[body[index - 1][1]]
    if before.kind == "group" or block.rows[row].kind == "total":
        return FORBIDDEN
    return LONELY if index in (1, len(body) - 1) else 0.0


def _repeated(header: Sequence[tuple[Box, int]]) -> Box | None:
    """The header rows as decoration, for every continuation."""
    if not header:
        return None
    leaves: list[Leaf] = []
    y = 0.0
    for box, _ in header:
        leaves += [replace(leaf.at(0.0, y), node=None, artifact="Repeat") for leaf in box.leaves]
        y += box.height
    return Box(y, tuple(leaves))


@dataclass(slots=True)
class _Rows:
    """Makes the row boxes of one table. shifts: points that cells move right to their decimal sign, by id."""

    state: ChapterState
    block: b.Table
    grid: TableGrid
    inherited: Inherited
    x: float
    widths: list[float]
    shifts: dict[int, float]
    striped: int = 0

    @property
    def width(self) -> float:
        """Of the table in points, gaps between columns included."""
        return sum(self.widths) + self.block.gap * max(len(self.widths) - 1, 0)

    def boxes(self, start: int, end: int, tag: str) -> list[tuple[Box, int]]:
        """One box a row, or for rows that spans tie together; with the number of its first row."""
        if start == end:
            return []
        part = replace(self.inherited, node=self.state.node(self.inherited, tag))
        boxes: list[tuple[Box, int]] = []
        number = start
        while number < end:
            last = self.grid.tied(number, end)
            boxes.append((row_box([self._row(i, part) for i in range(number, last + 1)]), number))
            number = last + 1
        return boxes

    def _row(self, number: int, part: Inherited) -> TableRow:
        block, row = self.block, self.block.rows[number]
        inherited = replace(part, node=self.state.node(part, "TR", keep=True))
        cells = [self._cell(cell, column, row, inherited) for column, cell in self.grid.cells[number]]
        return TableRow(
            cells,
            block.style.padding,
            self.x,
            self.width,
            self.inherited.step,
            row.path or block.path,
            self._fill(row),
            block.style.rule_head if row.kind == "total" else None,
            self._rule_below(number),
            row.kind == "header",
            WHOLE_LINES * block.style.cell.leading,
        )

    def _fill(self, row: b.Row) -> Paint | None:
        """The row's own colour, the header's, or every second body row's; counts the body rows."""
        style = self.block.style
        self.striped = 0 if row.kind != "body" else self.striped + 1
        if row.fill:
            return row.fill
        if row.kind == "header":
            return style.header_fill
        return style.stripe if row.kind == "body" and self.striped % 2 == 0 else None

    def _rule_below(self, number: int) -> Stroke | None:
        """Under the header its own rule; none between header rows, nor above a total, which has one."""
        rows, style = self.block.rows, self.block.style
        following = rows[number + 1].kind if number + 1 < len(rows) else ""
        if rows[number].kind == "header":
            return style.rule_head if following != "header" else None
        return None if following == "total" else style.rule

    def _cell(self, cell: b.Cell, column: int, row: b.Row, inherited: Inherited) -> CellItems:
        spanned = self.widths[column : column + cell.col_span]
        width = sum(spanned) + self.block.gap * max(len(spanned) - 1, 0)
        x = self.x + sum(self.widths[:column]) + column * self.block.gap
        node = self._node(cell, column, row, inherited)
        blocks = tuple(aligned(self.state, child, self.block.columns[column]) for child in cell.blocks)
        inside = replace(inherited, node=node, own=len(blocks) == 1)
        padding = self.block.style.padding
        shift = self.shifts.get(id(cell), 0.0)
        room = Room(x + padding.left + shift, max(width - padding.left - padding.right - shift, 1.0))
        return CellItems(flow_all(self.state, blocks, inside, room), x, width, cell.row_span)

    def _node(self, cell: b.Cell, column: int, row: b.Row, inherited: Inherited) -> Node | None:
        heading = cell.header or row.kind == "header" or self.block.columns[column].row_header
        scope = ("Column" if row.kind == "header" else "Row") if heading else None
        node = self.state.node(inherited, "TH" if heading else "TD", keep=True, scope=scope)
        if node is not None:
            node.attributes.update({"col_span": cell.col_span, "row_span": cell.row_span})
        return node


KIND = BlockKind(table)
