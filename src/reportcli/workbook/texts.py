"""The register of texts: rows of table `texts`, and every file of `texts/` that no row names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import CellRef, Span, Where
from reportcli.source.jail import ProjectFiles
from reportcli.source.limits import MARKDOWN_BYTES
from reportcli.workbook.collect import Collector, shown
from reportcli.workbook.contract import TableSpec
from reportcli.workbook.names import nearest
from reportcli.workbook.record import CellText, Record, key_of, value_of, where_of
from reportcli.workbook.table import Table

FOLDER = "texts"
SUFFIX = ".md"


@dataclass(frozen=True, slots=True)
class TextSource:
    """One text, not yet parsed. where: a Span of its file (line 1), or its cell. title, lang: of its row."""

    key: str
    source: str
    file: str
    where: Where
    title: str = ""
    lang: str = ""


def read_texts(
    table: Table, folder: Path, files: ProjectFiles, found: Collector
) -> tuple[Table, dict[str, TextSource]]:
    """The texts by key, and the table with a record for each; a missing or unreadable file is a finding."""
    names = [path.name for path in files.files(folder, SUFFIX)]
    texts: dict[str, TextSource] = {}
    used: set[str] = set()
    records = list(table.records)
    for record in records:
        text = _of_row(record, folder, names, files, found, used)
        if text is not None:
            texts[text.key] = text
    known = {key_of(record) for record in records}
    for number, name in enumerate(names, 1):
        key = name.removesuffix(SUFFIX)
        if name in used or key in known:
            continue
        text = _of_file(key, folder / name, None, files, found)
        if text is not None:
            texts[key] = text
            records.append(_record(table.spec, key, name, text.where, -number))
    return Table(table.spec, table.sheet, table.columns, tuple(records)), texts


def _of_row(
    record: Record, folder: Path, names: list[str], files: ProjectFiles, found: Collector, used: set[str]
) -> TextSource | None:
    values: Mapping[str, str] = {n: value_of(record, n) or "" for n in ("file", "text", "title", "language")}
    key = key_of(record)
    if values["text"]:
        if values["file"]:
            found.warning("text-twice", where_of(record, "file"), key=key, file=shown(values["file"]))
        where = where_of(record, "text")
        source, file = str(values["text"]), where.sheet if isinstance(where, CellRef) else ""
        return TextSource(key, source, file, where or Span(file), values["title"], values["language"])
    wanted = values["file"] or key + SUFFIX
    name = wanted if wanted.endswith(SUFFIX) else wanted + SUFFIX
    used.add(name)
    where = where_of(record, "file") if values["file"] else where_of(record)
    if name not in names:
        near = nearest(name, names)
        found.error("text-file-missing", where, file=shown(name), folder=FOLDER, nearest=near, key=key)
        return None
    text = _of_file(key, folder / name, where, files, found)
    if text is None:
        return None
    return TextSource(key, text.source, text.file, text.where, values["title"], values["language"])


def _of_file(
    key: str, path: Path, cell: Where | None, files: ProjectFiles, found: Collector
) -> TextSource | None:
    source = files.read_text(path, MARKDOWN_BYTES, cell)
    if isinstance(source, Diagnostic):
        found.take((source,))
        return None
    name = files.name(path)
    return TextSource(key, source, name, Span(name))


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
