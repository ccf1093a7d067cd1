"""A line of the annual accounts is not below zero, but for results and the lines that the chart excepts."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import shown
from reportcli.checks.support.statement_lines import line_cell, line_name, line_records, title
from reportcli.model.diagnostic import Diagnostic, error, warning
from reportcli.model.fact import Fact
from reportcli.workbook.accounts.books import Books
from reportcli.workbook.accounts.chart import CREDIT, DEBIT, StatementLine
from reportcli.workbook.workbook import Workbook

TURNED = "balance-signs-turned"


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each printed line below zero that the chart of accounts does not except; where all lines
    of a trial balance are, on both its sides, its signs are turned: one error.
    """
    books = workbook.books
    if books is None:
        return
    records = line_records(workbook)
    for measure, amounts in books.lines.items():
        turned = _turned(books, measure)
        if turned is not None:
            code, fact = turned
            args = {"line": line_name(code, records), "column": title(workbook, measure)}
            where = line_cell(measure, fact, records.get(code))
            yield error(TURNED, where, **args, stated=shown(fact, workbook))
            continue
        for code, line in books.chart.lines.items():
            below = amounts.get(code)
            if below is None or below.value >= 0 or line.negative or line.hidden or line.terms:
                continue
            args = {"line": line_name(code, records), "column": title(workbook, measure)}
            where = line_cell(measure, below, records.get(code))
            yield warning("line-sign-unusual", where, **args, stated=shown(below, workbook))


def _turned(books: Books, measure: str) -> tuple[str, Fact] | None:
    """A line of income or debts that a turned trial balance prints below zero; None where it is not turned:
    all lines that its accounts make must be below zero, or all of one statement with lines of both sides.
    """
    made = books.calculated.get(measure, {})
    of_statement: dict[str, list[tuple[StatementLine, Fact]]] = {}
    for code, line in books.chart.lines.items():
        fact = made.get(code)
        if fact is not None and fact.value and not (line.negative or line.terms):
            for name in ("", line.statement):
                of_statement.setdefault(name, []).append((line, fact))
    for lines in of_statement.values():
        if {line.side for line, _ in lines} == {DEBIT, CREDIT} and all(fact.value < 0 for _, fact in lines):
            return next((line.code, fact) for line, fact in reversed(lines) if line.side == CREDIT)
    return None


RULE = Rule(460, ("line-sign-unusual", TURNED), check)
