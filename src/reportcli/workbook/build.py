"""Cells of a located table to records: types, required cells, keys, totals rows, merged and hidden cells."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from reportcli.model.diagnostic import Related, Severity
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, SheetRef, Where
from reportcli.workbook.cells import Cell, Sheet
from reportcli.workbook.collect import shown
from reportcli.workbook.contract import Column, TableSpec
from reportcli.workbook.grid import Place, header_text
from reportcli.workbook.names import fold, normalise
from reportcli.workbook.numfmt import currency_of, number_format
from reportcli.workbook.record import Record, value_of, where_of
from reportcli.workbook.values import BAD, Row, Values

NO_ROW = Row({}, False)


class Builder:
    """Builds the records of one table. `formulas` gets the formula of every cell that has one."""

    def __init__(
        self, sheet: Sheet, spec: TableSpec, input_id: str, values: Values, formulas: dict[CellRef, str]
    ) -> None:
        self.sheet, self.spec, self.input = sheet, spec, input_id
        self.values, self.found, self.formulas = values, values.found, formulas
        self.headers: list[str] = []  # folded keys that a key-value sheet uses

    def ref(self, row: int, column: int) -> CellRef:
        return CellRef(self.input, self.sheet.name, row, column)

    def cell(self, row: int, column: int | None) -> Cell | None:
        return self.sheet.rows.get(row, {}).get(column) if column is not None else None

    def rows(self, place: Place) -> tuple[Record, ...]:
        """The records of a table with one record a row."""
        numbers = [row for row in place.rows if not self._is_furniture(row, place)]
        numbers = self._without_totals(numbers, place)
        records = [self._record(row, place) for row in numbers]
        self._hidden(numbers, place)
        self._merged(numbers, place)
        self._currencies(numbers, place)
        self._keys(records)
        if not records:
            where = SheetRef(self.input, self.sheet.name)
            self.found.add(Severity.NOTE if self.spec.optional else Severity.ERROR, "no-rows", where, "", {})
        return tuple(records)

    def _is_furniture(self, row: int, place: Place) -> bool:
        """A header that is repeated inside the table, or a row of #tags: no record."""
        cells = [self.cell(row, column) for column in place.columns.values()]
        texts = [header_text(cell) for cell in cells if cell is not None]
        if len(texts) > 1 and all(text.startswith("#") for text in texts):
            self.found.note("tag-row", self.ref(row, min(place.columns.values())))
            return True
        if len(texts) > 1 and [fold(text) for text in texts] == self._headers(place):
            self.found.note("header-repeated", self.ref(row, min(place.columns.values())))
            return True
        return False

    def _headers(self, place: Place) -> list[str]:
        cells = [self.cell(place.header, column) for column in place.columns.values()]
        return [fold(header_text(cell)) for cell in cells if cell is not None]

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
                args = {"column": name, "found": f"{total:f}", "expected": f"{summed:f}"}
                self.found.warning("totals-row-differs", self.ref(last, column), **args)
                return parts
        self.found.warning("totals-row", where)
        return parts

    def _says_total(self, row: int, place: Place) -> bool:
        numbers = words = 0
        for column in place.columns.values():
            cell = self.cell(row, column)
            if cell is not None and cell.kind == "s" and cell.text.strip():
                first = fold(cell.text).split()
                words += any(" ".join(first[:size]) in self.values.words.total for size in (1, 2, 3))
            numbers += cell is not None and cell.kind == "n"
        return bool(words and numbers)

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
        context = self._context(row, place.columns)
        cells: dict[str, Any] = {}
        where: dict[str, Where] = {}
        blank: list[Column] = []
        for name, column in self.spec.columns.items():
            at = place.columns.get(name)
            value, ref = (None, None) if at is None else self._value(row, at, column, context)
            if ref is not None:
                where[name] = ref
                if value is None and column.required:
                    blank.append(column)
            cells[name] = () if value in (None, BAD) and column.type == "list" else None if value is BAD else value
        self._required(blank, where, cells, row)
        return self._made(cells, where, row)

    def _required(self, blank: list[Column], where: dict[str, Where], cells: dict[str, Any], row: int) -> None:
        filled = [name for name, value in cells.items() if value not in (None, ())]
        if blank and len(filled) == 1 and len(where) > 2 and (row - 1) not in self.sheet.rows:
            self.found.error("text-below-table", where[filled[0]], found=shown(self.cell_text(where[filled[0]])))
            return
        for column in blank:
            self.found.error("required-blank", where[column.name], group=column.name, column=column.name)

    def cell_text(self, where: Where) -> str:
        cell = self.cell(where.row, where.column) if isinstance(where, CellRef) else None
        return cell.text if cell else ""

    def _value(self, row: int, at: int, column: Column, context: Row) -> tuple[Any, CellRef]:
        ref = self.ref(row, at)
        cell = self.cell(row, at)
        formula = None
        if cell is not None and cell.formula is not None:
            formula = self.sheet.formula(row, at)
            self.formulas[ref] = formula or ""
        return self.values.typed(cell, column, ref, context, formula), ref

    def _made(self, cells: dict[str, Any], where: dict[str, Where], row: int) -> Record:
        key = cells.get(self.spec.key) if self.spec.key else None
        text = f"{key.value:f}" if isinstance(key, Fact) else str(key) if key is not None else ""
        return Record(self.spec.name, row, cells, where, key=text, sheet=SheetRef(self.input, self.sheet.name))

    def _context(self, row: int, columns: dict[str, int]) -> Row:
        """Units and the sample mark of a row, read before its numbers."""
        units = {}
        for column in self.spec.columns.values():
            cell = self.cell(row, columns.get(column.unit_from)) if column.unit_from else None
            if cell is not None and cell.kind == "s":
                text = " ".join(cell.text.split())
                units[column.unit_from] = currency_of(text) if len(text) <= 3 and currency_of(text) else text
        sample = self.cell(row, columns.get("sample"))
        return Row(units, sample is not None and self._is_yes(sample))

    def _is_yes(self, cell: Cell) -> bool:
        return cell.text == "1" or fold(cell.text) in self.values.words.yes | {"x", "true"}

    def _keys(self, records: list[Record]) -> None:
        """Values of a key stand once; the finding names both cells."""
        for column in self.spec.columns.values():
            if not (column.unique or column.name == self.spec.key):
                continue
            first: dict[str, Record] = {}
            for record in records:
                value = value_of(record, column.name)
                if value is None:
                    continue
                text = normalise(f"{value.value:f}" if isinstance(value, Fact) else str(value))
                other = first.setdefault(text, record)
                if other is not record:
                    related = (Related("first-use", where_of(other, column.name)),)
                    args = {"found": shown(text), "other": _a1(where_of(other, column.name)), "column": column.name}
                    where = where_of(record, column.name)
                    self.found.add(Severity.ERROR, "duplicate-key", where, column.name, dict(args), related)

    def _hidden(self, rows: list[int], place: Place) -> None:
        """Hidden and filtered rows are read like the others; hidden columns too. Both are told."""
        hidden = [row for row in rows if row in self.sheet.hidden_rows]
        if hidden:
            listed = ", ".join(map(str, hidden[:10])) + (f", … ({len(hidden)})" if len(hidden) > 10 else "")
            where = self.ref(hidden[0], min(place.columns.values()))
            self.found.warning("filtered-rows" if self.sheet.filtered else "hidden-rows", where, rows=listed)
        for name, column in place.columns.items():
            if any(first <= column <= last for first, last in self.sheet.hidden_columns):
                self.found.note("hidden-column", self.ref(place.header, column), column=name)

    def _merged(self, rows: list[int], place: Place) -> None:
        inside = set(rows)
        known = set(place.columns.values())
        for area in self.sheet.merges:
            covered = [r for r in range(area.top, min(area.bottom, area.top + 5000) + 1) if r in inside]
            if covered and any(area.left <= column <= area.right for column in known):
                size = f"{self.ref(area.top, area.left).a1}:{_a1(self.ref(area.bottom, area.right))}"
                self.found.error("merged-cells", self.ref(area.top, area.left), range=size)

    def _currencies(self, rows: list[int], place: Place) -> None:
        """One amount column, one currency."""
        for name, at in place.columns.items():
            if self.spec.columns[name].type != "money" or self.spec.columns[name].unit_from:
                continue
            first: dict[str, CellRef] = {}
            for row in rows:
                cell = self.cell(row, at)
                if cell is not None and cell.text:
                    currency = self._currency(cell)
                    if currency:
                        first.setdefault(currency, self.ref(row, at))
            if len(first) > 1:
                listed = ", ".join(f"{currency} ({_a1(ref)})" for currency, ref in first.items())
                self.found.error("mixed-currencies", list(first.values())[1], column=name, found=listed)
            elif first and self.values.currency not in first:
                currency, ref = next(iter(first.items()))
                self.found.warning("other-currency", ref, column=name, found=currency, expected=self.values.currency)

    def _currency(self, cell: Cell) -> str:
        if cell.kind == "n":
            return number_format(self.values.formats(cell.style)).currency
        return currency_of(cell.text) if cell.kind == "s" else ""

    def key_values(self) -> Record:
        """The one record of a key-value sheet: a key, its value to the right, on every row."""
        place = self._key_rows()
        units: dict[str, str] = {}
        cells: dict[str, Any] = {}
        where: dict[str, Where] = {}
        for name, column in self.spec.columns.items():
            at = place.get(name)
            value, ref = (None, None) if at is None else self._value(*at, column, Row(units, False))
            if ref is not None:
                where[name] = ref
            if value is None and column.required:
                if ref is None:
                    self.found.error("missing-key", SheetRef(self.input, self.sheet.name), column=self._titles(column))
                else:
                    self.found.error("required-blank", ref, group=name, column=name)
            cells[name] = () if value in (None, BAD) and column.type == "list" else None if value is BAD else value
        first = min((ref.row for ref in where.values() if isinstance(ref, CellRef)), default=1)
        return self._made(cells, where, first)

    def _titles(self, column: Column) -> str:
        return "/".join(dict.fromkeys(s for group in column.aliases.values() for s in group)) or column.name

    def _key_rows(self) -> dict[str, tuple[int, int]]:
        """Key -> (row, column) of its value. The keys' column is the one with most known keys."""
        from reportcli.workbook.names import nearest

        names = self.spec.column_names()
        scores: dict[int, int] = {}
        for cells in self.sheet.rows.values():
            for column, cell in cells.items():
                if cell.kind == "s" and fold(cell.text[:300]) in names:
                    scores[column] = scores.get(column, 0) + 1
        keys = max(scores, key=lambda column: (scores[column], -column), default=1)
        place: dict[str, tuple[int, int]] = {}
        for row in sorted(self.sheet.rows):
            cell, value = self.cell(row, keys), self.cell(row, keys + 1)
            if cell is None or not cell.text.strip():
                continue
            text = header_text(cell)
            name = names.get(fold(text[:300]))
            if name in place:
                other = _a1(self.ref(place[name][0], keys))
                self.found.error("duplicate-row-key", self.ref(row, keys), header=shown(text), other=other)
            elif name is not None:
                place[name] = (row, keys + 1)
                self.headers.append(fold(text[:300]))
                if row in self.sheet.hidden_rows:
                    self.found.warning("hidden-rows", self.ref(row, keys), rows=row)
            elif value is not None and fold(text) not in self.values.words.key:
                titles = {s: n for n, c in self.spec.columns.items() for g in c.aliases.values() for s in (n, *g)}
                near = nearest(text, titles)
                code = "unknown-row-key" if near else "row-key-not-read"
                self.found.warning(code, self.ref(row, keys), header=shown(text), nearest=near)
        return place


def _a1(where: Where | None) -> str:
    return where.a1.rpartition("!")[2] if isinstance(where, CellRef) else str(where)


