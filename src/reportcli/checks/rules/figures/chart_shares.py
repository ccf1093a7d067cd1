"""The stated shares of a chart add up to 100 %, within the rounding of the printed digits."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import table
from reportcli.checks.support.roles import breakdowns
from reportcli.checks.support.shares import misses_hundred
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import value_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding for each whole (role `parts`) whose parts all state a share."""
    for each in breakdowns(workbook):
        parts = each.by_whole(workbook, each.share)
        for whole in table(workbook, each.wholes, each.title):
            yield from misses_hundred(workbook, parts.get(whole, []), each.share, value_of(whole, each.title))


RULE = Rule(20, ("shares-miss-hundred",), check)
