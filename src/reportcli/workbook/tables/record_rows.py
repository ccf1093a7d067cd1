"""Which rows of a located table are records: no repeated headers, rows of tags, remarks or totals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from reportcli.model.collector import shown
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.names import fold
from reportcli.workbook.tables.grid import Place, header_text
from reportcli.workbook.tables.table_cells import TableCells

NO_CELL = Cell("s", "")
TOTAL_FORMULA = re.compile(r"(SUM|SUBTOTAL|AGGREGATE)\(", re.IGNORECASE)


def record_rows(cells: TableCells, place: Place) -> list[int]:
    """The numbers of the rows that are records; what is left out is reported."""
    return _RowFilter(cells, place).kept()


class _RowFilter:
    def __init__(self, cells: TableCells, place: Place) -> None:
        self.cells, self.place, self.diagnostics = cells, place, cells.diagnostics
        header = (cells.cell(place.header, column) for column in place.columns.values())
        self.headers = [header_text(cell) for cell in header if cell is not None]
        self.first_column = min(place.columns.values(), default=1)

    def kept(self) -> list[int]:
        """The rows without header, tags, remarks and totals, in their order."""
        rows, place = self.place.rows, self.place
        suspects = {*rows}
        if self.headers:
            first = next(iter(place.columns.values()))
            suspects &= self.cells.sheet.rows.suspects(rows, first, self.headers[0].casefold())
        left_out = {row for row in rows if row in suspects and self._repeats_header(row)}
        return self._without_totals(self._without_remarks(row for row in rows if row not in left_out))

    def _repeats_header(self, row: int) -> bool:
        """A header that is repeated inside the table, or a row of #tags: no record."""
        columns, headers = self.place.columns.values(), self.headers
        filled = (cell for column in columns if (cell := self.cells.cell(row, column)))
        first = header_text(next(filled, NO_CELL))
        if not first.startswith("#") and not (headers and first.casefold() == headers[0].casefold()):
            return False
        texts = [first, *map(header_text, filled)]
        code = ""
        if len(texts) > 1 and all(text.startswith("#") for text in texts):
            code = "tag-row"
        elif len(texts) == len(headers) > 1 and texts[0].casefold() == headers[0].casefold():
            code = "header-repeated" if [*map(fold, texts)] == [*map(fold, headers)] else ""
        if code:
            self.diagnostics.note(code, self.cells.ref(row, self.first_column))
        return bool(code)

    def _without_remarks(self, rows: Iterable[int]) -> list[int]:
        """A single text after a blank row, where a required column is blank, is a remark and no record."""
        kept: list[int] = []
        before, remark = self.place.header, False
        for row in rows:
            alone = self._alone(row) if remark or row > before + 1 else None
            remark = alone is not None
            cell = self.cells.cell(row, alone)
            if alone is not None and cell is not None and cell.kind == "s":
                self.diagnostics.error("text-below-table", self.cells.ref(row, alone), found=shown(cell.text))
            else:
                kept.append(row)
            before = row
        return kept

    def _alone(self, row: int) -> int | None:
        """The only column of a row that is filled, where a required column is blank."""
        columns = self.place.columns
        filled = [c for c in columns.values() if (cell := self.cells.cell(row, c)) and cell.text.strip()]
        if len(filled) != 1 or len(columns) <= 2:
            return None
        spec = self.cells.spec
        required = {columns[name] for name, c in spec.columns.items() if c.required and name in columns}
        return filled[0] if required - {*filled} else None

    def _without_totals(self, rows: list[int]) -> list[int]:
        """A totals row at the end is no record; it is left out, and it is reported whether it adds up."""
        if len(rows) < 2 or not self._says_total(rows[-1]):
            return rows
        *parts, last = rows
        for name, column in self.place.columns.items():
            total = self._number(last, column) if self.cells.spec.columns[name].type != "code" else None
            if total is None:
                continue
            summed = sum((self._number(row, column) or Decimal(0) for row in parts), Decimal(0))
            if summed != total:
                stated, expected = (f"{number.normalize():f}" for number in (total, summed))
                args = {"column": name, "found": stated, "expected": expected}
                self.diagnostics.warning("totals-row-differs", self.cells.ref(last, column), **args)
                return parts
        self.diagnostics.warning("totals-row", self.cells.ref(last, self.first_column))
        return parts

    def _says_total(self, row: int) -> bool:
        """The row's first value is a word for a total, or a sum of the rows above; it has a number."""
        cells = [self.cells.cell(row, column) for column in sorted(self.place.columns.values())]
        filled = [cell for cell in cells if cell is not None and (cell.text.strip() or cell.formula)]
        if not filled or not any(cell.kind == "n" for cell in filled):
            return False
        first = filled[0]
        if first.kind == "s":
            words = fold(first.text).split()
            return any(" ".join(words[:size]) in self.cells.reading.words.total for size in (1, 2, 3))
        return bool(TOTAL_FORMULA.match(first.formula or ""))

    def _number(self, row: int, column: int) -> Decimal | None:
        cell = self.cells.cell(row, column)
        if cell is None or cell.kind != "n" or not cell.text:
            return None
        try:
            value = Decimal(cell.text)
        except ArithmeticError:
            return None
        return value.quantize(Decimal("0.000001")) if value.is_finite() and abs(value) < 10**18 else None
