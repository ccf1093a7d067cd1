"""The shares of a list, such as those of themes in a budget, add up to 100 %, when every row states one."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import table
from reportcli.checks.support.roles import places
from reportcli.checks.support.shares import misses_hundred
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding for each column (role `shares`) that misses 100 %."""
    for place in places(workbook, "shares"):
        rows = table(workbook, place.table, place.column)
        yield from misses_hundred(workbook, rows, place.column, place.table)


RULE = Rule(40, ("shares-miss-hundred",), check)
