"""Belgian enterprise numbers end with 97 minus their first eight digits modulo 97 (Crossroads Bank for
Enterprises).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.checks.support.records import texts_of
from reportcli.model.diagnostic import Diagnostic, warning

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    for where, text in texts_of(workbook, "company_number"):
        digits = re.sub(r"^BE|[\s.\-]", "", text.upper())
        if digits.isascii() and digits.isdigit() and not valid(digits):
            yield warning("enterprise-number-invalid", where, stated=text)


def valid(digits: str) -> bool:
    full = digits.zfill(10)
    return len(full) == 10 and full[0] in "01" and int(full[8:]) == 97 - int(full[:8]) % 97
