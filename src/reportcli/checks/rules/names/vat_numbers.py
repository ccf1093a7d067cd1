"""VAT numbers have the check digits of their own country, as the tax authorities of the country make them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.number_countries import agrees, compact, country_of
from reportcli.checks.support.records import texts_of
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.workbook.tables.record import where_of
from reportcli.workbook.workbook import Workbook

NUMBER = re.compile(r"(?:[A-Z]{2,3})?[A-Z0-9]{0,2}\d{5,}(?:[A-Z]\d\d|[A-Z]{1,2}|MVA|MWST|TVA|IVA)?")
OTHERWISE = {"el": "gr", "xi": "gb"}  # prefixes that are no codes of ISO 3166-1


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each number in a column `vat` that its country could not have given."""
    for record, column, text in texts_of(workbook, "vat"):
        number = compact(text)
        if NUMBER.fullmatch(number) is None:
            continue  # a sentence says why there is no number
        prefix = number[:2].lower() if number[:2].isalpha() else country_of(workbook, record)
        country = OTHERWISE.get(prefix, prefix)
        if not agrees(number, country, schemes()):
            where = where_of(record, column)
            yield warning("vat-number-invalid", where, stated=text, country=country.upper())


@lru_cache(maxsize=1)
def schemes() -> dict[str, tuple[str, ...]]:
    """By country, the modules of `stdnum` that know its numbers."""
    from stdnum.eu.vat import MEMBER_STATES

    return dict.fromkeys((*MEMBER_STATES, "gb", "no"), ("vat",)) | {"ch": ("vat", "uid")}


RULE = Rule(205, ("vat-number-invalid",), check)
