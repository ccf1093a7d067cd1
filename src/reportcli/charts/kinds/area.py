"""Areas: how the parts of a whole grow and shrink over time, on one another, named beside their ends."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.blocks import Chart, Series
from reportcli.charts import axes, value_axis
from reportcli.charts.labels import Drawn, Label, LabelSetter, spread
from reportcli.charts.pencil import Pencil, Point, polygon
from reportcli.charts.years import steps_of
from reportcli.model.display import Op
from reportcli.model.style import WHITE, Stroke

EDGE = Stroke(WHITE, 0.6)  # between one area and the next
GAP = 2.0  # points between names under one another


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """The first series at the foot; beside the right edge the last value of each, and its name."""
    chart = text.chart
    series = [one for one in chart.series if one.data]
    labels = axes.categories(series)
    values = axes.set_values(text, series)
    names = [text.text(one.name, width * axes.NAME_SHARE) for one in series]
    left, right = _plot(text, labels, values.width + max(label.width for label in names), width)
    steps = steps_of(labels)
    xs = [left + (right - left) * offset / steps.length for offset in steps.offsets]
    foot = axes.set_foot(text, labels, (right - left) / max(1, len(labels) - 1) - axes.AIR)
    floor = height - foot.height
    tops = heaps(chart, series, len(labels))
    low, high = axes.extent(chart, [value for row in tops for value in row])
    head = value_axis.room_above(text)
    unit = max(1.0, floor - head) / (high - low)
    scale = axes.Scale(head + high * unit, -unit)
    pencil = Pencil()
    middles = _areas(pencil, series, tops, xs, scale=scale)
    ops = [op for i, x in enumerate(xs) for op in foot.ops(i, x, floor)]
    ops += _beside([row[-1] for row in values.rows], names, middles, right + axes.AIR, floor=floor)
    axes.draw_axis(pencil, chart, (left, scale.zero), (right, scale.zero))
    ops += value_axis.level_references(text, scale, left, right)
    grid = value_axis.level_lines(text, scale, left, right)
    heights = sum(max(n.height, v[-1].height) + GAP for n, v in zip(names, values.rows, strict=True))
    lack = max(foot.excess, *(n.excess for n in names), axes.LEAST_BAR - floor, heights - GAP - floor)
    return Drawn((*pencil.ops, *grid, *ops), lack)


def _plot(text: LabelSetter, labels: Sequence[str], beside: float, width: float) -> tuple[float, float]:
    """Left and right edge of the plot: ticks stand before it; values and names, `beside` wide, behind."""
    ends = max(map(text.natural_width, (labels[0], labels[-1]))) / 2 if text.shown else 0.0
    left = max(value_axis.room_at_left(text), ends)
    return left, width - max(beside + axes.AIR * 3 if beside else 0.0, ends)


def heaps(chart: Chart, series: Sequence[Series], count: int) -> list[list[float]]:
    """For each series the height of its upper edge at each category; as shares where the chart asks so."""
    rows: list[list[float]] = []
    below = [0.0] * count
    wholes = [
        sum(axes.number(one.data[i]) for one in series if i < len(one.data)) or 1.0 for i in range(count)
    ]
    for one in series:
        sizes = [axes.number(one.data[i]) if i < len(one.data) else 0.0 for i in range(count)]
        below = [
            base + (size / whole if chart.share else size)
            for base, size, whole in zip(below, sizes, wholes, strict=True)
        ]
        rows.append(below)
    return rows


def _areas(
    pencil: Pencil,
    series: Sequence[Series],
    tops: Sequence[Sequence[float]],
    xs: Sequence[float],
    *,
    scale: axes.Scale,
) -> list[float]:
    """Draws each area over the one before; gives the middle of each one's end."""
    under, middles = [scale.zero] * len(xs), list[float]()
    for one, row in zip(series, tops, strict=True):
        over = [scale.at(value) for value in row]
        _area(pencil, one, list(zip(xs, over, strict=True)), list(zip(xs, under, strict=True)))
        middles.append((over[-1] + under[-1]) / 2)
        under = over
    return middles


def _area(pencil: Pencil, series: Series, over: list[Point], under: list[Point]) -> None:
    pencil.path(polygon([*over, *reversed(under)]), series.paint, EDGE, gradient=series.gradient)


def _beside(
    values: Sequence[Label], names: Sequence[Label], middles: Sequence[float], x: float, *, floor: float
) -> list[Op]:
    """Last values and names, each at the middle of its area's end."""
    rows = sorted(zip(middles, values, names, strict=True), key=lambda one: one[0])
    heights = [max(value.height, name.height) for _, value, name in rows]
    tops = spread([y - value.middle for y, value, _ in rows], heights, floor, GAP)
    offset = max((value.width for value in values), default=0.0) + axes.AIR
    ops: list[Op] = []
    for (_, value, name), y in zip(rows, tops, strict=True):
        ops += value.ops(x, y)
        ops += name.ops(x + (offset if value.rows else 0.0), y)
    return ops
