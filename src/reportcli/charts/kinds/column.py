"""Columns from zero in the order of the data; several series stand in groups under a key."""

from __future__ import annotations

from reportcli.blocks import Datum
from reportcli.charts.axes import (
    AIR,
    LEAST_BAR,
    Scale,
    Values,
    categories,
    data_at,
    draw_axis,
    extent,
    number,
    numbers,
    series_key,
    set_foot,
    set_values,
    steps,
)
from reportcli.charts.labels import Drawn, Label, LabelSetter
from reportcli.charts.to_display import Pencil
from reportcli.model.display import Op

INSET = 0.06  # of a column's width that it leaves free at each side, in groups


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Names of the categories under the columns, each value over its column, or under it below zero."""
    chart = text.chart
    key, top = series_key(text, width)
    names = categories(chart.series)
    values = set_values(text, chart.series)
    places = steps(chart, 0.0, width, len(names))
    foot = set_foot(text, names, places.step - AIR)
    floor = height - foot.height
    scale, room = _scale(text, values, height - top - foot.height, top)
    several = len(chart.series) > 1
    inset = places.thick * INSET if several else 0.0
    pencil, ops = Pencil(), list(key)
    for i in range(len(names)):
        ops += foot.ops(i, places.middle(i), floor)
        for k, datum in data_at(chart.series, i):
            across = (places.side(i, k) + inset, places.thick - 2 * inset)
            ops += _column(pencil, datum, scale, across, values.rows[k][i])
    draw_axis(pencil, chart, (0.0, scale.zero), (width, scale.zero))
    tight = values.excess(places.thick if several else places.step)
    return Drawn((*pencil.ops, *ops), max(foot.excess, LEAST_BAR - room, tight))


def _scale(text: LabelSetter, values: Values, plot: float, top: float) -> tuple[Scale, float]:
    """Over `plot` points from `top` without the room for values; and the points left to the columns."""
    low, high = extent(text.chart, numbers(text.chart.series))
    line = values.height + AIR if text.shown else 0.0
    above, below = (line if high > 0 else 0.0), (line if low < 0 else 0.0)
    room = plot - above - below
    unit = max(1.0, room) / (high - low)
    return Scale(top + above + high * unit, -unit), room


def _column(
    pencil: Pencil, datum: Datum, scale: Scale, across: tuple[float, float], value: Label
) -> list[Op]:
    """Draws a column, `across` from its left side by its width; gives its value over or under it."""
    x, wide = across
    tip = scale.at(number(datum))
    pencil.rect(x, scale.zero, x + wide, tip, datum.paint)
    if tip > scale.zero:
        return value.ops(x + wide / 2, tip + AIR, "center")
    return value.ops(x + wide / 2, tip - AIR - value.last_baseline, "center")
