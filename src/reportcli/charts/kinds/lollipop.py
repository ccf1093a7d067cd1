"""Lollipops: a thin stem from zero with a dot at its end; several series stand side by side under a key."""

from __future__ import annotations

from reportcli.charts import axes, value_axis
from reportcli.charts.labels import Drawn, LabelSetter
from reportcli.charts.pencil import Pencil
from reportcli.model.style import Stroke

STEM = 1.0  # points, thickness of a stem
DOT = 3.0  # points, radius of the dot at its end


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Names of the categories under the stems, each value over its dot, or under it below zero."""
    chart = text.chart
    key, top = axes.series_key(text, width)
    names, values = axes.categories(chart.series), axes.set_values(text, chart.series)
    left, right = value_axis.room_at_left(text), width - value_axis.room_at_right(text)
    places = axes.steps(chart, left, right - left, len(names))
    foot = axes.set_foot(text, names, places.step - axes.AIR)
    floor = height - foot.height
    low, high = axes.extent(chart, axes.numbers(chart.series))
    line = DOT + axes.AIR + values.height
    head = max(line, value_axis.room_above(text))
    room = floor - top - head - (line if low < 0 else 0.0)
    unit = max(1.0, room) / (high - low)
    scale = axes.Scale(top + head + high * unit, -unit)
    pencil, ops = Pencil(), [*key, *value_axis.level_references(text, scale, left, right)]
    for i in range(len(names)):
        ops += foot.ops(i, places.middle(i), floor)
        for k, datum in axes.data_at(chart.series, i):
            x, y = places.side(i, k) + places.thick / 2, scale.at(axes.number(datum))
            paint = axes.fill_of(chart, datum)
            pencil.line([(x, scale.zero), (x, y)], Stroke(paint, STEM))
            pencil.dot((x, y), DOT, paint)
            label, away = values.rows[k][i], DOT + axes.AIR
            ops += label.ops(x, y + away if y > scale.zero else y - away - label.last_baseline, "center")
    axes.draw_axis(pencil, chart, (left, scale.zero), (right, scale.zero))
    share = places.step if len(chart.series) == 1 else places.thick
    tight = max(foot.excess, values.excess(share), axes.LEAST_BAR - room, 2 * DOT - places.thick)
    return Drawn((*value_axis.level_lines(text, scale, left, right), *pencil.ops, *ops), tight)
