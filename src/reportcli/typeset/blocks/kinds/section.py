"""Sections inside a container (those of the chapter's own flow are opened by `pages/entries`)."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.model.value_class import replace
from reportcli.typeset.blocks.flow import flow_all, section_node
from reportcli.typeset.breaking.items import Float, FloatBarrier, Item
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited


def section(state: ChapterState, block: b.Section, inherited: Inherited, room: Room) -> list[Item]:
    """Its content; page starts and masters act at the top level only."""
    within = replace(inherited, node=section_node(state, block, inherited))
    items = flow_all(state, block.children, within, Room(room.x, room.width))
    if not any(isinstance(item, Float) for item in items):
        return items
    return [FloatBarrier(begins=True), *items, FloatBarrier()]


KIND = BlockKind(section)
