"""Small multiples: one small plot for each series, all on one scale from zero, its name over it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportcli.blocks import Series
from reportcli.charts import axes, value_axis
from reportcli.charts.beside_points import ValuePlaces, segments
from reportcli.charts.figures.bare import Extent, bare_axes, level, upright
from reportcli.charts.figures.drawing import draw_figure
from reportcli.charts.labels import Drawn, Label, LabelSetter
from reportcli.charts.pencil import Pencil, Point
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
ON_LINES = 6.0  # points of a line that may run through a value: less than a digit


@dataclass(frozen=True, slots=True)
class _Panel:
    """One series, its name and last value, and its place: two scales, the left edge, the top and the foot."""

    series: Series
    name: Label
    value: Label
    across: axes.Scale
    upright: axes.Scale
    left: float
    right: float
    top: float
    foot: float
    first: bool  # in its row

    def points(self, offsets: Sequence[float]) -> list[Point]:
        """The places of the data."""
        values = map(axes.number, self.series.data)
        return [(self.across.at(x), self.upright.at(y)) for x, y in zip(offsets, values, strict=False)]


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Lines, or bars where the series say so; each prints its last value and the ends of its categories."""
    series = [one for one in text.chart.series if one.data]
    offsets = steps_of(axes.categories(series)).offsets
    panels, excess = _panels(text, series, (width, height), offsets[-1])

    def marks(figure: Any, given: ChartGiven) -> None:
        """All plots on axes in points: axes for each would cost more than what is drawn on them."""
        across, down = Extent(0.0, width), Extent(height, 0.0)
        plot = bare_axes(figure, (width, height), (0.0, 0.0, width, height), x=across, y=down)
        for panel, one in zip(panels, (one for one in given.series if one.values), strict=True):
            _marks(plot, one, panel, panel.points(offsets))

    drawn = draw_figure(marks, text, (width, height))
    ops: list[Op] = []
    for panel in panels:
        around, tight = _around(text, panel, panel.points(offsets))
        ops, excess = ops + around, max(excess, tight)
    return Drawn((*ops, *drawn.ops), excess, drawn.outlined, drawn.diagnostics)


def _panels(
    text: LabelSetter, series: list[Series], size: tuple[float, float], last: float
) -> tuple[list[_Panel], float]:
    """Where the plots stand: in as many columns as give them the best shape. last: step of the categories."""
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
        box = (x + DOT / 2, top + head, x + wide - DOT / 2, top + high_one - foot - DOT / 2)
        scales = level(box, _across(series, last)), upright(box, Extent(low, high))
        place = (x, x + wide, top, top + high_one - foot)
        panels.append(_Panel(one, name, value, *scales, *place, first=number % columns == 0))
    room = min(high_one - head - foot, wide)
    return panels, max(LEAST - room, *(name.excess for name in names))


def _across(series: list[Series], last: float) -> Extent:
    """From the first category to the last, with half a step at both ends where there are bars."""
    free = 0.5 if not last or any(one.mark == "bar" for one in series) else 0.0
    return Extent(-free, last + free)


def _misshape(columns: int, count: int, size: tuple[float, float]) -> float:
    """How far plots in so many columns are from their shape."""
    shape = (size[0] / columns) / (size[1] / -(-count // columns))
    return max(shape / SHAPE, SHAPE / shape)


def _marks(plot: Any, series: ChartSeries, panel: _Panel, points: Sequence[Point]) -> None:
    """A line with a dot at its end, or bars; each with the name of its figure."""
    if series.mark == "bar":
        zero, thick = panel.upright.zero, abs(panel.across.unit) * BAR
        for (x, _), one in zip(points, series.values, strict=True):
            (bar,) = plot.bar(x, panel.upright.tip(one.value) - zero, thick, bottom=zero, clip_on=False)
            bar.set(color=one.colour, linewidth=0, gid=one.gid)
        return
    plot.plot(*zip(*points, strict=True), color=series.colour, linewidth=WEIGHT, clip_on=False)
    (x, y), last = points[-1], series.values[-1]
    plot.plot([x], [y], "o", color=series.colour, markersize=DOT, clip_on=False, gid=last.gid)


def _around(text: LabelSetter, panel: _Panel, points: Sequence[Point]) -> tuple[list[Op], float]:
    """The name over a plot, its lines, its last value, the first and the last of its categories; and by how
    much they lack room.
    """
    scale, pencil, chart = panel.upright, Pencil(), text.chart
    for tick in chart.ticks:
        if chart.grid is not None and tick.value:
            y = scale.at(tick.value)
            pencil.line([(panel.left, y), (panel.right, y)], chart.grid)
    axes.draw_axis(pencil, chart, (panel.left, scale.zero), (panel.right, scale.zero))
    ops = [*pencil.ops, *panel.name.ops(panel.left, panel.top)]
    ops += _ticks(text, scale, panel.left) if panel.first else []
    value, crossed = _value(panel, points)
    ops, data = ops + value, panel.series.data
    ends = [text.line(label) for label in dict.fromkeys((data[0].label, data[-1].label))]
    ops += ends[0].ops(panel.left, panel.foot + axes.AIR)
    ops += ends[1].ops(panel.right, panel.foot + axes.AIR, "right") if len(ends) > 1 else []
    tight = sum(label.width + axes.AIR for label in ends) - axes.AIR - (panel.right - panel.left)
    return ops, max(tight, crossed - ON_LINES)


def _value(panel: _Panel, points: Sequence[Point]) -> tuple[list[Op], float]:
    """The last value over or under its bar, or beside its line; and by how much it lies on that."""
    label, (x, y) = panel.value, points[-1]
    if not label.rows:
        return [], 0.0
    if panel.series.mark == "bar":
        x = min(x, panel.right - label.width / 2)
        below = y > panel.upright.zero
        return label.ops(x, y + axes.AIR if below else y - axes.AIR - label.last_baseline, "center"), 0.0
    room = (panel.left, panel.top + panel.name.height, panel.right, panel.foot + axes.AIR)
    places = ValuePlaces(segments([points]), points[-1:], DOT / 2, room)
    return places.place(label, (x, y)), places.crossed


def _ticks(text: LabelSetter, scale: axes.Scale, left: float) -> list[Op]:
    """The values of the ticks at the left."""
    ops: list[Op] = []
    for tick in text.chart.ticks:
        label = text.line(tick.printed)
        ops += label.ops(left - axes.AIR, scale.at(tick.value) - label.middle, "right")
    return ops
