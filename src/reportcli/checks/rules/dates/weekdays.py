"""“Monday 12 March 2024” was a Tuesday: the day of the week agrees with its date."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.prose import all_texts
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.number_formats import date_order
from reportcli.workbook.tables.values.weekdays import Stated, weekday_name, weekdays_in
from reportcli.workbook.workbook import Workbook

CODE = "weekday-differs"


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each date of a text whose weekday is another."""
    language = workbook.languages[0] if workbook.languages else workbook.language
    order = date_order(language)
    for passage in all_texts(workbook):
        for stated in weekdays_in(passage.text, language, order):
            if stated.is_wrong:
                where, args = passage.at(stated.start, stated.end), _args(passage.raw, stated, language)
                yield Diagnostic(CODE, Severity.WARNING, where, args, excerpt=passage.excerpt)


def _args(text: str, stated: Stated, language: str) -> dict[str, str]:
    return {
        "stated": text[stated.start : stated.end].strip(),
        "date": stated.day.isoformat(),
        "weekday": weekday_name(stated.day, language),
    }


RULE = Rule(185, (CODE,), check)
