"""“31 April 2024”: the month has that day."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.prose import all_texts
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.number_formats import date_order
from reportcli.workbook.tables.values.impossible_days import impossible_days
from reportcli.workbook.workbook import Workbook

CODE = "day-impossible"


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each day of a text that its month does not have."""
    language = workbook.languages[0] if workbook.languages else workbook.language
    order = date_order(language)
    for passage in all_texts(workbook):
        for first, last in impossible_days(passage.text, language, order):
            where, args = passage.at(first, last), {"stated": passage.raw[first:last]}
            yield Diagnostic(CODE, Severity.WARNING, where, args, excerpt=passage.excerpt)


RULE = Rule(186, (CODE,), check)
