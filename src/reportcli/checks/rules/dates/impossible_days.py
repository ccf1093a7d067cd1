"""“31 April 2024”: the month has that day."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.prose import passages
from reportcli.checks.support.records import is_short_text, text_cells
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import Where
from reportcli.number_formats import date_order
from reportcli.workbook.tables.record import where_of
from reportcli.workbook.tables.values.impossible_days import impossible_days
from reportcli.workbook.workbook import Workbook

CODE = "day-impossible"


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each day of a text that its month does not have."""
    language = workbook.languages[0] if workbook.languages else workbook.language
    order = date_order(language)
    seen: set[Where] = set()
    for passage in passages(workbook):
        seen.add(passage.where)
        for first, last in impossible_days(passage.text, language, order):
            where, args = passage.at(first, last), {"stated": passage.raw[first:last]}
            yield Diagnostic(CODE, Severity.WARNING, where, args, excerpt=passage.excerpt)
    for record, column, text in text_cells(workbook.tables.values(), is_short_text):
        place = where_of(record, column)
        for first, last in impossible_days(text, language, order) if place not in seen else ():
            yield Diagnostic(CODE, Severity.WARNING, place, {"stated": text[first:last]})


RULE = Rule(186, (CODE,), check)
