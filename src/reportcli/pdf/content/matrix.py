"""Transformations as six numbers (ISO 32000-1, 8.3.3)."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import SupportsFloat

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def matrix_of(numbers: Iterable[SupportsFloat]) -> Matrix:
    """Six operands as a matrix. Raises ValueError for more or fewer."""
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def multiply(one: Matrix, other: Matrix) -> Matrix:
    """First one, then the other."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def moved(x: float, y: float, matrix: Matrix) -> Matrix:
    """A shift by (x, y), then the matrix."""
    return multiply((1.0, 0.0, 0.0, 1.0, x, y), matrix)


def transformed(m: Matrix, x0: float, y0: float, x1: float, *, y1: float) -> Box:
    """The upright box around a rectangle under a matrix."""
    a, b, c, d, e, f = m
    if b == 0 and c == 0:
        left, right, low, high = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        return min(left, right), min(low, high), max(left, right), max(low, high)
    xs = [a * x + c * y + e for x in (x0, x1) for y in (y0, y1)]
    ys = [b * x + d * y + f for x in (x0, x1) for y in (y0, y1)]
    return min(xs), min(ys), max(xs), max(ys)


def scale_of(m: Matrix) -> float:
    """The mean factor by which a matrix enlarges lengths."""
    return math.sqrt(abs(m[0] * m[3] - m[1] * m[2]))
