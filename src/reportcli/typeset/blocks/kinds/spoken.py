"""Blocks that are only read aloud."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.model.value_class import replace
from reportcli.typeset.blocks.fixed_box import fixed
from reportcli.typeset.blocks.flow import flow_all
from reportcli.typeset.blocks.read_aloud import hidden
from reportcli.typeset.breaking.items import Item, Mark
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited

MEASURE = Room(0.0, 400.0)  # in which it is set, before it is scaled


def spoken(state: ChapterState, block: b.Spoken, inherited: Inherited, room: Room) -> list[Item]:
    """A mark that puts the leaves where it stands; nothing inside decoration, which is not read."""
    if inherited.node is None:
        return []
    node = state.node(inherited, block.role, block) if block.role else inherited.node
    inside = replace(inherited, node=node, lang=block.lang or inherited.lang, own=False)
    box = fixed(state, flow_all(state, block.children, inside, MEASURE), inside)
    leaves = tuple(hidden(leaf) for leaf in box.leaves if leaf.node is not None)
    return [Mark("spoken", leaves)] if leaves else []


KIND = BlockKind(spoken, bare=True)
