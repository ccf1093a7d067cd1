"""Two rows of one group do not ask for the same place in the order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportcli.checks.support.records import contradiction, fact, shown
from reportcli.expressions.access import comparable
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import columns_of, value_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

GROUPS = ("theme", "group", "chart")


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    for each in workbook.tables.values():
        if each.spec.form == "key-value" or "order" not in each.spec.columns:
            continue
        seen: dict[tuple[Any, Decimal], Any] = {}
        for record in each.records:
            place = fact(record, "order")
            if place is None:
                continue
            group = next((comparable(value_of(record, c)) for c in GROUPS if c in columns_of(record)), None)
            first = seen.setdefault((group, place.value), record)
            if first is not record:
                args = {"stated": shown(place, workbook)}
                yield contradiction("order-repeated", record, "order", [(first, "order")], args)
