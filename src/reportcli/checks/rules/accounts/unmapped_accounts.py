"""Every account with a balance goes to a printed line."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.names import shortened
from reportcli.workbook.tables.record import key_of, value_of, where_of
from reportcli.workbook.workbook import Workbook

NAMED = 40  # accounts that one finding names


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """One finding, at the first account with a balance and no line, that names the others."""
    lost = workbook.books.unmapped if workbook.books is not None else ()
    if not lost:
        return
    named = [
        f"{key_of(r)} {value_of(r, 'label') or ''}".strip() + f" ({where_of(r, 'account')})" for r in lost
    ]
    args = {"count": str(len(lost)), "accounts": shortened(named, NAMED)}
    related = tuple(Related("cell-related", where_of(record, "account")) for record in lost[1:NAMED])
    yield Diagnostic("accounts-unmapped", Severity.WARNING, where_of(lost[0], "account"), args, related)


RULE = Rule(430, ("accounts-unmapped",), check)
