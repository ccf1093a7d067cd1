"""What is wrong with a whole table: keys that stand twice, hidden rows, merged cells, currencies that mix."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from reportcli.model.collector import short_place, shown, some_rows
from reportcli.model.diagnostic import Related, Severity
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef
from reportcli.number_formats import describe, settled
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.excel.sheet_rows import SCANNED
from reportcli.workbook.names import clean, normalise
from reportcli.workbook.tables.headers.place import HeaderPlace
from reportcli.workbook.tables.language_columns import LANGUAGE, row_language
from reportcli.workbook.tables.lazy_records import LazyRecords
from reportcli.workbook.tables.record import Record, value_of, where_of
from reportcli.workbook.tables.values.cell_formats import NEUTRAL
from reportcli.workbook.tables.values.numbers_in_text import number_in_text
from reportcli.workbook.tables.values.reading import CellReading


class TableChecks:
    """Findings about one table of records. headed: column of the sheet -> currency that its heading names."""

    def __init__(
        self,
        sheet: RawSheet,
        spec: TableSpec,
        input_id: str,
        *,
        reading: CellReading,
        headed: Mapping[int, str],
    ) -> None:
        self.sheet, self.spec, self.input, self.headed = sheet, spec, input_id, headed
        self.reading, self.diagnostics = reading, reading.diagnostics

    def run(self, rows: list[int], place: HeaderPlace, records: Sequence[Record]) -> None:
        """Reports what is wrong with these rows and the records that they gave."""
        self._hidden(rows, place)
        self._merged(rows, place)
        self._currencies(rows, place)
        self._keys(records)

    def ref(self, row: int, column: int) -> CellRef:
        """The place of a cell, by its row and column, 1-based."""
        return CellRef(self.input, self.sheet.name, row, column)

    def _values(self, records: Sequence[Record], name: str) -> Iterator[str | None]:
        """A key's values as they are compared; in each language a key may stand once."""
        if isinstance(records, LazyRecords):
            plain = records.columns[name].values if name in records.columns else ()
            yield from (None if value is None else _text(value) for value in plain)
            return
        spoken = len(self.spec.languages) > 1 and LANGUAGE in self.spec.columns
        for record in records:
            value = value_of(record, name)
            tag = f" {row_language(record, self.spec.languages)}" if spoken else ""
            yield None if value is None else _text(value) + tag

    def _keys(self, records: Sequence[Record]) -> None:
        """Values of a key stand once; the finding names both cells."""
        for column in self.spec.columns.values():
            if not (column.unique or column.name == self.spec.key):
                continue
            first: dict[str, int] = {}
            for index, text in enumerate(self._values(records, column.name)):
                if text is not None and first.setdefault(text, index) != index:
                    other, record = records[first[text]], records[index]
                    related = (Related("first-use", where_of(other, column.name)),)
                    self.diagnostics.report(
                        Severity.ERROR,
                        "duplicate-key",
                        where_of(record, column.name),
                        group=column.name,
                        related=related,
                        found=shown(text),
                        other=short_place(where_of(other, column.name)),
                        column=column.name,
                    )

    def _hidden(self, rows: list[int], place: HeaderPlace) -> None:
        """Hidden and filtered rows are read like the others; hidden columns too. Both are reported."""
        hidden = [row for row in rows if row in self.sheet.hidden_rows]
        if hidden:
            where = self.ref(hidden[0], min(place.columns.values()))
            self.diagnostics.warning(
                "filtered-rows" if self.sheet.filtered else "hidden-rows", where, rows=some_rows(hidden)
            )
        for name, column in place.columns.items():
            if any(first <= column <= last for first, last in self.sheet.hidden_columns):
                self.diagnostics.note("hidden-column", self.ref(place.header, column), column=name)

    def _merged(self, rows: list[int], place: HeaderPlace) -> None:
        inside = set(rows)
        known = set(place.columns.values())
        for area in self.sheet.merges:
            covered = [r for r in range(area.top, min(area.bottom, area.top + 5000) + 1) if r in inside]
            if covered and any(area.left <= column <= area.right for column in known):
                size = f"{self.ref(area.top, area.left).a1}:{short_place(self.ref(area.bottom, area.right))}"
                self.diagnostics.error("merged-cells", self.ref(area.top, area.left), range=size)

    def _currencies(self, rows: list[int], place: HeaderPlace) -> None:
        """One amount column, one currency; what states none is in that of the report."""
        for name, at in place.columns.items():
            if self.spec.columns[name].type != "money" or self.spec.columns[name].unit_from:
                continue
            if self.reading.hides_currencies:
                self._hidden_currency(rows, name, at)
                continue
            first = self._first_of_each(rows, name, at, header=place.header)
            if len(first) > 1:
                self._mixed(name, first)
            elif first and self.reading.currency not in first:
                currency, ref = next(iter(first.items()))
                self.diagnostics.warning(
                    "other-currency", ref, column=name, found=currency, expected=self.reading.currency
                )

    def _first_of_each(self, rows: list[int], name: str, at: int, *, header: int) -> dict[str, CellRef]:
        """The currencies of a column, each with the first cell that states it; the heading's comes first."""
        headed = self.headed.get(at, "")
        first = {headed: self.ref(header, at)} if headed else {}
        for row, cell in self._samples(rows, at):
            if currency := self._currency(cell) or ("" if headed else self._bare(name, cell)):
                first.setdefault(currency, self.ref(row, at))
        return first

    def _mixed(self, name: str, first: Mapping[str, CellRef]) -> None:
        """Several currencies in a column: at the first cell of another than the report's, if there is one."""
        listed = ", ".join(f"{currency} ({short_place(ref)})" for currency, ref in first.items())
        others = [ref for currency, ref in [*first.items()][1:] if currency != self.reading.currency]
        where = others[0] if others else next(iter(first.values()))
        self.diagnostics.error("mixed-currencies", where, column=name, found=listed)

    def _hidden_currency(self, rows: list[int], name: str, at: int) -> None:
        """Amounts whose format is not read may be of any currency, unless the contract states it."""
        cells = ((row, self.sheet.cell(row, at)) for row in rows)
        amounts = [row for row, cell in cells if cell is not None and cell.kind == "n"]
        if amounts and not self.spec.columns[name].unit:
            args = {"column": name, "expected": self.reading.currency}
            self.diagnostics.error("currency-hidden", self.ref(amounts[0], at), **args)

    def _samples(self, rows: list[int], at: int) -> Iterator[tuple[int, Cell]]:
        """Cells of a column whose currency must be looked at: of a large sheet one number for its column."""
        seen = False
        for row, value in zip(rows, self.sheet.rows.column(at, rows), strict=True):
            if value is not SCANNED and (value == "" or (seen and not isinstance(value, str))):
                continue
            cell = self.sheet.cell(row, at)
            if cell is not None and cell.text:
                seen = seen or (value is not SCANNED and cell.kind == "n")
                yield row, cell

    def _currency(self, cell: Cell) -> str:
        if cell.kind == "n":
            sign = describe(self.reading.formats(cell.style), NEUTRAL).currency
            return settled(sign, self.reading.currency) if sign else ""
        if cell.kind != "s":
            return ""
        text, home = clean(cell.text), self.reading.currency
        read = number_in_text(text, home)
        return number_in_text(text, home, ".").currency if read.problem == "ambiguous" else read.currency

    def _bare(self, name: str, cell: Cell) -> str:
        """The report's currency, of an amount that states none."""
        amount = cell.kind == "n" and not self.spec.columns[name].unit
        return self.reading.currency if amount else ""


def _text(value: object) -> str:
    number = value.value if isinstance(value, Fact) else value
    return normalise(f"{number:f}" if isinstance(number, Decimal) else str(value))
