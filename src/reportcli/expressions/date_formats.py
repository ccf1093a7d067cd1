"""How dates and ranges of dates look in a language."""

from __future__ import annotations

from datetime import date

from reportcli.expressions.formats import Locale, filled_in


def date_text(day: date, style: str, lo: Locale) -> str:
    """style: long | short | month | year | iso. Raises KeyError for another."""
    if style == "iso":
        return day.isoformat()
    number = lo.first_day if day.day == 1 else str(day.day)
    return filled_in(
        lo.dates[style],
        day=number,
        day2=f"{day.day:02}",
        month=lo.months[day.month - 1],
        month2=f"{day.month:02}",
        year=str(day.year),
    )


def range_text(start: date, end: date | None, style: str, lo: Locale) -> str:
    """From one date to another, saying once what both share; without an end “since …”.

    style: long (days) | month; two dates that print alike are one. Raises KeyError for another style.
    """
    first = date_text(start, style, lo)
    if end is None:
        return filled_in(lo.ranges["since"], start=first)
    last = date_text(end, style, lo)
    if first == last:
        return first
    pattern = "other"
    if start.year == end.year and style in ("long", "month"):
        days = "day" if start.month == end.month else "day-month"
        pattern = days if style == "long" else "month"
    parts = {
        "start": first,
        "end": last,
        "day": lo.first_day if start.day == 1 else str(start.day),
        "end-day": lo.first_day if end.day == 1 else str(end.day),
        "month": lo.months[start.month - 1],
        "end-month": lo.months[end.month - 1],
        "year": str(end.year),
    }
    return filled_in(lo.ranges[pattern], **parts)
