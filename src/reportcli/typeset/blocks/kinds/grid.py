"""Blocks in equal columns, row by row; broken between rows."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli import blocks as b
from reportcli.typeset.blocks.side_by_side import SideBySide
from reportcli.typeset.breaking.items import Glue, Item
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited


def grid(state: ChapterState, block: b.Grid, inherited: Inherited, room: Room) -> list[Item]:
    """A box a row; with `equal` all rows are as high as the highest."""
    count = max(block.columns, 1)
    cell = (room.width - (count - 1) * block.gap) / count
    valign = "stretch" if block.equal else block.valign

    def line(children: Sequence[b.Block]) -> SideBySide:
        shift = (count - len(children)) * (cell + block.gap) / 2 if block.center_last else 0.0
        lefts = [room.x + shift + i * (cell + block.gap) for i in range(len(children))]
        return SideBySide(state, children, inherited, lefts, [cell] * len(children), valign, block.path)

    lines = [line(block.children[i : i + count]) for i in range(0, len(block.children), count)]
    boxes = [one.box() for one in lines]
    if block.equal:
        tallest = max((box.height for box in boxes), default=0.0)
        if any(box.height < tallest - 0.01 for box in boxes):  # then all, so that they are read in order
            boxes = [one.box(tallest) for one in lines]
    items: list[Item] = []
    for box in boxes:
        items += [Glue(block.row_gap), box] if items else [box]
    return items


KIND = BlockKind(grid, container=True)
