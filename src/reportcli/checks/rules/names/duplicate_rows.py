"""No two rows of a sheet say the same."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, lists
from reportcli.checks.support.roles import tables_of
from reportcli.checks.support.row_names import row_name
from reportcli.expressions.access import comparable, is_blank
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.names import fold
from reportcli.workbook.tables.record import Record, columns_of, value_of
from reportcli.workbook.workbook import Workbook

LEAST = 2  # filled cells; a row of one word says too little to be a double
COUNTERS = {"order", "id"}


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each row whose cells, counters apart, are those of an earlier row."""
    work = tables_of(workbook, "work")
    for each in lists(workbook):
        seen: dict[tuple[object, ...], Record] = {}
        for record in each.records if each.name not in work else ():
            values = tuple(_plain(value_of(record, c)) for c in columns_of(record) if c not in COUNTERS)
            if sum(value is not None for value in values) < LEAST:
                continue
            first = seen.setdefault(values, record)
            if first is not record:
                column = columns_of(record)[0]
                args = {"row": row_name(record)}
                yield contradiction("row-repeated", record, column, [(first, column)], args=args)


def _plain(value: object) -> object:
    if is_blank(value):
        return None
    return fold(value) if isinstance(value, str) else comparable(value)


RULE = Rule(110, ("row-repeated",), check)
