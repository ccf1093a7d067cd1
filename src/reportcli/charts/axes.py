"""What charts with an axis share: scale, categories and their names, bars side by side."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence

from reportcli.blocks import Chart, Datum, Series
from reportcli.charts.labels import Label, LabelSetter
from reportcli.charts.pencil import Pencil
from reportcli.model.chart_kinds import chart_kind
from reportcli.model.display import Op
from reportcli.model.style import Gradient, Paint
from reportcli.model.value_class import dataclass

AIR = 4.0  # points between a bar and its value, a column and its label
NAMES_SHARE = 0.36  # of the width that names of categories take at most, at the left of bars
NAME_SHARE = 0.3  # of the width that series names take at most, beside stacks and lines
KEY_LINE = 1.5  # points of a line in a key
LEAST_BAR = 16.0  # points that the longest bar needs to say anything
LEAST_THICK = 3.0  # points that a bar needs across
LEAST_MARK = 0.5  # points at which a value that is not zero is drawn at least: what a plate holds
_UNDER = AIR * 1.5  # points between the lowest column and the names under it


@dataclass(frozen=True, slots=True)
class Scale:
    """Values to points from `zero`: `unit` points a unit of value, signed with the direction of growth."""

    zero: float
    unit: float

    def at(self, value: float) -> float:
        """The coordinate of a value, in points."""
        return self.zero + value * self.unit

    def tip(self, value: float) -> float:
        """Where the bar of a value ends: visibly away from zero, unless the value is zero."""
        length = value * self.unit
        if value and abs(length) < LEAST_MARK:
            length = math.copysign(LEAST_MARK, length)
        return self.zero + length


def number(datum: Datum) -> float:
    """The value of a datum as it is drawn."""
    return float(datum.value.value)


def numbers(series: Sequence[Series]) -> list[float]:
    """The values of all series, one after the other."""
    return [number(datum) for one in series for datum in one.data]


def extent(chart: Chart, values: Sequence[float]) -> tuple[float, float]:
    """Lowest and highest value of the axis; zero is always on it, the chart's maximum too. Never equal."""
    also = [tick.value for tick in chart.ticks]
    also += [float(one.datum.value.value) for one in chart.references]
    if chart.maximum is not None:
        also.append(float(chart.maximum.value))
    low, high = min(0.0, *values, *also), max(0.0, *values, *also)
    return (low, high) if high > low else (0.0, 1.0)


def categories(series: Sequence[Series]) -> list[str]:
    """The labels of the longest series, one for each category."""
    return [datum.label for datum in max(series, key=lambda one: len(one.data)).data]


def data_at(series: Sequence[Series], category: int) -> Iterator[tuple[int, Datum]]:
    """Number of the series and datum, for each series that has one in the category."""
    return ((k, one.data[category]) for k, one in enumerate(series) if category < len(one.data))


@dataclass(frozen=True, slots=True)
class Values:
    """The printed values of all series, set: `rows[k][i]` is that of datum i of series k."""

    rows: tuple[tuple[Label, ...], ...]

    @property
    def width(self) -> float:
        """Points of the widest value; 0 when none is printed."""
        return max((label.width for row in self.rows for label in row), default=0.0)

    @property
    def height(self) -> float:
        """Points of the highest value; 0 when none is printed."""
        return max((label.height for row in self.rows for label in row), default=0.0)

    def excess(self, share: float) -> float:
        """Points by which the widest printed value, with a point of air, overruns its share of the width."""
        return max((label.width + 1 - share for row in self.rows for label in row if label.rows), default=0.0)


def set_values(text: LabelSetter, series: Sequence[Series]) -> Values:
    """Every printed value, set."""
    return Values(tuple(tuple(text.value(datum) for datum in one.data) for one in series))


