"""The register of names: organisations, people, projects and places, from every table that lists or cites
them.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from reportcli.model.refs import Where
from reportcli.workbook.tables.record import columns_of, value_of, where_of
from reportcli.workbook.tables.table import Table

if TYPE_CHECKING:
    from reportcli.workbook.workbook import Workbook

NAMED = ("name", "full_name", "acronym", "short", "title")
# A column of the left name cites a record of the right table, when it is text and not a reference already.
CITES = {
    "partner": "partners",
    "partners": "partners",
    "project": "projects",
    "projects": "projects",
    "country": "countries",
    "person": "people",
    "donor": "donors",
    "collection": "collections",
}
# Where people are named; in OURS, as they are called.
PERSONS = {
    "people": ("full_name",),
    "board": ("name",),
    "helpers": ("name",),
    "contacts": ("name",),
    "publications": ("authors",),
    "organisation": ("publisher",),
    "testimonies": ("name",),
}
OURS = ("people", "board")
LISTS = ("partners", "donors", "projects", "countries", "organisations", "members")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in a cell. listed: the cell is the record's own name, not a citation of it."""

    text: str
    table: str
    where: Where | None
    record: Any
    column: str
    listed: bool


@lru_cache(maxsize=8192)
def name_key(text: str) -> str:
    """Letters and digits alone: names with one key are one name, spelled in several ways."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum())


def listed(workbook: Workbook, table: str) -> list[Mention]:
    """The names of the records of a table."""
    each = workbook.tables.get(table)
    if each is None or each.spec.form == "key-value":
        return []
    columns = [name for name in NAMED if name in each.spec.columns]
    return list(_cells(each, columns, table, listed=True))


def cited(workbook: Workbook) -> Iterator[Mention]:
    """Names that other tables cite as text, with the table that lists them."""
    for each in workbook.tables.values():
        for column in each.spec.columns.values():
            target = CITES.get(column.name)
            if (
                target
                and target != each.name
                and column.type in ("text", "list", "code")
                and target in workbook.tables
            ):
                yield from _cells(each, [column.name], target, listed=False)


def _cells(each: Table, columns: list[str], target: str, *, listed: bool) -> Iterator[Mention]:
    for record in each.records:
        for column in columns:
            if column not in columns_of(record):
                continue
            value = value_of(record, column)
            for text in value if isinstance(value, tuple) else (value,):
                if isinstance(text, str) and text.strip():
                    yield Mention(
                        str.__str__(text).strip(), target, where_of(record, column), record, column, listed
                    )


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
    """Everyone whom a table names: the team, the board, helpers, contacts, authors, the publisher."""
    for name, columns in PERSONS.items():
        each = workbook.tables.get(name)
        for record in each.records if each is not None else ():
            for column in columns:
                if column not in columns_of(record):
                    continue
                value = value_of(record, column)
                for text in value if isinstance(value, tuple) else (value,):
                    if isinstance(text, str) and len(text.split()) > 1:
                        yield _person(str.__str__(text), where_of(record, column), name in OURS)
            if name == "people" and {"first_name", "last_name"} <= set(columns_of(record)):
                both = [value_of(record, column) for column in ("first_name", "last_name")]
                if all(isinstance(part, str) for part in both):
                    yield _person(" ".join(both), where_of(record, "last_name"), True)


def _person(text: str, where: Where | None, listed: bool) -> Person:
    words = text.casefold().replace("’", "'").split()
    key = "".join(sorted(name_key(word) for word in words))
    return Person(text, key, " ".join(sorted(words)), where, listed)
