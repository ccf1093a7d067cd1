"""The stated head-count equals the number of people listed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.checks.support.records import contradiction, fact, shown, table
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import columns_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    people = table(workbook, "people")
    for organisation in table(workbook, "organisation", "headcount"):
        stated = fact(organisation, "headcount")
        if stated is None or not people or stated.value == len(people):
            continue
        first = columns_of(people[0])[0]
        yield contradiction(
            "headcount-differs",
            organisation,
            "headcount",
            [(people[0], first), (people[-1], first)],
            {"stated": shown(stated, workbook), "listed": len(people)},
        )
