"""Small multiples: one small plot for each series, all on one scale from zero, its name over it."""

from __future__ import annotations

from typing import Any

from reportcli.blocks import Series
from reportcli.charts import axes, value_axis
from reportcli.charts.figures.bare import Box, Extent, bare_axes, upright
from reportcli.charts.figures.drawing import draw_figure
from reportcli.charts.labels import Drawn, Label, LabelSetter
from reportcli.charts.pencil import Pencil
from reportcli.charts.years import steps_of
from reportcli.model.display import Op
from reportcli.model.value_class import dataclass
from reportcli.plugins.charts import ChartGiven, ChartSeries

SHAPE = 1.5  # width over height that a plot should have
LEAST = 24.0  # points that a plot needs across and down
ACROSS, DOWN = 10.0, 8.0  # points between plots
WEIGHT = 1.3  # points of a line
DOT = 4.0  # points across of the dot at its end
BAR = 0.7  # of a step


@dataclass(frozen=True, slots=True)
class _Panel:
    """One series, its place and the value of its last datum."""

    series: Series
    name: Label
    value: Label
    box: Box  # of the scale
    left: float  # of the name, and its top
    top: float
    first: bool  # in its row


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Lines, or bars where the series say so; each prints its last value and the ends of its categories."""
    series = [one for one in text.chart.series if one.data]
    panels, y, excess = _panels(text, series, (width, height))
    offsets = steps_of(axes.categories(series))
    x = _across(series, offsets.offsets[-1])
    size = (width, height)

    def marks(figure: Any, given: ChartGiven) -> None:
        for panel, one in zip(panels, (one for one in given.series if one.values), strict=True):
            _marks(bare_axes(figure, size, panel.box, x=x, y=y), one, offsets.offsets)

    drawn = draw_figure(marks, text, size)
    ops: list[Op] = []
    for panel in panels:
        ops += _around(text, panel, y)
    return Drawn((*ops, *drawn.ops), excess, drawn.outlined, drawn.diagnostics)


def _panels(
    text: LabelSetter, series: list[Series], size: tuple[float, float]
) -> tuple[list[_Panel], Extent, float]:
    """Where the plots stand: in as many columns as give them the best shape."""
    low, high = axes.extent(text.chart, axes.numbers(series))
    left = value_axis.room_at_left(text)
    columns = min(range(1, len(series) + 1), key=lambda n: _misshape(n, len(series), size))
    rows = -(-len(series) // columns)
    wide = (size[0] - left - (columns - 1) * ACROSS) / columns
    high_one = (size[1] - (rows - 1) * DOWN) / rows
    names = [text.text(one.name, wide) for one in series]
    values = [text.value(one.data[-1]) for one in series]
    head = max(name.height for name in names) + max(value.height for value in values) + 2 * axes.AIR
    foot = text.line("0").height + axes.AIR if text.shown else 0.0
    panels = []
    for number, (one, name, value) in enumerate(zip(series, names, values, strict=True)):
        x = left + (number % columns) * (wide + ACROSS)
        top = (number // columns) * (high_one + DOWN)
        box = (x + DOT / 2, top + head, x + wide - DOT / 2, top + high_one - foot)
        panels.append(_Panel(one, name, value, box, x, top, number % columns == 0))
    room = min(high_one - head - foot, wide)
    return panels, Extent(low, high), max(LEAST - room, *(name.excess for name in names))


def _across(series: list[Series], last: float) -> Extent:
    """From the first category to the last, with half a step at both ends where there are bars."""
    free = 0.5 if not last or any(one.mark == "bar" for one in series) else 0.0
    return Extent(-free, last + free)


def _misshape(columns: int, count: int, size: tuple[float, float]) -> float:
    """How far plots in so many columns are from their shape."""
    shape = (size[0] / columns) / (size[1] / -(-count // columns))
    return max(shape / SHAPE, SHAPE / shape)


def _marks(plot: Any, series: ChartSeries, offsets: tuple[float, ...]) -> None:
    """A line with a dot at its end, or bars; each with the name of its figure."""
    values = [one.value for one in series.values]
    if series.mark == "bar":
        for x, one in zip(offsets, series.values, strict=False):
            (bar,) = plot.bar(x, one.value, BAR, clip_on=False)
            bar.set(color=one.colour, linewidth=0, gid=one.gid)
        return
    plot.plot(offsets[: len(values)], values, color=series.colour, linewidth=WEIGHT, clip_on=False)
    x, last = offsets[len(values) - 1], series.values[-1]
    plot.plot([x], [last.value], "o", color=series.colour, markersize=DOT, clip_on=False, gid=last.gid)


def _around(text: LabelSetter, panel: _Panel, y: Extent) -> list[Op]:
    """The name over a plot, its lines, its last value, the first and the last of its categories."""
    left, _, right, bottom = panel.box
    scale, pencil = upright(panel.box, y), Pencil()
    for tick in text.chart.ticks:
        if text.chart.grid is not None and tick.value:
            pencil.line([(left, scale.at(tick.value)), (right, scale.at(tick.value))], text.chart.grid)
    axes.draw_axis(pencil, text.chart, (left, scale.zero), (right, scale.zero))
    ops = [*pencil.ops, *panel.name.ops(panel.left, panel.top)]
    ops += _ticks(text, scale, panel.left) if panel.first else []
    last = panel.series.data[-1]
    y_value = scale.at(axes.number(last))
    ops += panel.value.ops(right, y_value - axes.AIR - panel.value.last_baseline, "right")
    ends = [panel.series.data[0].label, last.label] if len(panel.series.data) > 1 else [last.label]
    ops += text.line(ends[0]).ops(left, bottom + axes.AIR)
    if len(ends) > 1:
        ops += text.line(ends[1]).ops(right, bottom + axes.AIR, "right")
    return ops


def _ticks(text: LabelSetter, scale: axes.Scale, left: float) -> list[Op]:
    """The values of the ticks at the left."""
    ops: list[Op] = []
    for tick in text.chart.ticks:
        label = text.line(tick.printed)
        ops += label.ops(left - axes.AIR, scale.at(tick.value) - label.middle, "right")
    return ops
