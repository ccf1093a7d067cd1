"""Slopes: each series from one moment to the next, named with its value at both ends."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.blocks import Series
from reportcli.charts import axes
from reportcli.charts.labels import Drawn, Label, LabelSetter, spread
from reportcli.charts.pencil import Pencil
from reportcli.model.display import Op
from reportcli.model.style import WHITE, Stroke

WEIGHT = 1.3  # points, of a line
DOT = 2.4  # points, radius of its ends
GAP = 2.0  # points between labels under one another


def draw(text: LabelSetter, width: float, height: float) -> Drawn:
    """The first and the last value of each series; the two moments are named over their ends."""
    series = [one for one in text.chart.series if one.data]
    labels = axes.categories(series)
    values = axes.set_values(text, series)
    names = [text.text(one.name, width * axes.NAME_SHARE) for one in series]
    heads = [text.text(label, width / 2) for label in (labels[0], labels[-1])]
    name = max(label.width for label in names)
    left = max(values.width + axes.AIR + DOT, DOT)
    right = width - values.width - DOT - axes.AIR - (name + axes.AIR if name else 0.0)
    top = max(head.height for head in heads) + axes.AIR * 2 if text.shown else DOT
    low, high = axes.extent(text.chart, axes.numbers(series))
    room = height - top - DOT
    unit = max(1.0, room) / (high - low)
    scale = axes.Scale(top + high * unit, -unit)
    pencil = Pencil()
    ends = [(scale.at(axes.number(one.data[0])), scale.at(axes.number(one.data[-1]))) for one in series]
    _lines(pencil, series, ends, left, right=right)
    ops = [
        *heads[0].ops(max(left, heads[0].width), 0.0, "right"),
        *heads[1].ops(min(right, width - heads[1].width), 0.0),
    ]
    first = [(y, row[0], None) for (y, _), row in zip(ends, values.rows, strict=True)]
    last = [(y, row[-1], label) for (_, y), row, label in zip(ends, values.rows, names, strict=True)]
    under = max((head.height for head in heads), default=0.0) + GAP if text.shown else 0.0
    before, tight = _column(first, left - DOT - axes.AIR, (under, height), align="right")
    behind, tighter = _column(last, right + DOT + axes.AIR, (under, height), align="left")
    wide = max(label.excess for label in names)
    lack = max(wide, axes.LEAST_BAR - room, axes.LEAST_BAR - (right - left), tight, tighter)
    return Drawn((*pencil.ops, *ops, *before, *behind), lack)


def _lines(
    pencil: Pencil,
    series: Sequence[Series],
    ends: Sequence[tuple[float, float]],
    left: float,
    *,
    right: float,
) -> None:
    """All lines, then all ends: no line runs over a dot."""
    for one, (start, end) in zip(series, ends, strict=True):
        pencil.curve([(left, start), (right, end)], one.paint, WEIGHT)
    for one, (start, end) in zip(series, ends, strict=True):
        for place in ((left, start), (right, end)):
            pencil.dot(place, DOT, one.paint, Stroke(WHITE, 0.8))


def _column(
    made: Sequence[tuple[float, Label, Label | None]], x: float, room: tuple[float, float], *, align: str
) -> tuple[list[Op], float]:
    """Values under one another beside their ends, a name behind each; and the points that they lack. room:
    from under the heads to the foot.
    """
    head, floor = room[0], room[1] - room[0]
    rows = sorted((one for one in made if one[1].rows or (one[2] and one[2].rows)), key=lambda one: one[0])
    heights = [max(value.height, name.height if name else 0.0) for _, value, name in rows]
    tops = [
        head + top for top in spread([y - value.middle - head for y, value, _ in rows], heights, floor, GAP)
    ]
    offset = max((value.width for _, value, _ in rows), default=0.0) + axes.AIR
    ops: list[Op] = []
    for (_, value, name), y in zip(rows, tops, strict=True):
        ops += value.ops(x, y, align)
        if name is not None:
            ops += name.ops(x + offset, y)
    return ops, max(0.0, sum(heights) + GAP * max(0, len(heights) - 1) - floor)
