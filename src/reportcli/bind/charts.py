"""Binds charts: every value is a Fact, every printed figure has its index."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportcli.bind import attributes
from reportcli.bind.containers import records_of
from reportcli.bind.context import Absent, Binding, Here
from reportcli.bind.text import in_language, loop, paragraph, step_of
from reportcli.blocks import Block, Chart, Datum, Series, Text
from reportcli.expressions.access import kind_of, plain
from reportcli.expressions.values import ExpressionError, FormattedFact
from reportcli.model.fact import Fact
from reportcli.model.refs import Span
from reportcli.model.style import Paint, Stroke

if TYPE_CHECKING:
    from reportcli.layout import models

DEFAULT_HOLE = 0.6
DEFAULT_BAR = 0.62


def bind_chart(binding: Binding, node: models.ChartNode, here: Here) -> list[Block]:
    path = binding.path(here, step_of(node))
    inner = in_language(replace(here, path=path), node.common.lang)
    series = _all_series(binding, node, inner)
    if not any(one.data for one in series):
        return []
    chart = Chart(
        **attributes.common(binding, node, here, path, "Figure"),
        kind=node.chart,
        series=tuple(series),
        label_char=paragraph(
            binding, node.label_style or _style(binding, "label"), here, node.where("label_style"), path
        ).char,
        value_char=paragraph(
            binding, node.value_style or _style(binding, "value"), here, node.where("value_style"), path
        ).char,
        labels=attributes.word(binding, node.labels, here, node.where("labels")),
        centre=_centre(binding, node, inner),
        hole=attributes.number(binding, node.hole, here, node.where("hole"), DEFAULT_HOLE),
        start=attributes.number(binding, node.start, here, node.where("start"), 0.0),
        gap=attributes.points(binding, node.gap, here, node.where("gap")),
        axis=_axis(binding, node, here),
        bar_width=attributes.number(binding, node.bar_width, here, node.where("bar_width"), DEFAULT_BAR),
        maximum=None if node.max is None else fact(binding, node.max, here, node.where("max")),
        data_table=attributes.flag(binding, node.data_table, here, node.where("data_table"), True),
    )
    return [chart]


def _style(binding: Binding, part: str) -> str | None:
    """The conventional style of chart labels, when the layout has it."""
    name = f"chart-{part}"
    return name if name in binding.layout.styles.paragraph else None


def _axis(binding: Binding, node: models.ChartNode, here: Here) -> Stroke | None:
    if node.axis is True:
        return Stroke(here.look.paint(Paint("black")), 0.4)
    return attributes.stroke(binding, node.axis, here, node.where("axis"))


def _centre(binding: Binding, node: models.ChartNode, here: Here) -> tuple[Text, ...]:
    from reportcli.bind.dispatch import bind_blocks

    return tuple(block for block in bind_blocks(binding, node.centre, here) if isinstance(block, Text))


def _all_series(binding: Binding, node: models.ChartNode, here: Here) -> list[Series]:
    colours = _colours(binding, node, here)
    if node.data:
        return [Series("", _data(binding, node.data, here, colours, None), colours[0])]
    series = []
    for index, one in enumerate(node.series):
        own = attributes.paint(binding, one.colour, here, one.where("colour"))
        paint = own or colours[index % len(colours)]
        name = binding.plain(one.name, here, one.where("name"), here.path)
        series.append(Series(name, _data(binding, one.data, here, [paint], paint), paint))
    return series


def _colours(binding: Binding, node: models.ChartNode, here: Here) -> list[Paint]:
    """The chart's colours in order: its own, else `series-1`… of the tokens, else the accent."""
    own = [
        attributes.paint(binding, colour, here, node.where("colours", i))
        for i, colour in enumerate(node.colours)
    ]
    found = [paint for paint in own if paint is not None]
    if found:
        return found
    names = sorted((name for name in binding.layout.palette if name.startswith("series-")), key=_number)
    if not names and "accent" in binding.layout.palette:
        names = ["accent"]
    return [here.look.paint(Paint(name)) for name in names] or [here.look.paint(Paint("black"))]


def _number(name: str) -> tuple[int, str]:
    digits = name.removeprefix("series-")
    return (int(digits) if digits.isdigit() else 10_000, name)


def _data(
    binding: Binding,
    sources: tuple[models.ChartData, ...],
    here: Here,
    colours: list[Paint],
    default: Paint | None,
) -> tuple[Datum, ...]:
    """The data of all sources, one after the other: one for each record, or a single one."""
    found: list[Datum] = []
    for data in sources:
        for place in _places(binding, data, here):
            try:
                found.append(_datum(binding, data, place, default or colours[len(found) % len(colours)]))
            except Absent:
                continue
    return tuple(found)


def _places(binding: Binding, data: models.ChartData, here: Here) -> list[Here]:
    if data.each is None:
        return [here]
    records = records_of(binding, data.each, here, data.where("each"))
    return [
        here.naming(**{data.as_: record, "loop": loop(i, len(records))}) for i, record in enumerate(records)
    ]


def _datum(binding: Binding, data: models.ChartData, here: Here, default: Paint) -> Datum:
    value = fact(binding, data.value, here, data.where("value"))
    printed, index = _printed(binding, data, value, here)
    colour = attributes.paint(binding, data.colour, here, data.where("colour"))
    return Datum(
        label=binding.plain(data.label, here, data.where("label"), here.path),
        value=value,
        printed=printed,
        fact=index,
        paint=colour or default,
        note=_note(binding, data, here),
    )


def fact(binding: Binding, source: str, here: Here, span: Span | None) -> Fact:
    value = plain(binding.value(source, here, span))
    if isinstance(value, Fact):
        return value
    code = "number-of-blank" if value is None else "value-needs-cell"
    raise binding.failed(ExpressionError(code, kind=kind_of(value)), source, span)


def _printed(binding: Binding, data: models.ChartData, value: Fact, here: Here) -> tuple[str, int]:
    """The figure beside a datum and its index: as `printed` says, else the value in its own format.

    A chart draws its value even where nothing is printed, so that the ledger knows it either way.
    """
    span = data.where("printed") if data.printed is not None else data.where("value")
    if data.printed is None:
        return binding.print_fact(value, span, here.path)
    rich = binding.text(data.printed, here, span)
    index = -1
    parts: list[str] = []
    for piece in rich.pieces:
        if isinstance(piece.content, (Fact, FormattedFact)):
            text, number = binding.print_fact(piece.content, span, here.path)
            index = number if index < 0 else index
            parts.append(text)
        elif isinstance(piece.content, str):
            parts.append(piece.content)
    if index < 0:
        _, index = binding.print_fact(value, data.where("value"), here.path)
    return "".join(parts), index


def _note(binding: Binding, data: models.ChartData, here: Here) -> str:
    """The second line of a label; its numbers are registered like all others."""
    if data.note is None:
        return ""
    span = data.where("note")
    parts: list[str] = []
    for piece in binding.text(data.note, here, span).pieces:
        content: Any = piece.content
        if isinstance(content, (Fact, FormattedFact)):
            content, _ = binding.print_fact(content, span, here.path)
        parts.append(content if isinstance(content, str) else "")
    return "".join(parts)
