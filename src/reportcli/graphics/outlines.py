"""Outlines as display paths: ellipses, rounded rectangles, elliptical arcs."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportcli.graphics.transforms import apply
from reportcli.model.display import Path, Segment
from reportcli.model.geometry import Rect
from reportcli.model.paths import Point, rect_path

_FLAT = 1 - 4 / 3 * (math.sqrt(2) - 1)  # of a corner: what the Bézier handle leaves of it


def arc_curves(
    start: Point, end: Point, radii: Point, rotation: float, *, large: bool, sweep: bool
) -> list[Segment]:
    """An elliptical arc as cubic curves of at most a quarter turn (SVG 2, B.2.4). rotation in degrees."""
    if start == end:
        return []
    rx, ry = abs(radii[0]), abs(radii[1])
    if rx < 1e-9 or ry < 1e-9:
        return [("L", *end)]
    sin, cos = math.sin(math.radians(rotation)), math.cos(math.radians(rotation))
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    px, py = cos * dx + sin * dy, cos * dy - sin * dx
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    under = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
    k = math.sqrt(max(0.0, under / ((rx * py) ** 2 + (ry * px) ** 2)))
    k = -k if large == sweep else k
    ux, uy = k * rx * py / ry, -k * ry * px / rx
    cx, cy = cos * ux - sin * uy + (start[0] + end[0]) / 2, sin * ux + cos * uy + (start[1] + end[1]) / 2
    first = math.atan2((py - uy) / ry, (px - ux) / rx)
    turn = math.atan2((-py - uy) / ry, (-px - ux) / rx) - first
    turn += 2 * math.pi if sweep and turn < 0 else -2 * math.pi if not sweep and turn > 0 else 0.0
    matrix = (rx * cos, rx * sin, -ry * sin, ry * cos, cx, cy)
    return list(apply(matrix, unit_arc(first, turn)))[1:]


def unit_arc(first: float, turn: float) -> Path:
    """An arc of the unit circle from angle `first` through `turn` (radians), beginning with a move."""
    steps = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
    step = turn / steps
    k = 4 / 3 * math.tan(step / 4)
    out: list[Segment] = [("M", math.cos(first), math.sin(first))]
    for i in range(steps):
        a, b = first + i * step, first + (i + 1) * step
        x0, y0, x1, y1 = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
        out.append(("C", x0 - k * y0, y0 + k * x0, x1 + k * y1, y1 - k * x1, x1, y1))
    return tuple(out)


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Path:
    """A closed ellipse from its centre and radii, four curves."""
    circle = unit_arc(0.0, 2 * math.pi)
    return (*apply((rx, 0.0, 0.0, ry, cx, cy), circle), ("Z",))


def rounded_rect(rect: Rect, rx: float, ry: float, *, top: bool = True, bottom: bool = True) -> Path:
    """A rectangle with elliptical corners (0: sharp); `top` or `bottom` off leaves those corners square."""
    x, y, width, height = rect.x, rect.y, rect.width, rect.height
    rx, ry = min(rx, width / 2), min(ry, height / 2)
    if rx <= 0 or ry <= 0:
        return rect_path(x, y, width, height)
    right, bottom_y = x + width, y + height
    tx, ty, bx, by = (rx * top, ry * top, rx * bottom, ry * bottom)
    return (
        ("M", x + tx, y),
        ("L", right - tx, y),
        ("C", right - tx * _FLAT, y, right, y + ty * _FLAT, right, y + ty),
        ("L", right, bottom_y - by),
        ("C", right, bottom_y - by * _FLAT, right - bx * _FLAT, bottom_y, right - bx, bottom_y),
        ("L", x + bx, bottom_y),
        ("C", x + bx * _FLAT, bottom_y, x, bottom_y - by * _FLAT, x, bottom_y - by),
        ("L", x, y + ty),
        ("C", x, y + ty * _FLAT, x + tx * _FLAT, y, x + tx, y),
        ("Z",),
    )


def corner_rect(rect: Rect, radii: Sequence[float]) -> Path:
    """A rectangle whose corners have a radius each, from the top left one clockwise (0: sharp)."""
    x, y, right, bottom = rect.x, rect.y, rect.x + rect.width, rect.y + rect.height
    tl, tr, br, bl = radii
    sides: list[tuple[Segment, Segment]] = [
        (("L", right - tr, y), ("C", right - tr * _FLAT, y, right, y + tr * _FLAT, right, y + tr)),
        (
            ("L", right, bottom - br),
            ("C", right, bottom - br * _FLAT, right - br * _FLAT, bottom, right - br, bottom),
        ),
        (("L", x + bl, bottom), ("C", x + bl * _FLAT, bottom, x, bottom - bl * _FLAT, x, bottom - bl)),
        (("L", x, y + tl), ("C", x, y + tl * _FLAT, x + tl * _FLAT, y, x + tl, y)),
    ]
    curved = [part for (line, curve), radius in zip(sides, (tr, br, bl, tl), strict=True) for part in
              ((line, curve) if radius else (line,))]  # fmt: skip
    return (("M", x + tl, y), *curved, ("Z",))
