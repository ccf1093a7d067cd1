"""The parts of a chart add up to its printed total. Tolerance 0.00: stated cents are exact."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from reportcli.checks.support.records import contradiction, fact, shown, table
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import value_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    parts = table(workbook, "breakdowns", "chart", "amount")
    for chart in table(workbook, "charts", "total", "title"):
        stated = fact(chart, "total")
        own = [part for part in parts if value_of(part, "chart") == chart]
        amounts = [fact(part, "amount") for part in own]
        known = [amount for amount in amounts if amount is not None]
        if stated is None or not own or len(known) < len(own):
            continue  # blank amounts are computed from the total, so they cannot contradict it
        calculated = sum((amount.value for amount in known), Decimal(0))
        if calculated != stated.value:
            yield contradiction(
                "parts-miss-total",
                chart,
                "total",
                [(part, "amount") for part in own],
                {
                    "chart": value_of(chart, "title"),
                    "calculated": shown(calculated, workbook, stated),
                    "stated": shown(stated, workbook),
                    "difference": shown(abs(stated.value - calculated), workbook, stated),
                },
            )
