"""The rows of one sheet, however they were read: what reading a table asks of them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence, Set

from reportcli.workbook.excel.cells import Cell

SCANNED = object()
"""Stands for the plain value of a cell that must be looked at as a `Cell`."""


class SheetRows(Mapping[int, dict[int, Cell]]):
    """Row number -> its cells by column, both 1-based; only rows that hold something.

    columnar: plain values of whole columns are known (`column`), so that equal ones can be typed once.
    """

    columnar: bool = False

    @property
    @abstractmethod
    def numbers(self) -> Sequence[int]:
        """The numbers of the rows, ascending."""

    @abstractmethod
    def cell(self, row: int, column: int) -> Cell | None:
        """One cell; None for a blank one."""

    @abstractmethod
    def filled(self, row: int) -> Set[int]:
        """The columns of a row that hold something."""

    @abstractmethod
    def holds(self, row: int) -> bool:
        """Whether a row has more than empty texts."""

    @abstractmethod
    def surely_within(self, columns: Set[int], after: int) -> bool:
        """Whether it is known without a look at each that the rows after one hold nothing outside these
        columns, and that no gap between them is wide."""

    @abstractmethod
    def suspects(self, rows: Sequence[int], column: int, header: str) -> Set[int]:
        """Rows whose cell of a column may be blank, say what the header says, or begin with #."""

    @abstractmethod
    def column(self, column: int, rows: Iterable[int]) -> Sequence[object]:
        """The plain values of a column, "" for a blank cell, `SCANNED` where its `Cell` must be looked at."""

    @abstractmethod
    def style(self, column: int) -> int:
        """The style of the plain numbers of a column."""


class ScannedRows(dict[int, dict[int, Cell]], SheetRows):
    """Rows whose cells are all in memory."""

    @property
    def numbers(self) -> Sequence[int]:
        """The numbers of the rows, ascending."""
        return sorted(self)

    def cell(self, row: int, column: int) -> Cell | None:
        """One cell; None for a blank one."""
        cells = self.get(row)
        return cells.get(column) if cells is not None else None

    def filled(self, row: int) -> Set[int]:
        """The columns of a row that hold something."""
        return self.get(row, {}).keys()

    def holds(self, row: int) -> bool:
        """Whether a row has more than empty texts."""
        return any(cell.text or cell.formula is not None for cell in self[row].values())

    def surely_within(self, columns: Set[int], after: int) -> bool:
        """Never known without a look."""
        return False

    def suspects(self, rows: Sequence[int], column: int, header: str) -> Set[int]:
        """All rows."""
        return {*rows}

    def column(self, column: int, rows: Iterable[int]) -> Sequence[object]:
        """`SCANNED` for every row."""
        return [SCANNED for _ in rows]

    def style(self, column: int) -> int:
        """None: every cell has its own."""
        return 0
