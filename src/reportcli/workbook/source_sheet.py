"""Sheets of other files that stand for tables of the contract, as the room `sources` opens them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import field
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import Span, TextFile
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet
from reportcli.workbook.tables.values.reading import CellReading, ColumnConventions, NumberMarks

if TYPE_CHECKING:
    from reportcli.workbook.frames.source import FrameSource


@dataclass(slots=True)
class SourceSheet:
    """The sheet of one table. input: the id of its file; span: where it is named, None for an option.

    book: formats and date system of its file. marks: how a text file writes numbers, as its source states.
    found: what was found out about a text file (delimiter, encoding), {} where all is stated.
    settled: delimiter and encoding are stated. owner: who answers for it.
    """

    table: str
    input: str
    sheet: RawSheet
    book: RawBook
    span: Span | None = None
    marks: NumberMarks = NumberMarks()
    found: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""
    settled: bool = False

    def reading(self, base: CellReading) -> CellReading:
        """How its cells are typed: as those of the workbook, with the formats of its own file."""
        book = self.book
        return replace(
            base,
            formats=book.format,
            date1904=book.date1904,
            hides_currencies=book.hides_currencies,
            struck=book.struck,
            unseen=book.unseen,
            stressed=book.stressed,
            looks=book.looks,
            grounds=book.grounds,
            indents=book.indents,
            marks=self.marks if isinstance(self.sheet.name, TextFile) else None,
            conventions=ColumnConventions(mark=self.marks.mark),
        )


@dataclass(frozen=True, slots=True)
class Stack:
    """One table from the workbooks of members. column: of the table, which names the member; sheets: by the
    member's name, in their order. folder: where they lie, as it is written.
    """

    folder: str
    column: str
    sheets: Mapping[str, SourceSheet] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sources:
    """The sheets by table. refused: tables whose source cannot be read, which the diagnostics say. stacks:
    tables of which each member has a part; unread: members by the ids of files that cannot be read. frames:
    large tables that views alone read.
    """

    sheets: Mapping[str, SourceSheet] = field(default_factory=dict)
    refused: Set[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()
    stacks: Mapping[str, Stack] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    frames: Mapping[str, FrameSource] = field(default_factory=dict)

    def __contains__(self, table: object) -> bool:
        return any(table in one for one in (self.sheets, self.refused, self.stacks, self.frames))

    def inputs(self) -> set[str]:
        """The ids of all files."""
        return {one.input for one in self.every()} | {one.input for one in self.frames.values()}

    def every(self) -> Iterator[SourceSheet]:
        """All sheets, those of members too."""
        yield from self.sheets.values()
        for stack in self.stacks.values():
            yield from stack.sheets.values()

    def owners(self) -> dict[str, str]:
        """Who answers for a file, by table."""
        sheets = {name: one.owner for name, one in self.sheets.items() if one.owner}
        return sheets | {name: one.owner for name, one in self.frames.items() if one.owner}

    def members(self) -> dict[str, str]:
        """The members by the ids of their files, those that cannot be read too."""
        read = {
            source.input: member for stack in self.stacks.values() for member, source in stack.sheets.items()
        }
        return {**self.unread, **read}

    def file_of(self, table: str) -> str:
        """The place of a table's source, as places name it."""
        stack, source = self.stacks.get(table), self.sheets.get(table)
        return stack.folder if stack is not None else source.sheet.name if source is not None else ""


NO_SOURCES = Sources()
