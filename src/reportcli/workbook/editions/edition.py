"""One edition of a workbook: the same tables and figures, with the texts of one language in their places.

What has no translation keeps its source text, and a finding in waiting, given where the text is printed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reportcli.inputs.nearest import nearest
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.refs import CellRef, SheetRef, Span, Where
from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import Column
from reportcli.workbook.editions.figure_units import translated_units, untranslated_units
from reportcli.workbook.editions.pairs import Pair, PairLog, has_words, words_of
from reportcli.workbook.tables.language_columns import LANGUAGE, SPOKEN, TEXTS, bare, row_language, title_of
from reportcli.workbook.tables.languages import code_of, listed, primary
from reportcli.workbook.tables.lazy_records import LazyRecords, TypedColumn
from reportcli.workbook.tables.record import (
    CellText,
    Record,
    cells_of,
    column_place,
    columns_of,
    key_of,
    part_of,
    relink,
    row_of,
    sheet_of,
    stated_key,
    value_of,
    where_of,
)
from reportcli.workbook.tables.table import Table
from reportcli.workbook.texts.files_by_language import stem_of
from reportcli.workbook.texts.text_source import TextSource
from reportcli.workbook.translations.memory import excerpt
from reportcli.workbook.translations.untranslated import Untranslated
from reportcli.workbook.workbook import Workbook

FIRST = "organisation"
_TITLED = re.compile(r"\A---[ \t]*\r?\n(?:(?!---).*\n)*?title[ \t]*:[ \t]*\S", re.MULTILINE)
_BODY = re.compile(r"(?:\A---[ \t]*\r?\n(?s:.*?)^---[ \t]*$\r?\n)?\s*(?:^#[^\n]*\n\s*)*", re.MULTILINE)


def tag_for(workbook: Workbook, asked: str | None) -> str:
    """The language of an edition, the source's when none is asked. Raises Findings: there is no such one."""
    languages = workbook.languages
    tag = listed(asked, languages) if asked else languages[0]
    if tag:
        return tag
    stated = workbook.record(FIRST) if FIRST in workbook.tables else None
    where = where_of(stated, LANGUAGE) if stated is not None else SheetRef(workbook.input)
    names, near = ", ".join(languages), nearest(asked or "", languages)
    args = {"lang": (asked or "")[:20], "names": names, "nearest": near, "wanted": f"{names}, {asked}"[:60]}
    raise Findings([error("edition-unknown", where, **args)])


def is_source(workbook: Workbook, tag: str) -> bool:
    """Whether a language is the one that the workbook is written in."""
    return tag == workbook.languages[0]


def edition(workbook: Workbook, tag: str, *, mark: bool = False) -> Workbook:
    """The workbook as the edition `tag` prints it. mark: source texts that fill gaps begin with [fr]."""
    if is_source(workbook, tag):
        tables = {name: _bare(table, table.records) for name, table in workbook.tables.items()}
        return replace(workbook, language=tag, tables=tables)
    return _EditionMaker(workbook, tag, mark).made()


def pairs_of(workbook: Workbook, tag: str) -> list[Pair]:
    """Every text of the workbook that has words, with its translation."""
    maker = _EditionMaker(workbook, tag, False)
    maker.made()
    return maker.log.pairs


def _bare(table: Table, records: Sequence[Record]) -> Table:
    if not table.spec.languages:
        return table
    spec = bare(table.spec)
    columns = {name: at for name, at in table.columns.items() if name in spec.columns}
    return Table(spec, table.sheet, columns, records)


