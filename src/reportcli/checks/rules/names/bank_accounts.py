"""Bank accounts have the check digits of their number (ISO 13616: the rearranged number is 1 modulo 97)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.checks.support.records import texts_of
from reportcli.model.diagnostic import Diagnostic, warning

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")
LENGTHS = {"BE": 16, "FR": 27, "LU": 20, "NL": 18, "DE": 22}


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    for where, text in texts_of(workbook, "iban"):
        if not valid(text):
            yield warning("iban-invalid", where, stated=text)


def valid(text: str) -> bool:
    number = re.sub(r"[\s.\-]", "", text).upper()
    if not IBAN.fullmatch(number) or len(number) != LENGTHS.get(number[:2], len(number)):
        return False
    turned = number[4:] + number[:4]
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1
