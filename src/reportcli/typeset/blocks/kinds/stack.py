"""Blocks under one another."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.typeset.blocks.fixed_box import fixed
from reportcli.typeset.blocks.flow import flow, flow_all
from reportcli.typeset.blocks.natural_width import widest_of
from reportcli.typeset.breaking.items import Glue, Item
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room, Widths
from reportcli.typeset.inherited import Inherited


def stack(state: ChapterState, block: b.Stack, inherited: Inherited, room: Room) -> list[Item]:
    """The children; spread over a stated height where `valign` is justify."""
    inside = Room(room.x, room.width)
    if room.height is None or block.valign != "justify" or len(block.children) < 2:
        return flow_all(state, block.children, inherited, inside, gap=block.gap)
    parts = [fixed(state, flow(state, child, inherited, inside), inherited) for child in block.children]
    free = max(room.height - sum(part.height for part in parts), block.gap * (len(parts) - 1))
    items: list[Item] = []
    for part in parts:
        items += [Glue(free / (len(parts) - 1)), part] if items else [part]
    return items


def _natural_width(state: ChapterState, block: b.Stack, inherited: Inherited, available: float) -> Widths:
    return widest_of(state, block.children, inherited, available)


KIND = BlockKind(stack, _natural_width, container=True, stretches=True, fills=True)
