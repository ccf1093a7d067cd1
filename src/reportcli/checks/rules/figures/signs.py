"""Amounts, counts and shares of a report are not below zero, but for gains and results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.checks.support.records import numbers, shown
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.workbook.tables.record import where_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

MAY_FALL = {"gain", "growth", "value", "balance", "debit", "credit", "result", "difference"}
KINDS = {"money", "integer", "percent"}


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    for column, record, number in numbers(workbook):
        if column.type in KINDS and column.name not in MAY_FALL and number.value < 0:
            where = where_of(record, column.name)
            yield warning("negative-figure", where, stated=shown(number, workbook), column=column.name)
