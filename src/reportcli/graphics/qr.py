"""QR codes (ISO/IEC 18004) as one outline, so that no hairline shows between modules."""

from __future__ import annotations

from functools import lru_cache

import segno

from reportcli.model.diagnostic import Findings, error
from reportcli.model.display import Drawing, PathOp, Segment
from reportcli.model.geometry import MM, at_least, at_most
from reportcli.model.style import Paint

LEAST_MODULE = 0.25 * MM  # below this phones fail on offset paper
_Corner = tuple[int, int]


def qr(data: str, size: float, paint: Paint) -> Drawing:
    """A code of `size` by `size` points. The quiet zone is not in it: leave four modules free around it.

    Raises Findings.
    """
    matrix = _modules(data)
    module = size / len(matrix)
    if module < LEAST_MODULE:
        least = at_least(len(matrix) * LEAST_MODULE / MM, 1)
        args = {"size": at_most(size / MM, 1), "least": least, "data": data[:60]}
        raise Findings([error("qr-too-small", None, **args)])
    segments: list[Segment] = []
    for loop in _loops(matrix):
        for i, (x, y) in enumerate(loop):
            segments.append(("L" if i else "M", round(x * module, 3), round(y * module, 3)))
        segments.append(("Z",))
    return Drawing(size, size, (PathOp(tuple(segments), paint, even_odd=True),))


@lru_cache(maxsize=256)
def _modules(data: str) -> tuple[tuple[bool, ...], ...]:
    if not data:
        raise Findings([error("qr-empty", None)])
    try:
        code = segno.make(data, micro=False, error="m", boost_error=True)
    except segno.DataOverflowError:
        raise Findings([error("qr-too-long", None, characters=len(data))]) from None
    return tuple(tuple(bool(cell) for cell in row) for row in code.matrix)


def _loops(matrix: tuple[tuple[bool, ...], ...]) -> list[list[_Corner]]:
    """Outlines of the dark areas: closed loops of corners, dark to the right of each edge."""
    count = len(matrix)

    def dark(x: int, y: int) -> bool:
        """Whether the module in column x, row y is dark; outside the matrix all is light."""
        return 0 <= x < count and 0 <= y < count and matrix[y][x]

    edges: dict[_Corner, list[_Corner]] = {}
    for y in range(count):
        for x in range(count):
            if dark(x, y):
                sides = (
                    (dark(x, y - 1), (x, y), (x + 1, y)),
                    (dark(x + 1, y), (x + 1, y), (x + 1, y + 1)),
                    (dark(x, y + 1), (x + 1, y + 1), (x, y + 1)),
                    (dark(x - 1, y), (x, y + 1), (x, y)),
                )
                for inner, a, b in sides:
                    if not inner:
                        edges.setdefault(a, []).append(b)
    loops = []
    while edges:
        start = next(iter(edges))
        loops.append(_follow(edges, start))
    return loops


def _follow(edges: dict[_Corner, list[_Corner]], start: _Corner) -> list[_Corner]:
    loop, at = [start], start
    while True:
        following = edges[at].pop()
        if not edges[at]:
            del edges[at]
        if following == start:
            return _corners(loop)
        loop.append(following)
        at = following


def _corners(loop: list[_Corner]) -> list[_Corner]:
    """Without points that lie on a straight line between their neighbours."""
    return [
        p
        for i, p in enumerate(loop)
        if not (loop[i - 1][0] == p[0] == loop[(i + 1) % len(loop)][0])
        and not (loop[i - 1][1] == p[1] == loop[(i + 1) % len(loop)][1])
    ]
