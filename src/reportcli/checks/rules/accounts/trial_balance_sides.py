"""Debits equal credits in a trial balance: opening, movement, balance, year before. Tolerance 0.00.

The difference names its likely cause: an account that equals it was left out or stands twice, one of half
of it stands on the wrong side, one whose digits are swapped differs by a multiple of nine.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import differ, fact, shown, table
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.fact import Fact
from reportcli.model.refs import Where
from reportcli.workbook.tables.record import Record, key_of, value_of, where_of
from reportcli.workbook.workbook import Workbook

TABLES = ("trial_balance", "trial_balance_previous")
MOST = 3  # accounts that are named as a cause
ZERO = Decimal(0)


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding for each amount whose sum misses zero; the balance not again after its movements."""
    for name in TABLES:
        records = table(workbook, name, "account", "balance")
        reported = ZERO
        for columns in (("opening",), ("debit", "credit"), ("balance",), ("previous",)):
            if not records or not set(columns) <= set(workbook.tables[name].spec.columns):
                continue
            signed = [
                (record, column, amount) for column in columns for record, amount in _of(records, column)
            ]
            apart = sum((amount.value for _, _, amount in signed), ZERO)
            if differ(apart, ZERO, None) and not (columns == ("balance",) and apart == reported):
                yield _finding(workbook, name, columns, signed, apart=apart)
            reported += apart


Entry = tuple[Record, str, Fact]


def _of(records: list[Record], column: str) -> Iterator[tuple[Record, Fact]]:
    """Amounts of a column, debit above zero."""
    for record in records:
        amount = fact(record, column)
        if amount is not None:
            yield record, -amount if column == "credit" and amount.value else amount


def _finding(
    workbook: Workbook, name: str, columns: tuple[str, ...], signed: list[Entry], *, apart: Decimal
) -> Diagnostic:
    like = signed[0][2]
    debit = sum((a.value for _, c, a in signed if (a.value > 0 if c != "debit" else True)), ZERO)
    causes = _causes(workbook, signed, apart)
    where = causes[0].where if len(causes) == 1 else where_of(signed[0][0], columns[0])
    titles = [workbook.tables[name].spec.columns[c].title(workbook.language.split("-")[0]) for c in columns]
    args = {
        "column": " / ".join(titles),
        "debit": shown(debit, workbook, like),
        "credit": shown(debit - apart, workbook, like),
        "difference": shown(abs(apart), workbook, like),
    }
    return Diagnostic("debits-differ-from-credits", Severity.WARNING, where, args, tuple(causes))


def _causes(workbook: Workbook, signed: list[Entry], apart: Decimal) -> list[Related]:
    """The accounts that would explain the difference, the surest reason first."""
    reasons = (
        ("cause-wrong-side", lambda amount: amount * 2 == apart),
        ("cause-equals-difference", lambda amount: abs(amount) == abs(apart)),
        ("cause-digits-swapped", lambda amount: _swapped(abs(amount), abs(apart))),
    )
    for code, fits in reasons:
        found = [entry for entry in signed if entry[2].value and fits(entry[2].value)]
        if found and len(found) <= MOST:
            return [_cause(workbook, code, entry) for entry in found]
    return []


def _cause(workbook: Workbook, code: str, entry: Entry) -> Related:
    record, column, amount = entry
    label = value_of(record, "label") or ""
    where: Where | None = where_of(record, column)
    words = {"account": f"{key_of(record)} {label}".strip(), "amount": shown(abs(amount), workbook)}
    return Related(code, where, words)


def _swapped(amount: Decimal, apart: Decimal) -> bool:
    """Whether two neighbouring digits the other way round change an amount by the difference."""
    digits = str(int(amount.scaleb(2)))
    goal = int(apart.scaleb(2))
    if goal % 9:
        return False
    for at in range(len(digits) - 1):
        one, other = digits[at], digits[at + 1]
        turned = digits[:at] + other + one + digits[at + 2 :]
        if one != other and abs(int(turned) - int(digits)) == goal:
            return True
    return False


RULE = Rule(400, ("debits-differ-from-credits",), check)
