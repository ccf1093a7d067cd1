"""Where the colours of a gradient stand: its line over a box, and the share of it at a point."""

from __future__ import annotations

import math
from itertools import pairwise

from reportcli.model.paths import Box, Point
from reportcli.model.style import Gradient, GradientStop


def ends(gradient: Gradient, box: Box) -> tuple[Point, Point]:
    """The points of 0 and 1 in y-down coordinates; of a radial one its middle, and the end of a radius.

    The line of a linear one is as long as its corners reach (CSS Images 3, 3.1.1). box: left, top, right,
    bottom.
    """
    left, top, right, bottom = box
    x, y, width, height = (left + right) / 2, (top + bottom) / 2, right - left, bottom - top
    if gradient.kind == "radial":
        return (x, y), (x + math.hypot(width, height) / 2, y)
    turn = math.radians(gradient.angle)
    across, down = math.sin(turn), -math.cos(turn)
    half = (abs(width * across) + abs(height * down)) / 2
    return (x - across * half, y - down * half), (x + across * half, y + down * half)


def parts(gradient: Gradient) -> list[tuple[GradientStop, GradientStop]]:
    """The gradient from 0 to 1 as runs between two colours; before its first and after its last stop it stays
    as it is there.
    """
    first, last = gradient.stops[0], gradient.stops[-1]
    stops = (GradientStop(0.0, first.paint), *gradient.stops, GradientStop(1.0, last.paint))
    return [(a, b) for a, b in pairwise(stops) if b.at > a.at]
