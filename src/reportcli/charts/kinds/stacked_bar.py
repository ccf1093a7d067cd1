"""Stacked bars: the parts of each category beside one another, their values in them or under them."""

from __future__ import annotations

from reportcli.blocks import Datum
from reportcli.charts import axes, value_axis
from reportcli.charts.labels import Drawn, Label, LabelSetter, spread
from reportcli.charts.to_display import MplPath, Pencil
from reportcli.model.display import Op
from reportcli.model.style import WHITE, Stroke

LABEL_SHARE = 0.36  # of the width that category labels take at most
INSET = 2.0  # points between a value and the ends of its part
GAP = 4.0  # points between values that stand under their bar
EDGE = Stroke(WHITE, 0.6)  # between one part and the next


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """A key over the chart; values that are wider than their part stand under the bar, in their order."""
    chart = text.chart
    key, top = axes.series_key(text, width)
    names = axes.categories(chart.series)
    column = min(max(map(text.natural_width, names)) + 0.5, width * LABEL_SHARE) if text.shown else 0.0
    labels = [text.text(name, column) for name in names]
    start = column + axes.AIR * 2 if column else 0.0
    sums = [
        sum(abs(axes.number(datum)) for _, datum in axes.data_at(chart.series, i)) for i in range(len(names))
    ]
    low, high = axes.extent(chart, [1.0] if chart.share else sums)
    room = width - start - value_axis.room_at_ends(text)
    scale = axes.Scale(start - low * max(1.0, room) / (high - low), max(1.0, room) / (high - low))
    foot = height - value_axis.room_below(text)
    under = max((text.value(d).height for one in chart.series for d in one.data), default=0.0)
    step = (foot - top) / len(names)
    thick = min(step * chart.bar_width, step - under - axes.AIR * 1.5)
    pencil, ops = Pencil(), list(key)
    lack = max(label.excess for label in labels)
    for i, label in enumerate(labels):
        y = top + step * i + (step - thick - under - axes.AIR / 2) / 2
        ops += label.ops(0.0, y + thick / 2 - (label.height - label.descent) / 2)
        whole = (sums[i] or 1.0) if chart.share else 1.0
        outside: list[tuple[float, Label]] = []
        at = 0.0
        for _, datum in axes.data_at(chart.series, i):
            end = at + abs(axes.number(datum)) / whole
            left, right = scale.at(at), scale.at(end)
            _part(pencil, datum, (left, y), (right, y + thick))
            inside = text.value_on(datum)
            if inside.rows and inside.width + 2 * INSET <= right - left and inside.height <= thick:
                ops += inside.ops((left + right) / 2, y + thick / 2 - inside.middle, "center")
            elif inside.rows:
                outside.append(((left + right) / 2, text.value(datum)))
            at = end
        made, tight = _under(outside, y + thick + axes.AIR / 2, start, width)
        ops += made
        lack = max(lack, tight)
    axes.draw_axis(pencil, chart, (scale.zero, top), (scale.zero, foot))
    ops += value_axis.upright_references(text, scale, top, foot)
    grid = value_axis.upright_lines(text, scale, top, foot)
    high_label = max(label.height for label in labels) - step
    return Drawn(
        (*grid, *pencil.ops, *ops), max(lack, axes.LEAST_BAR - room, axes.LEAST_THICK - thick, high_label)
    )


def _part(pencil: Pencil, datum: Datum, a: tuple[float, float], b: tuple[float, float]) -> None:
    if b[0] > a[0]:
        corners = [a, (b[0], a[1]), b, (a[0], b[1]), a]
        pencil.path(MplPath(corners, closed=True), datum.paint, EDGE)


def _under(made: list[tuple[float, Label]], y: float, left: float, right: float) -> tuple[list[Op], float]:
    """Values in one row, each as near to the middle of its part as the others allow."""
    widths = [label.width for _, label in made]
    places = spread([x - left - label.width / 2 for x, label in made], widths, right - left, GAP)
    ops = [op for (_, label), x in zip(made, places, strict=True) for op in label.ops(left + x, y)]
    return ops, max(0.0, sum(widths) + GAP * max(0, len(widths) - 1) - (right - left))
