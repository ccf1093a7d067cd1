"""Dumbbells: for each category the values of two or more series on one line, and how far they are apart."""

from __future__ import annotations

from reportcli.blocks import Datum
from reportcli.charts import axes, value_axis
from reportcli.charts.labels import Drawn, Label, LabelSetter
from reportcli.charts.pencil import Pencil
from reportcli.model.display import Op
from reportcli.model.style import WHITE, Paint, Stroke

DOT = 3.2  # points, radius
BAND = 2.0  # points, thickness of the line between the dots
BAND_TINT = 0.25  # of the labels' colour


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Names on the left; the lowest value of a line stands before it, the highest behind it."""
    chart = text.chart
    key, top = axes.series_key(text, width)
    names = axes.categories(chart.series)
    values = axes.set_values(text, chart.series)
    column = axes.name_column(text, names, width)
    labels = [text.text(name, column) for name in names]
    side = max(values.width + axes.AIR + DOT, value_axis.room_at_ends(text), DOT)
    start = (column + axes.AIR * 2 if column else 0.0) + side
    low, high = axes.extent(chart, axes.numbers(chart.series))
    room = width - start - side
    unit = max(1.0, room) / (high - low)
    scale = axes.Scale(start - low * unit, unit)
    foot = height - value_axis.room_below(text)
    step = (foot - top) / len(names)
    pencil, ops = Pencil(), list(key)
    for i, label in enumerate(labels):
        y = top + step * (i + 0.5)
        ops += label.ops(0.0, y - (label.height - label.descent) / 2)
        here = sorted(
            ((scale.at(axes.number(d)), d, values.rows[k][i]) for k, d in axes.data_at(chart.series, i)),
            key=lambda one: one[0],
        )
        ops += _line(pencil, text, here, y)
    high_label = max(max(label.height for label in labels), values.height, 2 * DOT)
    axes.draw_axis(pencil, chart, (scale.zero, top), (scale.zero, foot))
    ops += value_axis.upright_references(text, scale, top, foot)
    grid = value_axis.upright_lines(text, scale, top, foot)
    wide = max(label.excess for label in labels)
    return Drawn((*grid, *pencil.ops, *ops), max(wide, axes.LEAST_BAR - room, high_label - step))


def _line(pencil: Pencil, text: LabelSetter, here: list[tuple[float, Datum, Label]], y: float) -> list[Op]:
    """The dots of one category with the band between the outer ones, and the values of these two."""
    ops: list[Op] = []
    (first, _, before), (last, _, behind) = here[0], here[-1]
    if last > first:
        band = text.chart.label_char.paint
        paint = Paint(band.role, band.tint * BAND_TINT, band.alpha)
        pencil.line([(first, y), (last, y)], Stroke(paint, BAND))
        ops += before.ops(first - DOT - axes.AIR, y - before.middle, "right")
    ops += behind.ops(last + DOT + axes.AIR, y - behind.middle)
    for x, datum, _ in here:
        pencil.dot((x, y), DOT, datum.paint, Stroke(WHITE, 0.8))
    return ops
