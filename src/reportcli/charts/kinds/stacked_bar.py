"""Stacked bars: the parts of each category beside one another, their values in them or under them."""

from __future__ import annotations

from reportcli.blocks import Chart, Datum
from reportcli.charts import axes, value_axis
from reportcli.charts.labels import Drawn, Label, LabelSetter, spread
from reportcli.charts.pencil import Pencil, polygon
from reportcli.model.display import Op
from reportcli.model.style import WHITE, Stroke

INSET = 2.0  # points between a value and the ends of its part
GAP = 4.0  # points between values that stand under their bar
EDGE = Stroke(WHITE, 0.6)  # between one part and the next


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """A key over the chart; values that are wider than their part stand under the bar, in their order."""
    chart = text.chart
    key, top = axes.series_key(text, width)
    names = axes.categories(chart.series)
    column = axes.name_column(text, names, width)
    labels = [text.text(name, column) for name in names]
    start = column + axes.AIR * 2 if column else 0.0
    low, high = axes.extent(chart, [1.0] if chart.share else _sums(chart, len(names)))
    room = width - start - value_axis.room_at_ends(text)
    unit = max(1.0, room) / (high - low)
    scale = axes.Scale(start - low * unit, unit)
    foot = height - value_axis.room_below(text)
    under = max((text.value(d).height for one in chart.series for d in one.data), default=0.0)
    step = (foot - top) / len(names)
    thick = min(step * chart.bar_width, step - under - axes.AIR * 1.5)
    pencil, ops = Pencil(), list(key)
    lack = max(label.excess for label in labels)
    for i, label in enumerate(labels):
        y = top + step * i + (step - thick - under - axes.AIR / 2) / 2
        ops += label.ops(0.0, y + thick / 2 - (label.height - label.descent) / 2)
        inside, outside = _bar(text, pencil, i, scale, edges=(y, y + thick))
        beneath, tight = _under(outside, y + thick + axes.AIR / 2, start, width)
        ops += [*inside, *beneath]
        lack = max(lack, tight)
    axes.draw_axis(pencil, chart, (scale.zero, top), (scale.zero, foot))
    ops += value_axis.upright_references(text, scale, top, foot)
    grid = value_axis.upright_lines(text, scale, top, foot)
    high_label = max(label.height for label in labels) - step
    lack = max(lack, axes.LEAST_BAR - room, axes.LEAST_THICK - thick, high_label)
    return Drawn((*grid, *pencil.ops, *ops), lack)


def _sums(chart: Chart, count: int) -> list[float]:
    """What the parts of each category make together."""
    return [sum(axes.number(datum) for _, datum in axes.data_at(chart.series, i)) for i in range(count)]


def _bar(
    text: LabelSetter, pencil: Pencil, category: int, scale: axes.Scale, *, edges: tuple[float, float]
) -> tuple[list[Op], list[tuple[float, Label]]]:
    """Draws the parts of a category; their values that stand in them, and those that do not fit, each with
    the middle of its part. edges: top and bottom of the bar."""
    top, bottom = edges
    data = [datum for _, datum in axes.data_at(text.chart.series, category)]
    whole = (sum(map(axes.number, data)) or 1.0) if text.chart.share else 1.0
    inside: list[Op] = []
    outside: list[tuple[float, Label]] = []
    at = 0.0
    for datum in data:
        end = at + axes.number(datum) / whole
        left, right = scale.at(at), scale.at(end)
        _part(pencil, datum, (left, top), (right, bottom))
        value, middle = text.value_on(datum), (left + right) / 2
        if value.width + 2 * INSET <= right - left and value.height <= bottom - top:
            inside += value.ops(middle, (top + bottom) / 2 - value.middle, "center")
        elif value.rows:
            outside.append((middle, text.value(datum)))
        at = end
    return inside, outside


def _part(pencil: Pencil, datum: Datum, a: tuple[float, float], b: tuple[float, float]) -> None:
    if b[0] > a[0]:
        corners = [a, (b[0], a[1]), b, (a[0], b[1])]
        pencil.path(polygon(corners), datum.paint, EDGE, gradient=datum.gradient)


def _under(made: list[tuple[float, Label]], y: float, left: float, right: float) -> tuple[list[Op], float]:
    """Values in one row, each as near to the middle of its part as the others allow."""
    widths = [label.width for _, label in made]
    places = spread([x - left - label.width / 2 for x, label in made], widths, right - left, GAP)
    ops = [op for (_, label), x in zip(made, places, strict=True) for op in label.ops(left + x, y)]
    return ops, max(0.0, sum(widths) + GAP * max(0, len(widths) - 1) - (right - left))
