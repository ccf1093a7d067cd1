"""Sectors of a circle or ring: their angles, and their outlines, with gaps equally wide throughout."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportcli.blocks import Datum
from reportcli.charts.axes import LEAST_MARK, number
from reportcli.charts.to_display import MplPath, Point
from reportcli.model.value_class import dataclass

Vertices = NDArray[np.float64]  # shape (n, 2), points
Codes = NDArray[np.uint8]  # shape (n,), matplotlib's codes of path segments


@dataclass(frozen=True, slots=True)
class Sector:
    """Angles in radians clockwise from twelve o'clock."""

    datum: Datum
    first: float
    last: float

    @property
    def middle(self) -> float:
        """Where the label is tied; a whole circle is tied at a quarter, that is on the side."""
        whole = self.last - self.first > 2 * math.pi - 1e-9
        return self.first + (math.pi / 2 if whole else (self.last - self.first) / 2)


@dataclass(frozen=True, slots=True)
class Circle:
    """Centre and radius in points of the drawing."""

    x: float
    y: float
    radius: float

    def at(self, angle: float, radius: float) -> Point:
        """The point at an angle (as of a `Sector`) and a distance from the centre."""
        return (self.x + radius * math.sin(angle), self.y - radius * math.cos(angle))


def sectors(data: Sequence[Datum], start: float) -> list[Sector]:
    """One sector for each datum, in order from `start` (radians); together they are the whole circle."""
    total = sum(map(number, data))
    out, at = [], start
    for datum in data:
        turn = 2 * math.pi * number(datum) / total
        out.append(Sector(datum, at, at + turn))
        at += turn
    return out


def widened(sector: Sector, circle: Circle) -> Sector:
    """A sector as wide at the rim as a plate holds, about its own middle."""
    turn = LEAST_MARK / circle.radius
    if sector.last - sector.first >= turn:
        return sector
    middle = (sector.first + sector.last) / 2
    return Sector(sector.datum, middle - turn / 2, middle + turn / 2)


def sector_path(circle: Circle, sector: Sector, inner: float, gap: float) -> MplPath:
    """A sector whose sides are parallel to the radius, so that gaps are equally wide inside and outside."""
    turn = sector.last - sector.first
    if turn > 2 * math.pi - 1e-9:
        return _ring(circle, inner)
    outer, there = _arc(circle, sector, circle.radius, _inset(gap, circle.radius, turn))
    if inner > 0:
        back, codes = _arc(circle, sector, inner, _inset(gap, inner, turn))
        vertices = [*outer, *back[::-1], outer[0]]
        return MplPath(vertices, [*there, MplPath.LINETO, *codes[:0:-1], MplPath.CLOSEPOLY])
    tip = circle.at(sector.middle, min(circle.radius, gap / 2 / max(0.2, math.sin(min(turn, math.pi) / 2))))
    return MplPath([*outer, tip, outer[0]], [*there, MplPath.LINETO, MplPath.CLOSEPOLY])


def _inset(gap: float, radius: float, turn: float) -> float:
    """Half a gap as an angle at a radius; at most a third of the sector, so that slivers stay visible."""
    return min(math.asin(min(1.0, gap / 2 / radius)), turn / 3)


def _arc(circle: Circle, sector: Sector, radius: float, inset: float) -> tuple[Vertices, Codes]:
    """Clockwise from first to last. matplotlib's angles run from three o'clock; here y grows downwards."""
    first, last = math.degrees(sector.first + inset) - 90, math.degrees(sector.last - inset) - 90
    vertices, codes = _outline(MplPath.arc(first, last))
    return vertices * radius + (circle.x, circle.y), codes


def _ring(circle: Circle, inner: float) -> MplPath:
    outer = MplPath.circle((circle.x, circle.y), circle.radius)
    if inner <= 0:
        return outer
    vertices, codes = _outline(MplPath.circle((circle.x, circle.y), inner))
    return MplPath.make_compound_path(outer, MplPath(vertices[:-1][::-1], codes[:-1]))


def _outline(path: MplPath) -> tuple[Vertices, Codes]:
    return np.asarray(path.vertices, dtype=np.float64), np.asarray(path.codes, dtype=np.uint8)
