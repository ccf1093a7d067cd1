"""Checks of figures and texts: one rule a file, listed here. A rule takes the workbook and the report,
gives findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from reportcli.report.blocks import Report
    from reportcli.workbook.read import Workbook

Rule = Callable[["Workbook", "Report"], Iterable[Diagnostic]]


def rules() -> tuple[Rule, ...]:
    """All rules, in the order in which their findings are told."""
    from reportcli.checks import (
        chart_shares,
        chart_totals,
        head_count,
        image_alternatives,
        network_growth,
        photo_credits,
        theme_shares,
    )

    return (
        chart_totals.check,
        chart_shares.check,
        theme_shares.check,
        network_growth.check,
        head_count.check,
        image_alternatives.check,
        photo_credits.check,
    )


def run_checks(workbook: Workbook, report: Report) -> list[Diagnostic]:
    """The findings of all rules."""
    return [finding for rule in rules() for finding in rule(workbook, report)]