class _EditionMaker:
    """Makes one edition. cells, columns, files: the findings of an `Untranslated`."""

    def __init__(self, workbook: Workbook, tag: str, mark: bool) -> None:
        self.workbook, self.tag = workbook, tag
        self.code = code_of(tag, workbook.languages)
        self.sign = f"[{primary(workbook.languages[0])}] " if mark else ""
        self.log = PairLog(workbook, tag)
        self.cells: dict[CellRef, Diagnostic] = {}
        self.columns: dict[tuple[str, int], Diagnostic] = {}
        self.files: dict[str, Diagnostic] = {}
        self.without_column: dict[tuple[str, str], Diagnostic] = {}

    def made(self) -> Workbook:
        """The workbook in the edition's language; its records refer to one another, not to the source's."""
        workbook = self.workbook
        records = {name: self._records(table) for name, table in workbook.tables.items()}
        of_old = {record: record for each in records.values() if isinstance(each, tuple) for record in each}
        for record in of_old:
            relink(record, of_old)
        tables = {
            name: _bare(table, _relinked(records[name], of_old)) for name, table in workbook.tables.items()
        }
        texts = {key: self._text(key, text) for key, text in workbook.texts.items()}
        photos = {
            key: replace(photo, record=of_old.get(photo.record, photo.record))
            for key, photo in workbook.photos.items()
        }
        return replace(
            workbook,
            language=self.tag,
            tables=tables,
            texts=texts,
            photos=photos,
            untranslated=Untranslated(self.cells, self.columns, self.files),
            diagnostics=(*workbook.diagnostics, *self.log.notes, *self.log.unconfirmed()),
        )

    # ---- tables

    def _records(self, table: Table) -> Sequence[Record]:
        slots = [(c.of, name) for name, c in table.spec.columns.items() if c.lang == self.tag]
        if isinstance(table.records, LazyRecords) and not any(slot in table.columns for _, slot in slots):
            self._whole_columns(table, slots)
            return table.records
        return tuple(self._record(table, record, slots) for record in table.records)

    def _whole_columns(self, table: Table, slots: list[tuple[str, str]]) -> None:
        """A large table without any column of this language: one finding a column."""
        for name, _ in slots:
            column, at = table.spec.columns[name], table.columns.get(name)
            if at is not None and table.sheet is not None and column.type in SPOKEN and column.translate:
                self.columns[table.sheet.sheet, at] = self._no_column(table, column)

    def _record(self, table: Table, record: Record, slots: list[tuple[str, str]]) -> Record:
        own = {name: c for name, c in table.spec.columns.items() if not c.of}
        values, places = cells_of(record, [name for name in columns_of(record) if name in own])
        foreign = LANGUAGE in own and row_language(record, self.workbook.languages) == self.tag
        for name, slot in slots:
            source, translation, column = values[name], value_of(record, slot), own[name]
            if translation:
                values[name] = translation
                places[name] = where_of(record, slot) or places[name]
                self._log(record, column, source, translation, place=places[name])
            elif table.name == TEXTS and name == "title" and self._titled(record):
                values[name] = None  # the front matter of the translated file fills it
            elif not foreign and _wants_translation(column, source):
                self._missing(table, record, column, slot)
                values[name] = self._signed(source)
        values |= translated_units(own, values)
        translated = own.keys() if foreign else _translated(record, slots)
        self.log.notes += untranslated_units(own, values, places, translated, lang=self.code)
        return Record(
            table.name,
            row_of(record),
            values,
            places,
            key=stated_key(record),
            sheet=sheet_of(record),
            part=part_of(record),
        )

    def _log(
        self, record: Record, column: Column, source: object, translation: object, *, place: Where
    ) -> None:
        """A pair of texts, of a column that holds words."""
        if column.type in SPOKEN:
            self.log.add(words_of(source), where_of(record, column.name), words_of(translation), place)

    def _missing(self, table: Table, record: Record, column: Column, slot: str) -> None:
        source, at = words_of(value_of(record, column.name)), where_of(record, column.name)
        place = column_place(record, slot)
        self.log.add_missing(source, at, place)
        if not isinstance(at, CellRef):
            return
        args = {"lang": self.code, "found": excerpt(source), "source": str(at), "column": column.name}
        if place is not None:
            self.cells[at] = error("translation-missing", place, **args)
        elif table.spec.form == "rows":
            self.cells[at] = self._no_column(table, column)
        else:
            wanted = title_of(column, self.code, self._headers())
            self.cells[at] = error("translation-key-missing", at, wanted=wanted, **args)

    def _no_column(self, table: Table, column: Column) -> Diagnostic:
        """A whole column that the sheet does not have is one finding."""
        key = (table.name, column.name)
        if key not in self.without_column:
            title, wanted = column.title(self._headers()), title_of(column, self.code, self._headers())
            sheet = table.sheet or SheetRef(self.workbook.input)
            args = {"lang": self.code, "column": title, "wanted": wanted, "sheet": sheet.sheet}
            self.without_column[key] = error("translation-column-missing", sheet, **args)
        return self.without_column[key]

    def _headers(self) -> str:
        """The language of the sheets' headers."""
        return primary(self.workbook.language)

    def _signed(self, value: object) -> object:
        if not self.sign:
            return value
        if isinstance(value, tuple):
            return tuple(self._signed(item) for item in value[:1]) + value[1:]
        if not isinstance(value, CellText):
            return value
        return CellText(f"{self.sign}{value}", value.ref, value.markdown)

    # ---- texts

    def _titled(self, record: Record) -> bool:
        text = self.workbook.translations.get(self.tag, {}).get(key_of(record))
        if text is None:
            return False
        return bool(text.prose.fields.get("title") if text.prose is not None else _TITLED.match(text.source))

    def _text(self, key: str, text: TextSource) -> TextSource:
        other = self.workbook.translations.get(self.tag, {}).get(key)
        if other is not None:
            if isinstance(other.where, Span):  # a text in a cell is a pair of its record
                self.log.add(text.source, text.where, other.source, other.where)
            return other
        foreign = listed(text.lang, self.workbook.languages) == self.tag if text.lang else False
        if foreign or not isinstance(text.where, Span) or not has_words(text.source):
            return text
        name = f"texts/{stem_of(text.file)}.{self.code}.md"
        args = {"lang": self.code, "file": name, "source": text.file}
        self.files[text.file] = error("translation-file-missing", Span(text.file), **args)
        self.log.add_missing(text.source, text.where, Span(name))
        lang = text.lang or self.workbook.languages[0]
        if not self.sign or text.prose is not None:
            return replace(text, lang=lang)
        body = _BODY.match(text.source)
        at = body.end() if body else 0
        return replace(text, lang=lang, source=f"{text.source[:at]}{self.sign}{text.source[at:]}")


def _translated(record: Record, slots: Sequence[tuple[str, str]]) -> set[str]:
    """The columns of a record that have a value in the edition's language."""
    return {name for name, slot in slots if value_of(record, slot)}


def _wants_translation(column: Column, source: object) -> bool:
    """Whether a text of the source language that has no translation is missed in an edition."""
    return column.type in SPOKEN and column.translate and has_words(words_of(source))


def _relinked(records: Sequence[Record], of_old: Mapping[Record, Record]) -> Sequence[Record]:
    """The same records, a large table's with references to the records of the edition."""
    if not isinstance(records, LazyRecords):
        return records
    columns: dict[str, TypedColumn] = {}
    for name, column in records.columns.items():
        links = column.links
        if links is not None:
            links = {text: of_old.get(one, one) if one is not None else None for text, one in links.items()}
        linked = column.linked
        if linked is not None:
            linked = {at: tuple(of_old.get(one, one) for one in each) for at, each in linked.items()}
        columns[name] = replace(column, links=links, linked=linked)
    return LazyRecords(bare(records.spec), records.sheet, records.rows, records.places, columns=columns)
