"""Things side by side: rows (never broken) and grids (broken between rows)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportcli import blocks as b
from reportcli.typeset.blocks.fixed_box import fixed
from reportcli.typeset.blocks.flow import flow
from reportcli.typeset.blocks.natural_width import natural
from reportcli.typeset.blocks.widths import distribute
from reportcli.typeset.breaking.items import Baselines, Box, Glue, Item, Leaf, Mark
from reportcli.typeset.chapter_state import Scene, Setter


def row(
    setter: Setter, block: b.RowBlock, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    children = [child for child in block.children if not isinstance(child, b.Break)]
    if not children:
        return []
    naturals = [natural(setter, child, scene, width) for child in children]
    widths = distribute([child.width for child in children], naturals, width, block.gap, scene)
    lefts = [x + sum(widths[:i]) + i * block.gap for i in range(len(children))]
    return [line(setter, children, lefts, widths, scene, block.valign, block.path, height)]


def grid(
    setter: Setter, block: b.Grid, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    count = max(block.columns, 1)
    cell = (width - (count - 1) * block.gap) / count
    rows = [block.children[i : i + count] for i in range(0, len(block.children), count)]
    valign = "stretch" if block.equal else block.valign
    lines: list[Box] = []
    for children in rows:
        shift = (count - len(children)) * (cell + block.gap) / 2 if block.center_last else 0.0
        lefts = [x + shift + i * (cell + block.gap) for i in range(len(children))]
        lines.append(line(setter, children, lefts, [cell] * len(children), scene, valign, block.path, None))
    if block.equal:
        tallest = max((box.height for box in lines), default=0.0)
        if any(box.height < tallest - 0.01 for box in lines):  # then all, so that they are read in order
            lines = [_again(setter, block, children, scene, x, cell, tallest) for children in rows]
    items: list[Item] = []
    for box in lines:
        items += [Glue(block.row_gap), box] if items else [box]
    return items


def _again(
    setter: Setter,
    block: b.Grid,
    children: Sequence[b.Block],
    scene: Scene,
    x: float,
    cell: float,
    height: float,
) -> Box:
    """A row of a grid of equal rows, at the height of the tallest."""
    shift = (block.columns - len(children)) * (cell + block.gap) / 2 if block.center_last else 0.0
    lefts = [x + shift + i * (cell + block.gap) for i in range(len(children))]
    return line(setter, children, lefts, [cell] * len(children), scene, "stretch", block.path, height)


def line(
    setter: Setter,
    children: Sequence[b.Block],
    lefts: Sequence[float],
    widths: Sequence[float],
    scene: Scene,
    valign: str,
    path: str,
    height: float | None,
) -> Box:
    """Blocks side by side as one box; their lines share one baseline grid."""
    baselines = Baselines(scene.step)
    cells = [
        _cell(setter, child, scene, width, baselines, None)
        for child, width in zip(children, widths, strict=True)
    ]
    tallest = max(box.height for box in cells)
    total = tallest if height is None else height
    if valign == "stretch" and any(abs(box.height - total) > 0.01 for box in cells):
        cells = [  # all of them, so that they are read in order
            _cell(setter, child, scene, width, baselines, total)
            for child, width in zip(children, widths, strict=True)
        ]
    shifts = _shifts(cells, valign, total)
    total = max([total, *(dy + box.height for dy, box in zip(shifts, cells, strict=True))])
    return _joined(cells, lefts, shifts, total, path)


def _cell(
    setter: Setter, child: b.Block, scene: Scene, width: float, baselines: Baselines, height: float | None
) -> Box:
    if height is not None and not _stretches(child):
        height = None
    items = flow(setter, child, scene, 0.0, width, height=height, sized=True)
    return fixed(setter, items, scene, grid=baselines)


def _stretches(block: b.Block) -> bool:
    """A block that can be given a height: it has a background, or distributes what it holds."""
    return block.box is not None or isinstance(block, (b.Stack, b.RowBlock, b.Image, b.Shape))


def _shifts(cells: Sequence[Box], valign: str, total: float) -> list[float]:
    if valign == "middle":
        return [(total - box.height) / 2 for box in cells]
    if valign == "bottom":
        return [total - box.height for box in cells]
    if valign == "baseline":
        lowest = max((box.first for box in cells if box.first is not None), default=0.0)
        return [lowest - box.first if box.first is not None else 0.0 for box in cells]
    return [0.0] * len(cells)


def _joined(
    cells: Sequence[Box], lefts: Sequence[float], shifts: Sequence[float], height: float, path: str
) -> Box:
    leaves: list[Leaf] = []
    marks: list[Mark] = []
    baseline: float | None = None
    first: float | None = None
    snapped = False
    for box, x, dy in zip(cells, lefts, shifts, strict=True):
        leaves.extend(leaf.at(x, dy) for leaf in box.leaves)
        marks.extend(replace(mark, x=mark.x + x, y=mark.y + dy) for mark in box.marks)
        if box.grid and not snapped and box.baseline is not None:
            baseline, snapped = box.baseline + dy, True
        if first is None and box.first is not None:
            first = box.first + dy
    notes = tuple(note for box in cells for note in box.notes)
    return Box(height, tuple(leaves), baseline, snapped, notes, tuple(marks), path, first=first)
