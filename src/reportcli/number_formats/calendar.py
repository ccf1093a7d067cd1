"""Serial numbers as dates: days since 31 December 1899, or since 1 January 1904 in workbooks that say so.

Excel's calendar of 1900 has a 29 February (serial 60), so that weekdays before 1 March 1900 are one off, and
serial 0 is 0 January 1900. Source: ECMA-376 Part 1, 18.17.4.1.
"""

from __future__ import annotations

import datetime as dt
from decimal import ROUND_FLOOR, Decimal

from reportcli.model.value_class import dataclass
from reportcli.number_formats.arithmetic import rounded

LAST = {False: 2958465, True: 2957003}  # 31 December 9999, by the 1904 system or not
_SECONDS = 86400


@dataclass(frozen=True, slots=True)
class Moment:
    """A serial number as a calendar shows it. weekday: 0 is Sunday; fraction: of a second, below 1."""

    year: int
    month: int
    day: int
    weekday: int
    hour: int
    minute: int
    second: int
    fraction: Decimal


def moment(serial: Decimal, decimals: int, *, date1904: bool, with_time: bool) -> Moment | None:
    """The date and time of a serial number, its seconds rounded to so many decimals; None when out of range.

    A date alone is not rounded to the next day.
    """
    if serial < 0 or serial >= LAST[date1904] + 1:
        return None
    days, seconds = _split(serial, decimals) if with_time else (int(serial), Decimal(0))
    if days > LAST[date1904]:
        return None
    year, month, day = _date(days, date1904=date1904)
    whole = int(seconds)
    weekday = (days + 5) % 7 if date1904 else (days + 6) % 7
    return Moment(
        year=year,
        month=month,
        day=day,
        weekday=weekday,
        hour=whole // 3600,
        minute=whole // 60 % 60,
        second=whole % 60,
        fraction=seconds - whole,
    )


def _split(serial: Decimal, decimals: int) -> tuple[int, Decimal]:
    total = rounded(serial * _SECONDS, decimals)
    days = (total / _SECONDS).to_integral_value(ROUND_FLOOR)
    return int(days), total - days * _SECONDS


def _date(days: int, *, date1904: bool) -> tuple[int, int, int]:
    if date1904:
        date = dt.date(1904, 1, 1) + dt.timedelta(days)
    elif days in (0, 60):
        return (1900, 1, 0) if days == 0 else (1900, 2, 29)
    else:
        date = dt.date(1899, 12, 31 if days < 60 else 30) + dt.timedelta(days)
    return date.year, date.month, date.day


def serial_of(value: dt.datetime | dt.date | dt.time | dt.timedelta, *, date1904: bool = False) -> Decimal:
    """The serial number of a date, time or duration, for readers that hand out those."""
    if isinstance(value, dt.timedelta):
        return _days(value)
    if isinstance(value, dt.time):
        return _days(dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)) + _part(
            value
        )
    time = value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)
    start = dt.datetime(1904, 1, 1) if date1904 else dt.datetime(1899, 12, 30)
    serial = _days(time.replace(tzinfo=None) - start)
    return serial if date1904 or serial >= 61 else serial - 1


def _days(length: dt.timedelta) -> Decimal:
    return (
        Decimal(length.days) + (Decimal(length.seconds) + Decimal(length.microseconds) / 1_000_000) / _SECONDS
    )


def _part(value: dt.time) -> Decimal:
    return Decimal(value.microsecond) / 1_000_000 / _SECONDS
