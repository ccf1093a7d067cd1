"""Tables: rows as boxes that split between lines, header repeated as decoration, spans, rules, stripes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportcli import blocks as b
from reportcli.model.geometry import Edges, Rect
from reportcli.model.style import Paint, Stroke
from reportcli.typeset.blocks.decoration import fill_leaf
from reportcli.typeset.blocks.fixed_box import UNBOUNDED, leaves_of, marks_of
from reportcli.typeset.blocks.flow import flow_all
from reportcli.typeset.blocks.paragraph import rule
from reportcli.typeset.blocks.table_columns import Grown, aligned, column_widths, decimal_shifts
from reportcli.typeset.breaking.fill import Hooks, fill
from reportcli.typeset.breaking.items import (
    FORBIDDEN,
    Baselines,
    Box,
    Close,
    Item,
    Leaf,
    Mark,
    Open,
    Penalty,
    Region,
    Scope,
)
from reportcli.typeset.chapter_state import Scene, Setter
from reportcli.typeset.structure_tree import Node

WHOLE_LINES = 8  # rows up to this many lines of the cell style are moved rather than split
LEAST_LINES = 2  # on each side of a split
LONELY = 250.0  # cost of one body row alone before or after a break


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell's list, placed in its row; x from the region's left."""

    items: list[Item]
    x: float
    width: float
    span: int = 1


@dataclass(frozen=True, slots=True)
class _Row:
    cells: list[_Cell]
    padding: Edges
    x: float
    width: float
    step: float
    path: str
    fill: Paint | None = None
    above: Stroke | None = None
    below: Stroke | None = None
    bottom: bool = False  # cells stand at the row's bottom
    whole: float = 0.0  # rows up to this height do not split


