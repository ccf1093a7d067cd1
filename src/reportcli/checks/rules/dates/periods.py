"""Dates agree with the year that is reported: the closing date, the report's date, what happened in the
year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from reportcli.checks.support.records import contradiction, fact, table
from reportcli.expressions.formats import date_text
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import columns_of, value_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

OUTSIDE = {"organisation", "plan", "waivers"}  # their dates are of the making, not of the year


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    for organisation in table(workbook, "organisation", "year", "closing_date", "report_date"):
        year = fact(organisation, "year")
        if year is None:
            continue
        number = int(year.value)
        years = {number, number + 1} if year.written else {number}
        closing, told = value_of(organisation, "closing_date"), value_of(organisation, "report_date")
        if isinstance(closing, date) and closing.year not in years:
            yield _finding(
                workbook, "closing-outside-year", organisation, "closing_date", organisation, number
            )
        if isinstance(closing, date) and isinstance(told, date) and told < closing:
            yield _finding(
                workbook, "report-before-closing", organisation, "report_date", organisation, number
            )
        yield from _events(workbook, organisation, years)


def _events(workbook: Workbook, organisation: Any, years: set[int]) -> Iterator[Diagnostic]:
    for each in workbook.tables.values():
        if each.name in OUTSIDE:
            continue
        dated = [column for column in each.spec.columns.values() if column.type == "date"]
        for record in each.records:
            for column in dated:
                day, shift = value_of(record, column.name), column.period or 0
                if isinstance(day, date) and day.year - shift not in years:
                    meant = min(years) + shift
                    yield _finding(workbook, "date-outside-year", record, column.name, organisation, meant)


def _finding(
    workbook: Workbook, code: str, record: Any, column: str, organisation: Any, year: int
) -> Diagnostic:
    from reportcli.checks.support.records import language

    day = value_of(record, column)
    other = "closing_date" if code == "report-before-closing" else "year"
    assert other in columns_of(organisation)
    args = {"stated": date_text(day, "long", language(workbook)), "year": year}
    return contradiction(code, record, column, [(organisation, other)], args)
