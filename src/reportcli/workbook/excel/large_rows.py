"""The rows of a large sheet: plain values as calamine gives them, cells made only when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.sheet_rows import SCANNED, SheetRows

_DAY = 86_400_000_000
_KEPT_DIGITS = 15
NEAR = 100
"""A gap of more rows than this is wide."""


class LargeRows(SheetRows):
    """Rows of a large sheet.

    lines: every row from the first on, "" for a blank cell. scanned: the rows that the scan has read in full,
    because they hold a formula, an error or a number in another format than their column's.
    styles: column -> style of its numbers.
    """

    columnar = True

    def __init__(
        self,
        lines: Sequence[Sequence[object]],
        scanned: Mapping[int, dict[int, Cell]],
        styles: Mapping[int, int],
        date1904: bool,
    ) -> None:
        self.lines, self.scanned, self.styles, self.date1904 = lines, scanned, styles, date1904
        filled = (number for number, row in enumerate(lines, 1) if any(value != "" for value in row))
        self._numbers = sorted({*filled, *scanned}) if scanned else list(filled)

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of the rows, ascending."""
        return self._numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers)

    def __contains__(self, row: object) -> bool:
        return isinstance(row, int) and (row in self.scanned or bool(self.filled(row)))

    def __getitem__(self, row: int) -> dict[int, Cell]:
        known = self.scanned.get(row)
        if known is not None:
            return known
        cells = {column: self.made(value, column) for column, value in self._plain(row)}
        if not cells:
            raise KeyError(row)
        return cells

    def _plain(self, row: int) -> list[tuple[int, object]]:
        values = self.lines[row - 1] if 0 < row <= len(self.lines) else []
        return [(column, value) for column, value in enumerate(values, 1) if value != ""]

    def filled(self, row: int) -> Set[int]:
        """The columns of a row that hold something."""
        known = self.scanned.get(row)
        return set(known) if known is not None else {column for column, _ in self._plain(row)}

    def cell(self, row: int, column: int) -> Cell | None:
        """One cell, without making its row."""
        known = self.scanned.get(row)
        if known is not None:
            return known.get(column)
        value = self.value(row, column)
        return None if value == "" else self.made(value, column)

    def holds(self, row: int) -> bool:
        """Whether a row holds anything: plain values are never empty texts."""
        return bool(self.filled(row))

    def style(self, column: int) -> int:
        """The style of most numbers of a column."""
        return self.styles.get(column, 0)

    def column(self, column: int, rows: Iterable[int]) -> Sequence[object]:
        """The plain values, `SCANNED` where the scan has read the row."""
        place, lines, scanned = column - 1, self.lines, self.scanned
        if not lines or column > len(lines[0]):
            return [SCANNED if row in scanned else "" for row in rows]
        if not scanned:
            return [lines[row - 1][place] for row in rows]
        return [SCANNED if row in scanned else lines[row - 1][place] for row in rows]

    def surely_within(self, columns: Set[int], after: int) -> bool:
        """Known where no row was scanned."""
        width = len(self.lines[0]) if self.lines else 0
        others = [column - 1 for column in range(1, width + 1) if column not in columns]
        if self.scanned or any(line[place] != "" for place in others for line in self.lines[after:]):
            return False
        numbers = self.numbers
        return len(numbers) < 2 or max(b - a for a, b in pairwise(numbers)) <= NEAR

    def suspects(self, rows: Sequence[int], column: int, header: str) -> Set[int]:
        """Rows whose plain value is blank, the header or begins with #, and scanned ones."""
        return {
            row
            for row, value in zip(rows, self.column(column, rows), strict=True)
            if value is SCANNED
            or value == ""
            or (isinstance(value, str) and (value[0] == "#" or value.casefold() == header))
        }

    def value(self, row: int, column: int) -> object:
        """The plain value of a row that is not scanned; "" when it is blank."""
        values = self.lines[row - 1] if 0 < row <= len(self.lines) else []
        return values[column - 1] if column <= len(values) else ""

    def made(self, value: object, column: int) -> Cell:
        """A plain value as the cell that a scan would have given."""
        if isinstance(value, str):
            return Cell("s", value)
        if isinstance(value, bool):
            return Cell("b", "1" if value else "0")
        return Cell("n", number_text(value, self.date1904), self.style(column))


def number_text(value: object, date1904: bool) -> str:
    """The number in a file that stands behind a value: dates and times are counted in days."""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 10**_KEPT_DIGITS else repr(value)
    if isinstance(value, (date, time, timedelta)):
        days = _micros(value, date1904) / _DAY
        return number_text(days, date1904)
    return str(value)


def _micros(value: date | time | timedelta, date1904: bool) -> int:
    """Microseconds since the first day of the workbook's calendar."""
    if isinstance(value, time):
        value = timedelta(
            hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond
        )
    if isinstance(value, timedelta):
        return value // timedelta(microseconds=1)
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    first = datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 30)
    if not date1904 and moment < datetime(1900, 3, 1):  # 1900 counts as a leap year
        first += timedelta(days=1)
    return (moment.replace(tzinfo=None) - first) // timedelta(microseconds=1)
