"""Lists as unbreakable boxes, and what a block higher than its room says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportcli import blocks as b
from reportcli.model.diagnostic import error
from reportcli.typeset.breaking.fill import Hooks, fill
from reportcli.typeset.breaking.items import (
    FORBIDDEN,
    Baselines,
    Box,
    ColumnSet,
    Float,
    Force,
    Item,
    Leaf,
    Mark,
    Penalty,
    Put,
    Region,
)
from reportcli.typeset.chapter_state import Scene, Setter, millimetres

UNBOUNDED = 1e7


def fixed(
    setter: Setter,
    items: Sequence[Item],
    scene: Scene,
    height: float | None = None,
    valign: str = "top",
    block: b.Block | None = None,
    grid: Baselines | None = None,
) -> Box:
    """The list as one unbreakable box, of a stated height or as high as it is."""
    grid = grid or Baselines(scene.step)
    work = [item for item in items if not isinstance(item, Force)]
    filled = fill(work, Region(0.0, 0.0, UNBOUNDED, UNBOUNDED, grid), Hooks())
    content = filled.bottom
    total = content if height is None else height
    if block is not None and content > total + 0.05:
        overset(setter, block, content - total)
    free = max(total - content, 0.0)
    dy = {"middle": free / 2, "bottom": free}.get(valign, 0.0)
    snapped = grid.first is not None and dy == 0.0
    first = _first_baseline(filled.puts, dy)
    return Box(
        total,
        leaves_of(filled.puts, dy),
        grid.first if snapped else first,
        snapped,
        tuple(filled.notes),
        marks_of(filled.puts, dy),
        block.path if block is not None else "",
        first=first,
    )


def overset(setter: Setter, block: b.Block, excess: float) -> None:
    """Records that a block is higher than its room, by `excess` points."""
    where = getattr(block, "source", None) or block.span
    setter.find(error("overset", where, block=block.path, excess=millimetres(excess)), block.path)


def leaves_of(puts: Sequence[Put], dy: float = 0.0) -> tuple[Leaf, ...]:
    return tuple(leaf.at(put.x, put.y + dy) for put in puts for leaf in put.box.leaves)


def marks_of(puts: Sequence[Put], dy: float = 0.0) -> tuple[Mark, ...]:
    return tuple(
        replace(mark, x=mark.x + put.x, y=mark.y + put.y + dy) for put in puts for mark in put.box.marks
    )


def kept(items: Sequence[Item]) -> list[Item]:
    """The items with every break between them forbidden."""
    result: list[Item] = []
    begun = False
    for item in items:
        if isinstance(item, Float):
            item = item.box
        if isinstance(item, (Box, ColumnSet)):
            if begun:
                result.append(Penalty(FORBIDDEN))
            begun = True
        result.append(replace(item, split=None) if isinstance(item, Box) and item.split else item)
    return result


def _first_baseline(puts: Sequence[Put], dy: float) -> float | None:
    for put in puts:
        first = put.box.first if put.box.first is not None else put.box.baseline
        if first is not None:
            return put.y + first + dy
    return None
