"""Dates agree with the year that is reported: the closing date, the report's date, what happened in the
year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, fact, language, table
from reportcli.checks.support.roles import tables_of
from reportcli.expressions.formats import date_text
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import Record, columns_of, value_of
from reportcli.workbook.workbook import Workbook

ORGANISATION = "organisation"


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """Findings at the dates of the organisation and at those of what happened in the year."""
    for organisation in table(workbook, ORGANISATION, "year", "closing_date", "report_date"):
        year = fact(organisation, "year")
        if year is None:
            continue
        number = int(year.value)
        years = {number, number + 1} if year.written else {number}
        closing, reported = value_of(organisation, "closing_date"), value_of(organisation, "report_date")
        if isinstance(closing, date) and closing.year not in years:
            yield _finding(
                workbook, "closing-outside-year", organisation, "closing_date", organisation, number
            )
        if isinstance(closing, date) and isinstance(reported, date) and reported < closing:
            yield _finding(
                workbook, "report-before-closing", organisation, "report_date", organisation, number
            )
        yield from _events(workbook, organisation, years)


def _events(workbook: Workbook, organisation: Record, years: set[int]) -> Iterator[Diagnostic]:
    outside = {ORGANISATION, *tables_of(workbook, "work")}  # dates of the making, not of the year
    for each in workbook.tables.values():
        if each.name in outside:
            continue
        dated = [column for column in each.spec.columns.values() if column.type == "date"]
        for record in each.records:
            for column in dated:
                day, shift = value_of(record, column.name), column.period or 0
                if isinstance(day, date) and day.year - shift not in years:
                    meant = min(years) + shift
                    yield _finding(workbook, "date-outside-year", record, column.name, organisation, meant)


def _finding(
    workbook: Workbook, code: str, record: Record, column: str, organisation: Record, year: int
) -> Diagnostic:
    day = value_of(record, column)
    other = "closing_date" if code == "report-before-closing" else "year"
    assert other in columns_of(organisation)
    args = {"stated": date_text(day, "long", language(workbook)), "year": year}
    return contradiction(code, record, column, [(organisation, other)], args)


RULE = Rule(150, ("closing-outside-year", "report-before-closing", "date-outside-year"), check)
