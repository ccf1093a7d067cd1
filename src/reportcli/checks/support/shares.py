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
    """A finding when the sum of all shares is off by more than half a printed digit for each; where some are
    blank, when those that are stated give more than the whole.
    """
    stated = [(record, share) for record in records if (share := fact(record, column)) is not None]
    total = sum((share.value for _, share in stated), Decimal(0))
    allowed = sum((half_digit(share) for _, share in stated), Decimal(0))
    is_whole = 1 < len(stated) == len(records)
    if total - 1 <= allowed and not (is_whole and 1 - total > allowed):
        return
    cells = [(record, column) for record, _ in stated[1:]]
    args = {"name": name, "calculated": shown(Fact(total, unit="%"), workbook)}
    yield contradiction("shares-miss-hundred", stated[0][0], column, cells, args=args)


def half_digit(share: Fact) -> Decimal:
    """Half of the last printed digit of a percentage, as a fraction."""
    return Decimal("0.5").scaleb(-2 - decimals_of(share))
