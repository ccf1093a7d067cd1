"""Drawn shapes."""

from __future__ import annotations

from reportcli.blocks.block import Block
from reportcli.model.refs import Span
from reportcli.model.style import Gradient, Paint, Shadow, Stroke
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape(Block):
    """kind: rect | rounded | ellipse | line | path (SVG path data in a 0..1 unit box)."""

    kind: str = "rect"
    fill: Paint | None = None
    gradient: Gradient | None = None
    stroke: Stroke | None = None
    radius: float = 0.0
    corners: str = "all"
    blend: str = "normal"
    shadow: Shadow | None = None
    data: str | None = None
    value_span: Span | None = None  # of `data`
    growth: tuple[float, float] | None = None  # least and greatest height of one that shares an empty foot
