"""Full-time equivalents are never more than heads."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, fact, shown, table
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at the organisation's full-time equivalents when they exceed its head-count."""
    for organisation in table(workbook, "organisation", "headcount", "fte"):
        heads, fte = fact(organisation, "headcount"), fact(organisation, "fte")
        if heads is not None and fte is not None and fte.value > heads.value:
            args = {"stated": shown(fte, workbook), "heads": shown(heads, workbook)}
            cells = [(organisation, "headcount")]
            yield contradiction("fte-exceeds-headcount", organisation, "fte", cells, args=args)


RULE = Rule(70, ("fte-exceeds-headcount",), check)
