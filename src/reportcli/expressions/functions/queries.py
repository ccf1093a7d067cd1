"""Filters on lists of records: where, sort, group, first, last, take, column, distinct, one, count,
filled.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial

from reportcli.expressions.access import (
    blank_cells,
    cell,
    comparable,
    elements,
    family,
    is_blank,
    is_number,
    kind_of,
    plain,
    same_value,
    truth,
    whole_number,
)
from reportcli.expressions.evaluation import Evaluation
from reportcli.expressions.functions.column_index import rows_with
from reportcli.expressions.values import ExpressionError, Group, Made
from reportcli.model.fact import Derivation, Fact
from reportcli.model.origin import Origin, join
from reportcli.model.refs import CellRef, Span
from reportcli.workbook.tables.record import Record, cells_of, columns_of, key_of, where_of


def _rows(ev: Evaluation, value: object) -> list[object]:
    rows = elements(value)
    ev.budget.spend(len(rows) + 1)
    return rows


Condition = Callable[[object], object]
"""What an expression gives for a record, whose columns are names in it."""


def where(ev: Evaluation, records: object, *conditions: Condition, **wanted: object) -> list[object]:
    """Records whose columns have these values (a list column matches when it holds the value), and for which
    the conditions hold: `where(amount > 1000, region not in ["north", "south"])`. A condition that asks for
    more of a blank cell than whether it is one does not hold.
    """
    rows = _rows(ev, records)
    if wanted:
        column = next(iter(wanted))
        found = rows_with(records, column, plain(wanted[column]))
        if found is not None:
            rows = list(found)
            del wanted[column]
    return [
        row
        for row in rows
        if all(_matches(cell(row, name), value) for name, value in wanted.items())
        and all(_holds(condition, row) for condition in conditions)
    ]


def _holds(condition: Condition, row: object) -> bool:
    try:
        return truth(condition(row))
    except ExpressionError as error:
        if error.asks_of_blank:
            return False
        raise


def extend(ev: Evaluation, records: object, **columns: Condition) -> list[object]:
    """Records with more columns: `extend(total=own + other)`; later ones may use earlier ones."""
    made: list[object] = []
    for row in _rows(ev, records):
        values, origin = _cells(row)
        for name, column in columns.items():
            ev.budget.spend()
            values[name] = column(Made(dict(values), origin))
        made.append(Made(values, origin))
    return made


def _cells(row: object) -> tuple[dict[str, object], Record | None]:
    if isinstance(row, Record):
        return cells_of(row, columns_of(row))[0], row
    if isinstance(row, Made):
        return dict(row), row.origin
    raise ExpressionError("expression-not-a-record", kind=kind_of(row))


def _matches(value: object, wanted: object) -> bool:
    if isinstance(value, (list, tuple)) and not isinstance(wanted, (list, tuple)):
        return any(same_value(item, wanted) for item in value)
    if isinstance(wanted, (list, tuple)):
        return any(same_value(value, item) for item in wanted)
    return same_value(value, wanted)


def sort(ev: Evaluation, records: object, *columns: object) -> list[object]:
    """By one or more columns, "-column" downwards; blanks last, equals in the order of the workbook."""
    rows = _rows(ev, records)
    for column in reversed(columns):
        name = _text(column)
        key = name.lstrip("-")
        filled = [row for row in rows if not is_blank(cell(row, key))]
        blank = [row for row in rows if is_blank(cell(row, key))]
        if len({family(cell(row, key)) for row in filled}) > 1:
            raise ExpressionError("sort-mixed", name, column=name)
        filled.sort(key=partial(_order, key), reverse=name.startswith("-"))
        rows = filled + blank
    return rows


def _order(column: str, row: object) -> Decimal | bool | date | tuple[str, str]:
    """What a row is sorted by."""
    value = plain(cell(row, column))
    if is_number(value):
        return value.value if isinstance(value, Fact) else Decimal(value)
    if isinstance(value, (bool, date)):
        return value
    if isinstance(value, str):
        return collation_key(value)
    if isinstance(value, Record):
        return collation_key(key_of(value))
    raise ExpressionError("sort-kind", kind=kind_of(value))


def collation_key(text: str) -> tuple[str, str]:
    """Letters before accents and case: “École” stands between “Dakar” and “Fès” on every machine."""
    letters = "".join(
        c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c)
    )
    return letters, str.__str__(text)


def group(ev: Evaluation, records: object, *columns: object) -> list[Group]:
    """Records by the value of a column, in order of first appearance; by several, the key is a list."""
    if not columns:
        raise TypeError("a column")
    groups: dict[object, tuple[object, list[object]]] = {}
    for row in _rows(ev, records):
        values = [cell(row, _text(column)) for column in columns]
        value = values[0] if len(values) == 1 else values
        groups.setdefault(tuple(map(comparable, values)), (value, []))[1].append(row)
    return [Group(key, tuple(rows)) for key, rows in groups.values()]


def first(ev: Evaluation, records: object) -> object:
    """The first record; nothing when there is none."""
    rows = _rows(ev, records)
    return rows[0] if rows else None


def last(ev: Evaluation, records: object) -> object:
    """The last record; nothing when there is none."""
    rows = _rows(ev, records)
    return rows[-1] if rows else None


def take(ev: Evaluation, records: object, count: object, skip: object = 0) -> list[object]:
    """The first `count` records, `skip` of them left out."""
    start = max(0, whole_number(skip))
    return _rows(ev, records)[start : start + max(0, whole_number(count))]


def column(ev: Evaluation, records: object, name: object) -> list[object]:
    """The values of a column, in order."""
    rows = _rows(ev, records)
    values = [cell(row, _text(name)) for row in rows]
    if any(value is None for value in values):
        ev.read_blank(*blank_cells(rows, _text(name)))
    return values


def distinct(ev: Evaluation, records: object, name: object = None) -> list[object]:
    """The different values of a column (or of a list), in order of first appearance."""
    values = _rows(ev, records) if name is None else column(ev, records, name)
    seen: dict[object, object] = {}
    for value in values:
        if not is_blank(value):
            seen.setdefault(comparable(value), value)
    return list(seen.values())


def one(ev: Evaluation, records: object, *conditions: Condition, **wanted: object) -> object:
    """The one record that matches; none or several is an error."""
    found = where(ev, records, *conditions, **wanted)
    if len(found) != 1:
        asked = ", ".join(f"{name}={comparable(value)}" for name, value in wanted.items())
        raise ExpressionError("not-exactly-one", count=len(found), wanted=asked)
    return found[0]


def count(ev: Evaluation, records: object) -> Fact:
    """How many there are, as a Fact whose sources are the rows counted."""
    rows = _rows(ev, records)
    refs: list[Origin] = []
    for row in rows:
        ref = where_of(row) if isinstance(row, Record) else getattr(row, "ref", None)
        if isinstance(ref, (CellRef, Span)):
            refs.append(ref)
    return Fact(Decimal(len(rows)), sources=join(refs), derivation=Derivation("count"), decimals=0)


def length(ev: Evaluation, value: object) -> Fact:
    """How many there are, as a Fact whose sources are the rows counted; of a text its characters.

    A single record has none: its row in a list is counted, its text is another column.
    """
    if isinstance(value, Record):
        raise ExpressionError("expression-not-a-list", kind=kind_of(value))
    if not isinstance(value, str):
        return count(ev, value)
    return Fact(Decimal(len(value)), derivation=Derivation("count"), decimals=0)


def filled(ev: Evaluation, records: object, name: object = None) -> list[object]:
    """Without blanks: records whose column is filled, or elements that are not blank."""
    rows = _rows(ev, records)
    return [row for row in rows if not is_blank(row if name is None else cell(row, _text(name)))]


def backwards(ev: Evaluation, records: object) -> list[object]:
    """In the other order."""
    return _rows(ev, records)[::-1]


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ExpressionError("expression-not-text", kind=kind_of(value))
    return str.__str__(value)
