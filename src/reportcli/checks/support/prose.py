"""Prose as it was typed: text files line by line and text cells, without expressions, addresses and
quotations.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reportcli.checks.support.records import is_short_text, text_cells
from reportcli.checks.support.roles import places
from reportcli.model.refs import CellRef, Position, Span, Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.contract import Column
from reportcli.workbook.tables.record import Record, where_of
from reportcli.workbook.tables.table import Table
from reportcli.workbook.workbook import Workbook

# What is no running text, replaced by as many blanks: places stay true.
# Every part is bounded, or ends where it could begin again: one long word is read once, not once a letter.
UNREAD = re.compile(
    r"\{\{[^\n]{0,2000}?\}\}|<[^<>\n]*>|\]\([^()\n]*\)|\[\^[^\[\]\n]*\]:?|«[^«»\n]*»|“[^“”\n]*”|`[^`\n]*`"
    r"|\b(?:https?://|www\.)\S+|[^\s@]{1,100}@\S+"
    r"|(?<![\w-])[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,6}(?:/\S*)?\b"
    r"|^[ \t]{0,12}\d{1,3}[.)](?=\s)",  # the marker of a list (CommonMark 5.2)
    re.MULTILINE,
)

BLANK_WORDS = (
    "name", "amount", "number", "date", "insert", "figure", "year", "place", "text", "nom", "montant",
    "nombre", "chiffre", "année", "lieu", "texte", "insérer", "naam", "bedrag", "aantal", "datum",
    "jaar", "plaats", "tekst", "invoegen", "betrag", "anzahl", "jahr", "ort", "einfügen", "xx", "x",
)  # fmt: skip
"""What a form leaves to be filled in, in four languages: [name], {bedrag}."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of a text file, or one cell. raw: as typed; text: with what is no prose blanked out."""

    name: str
    raw: str
    text: str
    where: Where
    record: Record | None = None

    def at(self, start: int, end: int) -> Where:
        """The place of some of its characters."""
        if isinstance(self.where, Span):
            line = self.where.start.line
            return Span(self.where.file, Position(line, start + 1), Position(line, end + 1))
        return self.where

    @property
    def excerpt(self) -> str | None:
        """The line of a text file, for a caret below it; a cell has none."""
        return self.raw if isinstance(self.where, Span) else None


def passages(workbook: Workbook) -> Iterator[Passage]:
    """All prose of the workbook: its texts, then its cells of running text."""
    for text in workbook.texts.values():
        if isinstance(text.where, Span):
            yield from _lines(text.file, text.source)
    named = {(place.table, place.column) for place in places(workbook, "prose")}

    def is_prose(each: Table, column: Column) -> bool:
        """Whether a column holds running text."""
        return column.type == "markdown" or (each.name, column.name) in named

    for record, column, raw in text_cells(workbook.tables.values(), is_prose):
        where = where_of(record, column)
        if isinstance(where, CellRef):
            yield Passage(where.a1, raw, blanked(raw), where, record)


def all_texts(workbook: Workbook) -> Iterator[Passage]:
    """All prose, then the short texts of cells, each place once; of short texts nothing is blanked out."""
    seen: set[Where] = set()
    for passage in passages(workbook):
        seen.add(passage.where)
        yield passage
    for record, column, raw in text_cells(workbook.tables.values(), is_short_text):
        where = where_of(record, column)
        if isinstance(where, CellRef) and where not in seen:
            yield Passage(where.a1, raw, raw, where, record)


def _lines(file: str, source: str) -> Iterator[Passage]:
    front = source.startswith("---\n")
    for number, line in enumerate(source.splitlines(), 1):
        if front:
            front = number == 1 or line.strip() != "---"
            continue
        if line.strip() and not line.startswith("[^"):
            yield Passage(
                file, line, blanked(line), Span(file, Position(number, 1), Position(number, len(line) + 1))
            )


@lru_cache(maxsize=4096)
def blanked(text: str) -> str:
    """The text with blanks in the place of what is no prose of the author's own."""
    return UNREAD.sub(lambda match: " " * len(match.group()), text)


@lru_cache(maxsize=4096)
def flat(text: str) -> str:
    """Small letters without accents, marks of emphasis as blanks: character for character as long."""
    return "".join(map(_flat, text))


@lru_cache(maxsize=1024)
def _flat(character: str) -> str:
    if character in "*_":
        return " "
    return "'" if character == "’" else unicodedata.normalize("NFD", character.casefold())[:1] or " "


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
