"""Lines over categories, years as far apart as they are: series are named at their end, never in a key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportcli.blocks import Chart, Series
from reportcli.charts import axes, value_axis
from reportcli.charts.beside_points import Box, ValuePlaces, segments
from reportcli.charts.labels import Drawn, Label, LabelSetter, spread
from reportcli.charts.pencil import Pencil, Point
from reportcli.charts.years import Steps, steps_of
from reportcli.model.display import Op
from reportcli.model.style import WHITE, Stroke
from reportcli.model.value_class import dataclass

WEIGHT = 1.3  # points, of a line
ZERO_LINE = 0.4  # points
DOT = 2.1  # points, radius of the dot at a printed value
RING = Stroke(WHITE, 0.8)  # around a dot, so that it stands off its line
GAP = 2.0  # points between names under one another
ON_LINES = 6.0  # points of a line that may run through the worst value: less than a digit


@dataclass(frozen=True, slots=True)
class _Places:
    """Where data stand: the first category at `left`, the others as many `step`s on as `steps` says."""

    left: float
    step: float
    steps: Steps
    scale: axes.Scale

    def of(self, series: Series) -> list[Point]:
        """The places of a series' data, in points, in the order of the categories."""
        return [(self.x(i), self.scale.at(axes.number(datum))) for i, datum in enumerate(series.data)]

    def x(self, category: int) -> float:
        """The x coordinate of a category (counted from 0), in points."""
        return self.left + self.step * self.steps.offsets[category]


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """Zero is on the scale; a dot and the printed value stand at each datum that prints one."""
    series = [one for one in text.chart.series if one.data]
    names = [text.text(one.name, width * axes.NAME_SHARE) for one in series]
    values = axes.set_values(text, series)
    labels = axes.categories(series)
    steps = steps_of(labels)
    widest = max(name.width for name in names)
    said = value_axis.room_at_right(text)
    right = width - max(widest + axes.AIR * 2 if widest else 0.0, said)
    axis = value_axis.room_at_left(text)
    inset = max(values.width / 2, DOT, min(_half_label(text, labels), right / len(labels) / 2))
    left = axis + inset
    step = (right - axis - 2 * inset) / steps.length
    foot = axes.set_foot(text, labels, step - axes.AIR if len(labels) > 1 else width)
    floor = height - foot.height
    scale = _scale(text, series, max(values.height + axes.AIR, value_axis.room_above(text)), floor)
    places = _Places(left, step, steps, scale)
    points = [places.of(one) for one in series]
    pencil = Pencil()
    _draw_zero(pencil, text.chart, (axis, scale.zero), (right, scale.zero))
    lines = [list(pieces(row, steps)) for row in points]
    _draw_lines(pencil, series, points, lines)
    room = _room(lines, points, (0.0, 0.0, right, floor))
    ops = [
        *value_axis.level_references(text, scale, axis, right),
        *_point_values(values, points, room),
        *(op for i in range(len(labels)) for op in foot.ops(i, places.x(i), floor)),
        *_names(names, [row[-1] for row in points], right + axes.AIR * 2, floor),
    ]
    tight = values.width + 1 - step if len(labels) > 1 else 0.0
    low = axes.LEAST_BAR - (floor - values.height - axes.AIR)
    wide = max(foot.excess, *(name.excess for name in names), tight, low, room.crossed - ON_LINES)
    grid = value_axis.level_lines(text, scale, axis, right)
    return Drawn((*grid, *pencil.ops, *ops), wide)


def _half_label(text: LabelSetter, labels: Sequence[str]) -> float:
    """How far the first or the last category reaches beyond its point."""
    return max(text.natural_width(label) for label in (labels[0], labels[-1])) / 2 if text.shown else 0.0


def _room(
    lines: Sequence[Sequence[Sequence[Point]]], points: Sequence[Sequence[Point]], box: Box
) -> ValuePlaces:
    """Where values may stand: off the lines and off the points of all series."""
    every = [point for row in points for point in row]
    return ValuePlaces(segments([piece for row in lines for piece in row]), every, DOT, box)


def pieces(points: Sequence[Point], steps: Steps) -> Iterator[list[Point]]:
    """The points between one gap and the next."""
    begun: list[Point] = []
    for i, point in enumerate(points):
        begun.append(point)
        if i in steps.gaps or i == len(points) - 1:
            yield begun
            begun = []


def _scale(text: LabelSetter, series: Sequence[Series], head: float, floor: float) -> axes.Scale:
    """Down to `floor`, with room for a value over the highest point and under the lowest below zero."""
    low, high = axes.extent(text.chart, axes.numbers(series))
    unit = max(1.0, floor - head - (head if low < 0 else DOT)) / (high - low)
    return axes.Scale(head + high * unit, -unit)


def _draw_zero(pencil: Pencil, chart: Chart, a: Point, b: Point) -> None:
    """The axis; also without one where values fall below zero: no bar shows where that is."""
    if chart.axis is None and min(axes.numbers(chart.series)) < 0:
        pencil.line([a, b], Stroke(chart.label_char.paint, ZERO_LINE))
    axes.draw_axis(pencil, chart, a, b)


def _draw_lines(
    pencil: Pencil,
    series: Sequence[Series],
    points: Sequence[list[Point]],
    lines: Sequence[Sequence[list[Point]]],
) -> None:
    """All lines, then all dots, so that no line crosses a dot. A point without a line has one in any case."""
    for one, row in zip(series, lines, strict=True):
        for piece in row:
            pencil.curve(piece, one.paint, WEIGHT)
    for one, places, row in zip(series, points, lines, strict=True):
        lonely = {piece[0] for piece in row if len(piece) == 1}
        for datum, place in zip(one.data, places, strict=True):
            if datum.printed or place in lonely:
                pencil.dot(place, DOT, datum.paint, RING)


def _point_values(values: axes.Values, points: Sequence[list[Point]], room: ValuePlaces) -> list[Op]:
    """Values beside their points, from the left, at one category from the top."""
    ops: list[Op] = []
    for i in range(max(map(len, points))):
        here = [(p[i], v[i]) for p, v in zip(points, values.rows, strict=True) if i < len(p)]
        for place, value in sorted(here, key=lambda item: item[0][1]):
            if value.rows:
                ops += room.place(value, place)
    return ops


def _names(names: Sequence[Label], ends: Sequence[Point], x: float, floor: float) -> list[Op]:
    """Names of the series from `x` on, beside the ends of their lines."""
    made = sorted(
        ((y, name) for (_, y), name in zip(ends, names, strict=True) if name.rows), key=lambda end: end[0]
    )
    tops = spread([y - n.middle for y, n in made], [n.height for _, n in made], floor, GAP)
    return [op for (_, name), top in zip(made, tops, strict=True) for op in name.ops(x, top)]
