"""Amounts in CFA francs with their euros beside them agree with the fixed rate of 655.957 (Council decision
98/683/EC).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.prose import passages
from reportcli.checks.support.records import shown
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.fact import Fact, round_half_up
from reportcli.workbook.workbook import Workbook

RATE = Decimal("655.957")
NUMBER = r"(\d{1,3}(?:[ .\u00a0\u202f]\d{3}){1,6}|\d{1,18})"
PAIR = re.compile(
    r"(?<!\d)"
    + NUMBER
    + r"\s{0,3}(?:F\.?\s?CFA|XOF|XAF)\W{0,4}\([^()\d]{0,24}"
    + NUMBER
    + r"\s{0,3}(?:€|EUR|euro)"
)
WITHIN = Decimal("0.001")  # of the amount; whole euros besides


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each pair of amounts that is off by more than one euro and one thousandth."""
    for passage in passages(workbook):
        for match in PAIR.finditer(passage.text):
            francs, euros = (Decimal(re.sub(r"\D", "", part)) for part in match.groups())
            exact = francs / RATE
            if abs(exact - euros) <= max(Decimal(1), exact * WITHIN):
                continue
            args = {
                "amount": shown(Fact(francs, "XOF"), workbook),
                "stated": shown(Fact(euros, "EUR"), workbook),
                "calculated": shown(Fact(round_half_up(exact, 0), "EUR"), workbook),
            }
            where = passage.at(match.start(), match.end())
            yield Diagnostic("conversion-differs", Severity.WARNING, where, args, excerpt=passage.excerpt)


RULE = Rule(340, ("conversion-differs",), check)
