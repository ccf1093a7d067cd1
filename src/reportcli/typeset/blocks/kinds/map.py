"""Maps: drawn by `graphics.map`, their labels and legend set as blocks."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.graphics.map.drawing import MapDrawing
from reportcli.model.geometry import Rect
from reportcli.model.value_class import replace
from reportcli.typeset.blocks.data_table import table_of
from reportcli.typeset.blocks.figure import asset_path, drawn, drawn_or_reported, report_all
from reportcli.typeset.blocks.maps.labels import labelled
from reportcli.typeset.blocks.maps.legend import legend_box
from reportcli.typeset.breaking.items import Box, Item, Mark
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited

LEGEND_AIR = 6.0  # points between a map and its legend
LEAST = 20.0  # points that a legend leaves to the map


def world_map(state: ChapterState, block: b.Map, inherited: Inherited, room: Room) -> list[Item]:
    """The map with its labels; without a stated height as high as its part of the world is at that width."""
    width, height = room.width, room.height
    data = asset_path(state, block, block.data)
    aspect = data and drawn_or_reported(
        state,
        block,
        lambda: state.pieces.made("map-aspect", (block,), lambda: _aspect(block, data), lambda _: True),
    )
    if not data or not aspect:
        return [Box(height or 0.0, block=block.path)]
    within = replace(inherited, node=state.node(inherited, "Div") if block.alt else inherited.node)
    legend = legend_box(state, block, replace(inherited, node=None), width)  # for its height
    under = legend.height + LEGEND_AIR if legend else 0.0
    high = max(height - under, LEAST) if height is not None else width / aspect

    def drawing() -> MapDrawing:
        from reportcli.graphics.map.world import world_map as draw  # of a map that was not drawn before

        return draw(block, width, high, data)

    made = drawn_or_reported(
        state,
        block,
        lambda: state.pieces.made("map", (block, width, high), drawing, lambda made: not made.diagnostics),
    )
    if made is None:
        return [Box(high + under, block=block.path)]
    report_all(state, block, made.diagnostics)
    box = drawn(state, block, within, made.drawing, room=room)
    box = labelled(state, block, within, box, anchors=made.anchors)
    legend = legend_box(state, block, within, width)
    if legend is not None:
        box = _with_legend(box, legend, room.x, on_top=block.legend_at == "top")
    said = table_of(state, block, within, Rect(room.x, 0.0, width, high))
    return [replace(box, marks=(*box.marks, Mark("spoken", said))) if said else box]


def _aspect(block: b.Map, data: str) -> float:
    """Width over height of the part of the world that a map shows. Raises Findings."""
    from reportcli.graphics.map.frames import frame_of

    return frame_of(block, data).aspect


def _with_legend(box: Box, legend: Box, x: float, *, on_top: bool) -> Box:
    """A map with its legend under it, or over it, as one box."""
    down = legend.height + LEGEND_AIR if on_top else 0.0
    at = 0.0 if on_top else box.height + LEGEND_AIR
    own = tuple(leaf.at(0.0, down) for leaf in box.leaves)
    added = tuple(leaf.at(x, at) for leaf in legend.leaves)
    marks = (*(mark.at(0.0, down) for mark in box.marks), *(mark.at(x, at) for mark in legend.marks))
    leaves = (*added, *own) if on_top else (*own, *added)
    return replace(box, height=box.height + legend.height + LEGEND_AIR, leaves=leaves, marks=marks)


KIND = BlockKind(world_map, self_sized=True, fills=True, keeps_clear=True)
