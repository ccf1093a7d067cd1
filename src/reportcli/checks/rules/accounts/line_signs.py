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

Lines = list[tuple[StatementLine, Fact]]
TURNED = "balance-signs-turned"
SEVERAL = 2
"""Lines below zero on each side that are no chance."""


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each printed line below zero that the chart of accounts does not except; where all lines
    of a trial balance are, on both its sides, its signs are turned: one error.
    """
    books = workbook.books
    if books is None:
        return
    records = line_records(workbook)
    for measure, amounts in books.lines.items():
        other = _of_another_chart(books, measure)
        if turned := other or _turned(books, measure):
            code, fact = turned
            args = {"line": line_name(code, records), "column": title(workbook, measure)}
            if other is not None:
                args["remedy"] = "chart"
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
    for lines in _by_statement(books, measure).values():
        if _has_both_sides(lines) and all(fact.value < 0 for _, fact in lines):
            return next((line.code, fact) for line, fact in reversed(lines) if line.side == CREDIT)
    return None


def _by_statement(books: Books, measure: str) -> dict[str, Lines]:
    """The lines that accounts make, by statement; under "" all."""
    made = books.calculated.get(measure, {})
    found: dict[str, Lines] = {}
    for code, line in books.chart.lines.items():
        fact = made.get(code)
        if fact is not None and fact.value and not (line.negative or line.terms):
            for name in ("", line.statement):
                found.setdefault(name, []).append((line, fact))
    return found


def _of_another_chart(books: Books, measure: str) -> tuple[str, Fact] | None:
    """A line of debts below zero where the accounts are numbered by another chart, such as the American one
    (1 assets, 2 debts, 3 equity, 4 income, 5 and 6 costs): every line of debts and some of assets are below
    zero, costs are not, or there are none. None where they are not.
    """
    found = _by_statement(books, measure)
    every = found.pop("", [])
    debts = [(line, fact) for line, fact in every if line.side == CREDIT]
    assets_and_costs = [fact.value for line, fact in every if line.side == DEBIT]
    below = sum(value < 0 for value in assets_and_costs)
    if len(debts) < SEVERAL or below < SEVERAL or any(fact.value > 0 for _, fact in debts):
        return None
    if any(map(_has_both_sides, found.values())):
        return None
    if below < len(assets_and_costs) and not _has_costs(books, measure):
        return None
    line, fact = debts[-1]
    return line.code, fact


def _has_both_sides(lines: Lines) -> bool:
    return {line.side for line, _ in lines} == {DEBIT, CREDIT}


def _has_costs(books: Books, measure: str) -> bool:
    """Whether an account of the class of costs has an amount."""
    return any(code.startswith("6") and fact.value for code, fact in books.calculated[measure].items())


RULE = Rule(460, ("line-sign-unusual", TURNED), check)
