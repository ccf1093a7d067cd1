"""Values beside the points of lines: over or under them, on no line, on no other value."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from itertools import pairwise

from reportcli.charts.labels import Label
from reportcli.charts.pencil import Point
from reportcli.model.display import Op
from reportcli.model.value_class import dataclass

AIR = 4.0  # points between a point and its value
FARTHEST = 8.0  # points more than that
CLEAR = 1.0  # points between a value and any line or other value

Box = tuple[float, float, float, float]
Segment = tuple[Point, Point]


@dataclass(slots=True)
class ValuePlaces:
    """What stands in a plot already, and where values may stand in it.

    lines: the segments of all lines; points: the dots with their radius; room: the plot with its margins."""

    lines: Sequence[Segment]
    points: Sequence[Point]
    radius: float
    room: Box
    taken: list[Box] = field(default_factory=list)
    crossed: float = 0.0
    """Points by which the worst value lies on a line or on another value."""

    def place(self, value: Label, at: Point) -> list[Op]:
        """A value in the first free place beside its point, else in the least crowded one."""
        near = self._near(value, at)
        best: tuple[float, Point, Box] | None = None
        for corner in _candidates(value, at):
            box = corner[0], corner[1], corner[0] + value.width, corner[1] + value.last_baseline
            cost = self._cost(box, at, near)
            if best is None or cost < best[0] - 0.01:
                best = cost, corner, box
            if cost <= 0:
                break
        assert best is not None
        cost, (x, y), box = best
        self.taken.append(box)
        self.crossed = max(self.crossed, cost)
        return value.ops(x, y)

    def _near(self, value: Label, at: Point) -> list[Segment]:
        """The pieces of lines that come near any place of a value: all others are not looked at again."""
        across, down = value.width + AIR + FARTHEST + CLEAR, value.height + AIR + FARTHEST + CLEAR
        left, top, right, bottom = at[0] - across, at[1] - down, at[0] + across, at[1] + down
        return [
            (a, b)
            for a, b in self.lines
            if min(a[0], b[0]) < right and max(a[0], b[0]) > left
            if min(a[1], b[1]) < bottom and max(a[1], b[1]) > top
        ]

    def _cost(self, box: Box, at: Point, near: Sequence[Segment]) -> float:
        wide = box[0] - CLEAR, box[1] - CLEAR, box[2] + CLEAR, box[3] + CLEAR
        left, top, right, bottom = self.room
        out = max(left - box[0], top - box[1], box[2] - right, box[3] - bottom, 0.0)
        cost = 4 * out
        cost += sum(2 * _shared(wide, other) for other in self.taken)
        cost += sum(_inside(segment, wide) for segment in near)
        r = self.radius
        dots = ((x - r, y - r, x + r, y + r) for x, y in self.points if (x, y) != at)
        return cost + sum(_shared(wide, dot) for dot in dots)


def _candidates(value: Label, at: Point) -> Iterator[Point]:
    """Left top corners: over the point, under it, then aside, near before far."""
    x, y = at
    width, height = value.width, value.last_baseline
    for far in (0.0, FARTHEST / 2, FARTHEST):
        over, under = y - AIR - far - height, y + AIR + far
        yield x - width / 2, over
        yield x - width / 2, under
        for aside in (x + AIR / 2, x - AIR / 2 - width):
            yield aside, over
            yield aside, under
        yield x + AIR + far, y - height / 2
        yield x - AIR - far - width, y - height / 2


def _shared(one: Box, other: Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return min(across, down) if across > 0 and down > 0 else 0.0


def _inside(segment: Segment, box: Box) -> float:
    """The length of a segment inside a box (Liang and Barsky, 1984)."""
    (x0, y0), (x1, y1) = segment
    dx, dy = x1 - x0, y1 - y0
    enters, leaves = 0.0, 1.0
    for p, q in ((-dx, x0 - box[0]), (dx, box[2] - x0), (-dy, y0 - box[1]), (dy, box[3] - y0)):
        if p == 0:
            if q < 0:
                return 0.0
        elif p < 0:
            enters = max(enters, q / p)
        else:
            leaves = min(leaves, q / p)
    return float(max(0.0, leaves - enters) * (dx * dx + dy * dy) ** 0.5)


def segments(rows: Sequence[Sequence[Point]]) -> list[Segment]:
    """The pieces of lines through points."""
    return [pair for row in rows for pair in pairwise(row)]
