"""Marks of a map: areas by code and points by degrees, coloured or sized by a value."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import field
from decimal import Decimal

from reportcli.bind.attributes import Attributes
from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.loops import turns
from reportcli.bind.maps.legends import class_words, size_words
from reportcli.bind.maps.scales import CLASSES, class_breaks, class_of, legend_values
from reportcli.bind.position import Here
from reportcli.blocks import Block, Datum, MapMark, Text
from reportcli.expressions.access import kind_of, plain
from reportcli.expressions.formats import fact_text
from reportcli.expressions.values import Cause, ExpressionError
from reportcli.layout.models.kinds.map import MapMarks
from reportcli.model.fact import Fact
from reportcli.model.geometry import MM
from reportcli.model.inline import Run
from reportcli.model.origin import place_of
from reportcli.model.style import BLACK, Paint
from reportcli.model.value_class import dataclass, replace

POINT, LARGEST = 2.4 * MM, 8 * MM  # diameters: of a point, of the largest value
SMALLEST, NIL = 1.2, 4.0  # points: a tiny value is seen; the ring of none
LIGHTEST = 0.25  # tint of the lowest class
LIMITS = {"latitude": 90, "longitude": 180}


@dataclass(frozen=True, slots=True)
class Key:
    """What a colour or a size means. symbol: diameter in points; None: of areas."""

    paint: Paint
    words: str
    symbol: float | None = None


@dataclass(slots=True)
class Marked:
    """The marks of a map, their values and what these mean."""

    marks: list[MapMark] = field(default_factory=list)
    values: list[Datum] = field(default_factory=list)
    keys: list[Key] = field(default_factory=list)


def marked(binding: Binding, sets: Sequence[MapMarks], here: Here, *, countries: bool) -> Marked:
    """All sets of marks. countries: codes are those of ISO 3166."""
    found, number = Marked(), 0
    for marks in sets:
        read = Attributes(binding, marks, here)
        made: list[tuple[MapMark, Datum | None]] = []
        for turn in turns(here, marks.as_, read.records("each")):
            number += 1
            place = turn.at(binding.registers.path(here, f"mark-{number}"))
            try:
                made.append(_mark(binding, marks, place, countries=countries))
            except Absent:
                continue
        _show(read, marks, made, found)
    return found


def _mark(binding: Binding, marks: MapMarks, here: Here, *, countries: bool) -> tuple[MapMark, Datum | None]:
    """One area or point with the blocks beside it, and its value where it has one."""
    read = Attributes(binding, marks, here)
    point = None if marks.latitude is None else (_degrees(read, "longitude"), _degrees(read, "latitude"))
    code = "" if point else _code(read, marks, countries=countries)
    datum = None if marks.value is None else _datum(read)
    offset = [length.value for length in read.each("offset")]
    label = tuple(binding.blocks(marks.label, here))
    name = read.plain("name", here.path) or _words(label) or code
    mark = MapMark(
        code,
        read.paint("colour") or here.styles.paint(BLACK),
        label,
        read.word("anchor") or "auto",
        (offset[0], offset[-1]) if offset else (0.0, 0.0),
        point=point,
        name=name,
    )
    return mark, None if datum is None else replace(datum, label=name, paint=mark.paint)


def _words(blocks: Sequence[Block]) -> str:
    """The characters of the first paragraph of a label."""
    first = next((block for block in blocks if isinstance(block, Text)), None)
    return "".join(run.text for run in first.runs if isinstance(run, Run)) if first else ""


def _code(read: Attributes, marks: MapMarks, *, countries: bool) -> str:
    code = read.at("code").evaluated(marks.code or "")
    if isinstance(code, str) and code.strip():
        if not countries:
            return code.strip()
        if len(code) == 2 and code.isascii() and code.isalpha():
            return code.upper()
    found = code if isinstance(code, str) else kind_of(code)
    problem = read.at("code").blamed(ExpressionError("not-a-country", found=found), code)
    raise read.failed(problem, "code", marks.code or "")


def _degrees(read: Attributes, name: str) -> float:
    """A latitude or a longitude; what lies beyond the poles or the date line is reported at its cell."""
    value = plain(read.value(name))
    number = value.value if isinstance(value, Fact) else value
    limit = LIMITS[name]
    if isinstance(number, Decimal) and abs(number) <= limit:
        return round(float(number), 6)
    shown = kind_of(value) if number is None or not isinstance(number, Decimal) else f"{number:f}"
    problem = ExpressionError("not-a-coordinate", found=shown, limit=limit)
    problem.causes = _cells(value) if isinstance(value, Fact) else read.binding.texts.evaluator.blanks
    raise read.failed(problem, name, read.written(name))


def _cells(fact: Fact) -> tuple[Cause, ...]:
    return tuple(Cause(place_of(source)) for source in fact.sources[:1])


def _datum(read: Attributes) -> Datum:
    value = read.fact("value")
    printed, key = read.binding.texts.print_fact(value, read.part.where("value"), read.here.path)
    return Datum("", value, printed, key, BLACK)


# ---- what values look like


def _show(read: Attributes, marks: MapMarks, made: list[tuple[MapMark, Datum | None]], found: Marked) -> None:
    """Adds the marks of one set as their values colour or size them, and what that means."""
    data = [datum for _, datum in made if datum is not None]
    found.values += data
    if not data:
        size = read.points("size", POINT) if marks.latitude or marks.size else None
        found.marks += [replace(mark, symbol=size) for mark, _ in made]
        return
    units = list(dict.fromkeys(datum.value.unit for datum in data if not datum.value.declared))
    if len(units) > 1:
        problem = " ≠ ".join(unit or "–" for unit in units)
        raise read.failed(ExpressionError("expression-units", problem=problem), "value", marks.value or "")
    if marks.size is None and marks.latitude is None:
        found.marks += _coloured(read, marks, made, found)
    else:
        found.marks += _sized(read, made, found)


def _coloured(
    read: Attributes, marks: MapMarks, made: list[tuple[MapMark, Datum | None]], found: Marked
) -> Iterator[MapMark]:
    """Areas in the colour of the class that their value is in."""
    facts = [datum.value for _, datum in made if datum is not None]
    locale = read.binding.texts.evaluator.edition.locale
    colours = [paint for paint in _colours(read, marks) if paint is not None]
    breaks = _breaks(marks, facts, len(colours))
    if len(colours) > 1:
        paints = colours
    else:
        paints = tints(colours[0] if colours else made[0][0].paint, len(breaks) + 1)
    words = class_words(breaks, facts[0].unit, locale) or [fact_text(facts[0], locale)]
    found.keys += [Key(paint, text) for paint, text in zip(paints, words, strict=False)]
    for mark, datum in made:
        yield replace(mark, paint=paints[class_of(datum.value.value, breaks)]) if datum else mark


def _breaks(marks: MapMarks, facts: Sequence[Fact], colours: int) -> Sequence[Decimal]:
    """Where one class ends and the next begins: as the layout states, else by the values."""
    if not marks.breaks:
        return class_breaks([fact.value for fact in facts], colours or CLASSES)
    scale = Decimal(100) if facts[0].unit == "%" else Decimal(1)
    return tuple(Decimal(repr(one)) / scale for one in marks.breaks)


def _colours(read: Attributes, marks: MapMarks) -> Iterator[Paint | None]:
    return (read.at("colours", number).paint(one) for number, one in enumerate(marks.colours))


def tints(paint: Paint, count: int) -> list[Paint]:
    """Tints of one colour from light to full, as many as there are classes."""
    if count == 1:
        return [paint]
    step = (1 - LIGHTEST) / (count - 1)
    return [replace(paint, tint=round(paint.tint * (LIGHTEST + step * number), 4)) for number in range(count)]


def _sized(read: Attributes, made: list[tuple[MapMark, Datum | None]], found: Marked) -> Iterator[MapMark]:
    """Circles whose area is the value; the largest has the stated diameter, nil is a small ring."""
    kept = [(mark, datum) for mark, datum in made if datum is not None and _shows(read, datum)]
    largest = max((datum.value.value for _, datum in kept), default=Decimal(0))
    most = read.points("size", LARGEST)
    if largest > 0:
        facts = [datum.value for _, datum in kept]
        whole = all(fact.value == fact.value.to_integral_value() for fact in facts)
        shown = legend_values(largest, whole=whole)
        words = size_words(shown, facts[0].unit, read.binding.texts.evaluator.edition.locale)
        paint = kept[0][0].paint
        found.keys += [
            Key(paint, text, diameter(value, largest, most)) for value, text in zip(shown, words, strict=True)
        ]
    for mark, datum in kept:
        value = datum.value.value
        yield replace(mark, symbol=diameter(value, largest, most), hollow=value == 0)


def _shows(read: Attributes, datum: Datum) -> bool:
    """Whether a circle can show a value; one below zero has no area and is reported at its cell."""
    if datum.value.value >= 0:
        return True
    problem = ExpressionError("map-value-negative", found=datum.printed)
    problem.causes = _cells(datum.value)
    read.failed(problem, "value", read.written("value"))
    return False


def diameter(value: Decimal, largest: Decimal, most: float) -> float:
    """Of the circle of a value, in points: its area to that of the largest is as the values are."""
    if value <= 0 or largest <= 0:
        return NIL
    return max(most * math.sqrt(float(value / largest)), SMALLEST)
