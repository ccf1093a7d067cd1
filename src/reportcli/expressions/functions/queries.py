"""Filters on lists of records: where, sort, group, first, last, take, column, distinct, one, count,
filled.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from reportcli.expressions.access import (
    comparable,
    elements,
    family,
    is_blank,
    is_number,
    kind_of,
    plain,
    same_value,
    whole_number,
    written,
)
from reportcli.expressions.errors import unknown
from reportcli.expressions.evaluator import Evaluator
from reportcli.expressions.functions.matrices import matrix
from reportcli.expressions.records import columns_of, is_record, key_of, record_ref, value_of
from reportcli.expressions.values import ExpressionError, Group
from reportcli.model.fact import Derivation, Fact, Source
from reportcli.model.refs import CellRef, Span


def cell(record: Any, column: str) -> Any:
    """The cell of a column; `group("country.region")` follows references."""
    for name in column.split("."):
        if record is None:
            return None
        if not is_record(record):
            raise ExpressionError("expression-not-a-record", kind=kind_of(record))
        columns = columns_of(record)
        if name not in columns:
            raise unknown("unknown-column-of", name, written(columns))
        record = value_of(record, name)
    return record


def _rows(ev: Evaluator, value: Any) -> list[Any]:
    rows = elements(value)
    ev.budget.spend(len(rows) + 1)
    return rows


def where(ev: Evaluator, records: Any, **wanted: Any) -> list[Any]:
    """Records whose columns have these values; a list column matches when it holds the value."""
    rows = _rows(ev, records)
    return [row for row in rows if all(_matches(cell(row, name), value) for name, value in wanted.items())]


def _matches(value: Any, wanted: Any) -> bool:
    if isinstance(value, (list, tuple)) and not isinstance(wanted, (list, tuple)):
        return any(same_value(item, wanted) for item in value)
    if isinstance(wanted, (list, tuple)):
        return any(same_value(value, item) for item in wanted)
    return same_value(value, wanted)


def sort(ev: Evaluator, records: Any, *columns: Any) -> list[Any]:
    """By one or more columns, "-column" downwards; blanks last, equals in the order of the workbook."""
    rows = _rows(ev, records)
    for column in reversed(columns):
        name = _text(column)
        down = name.startswith("-")
        filled = [row for row in rows if not is_blank(cell(row, name.lstrip("-")))]
        blank = [row for row in rows if is_blank(cell(row, name.lstrip("-")))]
        kinds = {family(cell(row, name.lstrip("-"))) for row in filled}
        if len(kinds) > 1:
            raise ExpressionError("sort-mixed", name, column=name)
        filled.sort(key=lambda row, name=name: _order(cell(row, name.lstrip("-"))), reverse=down)  # type: ignore[misc]
        rows = filled + blank
    return rows


def _order(value: Any) -> Any:
    value = plain(value)
    if is_number(value):
        return value.value if isinstance(value, Fact) else Decimal(value)
    if isinstance(value, (bool, date)):
        return value
    if isinstance(value, str):
        return collation_key(value)
    if is_record(value):
        return collation_key(key_of(value))
    raise ExpressionError("sort-kind", kind=kind_of(value))


def collation_key(text: str) -> tuple[str, str]:
    """Letters before accents and case: “École” stands between “Dakar” and “Fès” on every machine."""
    letters = "".join(
        c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c)
    )
    return letters, str.__str__(text)


def group(ev: Evaluator, records: Any, column: Any) -> list[Group]:
    """Records by the value of a column, in order of first appearance."""
    groups: dict[Any, tuple[Any, list[Any]]] = {}
    for row in _rows(ev, records):
        value = cell(row, _text(column))
        groups.setdefault(comparable(value), (value, []))[1].append(row)
    return [Group(key, tuple(rows)) for key, rows in groups.values()]


def first(ev: Evaluator, records: Any) -> Any:
    """The first record; nothing when there is none."""
    rows = _rows(ev, records)
    return rows[0] if rows else None


def last(ev: Evaluator, records: Any) -> Any:
    """The last record; nothing when there is none."""
    rows = _rows(ev, records)
    return rows[-1] if rows else None


def take(ev: Evaluator, records: Any, count: Any, skip: Any = 0) -> list[Any]:
    """The first `count` records, `skip` of them left out."""
    start = max(0, whole_number(skip))
    return _rows(ev, records)[start : start + max(0, whole_number(count))]


def column(ev: Evaluator, records: Any, name: Any) -> list[Any]:
    """The values of a column, in order."""
    return [cell(row, _text(name)) for row in _rows(ev, records)]


def distinct(ev: Evaluator, records: Any, name: Any = None) -> list[Any]:
    """The different values of a column (or of a list), in order of first appearance."""
    values = _rows(ev, records) if name is None else column(ev, records, name)
    seen: dict[Any, Any] = {}
    for value in values:
        if not is_blank(value):
            seen.setdefault(comparable(value), value)
    return list(seen.values())


def one(ev: Evaluator, records: Any, **wanted: Any) -> Any:
    """The one record that matches; none or several is an error."""
    found = where(ev, records, **wanted)
    if len(found) != 1:
        asked = ", ".join(f"{name}={comparable(value)}" for name, value in wanted.items())
        raise ExpressionError("not-exactly-one", count=len(found), wanted=asked)
    return found[0]


def count(ev: Evaluator, records: Any) -> Fact:
    """How many there are, as a Fact whose sources are the rows counted."""
    rows = _rows(ev, records)
    refs: dict[Source, None] = {}
    for row in rows:
        ref = record_ref(row) if is_record(row) else getattr(row, "ref", None)
        if isinstance(ref, (CellRef, Span)):
            refs[ref] = None
    return Fact(Decimal(len(rows)), sources=tuple(refs), derivation=Derivation("count"), decimals=0)


def filled(ev: Evaluator, records: Any, name: Any = None) -> list[Any]:
    """Without blanks: records whose column is filled, or elements that are not blank."""
    rows = _rows(ev, records)
    return [row for row in rows if not is_blank(row if name is None else cell(row, _text(name)))]


def backwards(ev: Evaluator, records: Any) -> list[Any]:
    return _rows(ev, records)[::-1]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ExpressionError("expression-not-text", kind=kind_of(value))
    return str.__str__(value)


QUERIES: Mapping[str, Callable[..., Any]] = {
    "where": where,
    "sort": sort,
    "group": group,
    "first": first,
    "last": last,
    "take": take,
    "column": column,
    "distinct": distinct,
    "one": one,
    "count": count,
    "length": count,
    "filled": filled,
    "reverse": backwards,
    "matrix": matrix,
}
