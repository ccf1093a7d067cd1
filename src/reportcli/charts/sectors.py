"""Sectors of a circle or ring: their angles, and their outlines, with gaps equally wide throughout."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportcli.blocks import Datum
from reportcli.charts import pencil
from reportcli.charts.axes import LEAST_MARK, number
from reportcli.charts.pencil import Point
from reportcli.model.display import Path, Segment
from reportcli.model.value_class import dataclass


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
    """Centre and radius in points of the drawing. below: from the centre to the foot of its box, where that
    is not as far as to its head.
    """

    x: float
    y: float
    radius: float
    below: float | None = None

    @property
    def height(self) -> float:
        """Of its box."""
        return 2 * self.y if self.below is None else self.y + self.below

    def at(self, angle: float, radius: float) -> Point:
        """The point at an angle (as of a `Sector`) and a distance from the centre."""
        return (self.x + radius * math.sin(angle), self.y - radius * math.cos(angle))


def sectors(data: Sequence[Datum], start: float, sweep: float = 2 * math.pi) -> list[Sector]:
    """One sector for each datum, in order from `start`; together they take `sweep` (radians)."""
    total = sum(map(number, data))
    out, at = [], start
    for datum in data:
        turn = sweep * number(datum) / total
        out.append(Sector(datum, at, at + turn))
        at += turn
    return out


def reach(start: float, sweep: float) -> tuple[float, float]:
    """How far an arc reaches above and below its centre, in radii, the centre included; angles in radians."""
    steps = [start, start + sweep]
    steps += [turn * math.pi for turn in range(-4, 9) if start < turn * math.pi < start + sweep]
    heights = [math.cos(angle) for angle in steps]
    return max(0.0, *heights), max(0.0, *(-high for high in heights))


def widened(sector: Sector, circle: Circle) -> Sector:
    """A sector as wide at the rim as a plate holds, about its own middle."""
    turn = LEAST_MARK / circle.radius
    if sector.last - sector.first >= turn:
        return sector
    middle = (sector.first + sector.last) / 2
    return Sector(sector.datum, middle - turn / 2, middle + turn / 2)


def sector_path(circle: Circle, sector: Sector, inner: float, gap: float) -> Path:
    """A sector whose sides are parallel to the radius, so that gaps are equally wide inside and outside."""
    turn = sector.last - sector.first
    if turn > 2 * math.pi - 1e-9:
        return _ring(circle, inner)
    outer = _arc(circle, sector, circle.radius, _inset(gap, circle.radius, turn))
    if inner > 0:
        start, *back = pencil.backwards(_arc(circle, sector, inner, _inset(gap, inner, turn)))
        return (*outer, _line_to(start), *back, ("Z",))
    tip = circle.at(sector.middle, min(circle.radius, gap / 2 / max(0.2, math.sin(min(turn, math.pi) / 2))))
    return (*outer, ("L", *tip), ("Z",))


def _line_to(segment: Segment) -> Segment:
    return ("L", *segment[1:])


def _inset(gap: float, radius: float, turn: float) -> float:
    """Half a gap as an angle at a radius; at most a third of the sector, so that slivers stay visible."""
    return min(math.asin(min(1.0, gap / 2 / radius)), turn / 3)


def _arc(circle: Circle, sector: Sector, radius: float, inset: float) -> Path:
    """Clockwise from first to last; the pencil's angles run from three o'clock."""
    first, last = math.degrees(sector.first + inset) - 90, math.degrees(sector.last - inset) - 90
    return pencil.arc((circle.x, circle.y), radius, first, last)


def _ring(circle: Circle, inner: float) -> Path:
    outer = pencil.circle((circle.x, circle.y), circle.radius)
    if inner <= 0:
        return outer
    return (*outer, *pencil.backwards(pencil.circle((circle.x, circle.y), inner)[:-1]))
