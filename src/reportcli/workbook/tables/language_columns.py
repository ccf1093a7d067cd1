"""Columns in language forms: `Title (nl)` beside `Title`. The bare column is the source language."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.model.collector import Collector, shown
from reportcli.model.refs import Where
from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import Column, TableSpec
from reportcli.workbook.names import fold
from reportcli.workbook.tables.languages import bracketed, code_of, listed, spellings
from reportcli.workbook.tables.lazy_records import LazyRecords
from reportcli.workbook.tables.record import (
    Record,
    cells_of,
    columns_of,
    key_of,
    row_of,
    sheet_of,
    stated_key,
    value_of,
    where_of,
)
from reportcli.workbook.tables.table import Table

TEXTS = "texts"
LANGUAGE = "language"
SPOKEN = frozenset({"text", "markdown", "list"})
"""Types of columns that hold words: a translation of them is missed."""
LOCALISED = SPOKEN | {"url", "email", "phone", "ref"}
"""Types of columns that may differ by language, as units do: a figure, a date or another code never does."""


def localised(spec: TableSpec, languages: Sequence[str]) -> TableSpec:
    """The table with a column more for each language but the first: `title (nl)` of `title`."""
    spec = replace(spec, languages=tuple(languages))
    if len(languages) < 2:
        return spec
    columns, names = dict(spec.columns), dict[str, str]()
    plain = spec.column_names()
    for name, column in spec.columns.items():
        if not _localisable(spec, column):
            continue
        own = [spelling for spelling, owner in plain.items() if owner == name]
        for number, tag in enumerate(languages):
            slot = f"{name} ({code_of(tag, languages)})" if number else name
            if number:
                free = replace(column, required=False, unique=False, computed="", aliases={})
                columns[slot] = replace(free, name=slot, of=name, lang=tag)
            for base in own:
                for spelling in spellings(base, tag, languages):
                    names.setdefault(spelling, slot)
    return replace(spec, columns=columns, spellings=names)


def _localisable(spec: TableSpec, column: Column) -> bool:
    if column.name == spec.key or column.of:
        return False
    units = {other.unit_from for other in spec.columns.values()}
    return column.type in LOCALISED or column.name in units or (spec.name == TEXTS and column.name == "file")


def bare(spec: TableSpec) -> TableSpec:
    """The table without the columns of its languages."""
    columns = {name: column for name, column in spec.columns.items() if not column.of}
    return replace(spec, columns=columns, spellings={}, languages=())


def title_of(column: Column, code: str, lang: str) -> str:
    """The header of a column in a language, as one would type it: `Titre (nl)`."""
    return f"{column.title(lang)} ({code})"


def reports_language(text: str, spec: TableSpec, where: Where, diagnostics: Collector) -> bool:
    """Whether a header that nobody knows is one of a language: not listed, or of a column that has none."""
    base, tag = bracketed(text)
    column = spec.columns.get(spec.column_names().get(fold(base), "")) if tag else None
    if column is None:
        return False
    if not _localisable(spec, column):
        report_figure(text, base, where, diagnostics)
    elif not listed(tag, spec.languages):
        names = ", ".join(spec.languages)
        args = {"found": shown(text), "lang": tag, "names": names, "wanted": f"{names}, {tag}"}
        diagnostics.warning("language-not-listed", where, **args)
    else:
        return False
    return True


def report_figure(text: str, column: str, where: Where, diagnostics: Collector) -> None:
    """What is the same in every edition has another value in one."""
    diagnostics.error("figure-in-language", where, header=shown(text), column=shown(column))


def row_language(record: Record, languages: Sequence[str]) -> str:
    """The listed language that a row states, "" when it states none or the first."""
    stated = value_of(record, LANGUAGE)
    tag = listed(str(stated), languages) if isinstance(stated, str) else ""
    return tag if tag != languages[0] else ""


def merged_rows(table: Table) -> Table:
    """Rows that translate another one (same key, another language) become its language columns."""
    spec = table.spec
    by_row = len(spec.languages) > 1 and spec.key and LANGUAGE in spec.columns
    if not by_row or isinstance(table.records, LazyRecords):
        return table
    languages = [row_language(record, spec.languages) for record in table.records]
    sources = {
        key_of(record): row_of(record)
        for record, tag in zip(table.records, languages, strict=True)
        if not tag
    }
    others: dict[int, list[tuple[str, Record]]] = {}
    kept: list[Record] = []
    for record, tag in zip(table.records, languages, strict=True):
        if tag and key_of(record) in sources:
            others.setdefault(sources[key_of(record)], []).append((tag, record))
        else:
            kept.append(record)
    if not others:
        return table
    records = (_with(record, others.get(row_of(record), []), spec) for record in kept)
    return Table(spec, table.sheet, table.columns, tuple(records))


def _with(record: Record, others: list[tuple[str, Record]], spec: TableSpec) -> Record:
    values, places = cells_of(record, columns_of(record))
    for tag, other in others:
        for name, column in spec.columns.items():
            if column.lang == tag and not values[name]:
                values[name] = value_of(other, column.of)
                at = where_of(other, column.of)
                places |= {name: at} if at is not None else {}
    key, sheet = stated_key(record), sheet_of(record)
    return Record(spec.name, row_of(record), values, places, key=key, sheet=sheet)
