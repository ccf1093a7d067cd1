"""Texts in the other languages of a workbook: files of a language, cells and rows that name their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportcli.model.collector import Collector, shown
from reportcli.model.refs import CellRef, Span
from reportcli.model.value_class import replace
from reportcli.workbook.names import nearest
from reportcli.workbook.tables.languages import code_of
from reportcli.workbook.tables.record import Record, columns_of, key_of, value_of, where_of
from reportcli.workbook.tables.table import Table
from reportcli.workbook.texts.files_by_language import FileNames, file_names, stem_of
from reportcli.workbook.texts.text_folder import SUFFIX, WORD, TextFolder
from reportcli.workbook.texts.text_source import TextSource


def read_translations(
    table: Table, texts: Mapping[str, TextSource], folder: TextFolder
) -> dict[str, dict[str, TextSource]]:
    """The texts in the other languages of the workbook: language, then key. texts: those of the source."""
    languages = table.spec.languages
    names = file_names(folder.names, languages)
    _report_unlisted(names, languages, folder.diagnostics)
    used: set[str] = set()
    result: dict[str, dict[str, TextSource]] = {tag: {} for tag in languages[1:]}
    for record in table.records:
        key = key_of(record)
        own = texts.get(key)
        stem = stem_of(own.file) if own is not None and isinstance(own.where, Span) else key
        for tag, made in result.items():
            code = code_of(tag, languages)
            text = _of_cell(record, code)
            name = "" if text else _named(record, code) or names.others.get(stem, {}).get(tag, "")
            if name:
                used.add(name)
                text = _of_file(folder, key, name, _cell(record, f"file ({code})"))
            if text is not None:
                made[key] = replace(text, lang="")
    _report_left_over(names, used, texts, folder.diagnostics)
    return result


def _of_file(folder: TextFolder, key: str, name: str, cell: CellRef | None) -> TextSource | None:
    if folder.holds(name):
        return folder.read(key, name, cell)
    folder.report_missing(key, name, cell, "")
    return None


def _value(record: Record, column: str) -> str:
    value = value_of(record, column) if column in columns_of(record) else None
    return str(value) if isinstance(value, str) else ""


def _cell(record: Record, column: str) -> CellRef | None:
    where = where_of(record, column)
    return where if isinstance(where, CellRef) and _value(record, column) else None


def _of_cell(record: Record, code: str) -> TextSource | None:
    column = f"text ({code})"
    where = _cell(record, column)
    if where is None:
        return None
    return TextSource(key_of(record), _value(record, column), where.sheet, where)


def _named(record: Record, code: str) -> str:
    """The file that a cell names; without a suffix it is Markdown."""
    name = _value(record, f"file ({code})")
    return name if not name or name.endswith((SUFFIX, WORD)) else name + SUFFIX


def _report_left_over(
    names: FileNames, used: set[str], texts: Mapping[str, TextSource], diagnostics: Collector
) -> None:
    """Files of a language whose source is not there."""
    keys = [stem_of(text.file) for text in texts.values() if isinstance(text.where, Span)]
    for base, by_language in names.others.items():
        for tag, name in by_language.items():
            if name not in used:
                where, near = Span(f"texts/{name}"), nearest(base, keys)
                diagnostics.warning(
                    "translation-without-source", where, file=shown(name), lang=tag, nearest=near
                )


def _report_unlisted(names: FileNames, languages: Sequence[str], diagnostics: Collector) -> None:
    """Files in a language that the workbook does not list."""
    for name, tag in names.unlisted:
        known = ", ".join(languages)
        args = {"found": shown(name), "lang": tag, "names": known, "wanted": f"{known}, {tag}"}
        diagnostics.warning("language-not-listed", Span(f"texts/{name}"), **args)
