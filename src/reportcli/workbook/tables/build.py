"""Cells of a located table to records; totals rows and other rows that are no records are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from reportcli.model.collector import shown
from reportcli.model.diagnostic import Severity
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, SheetRef, Where
from reportcli.workbook.contract.contract import Column, TableSpec
from reportcli.workbook.excel.cells import Cell, Sheet
from reportcli.workbook.excel.format_codes import amount_unit
from reportcli.workbook.excel.large_rows import LargeRows
from reportcli.workbook.names import fold
from reportcli.workbook.tables.build_large import LargeBuilder
from reportcli.workbook.tables.cell_values import BAD, Row, Values
from reportcli.workbook.tables.grid import Place, header_text
from reportcli.workbook.tables.record import CellText, Record, RowCells, key_of, value_of
from reportcli.workbook.tables.table_checks import TableChecks

NO_CELL = Cell("s", "")
MARKS = frozenset("xX×✓✔•●")


class Builder:
    """Builds the records of one table. `formulas` gets the formula of every cell that has one."""

    def __init__(
        self, sheet: Sheet, spec: TableSpec, input_id: str, values: Values, formulas: dict[CellRef, str]
    ) -> None:
        self.sheet, self.spec, self.input = sheet, spec, input_id
        self.values, self.diagnostics, self.formulas = values, values.diagnostics, formulas

    def ref(self, row: int, column: int) -> CellRef:
        return CellRef(self.input, self.sheet.name, row, column)

    def cell(self, row: int, column: int | None) -> Cell | None:
        return self.sheet.cell(row, column) if column is not None else None

    def rows(self, place: Place) -> Sequence[Record]:
        """The records of a table with one record a row."""
        headers = self._headers(place)
        suspects = set(place.rows)
        if isinstance(self.sheet.rows, LargeRows) and headers:
            first = next(iter(place.columns.values()))
            suspects = self.sheet.rows.suspects(place.rows, first, headers[0].casefold())
        furniture = {row for row in place.rows if row in suspects and self._is_furniture(row, place, headers)}
        numbers = [row for row in place.rows if row not in furniture]
        numbers = self._without_totals(self._without_prose(numbers, place), place)
        records: Sequence[Record]
        if place.marks:
            records = tuple(record for row in numbers for record in self._crossed(row, place))
        elif isinstance(self.sheet.rows, LargeRows):
            records = LargeBuilder(self, self.sheet.rows).records(numbers, place)
        else:
            records = tuple(self._record(row, place) for row in numbers)
        TableChecks(self.sheet, self.spec, self.input, self.values).run(numbers, place, records)
        if not records:
            where = SheetRef(self.input, self.sheet.name)
            self.diagnostics.report(Severity.NOTE if self.spec.optional else Severity.ERROR, "no-rows", where)
        return records

    def _is_furniture(self, row: int, place: Place, headers: list[str]) -> bool:
        """A header that is repeated inside the table, or a row of #tags: no record."""
        cells = (cell for column in place.columns.values() if (cell := self.cell(row, column)))
        first = header_text(next(cells, NO_CELL))
        if not first.startswith("#") and not (headers and first.casefold() == headers[0].casefold()):
            return False
        texts = [first, *map(header_text, cells)]
        code = ""
        if len(texts) > 1 and texts[0].startswith("#") and all(text.startswith("#") for text in texts):
            code = "tag-row"
        elif len(texts) == len(headers) > 1 and texts[0].casefold() == headers[0].casefold():
            code = "header-repeated" if [*map(fold, texts)] == [*map(fold, headers)] else ""
        if code:
            self.diagnostics.note(code, self.ref(row, min(place.columns.values())))
        return bool(code)

    def _without_prose(self, rows: list[int], place: Place) -> list[int]:
        """A single text after a blank row, where a required column is blank, is a remark and no record."""
        required = [
            place.columns[name]
            for name, c in self.spec.columns.items()
            if c.required and name in place.columns
        ]
        kept, before, prose = [], place.header, False
        for row in rows:
            filled: list[int] = []
            if prose or row > before + 1:
                filled = [
                    c for c in place.columns.values() if (cell := self.cell(row, c)) and cell.text.strip()
                ]
            prose = len(filled) == 1 and len(place.columns) > 2 and any(c not in filled for c in required)
            cell = self.cell(row, filled[0]) if prose else None
            if cell is not None and cell.kind == "s":
                self.diagnostics.error("text-below-table", self.ref(row, filled[0]), found=shown(cell.text))
            else:
                kept.append(row)
            before = row
        return kept

    def _headers(self, place: Place) -> list[str]:
        cells = [self.cell(place.header, column) for column in place.columns.values()]
        return [header_text(cell) for cell in cells if cell is not None]

    def _without_totals(self, rows: list[int], place: Place) -> list[int]:
        """A totals row at the end is no record; it is left out, and told whether it adds up."""
        if len(rows) < 2 or not self._says_total(rows[-1], place):
            return rows
        *parts, last = rows
        where = self.ref(last, min(place.columns.values()))
        for name, column in place.columns.items():
            total = self._plain_number(last, column) if self.spec.columns[name].type != "code" else None
            if total is None:
                continue
            summed = sum((self._plain_number(row, column) or Decimal(0) for row in parts), Decimal(0))
            if summed != total:
                args = {
                    "column": name,
                    "found": f"{total.normalize():f}",
                    "expected": f"{summed.normalize():f}",
                }
                self.diagnostics.warning("totals-row-differs", self.ref(last, column), **args)
                return parts
        self.diagnostics.warning("totals-row", where)
        return parts

    def _says_total(self, row: int, place: Place) -> bool:
        """The row's first value is a word for a total, or a sum of the rows above; it has a number."""
        cells = [self.cell(row, column) for column in sorted(place.columns.values())]
        filled = [cell for cell in cells if cell is not None and (cell.text.strip() or cell.formula)]
        if not filled or not any(cell.kind == "n" for cell in filled):
            return False
        first = filled[0]
        if first.kind == "s":
            words = fold(first.text).split()
            return any(" ".join(words[:size]) in self.values.words.total for size in (1, 2, 3))
        return bool(re.match(r"(SUM|SUBTOTAL|AGGREGATE)\(", first.formula or "", re.IGNORECASE))

    def _plain_number(self, row: int, column: int) -> Decimal | None:
        cell = self.cell(row, column)
        if cell is None or cell.kind != "n" or not cell.text:
            return None
        try:
            value = Decimal(cell.text)
        except ArithmeticError:
            return None
        return value.quantize(Decimal("0.000001")) if value.is_finite() and abs(value) < 10**18 else None

    def _record(self, row: int, place: Place) -> Record:
        context = self.context(row, place.columns)
        cells = self.sheet.rows[row]
        values: dict[str, Any] = {}
        where = RowCells(self.input, self.sheet.name, row, place.columns)
        for name, column in self.spec.columns.items():
            at = place.columns.get(name)
            value = (
                self.value(row, at, cells[at], column, context) if at is not None and at in cells else None
            )
            if value is None and column.required and at is not None:
                self.diagnostics.error("required-blank", where[name], group=name, column=name)
            values[name] = settled(value, column)
        return self.made(values, where, row)

    def _crossed(self, row: int, place: Place) -> Iterator[Record]:
        """A record for every mark of a crosstab's row; one without reference when it has none."""
        marked = [column for column in place.marks if self._is_marked(row, column)]
        for part, column in enumerate(marked or [0]):
            plain = self._record(row, place)
            where = RowCells(
                self.input, self.sheet.name, row, place.columns | ({place.across: column} if column else {})
            )
            key = CellText(place.marks[column], where[place.across]) if column else None
            values = {name: value_of(plain, name) for name in self.spec.columns} | {place.across: key}
            sheet = SheetRef(self.input, self.sheet.name)
            yield Record(
                self.spec.name,
                row,
                values,
                where,
                key=key_of(plain) if self.spec.key else "",
                sheet=sheet,
                part=part,
            )

    def _is_marked(self, row: int, column: int) -> bool:
        cell = self.cell(row, column)
        if (
            cell is None
            or not cell.text.strip()
            or cell.text == "0"
            or fold(cell.text) in self.values.words.no
        ):
            return False
        if not self._is_yes(cell) and cell.text.strip() not in MARKS:
            self.diagnostics.warning("crosstab-mark", self.ref(row, column), found=shown(cell.text))
        return True

    def value(self, row: int, at: int, cell: Cell, column: Column, context: Row) -> Any:
        """The typed value of a cell that holds something, None when it counts as blank, or BAD."""
        ref = self.ref(row, at)
        formula = None
        if cell.formula is not None:
            formula = self.sheet.formula(row, at)
            self.formulas[ref] = formula or ""
        return self.values.typed(cell, column, ref, context, formula)

    def made(self, cells: dict[str, Any], where: Mapping[str, Where], row: int) -> Record:
        key = cells.get(self.spec.key) if self.spec.key else None
        text = f"{key.value:f}" if isinstance(key, Fact) else str(key) if key is not None else ""
        return Record(
            self.spec.name, row, cells, where, key=text, sheet=SheetRef(self.input, self.sheet.name)
        )

    def context(self, row: int, columns: dict[str, int]) -> Row:
        """Units and the sample mark of a row, read before its numbers."""
        units: dict[str, str] = {}
        for column in self.spec.columns.values():
            at = columns.get(column.unit_from) if column.unit_from not in units else None
            cell = self.cell(row, at) if column.unit_from else None
            if at is not None and cell is not None and cell.kind == "s":
                text = " ".join(cell.text.split())
                name = column.unit_from
                units[name], readable = amount_unit(text, column.type == "money")
                if not readable:
                    args = {"found": shown(text), "column": name}
                    self.diagnostics.error("unit-not-understood", self.ref(row, at), group=name, **args)
        sample = self.cell(row, columns.get("sample"))
        return Row(units, sample is not None and self._is_yes(sample))

    def _is_yes(self, cell: Cell) -> bool:
        return cell.text == "1" or fold(cell.text) in self.values.words.yes | {"x", "true"}


def settled(value: Any, column: Column) -> Any:
    """What a record holds: a bad cell is blank, a blank list is empty."""
    if value is None or value is BAD:
        return () if column.type == "list" else None
    return value
