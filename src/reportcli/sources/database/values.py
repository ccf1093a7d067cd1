"""Values of databases and Parquet files as texts that reading makes the same values of."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from math import isfinite


def text_of(value: object) -> str | None:
    """A value as text, "" of none; None where it is no text, number, date or yes and no."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}" if isfinite(value) else None
    if isinstance(value, Decimal):
        return f"{value:f}" if value.is_finite() else None
    if isinstance(value, int):
        return str(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.timetz() == time() else None
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, str) and "\0" not in value else None
