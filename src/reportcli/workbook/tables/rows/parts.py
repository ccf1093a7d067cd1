"""The rows that a total may sum, and what they give: every column is added up once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.names import clean
from reportcli.workbook.tables.values.numbers_in_text import number_in_text
from reportcli.workbook.tables.values.reading import CellReading


class Sum(NamedTuple):
    """What amounts give: how many cells are filled, how many hold more than nothing, and their sum."""

    filled: int
    nonzero: int
    sum: Decimal


class Span(NamedTuple):
    """Parts that a total may sum: of one group ("" for all rows), from one place of these to another."""

    group: str
    first: int
    last: int


NOTHING = Sum(0, 0, Decimal(0))


class Parts:
    """The rows that a total may sum, those of its group, those above since the last total, all others, with
    their sums: each column is added up once. totals: rows that are parts of none.
    """

    def __init__(
        self,
        rows: Sequence[int],
        totals: Set[int],
        *,
        group: Callable[[int], str],
        number: Callable[[int, int], Decimal | None],
    ) -> None:
        """group: of a row, "" for none; number: of a row and column."""
        self.group, self.number, self.totals = group, number, sorted(totals)
        self.rows: dict[str, list[int]] = {"": []}
        for row in rows:
            if row not in totals:
                for name in {"", group(row)}:
                    self.rows.setdefault(name, []).append(row)
        self._sums: dict[tuple[str, int], list[Sum]] = {}

    def of(self, row: int) -> Iterator[Span]:
        """The spans that a row may sum, the row itself left out of each (`added`)."""
        name, plain = self.group(row), self.rows[""]
        if name:
            yield Span(name, 0, len(self.rows.get(name, ())))
        before = bisect_left(self.totals, row)
        since = bisect_right(plain, self.totals[before - 1]) if before else 0
        yield Span("", since, bisect_left(plain, row))
        yield Span("", 0, len(plain))

    def above(self, row: int, since: int) -> Span:
        """The rows of a row's group above it, below a row `since` (0: from the first)."""
        name = self.group(row)
        rows = self.rows.get(name, [])
        return Span(name, bisect_right(rows, since), bisect_left(rows, row))

    def added(self, span: Span, row: int, at: int) -> Sum:
        """The sum of a column over a span, without a row."""
        rows, sums = self.rows.get(span.group, []), self._summed(span.group, at)
        before, after = sums[span.first], sums[span.last]
        filled, nonzero = after.filled - before.filled, after.nonzero - before.nonzero
        total = after.sum - before.sum
        place = bisect_left(rows, row)
        if span.first <= place < span.last and rows[place] == row:
            own = self.number(row, at)
            if own is not None:
                return Sum(filled - 1, nonzero - bool(own), total - own)
        return Sum(filled, nonzero, total)

    def _summed(self, group: str, at: int) -> list[Sum]:
        """The sums of a column over the first rows of a group: of none, of one, and so on."""
        known = self._sums.get((group, at))
        if known is None:
            known = self._sums[group, at] = [NOTHING]
            for row in self.rows.get(group, ()):
                before, own = known[-1], self.number(row, at)
                known.append(
                    before
                    if own is None
                    else Sum(before.filled + 1, before.nonzero + bool(own), before.sum + own)
                )
        return known


def plain_number(cell: Cell | None, reading: CellReading) -> Decimal | None:
    """The number of a cell, or of a text by the conventions of its column; None for anything else."""
    if cell is None or not cell.text:
        return None
    if cell.kind == "s":
        text = clean(cell.text)
        read = number_in_text(text, reading.currency, reading.conventions.mark_of(text))
        value = read.value if not (read.problem or read.percent) else None
    else:
        value = _decimal(cell.text) if cell.kind == "n" else None
    small = value is not None and value.is_finite() and abs(value) < 10**18
    return value.quantize(Decimal("0.000001")) if value is not None and small else None


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except ArithmeticError:
        return None
