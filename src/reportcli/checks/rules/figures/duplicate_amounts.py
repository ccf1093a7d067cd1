"""The same amount twice among the parts of one chart is often one line copied."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportcli.checks.support.records import fact, shown, table
from reportcli.model.diagnostic import Diagnostic, Related, note
from reportcli.workbook.tables.record import value_of, where_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

LEAST = 1000  # smaller and round amounts repeat by chance
ROUND = 500


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    seen: dict[tuple[Any, Decimal], Any] = {}
    for part in table(workbook, "breakdowns", "chart", "label", "amount"):
        amount = fact(part, "amount")
        if amount is None or abs(amount.value) < LEAST or amount.value % ROUND == 0:
            continue
        first = seen.setdefault((value_of(part, "chart"), amount.value), part)
        if first is part:
            continue
        words = {
            "label": value_of(part, "label"),
            "other": value_of(first, "label"),
            "stated": shown(amount, workbook),
        }
        found = note("amount-repeated", where_of(part, "amount"), **words)
        related = (Related("cell-related", where_of(first, "amount")),)
        yield Diagnostic(found.code, found.severity, found.where, found.args, related)
