"""A stated number of people equals the number of people listed."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, fact, shown, table
from reportcli.checks.support.roles import entries
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import columns_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each stated number (role `counted`) whose list has rows, but not so many."""
    for entry in entries(workbook, "counted"):
        column, listed = entry["stated"].column, table(workbook, entry["rows"].table)
        for record in table(workbook, entry["stated"].table, column):
            stated = fact(record, column)
            if stated is None or not listed or stated.value == len(listed):
                continue
            first = columns_of(listed[0])[0]
            cells = [(listed[0], first), (listed[-1], first)]
            args = {"stated": shown(stated, workbook), "listed": len(listed)}
            yield contradiction("headcount-differs", record, column, cells, args=args)


RULE = Rule(60, ("headcount-differs",), check)
