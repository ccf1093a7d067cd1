"""What a page paints, and in which graphics state (ISO 32000-1, 8.4): the words of the content reader.

Boxes are in default user space, cut to the clip; curves count with their control points.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

from reportcli.preflight.font_widths import FontWidths
from reportcli.preflight.inks import BLACK, Inks

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
EVERYWHERE: Box = (-1e9, -1e9, 1e9, 1e9)
MAX_OPERATIONS = 3_000_000  # of a document: more is a trick, or a drawing that no press should get


class Mark(NamedTuple):
    """The marked content around something: its MCID (-1 none), or whether it is an artifact."""

    mcid: int
    artifact: bool


class Painted(NamedTuple):
    """One painted object. kind: text | fill | stroke | image | shading.

    size: type size, effective line width, or the thinner side of a filled rectangle (inf for other fills).
    order: its place in the page's content. extent: an image's placed width and height in points.
    """

    page: int
    kind: str
    box: Box
    inks: Inks
    overprint: bool
    overprint_mode: int
    size: float
    mark: Mark | None
    name: str
    value: Any
    extent: tuple[float, float]
    order: int
    hidden: bool


@dataclass(slots=True)
class GraphicsState:
    """The graphics and text state; lengths in the units of the content."""

    ctm: Matrix = IDENTITY
    clip: Box = EVERYWHERE
    fill_space: Any = pikepdf.Name.DeviceGray
    stroke_space: Any = pikepdf.Name.DeviceGray
    fill: Inks = BLACK
    stroke: Inks = BLACK
    width: float = 1.0
    overprint_fill: bool = False
    overprint_stroke: bool = False
    overprint_mode: int = 0
    font: FontWidths | None = None
    size: float = 0.0
    character: float = 0.0
    word: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    render: int = 0
    fill_pattern: Any = None
    stroke_pattern: Any = None


@dataclass(slots=True)
class Budget:
    """What is left to read of a document; its fonts; pages that break off; the marks opened on each page."""

    operations: int = MAX_OPERATIONS
    fonts: dict[tuple[int, int], FontWidths] = field(default_factory=dict)
    broken: set[int] = field(default_factory=set)
    mcids: dict[int, set[int]] = field(default_factory=dict)


def multiply(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def transformed(m: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """The upright box around a rectangle under a matrix."""
    a, b, c, d, e, f = m
    if b == 0 and c == 0:
        left, right, low, high = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        return min(left, right), min(low, high), max(left, right), max(low, high)
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    return min(xs), min(ys), max(xs), max(ys)


def cut(one: Box, other: Box) -> Box:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def scale_of(m: Matrix) -> float:
    """The mean factor by which a matrix enlarges lengths."""
    return math.sqrt(abs(m[0] * m[3] - m[1] * m[2]))