def table(
    setter: Setter, block: b.Table, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    node = setter.node(scene, block.role or "Table", block)
    inner = replace(scene, node=node)
    grown = Grown(block)
    widths = column_widths(setter, block, grown, inner, width)
    shifts = decimal_shifts(setter, block, grown, widths, scene)
    table_width = sum(widths) + block.gap * max(len(widths) - 1, 0)
    heads = next((i for i, row in enumerate(block.rows) if row.kind != "header"), len(block.rows))
    sheet = _Sheet(setter, block, grown, inner, x, widths, table_width, shifts)
    header, body = sheet.boxes(0, heads, "THead"), sheet.boxes(heads, len(block.rows), "TBody")
    items: list[Item] = [Open(Scope(x, table_width, repeat=_repeated(header)))]
    for box, _ in header:
        items += [box, Penalty(FORBIDDEN)]
    for index, (box, last) in enumerate(body):
        if index:
            items.append(Penalty(_cost(block, last, index, body)))
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
class _Sheet:
    """Makes the row boxes of one table."""

    setter: Setter
    block: b.Table
    grown: Grown
    scene: Scene
    x: float
    widths: list[float]
    width: float
    shifts: dict[int, float]
    striped: int = 0

    def boxes(self, start: int, end: int, tag: str) -> list[tuple[Box, int]]:
        """One box a row, or for rows that spans tie together; with the number of its first row."""
        if start == end:
            return []
        part = replace(self.scene, node=self.setter.node(self.scene, tag))
        boxes: list[tuple[Box, int]] = []
        number = start
        while number < end:
            last = self.grown.tied(number, end)
            rows = [self._row(i, part) for i in range(number, last + 1)]
            box = _whole(rows[0]) if len(rows) == 1 else _tied(rows)
            boxes.append((box, number))
            number = last + 1
        return boxes

    def _row(self, number: int, part: Scene) -> _Row:
        block, row = self.block, self.block.rows[number]
        style = block.style
        scene = replace(part, node=self.setter.node(part, "TR", keep=True))
        cells = [self._cell(cell, column, row, scene) for column, cell in self.grown.cells[number]]
        header, total = row.kind == "header", row.kind == "total"
        self.striped = 0 if row.kind != "body" else self.striped + 1
        paint = row.fill or (style.header_fill if header else None)
        if paint is None and row.kind == "body" and self.striped % 2 == 0:
            paint = style.stripe
        following = block.rows[number + 1].kind if number + 1 < len(block.rows) else ""
        last_head = header and following != "header"
        below = style.rule_head if last_head else None if following == "total" else style.rule
        return _Row(
            cells,
            style.padding,
            self.x,
            self.width,
            self.scene.step,
            row.path or block.path,
            paint,
            style.rule_head if total else None,
            None if header and not last_head else below,
            header,
            WHOLE_LINES * style.cell.leading,
        )

    def _cell(self, cell: b.Cell, column: int, row: b.Row, scene: Scene) -> _Cell:
        spanned = self.widths[column : column + cell.col_span]
        width = sum(spanned) + self.block.gap * max(len(spanned) - 1, 0)
        x = self.x + sum(self.widths[:column]) + column * self.block.gap
        node = self._node(cell, column, row, scene)
        blocks = tuple(aligned(self.setter, child, self.block.columns[column]) for child in cell.blocks)
        inside = replace(scene, node=node, own=len(blocks) == 1)
        padding = self.block.style.padding
        shift = self.shifts.get(id(cell), 0.0)
        room = width - padding.left - padding.right - shift
        items = flow_all(self.setter, blocks, inside, x + padding.left + shift, max(room, 1.0))
        return _Cell(items, x, width, cell.row_span)

    def _node(self, cell: b.Cell, column: int, row: b.Row, scene: Scene) -> Node | None:
        heading = cell.header or row.kind == "header" or self.block.columns[column].row_header
        scope = ("Column" if row.kind == "header" else "Row") if heading else None
        node = self.setter.node(scene, "TH" if heading else "TD", keep=True, scope=scope, block=None)
        if node is not None:
            node.attributes.update(col_span=cell.col_span, row_span=cell.row_span)
        return node


def _whole(row: _Row) -> Box:
    """A row at its full height; taller ones can be split between lines."""
    box = _poured(row, UNBOUNDED)[0]
    if box.height <= row.whole:
        return box
    return replace(box, split=lambda height: _split(row, height))


def _split(row: _Row, height: float) -> tuple[Box, Box] | None:
    """The row above and below `height`, each cell with at least two lines on either side."""
    inner = height - row.padding.top - row.padding.bottom
    if inner <= 0:
        return None
    upper, rests, enough = _poured(row, inner)
    if not enough:
        return None
    lower = replace(
        row, cells=[replace(c, items=r) for c, r in zip(row.cells, rests, strict=True)], above=None
    )
    rest = _poured(lower, UNBOUNDED)[0]
    return upper, replace(rest, split=lambda room: _split(lower, room))


def _poured(row: _Row, room: float) -> tuple[Box, list[list[Item]], bool]:
    """The row's box at `room` points of content, what each cell has left, whether the split is good."""
    grid = Baselines(row.step)
    puts, rests, bottoms, notes = [], [], [], []
    good = True
    for cell in row.cells:
        region = Region(0.0, row.padding.top, UNBOUNDED, room, grid)
        filled = fill(cell.items, region, Hooks(), fresh=room == UNBOUNDED)
        if filled.rest:
            good = good and _lines(filled.rest) >= LEAST_LINES
            good = good and sum(put.box.para is not None for put in filled.puts) >= LEAST_LINES
        puts.append(filled.puts)
        rests.append(filled.rest)
        bottoms.append(filled.bottom)
        notes += filled.notes
    split = any(rests)
    height = max(bottoms, default=row.padding.top) + row.padding.bottom
    leaves = _decoration(row, height, None if split else row.below)
    marks: list[Mark] = []
    for cell_puts, bottom in zip(puts, bottoms, strict=True):
        dy = height - row.padding.bottom - bottom if row.bottom else 0.0
        leaves.extend(leaves_of(cell_puts, dy))
        marks.extend(marks_of(cell_puts, dy))
    snapped = grid.first is not None and not row.bottom
    box = Box(
        height, tuple(leaves), grid.first if snapped else None, snapped, tuple(notes), tuple(marks), row.path
    )
    return box, rests, good and split


def _lines(items: Sequence[Item]) -> int:
    return sum(isinstance(item, Box) for item in items)


def _decoration(row: _Row, height: float, below: Stroke | None) -> list[Leaf]:
    leaves: list[Leaf] = []
    if row.fill is not None:
        leaves.append(fill_leaf(Rect(row.x, 0.0, row.width, height), row.fill, row.path))
    if row.above is not None:
        leaves.append(rule(row.x, row.above.width / 2, row.width, row.above, row.path))
    if below is not None:
        leaves.append(rule(row.x, height - below.width / 2, row.width, below, row.path))
    return leaves


def _tied(rows: Sequence[_Row]) -> Box:
    """Rows that spanning cells tie together: one box; a tall spanning cell stretches the last row."""
    single = [
        _poured(replace(row, cells=[c for c in row.cells if c.span == 1]), UNBOUNDED)[0] for row in rows
    ]
    heights = [box.height for box in single]
    spanning: list[tuple[int, _Row]] = []
    for index, row in enumerate(rows):
        for cell in row.cells:
            if cell.span > 1:
                alone = replace(row, cells=[cell], fill=None, above=None, below=None)
                spanning.append((index, alone))
                last = min(index + cell.span, len(rows))
                missing = _poured(alone, UNBOUNDED)[0].height - sum(heights[index:last])
                heights[last - 1] += max(missing, 0.0)
    leaves: list[Leaf] = []
    for index, row in enumerate(rows):
        y = sum(heights[:index])
        decoration = _decoration(row, heights[index], row.below)
        plain = len(_decoration(row, 0.0, row.below))
        leaves += [leaf.at(0.0, y) for leaf in (*decoration, *single[index].leaves[plain:])]
    for index, alone in spanning:
        leaves += [leaf.at(0.0, sum(heights[:index])) for leaf in _poured(alone, UNBOUNDED)[0].leaves]
    notes = tuple(note for box in single for note in box.notes)
    return Box(sum(heights), tuple(leaves), None, False, notes, block=rows[0].path)
