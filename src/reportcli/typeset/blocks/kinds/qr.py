"""QR codes."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.graphics.qr import qr as draw
from reportcli.model.display import Drawing
from reportcli.typeset.blocks.figure import drawn, drawn_or_reported
from reportcli.typeset.breaking.items import Item
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room, Widths
from reportcli.typeset.inherited import Inherited


def qr(state: ChapterState, block: b.Qr, inherited: Inherited, room: Room) -> list[Item]:
    """The code, `size` points wide; an empty box of that height where its data cannot be drawn."""
    drawing = drawn_or_reported(state, block, lambda: draw(block.data, block.size, block.paint))
    return [drawn(state, block, inherited, drawing or Drawing(0.0, block.size, ()), room=room)]


def _natural_width(state: ChapterState, block: b.Qr, inherited: Inherited, available: float) -> Widths:
    return block.size, block.size


KIND = BlockKind(qr, _natural_width, self_sized=True)
