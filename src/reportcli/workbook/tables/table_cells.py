"""The cells of one table of a sheet, typed: shared by every way of making its records."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportcli.model.collector import shown
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, SheetRef, Where
from reportcli.number_formats import nearest as nearest_currencies
from reportcli.workbook.contract.contract import Column, TableSpec
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.names import fold
from reportcli.workbook.tables.record import Record
from reportcli.workbook.tables.values.cell_formats import amount_unit
from reportcli.workbook.tables.values.conditional_looks import ConditionalLooks
from reportcli.workbook.tables.values.reading import Bad, CellReading, CellValue, RowContext
from reportcli.workbook.tables.values.typed_value import typed_value

_NUMBER = re.compile(r"[\d.,+\u2212-]*\d[\d.,]*")
"""What is no unit of a figure: another figure."""


class TableCells:
    """Cells of a sheet as one table reads them. formulas: gets the formula of every cell that has one."""

    def __init__(
        self, sheet: RawSheet, spec: TableSpec, input_id: str, *, reading: CellReading,
        formulas: dict[CellRef, str],
    ) -> None:  # fmt: skip
        self.sheet, self.spec, self.input = sheet, spec, input_id
        self.reading, self.diagnostics, self.formulas = reading, reading.diagnostics, formulas
        self.sheet_ref = SheetRef(input_id, sheet.name)
        self.readings: dict[int, CellReading] = {}
        """Column of the sheet -> how its cells are read, where it has conventions of its own."""
        self._struck_rows: set[int] = set()
        self._looks = ConditionalLooks(sheet, reading) if sheet.conditions else None

    def reading_of(self, at: int) -> CellReading:
        """How the cells of a column of the sheet are read."""
        return self.readings.get(at, self.reading)

    def ref(self, row: int, column: int) -> CellRef:
        """The place of a cell, by its row and column, 1-based."""
        return CellRef(self.input, self.sheet.name, row, column)

    def cell(self, row: int, column: int | None) -> Cell | None:
        """A raw cell; None for a blank one and for a column that the sheet does not have."""
        return self.sheet.cell(row, column) if column is not None else None

    def value(self, row: int, at: int, column: Column, context: RowContext) -> CellValue | Bad | None:
        """The typed value of a cell, None when it counts as blank, BAD when it has a finding."""
        cell = self.sheet.cell(row, at)
        if cell is None:
            return None
        ref = self.ref(row, at)
        self._report_looks(cell, row, at, column)
        formula = None
        if cell.formula is not None:
            formula = self.sheet.formula(row, at)
            self.formulas[ref] = formula or ""
        return typed_value(self.reading_of(at), cell, column, ref, row=context, formula=formula)

    def _report_looks(self, cell: Cell, row: int, at: int, column: Column) -> None:
        """Reports what a reader of the sheet sees struck through, once a row, or does not see at all."""
        reading, name = self.reading, column.name
        left_out = self.sheet.struck.get((row, at), "") if self.sheet.struck else ""
        if left_out:
            args = {"found": shown(left_out), "text": shown(cell.text), "column": name}
            self.diagnostics.warning("struck-words", self.ref(row, at), group=name, **args)
        if cell.style in reading.struck and cell.text.strip() and row not in self._struck_rows:
            self._struck_rows.add(row)
            args = {"found": reading.in_sheet(cell), **self.remedy(column)}
            self.diagnostics.warning("struck-through", self.ref(row, at), **args)
        pale = self.sheet.pale.get((row, at), "") if cell.style not in reading.grounds else ""
        if pale or (cell.style in reading.unseen and cell.text.strip()):
            found = shown(pale) if pale else reading.in_sheet(cell)
            args = {"found": found, "column": name, **self.remedy(column)}
            self.diagnostics.warning("white-on-white", self.ref(row, at), group=name, **args)
        if self._looks is not None:
            self._looks.report(cell, (row, at), self.ref(row, at), name, remedy=self.remedy(column))

    def remedy(self, column: Column) -> dict[str, str]:
        """What mends a cell that says what nobody sees: where it must be filled, emptying it does not."""
        if not column.required:
            return {}
        return {"remedy": "value" if self.spec.form == "key-value" else "required"}

    def context(self, row: int, columns: Mapping[str, int]) -> RowContext:
        """Units and the sample mark of a row, read before its numbers."""
        units: dict[str, str] = {}
        for column in self.spec.columns.values():
            at = columns.get(column.unit_from) if column.unit_from not in units else None
            cell = self.cell(row, at) if column.unit_from else None
            if at is not None and cell is not None and cell.kind == "s":
                text = " ".join(cell.text.split())
                name = column.unit_from
                if fold(text) in self.reading.words.blank:
                    units[name] = ""
                    continue
                units[name], readable = amount_unit(text, column.type == "money", self.reading.currency)
                if not readable or _NUMBER.fullmatch(text):
                    near = next(iter(nearest_currencies(text)), "") if len(text) > 2 else ""
                    args = {"found": shown(text), "column": name, "nearest": near}
                    self.diagnostics.error("unit-not-understood", self.ref(row, at), group=name, **args)
        sample = self.cell(row, columns.get("sample"))
        return RowContext(units, sample is not None and self.says_yes(sample))

    def says_yes(self, cell: Cell) -> bool:
        """Whether a cell holds a word, a mark or a number that means yes."""
        return cell.text == "1" or fold(cell.text) in self.reading.words.yes | {"x", "true"}

    def record(self, values: dict[str, object], where: Mapping[str, Where], row: int) -> Record:
        """The record of these values; its key is the value of the table's key column."""
        key = values.get(self.spec.key) if self.spec.key else None
        return Record(self.spec.name, row, values, where, key=key_text(key), sheet=self.sheet_ref)


def key_text(key: object) -> str:
    """The text of a key: digits of a number, "" for none."""
    if isinstance(key, Fact):
        return f"{key.value:f}"
    return str(key) if key is not None else ""


def settled(value: CellValue | Bad | None, column: Column) -> CellValue | None:
    """What a record holds: a bad cell is blank, a blank list is empty."""
    if value is None or isinstance(value, Bad):
        return () if column.type == "list" else None
    return value
