"""A line that is stated and made of accounts is the same in both."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import shown
from reportcli.checks.support.statement_lines import apart, cells_of, line_cell, line_name, line_records
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each stated line that its accounts do not make, within the contract's tolerance."""
    books = workbook.books
    if books is None:
        return
    records = line_records(workbook)
    for measure, stated in books.stated.items():
        for code, fact in stated.items():
            made = books.calculated[measure].get(code)
            if made is None or not apart(fact, made.value, workbook):
                continue
            args = {
                "line": line_name(code, records),
                "stated": shown(fact, workbook),
                "calculated": shown(made, workbook),
                "difference": shown(abs(fact - made), workbook, fact),
            }
            related = tuple(Related("cell-related", cell) for cell in cells_of([made]))
            where = line_cell(measure, fact, records.get(code))
            yield Diagnostic("line-differs-from-accounts", Severity.WARNING, where, args, related)


RULE = Rule(440, ("line-differs-from-accounts",), check)
