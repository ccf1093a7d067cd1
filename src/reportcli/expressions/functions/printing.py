"""How a figure or a date is printed: filters that carry a format, no text yet."""

from __future__ import annotations

from datetime import date
from typing import TypedDict, Unpack

from reportcli.expressions.access import elements, is_blank, is_number, kind_of, plain
from reportcli.expressions.date_formats import date_text, range_text
from reportcli.expressions.errors import unknown
from reportcli.expressions.evaluation import Evaluation
from reportcli.expressions.formats import fact_text, is_money, locale
from reportcli.expressions.functions.calculation import fact_of, places_of, refuse_mixed
from reportcli.expressions.functions.marks import is_moved, rounded_figures
from reportcli.expressions.values import ExpressionError, Format, FormattedFact, StandIn
from reportcli.model.fact import POINTS, BareNumberError, Fact, StatedUnit
from reportcli.model.languages import FALLBACK
from reportcli.model.value_class import replace
from reportcli.workbook.tables.record import CellText

Printed = FormattedFact | StandIn


class Changes(TypedDict, total=False):
    """What a filter changes of a format."""

    decimals: int | None
    signed: bool
    bare: bool
    compact: bool
    full: bool
    short: bool
    negative: str
    zero: str
    unit: str


def _restyle(value: object, **changes: Unpack[Changes]) -> Printed:
    if isinstance(value, FormattedFact):
        return FormattedFact(value.fact, replace(value.format, **changes))
    if isinstance(value, StandIn):
        return value
    if value is None:
        raise ExpressionError("number-of-blank")
    if isinstance(value, Fact):
        return FormattedFact(value, replace(Format(), **changes))
    if is_number(value):
        raise ExpressionError("bare-number", number=value)
    raise BareNumberError(kind_of(value))


def number(ev: Evaluation, value: object, decimals: object = None) -> Printed:
    """With so many decimals, in the format of its unit."""
    return _restyle(value, decimals=places_of(decimals))


def money(ev: Evaluation, value: object, decimals: object = None) -> Printed:
    """As money: in its own currency, or the report's when it has none."""
    fact = plain(value)
    unit = fact.unit if isinstance(fact, Fact) and fact.unit else ev.edition.currency
    return _restyle(value, decimals=places_of(decimals), unit=unit)


def percent(ev: Evaluation, value: object, decimals: object = None) -> Printed:
    """A fraction as a percentage: 0.63 is 63 %; a difference of two percentages stays in points."""
    fact = plain(value)
    unit = POINTS if isinstance(fact, Fact) and fact.unit == POINTS else "%"
    return _restyle(value, decimals=places_of(decimals), unit=unit)


def points(ev: Evaluation, value: object, decimals: object = None, full: object = False) -> Printed:
    """A difference of two percentages in points: “3 points”; full: “3 percentage points”."""
    return _restyle(value, decimals=places_of(decimals), unit=POINTS, full=bool(full))


def signed(ev: Evaluation, value: object) -> Printed:
    """With its sign, also a plus."""
    return _restyle(value, signed=True)


def compact(ev: Evaluation, value: object, decimals: object = None, short: object = False) -> Printed:
    """In few digits: 1.4 million; short: £1.4m."""
    return _restyle(value, compact=True, decimals=places_of(decimals), short=bool(short))


def parentheses(ev: Evaluation, value: object) -> Printed:
    """Below zero in parentheses instead of with a minus: (1,200)."""
    return _restyle(value, negative="parentheses")


def zero(ev: Evaluation, value: object, instead: object = "–") -> Printed:
    """What is nil as it is printed says something else instead: a dash."""
    if not isinstance(instead, str):
        raise ExpressionError("expression-not-text", kind=kind_of(instead))
    return _restyle(value, zero=str.__str__(instead))


def bare(ev: Evaluation, value: object) -> Printed:
    """Without its unit."""
    return _restyle(value, bare=True)


def unit(ev: Evaluation, value: object) -> str:
    """The unit of a figure, or the one that all figures of a list have, as it is printed: €, £, %, kg; ""
    where there is none. Blanks have none. Raises ExpressionError where figures have several.
    """
    listed = elements(value) if isinstance(value, (list, tuple)) else [value]
    given = [one for one in listed if not is_blank(one)]
    ev.budget.spend(len(given))
    facts = [fact_of(one) for one in given]
    refuse_mixed(facts)
    stated = next((fact.unit for fact in facts if not fact.declared), "")
    if is_money(stated):
        return ev.edition.locale.symbols.get(stated, stated)
    return str(stated) if stated == "%" or isinstance(stated, StatedUnit) else ""


def as_date(ev: Evaluation, value: object, style: object = "long") -> str:
    """A date in words: long | short | month | year | iso."""
    if not isinstance(value, date):
        raise ExpressionError("expression-not-a-date", kind=kind_of(value))
    known = [*ev.edition.locale.dates, "iso"]
    if style not in known:
        raise unknown("unknown-date-style", str(style), known)
    return _in_cell(ev, value, date_text(value, style, ev.edition.locale))


def date_range(ev: Evaluation, start: object, end: object = None, style: object = "long") -> str:
    """dates(start, end): “22–25 January 2024”, “January – May 2024”, “since January 2023” when the end
    is blank. style: long | month.
    """
    if not isinstance(start, date) or not (isinstance(end, date) or is_blank(end)):
        wrong = end if isinstance(start, date) else start
        raise ExpressionError("expression-not-a-date", kind=kind_of(wrong))
    if style not in ("long", "month"):
        raise unknown("unknown-date-style", str(style), ["long", "month"])
    stated = end if isinstance(end, date) else None
    return _in_cell(ev, start, range_text(start, stated, style, ev.edition.locale))


def rounding_note(ev: Evaluation, *rounded: object) -> str:
    """What a footnote says of figures that `shares`, `rounded`, `as_printed`, `matrix` or `in_units` gave, in
    the edition's language: what parts and total differ by, else that some were moved; blank otherwise.
    """
    facts = [fact for value in rounded for fact in rounded_figures(value)]
    ev.budget.spend(len(facts))
    words = ev.edition.locale.rounding or locale(FALLBACK).rounding
    apart = [(abs(f.derivation.apart), f) for f in facts if f.derivation is not None and f.derivation.apart]
    if apart:
        most, fact = max(apart, key=lambda pair: pair[0])
        by = replace(fact, value=most, written="")
        by = replace(by, unit=POINTS) if by.unit == "%" else by
        return words["apart"].replace("{difference}", fact_text(by, ev.edition.locale))
    return words["moved"] if any(is_moved(fact.derivation) for fact in facts) else ""


def _in_cell(ev: Evaluation, value: date, words: str) -> str:
    """The words of a date that stands in a cell, which they keep."""
    where = ev.cell_of(value)
    return words if where is None else CellText(words, where)
