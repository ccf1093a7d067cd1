"""The same amount twice among the parts of one chart is often one line copied."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import fact, shown, table
from reportcli.checks.support.roles import breakdowns
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.tables.record import Record, value_of, where_of
from reportcli.workbook.workbook import Workbook

LEAST = 1000  # smaller and round amounts repeat by chance
ROUND = 500


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A note at each amount (role `parts`) that another part of the same whole has, unless small or round."""
    for each in breakdowns(workbook):
        seen: dict[tuple[Record | None, Decimal], Record] = {}
        for part in table(workbook, each.rows, each.of, each.label, each.amount):
            amount = fact(part, each.amount)
            if amount is None or abs(amount.value) < LEAST or amount.value % ROUND == 0:
                continue
            first = seen.setdefault((value_of(part, each.of), amount.value), part)
            if first is part:
                continue
            args = {
                "label": str(value_of(part, each.label)),
                "other": str(value_of(first, each.label)),
                "stated": shown(amount, workbook),
            }
            related = (Related("cell-related", where_of(first, each.amount)),)
            where = where_of(part, each.amount)
            yield Diagnostic("amount-repeated", Severity.NOTE, where, args, related)


RULE = Rule(120, ("amount-repeated",), check)
