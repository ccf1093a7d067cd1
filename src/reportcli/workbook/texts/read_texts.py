"""The register of texts: rows of table `texts`, and every file of `texts/` that no row names."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import field

from reportcli.model.collector import shown
from reportcli.model.refs import CellRef, Span, Where
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.names import fold, nearest
from reportcli.workbook.tables.record import CellText, Record, key_of, value_of, where_of
from reportcli.workbook.tables.table import Table
from reportcli.workbook.texts.files_by_language import file_names, stem_of
from reportcli.workbook.texts.text_folder import SUFFIX, WORD, TextFolder
from reportcli.workbook.texts.text_source import TextSource


def read_texts(
    table: Table, folder: TextFolder, asked: Set[str] | None = None
) -> tuple[Table, dict[str, TextSource]]:
    """The texts by key, and the table with a record for each; a missing or unreadable file is a finding.

    asked: folded keys of texts that something names, None where that is not known. Beside rows, a file that
    neither a row nor anything else names is left out (a draft, a note to oneself), and reported.
    """
    names = file_names(folder.names, table.spec.languages).own
    records = list(table.records)
    named = frozenset(_file_of(file, names) for one in records if (file := value_of(one, "file")))
    rows = _Rows(folder, names, named)
    texts = {text.key: text for record in records if (text := rows.text(record)) is not None}
    known = {key_of(record) for record in records}
    for number, name in enumerate(names, 1):
        key = stem_of(name)
        if name in rows.used or key in known:
            continue
        if asked is not None and fold(key) not in asked:
            folder.report_unnamed(name, key, printed=not known)
            if known:
                continue
        text = folder.read(key, name)
        if text is not None:
            texts[key] = text
            records.append(_record(table.spec, text, name, -number))
    return Table(table.spec, table.sheet, table.columns, tuple(records)), texts


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows of the register to texts. names: files of the source language; named: those that rows name in a
    cell; used: gets those that rows have taken.
    """

    folder: TextFolder
    names: list[str]
    named: frozenset[str]
    used: set[str] = field(default_factory=set)

    def text(self, record: Record) -> TextSource | None:
        """The text of a row: its cell, or the file that it names."""
        text = self._of_cell(record) if _cell(record, "text") else self._of_file(record)
        if text is None:
            return None
        return replace(text, title=_cell(record, "title"), lang=_cell(record, "language"))

    def _of_cell(self, record: Record) -> TextSource:
        key, file, where = key_of(record), _cell(record, "file"), where_of(record, "text")
        beside = file or next((name for name in self.names if stem_of(name) == key), "")
        if beside and (file or beside not in self.named):
            at = where_of(record, "file") if file else where
            self.folder.diagnostics.error("text-twice", at, key=key, file=shown(beside))
        sheet = where.sheet if isinstance(where, CellRef) else ""
        return TextSource(key, str(_cell(record, "text")), sheet, where or Span(sheet))

    def _of_file(self, record: Record) -> TextSource | None:
        key, file = key_of(record), _cell(record, "file")
        name = _file_of(file or key, self.names)
        self.used.add(name)
        where = where_of(record, "file") if file else where_of(record)
        if name in self.names:
            return self.folder.read(key, name, where)
        self.folder.report_missing(key, name, where, nearest(name, self.names))
        return None


def _cell(record: Record, column: str) -> str:
    text: str | None = value_of(record, column)
    return text or ""


def _file_of(wanted: str, names: list[str]) -> str:
    """The file that a row means; without a suffix, whichever there is."""
    if wanted.endswith((SUFFIX, WORD)):
        return wanted
    return wanted + WORD if wanted + WORD in names else wanted + SUFFIX


def _record(spec: TableSpec, text: TextSource, name: str, row: int) -> Record:
    """The record of a text that is only a file."""
    values: dict[str, object] = {
        column: () if c.type == "list" else None for column, c in spec.columns.items()
    }
    for column, word in ((spec.key, text.key), ("file", name)):
        if column in values:
            values[column] = CellText(word, text.where)
    places: dict[str, Where] = {spec.key: text.where}
    return Record(spec.name, row, values, places, key=text.key)
