"""Horizontal bars from zero, first category on top; several series stand in groups under a key."""

from __future__ import annotations

from reportcli.charts import axes, value_axis
from reportcli.charts.labels import Drawn, Label, LabelSetter
from reportcli.charts.pencil import Pencil
from reportcli.model.display import Op


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Names of the categories in a column on the left, each value beyond the end of its bar."""
    chart = text.chart
    key, top = axes.series_key(text, width)
    names = axes.categories(chart.series)
    values = axes.set_values(text, chart.series)
    column = axes.name_column(text, names, width)
    labels = [text.text(name, column) for name in names]
    scale, room = _scale(text, column, values.width, width)
    foot = height - value_axis.room_below(text)
    rows = axes.steps(chart, top, foot - top, len(names))
    grid = value_axis.upright_lines(text, scale, top, foot)
    pencil, ops = Pencil(), list(key)
    for i, label in enumerate(labels):
        ops += label.ops(0.0, rows.middle(i) - (label.height - label.descent) / 2)
        for k, datum in axes.data_at(chart.series, i):
            y, tip = rows.side(i, k), scale.tip(axes.number(datum))
            pencil.rect(
                (scale.zero, y),
                (tip, y + rows.thick),
                axes.fill_of(chart, datum),
                axes.gradient_of(chart, datum),
            )
            ops += _beyond(values.rows[k][i], tip, y + rows.thick / 2, left=tip < scale.zero)
    axes.draw_axis(pencil, chart, (scale.zero, top), (scale.zero, foot))
    ops += value_axis.upright_references(text, scale, top, foot)
    wide = max(label.excess for label in labels)
    high = max(label.height for label in labels) - rows.step
    low = values.height + 1 - (rows.thick if len(chart.series) > 1 else rows.step)
    return Drawn(
        (*grid, *pencil.ops, *ops), max(wide, axes.LEAST_BAR - room, axes.LEAST_THICK - rows.thick, high, low)
    )


def _scale(text: LabelSetter, column: float, value: float, width: float) -> tuple[axes.Scale, float]:
    """Between the names and the widest `value`; and the points that are left to the bars."""
    low, high = axes.extent(text.chart, axes.numbers(text.chart.series))
    end = max(value + axes.AIR if text.shown else 0.0, value_axis.room_at_ends(text))
    start = (column + axes.AIR * 2 if column else 0.0) + (end if low < 0 else 0.0)
    room = width - start - end
    unit = max(1.0, room) / (high - low)
    return axes.Scale(start - low * unit, unit), room


def _beyond(value: Label, tip: float, middle: float, left: bool) -> list[Op]:
    """The value beyond the end of its bar, on the `middle` of it."""
    top = middle - value.middle
    return value.ops(tip - axes.AIR, top, "right") if left else value.ops(tip + axes.AIR, top)
