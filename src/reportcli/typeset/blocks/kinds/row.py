"""Blocks beside one another, never broken."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.typeset.blocks.natural_width import natural_width
from reportcli.typeset.blocks.side_by_side import SideBySide
from reportcli.typeset.blocks.widths import distribute
from reportcli.typeset.breaking.items import Item
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room, Widths
from reportcli.typeset.inherited import Inherited


def row(state: ChapterState, block: b.RowBlock, inherited: Inherited, room: Room) -> list[Item]:
    """One box; widths as stated, natural or shares of what is left."""
    children = [child for child in block.children if not isinstance(child, b.Break)]
    if not children:
        return []
    naturals = [natural_width(state, child, inherited, room.width) for child in children]
    lengths = [child.width for child in children]
    widths = distribute(lengths, naturals, inherited, total=room.width, gap=block.gap)
    lefts = [room.x + sum(widths[:i]) + i * block.gap for i in range(len(children))]
    line = SideBySide(state, children, inherited, lefts, widths, block.valign, block.path)
    return [line.box(room.height)]


def _natural_width(state: ChapterState, block: b.RowBlock, inherited: Inherited, available: float) -> Widths:
    parts = [natural_width(state, child, inherited, available) for child in block.children]
    gaps = block.gap * max(len(parts) - 1, 0)
    return sum(least for least, _ in parts) + gaps, sum(preferred for _, preferred in parts) + gaps


KIND = BlockKind(row, _natural_width, container=True, stretches=True, fills=True)
