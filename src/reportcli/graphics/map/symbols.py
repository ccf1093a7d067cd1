"""Circles of a map: points, and values whose area is the circle's."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.blocks import Map
from reportcli.graphics.map.polygons import Point
from reportcli.graphics.outlines import ellipse
from reportcli.model.display import Op, PathOp
from reportcli.model.style import WHITE, Paint, Stroke

EDGE = 0.5  # points: the line round a circle that keeps it apart from its neighbours
HOLLOW = 0.8


def symbols(block: Map, anchors: Mapping[str, Point]) -> list[Op]:
    """The circles of all marks that have one, the largest first, so that none covers a smaller one."""
    marks = [mark for mark in block.marks if mark.symbol is not None and mark.key in anchors]
    marks.sort(key=lambda mark: -mark.radius)
    return [circle(*anchors[mark.key], mark.radius, paint=mark.paint, hollow=mark.hollow) for mark in marks]


def circle(x: float, y: float, radius: float, *, paint: Paint, hollow: bool = False) -> PathOp:
    """A circle in a hairline of paper; a hollow one is a ring."""
    if hollow:
        return PathOp(ellipse(x, y, radius, radius), WHITE, Stroke(paint, HOLLOW))
    return PathOp(ellipse(x, y, radius, radius), paint, Stroke(WHITE, EDGE))
