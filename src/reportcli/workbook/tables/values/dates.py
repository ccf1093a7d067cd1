"""Dates and months: serial numbers of both date systems, ISO text, and dates as people type them.

    31/12/2024  31.12.2024  31 déc. 2024  1 mrt 2024  1-Mar-2024  December 31st, 2024  Tue 31 December 2024

Of two numbers before the year either may be the day: an order, `dmy` or `mdy`, says which (see
`column_conventions`). Names of months are those of the contract, and of every language of CLDR.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from reportcli.model.patterns.late import late_pattern
from reportcli.workbook.names import fold
from reportcli.workbook.tables.values.months import month_of

_LAST_DAY = 2_958_465  # 31 December 9999
_LONGEST = 60
_TIME = r"(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?)?"
_FIGURES = late_pattern(r"(\d{1,2})([/. -])(\d{1,2})[/. -](\d{4})" + _TIME)
_ISO = late_pattern(r"(\d{4})(?:[-/]|\. ?|年)(\d{1,2})(?:[-/]|\. ?|月)(\d{1,2})[.日]?" + _TIME)
_SHORT_YEAR = re.compile(r"(?<=[^\d:])['’]?(\d{2})$")
_WEEKDAY = re.compile(r"[^\W\d_]{2,}\.?,?\s+(?=\d)|[^\W\d_]{2,}\.?,\s+(?=[^\W\d_])")
_DAY_FIRST = late_pattern(
    r"(?:le |el )?(\d{1,2})(?:er|st|nd|rd|th|de|ste|\.|e|º)?[\s/-]\s*(\D+?)\.?,?[\s/-]\s*(\d{4})"
)
_MONTH_FIRST = re.compile(r"(\D+?)\.?[\s-]\s*(\d{1,2})(?:st|nd|rd|th)?(?:,\s*|\s+)(\d{4})")
_LINK = re.compile(r"^(?:(?:de|of)\s+|d')|\s+(?:de|of)$", re.IGNORECASE)


def from_serial(text: str, date1904: bool) -> date | None:
    """The date of a spreadsheet's day number (ECMA-376-1, 18.17.4); None outside 1900–9999."""
    try:
        number = Decimal(text)
    except ArithmeticError:
        return None
    if not number.is_finite() or not -1 <= number <= _LAST_DAY + 1:  # int() of a large exponent never ends
        return None
    days = int(number)
    leap_bug = date(1899, 12, 30) if days > 60 else date(1899, 12, 31)  # 1900 counts as a leap year
    first = date(1904, 1, 1) if date1904 else leap_bug
    if days < (0 if date1904 else 1) or days > _LAST_DAY:
        return None
    try:
        return first + timedelta(days=days)
    except OverflowError:
        return None


def from_text(text: str, months: Mapping[str, int], order: str = "dmy", language: str = "") -> date | None:
    """The date that a text means; the year has four digits. language: for names of several months."""
    text = " ".join(text[:_LONGEST].split())
    if iso := _ISO.fullmatch(text):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    if figures := _FIGURES.fullmatch(text):
        day, month = int(figures[1]), int(figures[3])
        if order == "mdy" and figures[2] in "/-":
            day, month = month, day
        return _date(int(figures[4]), month, day)
    return _spelled(text, months, language) or _spelled(_WEEKDAY.sub("", text, count=1), months, language)


def _spelled(text: str, months: Mapping[str, int], language: str) -> date | None:
    if found := _DAY_FIRST.fullmatch(text):
        return _date(int(found[3]), _month(found[2], months, language), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(text):
        return _date(int(found[3]), _month(found[1], months, language), int(found[2]))
    return None


def _month(name: str, months: Mapping[str, int], language: str) -> int:
    """The month of a name, 0 for none: by the contract's words first."""
    name = _LINK.sub("", _LINK.sub("", name.strip()))
    return months.get(fold(name), 0) or month_of(name, language)


def with_full_year(text: str) -> str:
    """The text with the last two figures as a year of this century, "" where it does not end with two."""
    text = " ".join(text[:_LONGEST].split())
    return _SHORT_YEAR.sub(r"20\1", text) if _SHORT_YEAR.search(text) else ""


def order_proven(texts: Iterable[str]) -> str:
    """`dmy` or `mdy` where a column of dates in figures has one that can be read in that order only (a number
    above 12), and none that can be read in the other only; "" else.
    """
    found: set[str] = set()
    for text in texts:
        figures = _FIGURES.fullmatch(text.strip()[:_LONGEST])
        if figures and figures[2] in "/-":
            first, second = int(figures[1]), int(figures[3])
            if first > 12 >= second:
                found.add("dmy")
            elif second > 12 >= first:
                found.add("mdy")
    return found.pop() if len(found) == 1 else ""


def other_reading(text: str) -> tuple[date, date] | None:
    """The dates of a text in figures, day first and month first, where both are dates; None for any other."""
    figures = _FIGURES.fullmatch(text.strip()[:_LONGEST])
    if figures is None or figures[2] not in "/-" or figures[1] == figures[3]:
        return None
    day = _date(int(figures[4]), int(figures[3]), int(figures[1]))
    other = _date(int(figures[4]), int(figures[1]), int(figures[3]))
    return (day, other) if day and other and day != other else None


def month_from_text(
    text: str, months: Mapping[str, int], year: int | None, order: str = "dmy", *, language: str = ""
) -> date | None:
    """The first day of a month: 2024-03, 03/2024, March 2024, or March alone in the report year."""
    text = text.strip()
    iso = re.fullmatch(r"(\d{4})[-/](\d{1,2})", text)
    if iso:
        return _date(int(iso[1]), int(iso[2]), 1)
    european = re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text)
    if european:
        return _date(int(european[2]), int(european[1]), 1)
    spelled = re.fullmatch(r"(\D+?)\.?(?:[\s-]+(\d{4}))?", text[:_LONGEST])
    month = _month(spelled[1], months, language) if spelled else 0
    if spelled and month and (spelled[2] or year):
        return _date(int(spelled[2] or year or 0), month, 1)
    whole = from_text(text, months, order, language)
    return whole.replace(day=1) if whole else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
