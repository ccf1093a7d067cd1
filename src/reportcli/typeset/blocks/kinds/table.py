"""Tables: rows as boxes that split between lines, header repeated as decoration, spans, rules, stripes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportcli import blocks as b
from reportcli.model.style import Gradient, Paint
from reportcli.model.value_class import dataclass, replace
from reportcli.typeset.blocks.flow import flow_all
from reportcli.typeset.blocks.tables.breaks import SumsTurn, costs, repeated
from reportcli.typeset.blocks.tables.columns import (
    TableGrid,
    aligned,
    aligned_style,
    column_widths,
    decimal_shifts,
)
from reportcli.typeset.blocks.tables.plain_cell import plain_cell
from reportcli.typeset.blocks.tables.row import CellItems, TableRow, row_box
from reportcli.typeset.blocks.tables.rules import Line, Rules
from reportcli.typeset.blocks.tables.tags import NO_HEADS, Heads, heads_of, is_head
from reportcli.typeset.breaking.items import FORBIDDEN, Box, Close, Glue, Item, Open, Penalty, Scope
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.structure_tree import Attributes, StructureNode

WHOLE_LINES = 8  # rows up to this many lines of the cell style are moved rather than split
NOTES_GAP = 3.0  # points between the table and the notes under it
WHOLE = 1e7  # points: no row is so high


def table(state: ChapterState, block: b.Table, inherited: Inherited, room: Room) -> list[Item]:
    """A box a row, with what a break between two of them costs, inside a scope that repeats the header."""
    inner = replace(inherited, node=state.node(inherited, block.role or "Table", block))
    grid = TableGrid(block)
    widths = column_widths(state, block, grid, inner, width=room.width)
    shifts = decimal_shifts(state, block, grid, widths)
    rows = _Rows(state, block, grid, inner, room.x, widths, shifts)
    heads = next((i for i, row in enumerate(block.rows) if row.kind != "header"), len(block.rows))
    header, body = rows.boxes(0, heads, "THead"), rows.boxes(heads, len(block.rows), "TBody")
    items: list[Item] = [Open(Scope(room.x, rows.width, repeat=repeated([box for box, _ in header])))]
    for box, _ in header:
        items += [box, Penalty(FORBIDDEN)]
    items += _body(rows, body)
    items.append(Close())
    return items + _notes(state, block, inherited, room)


def _body(rows: _Rows, body: list[tuple[Box, int]]) -> list[Item]:
    """The body's boxes; those of a group that goes on stand in a scope of their own."""
    items: list[Item] = []
    in_group = False
    prices = costs(rows.block, body)
    for index, (box, number) in enumerate(body):
        row = rows.block.rows[number]
        if in_group and row.kind in ("group", "total"):
            items.append(Close())
            in_group = False
        if index:
            items.append(Penalty(prices[index], rows.turn(body[index - 1][1])))
        if row.kind == "group" and row.again is not None:
            again = repeated([rows.box_of(row.again)])
            items.append(Open(Scope(rows.x, rows.width, repeat=again)))
            in_group = True
        items.append(box)
    return [*items, Close()] if in_group else items


