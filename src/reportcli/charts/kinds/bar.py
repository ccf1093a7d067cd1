"""Horizontal bars from zero, first category on top; several series stand in groups under a key."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.blocks import Datum
from reportcli.charts.axes import (
    AIR,
    LEAST_BAR,
    Scale,
    categories,
    data_at,
    draw_axis,
    extent,
    number,
    numbers,
    series_key,
    set_values,
    steps,
)
from reportcli.charts.labels import Drawn, Label, LabelSetter
from reportcli.charts.to_display import Pencil
from reportcli.model.display import Op

LABEL_SHARE = 0.36  # of the width that category labels take at most


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Names of the categories in a column on the left, each value beyond the end of its bar."""
    chart = text.chart
    key, top = series_key(text, width)
    names = categories(chart.series)
    values = set_values(text, chart.series)
    column = _name_column(text, names, width)
    labels = [text.text(name, column) for name in names]
    scale, room = _scale(text, column, values.width, width)
    rows = steps(chart, top, height - top, len(names))
    pencil, ops = Pencil(), list(key)
    for i, label in enumerate(labels):
        ops += label.ops(0.0, rows.middle(i) - (label.height - label.descent) / 2)
        for k, datum in data_at(chart.series, i):
            ops += _bar(pencil, datum, scale, (rows.side(i, k), rows.thick), values.rows[k][i])
    draw_axis(pencil, chart, (scale.zero, top), (scale.zero, height))
    wide = max(label.excess for label in labels)
    high = max(label.height for label in labels) - rows.step
    return Drawn((*pencil.ops, *ops), max(wide, LEAST_BAR - room, high))


def _name_column(text: LabelSetter, names: Sequence[str], width: float) -> float:
    """Points for the names of the categories; 0 without labels."""
    if not text.shown:
        return 0.0
    return min(max(text.natural_width(name) for name in names) + 0.5, width * LABEL_SHARE)


def _scale(text: LabelSetter, column: float, value: float, width: float) -> tuple[Scale, float]:
    """Between the names and the widest `value`; and the points that are left to the bars."""
    low, high = extent(text.chart, numbers(text.chart.series))
    end = value + AIR if text.shown else 0.0
    start = (column + AIR * 2 if column else 0.0) + (end if low < 0 else 0.0)
    room = width - start - end
    unit = max(1.0, room) / (high - low)
    return Scale(start - low * unit, unit), room


def _bar(pencil: Pencil, datum: Datum, scale: Scale, across: tuple[float, float], value: Label) -> list[Op]:
    """Draws a bar, `across` from its top by its thickness; gives its value beyond its end."""
    y, thick = across
    tip = scale.at(number(datum))
    pencil.rect(scale.zero, y, tip, y + thick, datum.paint)
    top = y + thick / 2 - value.middle
    return value.ops(tip - AIR, top, "right") if tip < scale.zero else value.ops(tip + AIR, top)
