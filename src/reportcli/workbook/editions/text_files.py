"""Text files in other languages: `intro.nl.md` beside `intro.md`, cells and rows that name their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from reportcli.model.collector import Collector, shown
from reportcli.model.refs import CellRef, Span
from reportcli.workbook.names import nearest
from reportcli.workbook.tables.languages import bracketed, code_of, listed
from reportcli.workbook.tables.record import Record, columns_of, key_of, value_of, where_of

if TYPE_CHECKING:
    from reportcli.workbook.texts import TextSource

Translations = Mapping[str, Mapping[str, "TextSource"]]
"""Language -> key of the text -> the text in that language."""


@dataclass(frozen=True, slots=True)
class FileNames:
    """The names of a folder of texts: those of the source, and stem -> language -> name of the others.

    unlisted: (name, tag) of files in a language that the workbook does not list.
    """

    own: list[str]
    others: Mapping[str, Mapping[str, str]]
    unlisted: Sequence[tuple[str, str]] = ()


def stem_of(name: str) -> str:
    """`intro` of intro.md or texts/intro.docx."""
    return PurePath(name).stem


def file_names(names: Sequence[str], languages: Sequence[str]) -> FileNames:
    """Apart by language: the first, listed ones, and those that the workbook does not list."""
    stems = {stem_of(name) for name in names}
    own: list[str] = []
    others: dict[str, dict[str, str]] = {}
    unlisted: list[tuple[str, str]] = []
    for name in names:
        base, _, word = stem_of(name).rpartition(".")
        tag = listed(word, languages) if base else ""
        if tag and tag != languages[0]:
            others.setdefault(base, {})[tag] = name
        elif base in stems and (foreign := bracketed(stem_of(name))[1]) and not tag:
            unlisted.append((name, foreign))
        else:
            own.append(name)
    return FileNames(own, others, unlisted)


def read_translations(
    records: Sequence[Record],
    texts: Mapping[str, TextSource],
    names: FileNames,
    languages: Sequence[str],
    diagnostics: Collector,
    read: Callable[[str, str, CellRef | None], TextSource | None],
) -> dict[str, dict[str, TextSource]]:
    """Every text in every other language. read: key, file name and the cell that names it -> the text."""
    used: set[str] = set()
    result: dict[str, dict[str, TextSource]] = {tag: {} for tag in languages[1:]}
    for record in records:
        key = key_of(record)
        own = texts.get(key)
        stem = stem_of(own.file) if own is not None and isinstance(own.where, Span) else key
        for tag, made in result.items():
            code = code_of(tag, languages)
            text = _of_cell(record, key, code)
            name = text is None and (_named(record, code) or names.others.get(stem, {}).get(tag))
            if name:
                used.add(name)
                text = read(key, name, _cell(record, f"file ({code})"))
            if text is not None:
                made[key] = replace(text, lang="")
    _left_over(names, used, texts, diagnostics)
    return result


def _value(record: Record, column: str) -> str:
    value = value_of(record, column) if column in columns_of(record) else None
    return str(value) if isinstance(value, str) else ""


def _cell(record: Record, column: str) -> CellRef | None:
    where = where_of(record, column)
    return where if isinstance(where, CellRef) and _value(record, column) else None


def _of_cell(record: Record, key: str, code: str) -> TextSource | None:
    from reportcli.workbook.texts import TextSource

    column = f"text ({code})"
    where = _cell(record, column)
    return TextSource(key, _value(record, column), where.sheet, where) if where is not None else None


def _named(record: Record, code: str) -> str:
    """The file that a cell names; without a suffix it is Markdown."""
    name = _value(record, f"file ({code})")
    return name if not name or name.endswith((".md", ".docx")) else f"{name}.md"


def _left_over(
    names: FileNames, used: set[str], texts: Mapping[str, TextSource], diagnostics: Collector
) -> None:
    """Files of a language whose source is not there, or whose language is not listed."""
    keys = [stem_of(text.file) for text in texts.values() if isinstance(text.where, Span)]
    for base, by_language in names.others.items():
        for tag, name in by_language.items():
            if name not in used:
                where, near = Span(f"texts/{name}"), nearest(base, keys)
                diagnostics.warning(
                    "translation-without-source", where, file=shown(name), lang=tag, nearest=near
                )


def told_unlisted(names: FileNames, languages: Sequence[str], diagnostics: Collector) -> None:
    for name, tag in names.unlisted:
        known = ", ".join(languages)
        args = {"found": shown(name), "lang": tag, "names": known, "wanted": f"{known}, {tag}"}
        diagnostics.warning("language-not-listed", Span(f"texts/{name}"), **args)
