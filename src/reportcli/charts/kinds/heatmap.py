"""Heat map: a row for each series, a column for each label, the colour as strong as the value."""

from __future__ import annotations

from reportcli.blocks import Datum
from reportcli.charts import axes
from reportcli.charts.labels import Drawn, LabelSetter
from reportcli.charts.pencil import Pencil
from reportcli.model.style import BLACK, WHITE, Paint, Stroke
from reportcli.model.value_class import replace

NAMES = 0.3  # of the width that the names of rows take at most
LIGHTEST, DARKEST = 0.08, 0.5  # tints of nil, and of the largest value where the colour itself is dark
FRAME = Stroke(Paint("black", 0.3), 0.3)


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Every value on its square; below zero in the chart's colour for that, a blank as an empty square."""
    chart = text.chart
    names = axes.categories(chart.series)
    widest = max(text.natural_width(one.name) for one in chart.series) if text.shown else 0.0
    column = min(widest + 1, width * NAMES) if widest else 0.0
    rows = [text.text(one.name, column) for one in chart.series]
    left = column + axes.AIR if column else 0.0
    step = (width - left) / len(names)
    foot = axes.set_foot(text, names, step - 1)
    high = (height - foot.height) / len(chart.series)
    most = max((abs(value) for value in axes.numbers(chart.series)), default=0.0) or 1.0
    pencil, ops = Pencil(), []
    excess = max(foot.excess, *(row.excess for row in rows))
    for k, (series, row) in enumerate(zip(chart.series, rows, strict=True)):
        top = k * high
        ops += row.ops(0.0, top + high / 2 - (row.height - row.descent) / 2)
        for i in range(len(names)):
            x = left + i * step
            corners = ((x + 0.5, top + 0.5), (x + step - 0.5, top + high - 0.5))
            if i >= len(series.data):
                pencil.line([corners[0], (corners[1][0], corners[0][1]), corners[1]], FRAME)
                continue
            datum = _shown(chart.negative, series.data[i], most)
            pencil.rect(*corners, datum.paint)
            value = text.value_on(datum)
            ops += value.ops(x + step / 2, top + high / 2 - value.middle, "center")
            excess = max(excess, value.width + 2 - step, value.height + 1 - high)
    for i in range(len(names)):
        ops += foot.ops(i, left + step * (i + 0.5), height - foot.height)
    return Drawn((*pencil.ops, *ops), max(excess, axes.LEAST_THICK - high))


def _shown(negative: Paint | None, datum: Datum, most: float) -> Datum:
    """The datum in the tint of its value, so light that black characters are read on it."""
    value = axes.number(datum)
    paint = negative if negative is not None and value < 0 else datum.paint
    strongest = DARKEST if datum.inside == WHITE else 1.0
    tint = LIGHTEST + (strongest - LIGHTEST) * abs(value) / most
    return replace(datum, paint=replace(paint, tint=round(paint.tint * tint, 4)), inside=BLACK)
