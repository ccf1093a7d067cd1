"""Dates and months: serial numbers of both date systems, ISO text, and dates as Europeans type them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from reportcli.workbook.names import fold

_LAST_DAY = 2_958_465  # 31 December 9999


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


def from_text(text: str, months: Mapping[str, int]) -> date | None:
    """2024-12-31, 31/12/2024, 31.12.2024, 31 December 2024; day before month, four digits of year."""
    text = text.strip()
    iso = re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$", text)
    if iso:
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    european = re.fullmatch(r"(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})", text)
    if european:
        return _date(int(european[3]), int(european[2]), int(european[1]))
    spelled = re.fullmatch(r"(\d{1,2})(?:er|\.|e)?\s+(\D+?)\.?\s+(\d{4})", text)
    if spelled and fold(spelled[2]) in months:
        return _date(int(spelled[3]), months[fold(spelled[2])], int(spelled[1]))
    return None


def month_from_text(text: str, months: Mapping[str, int], year: int | None) -> date | None:
    """The first day of a month: 2024-03, 03/2024, March 2024, or March alone in the report year."""
    text = text.strip()
    iso = re.fullmatch(r"(\d{4})[-/](\d{1,2})", text)
    if iso:
        return _date(int(iso[1]), int(iso[2]), 1)
    european = re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text)
    if european:
        return _date(int(european[2]), int(european[1]), 1)
    spelled = re.fullmatch(r"(\D+?)\.?(?:\s+(\d{4}))?", text)
    if spelled and fold(spelled[1]) in months and (spelled[2] or year):
        return _date(int(spelled[2] or year or 0), months[fold(spelled[1])], 1)
    whole = from_text(text, months)
    return whole.replace(day=1) if whole else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
