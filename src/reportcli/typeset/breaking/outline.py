"""An area as lines of text meet it: how far it reaches to the left and right at each height."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from reportcli.model.paths import Point

STEP = 1.0  # points of height from one entry to the next
NEAR = STEP / 4  # a point so near to the next entry counts there, too

Span = tuple[float, float]
"""Left and right."""


class Outline(NamedTuple):
    """An area from `top` on; None at heights where there is nothing of it."""

    top: float
    spans: tuple[Span | None, ...]

    def across(self, top: float, bottom: float) -> Span | None:
        """How far it reaches between two heights, None where it is not there."""
        first = max(math.floor((top - self.top) / STEP), 0)
        last = math.ceil((bottom - self.top) / STEP)
        met = [span for span in self.spans[first : max(last, 0)] if span is not None]
        return (min(left for left, _ in met), max(right for _, right in met)) if met else None

    def moved(self, dx: float, dy: float) -> Outline:
        """The same elsewhere."""
        spans = (None if span is None else (span[0] + dx, span[1] + dx) for span in self.spans)
        return Outline(self.top + dy, tuple(spans))


def outline_of(points: Iterable[Point]) -> Outline | None:
    """The outline of an area with these points on its edge, as close to one another as STEP in height; None
    without any. What is hollow between the left and right edge at a height belongs to it.
    """
    rows: dict[int, Span] = {}
    top, bottom = math.inf, -math.inf
    for x, y in points:
        top, bottom = min(top, y), max(bottom, y)
        for row in {math.floor((y - NEAR) / STEP), math.floor((y + NEAR) / STEP)}:
            left, right = rows.get(row, (x, x))
            rows[row] = min(left, x), max(right, x)
    if not rows:
        return None
    first, last = math.floor(top / STEP), math.ceil(bottom / STEP - 0.001) - 1  # no row of the edge alone
    return Outline(first * STEP, tuple(rows.get(row) for row in range(first, max(last, first) + 1)))


def with_margin(outline: Outline, margin: float) -> Outline:
    """The area with all that is nearer to it than a margin in points (CSS Shapes 1, shape-margin)."""
    reach = math.ceil(margin / STEP)
    wide = [
        (row, math.sqrt(max(margin**2 - (max(abs(row) - 1, 0) * STEP) ** 2, 0.0)))
        for row in range(-reach, reach + 1)
    ]
    count = len(outline.spans)
    spans: list[Span | None] = []
    for row in range(-reach, count + reach):
        near = [
            (span[0] - more, span[1] + more)
            for offset, more in wide
            if 0 <= row + offset < count and (span := outline.spans[row + offset]) is not None
        ]
        spans.append((min(left for left, _ in near), max(right for _, right in near)) if near else None)
    return Outline(outline.top - reach * STEP, tuple(spans))
