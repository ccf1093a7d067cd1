"""Data of charts from the records or the values that a layout names, each with its printed figure."""

from __future__ import annotations

from typing import TypedDict

from reportcli.bind.attributes import Attributes
from reportcli.bind.charts.marks import icon_of
from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.loops import turns
from reportcli.bind.position import Here
from reportcli.blocks import Datum
from reportcli.expressions.values import FormattedFact
from reportcli.layout.models.kinds.chart import ChartData, ChartReference
from reportcli.model.distinct_paints import distinct_paints
from reportcli.model.fact import Fact
from reportcli.model.refs import FactKey
from reportcli.model.style import BLACK, Paint, first_paint
from reportcli.model.value_class import replace


class LevelPlace(TypedDict, total=False):
    """Where a value stands on the level axis."""

    x: Fact
    x_printed: str


def data_of(
    binding: Binding,
    sources: tuple[ChartData, ...],
    here: Here,
    colours: list[Paint],
    *,
    distinct: bool = False,
) -> tuple[Datum, ...]:
    """The data of all sources, one after the other: one for each record, or a single one.

    distinct: no two share a colour; else the colours begin again where they end."""
    found: list[tuple[Datum, Paint | None]] = []
    for data in sources:
        for place in _places(binding, data, here):
            read = Attributes(binding, data, place)
            try:
                gradient = read.at("gradient").gradient(data.gradient)
                datum = replace(_datum(read, data), gradient=gradient)
                found.append((datum, first_paint(gradient, read.paint("colour"))))
            except Absent:
                continue
    shades = distinct_paints(colours, len(found)) if distinct else colours
    return tuple(
        replace(datum, paint=own or shades[number % len(shades)]) for number, (datum, own) in enumerate(found)
    )


def _places(binding: Binding, data: ChartData, here: Here) -> list[Here]:
    if data.each is None:
        return [here]
    return turns(here, data.as_, Attributes(binding, data, here).records("each"))


def _datum(read: Attributes, data: ChartData) -> Datum:
    """A datum in black; its series knows its colour."""
    value = read.fact("value")
    printed, key = printed_of(read, data, value)
    return Datum(
        label=read.plain("label", read.here.path),
        value=value,
        printed=printed,
        fact=key,
        paint=BLACK,
        note="" if data.note is None else _characters(read, "note")[0],
        total=read.flag("total"),
        icon=icon_of(read, "icon"),
        **_place_on_level_axis(read, data),
    )


def _place_on_level_axis(read: Attributes, data: ChartData) -> LevelPlace:
    """Of a value that has one: the figure, and how it is printed where it is read."""
    if data.x is None:
        return {}
    x = read.fact("x")
    printed, _ = read.binding.texts.print_fact(x, data.where("x"), read.here.path)
    return {"x": x, "x_printed": printed}


def printed_of(read: Attributes, data: ChartData | ChartReference, value: Fact) -> tuple[str, FactKey]:
    """The figure beside a datum and its key: as `printed` says, else the value in its own format.

    A chart draws its value even where nothing is printed, so that the ledger knows it either way.
    """
    span = data.where("value")
    if data.printed is None:
        return read.binding.texts.print_fact(value, span, read.here.path)
    text, key = _characters(read, "printed")
    if key is None:
        _, key = read.binding.texts.print_fact(value, span, read.here.path)
    return text, key


def _characters(read: Attributes, name: str) -> tuple[str, FactKey | None]:
    """A text of a label and the key of its first number; all of them are registered."""
    first: FactKey | None = None
    parts: list[str] = []
    for piece in read.text(name).pieces:
        content = piece.content
        read.binding.registers.take_text(piece)
        if isinstance(content, (Fact, FormattedFact)):
            content, key = read.binding.texts.print_fact(content, read.part.where(name), read.here.path)
            first = key if first is None else first
        parts.append(content if isinstance(content, str) else "")
    return "".join(parts), first
