"""“Monday 12 March 2024” was a Tuesday: the day of the week agrees with its date."""

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
from reportcli.workbook.tables.values.weekdays import Stated, weekday_name, weekdays_in
from reportcli.workbook.workbook import Workbook

CODE = "weekday-differs"


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each date of a text whose weekday is another."""
    language = workbook.languages[0] if workbook.languages else workbook.language
    order = date_order(language)
    seen: set[Where] = set()
    for passage in passages(workbook):
        seen.add(passage.where)
        for stated in weekdays_in(passage.text, language, order):
            if stated.is_wrong:
                where, args = passage.at(stated.start, stated.end), _args(passage.raw, stated, language)
                yield Diagnostic(CODE, Severity.WARNING, where, args, excerpt=passage.excerpt)
    for record, column, text in text_cells(workbook.tables.values(), is_short_text):
        place = where_of(record, column)
        for stated in weekdays_in(text, language, order) if place not in seen else ():
            if stated.is_wrong:
                yield Diagnostic(CODE, Severity.WARNING, place, _args(text, stated, language))


def _args(text: str, stated: Stated, language: str) -> dict[str, str]:
    return {
        "stated": text[stated.start : stated.end].strip(),
        "date": stated.day.isoformat(),
        "weekday": weekday_name(stated.day, language),
    }


RULE = Rule(185, (CODE,), check)
