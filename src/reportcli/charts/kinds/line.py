"""Lines over equally spaced categories: series are named at their end, never in a key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportcli.blocks import Series
from reportcli.charts import axes
from reportcli.charts.labels import Drawn, Label, LabelSetter, spread
from reportcli.charts.to_display import Pencil, Point
from reportcli.model.display import Op
from reportcli.model.style import WHITE, Stroke

WEIGHT = 1.3  # points, of a line
DOT = 2.1  # points, radius of the dot at a printed value
RING = Stroke(WHITE, 0.8)  # around a dot, so that it stands off its line
GAP = 2.0  # points between values or names under one another


@dataclass(frozen=True, slots=True)
class _Places:
    """Where data stand: the first category at `left`, the others `step` points on."""

    left: float
    step: float
    scale: axes.Scale

    def of(self, series: Series) -> list[Point]:
        """The places of a series' data, in points, in the order of the categories."""
        return [(self.x(i), self.scale.at(axes.number(datum))) for i, datum in enumerate(series.data)]

    def x(self, category: int) -> float:
        """The x coordinate of a category (counted from 0), in points."""
        return self.left + self.step * category


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Zero is on the scale; a dot and the printed value stand at each datum that prints one."""
    series = [one for one in text.chart.series if one.data]
    names = [text.text(one.name, width * axes.NAME_SHARE) for one in series]
    values = axes.set_values(text, series)
    labels = axes.categories(series)
    widest = max(name.width for name in names)
    right = width - (widest + axes.AIR * 2 if widest else 0.0)
    left = max(values.width / 2, DOT)
    step = (right - 2 * left) / max(1, len(labels) - 1)
    foot = axes.set_foot(text, labels, step - axes.AIR if len(labels) > 1 else width)
    floor = height - foot.height
    places = _Places(left, step, _scale(text, series, values.height + axes.AIR, floor))
    points = [places.of(one) for one in series]
    pencil, zero = Pencil(), places.scale.zero
    axes.draw_axis(pencil, text.chart, (0.0, zero), (right, zero))
    _draw_lines(pencil, series, points)
    ops = _point_values(values, points, zero)
    for i in range(len(labels)):
        ops += foot.ops(i, places.x(i), floor)
    ops += _names(names, [row[-1] for row in points], right + axes.AIR * 2, floor)
    tight = values.width + 1 - step if len(labels) > 1 else 0.0
    return Drawn((*pencil.ops, *ops), max(foot.excess, *(name.excess for name in names), tight))


def _scale(text: LabelSetter, series: Sequence[Series], head: float, floor: float) -> axes.Scale:
    """Down to `floor`, with room for a value over the highest point and under the lowest below zero."""
    low, high = axes.extent(text.chart, axes.numbers(series))
    unit = max(1.0, floor - head - (head if low < 0 else DOT)) / (high - low)
    return axes.Scale(head + high * unit, -unit)


def _draw_lines(pencil: Pencil, series: Sequence[Series], points: Sequence[list[Point]]) -> None:
    """All lines, then all dots, so that no line crosses a dot."""
    for one, places in zip(series, points, strict=True):
        pencil.curve(places, one.paint, WEIGHT)
    for one, places in zip(series, points, strict=True):
        for datum, place in zip(one.data, places, strict=True):
            if datum.printed or len(places) == 1:
                pencil.dot(place, DOT, datum.paint, RING)


def _point_values(values: axes.Values, points: Sequence[list[Point]], zero: float) -> list[Op]:
    """Values over their points; where several series meet at one category they are spread apart."""
    ops: list[Op] = []
    for i in range(max(map(len, points))):
        here = [(p[i], v[i]) for p, v in zip(points, values.rows, strict=True) if i < len(p)]
        made = sorted(((p, v) for p, v in here if v.rows), key=lambda item: item[0][1])
        wanted = [p[1] - axes.AIR - v.last_baseline for p, v in made]
        tops = spread(wanted, [v.last_baseline for _, v in made], zero + 1e3, GAP)
        for (place, value), top in zip(made, tops, strict=True):
            ops += value.ops(place[0], top, "center")
    return ops


def _names(names: Sequence[Label], ends: Sequence[Point], x: float, floor: float) -> list[Op]:
    """Names of the series from `x` on, beside the ends of their lines."""
    made = sorted(
        ((y, name) for (_, y), name in zip(ends, names, strict=True) if name.rows), key=lambda end: end[0]
    )
    tops = spread([y - n.middle for y, n in made], [n.height for _, n in made], floor, GAP)
    return [op for (_, name), top in zip(made, tops, strict=True) for op in name.ops(x, top)]
