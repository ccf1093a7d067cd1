"""What typing a cell needs to know of its workbook and row; how a cell that does not fit is reported."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Final, NamedTuple

from reportcli.model.collector import Collector, shown
from reportcli.model.diagnostic import Severity
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, Where
from reportcli.workbook.contract.contract import NUMERIC, Column, Words
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.format_codes import currency_codes, lost, number_format
from reportcli.workbook.tables.record import CellText
from reportcli.workbook.tables.values.dates import from_serial
from reportcli.workbook.tables.values.decimals import percent_seen

MISFITS = dict.fromkeys(NUMERIC, "not-a-number") | {
    "date": "not-a-date",
    "month": "not-a-month",
    "boolean": "not-yes-or-no",
    "email": "not-an-email",
    "url": "not-a-web-address",
    "phone": "not-a-phone-number",
}


class Bad(Enum):
    """A cell that has a finding: it counts as blank, but not as forgotten."""

    BAD = "bad"


BAD: Final = Bad.BAD
CellValue = Fact | CellText | date | bool | tuple[CellText, ...]
"""What a cell that holds something becomes."""


class RowContext(NamedTuple):
    """What the row says about its numbers: unit of its `unit_from` column, sample mark."""

    units: dict[str, str]
    sample: bool


NO_CONTEXT = RowContext({}, False)


class Number(NamedTuple):
    """A number as its cell states it. decimals: that it shows; currency: ISO 4217, "" when it shows none."""

    value: Decimal
    decimals: int | None
    percent: bool
    currency: str


@dataclass(slots=True)
class CellReading:
    """What holds for all cells of a workbook. formats: style -> number format code.

    currency: of the report; year: of the report, None while unknown.
    """

    diagnostics: Collector
    words: Words
    currency: str
    formats: Callable[[int], str]
    date1904: bool = False
    year: int | None = None

    def misfit(self, cell: Cell, column: Column, ref: CellRef, code: str = "", **args: str) -> Bad:
        """A finding at the cell: `code`, or the one that says what the column's type expects."""
        code = code or MISFITS.get(column.type, "not-text")
        name, seen = column.name, self.as_seen(cell)
        self.diagnostics.error(code, ref, group=name, **{"found": seen, "column": name, **args})
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

    def report_lost(self, style: int, column: Column, ref: Where, *, kind: str, stated: str = "") -> None:
        """Reports what the cell's format shows and print would not: an error where a figure would be wrong.

        kind: the type that the number is read as; stated: the unit that its row names.
        """
        shape = number_format(self.formats(style))
        if not shape.unread:
            return
        unit = stated or column.unit
        money = column.type == "money" or unit in currency_codes()
        part, misleading = lost(shape, kind, unit, money)
        if part:
            severity = Severity.ERROR if misleading else Severity.WARNING
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