def _notes(state: ChapterState, block: b.Table, inherited: Inherited, room: Room) -> list[Item]:
    """What stands under the table stays with its last row."""
    if not block.notes:
        return []
    below = flow_all(state, block.notes, inherited, room)
    return [Penalty(FORBIDDEN), Glue(NOTES_GAP), *below]


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
    lefts: list[float] = field(init=False)
    rules: Rules = field(init=False)
    heads: Mapping[int, Heads] = field(init=False)

    def __post_init__(self) -> None:
        gap = self.block.gap
        self.lefts = [self.x + sum(self.widths[:at]) + at * gap for at in range(len(self.widths))]
        rights = [left + width for left, width in zip(self.lefts, self.widths, strict=True)]
        self.rules = Rules(self.block, self.grid, self.lefts, rights)
        self.heads = heads_of(self.block, self.grid) if self.inherited.node is not None else {}

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

    def turn(self, number: int) -> SumsTurn | None:
        """What a break after a row prints of the sums so far."""
        row = self.block.rows[number]
        return SumsTurn(row, self.box_of) if row.carried is not None else None

    def box_of(self, row: b.Row) -> Box:
        """A row that only breaks print: decoration, as high as its content."""
        apart = replace(self.inherited, node=None)
        cells = [self._cell(cell, at, row, apart) for at, cell in self.grid.apart(row)]
        style = self.block.style
        fill = style.group_fill if row.kind == "group" else None
        line = [(self.x, self.width, style.rule)] if style.rule is not None else []
        return row_box([self._table_row(row, cells, fill=fill, below=line, whole=WHOLE)])

    def _row(self, number: int, part: Inherited) -> TableRow:
        block, row = self.block, self.block.rows[number]
        inherited = replace(part, node=self.state.node(part, "TR", keep=True))
        cells = [self._cell(cell, column, row, inherited) for column, cell in self.grid.cells[number]]
        return self._table_row(
            row,
            cells,
            fill=self._fill(row),
            below=self.rules.below(number),
            whole=WHOLE if row.carried is not None else WHOLE_LINES * block.style.cell.leading,
            number=number,
        )

    def _table_row(
        self,
        row: b.Row,
        cells: list[CellItems],
        *,
        fill: Paint | Gradient | None,
        below: list[Line],
        whole: float,
        number: int | None = None,
    ) -> TableRow:
        """number: of a row that stands in the table, with rules over it and between its columns."""
        return TableRow(
            cells,
            self.block.style.padding,
            self.x,
            self.width,
            self.inherited.step,
            row.path or self.block.path,
            fill,
            self.rules.above(number) if number is not None else None,
            below,
            self.rules.posts(number) if number is not None else (),
            bottom=row.kind == "header",
            whole=whole,
        )

    def _fill(self, row: b.Row) -> Paint | Gradient | None:
        """The row's own colour, that of its kind, or every second body row's; counts the body rows."""
        style = self.block.style
        self.striped = 0 if row.kind != "body" else self.striped + 1
        if row.fill:
            return row.fill
        known = {"header": style.header_fill, "group": style.group_fill, "total": style.total_fill}
        if row.kind in known:
            return known[row.kind]
        return style.stripe if row.kind == "body" and self.striped % 2 == 0 else None

    def _cell(self, cell: b.Cell, column: int, row: b.Row, inherited: Inherited) -> CellItems:
        width, x = self.widths[column], self.lefts[column]
        if cell.col_span > 1:
            spanned = self.widths[column : column + cell.col_span]
            width = sum(spanned) + self.block.gap * (len(spanned) - 1)
        node = self._node(cell, column, row, inherited)
        padding = self.block.style.padding
        shift = self.shifts.get(id(cell), 0.0)
        room = Room(x + padding.left + shift, max(width - padding.left - padding.right - shift, 1.0))
        lined = self.block.columns[column]
        align = cell.align or ("center" if row.kind == "header" and cell.col_span > 1 else lined.align)
        lined = lined if align == lined.align else replace(lined, align=align)
        items = self._items(cell, lined, inherited, node, room=room)
        return CellItems(items, x, width, cell.row_span, cell.fill)

    def _items(
        self, cell: b.Cell, lined: b.Column, inherited: Inherited, node: StructureNode | None, *, room: Room
    ) -> list[Item]:
        """What stands in a cell. lined: its column, with the alignment that the cell has."""
        alone = cell.blocks[0] if len(cell.blocks) == 1 else None
        if alone.__class__ is b.Text:
            style = aligned_style(self.state, alone, lined)
            box = plain_cell(self.state, alone, style, inherited, node=node, room=room)
            if box is not None:
                return [box]
        blocks = tuple(aligned(self.state, child, lined) for child in cell.blocks)
        inside = replace(inherited, node=node, own=len(blocks) == 1)
        return flow_all(self.state, blocks, inside, room)

    def _node(self, cell: b.Cell, column: int, row: b.Row, inherited: Inherited) -> StructureNode | None:
        heading = is_head(self.block, row, column, cell)
        scope = ("Column" if row.kind == "header" else "Row") if heading else None
        known = self.heads.get(id(cell), NO_HEADS)
        spans = cell.col_span != 1 or cell.row_span != 1
        said: Attributes = {"col_span": cell.col_span, "row_span": cell.row_span} if spans else {}
        if scope is not None:
            said["scope"] = scope
        node = self.state.node(inherited, "TH" if heading else "TD", keep=True, **said)
        if node is not None and known.id:
            node.attributes["id"] = known.id
        if node is not None and known.headers:
            node.attributes["headers"] = known.headers
        return node


KIND = BlockKind(table)
