"""Bank accounts have the form of their country and its check digits (ISO 13616; the rearranged number is 1
modulo 97).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import texts_of
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.workbook.tables.record import where_of
from reportcli.workbook.workbook import Workbook

SHAPE = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{11,30}")


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each cell of a column `iban` that is no account number."""
    for record, column, text in texts_of(workbook, "iban"):
        if not valid(text):
            yield warning("iban-invalid", where_of(record, column), stated=text)


def valid(text: str) -> bool:
    """Whether a text is an IBAN. A country, or a bank of one, that is not known is not held against it: such
    lists grow old.
    """
    from stdnum import iban
    from stdnum.exceptions import InvalidComponent, ValidationError

    number = iban.compact(text)
    try:
        iban.validate(number)
    except InvalidComponent:
        return SHAPE.fullmatch(number) is not None
    except ValidationError:
        return False
    return True


RULE = Rule(190, ("iban-invalid",), check)
