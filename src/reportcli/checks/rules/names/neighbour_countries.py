"""A row of a country does not name its neighbour of nearly the same name (“République du Congo” for the
Democratic Republic; Guinea for Guinea-Bissau).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.countries import country_names
from reportcli.checks.support.prose import any_of, flat
from reportcli.checks.support.records import table, text_cells, text_of
from reportcli.checks.support.roles import places, tables_of
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.contract.contract import RolePlace
from reportcli.workbook.tables.record import Record, columns_of, table_of, value_of, where_of
from reportcli.workbook.workbook import Workbook

PHOTOS = "photos"
SHORT = 60  # characters: a cell that holds a name, not a sentence


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each text that names a neighbour of a listed country (role `countries`): in a row of that
    country, or alone in its cell.
    """
    for place in places(workbook, "countries"):
        yield from _neighbours(workbook, place)


def _neighbours(workbook: Workbook, place: RolePlace) -> Iterator[Diagnostic]:
    names, groups = country_names()
    named = [(flat(text_of(one, place.column)), one) for one in table(workbook, place.table, place.column)]
    ours = {names[name]: one for name, one in named if name in names}
    wrong = {code: mine for group in groups for mine in group if mine in ours for code in group - set(ours)}
    if not wrong:
        return
    pattern = re.compile(rf"(?<!\w)(?:{any_of(names)})(?!\w)")
    aside = {PHOTOS, *tables_of(workbook, "work")}
    tables = [each for each in workbook.tables.values() if each.name not in aside]
    for record, column, text in text_cells(tables, lambda _, one: one.type in ("text", "markdown")):
        country = _country(record, place.table)
        said = {names[found.group()] for found in pattern.finditer(flat(text))}
        for code in sorted(said & set(wrong)):
            meant = ours[wrong[code]]
            alone = country is None and len(text) <= SHORT and flat(text) in names
            if country == meant or alone:
                stated = _named(text, pattern, names, code)
                args = {"stated": stated, "nearest": text_of(meant, place.column)}
                related = (Related("listed-here", where_of(meant, place.column)),)
                where = where_of(record, column)
                yield Diagnostic("country-named-as-neighbour", Severity.WARNING, where, args, related)


def _country(record: Record, countries: str) -> Record | None:
    """The country that a row is about; of the list of countries, the row itself."""
    if table_of(record) == countries:
        return record
    values = (value_of(record, column) for column in columns_of(record))
    found = (value for value in values if isinstance(value, Record) and table_of(value) == countries)
    return next(found, None)


def _named(text: str, pattern: re.Pattern[str], names: Mapping[str, str], code: str) -> str:
    match = next(found for found in pattern.finditer(flat(text)) if names[found.group()] == code)
    return text[match.start() : match.end()]


RULE = Rule(250, ("country-named-as-neighbour",), check)
