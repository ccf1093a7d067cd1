"""Lines over equally spaced categories, and sparklines: series are named at their end, never in a key."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.blocks import Series
from reportcli.charts.bars import AIR, NAME_SHARE, Scale, extent, number
from reportcli.charts.labels import Label, Typesetter, spread
from reportcli.charts.to_display import Pencil
from reportcli.model.display import Op
from reportcli.model.style import WHITE, Stroke

WEIGHT = 1.3
DOT = 2.1
SPARK_WEIGHT = 0.9
SPARK_DOT = 1.5


def draw_lines(text: Typesetter, width: float, height: float) -> tuple[list[Op], float]:
    """Zero is on the scale; a dot and the printed value stand at each datum that prints one."""
    chart = text.chart
    direct = chart.labels == "direct"
    series = [one for one in chart.series if one.data]
    count = max(len(one.data) for one in series)
    names = [text.text(one.name, width * NAME_SHARE) if direct else None for one in series]
    end = max((label.width for label in names if label), default=0.0)
    end = end + AIR * 2 if end else 0.0
    values = [[text.value(datum) if direct else None for datum in one.data] for one in series]
    side = max((label.width for row in values for label in row if label), default=0.0) / 2
    side = max(side, DOT)
    step = (width - end - 2 * side) / max(1, count - 1)
    longest = max(series, key=lambda one: len(one.data))
    room = step - AIR if count > 1 else width
    labels = [text.text(datum.label, room) for datum in longest.data] if direct else []
    foot = max((label.height for label in labels), default=0.0) + (AIR * 1.5 if labels else 0.0)
    line = max((label.height for row in values for label in row if label), default=0.0)
    low, high = extent(chart, [number(datum) for one in series for datum in one.data])
    head = line + AIR
    unit = max(1.0, height - foot - head - (head if low < 0 else DOT)) / (high - low)
    scale = Scale(head + high * unit, -unit)
    pencil, ops = Pencil(), []
    points = [[(side + step * i, scale.at(number(d))) for i, d in enumerate(one.data)] for one in series]
    base = scale.zero
    if chart.axis is not None:
        pencil.line([(0.0, base), (width - end, base)], chart.axis)
    for one, places in zip(series, points, strict=True):
        _line(pencil, one, places, WEIGHT)
    for one, places in zip(series, points, strict=True):
        for datum, place in zip(one.data, places, strict=True):
            if datum.printed or len(places) == 1:
                pencil.dot(*place, DOT, datum.paint, Stroke(WHITE, 0.8))
    ops += _point_values(values, points, scale)
    for i, label in enumerate(labels):
        x = side + step * i
        ops += label.ops(x, height - foot + AIR * 1.5, "center")
    ops += _names(names, points, width - end + AIR * 2, height - foot)
    excess = max([0.0, *(label.excess for label in labels), *(n.excess for n in names if n)])
    widest = max((label.width for row in values for label in row if label), default=0.0)
    return [*pencil.ops, *ops], max(excess, widest + 1 - step if count > 1 else 0.0)


def _line(pencil: Pencil, one: Series, places: Sequence[tuple[float, float]], weight: float) -> None:
    if len(places) > 1:
        pencil.line(places, Stroke(one.paint, weight, cap="round", join="round"))


def _point_values(
    values: list[list[Label | None]], points: list[list[tuple[float, float]]], scale: Scale
) -> list[Op]:
    """Values over their points; where several series meet at one category they are spread apart."""
    ops: list[Op] = []
    for i in range(max(len(row) for row in points)):
        here = [(p[i], v[i]) for p, v in zip(points, values, strict=True) if i < len(p)]
        here = sorted(((p, v) for p, v in here if v and v.rows), key=lambda item: item[0][1])
        made = [(p, v) for p, v in here if v]
        wanted = [p[1] - AIR - v.rows[-1].baseline for p, v in made]
        heights = [v.rows[-1].baseline for _, v in made]
        tops = spread(wanted, heights, 0.0, scale.at(0.0) + 1e3, 2.0)
        for (place, value), top in zip(made, tops, strict=True):
            ops += value.ops(place[0], top, "center")
    return ops


def _names(
    names: Sequence[Label | None], points: list[list[tuple[float, float]]], x: float, height: float
) -> list[Op]:
    made = sorted(
        ((row[-1][1], name) for row, name in zip(points, names, strict=True) if name and name.rows),
        key=lambda item: item[0],
    )
    tops = spread([y - n.middle for y, n in made], [n.height for _, n in made], 0.0, height, 2.0)
    return [op for (_, name), top in zip(made, tops, strict=True) for op in name.ops(x, top)]


def draw_sparkline(text: Typesetter, width: float, height: float) -> tuple[list[Op], float]:
    """Lines as small as a word, lowest to highest value; each last point is marked, its value printed."""
    series = [one for one in text.chart.series if one.data]
    last = [text.value(one.data[-1]) for one in series] if text.chart.labels == "direct" else []
    widest = max((value.width for value in last if value.rows), default=0.0)
    end = widest + AIR if widest else SPARK_DOT
    numbers = [[number(datum) for datum in one.data] for one in series]
    low, high = min(map(min, numbers)), max(map(max, numbers))
    unit = (height - 2 * SPARK_DOT) / (high - low) if high > low else 0.0
    scale = Scale(height - SPARK_DOT + low * unit if unit else height / 2, -unit)
    step = max(1.0, width - end - 2 * SPARK_DOT) / max(1, max(map(len, numbers)) - 1)
    points = [[(SPARK_DOT + step * i, scale.at(n)) for i, n in enumerate(row)] for row in numbers]
    pencil = Pencil()
    for one, places in zip(series, points, strict=True):
        _line(pencil, one, places, SPARK_WEIGHT)
    for one, places in zip(series, points, strict=True):
        pencil.dot(*places[-1], SPARK_DOT, one.data[-1].paint)
    x = max(places[-1][0] for places in points) + SPARK_DOT + AIR
    ends = [(places[-1][1], value) for places, value in zip(points, last, strict=bool(last)) if value.rows]
    ops, excess = _end_values(ends, x, height)
    return [*pencil.ops, *ops], excess


def _end_values(ends: list[tuple[float, Label]], x: float, height: float) -> tuple[list[Op], float]:
    """Values beside the ends of their lines, spread apart; and by how many points they are too high."""
    ends = sorted(ends, key=lambda end: end[0])
    heights = [value.rows[-1].baseline for _, value in ends]
    tops = spread([y - value.middle for y, value in ends], heights, 0.0, height, SPARK_DOT)
    ops = [op for (_, value), top in zip(ends, tops, strict=True) for op in value.ops(x, top)]
    needed = sum(heights) + SPARK_DOT * (len(ends) - 1)
    return ops, max(0.0, needed - height) if len(ends) > 1 else 0.0
