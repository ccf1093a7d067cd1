"""A text file as the sheet of a table: its lines are rows, its fields cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportcli.inputs.limits import CSV_CELLS, CSV_COLUMNS
from reportcli.model.collector import shown
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.refs import CellRef, SheetRef, Span, TextFile
from reportcli.model.value_class import dataclass
from reportcli.sources.delimited.dialect import Dialect, delimiter_of
from reportcli.sources.delimited.encodings import decoded
from reportcli.sources.delimited.fields import BrokenQuote, DelimitedRecord, lines_of, records
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.large_rows import LargeRows
from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet
from reportcli.workbook.excel.sheet_rows import ScannedRows, SheetRows
from reportcli.workbook.source_sheet import SourceSheet
from reportcli.workbook.tables.headers.header_cells import header_text, likely_header

QUOTE = '"'
LARGE = 50_000
"""Fields from which on a file is read column by column."""


@dataclass(frozen=True, slots=True)
class TextSource:
    """One file as one table. input: the id of the file; label: its name in findings; names: folded headers of
    the table -> columns; form: of the table. span, owner: of its source.
    """

    table: str
    dialect: Dialect
    input: str
    label: str
    names: Mapping[str, str]
    form: str
    span: Span | None = None
    owner: str = ""

    def read(self, data: bytes) -> tuple[SourceSheet, list[Diagnostic]]:
        """The sheet, and the records that do not fit it, which are left out. Raises Findings: it is no such
        file, or a quote of it is broken; nothing of it is read then.
        """
        dialect = self.dialect
        name = TextFile(self.label)
        text = decoded(data, dialect.encoding, CellRef(self.input, name, 1, 1))
        if isinstance(text, Diagnostic):
            raise Findings([text])
        lines = lines_of(text.text)
        if not any(line.strip() for line in lines):
            raise Findings([error("source-empty", SheetRef(self.input, name), file=self.label)])
        quote = QUOTE if dialect.quote is None else dialect.quote
        delimiter = dialect.delimiter or delimiter_of(lines, quote, self.names)
        sheet, widths = self._sheet(name, records(lines, delimiter, quote))
        found = {} if dialect.is_stated else {"delimiter": _in_words(delimiter), "encoding": text.encoding}
        made = SourceSheet(
            self.table, self.input, sheet, RawBook([sheet]), span=self.span,
            marks=dialect.marks, found=found, owner=self.owner, settled=dialect.is_settled,
        )  # fmt: skip
        header = self._header(sheet) if self.form != "key-value" else None
        left_out = (
            [*_ragged(self.input, sheet, header, widths)]
            if header is not None and self.form == "rows"
            else []
        )
        if sum(map(len, sheet.rows.values())) >= LARGE:
            sheet.rows = _by_columns(sheet.rows)
        return made, left_out

    def _sheet(self, name: TextFile, found: Iterator[DelimitedRecord]) -> tuple[RawSheet, dict[int, int]]:
        """The sheet and the number of fields of each of its lines."""
        rows, widths, count = ScannedRows(), {}, 0
        try:
            for number, fields in found:
                count += len(fields)
                if len(fields) > CSV_COLUMNS or count > CSV_CELLS:
                    where = CellRef(self.input, name, number, 1)
                    args = {"file": self.label, "cells": CSV_CELLS, "columns": CSV_COLUMNS}
                    raise Findings([error("source-too-large", where, **args)])
                cells = {at: Cell("s", text) for at, text in enumerate(fields, 1) if text.strip()}
                widths[number] = len(fields)
                if cells:
                    rows[number] = cells
        except BrokenQuote as broken:
            where = CellRef(self.input, name, broken.line, broken.field)
            code = "source-quote-goes-on" if broken.ends else "source-quote-open"
            raise Findings([error(code, where, line=broken.line)]) from None
        return RawSheet(name, rows=rows, top=min(rows, default=1)), widths

    def _header(self, sheet: RawSheet) -> int | None:
        """The line of the headers, by which the columns are named from then on; None where none looks so."""
        _, header = likely_header(sheet, self.names)
        if header is not None and isinstance(sheet.name, TextFile):
            heads = {at: shown(header_text(cell), 40) for at, cell in sheet.rows[header].items()}
            sheet.name.headings.update({at: text for at, text in heads.items() if text})
        return header


def _ragged(input_id: str, sheet: RawSheet, header: int, widths: Mapping[int, int]) -> Iterator[Diagnostic]:
    """Takes out of the sheet the records that have more or fewer fields than the header: their values may
    stand under the wrong one. Delimiters alone at the end of a line are no fields.
    """
    rows, wanted = ScannedRows(sheet.rows), widths[header]
    for number in [row for row in rows.numbers if row > header and widths[row] != wanted]:
        beyond = [at for at in rows[number] if at > wanted]
        if beyond or widths[number] < wanted:
            where = CellRef(input_id, sheet.name, number, min(beyond, default=widths[number]))
            args = {"found": widths[number], "wanted": wanted, "line": number}
            yield error("source-row-ragged", where, **args)
            del rows[number]
    sheet.rows = rows


def _by_columns(rows: SheetRows) -> LargeRows:
    """The rows of a large file, whose columns are typed as those of a large sheet."""
    width = max(max(cells) for cells in rows.values())
    lines: list[list[str]] = [[""] * width for _ in range(rows.numbers[-1])]
    for number, cells in rows.items():
        for at, cell in cells.items():
            lines[number - 1][at - 1] = cell.text
    return LargeRows(lines, {}, {}, date1904=False)


def _in_words(delimiter: str) -> str:
    return {"\t": "tab", " ": "space"}.get(delimiter, delimiter)
