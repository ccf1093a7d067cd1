"""Absolute places: they leave the flow where they are met, and are set once their page is known."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.typeset.breaking.items import Item, Mark, OutOfFlow
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited


def place(state: ChapterState, block: b.Place, inherited: Inherited, room: Room) -> list[Item]:
    """A mark for the page on which it comes to stand."""
    return [Mark("place", OutOfFlow(block, inherited, state.key()))]


KIND = BlockKind(place, bare=True)
