"""How the rows of a view are ordered: numbers, then dates, then texts; and how a value heads a column."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from reportcli.model.fact import Fact
from reportcli.workbook.contract.bucket import Bucket
from reportcli.workbook.tables.record import Record, key_of
from reportcli.workbook.views.buckets import place_in


def class_place(bucket: Bucket, value: object) -> int:
    """Where the class of a value stands among those of its bucket."""
    return place_in(bucket, value)


def sorts_alike(one: object, other: object) -> bool:
    """Whether two values sort alike."""
    if one is None or other is None:
        return one is other
    return sort_key(one) == sort_key(other)


def sort_key(value: object) -> tuple[int, Decimal | int | str, str]:
    """What a line is sorted by: numbers, then dates, then texts, letters before accents and case."""
    if isinstance(value, Fact):
        return 0, value.value, ""
    if isinstance(value, date):
        return 1, value.toordinal(), ""
    text = heading(value)
    letters = unicodedata.normalize("NFKD", text.casefold())
    return 2, "".join(char for char in letters if not unicodedata.combining(char)), text


def pivot_key(found: Mapping[tuple[str, object], object], key: tuple[str, object]) -> tuple[object, ...]:
    """What the columns of a pivot are sorted by: the value that each stands for."""
    return sort_key(found[key])


def have_order(values: Iterable[object]) -> bool:
    """Whether values have an order of their own: numbers and dates do."""
    return all(isinstance(value, Fact | date) for value in values)


def heading(value: object) -> str:
    """A value as the name of a column."""
    if isinstance(value, Fact):
        return value.written or f"{value.value:f}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return key_of(value) if isinstance(value, Record) else str(value)
