"""Origins of a figure: cells, passages of a text and, for many cells of one column, ranges of rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from reportcli.model.refs import CellRef, Span, TextFile, column_letters
from reportcli.model.value_class import dataclass, replace

MOST_SINGLE = 100  # cells of one column that are listed one by one; more become a range
Rows = tuple[int, int]
"""First and last row, 1-based, both included."""


@dataclass(frozen=True, slots=True)
class CellRange:
    """Many cells of one column of a sheet. `rows` are in order and neither overlap nor touch.

    among: "" where all of these cells are meant; else which of them, as people read it: the keys of their
    rows, of a large table whose rows are too scattered to be listed.
    """

    input: str
    sheet: str
    column: int
    rows: tuple[Rows, ...]
    among: str = ""

    @property
    def first(self) -> CellRef:
        """The topmost cell."""
        return CellRef(self.input, self.sheet, self.rows[0][0], self.column)

    @property
    def cells(self) -> Iterator[CellRef]:
        """Every cell, from the top."""
        for first, last in self.rows:
            for row in range(first, last + 1):
                yield CellRef(self.input, self.sheet, row, self.column)

    @property
    def a1(self) -> str:
        """`D2:D200001`, without the sheet; several stretches of rows with commas: `D2:D9,D12`. Of a text file
        lines and header: `2-9,12:Name`.
        """
        if isinstance(self.sheet, TextFile):
            lines = (f"{first}" if first == last else f"{first}-{last}" for first, last in self.rows)
            return f"{','.join(lines)}:{self.sheet.heading(self.column)}"
        return self.in_letters

    @property
    def in_letters(self) -> str:
        """`D2:D200001`, also of a text file: its columns have letters as those of a sheet."""
        letters = column_letters(self.column)
        return ",".join(
            f"{letters}{first}" if first == last else f"{letters}{first}:{letters}{last}"
            for first, last in self.rows
        )

    def __str__(self) -> str:
        among = f" ({self.among})" if self.among else ""
        return f"{self.sheet}{':' if isinstance(self.sheet, TextFile) else '!'}{self.a1}{among}"

    def is_column_of(self, cell: CellRef) -> bool:
        """Whether a cell is of this column, of which all rows are meant; its row may be another."""
        mine = (self.input, self.sheet, self.column)
        return not self.among and mine == (cell.input, cell.sheet, cell.column)

    def with_row(self, row: int) -> CellRange:
        """The same range with one row more."""
        at = bisect_right(self.rows, row, key=lambda stretch: stretch[0])
        start, end = at, at
        first = last = row
        if at and self.rows[at - 1][1] >= row - 1:
            start, (first, last) = at - 1, (self.rows[at - 1][0], max(row, self.rows[at - 1][1]))
        if at < len(self.rows) and self.rows[at][0] == row + 1:
            end, last = at + 1, self.rows[at][1]
        return replace(self, rows=(*self.rows[:start], (first, last), *self.rows[end:]))


Origin = CellRef | CellRange | Span
Column = tuple[str, str, int, str]  # input, sheet, column, among


def join(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    """The origins, each once, in order of first appearance; more than MOST_SINGLE cells of one column are one
    range, which stands where the first of them stood. Near-linear in the number of origins.
    """
    found = dict.fromkeys(origins)
    if len(found) <= MOST_SINGLE and not any(isinstance(one, CellRange) for one in found):
        return tuple(found)
    rows: dict[Column, list[Rows]] = {}
    for one in found:
        if not isinstance(one, Span):
            rows.setdefault(_column(one), []).extend(_rows(one))
    ranges = {
        (input_, sheet, column, among): CellRange(input_, sheet, column, _merged(parts), among)
        for (input_, sheet, column, among), parts in rows.items()
        if among or sum(last - first + 1 for first, last in parts) > MOST_SINGLE
    }
    standing: set[Column] = set()  # of ranges: hashing a long one for each of its cells takes its square
    joined: list[Origin] = []
    for one in found:
        if isinstance(one, Span) or (column := _column(one)) not in ranges:
            joined.append(one)
        elif column not in standing:
            standing.add(column)
            joined.append(ranges[column])
    return tuple(joined)


def added(origins: tuple[Origin, ...], more: tuple[Origin, ...]) -> tuple[Origin, ...]:
    """`join` of both, quick where one cell joins the range of its column: figures are added one by one."""
    if len(more) == 1 and isinstance(cell := more[0], CellRef):
        for index, one in enumerate(origins):
            if isinstance(one, CellRange) and one.is_column_of(cell):
                return (*origins[:index], one.with_row(cell.row), *origins[index + 1 :])
    return join((*origins, *more))


def _column(one: CellRef | CellRange) -> Column:
    return one.input, one.sheet, one.column, one.among if isinstance(one, CellRange) else ""


def _rows(one: CellRef | CellRange) -> tuple[Rows, ...]:
    return one.rows if isinstance(one, CellRange) else ((one.row, one.row),)


def _merged(parts: list[Rows]) -> tuple[Rows, ...]:
    """Stretches of rows in order, those that overlap or touch as one."""
    merged: list[Rows] = []
    for first, last in sorted(parts):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def place_of(origin: Origin) -> CellRef | Span:
    """Where a finding about an origin stands: a range's first cell."""
    return origin.first if isinstance(origin, CellRange) else origin


def cells_of(origins: Iterable[Origin]) -> Iterator[CellRef]:
    """Every cell of the origins, one by one; passages of texts have none, nor have ranges of which only some
    cells are meant.
    """
    for origin in origins:
        if isinstance(origin, CellRange):
            yield from () if origin.among else origin.cells
        elif isinstance(origin, CellRef):
            yield origin


def covers(whole: tuple[Origin, ...], part: tuple[Origin, ...]) -> bool:
    """Whether all that `part` comes from is among `whole`."""
    return set(join(whole)) == set(join((*whole, *part)))
