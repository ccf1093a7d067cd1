"""Donut and pie: segments clockwise from the start angle, labels beside them in two flush columns."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from reportcli.blocks import Datum
from reportcli.charts.labels import Label, Typesetter, spread
from reportcli.charts.to_display import MplPath, Pencil
from reportcli.model.display import Op, translate
from reportcli.model.style import Stroke

SHARE, LEAST_SHARE = 0.46, 0.3  # of the width that the circle takes: usually, and where words are long
HEAD = 1.5  # times the label size left free above and below the circle, where labels crowd
NEAR = 0.4  # sine of the angle from the vertical within which a label may change sides
ARM = 14.0  # points between circle and label column
TOUCH = 2.0  # points between circle and leader
AIR = 3.0  # points between leader and label
HAIRLINE = 0.4
OUT = 4.0  # points that a leader runs straight out of the circle
STRAIGHT = 0.35  # radians that a leader may cut across without touching the circle


@dataclass(frozen=True, slots=True)
class _Segment:
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
class _Circle:
    x: float
    y: float
    radius: float

    def at(self, angle: float, radius: float) -> tuple[float, float]:
        return (self.x + radius * math.sin(angle), self.y - radius * math.cos(angle))


def draw_round(
    text: Typesetter, data: tuple[Datum, ...], width: float, height: float
) -> tuple[list[Op], float]:
    """Operations and the points by which the worst label is too wide or too tall."""
    chart = text.chart
    direct = chart.labels == "direct"
    diameter = _diameter(text, data, width, height) if direct else min(width, height)
    circle = _Circle(width / 2, height / 2, diameter / 2)
    hole = 0.0 if chart.kind == "pie" else min(0.95, max(0.0, chart.hole))
    segments = _segments(data, math.radians(chart.start))
    pencil = Pencil()
    for segment in segments:
        if segment.last > segment.first:
            path = _wedge(circle, segment, hole * circle.radius, chart.gap if len(data) > 1 else 0.0)
            pencil.path(path, segment.datum.paint)
    labels: list[Op] = []
    excess = 0.0
    if direct:
        labels, excess = _labels(text, segments, circle, width, height, pencil)
    return [*pencil.ops, *labels, *_centre(text, circle, hole)], excess


def _diameter(text: Typesetter, data: tuple[Datum, ...], width: float, height: float) -> float:
    """The same for all charts of one box and style, but for words that would not fit beside it."""
    usual = min(height - 2 * HEAD * text.chart.label_char.size, width * SHARE)
    words = (text.longest_word(datum) for datum in data)
    beside = width - 2 * (max(words) + ARM + AIR)
    return max(1.0, min(usual, max(beside, width * LEAST_SHARE)))


def _segments(data: tuple[Datum, ...], start: float) -> list[_Segment]:
    total = sum(float(datum.value.value) for datum in data)
    out, at = [], start
    for datum in data:
        turn = 2 * math.pi * float(datum.value.value) / total
        out.append(_Segment(datum, at, at + turn))
        at += turn
    return out


def _wedge(circle: _Circle, segment: _Segment, inner: float, gap: float) -> MplPath:
    """A segment whose sides are parallel to the radius, so that gaps are equally wide inside and outside."""
    turn = segment.last - segment.first
    if turn > 2 * math.pi - 1e-9:
        return _ring(circle, inner)
    outer = _arc(circle, segment, circle.radius, _inset(gap, circle.radius, turn))
    if inner > 0:
        back = _arc(circle, segment, inner, _inset(gap, inner, turn))
        vertices = [*outer.vertices, *back.vertices[::-1], outer.vertices[0]]
        codes = [*outer.codes, MplPath.LINETO, *back.codes[:0:-1], MplPath.CLOSEPOLY]
        return MplPath(vertices, codes)
    tip = circle.at(segment.middle, min(circle.radius, gap / 2 / max(0.2, math.sin(min(turn, math.pi) / 2))))
    vertices = [*outer.vertices, tip, outer.vertices[0]]
    return MplPath(vertices, [*outer.codes, MplPath.LINETO, MplPath.CLOSEPOLY])


def _inset(gap: float, radius: float, turn: float) -> float:
    """Half a gap as an angle at a radius; at most a third of the segment, so that slivers stay visible."""
    return min(math.asin(min(1.0, gap / 2 / radius)), turn / 3)


def _arc(circle: _Circle, segment: _Segment, radius: float, inset: float) -> Any:
    """Clockwise from first to last. matplotlib's angles run from three o'clock; here y grows downwards."""
    first, last = math.degrees(segment.first + inset) - 90, math.degrees(segment.last - inset) - 90
    unit: Any = MplPath.arc(first, last)
    return MplPath(unit.vertices * radius + (circle.x, circle.y), unit.codes)


def _ring(circle: _Circle, inner: float) -> MplPath:
    outer = MplPath.circle((circle.x, circle.y), circle.radius)
    if inner <= 0:
        return outer
    hole: Any = MplPath.circle((circle.x, circle.y), inner)
    reverse = MplPath(hole.vertices[:-1][::-1], hole.codes[:-1])
    return MplPath.make_compound_path(outer, reverse)


def _labels(
    text: Typesetter, segments: list[_Segment], circle: _Circle, width: float, height: float, pencil: Pencil
) -> tuple[list[Op], float]:
    room = (width - 2 * circle.radius) / 2 - ARM - AIR
    placed = [(segment, text.direct(segment.datum, room)) for segment in segments]
    excess = max((label.excess for _, label in placed), default=0.0)
    gap = text.chart.label_char.size * 0.7
    right = [item for item in placed if math.sin(item[0].middle) >= 0]
    left = [item for item in placed if math.sin(item[0].middle) < 0]
    _balance(left, right, height, gap)
    ops: list[Op] = []
    for side, items in ((1, right), (-1, left)):
        items.sort(key=lambda item: -math.cos(item[0].middle))
        wanted = [circle.at(s.middle, circle.radius + TOUCH + OUT)[1] - label.middle for s, label in items]
        heights = [label.height for _, label in items]
        excess = max(excess, sum(heights) + gap * (len(items) - 1) - height)
        tops = spread(wanted, heights, 0.0, height, gap)
        ties = [_Tie(s.middle, top + label.middle) for (s, label), top in zip(items, tops, strict=True)]
        edge = circle.x + side * (circle.radius + ARM)
        for (segment, label), top, tie in zip(items, tops, ties, strict=True):
            points = _leader(circle, tie, ties, edge, side)
            pencil.line(points, Stroke(segment.datum.paint, HAIRLINE, cap="round", join="round"))
            ops += label.ops(edge + side * AIR, top, "left" if side > 0 else "right")
    return ops, excess


@dataclass(frozen=True, slots=True)
class _Tie:
    """What a leader joins: the angle of a segment's middle and the height of its label's first row."""

    angle: float
    y: float

    def turn(self, circle: _Circle, radius: float, side: int) -> float:
        """Angle along a circle of that radius to the label's height; 0 beyond its top or foot."""
        sine = (self.y - circle.y) / radius
        if abs(sine) >= 1:
            return 0.0
        return math.remainder(side * (math.pi / 2 + math.asin(sine)) - self.angle, 2 * math.pi)


