"""What typing a cell needs to know of its workbook and row; how a cell that does not fit is reported."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Final, NamedTuple

from reportcli.model.collector import Collector, shown
from reportcli.model.fact import Fact, StatedUnit
from reportcli.model.refs import CellRef, Where
from reportcli.model.style import Rgb
from reportcli.model.value_class import dataclass
from reportcli.number_formats import currency_codes, describe, show
from reportcli.number_formats.conventions import conventions_of
from reportcli.workbook.contract.contract import NUMERIC, Column
from reportcli.workbook.contract.words import Words
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.looks.conditions import Look
from reportcli.workbook.tables.record import CellText
from reportcli.workbook.tables.values.cell_formats import NEUTRAL, Meant, format_kind, seen
from reportcli.workbook.tables.values.dates import from_serial
from reportcli.workbook.tables.values.decimals import LARGEST, TooLargeNumber, exact, percent_seen

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
    """A number as its cell states it. decimals: that it shows; currency: ISO 4217, "" when it shows none.

    meant: what its format says, None for a number that is typed as text.
    """

    value: Decimal
    decimals: int | None
    percent: bool
    currency: str
    meant: Meant | None = None


@dataclass(frozen=True, slots=True)
class ColumnConventions:
    """What a column says of its cells. power: of ten that its heading multiplies them by; currency: that the
    heading names with it, ISO 4217. order: `dmy` or `mdy` of its dates in figures, "" where nothing says so.
    mark: the decimal sign of its texts; group: that of thousands, where only the language or the currency
    says so. percent: its heading has the percent sign, its cells do not; signs: some of its texts have it.
    """

    power: int = 0
    currency: str = ""
    order: str = ""
    mark: str = ""
    group: str = ""
    percent: bool = False
    signs: bool = False

    def mark_of(self, text: str) -> str:
        """The decimal sign with which a text is read, "" unknown."""
        if self.mark or not self.group:
            return self.mark
        other = {".": ",", ",": "."}[self.group]
        return other if self.group in text and other not in text else ""


NO_CONVENTIONS = ColumnConventions()


@dataclass(frozen=True, slots=True)
class NumberMarks:
    """How a text file writes its numbers. decimal, thousands: as its source states, "" where it does not."""

    decimal: str = ""
    thousands: str = ""

    @property
    def mark(self) -> str:
        """The decimal sign, where what is stated says it."""
        return self.decimal or {".": ",", ",": "."}.get(self.thousands, "")

    def fit(self, text: str) -> bool:
        """Whether the digits of a text stand as the source states; true where it states nothing."""
        digits = re.search(r"\d(?:.*\d)?", text)
        if not (self.decimal or self.thousands) or digits is None:
            return True
        between = re.escape(self.thousands or {".": ",", ",": "."}.get(self.decimal, ""))
        group = f"[{between} \xa0\u202f\u2009'\u2019]" if not self.thousands else f"(?:{between})"
        decimals = rf"(?:{re.escape(self.decimal or '.')}\d+)?" if self.decimal else r"(?:[.,]\d+)?"
        return re.fullmatch(rf"(?:\d+|\d{{1,3}}(?:{group}\d{{3}})+){decimals}", digits[0]) is not None


@dataclass(slots=True)
class CellReading:
    """What holds for all cells of a workbook. formats: style -> number format code.

    currency: of the report; year: of the report, None while unknown. language: the tag that the workbook
    states first, "" for none. conventions: of the column that is read. hides_currencies: the file's
    reader gives no number formats. struck, unseen: styles whose text is struck through, or unseen;
    stressed: in bold type or under a line. looks, grounds: of conditional formatting, and what it stands on.
    indents: of styles, in steps.
    marks: of a text file, where every number is a text; None of a sheet of cells.
    """

    diagnostics: Collector
    words: Words
    currency: str
    formats: Callable[[int], str]
    date1904: bool = False
    year: int | None = None
    language: str = ""
    conventions: ColumnConventions = NO_CONVENTIONS
    hides_currencies: bool = False
    struck: Set[int] = frozenset()
    unseen: Set[int] = frozenset()
    stressed: Set[int] = frozenset()
    looks: Sequence[Look] = ()
    grounds: Mapping[int, Rgb | None] = field(default_factory=dict)
    indents: Mapping[int, int] = field(default_factory=dict)
    marks: NumberMarks | None = None

    @property
    def locale(self) -> str:
        """In which findings write what a cell shows."""
        return self.language or "en"

    def misfit(self, cell: Cell, column: Column, ref: CellRef, code: str = "", **args: str) -> Bad:
        """A finding at the cell: `code`, or the one that says what the column's type expects."""
        code = code or MISFITS.get(column.type, "not-text")
        name, seen = column.name, self.as_seen(cell)
        self.diagnostics.error(code, ref, group=name, **{"found": seen, "column": name, **args})
        return BAD

    def unreadable(self, cell: Cell, column: Column, ref: CellRef, problem: InvalidOperation) -> Bad:
        """A finding at a cell whose number is none, or is larger than figures are."""
        if isinstance(problem, TooLargeNumber):
            return self.misfit(cell, column, ref, "number-too-large", most=f"10^{LARGEST}")
        return self.misfit(cell, column, ref)

    def as_seen(self, cell: Cell) -> str:
        """What a person sees in the cell, nearly."""
        kind = format_kind(self.formats(cell.style)) if cell.kind == "n" else ""
        if kind == "date":
            day = from_serial(cell.text, self.date1904)
            return day.isoformat() if day else cell.text
        if cell.kind == "n" and describe(self.formats(cell.style), NEUTRAL).percent:
            return percent_seen(cell.text)
        if cell.kind == "b":
            return conventions_of(self.locale).truth[cell.text == "0"]
        return shown(cell.text)

    def in_sheet(self, cell: Cell) -> str:
        """A number or text as its cell shows it, in the report's locale."""
        try:
            value: Decimal | str = exact(cell.text) if cell.kind == "n" else cell.text
        except InvalidOperation:
            return shown(cell.text)
        code = self.formats(cell.style)
        return shown(show(value, code, self.locale, date1904=self.date1904).text.strip())

    def report_format(self, cell: Cell, column: Column, ref: Where, meant: Meant, *, unit: str = "") -> None:
        """Reports a number that print would say in another way than its cell, with both forms.

        unit: what is printed with it.
        """
        if not (meant.lost or meant.multiplied or meant.hidden):
            return
        name, printed = column.name, shown(f"{self._printed(meant, column)} {unit}".strip())
        if meant.hidden:
            self.diagnostics.warning("hidden-by-format", ref, group=name, column=name, printed=printed)
        elif meant.multiplied:
            args = {"column": name, "seen": self.in_sheet(cell), "printed": printed}
            if (
                exact(cell.text) == meant.value
            ):  # the cell shows its number in thousands, and holds it in full
                args["remedy"] = "count"
            self.diagnostics.warning("amount-in-multiples", ref, group=name, **args)
        else:
            args = {
                "column": name,
                "shows": shown(meant.lost),
                "seen": self.in_sheet(cell),
                "printed": printed,
            }
            if seen(exact(cell.text), self.formats(cell.style), self.date1904).other_sign:
                args["remedy"] = "sign"
            report = self.diagnostics.error if meant.misleading else self.diagnostics.warning
            report("format-not-understood", ref, group=name, **args)

    def _printed(self, meant: Meant, column: Column) -> str:
        """A number as pages write it: with its thousands apart, unless it is a code or a year."""
        if column.type not in ("money", "number", "integer"):
            return f"{meant.value:f}"
        places = meant.decimals or 0
        return show(meant.value, f"#,##0.{'0' * places}" if places else "#,##0", self.locale).text

    def period(self, column: Column) -> str | None:
        """The year that a column speaks of."""
        return str(self.year + column.period) if self.year and column.period is not None else None

    def unit(self, column: Column, kind: str, stated: str, number: Number) -> str:
        """A number's unit: of its kind, its row, its column, its cell's format, or the report's currency."""
        if kind == "percent":
            return "%"
        if kind == "year":
            return "year"
        own = number.meant.unit if number.meant else ""
        if own and not (stated or column.unit):
            return StatedUnit(own)
        if column.type != "money" and stated and stated not in currency_codes():
            return StatedUnit(stated)
        home = self.currency if column.type == "money" else ""
        return stated or column.unit or number.currency or self.conventions.currency or home
