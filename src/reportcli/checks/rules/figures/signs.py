"""Amounts, counts and shares of a report are not below zero, but for gains and results."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import numbers, shown
from reportcli.checks.support.roles import two_years
from reportcli.expressions.formats import decimals_of
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.model.fact import Fact, round_half_up
from reportcli.workbook.tables.record import table_of, where_of
from reportcli.workbook.workbook import Workbook

MAY_FALL = {"gain", "growth", "value", "balance", "debit", "credit", "result", "difference"}
KINDS = {"money", "integer", "percent"}


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each number below zero whose column is no gain, growth, balance or result."""
    changes = {(each.table, column) for each in two_years(workbook) for column in (each.gain, each.growth)}
    for column, record, number in numbers(workbook):
        falls = column.name in MAY_FALL or (table_of(record), column.name) in changes
        if column.type in KINDS and not falls and _prints_negative(number):
            where = where_of(record, column.name)
            yield warning("negative-figure", where, stated=shown(number, workbook), column=column.name)


def _prints_negative(number: Fact) -> bool:
    """Whether a figure is below zero with the decimals that it is printed with: −0.40 printed as 0 is not."""
    scaled = number.value * 100 if number.unit == "%" else number.value
    return scaled < 0 and round_half_up(scaled, decimals_of(number)) < 0


RULE = Rule(90, ("negative-figure",), check)
