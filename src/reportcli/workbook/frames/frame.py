"""A large table as columns: exact numbers as scaled integers, all other values by their distinct ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from reportcli.model.fact import Derivation, Fact
from reportcli.model.origin import CellRange, Origin
from reportcli.model.refs import CellRef, TextFile
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.contract import TableSpec

Positions = NDArray[np.int64]
"""Rows by their place, 0 for the first, in order."""
BLANK = -1
"""The code of a blank value."""
MOST_STRETCHES, MOST_ROWS = 1_000, 10_000
"""Stretches of rows, and rows, that a figure names one by one; of more it names the keys of its rows too."""
FIRST_LINE = 2
"""The line of the first row, after that of the headers."""


@dataclass(frozen=True, slots=True)
class Labels:
    """Values that are no numbers. codes: a row's place in `values`, BLANK of none; values: each once."""

    codes: NDArray[np.int32]
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers: each is `whole` by ten to the power of minus `digits`, of int64, or of Python's integers where
    they are larger. present: the rows that have one, None where all have. unit, period, decimals: of all.
    """

    whole: NDArray[np.int64] | NDArray[np.object_]
    digits: int
    present: NDArray[np.bool_] | None = None
    unit: str = ""
    period: str | None = None
    decimals: int | None = None

    def of(self, rows: Positions) -> NDArray[np.int64] | NDArray[np.object_]:
        """The integers of some rows that have a number."""
        return self.whole[self.having(rows)]

    def having(self, rows: Positions) -> Positions:
        """Those of the rows that have a number."""
        return rows if self.present is None else rows[self.present[rows]]

    def value(self, whole: int) -> Decimal:
        """The number that an integer stands for."""
        return scaled(whole, self.digits)


Column = Labels | Figures


@dataclass(frozen=True, slots=True)
class TableFrame:
    """The columns of a table that views read, by name. places: column -> its place in the file, 1-based.
    kept: the rows that an edition has, None where it has all.
    """

    spec: TableSpec
    input: str
    file: TextFile
    columns: Mapping[str, Column]
    places: Mapping[str, int]
    rows: int
    kept: Positions | None = None

    def all(self) -> Positions:
        """The rows that there are for views."""
        return np.arange(self.rows) if self.kept is None else self.kept

    def cell(self, row: int, name: str) -> CellRef:
        """The place of a value; of a column that was not read, that of the first."""
        return CellRef(self.input, self.file, row + FIRST_LINE, self.places.get(name, 1))

    def origin(self, rows: Positions, name: str, among: str = "") -> tuple[Origin, ...]:
        """Where the values of some rows stand. among: what these rows have in common, as people read it."""
        if not len(rows):
            return ()
        starts = np.flatnonzero(np.diff(rows, prepend=rows[0] - 2) != 1)
        column = self.places.get(name, 1)
        if len(starts) > MOST_STRETCHES:
            whole = ((int(rows[0]) + FIRST_LINE, int(rows[-1]) + FIRST_LINE),)
            return (CellRange(self.input, self.file, column, whole, among or self.spec.name),)
        ends = np.append(starts[1:], len(rows)) - 1
        stretches = zip((rows[starts] + FIRST_LINE).tolist(), (rows[ends] + FIRST_LINE).tolist(), strict=True)
        if len(rows) == 1:
            return (self.cell(int(rows[0]), name),)
        among = (among or self.spec.name) if len(rows) > MOST_ROWS else ""
        return (CellRange(self.input, self.file, column, tuple(stretches), among),)


def scaled(whole: int, digits: int) -> Decimal:
    """An integer by ten to the power of minus some digits, exactly."""
    return Decimal((whole < 0, tuple(map(int, str(abs(whole)))), -digits))


def total_of(whole: NDArray[np.int64] | NDArray[np.object_]) -> int:
    """The exact sum: of int64 in halves where the sum itself could pass its bounds."""
    if whole.dtype == object:
        return sum(whole.tolist())
    if not len(whole):
        return 0
    largest = max(abs(int(whole.max())), abs(int(whole.min())))
    if largest * len(whole) < 1 << 62:
        return int(whole.sum())
    high, low = whole >> 32, whole & 0xFFFFFFFF
    return (int(high.sum()) << 32) + int(low.sum())


def products_of(
    whole: NDArray[np.int64] | NDArray[np.object_], by: NDArray[np.int64] | NDArray[np.object_]
) -> int:
    """The exact sum of products."""
    pairs: Sequence[tuple[int, int]] = list(zip(whole.tolist(), by.tolist(), strict=True))
    return sum(one * other for one, other in pairs)


def fact_of(value: Decimal, operation: str, figures: Figures, sources: tuple[Origin, ...]) -> Fact:
    """A figure worked out of a column."""
    decimals = figures.decimals if operation != "average" else None
    return Fact(value, figures.unit, figures.period, sources, Derivation(operation), decimals)
