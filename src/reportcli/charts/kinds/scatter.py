"""Scatter: each value a dot on two axes, its name beside it; several series under a key."""

from __future__ import annotations

from typing import Any

from reportcli.blocks import Chart, Datum
from reportcli.charts import axes, value_axis
from reportcli.charts.beside_points import ValuePlaces
from reportcli.charts.figures.bare import Box, Extent, bare_axes, level, upright
from reportcli.charts.figures.drawing import draw_figure
from reportcli.charts.labels import Drawn, Label, LabelSetter
from reportcli.charts.pencil import Point
from reportcli.model.display import Op
from reportcli.plugins.charts import ChartGiven

RADIUS = 2.6  # points of a dot
EDGE = 0.5  # points of the ring that keeps dots apart
ON_DOTS = 3.0  # points that a name may lie on the worst of its neighbours


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Both axes run from their first tick to the last; zero is on them where the values reach it."""
    chart = text.chart
    key, top = axes.series_key(text, width)
    title, below = text.text(chart.y_title, width), text.text(chart.x_title, width)
    size = (width, height)
    box = _plot(text, size, top + _line(title), _line(below))
    x, y = _extent([tick.value for tick in chart.x_ticks]), _extent([tick.value for tick in chart.ticks])
    across, down = level(box, x), upright(box, y)
    marks = draw_figure(lambda f, given: _dots(bare_axes(f, size, box, x=x, y=y), given), text, size)
    points = [(across.at(_x(datum)), down.at(axes.number(datum)), datum) for datum in _data(chart)]
    names, crossed = _names(text, points, box)
    ops = [
        *value_axis.level_lines(text, down, box[0], box[2]),
        *_level_ticks(text, across, box),
        *value_axis.level_references(text, down, box[0], box[2]),
        *marks.ops,
        *names,
        *key,
        *title.ops(0.0, top),
        *below.ops(box[2], height - below.height, "right"),
    ]
    room = min(box[2] - box[0], box[3] - box[1])
    return Drawn(tuple(ops), max(axes.LEAST_BAR - room, crossed - ON_DOTS), marks.outlined, marks.diagnostics)


def _dots(plot: Any, chart: ChartGiven) -> None:
    """Every series in its colour, each dot with the name of its figure."""
    for series in chart.series:
        values = series.values
        plot.scatter(
            [one.x for one in values], [one.value for one in values], s=(2 * RADIUS) ** 2,
            c=[one.colour for one in values], edgecolors=chart.colour("paper"), linewidths=EDGE,
            gid=[one.gid for one in values], clip_on=False,
        )  # fmt: skip


def _plot(text: LabelSetter, size: tuple[float, float], top: float, below: float) -> Box:
    """What ticks, titles and lines of reference leave of the box."""
    ticks = max((text.line(tick.printed).height for tick in text.chart.x_ticks), default=0.0)
    last = text.natural_width(text.chart.x_ticks[-1].printed) / 2 if text.shown else 0.0
    right = size[0] - max(value_axis.room_at_right(text), last, RADIUS)
    foot = (ticks + axes.AIR if text.shown else RADIUS) + below
    left = max(value_axis.room_at_left(text), RADIUS)
    return left, top + max(value_axis.room_above(text), RADIUS), right, size[1] - foot


def _line(title: Label) -> float:
    """What a title takes, with the air under or over it."""
    return title.height + axes.AIR if title.rows else 0.0


def _extent(values: list[float]) -> Extent:
    return Extent(values[0], values[-1])


def _data(chart: Chart) -> list[Datum]:
    return [datum for one in chart.series for datum in one.data]


def _x(datum: Datum) -> float:
    return float(datum.x.value) if datum.x is not None else 0.0


def _level_ticks(text: LabelSetter, across: axes.Scale, box: Box) -> list[Op]:
    """The values of the level axis under the plot; its first line is the axis."""
    ops: list[Op] = []
    for tick in text.chart.x_ticks:
        ops += text.line(tick.printed).ops(across.at(tick.value), box[3] + axes.AIR, "center")
    return ops


def _names(text: LabelSetter, points: list[tuple[float, float, Datum]], box: Box) -> tuple[list[Op], float]:
    """Names beside their dots, off the others; and by how much the worst of them lies on something."""
    every: list[Point] = [(x, y) for x, y, _ in points]
    left, top, right, bottom = box
    right += 0.0 if text.chart.references else RADIUS
    room = ValuePlaces([], every, RADIUS, (left, top - RADIUS, right, bottom))
    ops: list[Op] = []
    for x, y, datum in sorted(points, key=lambda point: (point[1], point[0])):
        label = text.line(datum.label)
        if label.rows:
            ops += room.place(label, (x, y))
    return ops, room.crossed
