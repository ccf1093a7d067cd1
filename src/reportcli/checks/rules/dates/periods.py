"""Dates agree with the year that is reported: the closing date, the report's date, what happened in the
year.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import contradiction, fact, language, table
from reportcli.checks.support.roles import entries, tables_of
from reportcli.expressions.date_formats import date_text
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.contract.contract import Column
from reportcli.workbook.tables.record import Record, columns_of, value_of
from reportcli.workbook.tables.table import Table
from reportcli.workbook.workbook import Workbook

ORGANISATION, START = "organisation", "period_start"
LASTING = ("start", "end")
Period = tuple[date, date]
"""First and last day."""


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
                workbook,
                "closing-outside-year",
                organisation,
                "closing_date",
                organisation=organisation,
                year=number,
            )
        if isinstance(closing, date) and isinstance(reported, date) and reported < closing:
            yield _finding(
                workbook,
                "report-before-closing",
                organisation,
                "report_date",
                organisation=organisation,
                year=number,
            )
        start = value_of(organisation, START) if START in columns_of(organisation) else None
        if isinstance(closing, date) and isinstance(start, date) and start > closing:
            args = {"stated": date_text(start, "long", language(workbook))}
            cells = [(organisation, "closing_date")]
            yield contradiction("start-after-closing", organisation, START, cells, args=args)
        yield from _events(workbook, organisation, _year(organisation, years))


def _year(organisation: Record, years: set[int]) -> Period:
    """First and last day: the twelve months up to the closing date, where that agrees with the year; from
    `period_start` on, where it is stated.
    """
    closing = value_of(organisation, "closing_date")
    last = closing if isinstance(closing, date) and closing.year in years else date(max(years), 12, 31)
    first = _a_year_before(last) + timedelta(days=1) if last is closing else date(min(years), 1, 1)
    stated = value_of(organisation, START) if START in columns_of(organisation) else None
    return (stated if isinstance(stated, date) and stated <= last else first), last


def _a_year_before(day: date) -> date:
    """The end of the month twelve months earlier for a month's last day; else the same day."""
    after = day + timedelta(days=1)
    if after.day == 1:
        return after.replace(year=after.year - 1) - timedelta(days=1)
    return day.replace(year=day.year - 1)


def _events(workbook: Workbook, organisation: Record, year: Period) -> Iterator[Diagnostic]:
    lo = language(workbook)
    for each in workbook.tables.values():
        dated = _dated(workbook, each)
        for record in each.records if dated else ():
            for column in dated:
                day, shift = value_of(record, column.name), column.period or 0
                if (
                    not isinstance(day, date)
                    or _within(day, shift, _by_month(year) if column.type == "month" else year)
                    or _lasts(record, column.name, year)
                ):
                    continue
                first, last = (_shifted(one, shift) for one in year)
                args = {
                    "stated": date_text(day, "long", lo),
                    "first": date_text(first, "long", lo),
                    "last": date_text(last, "long", lo),
                }
                cells = [(organisation, "closing_date" if value_of(organisation, "closing_date") else "year")]
                yield contradiction("date-outside-year", record, column.name, cells, args=args)


def _dated(workbook: Workbook, each: Table) -> list[Column]:
    """The columns that say when something of the year was: not those about the making of the report, about
    people and the months of projects, nor where the contract says `period: any`.
    """
    roles = ("work", "team")
    if each.name == ORGANISATION or any(each.name in tables_of(workbook, role) for role in roles):
        return []
    months = {
        place.column
        for entry in entries(workbook, "projects")
        for place in entry.values()
        if place.table == each.name
    }
    columns = each.spec.columns.values()
    return [
        one
        for one in columns
        if one.type in ("date", "month") and not one.any_date and one.name not in months
    ]


def _by_month(year: Period) -> Period:
    """From the first day of its first month, as a month is that day."""
    return year[0].replace(day=1), year[1]


def _within(day: date, shift: int, year: Period) -> bool:
    first, last = (_shifted(one, shift) for one in year)
    return first <= day <= last


def _shifted(day: date, years: int) -> date:
    return (
        day.replace(year=day.year + years, day=min(day.day, 28) if day.month == 2 else day.day)
        if years
        else day
    )


def _lasts(record: Record, column: str, year: Period) -> bool:
    """Whether what begins or ends on a day lasts into the year."""
    if column not in LASTING or not set(LASTING) <= set(columns_of(record)):
        return False
    start, end = (value_of(record, name) for name in LASTING)
    first, last = year
    return isinstance(start, date) and isinstance(end, date) and start <= last and end >= first


def _finding(
    workbook: Workbook, code: str, record: Record, column: str, *, organisation: Record, year: int
) -> Diagnostic:
    day = value_of(record, column)
    other = "closing_date" if code == "report-before-closing" else "year"
    assert other in columns_of(organisation)
    args = {"stated": date_text(day, "long", language(workbook)), "year": year}
    return contradiction(code, record, column, [(organisation, other)], args=args)


RULE = Rule(
    150, ("closing-outside-year", "report-before-closing", "start-after-closing", "date-outside-year"), check
)
