"""Numbers in registers of enterprises have the check digits of their own country; a country whose numbers
have none, such as the United Kingdom or the Netherlands, is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.number_countries import agrees, compact, country_of
from reportcli.checks.support.records import texts_of
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.workbook.tables.record import where_of
from reportcli.workbook.workbook import Workbook

SCHEMES = {
    "be": ("businessid",),  # Crossroads Bank for Enterprises: 97 minus the first eight digits modulo 97
    "dk": ("cvr",),
    "ee": ("registrikood",),
    "fi": ("ytunnus",),
    "fr": ("siren", "siret"),
    "no": ("orgnr",),
    "pt": ("nif",),
    "se": ("orgnr",),
}
WITHOUT_ZERO = 9
"""Digits of a Belgian number whose first, 0, was lost, as in a cell of numbers: it has ten."""
NUMBER = re.compile(r"(?:NO|NR|N°)?(?P<country>[A-Z]{2})?(?P<digits>\d+)")  # “No 123” is not of Norway


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each number in a column `company_number` that its country could not have given."""
    for record, column, text in texts_of(workbook, "company_number"):
        number = NUMBER.fullmatch(compact(text))
        if number is None:
            continue
        country = (number["country"] or "").lower() or country_of(workbook, record)
        if country == "be" and len(number["digits"]) == WITHOUT_ZERO:
            where = where_of(record, column)
            args = {"stated": text, "country": country.upper(), "remedy": "zero"}
            yield warning("enterprise-number-invalid", where, **args)
        elif not agrees(number["digits"], country, SCHEMES):
            where = where_of(record, column)
            yield warning("enterprise-number-invalid", where, stated=text, country=country.upper())


RULE = Rule(200, ("enterprise-number-invalid",), check)
