"""The columns of a large table: equal cells are typed once, plain numbers by one rule a column.

Whatever gives a finding goes cell by cell through the same conversion as in a small table.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from reportcli.model.refs import SheetRef
from reportcli.workbook.contract.contract import NUMERIC, Column
from reportcli.workbook.excel.format_codes import number_format
from reportcli.workbook.excel.large_rows import EXACT, LargeRows, number_text
from reportcli.workbook.names import clean
from reportcli.workbook.tables.cell_values import BAD, Number, Row
from reportcli.workbook.tables.decimals import exact
from reportcli.workbook.tables.grid import Place
from reportcli.workbook.tables.lazy_records import LazyRecords, NumberLook, TypedColumn

if TYPE_CHECKING:
    from reportcli.workbook.tables.build import Builder

CODES = frozenset({"code", "ref"})
TEXTS = CODES | {"text", "markdown"}
NO_CONTEXT = Row({}, False)
_SHORT = 16  # characters of a number that surely has no more digits than a spreadsheet shows


class LargeBuilder:
    """Types the columns of one table of a large sheet."""

    def __init__(self, builder: Builder, rows: LargeRows) -> None:
        self.builder, self.rows, self.values = builder, rows, builder.values
        self.spec, self.diagnostics = builder.spec, builder.diagnostics

    def records(self, numbers: list[int], place: Place) -> LazyRecords:
        """The records of these rows."""
        contexts = self._contexts(numbers, place)
        columns = {
            name: self._column(column, place.columns[name], numbers, contexts)
            for name, column in self.spec.columns.items()
            if name in place.columns
        }
        sheet = SheetRef(self.builder.input, self.builder.sheet.name)
        return LazyRecords(self.spec, sheet, numbers, place.columns, columns)

    def _contexts(self, numbers: list[int], place: Place) -> list[Row] | None:
        """What each row says about its numbers; None when no column can say anything."""
        names = {"sample", *(column.unit_from for column in self.spec.columns.values())}
        if not names & place.columns.keys():
            return None
        return [self.builder.context(row, place.columns) for row in numbers]

    def _column(self, column: Column, at: int, numbers: list[int], contexts: list[Row] | None) -> TypedColumn:
        """Every value of a column, findings told on the way."""
        look = self._look(column, at) if contexts is None else None
        texts = column.type in TEXTS and not column.blank_words
        known: dict[Any, Any] = {}
        typed: list[Any] = []
        add = typed.append
        told = False  # what its one format loses
        for index, value in enumerate(self.rows.column(at, numbers)):
            quick: Any = None
            if value == "":
                self._blank(numbers[index], at, column)
                add(None)
                continue
            if value.__class__ is str:
                quick = clean(value) if texts else None
                if column.type in CODES and quick and "\n" in quick:
                    quick = None
            elif look is not None and value.__class__ is float:
                quick = _plain_number(value, column.type)
                if not told:
                    told = True
                    ref = self.builder.ref(numbers[index], at)
                    self.values.tell_lost(self.rows.styles.get(at, 0), column, ref, column.type, "")
            if quick is None or quick == "":
                quick = self._by_cell(
                    value, numbers[index], at, column, contexts[index] if contexts else NO_CONTEXT, known
                )
            add(quick)
        return TypedColumn(column, typed, look)

    def _by_cell(
        self, value: object, row: int, at: int, column: Column, context: Row, known: dict[Any, Any]
    ) -> Any:
        """The value by the way of small tables; equal cells that gave no finding are typed once."""
        if value is EXACT:
            return self._exact(row, at, column, context)
        key = (value.__class__, value, *context.units.values(), context.sample)
        if key in known:
            return known[key]
        before = self.diagnostics.reported
        result = self._typed(row, at, column, context)
        if self.diagnostics.reported == before:
            known[key] = result
        return result

    def _blank(self, row: int, at: int, column: Column) -> None:
        if column.required:
            where = self.builder.ref(row, at)
            self.diagnostics.error("required-blank", where, group=column.name, column=column.name)

    def _exact(self, row: int, at: int, column: Column, context: Row) -> Any:
        if at not in self.rows.exact[row]:
            self._blank(row, at, column)
            return None
        return self._typed(row, at, column, context)

    def _typed(self, row: int, at: int, column: Column, context: Row) -> Any:
        """The value by the way of small tables; None for a blank or bad one."""
        cell = self.rows.cell(row, at)
        value = self.builder.value(row, at, cell, column, context) if cell is not None else None
        if value is None:
            self._blank(row, at, column)
        return None if value is BAD else value

    def _look(self, column: Column, at: int) -> NumberLook | None:
        """The rule for plain numbers of a column; None when each must be looked at."""
        shape = number_format(self.values.formats(self.rows.styles.get(at, 0)))
        share = column.type == "percent"
        wanted = ("percent",) if share else ("general", "number", "text")
        if column.type not in NUMERIC or shape.kind not in wanted:
            return None
        decimals = shape.decimals if shape.kind in ("number", "percent") else None
        unit = self.values.unit(column, column.type, "", Number(Decimal(0), decimals, share, shape.currency))
        if column.decimals is not None:
            decimals = column.decimals
        whole = column.type in ("integer", "year")
        return NumberLook(unit, self.values.period(column), 0 if whole else decimals)


def _plain_number(value: float, kind: str) -> Decimal | None:
    """The exact number of a cell; None when there may be something to tell about it."""
    text = number_text(value, False)
    try:
        number = Decimal(text) if len(text) <= _SHORT else exact(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or (number and abs(number.adjusted()) > 300):
        return None
    if kind in ("integer", "year") and number != number.to_integral_value():
        return None
    return number if kind != "year" or 1800 <= number <= 2200 else None
