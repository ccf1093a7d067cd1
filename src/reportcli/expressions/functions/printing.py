"""How a figure or a date is printed: filters that carry a format, no text yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TypedDict, Unpack

from reportcli.expressions.access import is_blank, is_number, kind_of, plain
from reportcli.expressions.errors import unknown
from reportcli.expressions.evaluation import Evaluation
from reportcli.expressions.formats import date_text, range_text
from reportcli.expressions.functions.calculation import places_of
from reportcli.expressions.values import ExpressionError, Format, FormattedFact
from reportcli.model.fact import BareNumberError, Fact
from reportcli.workbook.tables.record import CellText


class Changes(TypedDict, total=False):
    """What a filter changes of a format."""

    decimals: int | None
    signed: bool
    bare: bool
    compact: bool
    unit: str


def _restyle(value: object, **changes: Unpack[Changes]) -> FormattedFact:
    if isinstance(value, FormattedFact):
        return FormattedFact(value.fact, replace(value.format, **changes))
    if value is None:
        raise ExpressionError("number-of-blank")
    if isinstance(value, Fact):
        return FormattedFact(value, replace(Format(), **changes))
    if is_number(value):
        raise ExpressionError("bare-number", number=value)
    raise BareNumberError(kind_of(value))


def number(ev: Evaluation, value: object, decimals: object = None) -> FormattedFact:
    """With so many decimals, in the format of its unit."""
    return _restyle(value, decimals=places_of(decimals))


def money(ev: Evaluation, value: object, decimals: object = None) -> FormattedFact:
    """As money: in its own currency, or the report's when it has none."""
    fact = plain(value)
    unit = fact.unit if isinstance(fact, Fact) and fact.unit else ev.edition.currency
    return _restyle(value, decimals=places_of(decimals), unit=unit)


def percent(ev: Evaluation, value: object, decimals: object = None) -> FormattedFact:
    """A fraction as a percentage: 0.63 is 63 %."""
    return _restyle(value, decimals=places_of(decimals), unit="%")


def signed(ev: Evaluation, value: object) -> FormattedFact:
    """With its sign, also a plus."""
    return _restyle(value, signed=True)


def compact(ev: Evaluation, value: object, decimals: object = None) -> FormattedFact:
    """Short: 1.4 million."""
    return _restyle(value, compact=True, decimals=places_of(decimals))


def bare(ev: Evaluation, value: object) -> FormattedFact:
    """Without its unit."""
    return _restyle(value, bare=True)


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


def _in_cell(ev: Evaluation, value: date, words: str) -> str:
    """The words of a date that stands in a cell, which they keep."""
    where = ev.cell_of(value)
    return words if where is None else CellText(words, where)
