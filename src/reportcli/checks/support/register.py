"""The register of names: organisations, people, projects and places, from every table that lists or cites
them. Which tables do is said by the roles of the contract.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from reportcli.checks.support.records import text_of
from reportcli.checks.support.roles import cited_tables, entries, tables_of
from reportcli.model.refs import Where
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.contract import RolePlace
from reportcli.workbook.tables.record import Record, has_columns, value_of, where_of
from reportcli.workbook.workbook import Workbook

NAMED = ("name", "full_name", "acronym", "short", "title")
"""Columns that may hold a record's name, the usual one first."""
ALIKE = 0.88  # of two keys; SOLIDARITIS and Solidaris are 0.90 alike
_NO_LETTER = re.compile(r"[^a-z0-9]+")
APART = 2  # letters by which the lengths of names that are alike may differ


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in a cell. listed: the cell is the record's own name, not a citation of it."""

    text: str
    table: str
    where: Where | None
    record: Record
    column: str
    listed: bool


@lru_cache(maxsize=65_536)
def name_key(text: str) -> str:
    """Letters and digits alone: names with one key are one name, spelled in several ways."""
    if text.isascii():
        return _NO_LETTER.sub("", text.lower())
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


def misspelt(left: str, right: str, alike: float = ALIKE) -> bool:
    """Whether two keys differ by a letter or two, neither being the beginning of the other. alike: 0..1, the
    share of letters that agree at least.
    """
    if abs(len(left) - len(right)) > APART or left.startswith(right) or right.startswith(left):
        return False
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return matcher.quick_ratio() >= alike and matcher.ratio() >= alike


def listed(workbook: Workbook, table: str) -> list[Mention]:
    """The names of the records of a table."""
    each = workbook.tables.get(table)
    if each is None or each.spec.form == "key-value":
        return []
    columns = [name for name in NAMED if name in each.spec.columns]
    return list(_mentions(each.records, columns, table, listed=True))


def listed_at(workbook: Workbook, places: Iterable[RolePlace]) -> Iterator[Mention]:
    """The names in columns that the contract gives."""
    for place in places:
        yield from _mentions(workbook.tables[place.table].records, [place.column], place.table, listed=True)


def cited(workbook: Workbook) -> Iterator[Mention]:
    """Names that other tables cite as text, with the table that lists them."""
    targets = cited_tables(workbook)
    for each in workbook.tables.values():
        for column in each.spec.columns.values():
            target = targets.get(column.name, each.name)
            cites = target != each.name and target in workbook.tables
            if cites and column.type in ("text", "list", "code") and not column.refers:
                yield from _mentions(each.records, [column.name], target, listed=False)


def _mentions(
    records: Sequence[Record], columns: list[str], target: str, *, listed: bool
) -> Iterator[Mention]:
    for record in records:
        for column in columns:
            for text in _texts(record, column):
                if text.strip():
                    yield Mention(text.strip(), target, where_of(record, column), record, column, listed)


def _texts(record: Record, column: str) -> Iterator[str]:
    """The text of a cell, or the texts of a list."""
    if has_columns(record, (column,)):
        value = value_of(record, column)
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                yield str.__str__(text)


@dataclass(frozen=True, slots=True)
class Person:
    """A person as a row names them. key: their words' letters in any order; spelling: also the accents.

    listed: in the team or the board, where names are right.
    """

    text: str
    key: str
    spelling: str
    where: Where | None
    listed: bool


def people(workbook: Workbook) -> Iterator[Person]:
    """Everyone whom a table names (role `persons`): the team, the board, authors, the publisher. Table by
    table as the contract names them; full names before those of two columns.
    """
    team = tables_of(workbook, "team")
    every = [(entry.get("") or entry["last"], entry) for entry in entries(workbook, "persons")]
    tables = list(dict.fromkeys(place.table for place, _ in every))
    for place, entry in sorted(every, key=lambda one: (tables.index(one[0].table), "first" in one[1])):
        for record in workbook.tables[place.table].records:
            names = list(_texts(record, place.column))
            if "first" in entry:
                parts = (text_of(record, entry["first"].column), text_of(record, place.column))
                names = [" ".join(parts)] if all(parts) else []
            for text in names:
                if len(text.split()) > 1:
                    yield _person(text, where_of(record, place.column), place.table in team)


def _person(text: str, where: Where | None, listed: bool) -> Person:
    words = text.casefold().replace("’", "'").split()
    key = "".join(sorted(name_key(word) for word in words))
    return Person(text, key, " ".join(sorted(words)), where, listed)
