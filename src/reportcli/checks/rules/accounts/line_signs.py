"""A line of the annual accounts is not below zero, but for results and the lines that the chart excepts."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import shown
from reportcli.checks.support.statement_lines import line_cell, line_name, line_records, title
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each printed line below zero that the chart of accounts does not except."""
    books = workbook.books
    if books is None:
        return
    records = line_records(workbook)
    for code, line in books.chart.lines.items():
        for measure, amounts in books.lines.items():
            fact = amounts.get(code)
            if fact is None or fact.value >= 0 or line.negative or line.hidden or line.terms:
                continue
            args = {"line": line_name(workbook, code, records), "column": title(workbook, measure)}
            where = line_cell(measure, fact, records.get(code))
            yield warning("line-sign-unusual", where, **args, stated=shown(fact, workbook))


RULE = Rule(460, ("line-sign-unusual",), check)
