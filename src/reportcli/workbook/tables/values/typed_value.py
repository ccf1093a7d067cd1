"""One raw cell to one typed value, by the type of its column; what does not fit is a finding at the cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import InvalidOperation

from reportcli.inputs.limits import MARKDOWN_BYTES
from reportcli.model.collector import shown
from reportcli.model.refs import CellRef
from reportcli.model.value_class import replace
from reportcli.number_formats import territory_of
from reportcli.workbook.contract.contract import MIXED, NUMERIC, PHOTO, Column
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.names import clean, fold, nearest
from reportcli.workbook.tables.record import CellText
from reportcli.workbook.tables.values.cell_dates import date_of, month_of_cell
from reportcli.workbook.tables.values.cell_formats import (
    TIMES,
    Purpose,
    hides_text,
    meant,
    seen,
    zeros,
)
from reportcli.workbook.tables.values.cell_numbers import fact_of
from reportcli.workbook.tables.values.decimals import exact
from reportcli.workbook.tables.values.format_signs import parts_digits
from reportcli.workbook.tables.values.reading import BAD, Bad, CellReading, CellValue, RowContext

LONGEST_CODE = 10**15
_WORDED = ("text", "markdown", "list")
"""Types whose numbers are words of a text, printed with the unit that their cell shows."""
FORMS = {
    "email": re.compile(r"[^\s@]+@[^\s@]+\.[^\s@.]+"),
    "url": re.compile(r"(https?://)?[^\s/:,;]+\.[^\s/.,;]{2,}(/\S*)?"),
    "phone": re.compile(r"[+(]?[0-9][0-9 ()./\u00a0\u202f-]{4,30}"),
}
"""What a text of these types looks like."""
TYPED_FORMULA = re.compile(
    r"""\s*=\s*[-+]?(?:\$?[A-Z]{1,3}\$?\d+\b|[A-Za-zÀ-ÿ][\w.]*\(|\d+(?:[.,]\d+)?\s*[-+*/^]|\(|'[^']+'!|\w+!\$?[A-Z])""",
    re.VERBOSE,
)
"""A text that its author meant as a formula: =A2, =SUM(B2:B9), =1+1, =Sheet!A1."""
TICKED = frozenset(["x", "✓", "✔", "☑", "☒", "✅", "🗹", "√", "⊠", "●", "•"])
UNTICKED = frozenset(["☐", "□", "✗", "✘", "❌", "✕", "✖", "○", "◻", "▢"])
"""Marks of lists that are ticked by hand: a box with a tick or a cross in it is ticked; a cross alone, other
than the letter x, says no."""


def typed_value(
    reading: CellReading, cell: Cell, column: Column, ref: CellRef, *, row: RowContext, formula: str | None
) -> CellValue | Bad | None:
    """The value of a cell, None for one that counts as blank, BAD for one that has a finding."""
    diagnostics = reading.diagnostics
    if cell.kind == "e":
        diagnostics.error("error-cell", ref, group=f"{column.name} {cell.text}", found=cell.text)
        return BAD
    if cell.formula is not None and not cell.text and cell.kind != "s":
        diagnostics.error("formula-without-value", ref, group=column.name, formula=shown(formula))
        return BAD
    if cell.kind == "s" and not clean(cell.text):
        return None
    if column.blank_words and cell.kind == "s" and fold(cell.text) in reading.words.blank:
        return None
    if column.type == MIXED and cell.kind in ("n", "d", "t"):
        column = replace(column, type="number")
    if column.type in NUMERIC:
        return fact_of(reading, cell, column, ref, row=row, formula=formula)
    return _CONVERTERS[column.type](reading, cell, column, ref)


def _text(reading: CellReading, cell: Cell, column: Column, ref: CellRef) -> CellText | Bad:
    text = _code_text(reading, cell, column, ref) if cell.kind == "n" else clean(cell.text)
    if cell.kind in ("b", "d", "t"):
        return reading.misfit(cell, column, ref)
    if isinstance(text, str) and len(text) > MARKDOWN_BYTES:
        return reading.misfit(
            cell, column, ref, "text-too-long", length=str(len(text)), most=str(MARKDOWN_BYTES)
        )
    if cell.kind == "s" and TYPED_FORMULA.match(cell.text):
        args = {"found": shown(cell.text), "column": column.name}
        reading.diagnostics.warning("formula-as-text", ref, group=column.name, **args)
    if cell.kind == "s" and hides_text(reading.formats(cell.style)):
        name, printed = column.name, shown(text)
        reading.diagnostics.warning("hidden-by-format", ref, group=name, column=name, printed=printed)
    return text if isinstance(text, Bad) else CellText(text, ref, markdown=column.type == "markdown")


def _code_text(reading: CellReading, cell: Cell, column: Column, ref: CellRef) -> str | Bad:
    """A number where text is meant: whole numbers keep their digits and the zeros of their format."""
    try:
        value = exact(cell.text)
    except InvalidOperation as problem:
        return reading.unreadable(cell, column, ref, problem)
    code = reading.formats(cell.style)
    shows = seen(value, code, reading.date1904)
    if shows.kind in TIMES or shows.percent:
        return reading.misfit(cell, column, ref, "number-for-text")
    if value != value.to_integral_value():
        return reading.misfit(cell, column, ref, "number-for-text")
    if abs(value) >= LONGEST_CODE:
        return reading.misfit(cell, column, ref, "digits-lost")
    said = meant(value, code, shows, Purpose.of(column.type, column.unit, reading.currency))
    if parts_digits(code, by_spaces=True) or (said.unit and column.type in _WORDED):
        return clean(reading.in_sheet(cell))
    reading.report_format(cell, column, ref, said._replace(lost=said.lost or said.unit))
    return str(int(value)).zfill(zeros(code))


def _code(reading: CellReading, cell: Cell, column: Column, ref: CellRef) -> CellText | Bad:
    text = _text(reading, cell, column, ref)
    if isinstance(text, str) and "\n" in text:
        return CellText(" ".join(text.split()), ref)
    return text


def _formed(reading: CellReading, cell: Cell, column: Column, ref: CellRef) -> CellText | Bad:
    """A text of a type that has a form."""
    text = _text(reading, cell, column, ref)
    if isinstance(text, str) and not FORMS[column.type].fullmatch(text):
        return reading.misfit(cell, column, ref)
    if column.type == "phone" and cell.kind == "n" and isinstance(text, str) and _lacks_zero(reading, text):
        args = {"found": reading.in_sheet(cell), "column": column.name}
        reading.diagnostics.warning("phone-as-number", ref, group=column.name, **args)
    return text


def _lacks_zero(reading: CellReading, number: str) -> bool:
    """Whether a number without a 0 before it is no whole one, which in North America it is."""
    return number[0] != "0" and territory_of(reading.language) not in ("US", "CA")


def _list(reading: CellReading, cell: Cell, column: Column, ref: CellRef) -> tuple[CellText, ...] | Bad:
    text = _text(reading, cell, column, ref)
    if isinstance(text, Bad):
        return text
    items = (item.strip().removeprefix("•").removeprefix("- ").strip() for item in re.split(r"[\n;]", text))
    return tuple(CellText(item, ref) for item in items if item)


def _choice(reading: CellReading, cell: Cell, column: Column, ref: CellRef) -> CellText | Bad:
    text = _text(reading, cell, column, ref)
    if isinstance(text, Bad):
        return text
    known = {fold(name): value for value, names in column.choices.items() for name in (value, *names)}
    value = known.get(fold(text))
    if value is None:
        names = sorted({names[0] if names else value for value, names in column.choices.items()})
        near = nearest(text, [n for names in column.choices.values() for n in names] or column.choices)
        return reading.misfit(cell, column, ref, "unknown-choice", names=", ".join(names), nearest=near)
    return CellText(value, ref, printed=text)


def _boolean(reading: CellReading, cell: Cell, column: Column, ref: CellRef) -> bool | Bad:
    if cell.kind in ("b", "n") and cell.text in ("0", "1"):
        return cell.text == "1"
    word = fold(cell.text).strip("\ufe0e\ufe0f ") if cell.kind == "s" else ""
    if word in reading.words.yes or word == "true" or word in TICKED:
        return True
    if word in reading.words.no or word == "false" or word in UNTICKED:
        return False
    return reading.misfit(cell, column, ref)


_CONVERTERS: dict[str, Callable[[CellReading, Cell, Column, CellRef], CellValue | Bad]] = {
    "text": _text,
    MIXED: _text,
    "markdown": _text,
    "code": _code,
    "ref": _code,
    PHOTO: _code,
    "email": _formed,
    "url": _formed,
    "phone": _formed,
    "list": _list,
    "choice": _choice,
    "date": date_of,
    "month": month_of_cell,
    "boolean": _boolean,
}
