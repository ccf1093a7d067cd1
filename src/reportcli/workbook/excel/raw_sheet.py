"""A workbook as its file holds it, before the contract gives cells a meaning."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import field

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.style import Rgb
from reportcli.model.value_class import dataclass
from reportcli.workbook.excel.cells import Cell, ListObject, Range, moved
from reportcli.workbook.excel.looks.conditions import Condition, Look
from reportcli.workbook.excel.sheet_rows import ScannedRows, SheetRows


@dataclass(slots=True)
class RawSheet:
    """One sheet: only cells that hold something. shared: cell -> group of its shared formula;
    masters: group -> row, column and formula of the cell that states it. struck: cell -> the runs of its
    text that are struck through, and left out of it; pale: those not seen on white. conditions: rules that
    change how cells look. top: the first row that is read.
    """

    name: str
    hidden: bool = False
    rows: SheetRows = field(default_factory=ScannedRows)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    merges: list[Range] = field(default_factory=list)
    tables: list[ListObject] = field(default_factory=list)
    filtered: bool = False
    shared: dict[tuple[int, int], int] = field(default_factory=dict)
    masters: dict[int, tuple[int, int, str]] = field(default_factory=dict)
    struck: dict[tuple[int, int], str] = field(default_factory=dict)
    pale: dict[tuple[int, int], str] = field(default_factory=dict)
    conditions: list[Condition] = field(default_factory=list)
    top: int = 1

    def cell(self, row: int, column: int) -> Cell | None:
        """One cell; None for a blank one."""
        return self.rows.cell(row, column)

    def filled(self, row: int) -> Set[int]:
        """The columns of a row that hold something."""
        return self.rows.filled(row)

    def formula(self, row: int, column: int) -> str | None:
        """The cell's formula with its `=`, shared ones moved to their cell; None for a constant."""
        cell = self.cell(row, column)
        if cell is None or cell.formula is None:
            return None
        group = self.shared.get((row, column))
        if group is None or group not in self.masters:
            return "=" + cell.formula
        home_row, home_column, text = self.masters[group]
        return "=" + moved(text, row - home_row, column - home_column)


@dataclass(slots=True)
class RawBook:
    """A file as read: sheets in order, number format codes by style index, date system, links to other files.

    diagnostics: what the file itself, or its format, loses. hides_currencies: its reader gives no number
    formats. struck, unseen: styles whose text is struck through, or of about the colour of its ground;
    stressed: those in bold type or under a line.
    grounds: styles whose ground is not white, None where it is not known. looks: of rules, by number.
    indents: style -> steps of its text from the edge.
    """

    sheets: list[RawSheet] = field(default_factory=list)
    formats: list[str] = field(default_factory=list)
    date1904: bool = False
    links: tuple[str, ...] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)
    hides_currencies: bool = False
    struck: set[int] = field(default_factory=set)
    unseen: set[int] = field(default_factory=set)
    stressed: set[int] = field(default_factory=set)
    grounds: dict[int, Rgb | None] = field(default_factory=dict)
    looks: list[Look] = field(default_factory=list)
    indents: dict[int, int] = field(default_factory=dict)

    def format(self, style: int) -> str:
        """The number format code of a style; `General` for one that the file does not define."""
        return self.formats[style] if 0 <= style < len(self.formats) else "General"
