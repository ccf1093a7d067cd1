"""Content for a named frame: it leaves the flow where it is met."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.typeset.breaking.items import Item, Mark, OutOfFlow
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited


def into(state: ChapterState, block: b.Into, inherited: Inherited, room: Room) -> list[Item]:
    """A mark for the page whose master has the frame."""
    return [Mark("into", OutOfFlow(block, inherited, state.key()))]


KIND = BlockKind(into, bare=True)
