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
from reportcli.model.value_class import dataclass
from reportcli.workbook.contract.contract import RolePlace
from reportcli.workbook.tables.record import Record, columns_of, table_of, value_of, where_of
from reportcli.workbook.workbook import Workbook

PHOTOS = "photos"
SHORT = 60  # characters: a cell that holds a name, not a sentence


@dataclass(frozen=True, slots=True)
class Listed:
    """The countries that a workbook lists. names: folded, with their ISO codes; ours: records by code;
    mistaken: code of a country that is not listed -> code of the listed one that it is taken for.
    """

    place: RolePlace
    names: Mapping[str, str]
    ours: Mapping[str, Record]
    mistaken: Mapping[str, str]
    pattern: re.Pattern[str]

    def named(self, text: str) -> dict[str, str]:
        """The mistaken countries of a text by code, as the text calls them first."""
        found: dict[str, str] = {}
        for match in self.pattern.finditer(flat(text)):
            code = self.names[match.group()]
            if code in self.mistaken:
                found.setdefault(code, text[match.start() : match.end()])
        return found


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each text that names a neighbour of a listed country (role `countries`): in a row of that
    country, or alone in its cell.
    """
    aside = {PHOTOS, *tables_of(workbook, "work")}
    tables = [each for each in workbook.tables.values() if each.name not in aside]
    for listed in [_listed(workbook, place) for place in places(workbook, "countries")]:
        if listed.mistaken:
            for record, column, text in text_cells(tables, lambda _, one: one.type in ("text", "markdown")):
                yield from _findings(listed, record, column, text)


def _listed(workbook: Workbook, place: RolePlace) -> Listed:
    names, groups = country_names()
    named = [(flat(text_of(one, place.column)), one) for one in table(workbook, place.table, place.column)]
    ours = {names[name]: one for name, one in named if name in names}
    mistaken = {
        code: mine for group in groups for mine in group if mine in ours for code in group - set(ours)
    }
    return Listed(place, names, ours, mistaken, re.compile(rf"(?<!\w)(?:{any_of(names)})(?!\w)"))


def _findings(listed: Listed, record: Record, column: str, text: str) -> Iterator[Diagnostic]:
    country = _country(record, listed.place.table)
    for code, stated in sorted(listed.named(text).items()):
        meant = listed.ours[listed.mistaken[code]]
        alone = country is None and len(text) <= SHORT and flat(text) in listed.names
        if country == meant or alone:
            args = {"stated": stated, "nearest": text_of(meant, listed.place.column)}
            related = (Related("listed-here", where_of(meant, listed.place.column)),)
            where = where_of(record, column)
            yield Diagnostic("country-named-as-neighbour", Severity.WARNING, where, args, related)


def _country(record: Record, countries: str) -> Record | None:
    """The country that a row is about; of the list of countries, the row itself."""
    if table_of(record) == countries:
        return record
    values = (value_of(record, column) for column in columns_of(record))
    found = (value for value in values if isinstance(value, Record) and table_of(value) == countries)
    return next(found, None)


RULE = Rule(250, ("country-named-as-neighbour",), check)
