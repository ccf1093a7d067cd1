"""Columns from zero in the order of the data; several series stand in groups under a key."""

from __future__ import annotations

from reportcli.charts import axes, value_axis
from reportcli.charts.labels import Drawn, LabelSetter
from reportcli.charts.pencil import Pencil

INSET = 0.06  # of a column's width that it leaves free at each side, in groups


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Names of the categories under the columns, each value over its column, or under it below zero."""
    chart = text.chart
    key, top = axes.series_key(text, width)
    names = axes.categories(chart.series)
    values = axes.set_values(text, chart.series)
    left = value_axis.room_at_left(text)
    right = width - value_axis.room_at_right(text)
    places = axes.steps(chart, left, right - left, len(names))
    foot = axes.set_foot(text, names, places.step - axes.AIR)
    floor = height - foot.height
    scale, room = _scale(text, values, height - top - foot.height, top)
    several = len(chart.series) > 1
    inset = places.thick * INSET if several else 0.0
    wide = places.thick - 2 * inset
    pencil, ops = Pencil(), list(key)
    grid = value_axis.level_lines(text, scale, left, right)
    for i in range(len(names)):
        ops += foot.ops(i, places.middle(i), floor)
        for k, datum in axes.data_at(chart.series, i):
            x, tip = places.side(i, k) + inset, scale.tip(axes.number(datum))
            pencil.rect(
                (x, scale.zero), (x + wide, tip), axes.fill_of(chart, datum), axes.gradient_of(chart, datum)
            )
            ops += axes.at_tip(values.rows[k][i], x + wide / 2, tip, below=tip > scale.zero)
    axes.draw_axis(pencil, chart, (left, scale.zero), (right, scale.zero))
    ops += value_axis.level_references(text, scale, left, right)
    tight = values.excess(places.thick if several else places.step)
    return Drawn(
        (*grid, *pencil.ops, *ops), max(foot.excess, axes.LEAST_BAR - room, axes.LEAST_THICK - wide, tight)
    )


def _scale(text: LabelSetter, values: axes.Values, plot: float, top: float) -> tuple[axes.Scale, float]:
    """Over `plot` points from `top` without the room for values; and the points left to the columns."""
    low, high = axes.extent(text.chart, axes.numbers(text.chart.series))
    line = values.height + axes.AIR if text.shown else 0.0
    above = max(line if high > 0 else 0.0, value_axis.room_above(text))
    below = line if low < 0 else 0.0
    room = plot - above - below
    unit = max(1.0, room) / (high - low)
    return axes.Scale(top + above + high * unit, -unit), room