@dataclass(frozen=True, slots=True)
class Foot:
    """The names of the categories in a row at the foot of the box; `height` with the air over them."""

    labels: tuple[Label, ...]
    height: float

    @property
    def excess(self) -> float:
        """Points by which the widest name overruns its room."""
        return max(label.excess for label in self.labels)

    def ops(self, category: int, x: float, floor: float, align: str = "center") -> list[Op]:
        """A name under the `floor` of the plot; x is its left edge or its centre."""
        return self.labels[category].ops(x, floor + _UNDER, align)


def set_foot(text: LabelSetter, names: Sequence[str], room: float) -> Foot:
    """The names wrapped to `room` points each."""
    labels = tuple(text.text(name, room) for name in names)
    air = _UNDER if text.shown else 0.0
    return Foot(labels, max(label.height for label in labels) + air)


@dataclass(frozen=True, slots=True)
class Steps:
    """Equal steps for the categories; in the middle of each the bars of all series, side by side."""

    start: float
    step: float
    thick: float  # points of one bar
    series: int

    def middle(self, category: int) -> float:
        """The middle of a category's step."""
        return self.start + self.step * (category + 0.5)

    def side(self, category: int, series: int) -> float:
        """Where the bar of a series begins."""
        return self.middle(category) - self.thick * self.series / 2 + self.thick * series


def steps(chart: Chart, start: float, length: float, count: int) -> Steps:
    """`length` points shared by `count` categories, each filled as far as the chart's `bar_width` says."""
    step = length / count
    return Steps(start, step, step * chart.bar_width / len(chart.series), len(chart.series))


def fill_of(chart: Chart, datum: Datum) -> Paint:
    """The colour of a bar: the chart's own for values below zero, where it has one."""
    return chart.negative if chart.negative is not None and number(datum) < 0 else datum.paint


def gradient_of(chart: Chart, datum: Datum) -> Gradient | None:
    """What the colour of a bar runs into: nothing, where values below zero have a colour of their own."""
    return None if fill_of(chart, datum) != datum.paint else datum.gradient


def at_tip(value: Label, x: float, tip: float, *, below: bool) -> list[Op]:
    """The value over or `below` the end of its column, `x` the middle of it."""
    return value.ops(x, tip + AIR if below else tip - AIR - value.last_baseline, "center")


def name_column(text: LabelSetter, names: Sequence[str], width: float) -> float:
    """Points for names of categories at the left of a chart; 0 without labels."""
    if not text.shown:
        return 0.0
    return min(max(text.natural_width(name) for name in names) + 0.5, width * NAMES_SHARE)


def draw_axis(pencil: Pencil, chart: Chart, a: tuple[float, float], b: tuple[float, float]) -> None:
    """The line at zero, when the chart has one."""
    if chart.axis is not None:
        pencil.line([a, b], chart.axis)


def series_key(text: LabelSetter, width: float, lines: Collection[int] = ()) -> tuple[list[Op], float]:
    """Names of several series over the chart, each after a square of its paint; and the height of the key.

    lines: numbers of the series that are lines; a piece of one stands before their names.
    """
    if len(text.chart.series) < 2 or not text.shown:
        return [], 0.0
    size = text.chart.label_char.size
    square, gap = size * 0.72, size * 1.6
    pencil = Pencil()
    ops: list[Op] = []
    x = y = 0.0
    runs = "gradient" in chart_kind(text.chart.kind).reads
    for number, series in enumerate(text.chart.series):
        label = text.text(series.name, width - square * 1.6)
        need = square * 1.6 + label.width
        if x and x + need > width:
            x, y = 0.0, y + size * 1.5
        if number in lines:
            middle = y + square / 2
            pencil.curve([(x, middle), (x + square, middle)], series.paint, KEY_LINE)
        else:
            pencil.rect((x, y), (x + square, y + square), series.paint, series.gradient if runs else None)
        ops += label.ops(x + square * 1.6, y + (square - label.rows[0].baseline if label.rows else 0.0))
        x += need + gap
    return [*pencil.ops, *ops], y + size * 2.2
