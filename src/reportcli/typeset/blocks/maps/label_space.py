"""Where labels of a map may stand: on their own land, or at the nearest place that is free."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import field

from reportcli import blocks as b
from reportcli.model.geometry import Rect
from reportcli.model.value_class import dataclass

Point = tuple[float, float]
NEAR = 5.0  # points between anchor and label
RINGS = (1.0, 1.8, 2.8, 4.0, 5.5, 7.0, 9.0, 11.0, 14.0, 19.0)  # distances tried, in NEAR
CLEAR = 2.0  # between labels, and between labels and marked countries
OUT_COST = 100.0  # of a point's area across trim or spine, against one over a marked country
LABEL_COST = 10.0  # of one over another label
INSET = 1.0  # points between a label and the edge of the land that it stands on


@dataclass(slots=True)
class LabelSpace:
    """Where labels may stand. rooms: a label stays within one of them; shapes: marked countries and dots."""

    rooms: list[Rect]
    shapes: list[Rect]
    labels: list[Rect] = field(default_factory=list)

    def spot(self, mark: b.MapMark, point: Point, size: Rect) -> Rect:
        """The nearest free place; without one the place that does least harm."""
        best, least = size, math.inf
        for rect in _places(mark, point, size):
            rect = Rect(rect.x + mark.offset[0], rect.y + mark.offset[1], rect.width, rect.height)
            cost = min((_outside(rect, room) for room in self.rooms), default=0.0) * OUT_COST
            if cost < least:
                cost += sum(_overlap(rect, other) for other in self.labels) * LABEL_COST
            if cost < least:
                cost += sum([_overlap(rect, other) for other in self._near(rect)])
            if cost <= 0:
                return rect
            if cost < least:
                best, least = rect, cost
        return best

    def inside(self, own: list[Rect], point: Point, size: Rect) -> Rect | None:
        """A place within the mark's own land, free of other labels; None where the label is too large for
        it.
        """
        for rect in _about(point, size):
            # an island beside the label takes nothing from the land under it
            under = [band for band in own if rect.x >= band.x + INSET and rect.right <= band.right - INSET]
            held = sum(max(0.0, min(band.bottom, rect.bottom) - max(band.y, rect.y)) for band in under)
            if held < rect.height - 0.01:
                continue
            if not any(_overlap(rect, other) for other in self.labels):
                return rect
        return None

    def _near(self, rect: Rect) -> list[Rect]:
        """The shapes that may overlap a label; most of the thousands of them are far away."""
        top, bottom = rect.y - NEAR, rect.y + rect.height + NEAR
        left, right = rect.x - NEAR, rect.x + rect.width + NEAR
        return [
            other
            for other in self.shapes
            if other.y < bottom and other.y + other.height > top and other.x < right
            and other.x + other.width > left
        ]  # fmt: skip


def _about(point: Point, size: Rect) -> Iterator[Rect]:
    """Places around an anchor, the one that has it in its middle first."""
    for down in (0.0, -0.5, 0.5, -1.0, 1.0):
        for across in (0.0, -0.25, 0.25, -0.5, 0.5):
            x, y = point[0] + across * size.width, point[1] + down * size.height
            yield Rect(x - size.width / 2, y - size.height / 2, size.width, size.height)


def _places(mark: b.MapMark, point: Point, size: Rect) -> Iterator[Rect]:
    sides = ("right", "left", "above", "below") if mark.anchor in ("auto", "inside") else (mark.anchor,)
    px, py = point
    w, h = size.width, size.height
    for ring in RINGS:
        d = NEAR * ring + mark.radius
        for side in sides:
            for slide in (0.0, -0.5, 0.5, -1.0, 1.0):
                if side == "right":
                    yield Rect(px + d, py - h / 2 + slide * (h + d), w, h)
                elif side == "left":
                    yield Rect(px - d - w, py - h / 2 + slide * (h + d), w, h)
                elif side == "above":
                    yield Rect(px - w / 2 + slide * w, py - d - h, w, h)
                else:
                    yield Rect(px - w / 2 + slide * w, py + d, w, h)


def _overlap(a: Rect, other: Rect) -> float:
    across = min(a.right, other.right) - max(a.x, other.x) + CLEAR
    down = min(a.bottom, other.bottom) - max(a.y, other.y) + CLEAR
    return max(across, 0.0) * max(down, 0.0)


def _outside(rect: Rect, bounds: Rect) -> float:
    across = max(bounds.x - rect.x, 0.0) + max(rect.right - bounds.right, 0.0)
    down = max(bounds.y - rect.y, 0.0) + max(rect.bottom - bounds.bottom, 0.0)
    return across * rect.height + down * rect.width
