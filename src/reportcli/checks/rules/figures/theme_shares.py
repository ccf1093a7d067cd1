"""The budget shares of the themes add up to 100 %, when every theme states one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.checks.rules.figures.chart_shares import misses_hundred
from reportcli.checks.support.records import table
from reportcli.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    themes = table(workbook, "themes", "share")
    yield from misses_hundred(workbook, themes, "share", "themes")
