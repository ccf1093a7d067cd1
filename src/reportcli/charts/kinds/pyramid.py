"""Population pyramid: two series back to back on one scale, the names of the categories between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from reportcli.blocks import Chart
from reportcli.charts import axes
from reportcli.charts.labels import Drawn, Label, LabelSetter
from reportcli.charts.pencil import Pencil

MIDDLE = 0.3  # of the width that the names take at most


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """The first category on top; each value beyond the end of its bar."""
    chart = text.chart
    key, top = axes.series_key(text, width)
    names = axes.categories(chart.series)
    column = _name_column(text, names, width)
    labels = [text.text(name, column) for name in names]
    values = axes.set_values(text, chart.series)
    gap = column + 2 * axes.AIR if column else axes.AIR
    room = (width - gap) / 2 - values.width - axes.AIR
    unit = max(1.0, room) / _most(chart)
    step = (height - top) / len(names)
    thick = step * chart.bar_width
    pencil, ops = Pencil(), list(key)
    for i, label in enumerate(labels):
        middle = top + step * (i + 0.5)
        ops += label.ops(width / 2, middle - (label.height - label.descent) / 2, "center")
        for k, datum in axes.data_at(chart.series, i):
            way = 1 if k else -1
            scale = axes.Scale(width / 2 + way * gap / 2, way * unit)
            tip = scale.tip(axes.number(datum))
            pencil.rect(
                (scale.zero, middle - thick / 2), (tip, middle + thick / 2), datum.paint, datum.gradient
            )
            value = values.rows[k][i]
            ops += value.ops(tip + way * axes.AIR, middle - value.middle, "left" if k else "right")
    wide = max((label.excess for label in labels), default=0.0)
    high = _highest([*labels, *chain.from_iterable(values.rows)]) - step
    return Drawn((*pencil.ops, *ops), max(wide, high, axes.LEAST_BAR - room, axes.LEAST_THICK - thick))


def _name_column(text: LabelSetter, names: Sequence[str], width: float) -> float:
    """Points for the names of the categories; 0 without labels."""
    widest = max((text.natural_width(name) for name in names), default=0.0) if text.shown else 0.0
    return min(widest + 1, width * MIDDLE) if widest else 0.0


def _most(chart: Chart) -> float:
    """The value that takes the whole room of a side."""
    stated = [] if chart.maximum is None else [float(chart.maximum.value)]
    return max([*axes.numbers(chart.series), *stated]) or 1.0


def _highest(labels: Iterable[Label]) -> float:
    return max((label.height for label in labels), default=0.0)
