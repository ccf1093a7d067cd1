"""A list names nobody twice: neither the lines of one cell, nor the rows of one grid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reportcli.checks.support.records import contradiction, table
from reportcli.checks.support.register import name_key
from reportcli.expressions.access import comparable
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.workbook.tables.record import columns_of, value_of, where_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

GRID = ("theme", "country", "project")


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    for each in workbook.tables.values():
        lists = [column.name for column in each.spec.columns.values() if column.type == "list"]
        for record in each.records if lists else ():
            for column in lists:
                for text in _twice(value_of(record, column) or ()):
                    yield warning("name-repeated", where_of(record, column), stated=text)
    yield from _grid(workbook)


def _twice(texts: tuple[Any, ...]) -> Iterator[str]:
    seen: set[str] = set()
    for text in texts:
        key = name_key(str(text))
        if key in seen:
            yield str(text)
        seen.add(key)


def _grid(workbook: Workbook) -> Iterator[Diagnostic]:
    seen: dict[tuple[Any, ...], Any] = {}
    for partner in table(workbook, "partners", "name"):
        place = tuple(comparable(value_of(partner, c)) if c in columns_of(partner) else None for c in GRID)
        name = value_of(partner, "name")
        if not isinstance(name, str) or not any(place):
            continue
        first = seen.setdefault((*place, name_key(name)), partner)
        same = all(value_of(first, c) == value_of(partner, c) for c in columns_of(partner))
        if first is not partner and not same:  # rows that say the same are told as such
            yield contradiction("name-repeated", partner, "name", [(first, "name")], {"stated": name})
