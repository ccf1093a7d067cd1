"""Field types of a house's way with numbers and ranges of dates: signs, patterns and units."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from reportcli.inputs.nearest import nearest
from reportcli.layout.models.bounds import Contradiction
from reportcli.layout.models.fields import TEXT_SCHEMA, Check, mapping, named, text_of
from reportcli.layout.models.measures import sure_number
from reportcli.layout.models.refusals import AT, Info, Refused, refuse, shown
from reportcli.number_formats.currencies.known import currency_codes
from reportcli.number_formats.currencies.recognition import nearest as nearest_currencies
from reportcli.number_formats.currencies.recognition import recognise, settled

SLOT = re.compile(r"\{([^{}]*)\}|(%[A-Za-z])")
_PERCENT = frozenset({"percent", "percentage", "pct", "pourcent", "procent", "prozent"})
_RANGE = {
    "day": frozenset({"day", "end-day", "month", "end-month", "year"}),
    "day-month": frozenset({"day", "end-day", "month", "end-month", "year"}),
    "month": frozenset({"month", "end-month", "year"}),
    "other": frozenset({"start", "end"}),
    "since": frozenset({"start"}),
}
_TEXTS = named(lambda value, _: text_of(value), TEXT_SCHEMA)


def _sign(least: int, most: int) -> Check:
    """A sign that is neither letter nor digit, of so many characters."""

    def check(value: object, _: Info) -> str:
        sign = text_of(value)
        if not least <= len(sign) <= most or any(one.isalnum() for one in sign):
            refuse("layout-number-sign", value=shown(value), remedy="" if least else "none")
        return sign

    return Check(check, {"type": "string", "minLength": least, "maxLength": most})


def _pattern(*slots: str) -> Check:
    """A text with `{number}` in it, and no other slots than these."""

    def check(value: object, _: Info) -> str:
        return in_pattern(text_of(value), frozenset(slots), needed=("number",))

    return Check(check, {"type": "string", "pattern": r"\{number\}"})


def in_pattern(pattern: str, slots: frozenset[str], needed: tuple[str, ...] = ()) -> str:
    """The pattern, refused where it has a slot that would be printed as it stands, or lacks a needed one."""
    found = [hit[1] if hit[2] is None else hit[2] for hit in SLOT.finditer(pattern)]
    wrong = next((slot for slot in found if slot not in slots), None)
    names = ", ".join(f"{{{name}}}" for name in sorted(slots))
    if wrong is not None:
        refuse(
            "layout-number-pattern", value=shown(f"{{{wrong}}}"), names=names, nearest=nearest(wrong, slots)
        )
    for slot in needed:
        if found.count(slot) != 1:
            refuse("layout-number-pattern-without", value=shown(pattern), slot=f"{{{slot}}}")
    return pattern


def of_currencies(unit: str) -> tuple[str, str] | None:
    """What is wrong with a name as the code of a currency, with the likeliest code; None where it is one."""
    if unit in currency_codes():
        return None
    meant = settled(unit.upper()) or settled(unit)
    return unit, meant or next(iter(nearest_currencies(unit)), "")


def of_units(unit: str) -> tuple[str, str] | None:
    """What is wrong with a name as a unit, with the one that is meant; None where it may be one: any word is
    a unit, but money goes by its code and a percentage by its sign.
    """
    if unit == "%" or unit in currency_codes():
        return None
    if unit.casefold() in _PERCENT:
        return unit, "%"
    meant = settled(unit.upper()) or settled(unit)
    if meant or recognise(unit).money:
        return unit, meant or next(iter(nearest_currencies(unit)), "")
    return None


def _by_name(wrong: Callable[[str], tuple[str, str] | None], values: Check) -> Check:
    """A mapping from names to values, where what is wrong with a name is refused at it."""

    def check(value: object, info: Info) -> object:
        for name in mapping(value):
            found = wrong(name)
            if found is not None:
                refuse("layout-unknown-currency", at_key=name, name=shown(name), nearest=found[1])
        return values.read(value, info)

    return Check(check, values.schema, values.bounds)


def _ranges(value: object, info: Info) -> Mapping[str, str]:
    """Patterns of ranges of dates by what both dates share."""
    for name, pattern in mapping(value).items():
        if name not in _RANGE:
            names, near = ", ".join(_RANGE), nearest(name, _RANGE)
            refuse("layout-unknown-choice", at_key=name, value=shown(name), names=names, nearest=near)
        try:
            in_pattern(text_of(pattern), _RANGE[name])
        except Refused as refused:
            raise Refused(refused.type, {**refused.context, AT: (name,)}) from None
    found: Mapping[str, str] = _TEXTS.read(value, info)  # type: ignore[assignment]
    return found


def alike(part: object, first: str, second: str) -> Iterator[Contradiction]:
    """Two signs of one part that are the same, so that a figure could be read in two ways."""
    sign = getattr(part, first)
    if sign and sign == getattr(part, second):
        args = {"sign": sign, "first": first, "second": second}
        yield Contradiction("layout-number-signs-alike", args, (second,), of_page=False)


def without_symbol(pattern: str | None) -> Iterator[Contradiction]:
    """A pattern of money that prints no currency."""
    if pattern is not None and "{symbol}" not in pattern:
        args = {"value": shown(pattern), "slot": "{symbol}"}
        yield Contradiction("layout-number-pattern-without", args, ("money",), of_page=False)


def without_percent(pattern: str | None) -> Iterator[Contradiction]:
    """A pattern of percentages that prints nothing but their number."""
    if pattern is not None and not pattern.replace("{number}", "").strip():
        args = {"value": shown(pattern), "slot": "%"}
        yield Contradiction("layout-number-pattern-without", args, ("percent",), of_page=False)


_PLACES = sure_number(0, 8, whole=True)
_BY_UNIT = named(_PLACES.read, _PLACES.schema)
Mark = Annotated[str, _sign(1, 2)]
"""A sign that has to be there: of decimals, of figures below and above zero."""
Separator = Annotated[str, _sign(0, 2)]
Money = Annotated[str, _pattern("number", "symbol")]
Percent = Annotated[str, _pattern("number")]
Decimals = Annotated[
    dict[str, int], _by_name(of_units, Check(_BY_UNIT.read, _BY_UNIT.schema, _PLACES.bounds))
]
Symbols = Annotated[dict[str, str], _by_name(of_currencies, _TEXTS)]
Ranges = Annotated[dict[str, str], Check(_ranges, _TEXTS.schema)]
