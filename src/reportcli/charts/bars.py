"""Bars and columns from zero: bar, column, grouped, stacked. Labels stand by what they name; no scales."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportcli.blocks import Chart, Datum, Series
from reportcli.charts.labels import Label, Typesetter, spread
from reportcli.charts.to_display import Pencil
from reportcli.model.display import Op

AIR = 4.0  # points between a bar and its value, a column and its label
LABEL_SHARE = 0.36  # of the width that category labels take at most
LEAST_BAR = 16.0  # points that the longest bar needs to say anything
NAME_SHARE = 0.3  # of the width that series names take at most, beside stacks


@dataclass(frozen=True, slots=True)
class Scale:
    """Values to points from `zero`: `unit` points a unit of value, signed with the direction of growth."""

    zero: float
    unit: float

    def at(self, value: float) -> float:
        return self.zero + value * self.unit


def number(datum: Datum) -> float:
    return float(datum.value.value)


def extent(chart: Chart, values: Sequence[float]) -> tuple[float, float]:
    """Lowest and highest value of the axis; zero is always on it."""
    low, high = min(0.0, *values), max(0.0, *values)
    if chart.maximum is not None:
        high = max(high, float(chart.maximum.value))
    return (low, high) if high > low else (0.0, 1.0)


def draw_bars(text: Typesetter, width: float, height: float) -> tuple[list[Op], float]:
    """Horizontal bars, first category on top; several series stand in groups."""
    chart = text.chart
    direct = chart.labels == "direct"
    key, top = _key(text, width) if len(chart.series) > 1 and direct else ([], 0.0)
    names = [datum.label for datum in chart.series[0].data]
    column = (
        min(max((text.natural(name) for name in names), default=0.0) + 0.5, width * LABEL_SHARE)
        if direct
        else 0.0
    )
    labels = [text.text(name, column) for name in names] if direct else []
    values = [[text.value(datum) for datum in series.data] if direct else [] for series in chart.series]
    everything = [number(datum) for series in chart.series for datum in series.data]
    low, high = extent(chart, everything)
    end = max((label.width for row in values for label in row), default=0.0) + AIR if direct else 0.0
    start = (column + AIR * 2 if column else 0.0) + (end if low < 0 else 0.0)
    room = width - start - end
    unit = max(1.0, room) / (high - low)
    scale = Scale(start - low * unit, unit)
    step = (height - top) / len(names)
    pencil, ops = Pencil(), list(key)
    thick = step * chart.bar_width / len(chart.series)
    for i in range(len(names)):
        middle = top + step * (i + 0.5)
        if labels:
            ops += labels[i].ops(0.0, middle - (labels[i].height - _drop(labels[i])) / 2)
        for k, series in enumerate(chart.series):
            if i >= len(series.data):
                continue
            y = middle - thick * len(chart.series) / 2 + thick * k
            ops += _bar(pencil, series.data[i], scale, y, thick, values[k][i] if direct else None)
    _axis(pencil, chart, (scale.zero, top), (scale.zero, height))
    excess = max((label.excess for label in labels), default=0.0)
    excess = max(excess, LEAST_BAR - room, *(label.height - step for label in labels))
    return [*pencil.ops, *ops], excess


def _drop(label: Label) -> float:
    """Depth under the last baseline, so that capitals are centred, not descenders."""
    return label.height - label.rows[-1].baseline if label.rows else 0.0


def _bar(pencil: Pencil, datum: Datum, scale: Scale, y: float, thick: float, value: Label | None) -> list[Op]:
    tip = scale.at(number(datum))
    pencil.rect(scale.zero, y, tip, y + thick, datum.paint)
    if value is None or not value.rows:
        return []
    top = y + thick / 2 - value.middle
    return value.ops(tip - AIR, top, "right") if tip < scale.zero else value.ops(tip + AIR, top)


def draw_columns(text: Typesetter, width: float, height: float) -> tuple[list[Op], float]:
    """Columns in the order of the data; several series stand in groups under a key."""
    chart = text.chart
    direct = chart.labels == "direct"
    key, top = _key(text, width) if len(chart.series) > 1 and direct else ([], 0.0)
    names = [datum.label for datum in chart.series[0].data]
    step = width / len(names)
    labels = [text.text(name, step - AIR) for name in names] if direct else []
    values = [[text.value(datum) for datum in series.data] if direct else [] for series in chart.series]
    everything = [number(datum) for series in chart.series for datum in series.data]
    low, high = extent(chart, everything)
    line = max((label.height for row in values for label in row), default=0.0)
    foot = max((label.height for label in labels), default=0.0) + (AIR * 1.5 if labels else 0.0)
    above, below = (line + AIR if direct and high > 0 else 0.0), (line + AIR if direct and low < 0 else 0.0)
    room = height - top - foot - above - below
    unit = max(1.0, room) / (high - low)
    scale = Scale(top + above + high * unit, -unit)
    pencil, ops = Pencil(), list(key)
    wide = step * chart.bar_width / len(chart.series)
    for i in range(len(names)):
        middle = step * (i + 0.5)
        if labels:
            ops += labels[i].ops(middle, height - foot + AIR * 1.5, "center")
        for k, series in enumerate(chart.series):
            if i >= len(series.data):
                continue
            x = middle - wide * len(chart.series) / 2 + wide * k
            inset = wide * 0.06 if len(chart.series) > 1 else 0.0
            ops += _column(
                pencil, series.data[i], scale, x + inset, wide - 2 * inset, values[k][i] if direct else None
            )
    _axis(pencil, chart, (0.0, scale.zero), (width, scale.zero))
    excess = max((label.excess for label in labels), default=0.0)
    share = step if len(chart.series) == 1 else wide
    tight = (label.width + 1 - share for row in values for label in row if label.rows)
    excess = max(excess, LEAST_BAR - room, *tight)
    return [*pencil.ops, *ops], excess


def _column(
    pencil: Pencil, datum: Datum, scale: Scale, x: float, wide: float, value: Label | None
) -> list[Op]:
    tip = scale.at(number(datum))
    pencil.rect(x, scale.zero, x + wide, tip, datum.paint)
    if value is None or not value.rows:
        return []
    if tip > scale.zero:
        return value.ops(x + wide / 2, tip + AIR, "center")
    return value.ops(x + wide / 2, tip - AIR - value.rows[-1].baseline, "center")


def _axis(pencil: Pencil, chart: Chart, a: tuple[float, float], b: tuple[float, float]) -> None:
    if chart.axis is not None:
        pencil.line([a, b], chart.axis)


def _key(text: Typesetter, width: float) -> tuple[list[Op], float]:
    """Names of the series over the chart, each after a square of its paint; and their height."""
    size = text.chart.label_char.size
    square, gap = size * 0.72, size * 1.6
    pencil = Pencil()
    ops: list[Op] = []
    x = y = 0.0
    for series in text.chart.series:
        label = text.text(series.name, width - square * 1.6)
        need = square * 1.6 + label.width
        if x and x + need > width:
            x, y = 0.0, y + size * 1.5
        pencil.rect(x, y, x + square, y + square, series.paint)
        ops += label.ops(x + square * 1.6, y + (square - label.rows[0].baseline if label.rows else 0.0))
        x += need + gap
    return [*pencil.ops, *ops], y + size * 2.2


def draw_stacked(text: Typesetter, width: float, height: float) -> tuple[list[Op], float]:
    """Columns of parts; values stand to the right of each part, names beside the last column."""
    chart = text.chart
    direct = chart.labels == "direct"
    count = max(len(series.data) for series in chart.series)
    room = min(max(text.natural(s.name) for s in chart.series) + 0.5, width * NAME_SHARE) if direct else 0.0
    step = (width - (room + AIR * 2 if direct else 0.0)) / count
    names = [datum.label for datum in max(chart.series, key=lambda s: len(s.data)).data]
    labels = [text.text(name, step - AIR) for name in names] if direct else []
    foot = max((label.height for label in labels), default=0.0) + (AIR * 1.5 if labels else 0.0)
    sums = [[number(s.data[i]) for s in chart.series if i < len(s.data)] for i in range(count)]
    low, high = extent(
        chart, [v for n in sums for v in (sum(x for x in n if x > 0), sum(x for x in n if x < 0))]
    )
    unit = (height - foot) / (high - low)
    scale = Scale(high * unit, -unit)
    value_room = (
        max((text.value(d).width for s in chart.series for d in s.data), default=0.0) + AIR if direct else 0.0
    )
    wide = max(2.0, min(step * chart.bar_width, step - value_room - AIR))
    pencil, ops, excess = Pencil(), [], max((label.excess for label in labels), default=0.0)
    for i in range(count):
        x = step * i
        if labels:
            ops += (
                labels[i].ops(x + wide / 2, height - foot + AIR * 1.5, "center")
                if count > 1
                else labels[i].ops(x, height - foot + AIR * 1.5)
            )
        parts = _stack(pencil, chart.series, i, scale, x, wide)
        if direct:
            over = _beside(text, parts, x + wide + AIR, height - foot, room if i == count - 1 else 0.0, ops)
            excess = max(excess, over)
    _axis(pencil, chart, (0.0, scale.zero), (step * (count - 1) + wide, scale.zero))
    return [*pencil.ops, *ops], excess


def _stack(
    pencil: Pencil, series: Sequence[Series], index: int, scale: Scale, x: float, wide: float
) -> list[tuple[Series, Datum, float]]:
    """Draws the parts of one column, the first series at the foot; gives the middle of each."""
    up = down = 0.0
    out = []
    for one in series:
        if index >= len(one.data):
            continue
        datum = one.data[index]
        value = number(datum)
        base = up if value >= 0 else down
        y0, y1 = scale.at(base), scale.at(base + value)
        pencil.rect(x, y0, x + wide, y1, datum.paint)
        up, down = (base + value, down) if value >= 0 else (up, base + value)
        out.append((one, datum, (y0 + y1) / 2))
    return out


def _beside(
    text: Typesetter,
    parts: list[tuple[Series, Datum, float]],
    x: float,
    height: float,
    room: float,
    ops: list[Op],
) -> float:
    """Values (in the last column names too) beside their parts; gives what does not fit, in points."""
    made = []
    for one, datum, middle in sorted(parts, key=lambda part: part[2]):
        value = text.value(datum)
        name = text.text(one.name, room) if room and one.name else None
        if value.rows or name:
            made.append((middle, value, name))
    heights = [max(value.height, name.height if name else 0.0) for _, value, name in made]
    wanted = [middle - value.middle for middle, value, _ in made]
    tops = spread(wanted, heights, 0.0, height, 2.0)
    offset = max((value.width for _, value, _ in made), default=0.0) + AIR * 1.5
    for (_, value, name), top in zip(made, tops, strict=True):
        ops += value.ops(x, top)
        if name:
            lower = value.rows[0].baseline - name.rows[0].baseline if value.rows else 0.0
            ops += name.ops(x + offset, top + lower)
    return max(0.0, sum(heights) + 2.0 * (len(heights) - 1) - height)
