"""Sheets of other files that stand for tables of the contract, as the room `sources` opens them."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import field

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import Span, TextFile
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet
from reportcli.workbook.tables.values.reading import CellReading, ColumnConventions, NumberMarks


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
            looks=book.looks,
            grounds=book.grounds,
            marks=self.marks if isinstance(self.sheet.name, TextFile) else None,
            conventions=ColumnConventions(mark=self.marks.mark),
        )


@dataclass(frozen=True, slots=True)
class Sources:
    """The sheets by table. refused: tables whose source cannot be read, which the diagnostics say."""

    sheets: Mapping[str, SourceSheet] = field(default_factory=dict)
    refused: Set[str] = frozenset()
    diagnostics: tuple[Diagnostic, ...] = ()

    def __contains__(self, table: object) -> bool:
        return table in self.sheets or table in self.refused


NO_SOURCES = Sources()
