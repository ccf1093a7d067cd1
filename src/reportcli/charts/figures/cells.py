"""Pictures and shadings of a figure as areas: what is a field of colours stays vectors, in the layout's
inks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from reportcli.model.display import Path, Segment

MAX_RUNS = 40_000  # areas that a picture may come to

Shade = tuple[int, int, int, int]
Triangle = tuple[Any, Any]
"""Corners, shape (3, 2), in points, and the colour at each, shape (3, 4), 0 to 1."""


def cells(picture: Any, matrix: Any, height: float, seam: float) -> list[tuple[Shade, Path]] | None:
    """One path for each colour of a picture, of its runs of cells in a row; None where they are too many.

    picture: uint8, shape (rows, columns, 4), the lowest row first. matrix: of the unit square that the
    picture
    fills, shape (3, 3), points with y upwards. seam: points by which cells reach over those beside and above.
    """
    rows, columns = picture.shape[:2]
    breaks = np.any(picture[:, 1:] != picture[:, :-1], axis=2)
    if int(breaks.sum()) + rows > MAX_RUNS:
        return None
    across, up = (float(np.hypot(*matrix[:2, side])) or 1.0 for side in (0, 1))
    areas: dict[Shade, list[Segment]] = {}
    for row in range(rows):
        bottom, top = row / rows, min(1.0, (row + 1) / rows + seam / up)
        for first, last in _runs(breaks[row], columns):
            red, green, blue, alpha = (int(value) for value in picture[row, first])
            if alpha:
                left, right = first / columns, min(1.0, last / columns + seam / across)
                corners = ((left, bottom), (right, bottom), (right, top), (left, top))
                areas.setdefault((red, green, blue, alpha), []).extend(_outline(corners, matrix, height))
    return [(shade, tuple(path)) for shade, path in areas.items()]


def _runs(breaks: Any, columns: int) -> Iterator[tuple[int, int]]:
    """First cell and the one after the last of each run of equal cells."""
    ends = [int(at) + 1 for at in np.flatnonzero(breaks)]
    yield from zip([0, *ends], [*ends, columns], strict=True)


def _outline(corners: tuple[tuple[float, float], ...], matrix: Any, height: float) -> Iterator[Segment]:
    (a, c, e), (b, d, f) = matrix[:2].tolist()
    for number, (x, y) in enumerate(corners):
        placed = round(a * x + c * y + e, 3) + 0.0, round(height - (b * x + d * y + f), 3) + 0.0
        yield ("L" if number else "M", *placed)
    yield ("Z",)


def quarters(triangle: Triangle, depth: int) -> Iterator[Triangle]:
    """A triangle cut `depth` times into four equal ones, colours at the new corners between their
    neighbours'."""
    if not depth:
        yield triangle
        return
    for own in ((0, 3, 5), (3, 1, 4), (5, 4, 2), (3, 4, 5)):
        points, shades = (_with_middles(values)[list(own)] for values in triangle)
        yield from quarters((points, shades), depth - 1)


def _with_middles(values: Any) -> Any:
    """The three corners, then the middles of the sides between first and second, second and third, third
    and first."""
    return np.vstack([values, (values + np.roll(values, -1, axis=0)) / 2])
