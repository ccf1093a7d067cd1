"""Shares of a whole: what their printed digits allow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportcli.checks.support.records import contradiction, fact, shown
from reportcli.expressions.formats import decimals_of
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.fact import Fact
from reportcli.workbook.tables.record import Record
from reportcli.workbook.workbook import Workbook


def misses_hundred(
    workbook: Workbook, records: Sequence[Record], column: str, name: object
) -> Iterator[Diagnostic]:
    """A finding when all shares are stated and their sum is off by more than half a printed digit for
    each.
    """
    shares = [share for record in records if (share := fact(record, column)) is not None]
    if len(shares) < 2 or len(shares) < len(records):
        return
    total = sum((share.value for share in shares), Decimal(0))
    if abs(total - 1) <= sum((half_digit(share) for share in shares), Decimal(0)):
        return
    cells = [(record, column) for record in records[1:]]
    args = {"name": name, "calculated": shown(Fact(total, unit="%"), workbook)}
    yield contradiction("shares-miss-hundred", records[0], column, cells, args=args)


def half_digit(share: Fact) -> Decimal:
    """Half of the last printed digit of a percentage, as a fraction."""
    return Decimal("0.5").scaleb(-2 - decimals_of(share))
