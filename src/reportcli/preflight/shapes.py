"""Paths of placed pages as rings of points: subpaths, their curves as chords."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.model.display import Path
from reportcli.model.paths import IDENTITY, Matrix, point_under

Ring = list[tuple[float, float]]
_WEIGHTS = tuple(  # of the points of a Bézier curve at the ends of its chords
    ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3)
    for t in (1 / 6, 1 / 3, 1 / 2, 2 / 3, 5 / 6, 1.0)
)


def upright(ring: Ring) -> bool:
    """Whether a ring is a rectangle whose sides are the page's directions."""
    points = ring[:-1] if ring[0] == ring[-1] else ring
    if len(points) != 4:
        return False
    return len({round(x, 2) for x, _ in points}) == 2 and len({round(y, 2) for _, y in points}) == 2


def rings(path: Path, matrix: Matrix) -> Iterator[Ring]:
    """The subpaths under a matrix, as points."""
    for ring in chords(path):
        yield ring if matrix == IDENTITY else [point_under(matrix, x, y) for x, y in ring]


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
