"""The parts of a chart add up to its printed total. Stated cents are exact; what no printed digit shows is
no difference."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, differ, fact, shown, table
from reportcli.checks.support.roles import Breakdown, breakdowns
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import value_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at the total of each whole (role `parts`) whose parts all state an amount, of this year and
    of the year before.
    """
    for each in breakdowns(workbook):
        yield from _missed(workbook, each, each.amount, each.total)
        if each.previous and each.total_previous:
            yield from _missed(workbook, each, each.previous, each.total_previous)


def _missed(workbook: Workbook, each: Breakdown, amount: str, total: str) -> Iterator[Diagnostic]:
    """The totals of one year that their parts miss."""
    parts = each.by_whole(workbook, amount)
    for whole in table(workbook, each.wholes, total, each.title):
        stated = fact(whole, total)
        own = parts.get(whole, [])
        known = [found for part in own if (found := fact(part, amount)) is not None]
        if stated is None or not own or len(known) < len(own):
            continue  # blank amounts are computed from the total, so they cannot contradict it
        calculated = sum((one.value for one in known), Decimal(0))
        if differ(calculated, stated.value, stated):
            args = {
                "chart": value_of(whole, each.title),
                "calculated": shown(calculated, workbook, stated),
                "stated": shown(stated, workbook),
                "difference": shown(abs(stated.value - calculated), workbook, stated),
            }
            cells = [(part, amount) for part in own]
            yield contradiction("parts-miss-total", whole, total, cells, args=args)


RULE = Rule(10, ("parts-miss-total",), check)
