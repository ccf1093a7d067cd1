"""Maps: drawn by `graphics.map`, their labels set as blocks."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.graphics.map.world import MapDrawing, map_aspect
from reportcli.graphics.map.world import world_map as draw
from reportcli.model.value_class import replace
from reportcli.typeset.blocks.figure import asset_path, drawn, drawn_or_reported, report_all
from reportcli.typeset.blocks.map_labels import labelled
from reportcli.typeset.breaking.items import Box, Item
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited

WORLD = "map/world"  # the asset with the world's countries


def world_map(state: ChapterState, block: b.Map, inherited: Inherited, room: Room) -> list[Item]:
    """The map with its labels; without a stated height as high as its part of the world is at that width."""
    width, height = room.width, room.height
    data = asset_path(state, block, WORLD)
    aspect = data and drawn_or_reported(state, block, lambda: map_aspect(block.bounds))
    if not data or not aspect:
        return [Box(height or 0.0, block=block.path)]
    high = height if height is not None else width / aspect

    def drawing() -> MapDrawing:
        return draw(block, width, high, data)

    made = drawn_or_reported(
        state,
        block,
        lambda: state.pieces.made("map", (block, width, high), drawing, lambda made: not made.diagnostics),
    )
    if made is None:
        return [Box(high, block=block.path)]
    report_all(state, block, made.diagnostics)
    within = replace(inherited, node=state.node(inherited, "Div") if block.alt else inherited.node)
    box = drawn(state, block, within, made.drawing, room=room)
    return [labelled(state, block, within, box, anchors=made.anchors)]


KIND = BlockKind(world_map, self_sized=True, fills=True, keeps_clear=True)
