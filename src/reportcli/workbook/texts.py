"""The register of texts: rows of table `texts`, and every file of `texts/` that no row names.

A file is Markdown (.md) or a Word document (.docx).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.limits import MARKDOWN_BYTES, WORD_BYTES
from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.collector import Collector, shown
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import CellRef, Span, Where
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.editions.text_files import file_names, read_translations, told_unlisted
from reportcli.workbook.names import nearest
from reportcli.workbook.tables.record import CellText, Record, key_of, value_of, where_of
from reportcli.workbook.tables.table import Table

if TYPE_CHECKING:
    from reportcli.inputs.markdown.nodes import Prose

FOLDER = "texts"
SUFFIX = ".md"
WORD = ".docx"
OTHERS = (".doc", ".odt", ".rtf", ".pages", ".docm")
"""What authors also send; a finding says what to save it as."""


@dataclass(frozen=True, slots=True)
class TextSource:
    """One text. where: a Span of its file (line 1), or its cell. title, lang: of its row.

    prose: the tree of a Word document, whose `source` is plain text; Markdown is parsed later.
    """

    key: str
    source: str
    file: str
    where: Where
    title: str = ""
    lang: str = ""
    prose: Prose | None = None


def read_texts(
    table: Table, folder: Path, files: ProjectFiles, diagnostics: Collector
) -> tuple[Table, dict[str, TextSource]]:
    """The texts by key, and the table with a record for each; a missing or unreadable file is a finding."""
    names = file_names(_names(folder, files, diagnostics), table.spec.languages).own
    texts: dict[str, TextSource] = {}
    used: set[str] = set()
    records = list(table.records)
    named = frozenset(_file_of(file, names) for one in records if (file := value_of(one, "file")))
    for record in records:
        text = _of_row(record, folder, names, files, diagnostics, used=used, named=named)
        if text is not None:
            texts[text.key] = text
    known = {key_of(record) for record in records}
    for number, name in enumerate(names, 1):
        key = _stem(name)
        if name in used or key in known:
            continue
        text = _of_file(key, folder / name, None, files, diagnostics)
        if text is not None:
            texts[key] = text
            records.append(_record(table.spec, key, name, text.where, -number))
    return Table(table.spec, table.sheet, table.columns, tuple(records)), texts


def read_translated(
    table: Table, texts: Mapping[str, TextSource], folder: Path, files: ProjectFiles, diagnostics: Collector
) -> dict[str, dict[str, TextSource]]:
    """The texts in the other languages of the workbook: language, then key."""
    languages = table.spec.languages
    names = file_names(_names(folder, files, Collector()), languages)
    told_unlisted(names, languages, diagnostics)

    def read(key: str, name: str, cell: CellRef | None) -> TextSource | None:
        if not files.find(folder, name):
            diagnostics.error("text-file-missing", cell, file=shown(name), folder=FOLDER, nearest="", key=key)
            return None
        return _of_file(key, folder / name, cell, files, diagnostics)

    return read_translations(table.records, texts, names, languages, diagnostics, read)


def _of_row(
    record: Record,
    folder: Path,
    names: list[str],
    files: ProjectFiles,
    diagnostics: Collector,
    *,
    used: set[str],
    named: frozenset[str],
) -> TextSource | None:
    """The text of a row: its cell, or the file that it names. named: the files that rows name in a cell."""
    values: Mapping[str, str] = {n: value_of(record, n) or "" for n in ("file", "text", "title", "language")}
    key = key_of(record)
    if values["text"]:
        where = where_of(record, "text")
        beside = values["file"] or next((name for name in names if _stem(name) == key), "")
        if beside and (values["file"] or beside not in named):
            at = where_of(record, "file") if values["file"] else where
            diagnostics.error("text-twice", at, key=key, file=shown(beside))
        source, file = str(values["text"]), where.sheet if isinstance(where, CellRef) else ""
        return TextSource(key, source, file, where or Span(file), values["title"], values["language"])
    name = _file_of(values["file"] or key, names)
    used.add(name)
    where = where_of(record, "file") if values["file"] else where_of(record)
    if name not in names:
        near = nearest(name, names)
        diagnostics.error("text-file-missing", where, file=shown(name), folder=FOLDER, nearest=near, key=key)
        return None
    text = _of_file(key, folder / name, where, files, diagnostics)
    if text is None:
        return None
    return replace(text, title=values["title"], lang=values["language"])


def _names(folder: Path, files: ProjectFiles, diagnostics: Collector) -> list[str]:
    """The files that are texts; a second file with the same name, or one of another kind, is a finding."""
    names = [path.name for path in files.files(folder, SUFFIX)]
    stems = {_stem(name) for name in names}
    for path in files.files(folder, WORD):
        if path.name.startswith("~$"):  # Word's mark of an open document
            continue
        if _stem(path.name) in stems:
            diagnostics.error("text-file-twice", Span(files.name(path)), key=_stem(path.name), folder=FOLDER)
            continue
        names.append(path.name)
    for suffix in OTHERS:
        for path in files.files(folder, suffix):
            diagnostics.warning("text-file-unread", Span(files.name(path)), file=shown(path.name))
    return sorted(names)


def _stem(name: str) -> str:
    return name.removesuffix(SUFFIX).removesuffix(WORD)


def _file_of(wanted: str, names: list[str]) -> str:
    """The file that a row means; without a suffix, whichever there is."""
    if wanted.endswith((SUFFIX, WORD)):
        return wanted
    return wanted + WORD if wanted + WORD in names else wanted + SUFFIX


def _of_file(
    key: str, path: Path, cell: Where | None, files: ProjectFiles, diagnostics: Collector
) -> TextSource | None:
    if path.name.endswith(WORD):
        return _of_word(key, path, cell, files, diagnostics)
    source = files.read_text(path, MARKDOWN_BYTES, cell)
    if isinstance(source, Diagnostic):
        diagnostics.take((source,))
        return None
    name = files.name(path)
    return TextSource(key, source, name, Span(name))


def _of_word(
    key: str, path: Path, cell: Where | None, files: ProjectFiles, diagnostics: Collector
) -> TextSource | None:
    from reportcli.inputs.word import read_word

    data = files.read_or_finding(path, WORD_BYTES, cell)
    if isinstance(data, Diagnostic):
        diagnostics.take((data,))
        return None
    name = files.name(path)
    text = read_word(data, name)
    return TextSource(key, text.source, name, Span(name), prose=text.prose)


def _record(spec: TableSpec, key: str, name: str, where: Where, row: int) -> Record:
    """The record of a text that is only a file."""
    values: dict[str, object] = {
        column: () if c.type == "list" else None for column, c in spec.columns.items()
    }
    values |= {
        column: CellText(text, where)
        for column, text in ((spec.key, key), ("file", name))
        if column in values
    }
    return Record(spec.name, row, values, {spec.key: where}, key=key)
