"""Cells to dates and months: day numbers with a date format, and texts in the order of their column."""

from __future__ import annotations

from datetime import date

from reportcli.model.collector import shown
from reportcli.model.diagnostic import Severity
from reportcli.model.refs import CellRef
from reportcli.number_formats import date_order, territory_of
from reportcli.workbook.contract.contract import Column
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.names import clean
from reportcli.workbook.tables.values.cell_formats import format_kind, shows_day
from reportcli.workbook.tables.values.dates import (
    from_serial,
    from_text,
    month_from_text,
    other_reading,
    with_full_year,
)
from reportcli.workbook.tables.values.reading import Bad, CellReading
from reportcli.workbook.tables.values.weekdays import weekday_name, weekdays_in

LIKELY = range(1930, 2100)
"""Years of a date that lost its format: any other number is none."""


def date_of(reading: CellReading, cell: Cell, column: Column, ref: CellRef) -> date | Bad:
    """The date of a cell; BAD, with a finding, for anything else."""
    day = day_of(reading, cell)
    if day is None:
        return _no_date(reading, cell, column, ref)
    _report_other_reading(reading, cell, column, ref, day=day)
    if cell.kind == "s":
        _report_weekday(reading, clean(cell.text), column, ref)
    elif cell.kind == "n" and not shows_day(reading.formats(cell.style)):
        args = {"found": reading.in_sheet(cell), "read": day.isoformat(), "column": column.name}
        reading.diagnostics.note("date-shown-in-part", ref, group=column.name, **args)
    return day


def month_of_cell(reading: CellReading, cell: Cell, column: Column, ref: CellRef) -> date | Bad:
    """The first day of the month of a cell; BAD, with a finding, for anything else."""
    day = day_of(reading, cell)
    if day is not None:
        _report_other_reading(reading, cell, column, ref, day=day)
    elif cell.kind == "s":
        months, text = reading.words.months, clean(cell.text)
        day = month_from_text(text, months, reading.year, _order(reading), language=reading.language)
    return day.replace(day=1) if day is not None else _no_date(reading, cell, column, ref)


def _no_date(reading: CellReading, cell: Cell, column: Column, ref: CellRef) -> Bad:
    """The finding of a cell that is no date: one with two figures for its year lacks the century alone."""
    if (day := _likely_day(reading, cell)) is not None:
        return reading.misfit(cell, column, ref, remedy="serial", date=day.isoformat())
    text = with_full_year(clean(cell.text)) if cell.kind == "s" else ""
    months, order = reading.words.months, _order(reading)
    of_month = column.type == "month" and text
    if text and (
        from_text(text, months, order, reading.language)
        or (of_month and month_from_text(text, months, reading.year, order, language=reading.language))
    ):
        return reading.misfit(cell, column, ref, "year-of-two-digits", meant=text)
    return reading.misfit(cell, column, ref)


def _likely_day(reading: CellReading, cell: Cell) -> date | None:
    """The day that a number without a date format likely is: a whole day number within LIKELY."""
    day = from_serial(cell.text, reading.date1904) if cell.kind == "n" and cell.text.isdigit() else None
    return day if day is not None and day.year in LIKELY else None


def day_of(reading: CellReading, cell: Cell) -> date | None:
    """The date that a cell holds, None where it holds none."""
    if cell.kind == "n" and format_kind(reading.formats(cell.style)) == "date":
        return from_serial(cell.text, reading.date1904)
    if cell.kind not in ("s", "d"):
        return None
    return from_text(clean(cell.text), reading.words.months, _order(reading), reading.language)


def _report_weekday(reading: CellReading, text: str, column: Column, ref: CellRef) -> None:
    """A day of the week that is not that of its date."""
    for stated in weekdays_in(text, reading.language, _order(reading)):
        if stated.is_wrong:
            args = {"date": stated.day.isoformat(), "weekday": weekday_name(stated.day, reading.locale)}
            reading.diagnostics.warning("weekday-differs", ref, group=column.name, stated=shown(text), **args)


def _order(reading: CellReading) -> str:
    return reading.conventions.order or date_order(reading.language)


def _report_other_reading(
    reading: CellReading, cell: Cell, column: Column, ref: CellRef, *, day: date
) -> None:
    """Both dates that a text in figures may mean, where only the language says which is read."""
    both = other_reading(clean(cell.text)) if cell.kind == "s" and not reading.conventions.order else None
    if both is None:
        return
    other = next(each for each in both if each != day)
    unsaid = not territory_of(reading.language) and reading.language.lower() in ("", "en")
    reading.diagnostics.report(
        Severity.WARNING if unsaid else Severity.NOTE,
        "date-read-two-ways",
        ref,
        group=column.name,
        found=shown(clean(cell.text)),
        column=column.name,
        read=day.isoformat(),
        other=other.isoformat(),
    )
