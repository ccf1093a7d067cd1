"""A stated share of a chart's part agrees with its amount over the total, at the printed digits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.checks.rules.figures.chart_shares import half_digit
from reportcli.checks.support.records import contradiction, fact, shown, table
from reportcli.expressions.formats import decimals_of
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.fact import Fact
from reportcli.workbook.tables.record import value_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    for part in table(workbook, "breakdowns", "chart", "label", "amount", "share"):
        chart = value_of(part, "chart")
        amount, stated = fact(part, "amount"), fact(part, "share")
        total = fact(chart, "total") if chart is not None else None
        if amount is None or stated is None or total is None or not total.value:
            continue
        exact = amount.value / total.value
        if abs(exact - stated.value) <= half_digit(stated):
            continue
        calculated = Fact(exact, unit="%", decimals=decimals_of(stated))
        yield contradiction(
            "share-differs",
            part,
            "share",
            [(part, "amount"), (chart, "total")],
            {
                "label": value_of(part, "label"),
                "stated": shown(stated, workbook),
                "calculated": shown(calculated, workbook),
            },
        )
