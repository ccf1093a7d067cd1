"""One raw cell to one typed value, by the type of its column; what does not fit is a finding at the cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from reportcli.model.collector import Collector, shown
from reportcli.model.diagnostic import Severity
from reportcli.model.fact import Derivation, Fact
from reportcli.model.refs import CellRef, Where
from reportcli.workbook.contract.contract import NUMERIC, Column, Words
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.format_codes import NumberFormat, currency_codes, lost, number_format
from reportcli.workbook.names import clean, fold, nearest
from reportcli.workbook.tables.dates import from_serial, from_text, month_from_text
from reportcli.workbook.tables.decimals import digits_of, exact, percent_seen
from reportcli.workbook.tables.numbers_in_text import number_in_text
from reportcli.workbook.tables.record import CellText

LONGEST_CODE = 10**15


MISFITS = dict.fromkeys(NUMERIC, "not-a-number") | {
    "date": "not-a-date",
    "month": "not-a-month",
    "boolean": "not-yes-or-no",
    "email": "not-an-email",
    "url": "not-a-web-address",
    "phone": "not-a-phone-number",
}


class _Bad:
    """A cell that has a finding: it counts as blank, but not as forgotten."""

    def __repr__(self) -> str:
        return "BAD"


BAD = _Bad()


class Row(NamedTuple):
    """What the row says about its numbers: unit of its `unit_from` column, sample mark."""

    units: dict[str, str]
    sample: bool


class Number(NamedTuple):
    value: Decimal
    decimals: int | None
    percent: bool
    currency: str


SPLIT_YEAR = re.compile(r"((?:18|19|20|21)\d\d) ?[/–-] ?(\d\d(?:\d\d)?)")


def split_year(cell: Cell, ref: CellRef) -> Fact | None:
    """A financial year that lies in two calendar years (2024/25, 2024-2025), as the cell writes it."""
    hit = SPLIT_YEAR.fullmatch(clean(cell.text)) if cell.kind == "s" else None
    if hit is None or not str(int(hit[1]) + 1).endswith(hit[2]):
        return None
    return Fact(Decimal(hit[1]), "year", sources=(ref,), decimals=0, written=hit[0])


@dataclass(slots=True)
class Values:
    """Converts cells. currency: of the report; year: of the report, None while unknown."""

    diagnostics: Collector
    words: Words
    currency: str
    formats: Callable[[int], str]
    date1904: bool = False
    year: int | None = None
    exact: bool = True

    def typed(self, cell: Cell | None, column: Column, ref: CellRef, row: Row, formula: str | None) -> Any:
        """The value, None for a blank cell, BAD for one that has a finding."""
        if cell is None:
            return None
        if cell.kind == "e":
            self.diagnostics.error("error-cell", ref, group=f"{column.name} {cell.text}", found=cell.text)
            return BAD
        if cell.formula is not None and not cell.text and cell.kind != "s":
            self.diagnostics.error("formula-without-value", ref, group=column.name, formula=shown(formula))
            return BAD
        if cell.kind == "s" and not clean(cell.text):
            return None
        if column.blank_words and cell.kind == "s" and fold(cell.text) in self.words.blank:
            return None
        if column.type in NUMERIC:
            return self._fact(cell, column, ref, row, formula)
        return _CONVERTERS[column.type](self, cell, column, ref)

    def wrong(self, cell: Cell, column: Column, ref: CellRef, code: str = "", **args: object) -> _Bad:
        """A finding at the cell: `code`, or the one that says what the column's type expects."""
        code = code or MISFITS.get(column.type, "not-text")
        self.diagnostics.error(
            code, ref, group=column.name, found=self.as_seen(cell), column=column.name, **args
        )
        return BAD

    def as_seen(self, cell: Cell) -> str:
        """What a person sees in the cell, nearly."""
        shape = number_format(self.formats(cell.style)) if cell.kind == "n" else None
        if shape is not None and shape.kind == "date":
            day = from_serial(cell.text, self.date1904)
            return day.isoformat() if day else cell.text
        if shape is not None and shape.kind == "percent":
            return percent_seen(cell.text)
        return shown(cell.text)

    # numbers

    def _fact(self, cell: Cell, column: Column, ref: CellRef, row: Row, formula: str | None) -> Any:
        if column.type == "year" and (split := split_year(cell, ref)):
            return replace(split, period=self.period(column), sample=row.sample)
        unit = row.units.get(column.unit_from, "") if column.unit_from else ""
        kind = "percent" if unit == "%" else column.type
        number = self._number(cell, column, ref, kind)
        if number is None:
            return BAD
        if kind in ("integer", "year") and number.value != number.value.to_integral_value():
            return self.wrong(cell, column, ref, "not-whole")
        if kind == "year" and not 1800 <= number.value <= 2200:
            return self.wrong(cell, column, ref, "not-a-year")
        if cell.kind == "n":
            self.tell_lost(cell.style, column, ref, kind, unit)
        decimals = column.decimals if column.decimals is not None else number.decimals
        return Fact(
            value=number.value,
            unit=self.unit(column, kind, unit, number),
            period=self.period(column),
            sources=(ref,),
            derivation=Derivation("formula", formula=formula) if formula else None,
            decimals=0 if kind in ("integer", "year") else decimals,
            sample=row.sample,
        )

    def tell_lost(self, style: int, column: Column, ref: Where, kind: str, stated: str) -> None:
        """Tells what the cell's format shows and print would not: an error where a figure would be wrong."""
        shape = number_format(self.formats(style))
        if not shape.unread:
            return
        unit = stated or column.unit
        money = column.type == "money" or unit in currency_codes()
        part, wrong = lost(shape, kind, unit, money)
        if part:
            severity = Severity.ERROR if wrong else Severity.WARNING
            code, name = "format-not-understood", column.name
            self.diagnostics.report(severity, code, ref, group=name, column=name, shows=shown(part))

    def period(self, column: Column) -> str | None:
        """The year that a column speaks of."""
        return str(self.year + column.period) if self.year and column.period is not None else None

    def unit(self, column: Column, kind: str, stated: str, number: Number) -> str:
        """A number's unit: of its kind, its row, its column, its cell's format, or the report's currency."""
        if kind == "percent":
            return "%"
        if kind == "year":
            return "year"
        if column.type == "money":
            return stated or column.unit or number.currency or self.currency
        return stated or column.unit

    def _number(self, cell: Cell, column: Column, ref: CellRef, kind: str) -> Number | None:
        if cell.kind == "s":
            return self._typed_number(cell, column, ref, kind)
        if cell.kind != "n":
            self.wrong(cell, column, ref)
            return None
        shape = number_format(self.formats(cell.style))
        if shape.kind in ("date", "time", "duration"):
            self.wrong(cell, column, ref, "date-for-number")
            return None
        try:
            value = exact(cell.text)
        except InvalidOperation:
            self.wrong(cell, column, ref)
            return None
        if kind == "percent":
            return self._share(cell, column, ref, value, shape)
        if shape.kind == "percent":
            self.wrong(cell, column, ref, "percent-for-number")
            return None
        decimals = shape.decimals if shape.kind == "number" else digits_of(value)
        return Number(value, decimals, False, shape.currency)

    def _share(
        self, cell: Cell, column: Column, ref: CellRef, value: Decimal, shape: NumberFormat
    ) -> Number | None:
        """A fraction: 19 % is 0.19. A bare 19 could be either, so it is refused."""
        if shape.kind == "percent":
            return Number(value, shape.decimals, True, "")
        if abs(value) > 1:
            self.wrong(cell, column, ref, "percent-without-sign", percent=f"{cell.text} %")
            return None
        if abs(value) == 1:
            self.diagnostics.warning("percent-one", ref, group=column.name, found=cell.text)
        return Number(value, digits_of(value * 100), True, "")

    def _typed_number(self, cell: Cell, column: Column, ref: CellRef, kind: str) -> Number | None:
        read = number_in_text(clean(cell.text))
        if read.problem == "ambiguous":
            self.wrong(cell, column, ref, "ambiguous-number")
        elif fold(cell.text) in self.words.blank:
            self.wrong(cell, column, ref, "blank-word")
        elif read.problem:
            self.wrong(cell, column, ref)
        elif kind != "percent" and read.percent:
            self.wrong(cell, column, ref, "percent-for-number")
        elif kind == "percent" and not read.percent and abs(read.value) >= 1:
            self.wrong(cell, column, ref, "percent-without-sign", percent=f"{clean(cell.text)} %")
        else:
            self.diagnostics.note(
                "number-as-text", ref, group=column.name, found=shown(cell.text), value=f"{read.value:f}"
            )
            value = read.value.scaleb(-2) if read.percent else read.value
            decimals = read.decimals if kind != "percent" or read.percent else max(0, read.decimals - 2)
            return Number(value, decimals, read.percent, read.currency)
        return None

    # texts

    def _text(self, cell: Cell, column: Column, ref: CellRef) -> Any:
        text = self._code_text(cell, column, ref) if cell.kind == "n" else clean(cell.text)
        if cell.kind in ("b", "d", "t"):
            return self.wrong(cell, column, ref)
        return text if text is BAD else CellText(text, ref, markdown=column.type == "markdown")

    def _code_text(self, cell: Cell, column: Column, ref: CellRef) -> Any:
        """A number where text is meant: whole numbers keep their digits and the zeros of their format."""
        shape = number_format(self.formats(cell.style))
        if shape.kind not in ("general", "number", "text"):
            return self.wrong(cell, column, ref, "number-for-text")
        try:
            value = exact(cell.text)
        except InvalidOperation:
            return self.wrong(cell, column, ref)
        if value != value.to_integral_value():
            return self.wrong(cell, column, ref, "number-for-text")
        if abs(value) >= LONGEST_CODE:
            return self.wrong(cell, column, ref, "digits-lost")
        self.tell_lost(cell.style, column, ref, column.type, "")
        return str(int(value)).zfill(shape.pad)

    def _code(self, cell: Cell, column: Column, ref: CellRef) -> Any:
        text = self._text(cell, column, ref)
        if text is not BAD and "\n" in text:
            return CellText(" ".join(text.split()), ref)
        return text

    def _email(self, cell: Cell, column: Column, ref: CellRef) -> Any:
        text = self._text(cell, column, ref)
        if text is not BAD and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@.]+", text):
            return self.wrong(cell, column, ref)
        return text

    def _url(self, cell: Cell, column: Column, ref: CellRef) -> Any:
        text = self._text(cell, column, ref)
        if text is not BAD and not re.fullmatch(r"(https?://)?[^\s/:]+\.[^\s/.]{2,}(/\S*)?", text):
            return self.wrong(cell, column, ref)
        return text

    def _phone(self, cell: Cell, column: Column, ref: CellRef) -> Any:
        text = self._text(cell, column, ref)
        if text is not BAD and not re.fullmatch(r"[+(]?[0-9][0-9 ()./\u00a0\u202f-]{4,30}", text):
            return self.wrong(cell, column, ref)
        return text

    def _list(self, cell: Cell, column: Column, ref: CellRef) -> Any:
        text = self._text(cell, column, ref)
        if text is BAD:
            return BAD
        items = (
            item.strip().removeprefix("•").removeprefix("- ").strip() for item in re.split(r"[\n;]", text)
        )
        return tuple(CellText(item, ref) for item in items if item)

    def _choice(self, cell: Cell, column: Column, ref: CellRef) -> Any:
        text = self._text(cell, column, ref)
        if text is BAD:
            return BAD
        known = {fold(name): value for value, names in column.choices.items() for name in (value, *names)}
        value = known.get(fold(text))
        if value is None:
            names = sorted({names[0] if names else value for value, names in column.choices.items()})
            near = nearest(text, [n for names in column.choices.values() for n in names] or column.choices)
            return self.wrong(cell, column, ref, "unknown-choice", names=", ".join(names), nearest=near)
        return CellText(value, ref, printed=text)

    # dates and yes or no

    def _date(self, cell: Cell, column: Column, ref: CellRef) -> Any:
        day = self._day(cell)
        return day if day is not None else self.wrong(cell, column, ref)

    def _day(self, cell: Cell) -> date | None:
        if cell.kind == "n" and number_format(self.formats(cell.style)).kind == "date":
            return from_serial(cell.text, self.date1904)
        return from_text(clean(cell.text), self.words.months) if cell.kind in ("s", "d") else None

    def _month(self, cell: Cell, column: Column, ref: CellRef) -> Any:
        day = self._day(cell)
        if day is None and cell.kind == "s":
            day = month_from_text(clean(cell.text), self.words.months, self.year)
        return day.replace(day=1) if day is not None else self.wrong(cell, column, ref)

    def _boolean(self, cell: Cell, column: Column, ref: CellRef) -> Any:
        if cell.kind in ("b", "n") and cell.text in ("0", "1"):
            return cell.text == "1"
        word = fold(cell.text) if cell.kind == "s" else ""
        if word in self.words.yes or word in ("true", "x"):
            return True
        if word in self.words.no or word == "false":
            return False
        return self.wrong(cell, column, ref)


_CONVERTERS: dict[str, Callable[[Values, Cell, Column, CellRef], Any]] = {
    "text": Values._text,
    "markdown": Values._text,
    "code": Values._code,
    "ref": Values._code,
    "email": Values._email,
    "url": Values._url,
    "phone": Values._phone,
    "list": Values._list,
    "choice": Values._choice,
    "date": Values._date,
    "month": Values._month,
    "boolean": Values._boolean,
}
