"""Paths, boxes and transformations in plain numbers: points of a page, y downwards.

A transformation is six numbers (ISO 32000-1, 8.3.3): x' = a x + c y + e, y' = b x + d y + f.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import SupportsFloat

from reportcli.model.display import GlyphsOp, ImageOp, LateOp, Op, Path, PathOp, Segment
from reportcli.model.geometry import Rect
from reportcli.model.value_class import replace

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def translate(op: Op, dx: float, dy: float) -> Op:
    """The same operation, moved."""
    if isinstance(op, (GlyphsOp, LateOp)):
        return replace(op, x=op.x + dx, y=op.y + dy)
    if isinstance(op, PathOp):
        return replace(op, path=translate_path(op.path, dx, dy))
    if isinstance(op, ImageOp):
        rect = Rect(op.rect.x + dx, op.rect.y + dy, op.rect.width, op.rect.height)
        return replace(op, rect=rect, clip=op.clip and translate_path(op.clip, dx, dy))
    if op.transform is None:
        clip = op.clip and translate_path(op.clip, dx, dy)
        return replace(op, ops=tuple(translate(o, dx, dy) for o in op.ops), clip=clip)
    a, b, c, d, e, f = op.transform
    return replace(op, transform=(a, b, c, d, e + dx, f + dy))


def translate_path(path: Path, dx: float, dy: float) -> Path:
    """The path moved by dx to the right and dy down, in points."""
    moved: list[Segment] = []
    for segment in path:
        numbers = [n + (dy if i % 2 else dx) for i, n in enumerate(segment[1:])]
        moved.append((segment[0], *numbers))  # type: ignore[arg-type]
    return tuple(moved)


def rect_path(x: float, y: float, width: float, height: float) -> Path:
    """The closed path of a rectangle, from its top left corner, clockwise on the page."""
    return (("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",))


def box_of(path: Path, matrix: Matrix = IDENTITY) -> Box:
    """The box around the points of a path, control points too; of no size for an empty one."""
    xs = [x for segment in path for x in segment[1::2]]
    ys = [y for segment in path for y in segment[2::2]]
    return bounds(matrix, (min(xs), min(ys), max(xs), max(ys))) if xs else (0.0, 0.0, 0.0, 0.0)


def holds(outer: Box, inner: Box) -> bool:
    """Whether one box lies in another."""
    return outer[0] <= inner[0] and outer[1] <= inner[1] and outer[2] >= inner[2] and outer[3] >= inner[3]


def matrix_of(numbers: Iterable[SupportsFloat]) -> Matrix:
    """Six operands as a matrix. Raises ValueError for more or fewer."""
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def multiply(first: Matrix, then: Matrix) -> Matrix:
    """The transformation that does one, then the other."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(x: float, y: float, matrix: Matrix) -> Matrix:
    """A shift by (x, y), then the matrix."""
    return multiply((1.0, 0.0, 0.0, 1.0, x, y), matrix)


def point_under(matrix: Matrix, x: float, y: float) -> Point:
    """Where a point goes."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def bounds(matrix: Matrix, box: Box) -> Box:
    """The upright box around a rectangle under a matrix."""
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = box
    if b == 0 and c == 0:
        left, right, low, high = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        return min(left, right), min(low, high), max(left, right), max(low, high)
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    return min(xs), min(ys), max(xs), max(ys)


def scale_of(matrix: Matrix) -> float:
    """The mean factor by which a matrix enlarges lengths."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
