"""Records of a large sheet, column by column: equal cells are typed once, plain numbers by one rule a column.

Whatever gives a finding goes cell by cell through the same conversion as in a small sheet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal, InvalidOperation

from reportcli.model.value_class import dataclass
from reportcli.number_formats import describe, settled
from reportcli.workbook.contract.contract import NUMERIC, Column
from reportcli.workbook.excel.large_rows import number_text
from reportcli.workbook.excel.sheet_rows import SCANNED
from reportcli.workbook.names import clean
from reportcli.workbook.tables.headers.place import HeaderPlace
from reportcli.workbook.tables.lazy_records import ColumnValue, LazyRecords, NumberForm, TypedColumn
from reportcli.workbook.tables.table_cells import TableCells
from reportcli.workbook.tables.values.cell_formats import NEUTRAL, hides_text, is_plain
from reportcli.workbook.tables.values.cell_numbers import YEARS
from reportcli.workbook.tables.values.decimals import FINEST, LARGEST, exact, money_digits
from reportcli.workbook.tables.values.reading import NO_CONTEXT, Bad, Number, RowContext

CODES = frozenset({"code", "ref"})
TEXTS = CODES | {"text", "markdown"}
_SHORT = 16  # characters of a number that surely has no more digits than a spreadsheet shows


class ColumnBuilder:
    """Types the columns of one table of a sheet whose rows are `columnar`."""

    def __init__(self, cells: TableCells) -> None:
        self.cells = cells

    def records(self, numbers: list[int], place: HeaderPlace) -> LazyRecords:
        """The records of these rows."""
        contexts = self._contexts(numbers, place)
        columns = {
            name: _ColumnTyping(self.cells, column, place.columns[name], contexts).typed(numbers)
            for name, column in self.cells.spec.columns.items()
            if name in place.columns
        }
        return LazyRecords(self.cells.spec, self.cells.sheet_ref, numbers, place.columns, columns=columns)

    def _contexts(self, numbers: list[int], place: HeaderPlace) -> list[RowContext] | None:
        """What each row says about its numbers; None when no column can say anything."""
        names = {"sample", *(column.unit_from for column in self.cells.spec.columns.values())}
        if not names & place.columns.keys():
            return None
        return [self.cells.context(row, place.columns) for row in numbers]


@dataclass(slots=True)
class _ColumnTyping:
    """The typing of one column. at: its column of the sheet. known: plain values -> typed ones.

    contexts: of each row; None when rows say nothing about their numbers.
    """

    cells: TableCells
    column: Column
    at: int
    contexts: list[RowContext] | None
    known: dict[object, ColumnValue] = field(default_factory=dict)
    form: NumberForm | None = None

    def typed(self, numbers: list[int]) -> TypedColumn:
        """Every value of the column; findings are reported on the way."""
        if self.contexts is None:
            self.form = self._number_form()
        code = self.cells.reading.formats(self.cells.sheet.rows.style(self.at))
        texts = self.column.type in TEXTS and not self.column.blank_words and not hides_text(code)
        values: list[ColumnValue] = []
        add = values.append
        for index, value in enumerate(self.cells.sheet.rows.column(self.at, numbers)):
            quick: ColumnValue = None
            if value.__class__ is str:
                quick = self._text(str(value)) if texts and value else self._typed_number(str(value))
            elif self.form is not None and isinstance(value, float):
                quick = _plain_number(value, self.column.type)
            add(self._by_cell(value, index, numbers) if quick is None else quick)
        return TypedColumn(self.column, values, self.form)

    def _typed_number(self, value: str) -> Decimal | None:
        """The number of a field of a text file; None when there may be something to report about it."""
        reading = self.cells.reading_of(self.at)
        if (
            self.form is None
            or reading.marks is None
            or self.column.type not in ("integer", "number", "money")
        ):
            return None
        whole, mark, decimals = value.partition(reading.conventions.mark or "\0")
        if len(value) > _SHORT or not _is_plain_whole(whole.removeprefix("-")):
            return None
        if mark and (self.column.type == "integer" or not _are_plain_decimals(decimals)):
            return None
        return Decimal(f"{whole}.{decimals}" if mark else whole)

    def _text(self, value: str) -> str | None:
        """The text of a cell; None when there may be something to report about it."""
        text = clean(value)
        return None if not text or (self.column.type in CODES and "\n" in text) else text

    def _by_cell(self, value: object, index: int, numbers: Sequence[int]) -> ColumnValue:
        """The value by the way of small sheets; equal cells that gave no finding are typed once."""
        row = numbers[index]
        if value == "":
            self._report_blank(row)
            return None
        context = self.contexts[index] if self.contexts else NO_CONTEXT
        if value is SCANNED:
            return self._typed(row, context)
        key = (value.__class__, value, *context.units.values(), context.sample)
        if key in self.known:
            return self.known[key]
        before = self.cells.diagnostics.reported
        result = self._typed(row, context)
        if self.cells.diagnostics.reported == before:
            self.known[key] = result
        return result

    def _typed(self, row: int, context: RowContext) -> ColumnValue:
        value = self.cells.value(row, self.at, self.column, context)
        if value is None:
            self._report_blank(row)
        return None if isinstance(value, Bad) else value

    def _report_blank(self, row: int) -> None:
        if self.column.required:
            name, where = self.column.name, self.cells.ref(row, self.at)
            self.cells.diagnostics.error("required-blank", where, group=name, column=name)

    def _number_form(self) -> NumberForm | None:
        """The rule for plain numbers of the column; None when each must be looked at."""
        column, reading = self.column, self.cells.reading_of(self.at)
        code = reading.formats(self.cells.sheet.rows.style(self.at))
        share = column.type == "percent"
        if column.type not in NUMERIC or reading.conventions.power or not is_plain(code, reading.currency):
            return None
        said = describe(code, NEUTRAL)
        currency = settled(said.currency, reading.currency) if said.currency else ""
        if said.percent is not share or (currency and not _may_state(column, currency)):
            return None
        decimals = said.decimals
        unit = reading.unit(column, column.type, "", Number(Decimal(0), decimals, share, currency))
        decimals = money_digits(decimals, unit) if decimals else decimals
        if column.decimals is not None:
            decimals = column.decimals
        whole = column.type in ("integer", "year")
        return NumberForm(unit, reading.period(column), 0 if whole else decimals)


def _may_state(column: Column, currency: str) -> bool:
    """Whether a format may give numbers of the column this currency without a finding."""
    return column.type in ("money", "number", "integer") and column.unit in ("", currency)


def _plain_number(value: float, kind: str) -> Decimal | None:
    """The exact number of a cell; None when there may be something to report about it."""
    text = number_text(value, False)
    try:
        number = Decimal(text) if len(text) <= _SHORT else exact(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or (number and not 5 - FINEST <= number.adjusted() < LARGEST):
        return None
    if kind in ("integer", "year") and number != number.to_integral_value():
        return None
    return number if kind != "year" or YEARS[0] <= number <= YEARS[1] else None


def _is_plain_whole(digits: str) -> bool:
    return digits.isascii() and digits.isdigit() and (digits[0] != "0" or digits == "0")


def _are_plain_decimals(digits: str) -> bool:
    """Digits that could be nothing else: three may be a group, a zero at the end says how exact it is."""
    return digits.isascii() and digits.isdigit() and not digits.endswith("0") and len(digits) != 3
