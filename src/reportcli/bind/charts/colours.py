"""Colours of charts, and gradients of their bars and areas."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes
from reportcli.blocks import Series
from reportcli.layout.models.kinds.chart import ChartNode
from reportcli.model.style import BLACK, Gradient, Paint
from reportcli.model.value_class import replace


def shaded(series: Series, gradient: Gradient | None) -> Series:
    """A series whose bars and areas run from their colour, the first of a gradient, on; data with a colour of
    their own keep it.
    """
    if gradient is None:
        return series
    data = tuple(
        replace(datum, gradient=gradient) if (datum.paint, datum.gradient) == (series.paint, None) else datum
        for datum in series.data
    )
    return replace(series, data=data, gradient=gradient)


def colours_of(read: Attributes, node: ChartNode) -> list[Paint]:
    """The chart's colours in order: its own, else `series-1`… of the tokens, else the accent."""
    own = [read.at("colours", index).paint(colour) for index, colour in enumerate(node.colours)]
    found = [paint for paint in own if paint is not None]
    if found:
        return found
    palette, styles = read.binding.layout.palette, read.here.styles
    names = sorted((name for name in palette if name.startswith("series-")), key=_number)
    if not names and "accent" in palette:
        names = ["accent"]
    return [styles.paint(Paint(name)) for name in names] or [styles.paint(BLACK)]


def _number(name: str) -> tuple[int, str]:
    digits = name.removeprefix("series-")
    return (int(digits) if digits.isdigit() else 10_000, name)
