"""Positions: where in a workbook, a layout file or a text something stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from reportcli.model.value_class import dataclass


def column_letters(column: int) -> str:
    """Spreadsheet letters of a 1-based column: 1 -> A, 27 -> AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


class TextFile(str):
    """The name of a text file (CSV) whose lines are the rows of a sheet. headings: column -> its header, by
    which people know it; filled when the header is found.
    """

    __slots__ = ("headings",)

    headings: dict[int, str]

    def __new__(cls, name: str, headings: Mapping[int, str] | None = None) -> TextFile:
        made = super().__new__(cls, name)
        made.headings = dict(headings or {})
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return TextFile, (str.__str__(self), self.headings)

    def heading(self, column: int) -> str:
        """The header of a column; its number where it has none."""
        return self.headings.get(column) or str(column)


@dataclass(frozen=True, slots=True, order=True)
class CellRef:
    """One cell of an input; row and column are 1-based. `input` is its id (hashes stand in the Workbook).

    sheet: of the workbook; of another one `[budget.xlsx]Budget`, as spreadsheets write it; or a `TextFile`,
    whose rows are lines.
    """

    input: str
    sheet: str
    row: int
    column: int

    @property
    def a1(self) -> str:
        """`Comptes!D14`, as the finance officer reads it; of a text file `people.csv:12:Name`."""
        between = ":" if isinstance(self.sheet, TextFile) else "!"
        return f"{self.sheet}{between}{self.short}"

    @property
    def short(self) -> str:
        """`D14`, without the sheet; of a text file `12:Name`."""
        if isinstance(self.sheet, TextFile):
            return f"{self.row}:{self.sheet.heading(self.column)}"
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        return self.a1


@dataclass(frozen=True, slots=True, order=True)
class SheetRef:
    """A whole sheet (or, with an empty sheet name, a whole input)."""

    input: str
    sheet: str = ""

    def __str__(self) -> str:
        return self.sheet or self.input


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text file; line and column are 1-based, columns count characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """First and last position of something in a text file; `file` is relative to the project root."""

    file: str
    start: Position = Position(1, 1)
    end: Position = Position(1, 1)

    def __hash__(self) -> int:
        """Of where it begins: nearly no two spans begin alike, and a long table hashes one for each cell."""
        return hash((self.file, self.start.line, self.start.column))

    def __str__(self) -> str:
        return f"{self.file}:{self.start.line}:{self.start.column}"


Where = CellRef | SheetRef | Span


class BlockPart(NamedTuple):
    """A place in a block, by the block's path: it holds no line and no cell, so that it stays as it is when a
    file or a sheet grows above it.

    part: "layout", the block's line in the layout; "content", the cell or the prose that it comes from, else
    that line; "value", the one value that it is mended at, else that line; a number: a passage of the block
    (`blocks.positions.passages`), from 0.
    """

    block: str
    part: Literal["content", "layout", "value"] | int


class FactKey(NamedTuple):
    """A printed number: the path of the chapter that prints it, or of the page furniture that does, and its
    place among those of one chapter or furniture (from 0).

    They count apart, so that a figure added to one renumbers nothing on the pages of another.
    """

    chapter: str
    number: int
