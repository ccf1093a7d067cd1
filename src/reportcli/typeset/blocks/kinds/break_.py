"""Page and column breaks."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.typeset.breaking.items import Force, Item
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited


def stated_break(state: ChapterState, block: b.Break, inherited: Inherited, room: Room) -> list[Item]:
    """A break of that kind, where it stands."""
    return [Force(block.kind)]


KIND = BlockKind(stated_break, bare=True)
