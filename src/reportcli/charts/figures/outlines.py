"""Paths of matplotlib as paths of the page: points from the top left corner, y downwards, three decimals."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from reportcli.charts.figures.library import Affine2D, MplPath
from reportcli.model.display import Path, Segment
from reportcli.model.paths import Box

_DECIMALS = 3
_FARTHEST = 1e4  # points: what lies farther out is drawn there, as no reader of PDF counts so far
_STOP, _MOVE, _LINE, _CURVE3, _CURVE4, _CLOSE = 0, 1, 2, 3, 4, 79


def outline(
    path: MplPath, transform: Any, height: float, *, clip: Box | None = None, sketch: Any = None
) -> Path:
    """A path in the points of a drawing `height` points high; what is not a number is left out.

    clip: a line is cut there (given with y upwards, as matplotlib has it). sketch: as a graphics context has.
    """
    clean: Any = path.cleaned(
        transform, remove_nans=True, clip=clip, simplify=path.should_simplify, curves=True, sketch=sketch
    )
    points, codes = clean.vertices.tolist(), clean.codes.tolist()
    return tuple(_segments(points, codes, height))


def _segments(points: list[list[float]], codes: list[int], height: float) -> Iterator[Segment]:
    at, last = 0, (0.0, 0.0)
    while at < len(codes):
        code = codes[at]
        if code == _STOP:
            return
        if code == _CLOSE:
            yield ("Z",)
            at += 1
            continue
        size = 3 if code == _CURVE4 else 2 if code == _CURVE3 else 1
        placed = [_placed(point, height) for point in points[at : at + size]]
        if code == _CURVE3:
            yield _cubic(last, placed[0], placed[1])
        elif code == _CURVE4:
            (a, b), (c, d), (e, f) = placed
            yield ("C", a, b, c, d, e, f)
        else:
            yield ("M" if code == _MOVE else "L", *placed[0])
        last = placed[-1]
        at += size


def _placed(point: list[float], height: float) -> tuple[float, float]:
    return _rounded(point[0]), _rounded(height - point[1])


def _rounded(value: float) -> float:
    return round(min(max(value, -_FARTHEST), _FARTHEST), _DECIMALS) + 0.0


def _cubic(start: tuple[float, float], handle: tuple[float, float], end: tuple[float, float]) -> Segment:
    """A quadratic curve as a cubic one."""
    (x0, y0), (hx, hy), (x1, y1) = start, handle, end
    first = _rounded(x0 + (hx - x0) * 2 / 3), _rounded(y0 + (hy - y0) * 2 / 3)
    second = _rounded(x1 + (hx - x1) * 2 / 3), _rounded(y1 + (hy - y1) * 2 / 3)
    return ("C", *first, *second, x1, y1)


def tiles(path: MplPath, box: Box, size: float) -> Path:
    """The path of a hatch, of a unit square, over a box: in squares of `size` points from the origin."""
    left, top, right, bottom = box
    rows = range(math.floor(top / size), math.floor(bottom / size) + 1)
    columns = range(math.floor(left / size), math.floor(right / size) + 1)
    unit = outline(path, Affine2D().scale(size), size)
    out: list[Segment] = []
    for row in rows:
        for column in columns:
            out += moved(unit, column * size, row * size)
    return tuple(out)


def moved(path: Path, dx: float, dy: float) -> Iterator[Segment]:
    """The path moved by dx to the right and dy down."""
    for segment in path:
        numbers = [
            round(float(n) + (dy if i % 2 else dx), _DECIMALS) + 0.0 for i, n in enumerate(segment[1:])
        ]
        yield (segment[0], *numbers)  # type: ignore[misc]
