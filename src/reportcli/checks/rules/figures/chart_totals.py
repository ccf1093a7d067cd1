"""The parts of a chart add up to its printed total. Stated cents are exact; what no printed digit shows is
no difference."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, differ, fact, shown, table
from reportcli.checks.support.roles import breakdowns
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import value_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at the total of each whole (role `parts`) whose parts all state an amount."""
    for each in breakdowns(workbook):
        parts = each.by_whole(workbook, each.amount)
        for whole in table(workbook, each.wholes, each.total, each.title):
            stated = fact(whole, each.total)
            own = parts.get(whole, [])
            known = [amount for part in own if (amount := fact(part, each.amount)) is not None]
            if stated is None or not own or len(known) < len(own):
                continue  # blank amounts are computed from the total, so they cannot contradict it
            calculated = sum((amount.value for amount in known), Decimal(0))
            if differ(calculated, stated.value, stated):
                args = {
                    "chart": value_of(whole, each.title),
                    "calculated": shown(calculated, workbook, stated),
                    "stated": shown(stated, workbook),
                    "difference": shown(abs(stated.value - calculated), workbook, stated),
                }
                cells = [(part, each.amount) for part in own]
                yield contradiction("parts-miss-total", whole, each.total, cells, args=args)


RULE = Rule(10, ("parts-miss-total",), check)
