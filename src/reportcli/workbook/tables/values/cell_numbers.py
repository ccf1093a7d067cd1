"""Cells of numeric columns to Facts: a share is a fraction, a year is whole, a text is read with care."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from reportcli.model.collector import shown
from reportcli.model.fact import Derivation, Fact
from reportcli.model.refs import CellRef
from reportcli.model.value_class import replace
from reportcli.number_formats import settled
from reportcli.number_formats.multiples import split_multiple
from reportcli.workbook.contract.contract import Column
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.names import clean, fold
from reportcli.workbook.tables.values.cell_dates import day_of
from reportcli.workbook.tables.values.cell_formats import (
    TIMES,
    Meant,
    Purpose,
    meant,
    multiplied,
    seen,
    share,
)
from reportcli.workbook.tables.values.decimals import (
    FINEST,
    LARGEST,
    TooLargeNumber,
    exact,
    general_digits,
    money_digits,
)
from reportcli.workbook.tables.values.format_signs import writes_plus
from reportcli.workbook.tables.values.formulas import as_typed
from reportcli.workbook.tables.values.numbers_in_text import NumberInText, number_in_text, ungrouped
from reportcli.workbook.tables.values.reading import BAD, Bad, CellReading, Number, RowContext

YEARS = (1800, 2200)
WHOLE = frozenset({"integer", "year"})
MULTIPLE = re.compile(r"(?P<number>.*\d)\s*(?P<words>[^\W\d].{0,19})")
SPLIT_YEAR = re.compile(r"((?:18|19|20|21)\d\d) ?[/–-] ?(\d\d(?:\d\d)?)")


def split_year(cell: Cell, ref: CellRef) -> Fact | None:
    """A financial year that lies in two calendar years (2024/25, 2024-2025), as the cell writes it."""
    hit = SPLIT_YEAR.fullmatch(clean(cell.text)) if cell.kind == "s" else None
    if hit is None or not str(int(hit[1]) + 1).endswith(hit[2]):
        return None
    return Fact(Decimal(hit[1]), "year", sources=(ref,), decimals=0, written=hit[0])


def fact_of(
    reading: CellReading, cell: Cell, column: Column, ref: CellRef, *, row: RowContext, formula: str | None
) -> Fact | Bad:
    """The number of a cell with its unit, period and source; BAD, with a finding, for anything else."""
    if column.type == "year" and (split := split_year(cell, ref)):
        return replace(split, period=reading.period(column), sample=row.sample)
    unit = row.units.get(column.unit_from, "") if column.unit_from else ""
    kind = "percent" if unit == "%" else column.type
    power = 0 if kind in ("percent", "year") else reading.conventions.power
    purpose = Purpose.of(kind, unit or column.unit, reading.currency, power, stated=bool(unit))
    number = _fitting_number(reading, cell, column, ref, purpose=purpose)
    if isinstance(number, Bad):
        return BAD
    printed = reading.unit(column, kind, unit, number)
    _report_format(reading, cell, column, ref, number=number, unit="" if kind == "year" else printed)
    decimals = _decimals(number, column, printed)
    too_fine = (decimals or 0) > FINEST
    if too_fine and not _as_nothing(reading, cell, column, ref, formula=formula):
        return BAD
    return Fact(
        value=number.value,
        unit=printed,
        period=reading.period(column),
        sources=(ref,),
        derivation=_calculated(formula),
        decimals=0 if too_fine or kind in WHOLE else decimals,
        sample=row.sample,
        plus=number.value > 0 and _shows_plus(reading, cell),
    )


def _shows_plus(reading: CellReading, cell: Cell) -> bool:
    """Whether a cell shows a plus sign before its number, by its format or as it was typed."""
    typed = cell.kind == "s" and clean(cell.text).startswith("+")
    return typed or (cell.kind == "n" and writes_plus(reading.formats(cell.style)))


def _report_format(
    reading: CellReading, cell: Cell, column: Column, ref: CellRef, *, number: Number, unit: str
) -> None:
    """Reports what the format of a number shows and a page would not print; a text has none."""
    if number.meant is None:
        return
    reading.report_format(cell, column, ref, number.meant, unit=unit)


def _fitting_number(
    reading: CellReading, cell: Cell, column: Column, ref: CellRef, *, purpose: Purpose
) -> Number | Bad:
    """The number of a cell, whole where its column wants a whole one; BAD, with a finding, for another."""
    number = _number(reading, cell, column, ref, purpose=purpose)
    if number is None:
        return BAD
    unfit = _unfit(number.value, purpose.kind)
    return reading.misfit(cell, column, ref, unfit) if unfit else number


def _calculated(formula: str | None) -> Derivation | None:
    return Derivation("formula", formula=as_typed(formula)) if formula else None


def _decimals(number: Number, column: Column, unit: str) -> int | None:
    """What the contract states, else what the cell shows, at least the digits of its currency."""
    if column.decimals is not None:
        return column.decimals
    return money_digits(number.decimals, unit) if number.decimals else number.decimals


def _as_nothing(
    reading: CellReading, cell: Cell, column: Column, ref: CellRef, *, formula: str | None
) -> bool:
    """Reports a number too fine to be printed; whether it counts as nothing, as remains of a formula do."""
    if formula is None:
        reading.misfit(cell, column, ref, "number-too-small", found=reading.in_sheet(cell), most=str(FINEST))
        return False
    args = {"found": reading.in_sheet(cell), "column": column.name, "most": str(FINEST)}
    reading.diagnostics.warning("number-too-small", ref, group=column.name, **args)
    return True


def _unfit(value: Decimal, kind: str) -> str:
    """The code of what a number is not, where its column wants a whole one or a year; else ""."""
    if kind not in WHOLE:
        return ""
    if value != value.to_integral_value():
        return "not-whole"
    return "not-a-year" if kind == "year" and not YEARS[0] <= value <= YEARS[1] else ""


def _number(
    reading: CellReading, cell: Cell, column: Column, ref: CellRef, *, purpose: Purpose
) -> Number | None:
    if purpose.kind == "year" and (day := day_of(reading, cell)):
        return Number(Decimal(day.year), 0, False, "")
    if cell.kind == "s":
        return _number_as_text(reading, cell, column, ref, purpose=purpose)
    if cell.kind != "n":
        reading.misfit(cell, column, ref)
        return None
    try:
        value = exact(cell.text)
    except InvalidOperation as problem:
        reading.unreadable(cell, column, ref, problem)
        return None
    code = reading.formats(cell.style)
    shows = seen(value, code, reading.date1904)
    if shows.kind in TIMES:
        reading.misfit(cell, column, ref, "date-for-number")
        return None
    found = meant(value, code, shows, purpose)
    if purpose.kind == "percent":
        fraction = share(value, shows)
        return _share(reading, cell, column, ref, value=value, found=fraction, format_says=found)
    if shows.percent:
        reading.misfit(cell, column, ref, "percent-for-number")
        return None
    return Number(found.value, found.decimals, False, found.currency, found)


def _share(
    reading: CellReading, cell: Cell, column: Column, ref: CellRef, *, value: Decimal, found: Meant | None,
    format_says: Meant,
) -> Number | None:  # fmt: skip
    """A fraction: 19 % is 0.19. A bare 19 could be either, so it is refused."""
    if found is not None:
        said = format_says._replace(value=found.value * 100)
        return Number(found.value, found.decimals, True, "", said)
    if reading.conventions.percent:
        hundredth = value.scaleb(-2)
        return Number(hundredth, format_says.decimals, True, "", format_says)
    if abs(value) > 1:
        reading.misfit(cell, column, ref, "percent-without-sign", percent=f"{cell.text} %")
        return None
    if abs(value) == 1:
        reading.diagnostics.warning("percent-one", ref, group=column.name, found=cell.text)
    return Number(value, max(general_digits(value) - 2, 0), True, "", format_says._replace(value=value * 100))


def _misfit_of_text(reading: CellReading, text: str, read: NumberInText, kind: str) -> str | None:
    """What a text is not the number of its column by, "" for no number at all; None where it is one."""
    if read.problem == "ambiguous":
        return "ambiguous-number"
    if fold(text) in reading.words.blank:
        return "blank-word"
    if read.problem:
        return ""
    if reading.marks is not None and not reading.marks.fit(text):
        return "source-number-marks"
    if kind != "percent":
        return "percent-for-number" if read.percent else None
    doubtful = abs(read.value) >= 1 or (read.value and reading.conventions.signs)
    return "percent-without-sign" if not read.percent and doubtful else None


def _in_full(text: str, reading: CellReading) -> str:
    """The number that a text states in thousands or millions, in full: 6200 of “6.2k”; "" for others."""
    hit = MULTIPLE.fullmatch(text)
    if hit is None or not (multiples := split_multiple(hit["words"])):
        return ""
    read = number_in_text(hit["number"], reading.currency, reading.conventions.mark_of(text))
    power, rest = multiples[0]
    if read.problem or (rest and not settled(rest, reading.currency)):
        return ""
    return f"{multiplied(read.value, power):f}"


def _number_as_text(
    reading: CellReading, cell: Cell, column: Column, ref: CellRef, *, purpose: Purpose
) -> Number | None:
    kind, text = purpose.kind, clean(cell.text)
    read = number_in_text(text, reading.currency, reading.conventions.mark_of(text))
    if kind == "percent" and reading.conventions.percent:
        read = read._replace(percent=True)
    if not read.problem and read.value.adjusted() >= LARGEST:
        reading.unreadable(cell, column, ref, TooLargeNumber())
        return None
    misfit = _misfit_of_text(reading, text, read, kind)
    if misfit is not None:
        reading.misfit(cell, column, ref, misfit, **_mend_of(text, misfit, reading))
        return None
    if reading.marks is None:
        args = {"found": shown(cell.text), "value": f"{read.value:f}{' %' if read.percent else ''}"}
        reading.diagnostics.note("number-as-text", ref, group=column.name, **args)
    value = read.value.scaleb(-2) if read.percent else multiplied(read.value, purpose.power)
    decimals = read.decimals if kind != "percent" or read.percent else max(0, read.decimals - 2)
    decimals = max(0, decimals - purpose.power)
    return Number(value, decimals, read.percent, read.currency)


def _mend_of(text: str, misfit: str, reading: CellReading) -> dict[str, str]:
    """What a finding says of how a text becomes a number: in full, in groups of three, with its sign."""
    if misfit == "percent-without-sign":
        return {"percent": f"{text} %"}
    if not misfit and (full := _in_full(text, reading)):
        return {"remedy": "multiple", "full": full}
    if not misfit and (likely := ungrouped(text)):
        return {"remedy": "grouped", "full": likely[0], "other": likely[1]}
    return {}
