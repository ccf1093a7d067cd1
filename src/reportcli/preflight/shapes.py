"""Shapes of placed pages in plain numbers: boxes, rings of points, curves as chords; y downwards."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.model.display import Path
from reportcli.pdf.content.matrix import IDENTITY, Box, Matrix

Ring = list[tuple[float, float]]
_WEIGHTS = tuple(  # of the points of a Bézier curve at the ends of its chords
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
    for t in (1 / 6, 1 / 3, 1 / 2, 2 / 3, 5 / 6, 1.0)
)


def holds(outer: Box, inner: Box) -> bool:
    """Whether one box lies in another."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def upright(ring: Ring) -> bool:
    """Whether a ring is a rectangle whose sides are the page's directions."""
    points = ring[:-1] if ring[0] == ring[-1] else ring
    if len(points) != 4:
        return False
    return len({round(x, 2) for x, _ in points}) == 2 and len({round(y, 2) for _, y in points}) == 2


def bounds(matrix: Matrix, box: Box) -> Box:
    """The upright box around a rectangle (left, top, right, bottom) under a matrix."""
    left, top, right, bottom = box
    if matrix == IDENTITY:
        return min(left, right), min(top, bottom), max(left, right), max(top, bottom)
    points = [moved(matrix, x, y) for x in (left, right) for y in (top, bottom)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def moved(m: Matrix, x: float, y: float) -> tuple[float, float]:
    """A point under a matrix."""
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def path_box(path: Path, matrix: Matrix) -> Box:
    """The box around the points of a path, control points too; of no size for an empty one."""
    xs = [x for segment in path for x in segment[1::2]]
    ys = [y for segment in path for y in segment[2::2]]
    if not xs:
        return 0.0, 0.0, 0.0, 0.0
    return bounds(matrix, (min(xs), min(ys), max(xs), max(ys)))


def rings(path: Path, matrix: Matrix) -> Iterator[Ring]:
    """The subpaths under a matrix, as points."""
    for ring in chords(path):
        yield ring if matrix == IDENTITY else [moved(matrix, x, y) for x, y in ring]


def chords(path: Path) -> Iterator[Ring]:
    """Each subpath as points, its curves as chords."""
    ring: Ring = []
    for segment in path:
        numbers: tuple[float, ...] = segment[1:]
        if len(numbers) == 2:
            if segment[0] == "M" and ring:
                yield ring
                ring = []
            ring.append(numbers)
        elif numbers:
            x, y = ring[-1]
            x1, y1, x2, y2, x3, y3 = numbers
            for u, v, w, z in _WEIGHTS:
                ring.append((u * x + v * x1 + w * x2 + z * x3, u * y + v * y1 + w * y2 + z * y3))
    if ring:
        yield ring


def area(ring: Ring) -> float:
    """Twice the area that a ring goes around; its sign says which way it turns."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True))
