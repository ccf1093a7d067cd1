"""The value axis: its ticks with a hairline over the plot at each, and lines of reference."""

from __future__ import annotations

from reportcli.blocks.kinds.chart import Reference
from reportcli.charts.axes import AIR, Scale
from reportcli.charts.labels import Label, LabelSetter
from reportcli.charts.pencil import Pencil
from reportcli.model.display import Op


def room_at_left(text: LabelSetter) -> float:
    """Points that the ticks of an upright scale take beside the plot, with the air between."""
    widest = max((text.natural_width(tick.printed) for tick in text.chart.ticks), default=0.0)
    return widest + AIR if widest and text.shown else 0.0


def room_above(text: LabelSetter) -> float:
    """Points over the plot for the upper half of the highest tick's value."""
    top = text.line(text.chart.ticks[-1].printed) if text.chart.ticks else None
    return top.middle if top is not None else 0.0


def room_at_right(text: LabelSetter) -> float:
    """Points that what lines of reference say takes beside the plot."""
    widest = max((_width(_said(text, one)) for one in text.chart.references), default=0.0)
    return widest + AIR if widest else 0.0


def room_below(text: LabelSetter) -> float:
    """Points that the ticks of a level scale take under the plot."""
    if not text.chart.ticks or not text.shown:
        return 0.0
    return max(text.line(tick.printed).height for tick in text.chart.ticks) + AIR


def room_at_ends(text: LabelSetter) -> float:
    """Half of the widest tick of a level scale: what it needs beyond the ends of the plot."""
    widest = max((text.natural_width(tick.printed) for tick in text.chart.ticks), default=0.0)
    return widest / 2 if text.shown else 0.0


def level_lines(text: LabelSetter, scale: Scale, left: float, right: float) -> list[Op]:
    """Ticks of an upright scale: level hairlines from `left` to `right`, their values at the left."""
    pencil, ops = Pencil(), list[Op]()
    for tick in text.chart.ticks:
        y = scale.at(tick.value)
        if text.chart.grid is not None and tick.value:
            pencil.line([(left, y), (right, y)], text.chart.grid)
        label = text.line(tick.printed)
        ops += label.ops(left - AIR, y - label.middle, "right")
    return [*pencil.ops, *ops]


def upright_lines(text: LabelSetter, scale: Scale, top: float, bottom: float) -> list[Op]:
    """Ticks of a level scale: upright hairlines from `top` to `bottom`, their values under them."""
    pencil, ops = Pencil(), list[Op]()
    for tick in text.chart.ticks:
        x = scale.at(tick.value)
        if text.chart.grid is not None and tick.value:
            pencil.line([(x, top), (x, bottom)], text.chart.grid)
        ops += text.line(tick.printed).ops(x, bottom + AIR, "center")
    return [*pencil.ops, *ops]


def level_references(text: LabelSetter, scale: Scale, left: float, right: float) -> list[Op]:
    """Lines of reference over an upright scale, what they say beside their right end."""
    pencil, ops = Pencil(), list[Op]()
    for one in text.chart.references:
        y = scale.at(float(one.datum.value.value))
        pencil.line([(left, y), (right, y)], one.stroke)
        ops += _words(text, one, right + AIR, y, centred=True)
    return [*pencil.ops, *ops]


def upright_references(text: LabelSetter, scale: Scale, top: float, bottom: float) -> list[Op]:
    """Lines of reference over a level scale, what they say at the right of their upper end."""
    pencil, ops = Pencil(), list[Op]()
    for one in text.chart.references:
        x = scale.at(float(one.datum.value.value))
        pencil.line([(x, top), (x, bottom)], one.stroke)
        ops += _words(text, one, x + AIR / 2, top)
    return [*pencil.ops, *ops]


def _width(labels: list[Label]) -> float:
    return sum(label.width for label in labels) + AIR / 2 * max(0, len(labels) - 1)


def _words(text: LabelSetter, one: Reference, x: float, y: float, *, centred: bool = False) -> list[Op]:
    """What a line of reference says, in a row from x on. centred: y is the middle, else the baseline."""
    ops: list[Op] = []
    for label in _said(text, one):
        ops += label.ops(x, y - label.middle if centred else y)
        x += label.width + AIR / 2
    return ops


def _said(text: LabelSetter, one: Reference) -> list[Label]:
    """The label and the value of a reference; the value keeps its figure."""
    labels = [text.line(one.datum.label), text.value(one.datum)]
    return [label for label in labels if label.rows]
