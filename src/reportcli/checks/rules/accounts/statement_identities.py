"""The identities of the annual accounts: totals are the sum of their lines, assets equal liabilities.

The identities are data (`accounts/*.yaml` of the layout), the tolerance the contract's `accounts.tolerance`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import shown
from reportcli.checks.support.statement_lines import (
    apart,
    cells_of,
    line_cell,
    line_name,
    line_records,
    title,
)
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.accounts.books import Books
from reportcli.workbook.accounts.chart import Rule as Identity
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each target of an identity that its terms do not make; the same sum once."""
    books = workbook.books
    if books is None:
        return
    for measure in books.lines:
        reported: set[tuple[str, Decimal]] = set()
        for rule in books.rules(measure):
            found = _examined(workbook, books, measure, rule)
            if found is None or found[0] in reported:
                continue
            reported.add(found[0])
            yield found[1]


def _examined(
    workbook: Workbook, books: Books, measure: str, rule: Identity
) -> tuple[tuple[str, Decimal], Diagnostic] | None:
    """Target and sum when they differ, with the finding."""
    amounts = books.lines[measure]
    target = amounts.get(rule.target)
    terms = [(sign, amounts[code]) for sign, code in rule.terms if code in amounts]
    if target is None or not terms:
        return None
    total = sum((sign * fact.value for sign, fact in terms), Decimal(0))
    if not apart(target, total, workbook):
        return None
    records = line_records(workbook)
    args = {
        "line": line_name(rule.target, records),
        "column": title(workbook, measure),
        "rule": rule.text,
        "stated": shown(target, workbook),
        "calculated": shown(total, workbook, target),
        "difference": shown(abs(target.value - total), workbook, target),
    }
    where = line_cell(measure, target, records.get(rule.target))
    related = [Related("cell-related", c) for c in cells_of([f for _, f in terms], 9) if c != where][:8]
    identity = Related("rule-here", rule.where)
    finding = Diagnostic("statement-identity-differs", Severity.WARNING, where, args, (*related, identity))
    return (rule.target, total), finding


RULE = Rule(450, ("statement-identity-differs",), check)