def _balance(
    left: list[tuple[_Segment, Label]], right: list[tuple[_Segment, Label]], height: float, gap: float
) -> None:
    """Moves the labels nearest to twelve or six o'clock over where one side is too full."""
    for full, other in ((right, left), (left, right)):

        def need(items: list[tuple[_Segment, Label]]) -> float:
            return sum(label.height + gap for _, label in items) - gap

        while need(full) > height and len(full) > 1:
            item = min(full, key=lambda item: abs(math.sin(item[0].middle)))
            if abs(math.sin(item[0].middle)) > NEAR or need([*other, item]) > height:
                return
            full.remove(item)
            other.append(item)


def _leader(
    circle: _Circle, tie: _Tie, ties: list[_Tie], edge: float, side: int
) -> list[tuple[float, float]]:
    """Out of the circle, then straight to the label; where that would cross the circle, around it.

    Leaders that go around in the same direction keep to circles of their own, the one ahead to the smallest.
    """
    near = circle.radius + TOUCH
    turn = tie.turn(circle, near + OUT, side)
    if abs(turn) <= STRAIGHT:
        points = [circle.at(tie.angle, near), circle.at(tie.angle, near + OUT)]
        if abs(tie.y - points[-1][1]) > 0.5:
            points.append((edge - side * min(OUT, abs(edge - points[-1][0]) / 2), tie.y))
        return [*points, (edge, points[-1][1])]
    ahead = sum(
        math.remainder(other.angle - tie.angle, 2 * math.pi) * turn > 0
        and other.turn(circle, near + OUT, side) * turn > 0
        and abs(other.turn(circle, near + OUT, side)) > STRAIGHT
        for other in ties
    )
    far = near + min(ARM - TOUCH - 1, OUT * (0.6 + 0.5 * ahead))
    turn = tie.turn(circle, far, side)
    steps = max(2, math.ceil(abs(turn) / 0.06))
    around = [circle.at(tie.angle + turn * i / steps, far) for i in range(steps + 1)]
    return [circle.at(tie.angle, near), *around, (edge, around[-1][1])]


def _centre(text: Typesetter, circle: _Circle, hole: float) -> list[Op]:
    """The centre's texts, centred in the hole as one block."""
    chart = text.chart
    room = 2 * circle.radius * hole * 0.84
    if not chart.centre or room <= 0:
        return []
    out: list[Op] = []
    y = 0.0
    for block in chart.centre:
        composed = text.composer.compose(block.runs, block.style, room)
        for line in composed.lines:
            y += block.style.leading if out else block.style.char.size * 0.68
            x = circle.x - line.width / 2 - line.x
            out += [translate(op, x, y) for piece in line.pieces for op in piece.ops]
        y += block.style.space_after
    return [translate(op, 0.0, circle.y - y / 2) for op in out]
