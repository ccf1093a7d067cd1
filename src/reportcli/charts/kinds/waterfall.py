"""Waterfalls: from a beginning over what came and went to an end, each bar where the one before ends."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.blocks import Chart, Datum
from reportcli.charts import axes, value_axis
from reportcli.charts.labels import Drawn, LabelSetter
from reportcli.charts.pencil import Pencil
from reportcli.model.display import Op
from reportcli.model.style import Paint, Stroke

LINK = 0.4  # points, of the hairline from one bar to the next


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Names under the bars, each value over its bar, or under it where it goes down."""
    chart = text.chart
    data = chart.series[0].data
    values = axes.set_values(text, chart.series[:1])
    left = value_axis.room_at_left(text)
    right = width - value_axis.room_at_right(text)
    places = axes.steps(chart, left, right - left, len(data))
    foot = axes.set_foot(text, [datum.label for datum in data], places.step - axes.AIR)
    floor = height - foot.height
    spans = levels(data)
    scale, room = _scale(
        text, spans, max(values.height + axes.AIR if text.shown else 0.0, value_axis.room_above(text)), floor
    )
    pencil, ops = Pencil(), list[Op]()
    link = Stroke(chart.label_char.paint, LINK)
    for i, (datum, (start, end)) in enumerate(zip(data, spans, strict=True)):
        x = places.side(i, 0)
        tip = scale.at(start) + (scale.tip(end - start) - scale.zero)
        pencil.rect((x, scale.at(start)), (x + places.thick, tip), _paint(chart, datum, end - start))
        if i + 1 < len(data):
            y = scale.at(end)
            pencil.line([(x + places.thick, y), (places.side(i + 1, 0), y)], link)
        ops += foot.ops(i, places.middle(i), floor)
        ops += axes.at_tip(values.rows[0][i], places.middle(i), tip, below=end < start)
    axes.draw_axis(pencil, chart, (left, scale.zero), (right, scale.zero))
    ops += value_axis.level_references(text, scale, left, right)
    tight = max(foot.excess, values.excess(places.step), axes.LEAST_THICK - places.thick)
    grid = value_axis.level_lines(text, scale, left, right)
    return Drawn((*grid, *pencil.ops, *ops), max(tight, axes.LEAST_BAR - room))


def levels(data: Sequence[Datum]) -> list[tuple[float, float]]:
    """Where each bar begins and ends: a total stands on zero, a change on what came before it."""
    found: list[tuple[float, float]] = []
    level = 0.0
    for datum in data:
        value = axes.number(datum)
        start, level = (0.0, value) if datum.total else (level, level + value)
        found.append((start, level))
    return found


def _paint(chart: Chart, datum: Datum, change: float) -> Paint:
    return chart.negative if chart.negative is not None and change < 0 and not datum.total else datum.paint


def _scale(
    text: LabelSetter, spans: Sequence[tuple[float, float]], line: float, floor: float
) -> tuple[axes.Scale, float]:
    """With room for a value over the highest bar and under the lowest; and the points left to the bars."""
    low, high = axes.extent(text.chart, [end for span in spans for end in span])
    falls = line if low < 0 or any(end < start for start, end in spans) else 0.0
    room = floor - line - falls
    unit = max(1.0, room) / (high - low)
    return axes.Scale(line + high * unit, -unit), room
