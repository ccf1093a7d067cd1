"""Numbers that a country gives to organisations: which country a number is of, and its check digits there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from reportcli.checks.support.records import text_of
from reportcli.workbook.tables.record import Record, columns_of
from reportcli.workbook.workbook import Workbook

if TYPE_CHECKING:
    from stdnum.util import NumberValidationModule

DIALLING = {
    "30": "gr", "31": "nl", "32": "be", "33": "fr", "34": "es", "351": "pt", "352": "lu", "353": "ie",
    "358": "fi", "359": "bg", "36": "hu", "370": "lt", "371": "lv", "372": "ee", "385": "hr", "386": "si",
    "39": "it", "40": "ro", "41": "ch", "420": "cz", "421": "sk", "43": "at", "44": "gb", "45": "dk",
    "46": "se", "47": "no", "48": "pl", "49": "de",
}  # fmt: skip
"""Dialling code -> country (ITU-T E.164; ISO 3166-1 in small letters)."""
NUMBERED = ("vat", "iban")


def compact(text: str) -> str:
    """A number in capitals, without blanks, dots, hyphens and strokes."""
    return re.sub(r"[\s.\-/]", "", text.upper())


def country_of(workbook: Workbook, record: Record) -> str:
    """The country of an organisation by its row, ISO 3166-1 in small letters, "" when nothing says it: what
    stands before its numbers, its dialling code, the region of its language or of the report's.
    """
    return next((country for country in _signs(workbook, record) if country), "")


def _signs(workbook: Workbook, record: Record) -> Iterator[str]:
    columns = columns_of(record)
    for column in NUMBERED:
        found = re.match(r"([A-Z]{2})[\s.\-]?\d\d", text_of(record, column)) if column in columns else None
        yield found[1].lower() if found else ""
    phone = re.match(r"(?:\+|00)([\d ]+)", text_of(record, "phone")) if "phone" in columns else None
    digits = phone[1].replace(" ", "") if phone else ""
    yield next((land for code, land in DIALLING.items() if digits.startswith(code)), "")
    stated = text_of(record, "language") if "language" in columns else ""
    for language in (re.split(r"[,; ]", stated)[0], workbook.language):
        _, _, region = language.partition("-")
        yield region.lower() if len(region) == 2 else ""


def agrees(number: str, country: str, schemes: Mapping[str, Iterable[str]]) -> bool:
    """Whether a number passes one of a country's schemes, names of `stdnum` modules by country; a country
    without any is not judged.
    """
    from stdnum.util import get_cc_module

    found = (get_cc_module(country, name) for name in schemes.get(country, ()))
    modules = [module for module in found if module is not None]
    return not modules or any(_passes(module, number) for module in modules)


def _passes(module: NumberValidationModule, number: str) -> bool:
    from stdnum.exceptions import ValidationError

    try:
        module.validate(number)
    except ValidationError:
        return False
    return True
