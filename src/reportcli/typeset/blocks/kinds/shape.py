"""Drawn shapes."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.model.display import Op, Path, PathOp
from reportcli.model.geometry import Rect
from reportcli.model.paths import rect_path
from reportcli.model.value_class import replace
from reportcli.typeset.blocks.decoration import blended, ellipse_path, rounded_path
from reportcli.typeset.blocks.figure import figure
from reportcli.typeset.blocks.shadows import shadow_leaves
from reportcli.typeset.blocks.unit_path import unit_path
from reportcli.typeset.breaking.items import Item
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited


def shape(state: ChapterState, block: b.Shape, inherited: Inherited, room: Room) -> list[Item]:
    """The shape in all of its room. Without a stated height it is square, a line as high as it is thick."""
    width, height = room.width, room.height
    if height is None:
        thickness = block.stroke.width if block.stroke is not None else 0.0
        height = thickness if block.kind == "line" else width
    path = _path(state, block, width, height)
    ops: tuple[Op, ...] = (PathOp(path, block.fill, block.stroke, gradient=block.gradient),) if path else ()
    drawn = blended(ops, block.blend)
    box = figure(state, block, inherited, drawn, x=room.x, width=width, height=height)
    below = shadow_leaves(path, block.shadow, Rect(room.x, 0.0, width, height), block.path)
    return [replace(box, leaves=(*below, *box.leaves)) if below else box]


def _path(state: ChapterState, block: b.Shape, width: float, height: float) -> Path:
    rect = Rect(0.0, 0.0, width, height)
    if block.kind == "line":
        return (("M", 0.0, height / 2), ("L", width, height / 2))
    if block.kind == "ellipse":
        return ellipse_path(rect)
    if block.kind == "rounded":
        return rounded_path(rect, block.radius, corners=block.corners)
    if block.kind == "path":
        return unit_path(state, block, block.data or "", rect)
    return rect_path(0.0, 0.0, width, height)


KIND = BlockKind(shape, self_sized=True, stretches=True, fills=True)
