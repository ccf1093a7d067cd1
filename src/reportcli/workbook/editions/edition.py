"""One edition of a workbook: the same tables and figures, with the texts of one language in their places.

What has no translation keeps its source text, and a finding in waiting: it is told where the text is printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from reportcli.inputs.nearest import nearest
from reportcli.model.diagnostic import Diagnostic, Findings, Related, error, note
from reportcli.model.refs import CellRef, SheetRef, Span, Where
from reportcli.workbook.contract.contract import Column
from reportcli.workbook.editions.text_files import stem_of
from reportcli.workbook.editions.translation_memory import Memory, excerpt
from reportcli.workbook.tables.language_columns import LANGUAGE, SPOKEN, TEXTS, bare, row_language, title_of
from reportcli.workbook.tables.languages import code_of, listed, primary
from reportcli.workbook.tables.lazy_records import LazyRecords, TypedColumn
from reportcli.workbook.tables.record import CellText, Record, columns_of, key_of, row_of, value_of, where_of
from reportcli.workbook.tables.table import Table

if TYPE_CHECKING:
    from reportcli.workbook.read import Workbook
    from reportcli.workbook.texts import TextSource

ALL = "all"
FIRST = "organisation"
_TITLED = re.compile(r"\A---[ \t]*\r?\n(?:(?!---).*\n)*?title[ \t]*:[ \t]*\S", re.MULTILINE)
_BODY = re.compile(r"(?:\A---[ \t]*\r?\n(?s:.*?)^---[ \t]*$\r?\n)?\s*(?:^#[^\n]*\n\s*)*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Untranslated:
    """Findings that wait for their text to be printed: by cell, by (sheet, column), by text file."""

    cells: Mapping[CellRef, Diagnostic] = field(default_factory=dict)
    columns: Mapping[tuple[str, int], Diagnostic] = field(default_factory=dict)
    files: Mapping[str, Diagnostic] = field(default_factory=dict)

    def of(self, where: Where | None) -> Diagnostic | None:
        """The finding of a text that stands there, when it has no translation."""
        if isinstance(where, CellRef):
            return self.cells.get(where) or self.columns.get((where.sheet, where.column))
        return self.files.get(where.file) if isinstance(where, Span) else None

    def __bool__(self) -> bool:
        return bool(self.cells or self.columns or self.files)


@dataclass(frozen=True, slots=True)
class Pair:
    """A text and its translation, each with its place. translation: "" where there is none."""

    source: str
    at: Where | None
    translation: str
    slot: Where | None


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
    return tag == workbook.languages[0]


def edition(workbook: Workbook, tag: str, *, mark: bool = False) -> Workbook:
    """The workbook as the edition `tag` prints it. mark: source texts that fill gaps begin with [fr]."""
    if is_source(workbook, tag):
        tables = {name: _bare(table, table.records) for name, table in workbook.tables.items()}
        return replace(workbook, language=tag, tables=tables)
    return _Edition(workbook, tag, mark).made()


def pairs_of(workbook: Workbook, tag: str) -> list[Pair]:
    """Every text of the workbook that has words, with its translation."""
    run = _Edition(workbook, tag, False)
    run.made()
    return run.pairs


def _bare(table: Table, records: Any) -> Table:
    if not table.spec.languages:
        return table
    spec = bare(table.spec)
    columns = {name: at for name, at in table.columns.items() if name in spec.columns}
    return Table(spec, table.sheet, columns, records)


def has_words(text: str) -> bool:
    return any(character.isalpha() for character in text)


def words_of(value: Any) -> str:
    """The text of a cell, or of a list in a cell, one item a line."""
    if isinstance(value, tuple):
        return "\n".join(str.__str__(item) for item in value if isinstance(item, str))
    return str.__str__(value) if isinstance(value, str) else ""


class _Edition:
    """The making of one edition."""

    def __init__(self, workbook: Workbook, tag: str, mark: bool) -> None:
        self.workbook, self.tag = workbook, tag
        self.code = code_of(tag, workbook.languages)
        self.sign = f"[{primary(workbook.languages[0])}] " if mark else ""
        self.memory: Memory = workbook.memory
        self.cells: dict[CellRef, Diagnostic] = {}
        self.columns: dict[tuple[str, int], Diagnostic] = {}
        self.files: dict[str, Diagnostic] = {}
        self.told: dict[tuple[str, str], Diagnostic] = {}
        self.notes: list[Diagnostic] = []
        self.pairs: list[Pair] = []

    def made(self) -> Workbook:
        workbook = self.workbook
        records = {name: self._records(table) for name, table in workbook.tables.items()}
        of_old = {record: record for each in records.values() if isinstance(each, tuple) for record in each}
        for record in of_old:
            for name, value in record._values.items():
                if isinstance(value, Record):
                    record._values[name] = of_old.get(value, value)
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
            diagnostics=(*workbook.diagnostics, *self.notes, *self._unconfirmed()),
        )

    # ---- tables

    def _records(self, table: Table) -> Any:
        slots = [(c.of, name) for name, c in table.spec.columns.items() if c.lang == self.tag]
        if isinstance(table.records, LazyRecords) and not any(slot in table.columns for _, slot in slots):
            for name, _ in slots:
                column, at = table.spec.columns[name], table.columns.get(name)
                if at is not None and table.sheet is not None and column.type in SPOKEN and column.translate:
                    self.columns[table.sheet.sheet, at] = self._no_column(table, column)
            return table.records
        return tuple(self._record(table, record, slots) for record in table.records)

    def _record(self, table: Table, record: Record, slots: list[tuple[str, str]]) -> Record:
        own = {name: c for name, c in table.spec.columns.items() if not c.of}
        values = {name: value_of(record, name) for name in columns_of(record) if name in own}
        foreign = LANGUAGE in own and row_language(record, self.workbook.languages) == self.tag
        places = {name: at for name in values if (at := where_of(record, name)) is not None}
        for column, slot in slots:
            value, source = value_of(record, slot), values[column]
            if value:
                values[column] = value
                places[column] = where_of(record, slot) or places[column]
                if own[column].type in SPOKEN:
                    self._pair(words_of(source), where_of(record, column), words_of(value), places[column])
            elif table.name == TEXTS and column == "title" and self._titled(record):
                values[column] = None  # the front matter of the translated file fills it
            elif foreign or own[column].type not in SPOKEN or not own[column].translate:
                continue
            elif has_words(words_of(source)):
                self._missing(table, record, own[column], slot)
                values[column] = self._signed(source)
        key = "" if key_of(record) == str(row_of(record)) else key_of(record)
        return Record(
            table.name, row_of(record), values, places, key=key, sheet=record._sheet, part=record._part
        )

    def _missing(self, table: Table, record: Record, column: Column, slot: str) -> None:
        source, at = words_of(value_of(record, column.name)), where_of(record, column.name)
        place = record._where.get(slot)
        self.pairs.append(Pair(source, at, "", place))
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
        """A whole column that the sheet does not have is told once."""
        key = (table.name, column.name)
        if key not in self.told:
            title, wanted = column.title(self._headers()), title_of(column, self.code, self._headers())
            sheet = table.sheet or SheetRef(self.workbook.input)
            args = {"lang": self.code, "column": title, "wanted": wanted, "sheet": sheet.sheet}
            self.told[key] = error("translation-column-missing", sheet, **args)
        return self.told[key]

    def _headers(self) -> str:
        """The language of the sheets' headers."""
        return primary(self.workbook.language)

    def _signed(self, value: Any) -> Any:
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
                self._pair(text.source, text.where, other.source, other.where)
            return other
        foreign = listed(text.lang, self.workbook.languages) == self.tag if text.lang else False
        if foreign or not isinstance(text.where, Span) or not has_words(text.source):
            return text
        name = f"texts/{stem_of(text.file)}.{self.code}.md"
        args = {"lang": self.code, "file": name, "source": text.file}
        self.files[text.file] = error("translation-file-missing", Span(text.file), **args)
        self.pairs.append(Pair(text.source, text.where, "", Span(name)))
        lang = text.lang or self.workbook.languages[0]
        if not self.sign or text.prose is not None:
            return replace(text, lang=lang)
        body = _BODY.match(text.source)
        at = body.end() if body else 0
        return replace(text, lang=lang, source=f"{text.source[:at]}{self.sign}{text.source[at:]}")

    # ---- what is older than its source

    def _pair(self, source: str, at: Where | None, translation: str, slot: Where | None) -> None:
        if not has_words(source):
            return
        self.pairs.append(Pair(source, at, translation, slot))
        was = self.memory.older(self.tag, translation, source)
        if was is not None:
            args = {"lang": self.code, "source": str(at), "was": was, "found": excerpt(source)}
            related = (Related("translation-source", at, {"source": str(at)}),)
            self.notes.append(replace(note("translation-older", slot, **args), related=related))

    def _unconfirmed(self) -> Iterator[Diagnostic]:
        """Translations whose source nobody has put down: a change of it could not be told."""
        unknown = [p for p in self.pairs if p.translation and not self.memory.knows(self.tag, p.translation)]
        if unknown:
            every = sum(bool(pair.translation) for pair in self.pairs)
            name = self.workbook.input.rpartition("/")[2]
            args = {"lang": self.code, "count": len(unknown), "every": every, "file": name}
            yield note("translations-unconfirmed", unknown[0].slot, **args)


def _relinked(records: Any, of_old: Mapping[Record, Record]) -> Any:
    """The same records, a large table's with references to the records of the edition."""
    if not isinstance(records, LazyRecords):
        return records
    columns: dict[str, TypedColumn] = {}
    for name, column in records.columns.items():
        links = column.links
        if links is not None:
            links = {text: of_old.get(one, one) if one is not None else None for text, one in links.items()}
        columns[name] = replace(column, links=links)
    return LazyRecords(bare(records.spec), records.sheet, records.rows, records.places, columns)
