"""Opening and movement make the closing balance of every account. Tolerance 0.00."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, differ, fact, shown, table
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.origin import covers
from reportcli.workbook.tables.record import Record, key_of, value_of
from reportcli.workbook.workbook import Workbook

TABLES = ("trial_balance", "trial_balance_previous")
MOVES = ("opening", "debit", "credit")
MOSTLY = 0.5
"""Of the accounts without an opening: when fewer agree, the movement is of a part of the year only."""


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each balance that its opening and movements do not make."""
    for name in TABLES:
        every = table(workbook, name, "balance", *MOVES)
        moved = any(fact(record, column) is not None for record in every for column in ("debit", "credit"))
        records = [record for record in every if moved and _is_stated(record)]
        differing = [(record, expected) for record in records if (expected := _expected(record)) is not None]
        opened = any(fact(record, "opening") is not None for record in records)
        if not opened and len(differing) > MOSTLY * len(records):
            continue
        for record, expected in differing:
            yield _finding(workbook, record, expected)


def _is_stated(record: Record) -> bool:
    """The balance has a cell of its own, that opening and movements can be compared with."""
    balance = fact(record, "balance")
    parts = [part for column in MOVES if (part := fact(record, column)) is not None]
    made_of = tuple(source for part in parts for source in part.sources)
    return balance is not None and not covers(made_of, balance.sources)


def _expected(record: Record) -> Decimal | None:
    """What the balance should be, None when it is that."""
    opening, debit, credit = (_value(record, column) for column in MOVES)
    expected = opening + debit - credit
    balance = fact(record, "balance")
    return expected if differ(expected, _value(record, "balance"), balance) else None


def _value(record: Record, column: str) -> Decimal:
    amount = fact(record, column)
    return amount.value if amount is not None else Decimal(0)


def _finding(workbook: Workbook, record: Record, expected: Decimal) -> Diagnostic:
    balance = fact(record, "balance")
    args = {
        "account": f"{key_of(record)} {value_of(record, 'label') or ''}".strip(),
        "stated": shown(_value(record, "balance"), workbook, balance),
        "calculated": shown(expected, workbook, balance),
        "difference": shown(abs(expected - _value(record, "balance")), workbook, balance),
    }
    cells = [(record, column) for column in MOVES if fact(record, column) is not None]
    return contradiction("account-roll-forward-differs", record, "balance", cells, args=args)


RULE = Rule(410, ("account-roll-forward-differs",), check)
