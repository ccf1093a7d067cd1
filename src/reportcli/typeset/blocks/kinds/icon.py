"""Vector assets of the layout."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.graphics.svg.reader import icon as draw
from reportcli.model.diagnostic import Findings
from reportcli.model.display import Drawing
from reportcli.typeset.blocks.figure import asset_path, drawn, drawn_or_reported
from reportcli.typeset.breaking.items import Box, Item
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room, Widths
from reportcli.typeset.inherited import Inherited


def icon(state: ChapterState, block: b.Icon, inherited: Inherited, room: Room) -> list[Item]:
    """The asset, `size` points high; an empty box of that height where it cannot be drawn."""
    path = asset_path(state, block, block.asset)
    if path is None:
        return [Box(block.size, block=block.path)]
    drawing = drawn_or_reported(state, block, lambda: draw(path, block.size, block.paint, block.asset))
    return [drawn(state, block, inherited, drawing or Drawing(0.0, block.size, ()), room=room)]


def _natural_width(state: ChapterState, block: b.Icon, inherited: Inherited, available: float) -> Widths:
    """As wide as its drawing is at its height; a square where it cannot be drawn."""
    path = state.context.assets.get(block.asset)
    if path is None:
        return block.size, block.size
    try:
        wide = draw(path, block.size, block.paint, block.asset).width
    except Findings:  # reported where it is drawn
        wide = block.size
    return wide, wide


KIND = BlockKind(icon, _natural_width, self_sized=True)
