"""What an account opens with is what it closed with the year before. Tolerance 0.00.

Left out: accounts that open with nothing (income, charges) and those of the result, which moves.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, differ, fact, shown, table
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import Record, key_of, value_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each opening that differs from the closing balance of the year before."""
    before = {key_of(r): (r, "balance") for r in table(workbook, "trial_balance_previous", "balance")}
    for record in table(workbook, "trial_balance", "opening", "previous"):
        own: tuple[Record, str] | None = (
            (record, "previous") if fact(record, "previous") is not None else None
        )
        place = before.get(key_of(record)) or own
        opening = fact(record, "opening")
        closed = fact(*place) if place is not None else None
        if place is None or closed is None or opening is None or not opening.value:
            continue
        if differ(opening.value, closed.value, opening) and not _is_result(workbook, record):
            args = {
                "account": f"{key_of(record)} {value_of(record, 'label') or ''}".strip(),
                "stated": shown(opening, workbook),
                "calculated": shown(closed, workbook),
                "difference": shown(abs(opening - closed), workbook, opening),
            }
            yield contradiction("opening-differs-from-previous", record, "opening", [place], args=args)


def _is_result(workbook: Workbook, record: Record) -> bool:
    """The account goes to a line that only helps to make another: the result carried forward."""
    books = workbook.books
    target = books.chart.target(key_of(record)) if books is not None else None
    line = books.chart.lines.get(target.line) if books is not None and target is not None else None
    return line is not None and line.hidden


RULE = Rule(420, ("opening-differs-from-previous",), check)
