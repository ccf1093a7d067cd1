"""A list names nobody twice: neither the lines of one cell, nor the rows of one grid."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, table, text_of
from reportcli.checks.support.register import name_key
from reportcli.checks.support.roles import entries, references
from reportcli.expressions.access import comparable
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.workbook.contract.contract import RolePlace
from reportcli.workbook.tables.record import Record, columns_of, value_of, where_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each name that stands twice in a cell, or twice under the same references of a list (role
    `grid`).
    """
    for each in workbook.tables.values():
        lists = [
            column.name
            for column in each.spec.columns.values()
            if column.type == "list" and not column.refers
        ]
        for record in each.records if lists else ():
            for column in lists:
                for text in _twice(value_of(record, column) or ()):
                    yield warning("name-repeated", where_of(record, column), stated=text)
    for place in {entry["listed"]: None for entry in entries(workbook, "grid")}:
        yield from _grid(workbook, place)


def _twice(texts: tuple[str, ...]) -> Iterator[str]:
    seen: set[str] = set()
    for text in texts:
        key = name_key(str(text))
        if key in seen:
            yield str(text)
        seen.add(key)


def _grid(workbook: Workbook, place: RolePlace) -> Iterator[Diagnostic]:
    filed = [column.name for column in references(workbook.tables[place.table].spec)]
    seen: dict[tuple[object, ...], Record] = {}
    for row in table(workbook, place.table, place.column, *filed):
        address = tuple(comparable(value_of(row, column)) for column in filed)
        name = text_of(row, place.column)
        if not name or not any(address):
            continue
        first = seen.setdefault((*address, name_key(name)), row)
        same = all(value_of(first, c) == value_of(row, c) for c in columns_of(row))
        if first is not row and not same:  # of rows that say the same another rule gives a finding
            cells = [(first, place.column)]
            yield contradiction("name-repeated", row, place.column, cells, args={"stated": name})


RULE = Rule(240, ("name-repeated",), check)
