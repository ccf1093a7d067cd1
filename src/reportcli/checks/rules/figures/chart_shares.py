"""The stated shares of a chart add up to 100 %, within the rounding of the printed digits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from reportcli.checks.support.records import contradiction, fact, shown, table
from reportcli.expressions.formats import decimals_of
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.fact import Fact
from reportcli.workbook.tables.record import value_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    parts = table(workbook, "breakdowns", "chart", "share")
    for chart in table(workbook, "charts", "title"):
        own = [part for part in parts if value_of(part, "chart") == chart]
        yield from misses_hundred(workbook, own, "share", value_of(chart, "title"))


def misses_hundred(workbook: Workbook, records: list[Any], column: str, name: object) -> Iterator[Diagnostic]:
    """A finding when all shares are stated and their sum is off by more than half a printed digit for
    each.
    """
    shares = [share for record in records if (share := fact(record, column)) is not None]
    if len(shares) < 2 or len(shares) < len(records):
        return
    total = sum((share.value for share in shares), Decimal(0))
    if abs(total - 1) <= sum((half_digit(share) for share in shares), Decimal(0)):
        return
    yield contradiction(
        "shares-miss-hundred",
        records[0],
        column,
        [(record, column) for record in records[1:]],
        {"name": name, "calculated": shown(Fact(total, unit="%"), workbook)},
    )


def half_digit(share: Fact) -> Decimal:
    """Half of the last printed digit of a percentage, as a fraction."""
    return Decimal("0.5").scaleb(-2 - decimals_of(share))
