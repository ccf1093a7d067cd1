"""A stated share of a chart's part agrees with its amount over the total, at the printed digits."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, fact, shown, table
from reportcli.checks.support.roles import breakdowns
from reportcli.checks.support.shares import half_digit
from reportcli.expressions.formats import decimals_of
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.fact import Fact
from reportcli.workbook.tables.record import value_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each share (role `parts`) that is off by more than half of its last printed digit."""
    for each in breakdowns(workbook):
        for part in table(workbook, each.rows, each.of, each.label, each.amount, each.share):
            whole = value_of(part, each.of)
            amount, stated = fact(part, each.amount), fact(part, each.share)
            total = fact(whole, each.total) if whole is not None else None
            if amount is None or stated is None or total is None or not total.value:
                continue
            exact = amount.value / total.value
            if abs(exact - stated.value) <= half_digit(stated):
                continue
            args = {
                "label": value_of(part, each.label),
                "stated": shown(stated, workbook),
                "calculated": shown(Fact(exact, unit="%", decimals=decimals_of(stated)), workbook),
            }
            cells = [(part, each.amount), (whole, each.total)]
            yield contradiction("share-differs", part, each.share, cells, args=args)


RULE = Rule(30, ("share-differs",), check)
