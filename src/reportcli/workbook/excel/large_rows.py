"""The rows of a large sheet: plain values as calamine gives them, cells made only when they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from reportcli.workbook.excel.cells import Cell

_DAY = 86_400_000_000
_KEPT_DIGITS = 15
NEAR = 100
EXACT = object()
"""Stands for the value of a cell that the scan has read."""


class LargeRows(Mapping[int, dict[int, Cell]]):
    """Row number -> its cells by column, 1-based, as `Sheet.rows`; only rows that hold something.

    lines: every row from the first on, "" for a blank cell. exact: the rows that the scan has read in full,
    because they hold a formula, an error or a number in another format than their column's.
    styles: column -> style of its numbers.
    """

    def __init__(
        self,
        lines: list[list[object]],
        exact: Mapping[int, dict[int, Cell]],
        styles: Mapping[int, int],
        date1904: bool,
    ) -> None:
        self.lines, self.exact, self.styles, self.date1904 = lines, exact, styles, date1904
        filled = (number for number, row in enumerate(lines, 1) if any(value != "" for value in row))
        self.numbers = sorted({*filled, *exact}) if exact else list(filled)

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers)

    def __contains__(self, row: object) -> bool:
        return isinstance(row, int) and (row in self.exact or bool(self.filled(row)))

    def __getitem__(self, row: int) -> dict[int, Cell]:
        known = self.exact.get(row)
        if known is not None:
            return known
        cells = {column: self.made(value, column) for column, value in self._plain(row)}
        if not cells:
            raise KeyError(row)
        return cells

    def _plain(self, row: int) -> list[tuple[int, object]]:
        values = self.lines[row - 1] if 0 < row <= len(self.lines) else []
        return [(column, value) for column, value in enumerate(values, 1) if value != ""]

    def filled(self, row: int) -> set[int]:
        """The columns of a row that hold something."""
        known = self.exact.get(row)
        return set(known) if known is not None else {column for column, _ in self._plain(row)}

    def cell(self, row: int, column: int) -> Cell | None:
        """One cell, without making its row."""
        known = self.exact.get(row)
        if known is not None:
            return known.get(column)
        value = self.value(row, column)
        return None if value == "" else self.made(value, column)

    def column(self, column: int, rows: Iterable[int]) -> list[object]:
        """The plain values of a column, `EXACT` where the scan has read the row."""
        place, lines, exact = column - 1, self.lines, self.exact
        if not lines or column > len(lines[0]):
            return [EXACT if row in exact else "" for row in rows]
        if not exact:
            return [lines[row - 1][place] for row in rows]
        return [EXACT if row in exact else lines[row - 1][place] for row in rows]

    def within(self, columns: Set[int], after: int) -> bool:
        """Whether the rows after one hold nothing outside these columns, none is `exact`, no gap is wide."""
        width = len(self.lines[0]) if self.lines else 0
        others = [column - 1 for column in range(1, width + 1) if column not in columns]
        if self.exact or any(line[place] != "" for place in others for line in self.lines[after:]):
            return False
        numbers = self.numbers
        return len(numbers) < 2 or max(b - a for a, b in pairwise(numbers)) <= NEAR

    def suspects(self, rows: list[int], column: int, header: str) -> set[int]:
        """Rows whose cell of a column is blank, says what the header says, or begins with #."""
        return {
            row
            for row, value in zip(rows, self.column(column, rows), strict=True)
            if value is EXACT
            or value == ""
            or (isinstance(value, str) and (value[0] == "#" or value.casefold() == header))
        }

    def value(self, row: int, column: int) -> object:
        """The plain value of a row that is not `exact`; "" when it is blank."""
        values = self.lines[row - 1] if 0 < row <= len(self.lines) else []
        return values[column - 1] if column <= len(values) else ""

    def made(self, value: object, column: int) -> Cell:
        """A plain value as the cell that a scan would have given."""
        if isinstance(value, str):
            return Cell("s", value)
        style = self.styles.get(column, 0)
        if isinstance(value, bool):
            return Cell("b", "1" if value else "0")
        return Cell("n", number_text(value, self.date1904), style)


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
