"""The path that a content stream builds (ISO 32000-1, 8.5.2), in default user space."""

from __future__ import annotations

from collections.abc import Sequence
from typing import SupportsFloat

import pikepdf

from reportcli.model.paths import Matrix, Point, point_under
from reportcli.pdf.content.sink import Segment

Operands = Sequence[pikepdf.Object]


def _point(x: SupportsFloat, y: SupportsFloat, matrix: Matrix) -> Point:
    return point_under(matrix, float(x), float(y))


class PathBuilder:
    """One path. Every step takes the current matrix and the operator's operands."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._last = (0.0, 0.0)  # the current point

    def move(self, matrix: Matrix, operands: Operands) -> None:
        """m"""
        self._last = _point(operands[0], operands[1], matrix)
        self.segments.append(("M", self._last))

    def line(self, matrix: Matrix, operands: Operands) -> None:
        """l"""
        self._last = _point(operands[0], operands[1], matrix)
        self.segments.append(("L", self._last))

    def curve(self, matrix: Matrix, operands: Operands) -> None:
        """c"""
        x1, y1, x2, y2, x3, y3 = operands
        self._curve(_point(x1, y1, matrix), _point(x2, y2, matrix), _point(x3, y3, matrix))

    def curve_from_point(self, matrix: Matrix, operands: Operands) -> None:
        """v: the first control point is where the curve begins."""
        x2, y2, x3, y3 = operands
        self._curve(self._last, _point(x2, y2, matrix), _point(x3, y3, matrix))

    def curve_to_point(self, matrix: Matrix, operands: Operands) -> None:
        """y: the second control point is where the curve ends."""
        x1, y1, x3, y3 = operands
        end = _point(x3, y3, matrix)
        self._curve(_point(x1, y1, matrix), end, end)

    def close(self, _: Matrix, __: Operands) -> None:
        """h"""
        self.segments.append(("Z", ()))

    def rectangle(self, matrix: Matrix, operands: Operands) -> None:
        """re"""
        x, y, width, height = map(float, operands)
        self.segments.append(("M", _point(x, y, matrix)))
        for corner in ((x + width, y), (x + width, y + height), (x, y + height)):
            self.segments.append(("L", _point(*corner, matrix)))
        self.segments.append(("Z", ()))
        self._last = _point(x, y, matrix)

    def _curve(self, one: Point, two: Point, end: Point) -> None:
        self._last = end
        self.segments.append(("C", (*one, *two, *end)))
