"""Two rows of one group do not ask for the same place in the order."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, fact, lists, shown
from reportcli.checks.support.roles import places
from reportcli.expressions.access import comparable
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import Record, value_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each order number that an earlier row of the same group (role `groups`) has."""
    groups = {place.table: place.column for place in reversed(places(workbook, "groups"))}
    for each in lists(workbook):
        seen: dict[tuple[object, Decimal], Record] = {}
        for record in each.records if "order" in each.spec.columns else ():
            place = fact(record, "order")
            if place is None:
                continue
            group = comparable(value_of(record, groups[each.name])) if each.name in groups else None
            first = seen.setdefault((group, place.value), record)
            if first is not record:
                args = {"stated": shown(place, workbook)}
                yield contradiction("order-repeated", record, "order", [(first, "order")], args=args)


RULE = Rule(130, ("order-repeated",), check)
