"""Full-time equivalents are never more than heads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.checks.support.records import contradiction, fact, shown, table
from reportcli.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    for organisation in table(workbook, "organisation", "headcount", "fte"):
        heads, fte = fact(organisation, "headcount"), fact(organisation, "fte")
        if heads is not None and fte is not None and fte.value > heads.value:
            args = {"stated": shown(fte, workbook), "heads": shown(heads, workbook)}
            yield contradiction(
                "fte-exceeds-headcount", organisation, "fte", [(organisation, "headcount")], args
            )
