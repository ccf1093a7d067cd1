"""Affine transforms of paths, and the `transform` attribute of SVG (SVG 2, chapter 8)."""

from __future__ import annotations

import math
import re

from reportcli.model.display import Path, Segment
from reportcli.model.paths import IDENTITY, Matrix, Point, multiply

LARGEST = 1e7  # coordinates beyond it are refused

NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_TRANSFORM = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)")
_ARGUMENTS = {
    "matrix": (6,),
    "translate": (1, 2),
    "scale": (1, 2),
    "rotate": (1, 3),
    "skewX": (1,),
    "skewY": (1,),
}


class PathDataError(ValueError):
    """The text is no path data or transform; the message says where it stops making sense. command, count:
    the command at the end of which numbers are missing, and how many it takes.
    """

    def __init__(self, where: str, command: str = "", count: int = 0) -> None:
        super().__init__(where)
        self.command, self.count = command, count


def apply(matrix: Matrix, path: Path, decimals: int | None = None) -> Path:
    """The path under a transform; with `decimals` the coordinates are rounded."""
    a, b, c, d, e, f = matrix

    def moved(x: float, y: float) -> Point:
        """The point under the transform."""
        x, y = a * x + c * y + e, b * x + d * y + f
        return (x, y) if decimals is None else (round(x, decimals) + 0.0, round(y, decimals) + 0.0)

    out: list[Segment] = []
    for segment in path:
        if len(segment) == 3:
            letter, x, y = segment
            out.append((letter, *moved(x, y)))
        elif len(segment) == 7:
            letter, x1, y1, x2, y2, x, y = segment
            out.append((letter, *moved(x1, y1), *moved(x2, y2), *moved(x, y)))
        else:
            out.append(segment)
    return tuple(out)


def parse_transform(text: str) -> Matrix:
    """A `transform` attribute as one matrix. Raises PathDataError."""
    matrix, at = IDENTITY, 0
    while text[at:].strip():
        match = _TRANSFORM.match(text, at)
        if match is None:
            raise PathDataError(text[at : at + 20])
        numbers = [float(n) for n in NUMBER.findall(match.group(2))]
        if any(not abs(n) < LARGEST for n in numbers):
            raise PathDataError(match.group()[:40])
        matrix = multiply(_one_transform(match.group(1), numbers), matrix)
        at = match.end()
    return matrix


def _one_transform(name: str, n: list[float]) -> Matrix:
    if len(n) not in _ARGUMENTS[name]:
        raise PathDataError(name)
    if name == "matrix":
        return (n[0], n[1], n[2], n[3], n[4], n[5])
    if name == "translate":
        return (1, 0, 0, 1, n[0], n[1] if len(n) > 1 else 0.0)
    if name == "scale":
        return (n[0], 0, 0, n[-1], 0, 0)
    if name == "rotate":
        sin, cos = math.sin(math.radians(n[0])), math.cos(math.radians(n[0]))
        turned = (cos, sin, -sin, cos, 0.0, 0.0)
        if len(n) == 1:
            return turned
        return multiply((1, 0, 0, 1, -n[1], -n[2]), multiply(turned, (1, 0, 0, 1, n[1], n[2])))
    slope = math.tan(math.radians(n[0]))
    return (1, 0, slope, 1, 0, 0) if name == "skewX" else (1, slope, 0, 1, 0, 0)
