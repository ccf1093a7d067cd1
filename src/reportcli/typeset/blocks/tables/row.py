"""Rows of a table as boxes: whole, split between lines, or tied together by cells that span them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportcli.model.geometry import Edges, Rect
from reportcli.model.style import Gradient, Paint, Stroke
from reportcli.model.value_class import dataclass, replace
from reportcli.typeset.blocks.decoration import fill_leaf, post, rule
from reportcli.typeset.blocks.fixed_box import UNBOUNDED, leaves_of, marks_of
from reportcli.typeset.blocks.tables.rules import Line, Post
from reportcli.typeset.breaking.items import Box, Item, Leaf, Mark
from reportcli.typeset.breaking.region import Baselines, Filled, Region
from reportcli.typeset.breaking.region_breaker import fill_region

LEAST_LINES = 2  # on each side of a split


@dataclass(frozen=True, slots=True)
class CellItems:
    """A cell's list, placed in its row; x from the region's left."""

    items: list[Item]
    x: float
    width: float
    span: int = 1
    fill: Paint | Gradient | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row before it is set; lengths in points, x from the region's left."""

    cells: list[CellItems]
    padding: Edges
    x: float
    width: float
    step: float
    path: str
    fill: Paint | Gradient | None = None
    above: Stroke | None = None
    below: Sequence[Line] = ()
    posts: Sequence[Post] = ()
    bottom: bool = False  # cells stand at the row's bottom
    whole: float = 0.0  # rows up to this height do not split


@dataclass(frozen=True, slots=True)
class _SetRow:
    """A row's box at some height, and what each cell has left. good: enough lines on both sides."""

    box: Box
    rests: list[list[Item]]
    good: bool


def row_box(rows: Sequence[TableRow]) -> Box:
    """One box for a row, or for rows that spans tie together."""
    return _whole(rows[0]) if len(rows) == 1 else _tied(rows)


def _whole(row: TableRow) -> Box:
    """A row at its full height; taller ones can be split between lines."""
    box = _set(row, UNBOUNDED).box
    if box.height <= row.whole:
        return box
    return replace(box, split=lambda height: _split(row, height))


def _split(row: TableRow, height: float) -> tuple[Box, Box] | None:
    """The row above and below `height`, each cell with at least two lines on either side."""
    inner = height - row.padding.top - row.padding.bottom
    if inner <= 0:
        return None
    upper = _set(row, inner)
    if not upper.good:
        return None
    cells = [replace(cell, items=rest) for cell, rest in zip(row.cells, upper.rests, strict=True)]
    lower = replace(row, cells=cells, above=None)
    rest = _set(lower, UNBOUNDED).box
    return upper.box, replace(rest, split=lambda room: _split(lower, room))


def _set(row: TableRow, room: float) -> _SetRow:
    """The row with `room` points for the content of its cells."""
    grid = Baselines(row.step)
    region = Region(0.0, row.padding.top, UNBOUNDED, room, grid)
    cells = [fill_region(cell.items, region, fresh=room == UNBOUNDED) for cell in row.cells]
    split = any(cell.rest for cell in cells)
    height = max((cell.bottom for cell in cells), default=row.padding.top) + row.padding.bottom
    leaves = _decoration(row, height, () if split else row.below)
    marks: list[Mark] = []
    for cell in cells:
        dy = height - row.padding.bottom - cell.bottom if row.bottom else 0.0
        leaves.extend(leaves_of(cell.placed, dy))
        marks.extend(marks_of(cell.placed, dy))
    notes = tuple(note for cell in cells for note in cell.notes)
    snapped = grid.first is not None and not row.bottom
    box = Box(height, tuple(leaves), grid.first if snapped else None, snapped, notes, tuple(marks), row.path)
    good = split and all(_enough(cell) for cell in cells if cell.rest)
    return _SetRow(box, [cell.rest for cell in cells], good)


def _enough(cell: Filled) -> bool:
    """Whether a cell that is split has its lines on both sides."""
    below = sum(isinstance(item, Box) for item in cell.rest)
    above = sum(one.box.para is not None for one in cell.placed)
    return below >= LEAST_LINES and above >= LEAST_LINES


def _decoration(row: TableRow, height: float, below: Sequence[Line]) -> list[Leaf]:
    """Behind and around the cells; as many leaves at any height."""
    leaves: list[Leaf] = []
    if row.fill is not None:
        leaves.append(fill_leaf(Rect(row.x, 0.0, row.width, height), row.fill, row.path))
    for cell in row.cells:
        if cell.fill is not None:
            leaves.append(fill_leaf(Rect(cell.x, 0.0, cell.width, height), cell.fill, row.path))
    if row.above is not None:
        leaves.append(rule(row.x, row.above.width / 2, row.width, row.above, block=row.path))
    leaves += [rule(x, height - line.width / 2, width, line, block=row.path) for x, width, line in below]
    leaves += [post(x, 0.0, height, line, block=row.path) for x, line in row.posts]
    return leaves


class _Tied(NamedTuple):
    """A row without its spanning cells, or one such cell alone: its first row, the row after its last."""

    first: int
    end: int
    row: TableRow
    box: Box


def _tied(rows: Sequence[TableRow]) -> Box:
    """Rows that spanning cells tie together: one box; a tall spanning cell stretches the last row."""
    single, spanning = _parts(rows)
    heights = [one.box.height for one in single]
    for one in spanning:
        heights[one.end - 1] += max(one.box.height - sum(heights[one.first : one.end]), 0.0)
    behind: list[Leaf] = []
    leaves: list[Leaf] = []
    for one in (*single, *spanning):
        y, height = sum(heights[: one.first]), sum(heights[one.first : one.end])
        decoration = _decoration(one.row, height, one.row.below)
        lower = height - one.box.height if one.row.bottom else 0.0
        behind += [leaf.at(0.0, y) for leaf in decoration]
        leaves += [leaf.at(0.0, y + lower) for leaf in one.box.leaves[len(decoration) :]]
    placed = [(sum(heights[: one.first]), one.box) for one in (*single, *spanning)]
    notes = tuple(note for _, box in placed for note in box.notes)
    marks = tuple(mark.at(0.0, y) for y, box in placed for mark in box.marks)
    return Box(sum(heights), (*behind, *leaves), None, False, notes, marks, rows[0].path)


def _parts(rows: Sequence[TableRow]) -> tuple[list[_Tied], list[_Tied]]:
    """The rows without their spanning cells, and these cells, each set by itself."""
    single, spanning = [], []
    for index, row in enumerate(rows):
        plain = replace(row, cells=[cell for cell in row.cells if cell.span == 1])
        single.append(_Tied(index, index + 1, plain, _set(plain, UNBOUNDED).box))
        for cell in row.cells:
            if cell.span > 1:
                alone = replace(row, cells=[cell], fill=None, above=None, below=(), posts=())
                end = min(index + cell.span, len(rows))
                spanning.append(_Tied(index, end, alone, _set(alone, UNBOUNDED).box))
    return single, spanning
