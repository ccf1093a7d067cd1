"""Drawn shapes."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.graphics.path_data import parse_path
from reportcli.graphics.transforms import PathDataError
from reportcli.model.diagnostic import error
from reportcli.model.display import Op, Path, PathOp, Segment, rect_path
from reportcli.model.geometry import Rect
from reportcli.model.refs import BlockPart
from reportcli.typeset.blocks.decoration import ellipse_path, rounded_path
from reportcli.typeset.blocks.figure import figure
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
    ops: tuple[Op, ...] = (PathOp(path, block.fill, block.stroke),) if path else ()
    return [figure(state, block, inherited, ops, x=room.x, width=width, height=height)]


def _path(state: ChapterState, block: b.Shape, width: float, height: float) -> Path:
    rect = Rect(0.0, 0.0, width, height)
    if block.kind == "line":
        return (("M", 0.0, height / 2), ("L", width, height / 2))
    if block.kind == "ellipse":
        return ellipse_path(rect)
    if block.kind == "rounded":
        return rounded_path(rect, block.radius)
    if block.kind == "path":
        return _unit_path(state, block, width, height)
    return rect_path(0.0, 0.0, width, height)


def _unit_path(state: ChapterState, block: b.Shape, width: float, height: float) -> Path:
    """SVG path data of a 0..1 box, scaled; nothing and a finding where it cannot be read."""
    try:
        unit = parse_path(block.data or "")
    except PathDataError as problem:
        finding = error("bad-path", block=block.path, problem=str(problem))
        state.report(finding, BlockPart(block.path, "value"))
        return ()
    return tuple(_scaled(segment, width, height) for segment in unit)


def _scaled(segment: Segment, width: float, height: float) -> Segment:
    if len(segment) == 3:
        kind, x, y = segment
        return (kind, x * width, y * height)
    if len(segment) == 7:
        kind, x1, y1, x2, y2, x, y = segment
        return (kind, x1 * width, y1 * height, x2 * width, y2 * height, x * width, y * height)
    return segment


KIND = BlockKind(shape, self_sized=True, stretches=True, fills=True)
