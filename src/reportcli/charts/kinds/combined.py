"""Combined: bars and lines over the same categories on one scale from zero, under a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from reportcli.blocks import Series
from reportcli.charts import axes, value_axis
from reportcli.charts.beside_points import ValuePlaces, segments
from reportcli.charts.figures.bare import Box, Extent, bare_axes, upright
from reportcli.charts.figures.drawing import draw_figure
from reportcli.charts.labels import Drawn, LabelSetter
from reportcli.charts.pencil import Pencil, Point
from reportcli.model.display import Op
from reportcli.model.value_class import dataclass
from reportcli.plugins.charts import ChartGiven

WEIGHT = 1.5  # points of a line
MARK = 4.4  # points across of a dot on it
EDGE = 0.8  # points of the ring around it
ON_LINES = 6.0  # points of a line that may run through the worst value: less than a digit
INSET = 0.06  # of a bar's width that it leaves free at each side


class _Parts(NamedTuple):
    """The numbers of the series that are bars, and of those that are lines."""

    bars: tuple[int, ...]
    lines: tuple[int, ...]


def parts_of(series: Sequence[Series]) -> _Parts:
    """As the layout says; else the last series is a line and the others are bars."""
    last = len(series) - 1
    marks = [one.mark or ("line" if 0 < number == last else "bar") for number, one in enumerate(series)]
    bars = tuple(number for number, mark in enumerate(marks) if mark == "bar")
    return _Parts(bars, tuple(number for number in range(len(marks)) if number not in bars))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where marks stand: a category takes `step` points, from `left` on. width: of bars, of a step."""

    parts: _Parts
    left: float
    step: float
    width: float

    @property
    def share(self) -> float:
        """Of a step, what one bar takes with the room at its sides."""
        return self.width / max(1, len(self.parts.bars))

    @property
    def thick(self) -> float:
        """Points of one bar; of a chart without bars those of a step."""
        return self.step * self.share * (1 - 2 * INSET) if self.parts.bars else self.step

    def middle(self, category: int, series: int) -> float:
        """In steps: the middle of a bar, or of the category for a line."""
        if series in self.parts.lines:
            return category + 0.5
        return category + 0.5 + (self.parts.bars.index(series) - (len(self.parts.bars) - 1) / 2) * self.share

    def x(self, category: int, series: int) -> float:
        """The same in points."""
        return self.left + self.step * self.middle(category, series)


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Names of the categories under them; values over the bars, and beside the points of lines."""
    chart, parts = text.chart, parts_of(text.chart.series)
    key, top = axes.series_key(text, width, parts.lines)
    names, values = axes.categories(chart.series), axes.set_values(text, chart.series)
    left, right = value_axis.room_at_left(text), width - value_axis.room_at_right(text)
    places = _Places(parts, left, (right - left) / len(names), chart.bar_width)
    foot = axes.set_foot(text, names, places.step - axes.AIR)
    floor = height - foot.height
    box, y = _plot(text, values, (left, top, right, floor))
    scale, x = upright(box, y), Extent(0.0, float(len(names)))
    size, pencil = (width, height), Pencil()
    marks = draw_figure(lambda f, given: _marks(bare_axes(f, size, box, x=x, y=y), given, places), text, size)
    axes.draw_axis(pencil, chart, (left, scale.zero), (right, scale.zero))
    said, crossed = _values(text, values, places, scale, room=(left, top, right, floor))
    grid = value_axis.level_lines(text, scale, left, right)
    lines = value_axis.level_references(text, scale, left, right)
    under = [op for i in range(len(names)) for op in foot.ops(i, left + places.step * (i + 0.5), floor)]
    tight = max(foot.excess, axes.LEAST_BAR - (box[3] - box[1]), axes.LEAST_THICK - places.thick)
    ops = (*grid, *marks.ops, *pencil.ops, *lines, *said, *under, *key)
    return Drawn(ops, max(tight, crossed - ON_LINES), marks.outlined, marks.diagnostics)


def _plot(text: LabelSetter, values: axes.Values, room: Box) -> tuple[Box, Extent]:
    """The part of the room that the scale takes: values need a line over the highest and under the lowest."""
    left, top, right, bottom = room
    low, high = axes.extent(text.chart, axes.numbers(text.chart.series))
    line = values.height + axes.AIR if values.height else MARK / 2
    above = max(line, value_axis.room_above(text))
    below = line if low < 0 else 0.0
    return (left, top + above, right, max(bottom - below, top + above + 1.0)), Extent(low, high)


def _marks(plot: Any, chart: ChartGiven, places: _Places) -> None:
    """Bars from zero, then the lines over them; each bar and dot with the name of its figure."""
    for k in places.parts.bars:
        for i, one in enumerate(chart.series[k].values):
            (bar,) = plot.bar(places.middle(i, k), one.value, places.share * (1 - 2 * INSET), clip_on=False)
            bar.set(color=one.colour, linewidth=0, gid=one.gid)
    for k in places.parts.lines:
        values, x = chart.series[k].values, [places.middle(i, k) for i in range(len(chart.series[k].values))]
        plot.plot(
            x, [one.value for one in values], "o-", color=chart.series[k].colour,
            linewidth=WEIGHT, markersize=MARK, gid=[one.gid for one in values],
            markeredgecolor=chart.colour("paper"), markeredgewidth=EDGE, clip_on=False,
        )  # fmt: skip


def _values(
    text: LabelSetter, values: axes.Values, places: _Places, scale: axes.Scale, *, room: Box
) -> tuple[list[Op], float]:
    """Values at the ends of their bars, those of lines off bars' values and lines; and how far the worst of
    them lies on something.
    """
    series, parts = text.chart.series, places.parts
    rows = {k: _points(series[k], k, places, scale) for k in (*parts.bars, *parts.lines)}
    lines = [rows[k] for k in parts.lines]
    free = ValuePlaces(segments(lines), [point for row in lines for point in row], MARK / 2, room)
    ops: list[Op] = []
    for k in parts.bars:
        for (x, y), value in zip(rows[k], values.rows[k], strict=True):
            if value.rows:
                below = y > scale.zero
                top = y + axes.AIR if below else y - axes.AIR - value.last_baseline
                free.taken.append((x - value.width / 2, top, x + value.width / 2, top + value.last_baseline))
                ops += value.ops(x, top, "center")
    for k in parts.lines:
        for point, value in zip(rows[k], values.rows[k], strict=True):
            ops += free.place(value, point) if value.rows else []
    share = places.thick if len(parts.bars) > 1 else places.step
    tight = max((value.width - share for k in parts.bars for value in values.rows[k]), default=0.0)
    return ops, max(free.crossed, tight + ON_LINES)


def _points(series: Series, k: int, places: _Places, scale: axes.Scale) -> list[Point]:
    return [(places.x(i, k), scale.at(axes.number(datum))) for i, datum in enumerate(series.data)]
