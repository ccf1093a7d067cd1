"""Draws lines, areas, bars and dots of the kinds that need no axes of matplotlib, in points, y downwards."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportcli.model.display import Op, Path, PathOp, Segment
from reportcli.model.style import Gradient, Paint, Stroke

Point = tuple[float, float]

_DECIMALS = 3
_EIGHTH = 0.2652031  # handle of a curve over an eighth of a circle (Lancaster, "Approximating a Circle")
_QUARTER = math.pi / 2
_WHOLE_TURN = 1e-12  # of a turn, by which a whole one may miss its end


def polyline(points: Sequence[Point]) -> Path:
    """A line through points, open."""
    return tuple(("M" if not number else "L", x, y) for number, (x, y) in enumerate(points))


def polygon(points: Sequence[Point]) -> Path:
    """A closed outline of straight sides between corners; the last returns to the first."""
    return (*polyline(points), ("Z",))


def circle(centre: Point, radius: float) -> Path:
    """A closed circle of eight curves, from its least y, towards growing x."""
    root = math.sqrt(0.5)
    near, far = root - root * _EIGHTH, root + root * _EIGHTH
    points = [(0.0, -1.0), (_EIGHTH, -1.0), (near, -far), (root, -root), (far, -near), (1.0, -_EIGHTH)]
    points += [(1.0, 0.0), (1.0, _EIGHTH), (far, near), (root, root), (near, far), (_EIGHTH, 1.0)]
    points += [(-x, -y) for x, y in points] + [points[0]]
    return (*_curves([_on(point, centre, radius) for point in points]), ("Z",))


def arc(centre: Point, radius: float, first: float, last: float) -> Path:
    """An open arc from `first` to `last`, degrees from three o'clock to growing y (Maisonobe 2003)."""
    turns = (last - first) / 360
    whole = round(turns) != 0 and abs(turns - round(turns)) <= _WHOLE_TURN
    begin = math.radians(first)
    end = math.radians(first + 360 if whole else last - 360 * math.floor(turns))
    count = int(2 ** math.ceil((end - begin) / _QUARTER))
    step = (end - begin) / count
    tangent = math.tan(0.5 * step)
    handle = math.sin(step) * (math.sqrt(4.0 + 3.0 * tangent * tangent) - 1) / 3.0
    points = [(math.cos(begin), math.sin(begin))]
    for number in range(1, count + 1):
        before, after = begin + step * (number - 1), begin + step * number
        ax, ay, bx, by = math.cos(before), math.sin(before), math.cos(after), math.sin(after)
        points += [(ax - handle * ay, ay + handle * ax), (bx + handle * by, by - handle * bx), (bx, by)]
    return _curves([_on(point, centre, radius) for point in points])


def backwards(path: Path) -> Path:
    """An open path from its end to its beginning."""
    points = [point for segment in path for point in _points(segment)]
    out: list[Segment] = [("M", *points[-1])]
    at = len(points) - 1
    for segment in reversed(path[1:]):
        count = len(segment) // 2
        numbers = [n for point in points[at - count : at][::-1] for n in point]
        out.append((segment[0], *numbers))  # type: ignore[arg-type]
        at -= count
    return tuple(out)


def _points(segment: Segment) -> list[Point]:
    numbers = [float(n) for n in segment[1:]]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _on(point: Point, centre: Point, radius: float) -> Point:
    return point[0] * radius + centre[0], point[1] * radius + centre[1]


def _curves(points: Sequence[Point]) -> Path:
    """Curves through every third point, the two between as handles."""
    out: list[Segment] = [("M", *points[0])]
    for number in range(1, len(points) - 1, 3):
        out.append(("C", *points[number], *points[number + 1], *points[number + 2]))
    return tuple(out)


def _rounded(segment: Segment) -> Segment:
    numbers = [round(float(n), _DECIMALS) + 0.0 for n in segment[1:]]
    return (segment[0], *numbers)  # type: ignore[return-value]


class Pencil:
    """Collects what is drawn as operations; a colour is a Paint, the role of a colour in the layout."""

    def __init__(self) -> None:
        self.ops: list[Op] = []

    def path(
        self,
        path: Path,
        fill: Paint | None = None,
        stroke: Stroke | None = None,
        *,
        gradient: Gradient | None = None,
    ) -> None:
        """An outline, filled, stroked or both; nothing where it is neither. gradient: over the fill."""
        if path and (fill is not None or stroke is not None):
            self.ops.append(PathOp(tuple(map(_rounded, path)), fill, stroke, gradient=gradient))

    def line(self, points: Sequence[Point], stroke: Stroke) -> None:
        """A line through points, open."""
        self.path(polyline(points), None, stroke)

    def curve(self, points: Sequence[Point], paint: Paint, weight: float) -> None:
        """The line of a series, with round ends and corners; of a single point there is none."""
        if len(points) > 1:
            self.line(points, Stroke(paint, weight, cap="round", join="round"))

    def rect(self, a: Point, b: Point, fill: Paint, gradient: Gradient | None = None) -> None:
        """A bar between two corners; one of no extent is not drawn. gradient: what its fill runs into."""
        (x0, y0), (x1, y1) = a, b
        if x0 != x1 and y0 != y1:
            self.path(polygon([a, (x1, y0), b, (x0, y1)]), fill, gradient=gradient)

    def dot(self, centre: Point, radius: float, fill: Paint, ring: Stroke | None = None) -> None:
        """A filled circle around a centre, with a ring on its edge."""
        self.path(circle(centre, radius), fill, ring)
