"""Stacked columns: the parts of each category on one another, the first series at the foot."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportcli.blocks import Chart, Datum, Series
from reportcli.charts import axes, value_axis
from reportcli.charts.labels import EMPTY, Drawn, Label, LabelSetter, spread
from reportcli.charts.pencil import Pencil
from reportcli.model.display import Op
from reportcli.model.value_class import dataclass

GAP = 2.0  # points between values under one another
LEAST_WIDE = 6.0  # points that a column needs beside its values


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a column: the name of its series, its set value, where it begins and ends."""

    series: str
    datum: Datum
    value: Label
    foot: float
    top: float

    @property
    def end(self) -> float:
        """Where it is drawn to: a part of something is seen, however small."""
        size = self.top - self.foot
        return (
            self.top
            if abs(size) >= axes.LEAST_MARK or not size
            else self.foot + math.copysign(axes.LEAST_MARK, size)
        )

    @property
    def middle(self) -> float:
        """Where its labels stand."""
        return (self.foot + self.top) / 2


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Values to the right of each part, names of the series beside the last column."""
    chart = text.chart
    names = axes.categories(chart.series)
    values = axes.set_values(text, chart.series)
    room = _name_room(text, width)
    left = value_axis.room_at_left(text)
    step = (width - left - (room + axes.AIR * 2 if text.shown else 0.0)) / len(names)
    foot = axes.set_foot(text, names, step - axes.AIR)
    floor = height - foot.height
    scale = _scale(text, len(names), floor)
    beside = values.width + axes.AIR if text.shown else 0.0
    free = min(step * chart.bar_width, step - beside - axes.AIR)
    wide = max(2.0, free)
    pencil, ops = Pencil(), list[Op]()
    excess = max(foot.excess, axes.LEAST_BAR - floor, LEAST_WIDE - free)
    last = len(names) - 1
    centred = last > 0 and all(label.width <= wide for label in foot.labels)
    for i in range(len(names)):
        x = left + step * i
        ops += foot.ops(i, x + wide / 2, floor) if centred else foot.ops(i, x, floor, "left")
        parts = _stack(chart.series, i, scale, values, whole=_whole(chart, i))
        for part in parts:
            pencil.rect((x, part.foot), (x + wide, part.end), part.datum.paint, part.datum.gradient)
        labels = _beside(text, parts, x + wide + axes.AIR, floor, room=room if i == last else 0.0)
        ops += labels.ops
        excess = max(excess, labels.excess)
    right = left + step * last + wide
    axes.draw_axis(pencil, chart, (left, scale.zero), (right, scale.zero))
    ops += value_axis.level_references(text, scale, left, right)
    return Drawn((*value_axis.level_lines(text, scale, left, right), *pencil.ops, *ops), excess)


def _name_room(text: LabelSetter, width: float) -> float:
    """Points for the names of the series; 0 without labels."""
    if not text.shown:
        return 0.0
    return min(max(text.natural_width(one.name) for one in text.chart.series) + 0.5, width * axes.NAME_SHARE)


def _scale(text: LabelSetter, count: int, floor: float) -> axes.Scale:
    """From the top of the box to `floor`: the highest and the lowest sum of parts above and below zero."""
    sums: list[float] = []
    for i in range(count):
        whole = _whole(text.chart, i)
        parts = [axes.number(datum) / whole for _, datum in axes.data_at(text.chart.series, i)]
        sums += [sum(part for part in parts if part > 0), sum(part for part in parts if part < 0)]
    low, high = axes.extent(text.chart, sums)
    head = value_axis.room_above(text)
    unit = max(1.0, floor - head) / (high - low)
    return axes.Scale(head + high * unit, -unit)


def _whole(chart: Chart, category: int) -> float:
    """What the parts of a category are measured by: their sum where shares are shown, else nothing."""
    if not chart.share:
        return 1.0
    return sum(abs(axes.number(datum)) for _, datum in axes.data_at(chart.series, category)) or 1.0


def _stack(
    series: Sequence[Series], category: int, scale: axes.Scale, values: axes.Values, *, whole: float
) -> list[_Part]:
    """The parts of one column: those above zero upwards, those below downwards."""
    up = down = 0.0
    parts = []
    for k, datum in axes.data_at(series, category):
        size = axes.number(datum) / whole
        base = up if size >= 0 else down
        foot, top = scale.at(base), scale.at(base + size)
        up, down = (base + size, down) if size >= 0 else (up, base + size)
        parts.append(_Part(series[k].name, datum, values.rows[k][category], foot, top))
    return parts


def _beside(text: LabelSetter, parts: list[_Part], x: float, floor: float, *, room: float) -> Drawn:
    """Values beside their parts and, with `room` for them, the names of the series."""
    named = [
        (part, text.text(part.series, room) if room else EMPTY)
        for part in sorted(parts, key=lambda part: part.middle)
    ]
    made = [(part.value, name, part.middle) for part, name in named if part.value.rows or name.rows]
    heights = [max(value.height, name.height) for value, name, _ in made]
    wanted = [middle - value.middle for value, _, middle in made]
    tops = spread(wanted, heights, floor, GAP)
    offset = max((value.width for value, _, _ in made), default=0.0) + axes.AIR * 1.5
    ops: list[Op] = []
    for (value, name, _), top in zip(made, tops, strict=True):
        ops += value.ops(x, top)
        lower = value.rows[0].baseline - name.rows[0].baseline if value.rows and name.rows else 0.0
        ops += name.ops(x + offset, top + lower)
    return Drawn(tuple(ops), max(0.0, sum(heights) + GAP * (len(heights) - 1) - floor))
