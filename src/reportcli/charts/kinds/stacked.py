"""Stacked columns: the parts of each category on one another, the first series at the foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportcli.blocks import Series
from reportcli.charts.axes import (
    AIR,
    NAME_SHARE,
    Scale,
    Values,
    categories,
    data_at,
    draw_axis,
    extent,
    number,
    set_foot,
    set_values,
)
from reportcli.charts.labels import EMPTY, Drawn, Label, LabelSetter, spread
from reportcli.charts.to_display import Pencil
from reportcli.model.display import Op

GAP = 2.0  # points between values under one another


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a column: its series, its set value, the height of its middle in the box."""

    series: Series
    value: Label
    middle: float


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Values to the right of each part, names of the series beside the last column."""
    chart = text.chart
    names = categories(chart.series)
    values = set_values(text, chart.series)
    room = _name_room(text, width)
    step = (width - (room + AIR * 2 if text.shown else 0.0)) / len(names)
    foot = set_foot(text, names, step - AIR)
    floor = height - foot.height
    scale = _scale(text, len(names), floor)
    beside = values.width + AIR if text.shown else 0.0
    wide = max(2.0, min(step * chart.bar_width, step - beside - AIR))
    pencil, ops, excess = Pencil(), list[Op](), foot.excess
    last = len(names) - 1
    for i in range(len(names)):
        x = step * i
        ops += foot.ops(i, x + wide / 2, floor) if last else foot.ops(i, x, floor, "left")
        parts = _stack(pencil, chart.series, i, scale, (x, wide), values)
        labels = _beside(text, parts, x + wide + AIR, floor, room if i == last else 0.0)
        ops += labels.ops
        excess = max(excess, labels.excess)
    draw_axis(pencil, chart, (0.0, scale.zero), (step * last + wide, scale.zero))
    return Drawn((*pencil.ops, *ops), excess)


def _name_room(text: LabelSetter, width: float) -> float:
    """Points for the names of the series; 0 without labels."""
    if not text.shown:
        return 0.0
    return min(max(text.natural_width(one.name) for one in text.chart.series) + 0.5, width * NAME_SHARE)


def _scale(text: LabelSetter, count: int, floor: float) -> Scale:
    """From the top of the box to `floor`: the highest and the lowest sum of parts above and below zero."""
    sums: list[float] = []
    for i in range(count):
        parts = [number(datum) for _, datum in data_at(text.chart.series, i)]
        sums += [sum(part for part in parts if part > 0), sum(part for part in parts if part < 0)]
    low, high = extent(text.chart, sums)
    unit = floor / (high - low)
    return Scale(high * unit, -unit)


def _stack(
    pencil: Pencil,
    series: Sequence[Series],
    category: int,
    scale: Scale,
    across: tuple[float, float],
    values: Values,
) -> list[_Part]:
    """Draws the parts of one column, `across` from its left side by its width."""
    x, wide = across
    up = down = 0.0
    parts = []
    for k, datum in data_at(series, category):
        value = number(datum)
        base = up if value >= 0 else down
        y0, y1 = scale.at(base), scale.at(base + value)
        pencil.rect(x, y0, x + wide, y1, datum.paint)
        up, down = (base + value, down) if value >= 0 else (up, base + value)
        parts.append(_Part(series[k], values.rows[k][category], (y0 + y1) / 2))
    return parts


def _beside(text: LabelSetter, parts: list[_Part], x: float, floor: float, room: float) -> Drawn:
    """Values beside their parts and, with `room` for them, the names of the series."""
    named = [
        (part, text.text(part.series.name, room) if room else EMPTY)
        for part in sorted(parts, key=lambda part: part.middle)
    ]
    made = [(part.value, name, part.middle) for part, name in named if part.value.rows or name.rows]
    heights = [max(value.height, name.height) for value, name, _ in made]
    wanted = [middle - value.middle for value, _, middle in made]
    tops = spread(wanted, heights, 0.0, floor, GAP)
    offset = max((value.width for value, _, _ in made), default=0.0) + AIR * 1.5
    ops: list[Op] = []
    for (value, name, _), top in zip(made, tops, strict=True):
        ops += value.ops(x, top)
        lower = value.rows[0].baseline - name.rows[0].baseline if value.rows and name.rows else 0.0
        ops += name.ops(x + offset, top + lower)
    return Drawn(tuple(ops), max(0.0, sum(heights) + GAP * (len(heights) - 1) - floor))
