"""Rows that are evidently sorted, by name or by date, save for one or two: those get a note."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import language, language_code, lists
from reportcli.checks.support.register import name_key
from reportcli.checks.support.roles import MATERIAL, tables_of
from reportcli.expressions.access import comparable
from reportcli.expressions.date_formats import date_text
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.contract import Column
from reportcli.workbook.tables.record import Record, value_of, where_of
from reportcli.workbook.tables.table import Table
from reportcli.workbook.workbook import Workbook

NAMES = ("last_name", "name", "full_name", "acronym", "title")
DATES = ("date", "month")
LEAST = 6  # pairs of neighbours that show an order
MOST = 2  # rows out of place
SHARE = 8  # one in so many at most

Value = int | str | tuple[str, ...]
Key = Callable[[object], Value | None]


@dataclass(frozen=True, slots=True)
class GroupOrder:
    """The rows of one group in their order: what they are sorted by, with their places in `records`.

    kept: positions in place.
    """

    records: Sequence[Record]
    rows: Sequence[tuple[Value, int]]
    kept: frozenset[int]

    def record(self, index: int) -> Record:
        """The record of a position."""
        return self.records[self.rows[index][1]]

    def neighbour(self, index: int) -> Record:
        """The row in place that a misplaced one should not follow (or, first of all, not precede)."""
        own = self._value(index)
        before = (i for i in range(index - 1, -1, -1) if i in self.kept and self._value(i) > own)
        after = (i for i in range(index + 1, len(self.rows)) if i in self.kept and self._value(i) < own)
        place = next(before, None)
        return self.record(next(after) if place is None else place)

    def _value(self, index: int) -> Any:
        return self.rows[index][0]


@dataclass(frozen=True, slots=True)
class Order:
    """One way in which a table may be sorted: within groups, by a column. out: rows not in their place."""

    column: str
    pairs: int
    out: tuple[tuple[GroupOrder, int], ...]


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A note at each row out of its place, in tables whose other rows are sorted by a name or a date."""
    never = {*MATERIAL, *tables_of(workbook, "work", "unsorted")}
    for each in lists(workbook):
        if each.name in never or len(each.records) <= LEAST:
            continue
        orders = [order for order in _orders(each) if order.pairs >= LEAST]
        if not orders or any(not order.out for order in orders):
            continue
        best = min(orders, key=lambda order: len(order.out) / order.pairs)
        if len(best.out) <= min(MOST, max(1, best.pairs // SHARE)):
            for rows, index in best.out:
                column = each.spec.columns[best.column]
                yield _finding(workbook, rows.record(index), rows.neighbour(index), column)


def _orders(each: Table) -> Iterator[Order]:
    columns = each.spec.columns
    groups: dict[str, Sequence[object]] = {}  # column -> of each row its value, as groups are compared
    for name, column in columns.items():
        if column.type in DATES:
            keys: list[Key] = [_day, _day_reversed]
        elif name in NAMES and column.type == "text" and (name != "name" or "last_name" not in columns):
            keys = [_letters, _words]
        else:
            continue
        groups = groups or _groups(each)
        values = [value_of(record, name) for record in each.records]
        by_key = [[key(value) for value in values] for key in keys]
        for group in groups:
            if group != name:
                yield from (_order(each, name, groups[group], keyed) for keyed in by_key)


def _groups(each: Table) -> dict[str, Sequence[object]]:
    """By column that may group rows ("" for all rows together), what each row belongs to."""
    kinds = ("ref", "text", "code", "choice")
    grouping = [name for name, column in each.spec.columns.items() if column.type in kinds]
    found: dict[str, Sequence[object]] = {"": [None] * len(each.records)}
    found |= {name: [comparable(value_of(record, name)) for record in each.records] for name in grouping}
    return found


def _order(each: Table, column: str, groups: Sequence[object], keyed: Sequence[Value | None]) -> Order:
    members: dict[object, list[tuple[Value, int]]] = defaultdict(list)
    for at, (group, value) in enumerate(zip(groups, keyed, strict=True)):
        if value is not None:
            members[group].append((value, at))
    out: list[tuple[GroupOrder, int]] = []
    for listed in members.values():
        if len(listed) == 1:
            continue
        rows = GroupOrder(each.records, listed, longest_sorted([value for value, _ in listed]))
        out += [(rows, index) for index in range(len(listed)) if index not in rows.kept]
    return Order(column, sum(len(rows) - 1 for rows in members.values()), tuple(out))


def longest_sorted(values: Sequence[Any]) -> frozenset[int]:
    """The positions of a longest non-decreasing row of values; of several, the one that begins earliest."""
    ranks = {value: rank for rank, value in enumerate(sorted(set(values)))}
    lengths: list[int] = []  # of the longest row that begins here, from the last value to the first
    starts: list[int] = []  # negated: the greatest first rank of a row of each length
    for value in reversed(values):
        place = bisect_right(starts, -ranks[value])
        starts[place : place + 1] = [-ranks[value]]
        lengths.append(place + 1)
    kept, needed, least = set(), len(starts), -1
    for index, (value, length) in enumerate(zip(values, reversed(lengths), strict=True)):
        if length == needed and ranks[value] >= least:
            kept.add(index)
            needed, least = needed - 1, ranks[value]
    return frozenset(kept)


def _day(value: object) -> int | None:
    return value.toordinal() if isinstance(value, date) else None


def _day_reversed(value: object) -> int | None:
    return -value.toordinal() if isinstance(value, date) else None


def _letters(value: object) -> str | None:
    return name_key(value) or None if isinstance(value, str) else None


def _words(value: object) -> tuple[str, ...] | None:
    return tuple(name_key(word) for word in value.split()) if isinstance(value, str) and value else None


def _finding(workbook: Workbook, record: Record, other: Record, column: Column) -> Diagnostic:
    args = {
        "stated": _shown(workbook, record, column.name),
        "other": _shown(workbook, other, column.name),
        "column": column.title(language_code(workbook)),
    }
    related = (Related("cell-related", where_of(other, column.name)),)
    return Diagnostic("order-broken", Severity.NOTE, where_of(record, column.name), args, related)


def _shown(workbook: Workbook, record: Record, column: str) -> str:
    value = value_of(record, column)
    return date_text(value, "long", language(workbook)) if isinstance(value, date) else str(value)


RULE = Rule(140, ("order-broken",), check)
