"""Sparklines: lines as small as a word, lowest to highest value, without an axis."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.blocks import Series
from reportcli.charts.axes import AIR, Scale, categories, number
from reportcli.charts.kinds.line import pieces
from reportcli.charts.labels import Drawn, Label, LabelSetter, spread
from reportcli.charts.pencil import Pencil, Point
from reportcli.charts.years import steps_of
from reportcli.model.display import Op

WEIGHT = 0.9  # points, of a line
DOT = 1.5  # points, radius of the dot at the last value


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Each last point is marked, its value printed beside it."""
    series = [one for one in text.chart.series if one.data]
    last = [text.value(one.data[-1]) for one in series]
    widest = max(value.width for value in last)
    points = _points(series, width - (widest + AIR if widest else DOT), height)
    pencil = Pencil()
    steps = steps_of(categories(series))
    for one, places in zip(series, points, strict=True):
        for piece in pieces(places, steps):
            pencil.curve(piece, one.paint, WEIGHT)
            if len(piece) == 1:
                pencil.dot(piece[0], DOT / 2, one.paint)
    for one, places in zip(series, points, strict=True):
        pencil.dot(places[-1], DOT, one.data[-1].paint)
    x = max(places[-1][0] for places in points) + DOT + AIR
    ends = [(places[-1][1], value) for places, value in zip(points, last, strict=True) if value.rows]
    ops, excess = _end_values(ends, x, height)
    return Drawn((*pencil.ops, *ops), excess)


def _points(series: Sequence[Series], width: float, height: float) -> list[list[Point]]:
    """The data of each series over the whole box; all equal, they run through its middle."""
    rows = [[number(datum) for datum in one.data] for one in series]
    low, high = min(map(min, rows)), max(map(max, rows))
    unit = (height - 2 * DOT) / (high - low) if high > low else 0.0
    scale = Scale(height - DOT + low * unit if unit else height / 2, -unit)
    steps = steps_of(categories(series))
    step = max(1.0, width - 2 * DOT) / steps.length
    return [[(DOT + step * steps.offsets[i], scale.at(value)) for i, value in enumerate(row)] for row in rows]


def _end_values(ends: list[tuple[float, Label]], x: float, height: float) -> tuple[list[Op], float]:
    """Values beside the ends of their lines, spread apart; and by how many points they are too high."""
    ends = sorted(ends, key=lambda end: end[0])
    heights = [value.last_baseline for _, value in ends]
    tops = spread([y - value.middle for y, value in ends], heights, height, DOT)
    ops = [op for (_, value), top in zip(ends, tops, strict=True) for op in value.ops(x, top)]
    needed = sum(heights) + DOT * (len(ends) - 1)
    return ops, max(0.0, needed - height) if len(ends) > 1 else 0.0
