"""Dates, times and elapsed times in the letters of a code: y m d h s, AM/PM, [h] [m] [s], e b g a."""

from __future__ import annotations

from decimal import Decimal

from reportcli.number_formats.arithmetic import rounded
from reportcli.number_formats.calendar import LAST, Moment, moment
from reportcli.number_formats.conventions import Conventions
from reportcli.number_formats.numbers import plain
from reportcli.number_formats.sections import Section
from reportcli.number_formats.tokens import Token

_DAY = 86400
_UNITS = {"h": 3600, "m": 60, "s": 1}
OUT_OF_RANGE = "########"
"""What stands in a cell for a date that there is not; a spreadsheet fills the width of the column with #."""


def kind_of(section: Section) -> str:
    """date, time or duration, by the letters of a section of kind date."""
    kinds = {token.kind for token in section.tokens}
    if "elapsed" in kinds:
        return "duration"
    letters = {token.text[0] for token in section.tokens if token.kind == "date"}
    return "date" if letters & set("ymdebga") else "time"


def date_text(section: Section, value: Decimal, conventions: Conventions, *, date1904: bool) -> str | None:
    """A serial number in a section of kind date; None when there is no such date."""
    decimals = subsecond_digits(section)
    if kind_of(section) == "duration" and not _calendar(section):
        bounded = any(token.kind in ("date", "minute", "subsecond") for token in section.tokens)
        if bounded and not date1904 and not 0 <= value < LAST[False] + 1:
            return None  # Excel: [h] alone shows any number, [h]:mm only what could be a date
        return ("-" if value < 0 else "") + _elapsed_text(section, abs(value), conventions, decimals)
    sign = "-" if value < 0 and date1904 else ""
    when = moment(
        abs(value) if date1904 else value, decimals, date1904=date1904, with_time=_has_time(section)
    )
    if when is None:
        return None
    total = rounded(abs(value) * _DAY, decimals)
    twelve = any(token.kind == "ampm" for token in section.tokens)
    pieces = [_piece(token, when, conventions, twelve=twelve, total=total) for token in section.tokens]
    return sign + "".join(pieces)


def subsecond_digits(section: Section) -> int:
    """How many digits of a second a code shows; Excel takes three at most."""
    return max((len(token.text) for token in section.tokens if token.kind == "subsecond"), default=0)


def _calendar(section: Section) -> bool:
    return any(
        token.kind == "ampm" or (token.kind == "date" and token.text[0] in "ymdebga")
        for token in section.tokens
    )


def _has_time(section: Section) -> bool:
    kinds = {token.kind for token in section.tokens}
    timed = any(token.kind == "date" and token.text[0] in "hs" for token in section.tokens)
    return timed or bool(kinds & {"minute", "elapsed", "ampm", "subsecond"})


def _elapsed_text(section: Section, value: Decimal, conventions: Conventions, decimals: int) -> str:
    total = rounded(value * _DAY, decimals)
    seconds = int(total)
    when = Moment(
        year=1900,
        month=1,
        day=0,
        weekday=6,
        hour=seconds // 3600 % 24,
        minute=seconds // 60 % 60,
        second=seconds % 60,
        fraction=total - seconds,
    )
    return "".join(_piece(t, when, conventions, twelve=False, total=total) for t in section.tokens)


def _piece(token: Token, when: Moment, conventions: Conventions, *, twelve: bool, total: Decimal) -> str:
    if token.kind == "date":
        return _date_piece(token.text, when, conventions, twelve=twelve)
    if token.kind == "minute":
        return f"{when.minute:0{len(token.text)}d}"
    if token.kind == "elapsed":
        return f"{int(total) // _UNITS[token.text[0]]:0{len(token.text)}d}"
    if token.kind == "subsecond":
        digits = format(rounded(when.fraction, len(token.text)), "f").partition(".")[2]
        return conventions.decimal + digits
    if token.kind == "slash":
        return conventions.date_separator
    if token.kind == "ampm":
        late = when.hour >= 12
        return token.text.split("/")[late].upper() if len(token.text) == 3 else conventions.am_pm[late]
    return plain(token.kind, token.text)


def _date_piece(letters: str, when: Moment, conventions: Conventions, *, twelve: bool) -> str:
    first, length = letters[0], len(letters)
    if first == "y":
        return f"{when.year % 100:02d}" if length <= 2 else f"{when.year:04d}"
    if first == "e":
        return str(when.year)
    if first == "b":
        return f"{(when.year + 543) % 100:02d}" if length <= 2 else str(when.year + 543)
    if first == "m":
        return _month(length, when.month, conventions)
    if first in "da":
        return _day(letters, when, conventions)
    if first == "g":
        return ""
    number = when.second if first == "s" else when.hour
    if first == "h" and twelve:
        number = number % 12 or 12
    return f"{number:0{min(length, 2)}d}"


def _month(length: int, month: int, conventions: Conventions) -> str:
    if length <= 2:
        return f"{month:0{length}d}"
    if length == 3:
        return conventions.months_short[month - 1]
    name = conventions.months[month - 1]
    return name[0] if length == 5 else name


def _day(letters: str, when: Moment, conventions: Conventions) -> str:
    length = len(letters)
    if letters[0] == "d" and length <= 2:
        return f"{when.day:0{length}d}"
    names = conventions.days_short if length == 3 else conventions.days
    return names[when.weekday]
