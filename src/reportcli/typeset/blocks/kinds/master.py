"""The call of another master: it acts in the chapter's own flow only (`pages/entries`)."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.typeset.breaking.items import Item
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited


def inside_a_container(
    state: ChapterState, block: b.UseMaster, inherited: Inherited, room: Room
) -> list[Item]:
    """Nothing: a page cannot change its master in the middle of a block."""
    return []


KIND = BlockKind(inside_a_container, bare=True)
