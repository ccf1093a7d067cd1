"""A row of a country does not name its neighbour of nearly the same name (“République du Congo” for the
Democratic Republic; Guinea for Guinea-Bissau).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from reportcli.checks.support.prose import any_of, flat
from reportcli.checks.support.records import table
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.tables.record import Record, columns_of, table_of, value_of, where_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

COUNTRIES = "countries"
SHORT = 60  # characters: a cell that holds a name, not a sentence
SKIPPED = ("code", "url", "email", "phone")


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    names, groups = places()
    ours = {names[flat(str(value_of(one, "name")))]: one for one in table(workbook, COUNTRIES, "name")
            if flat(str(value_of(one, "name"))) in names}  # fmt: skip
    wrong = {code: mine for group in groups for mine in group if mine in ours for code in group - set(ours)}
    if not wrong:
        return
    pattern = re.compile(rf"(?<!\w)(?:{any_of(names)})(?!\w)")
    for record, column, text in _texts(workbook):
        country = _country(record)
        told = {names[found.group()] for found in pattern.finditer(flat(text))}
        for code in sorted(told & set(wrong)):
            meant = ours[wrong[code]]
            alone = country is None and len(text) <= SHORT and flat(text) in names
            if country == meant or alone:
                args = {"stated": _named(text, pattern, names, code), "nearest": str(value_of(meant, "name"))}
                related = (Related("listed-here", where_of(meant, "name")),)
                place = where_of(record, column)
                yield Diagnostic("country-named-as-neighbour", Severity.WARNING, place, args, related)


def _texts(workbook: Workbook) -> Iterator[tuple[Record, str, str]]:
    for each in workbook.tables.values():
        if each.name in ("waivers", "plan", "photos"):
            continue
        columns = [c for c in each.spec.columns.values() if c.type in ("text", "markdown")]
        for record in each.records if columns else ():
            for column in columns:
                value = value_of(record, column.name)
                if isinstance(value, str) and value.strip():
                    yield record, column.name, str.__str__(value)


def _country(record: Record) -> Any:
    """The country that a row is about; of the list of countries, the row itself."""
    if table_of(record) == COUNTRIES:
        return record
    values = (value_of(record, column) for column in columns_of(record))
    found = (value for value in values if isinstance(value, Record) and table_of(value) == COUNTRIES)
    return next(found, None)


def _named(text: str, pattern: re.Pattern[str], names: Mapping[str, str], code: str) -> str:
    match = next(found for found in pattern.finditer(flat(text)) if names[found.group()] == code)
    return text[match.start() : match.end()]


@lru_cache(maxsize=1)
def places() -> tuple[Mapping[str, str], tuple[frozenset[str], ...]]:
    """Folded names of countries by ISO 3166-1 code, in four languages, and the groups taken for another."""
    text = (resources.files(__package__) / "places.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    names = {flat(name): code for code, known in data["names"].items() for name in known}
    return names, tuple(frozenset(group) for group in data["confused"])
