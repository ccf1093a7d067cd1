"""Key-value sheets: a key and, to its right, its value on every row; titles between them are allowed."""

from __future__ import annotations

from reportcli.model.collector import short_place, shown
from reportcli.model.refs import SheetRef, Where
from reportcli.workbook.contract.contract import Column, all_titles
from reportcli.workbook.names import fold, nearest
from reportcli.workbook.sheet_use import SheetUse, Use
from reportcli.workbook.tables.column_conventions import adopt_row_conventions
from reportcli.workbook.tables.headers.header_cells import HEADER_WITHIN, header_text
from reportcli.workbook.tables.language_columns import report_figure, reports_language
from reportcli.workbook.tables.languages import bracketed, listed
from reportcli.workbook.tables.record import Record
from reportcli.workbook.tables.table_cells import TableCells, settled
from reportcli.workbook.tables.values.reading import NO_CONTEXT


class KeyValues:
    """Reads one sheet. `headers`: the folded keys that it uses."""

    def __init__(self, cells: TableCells) -> None:
        self.cells, self.sheet, self.spec = cells, cells.sheet, cells.spec
        self.input, self.diagnostics = cells.input, cells.diagnostics
        self.headers: list[str] = []
        self.use = SheetUse(self.sheet, self.spec.name)

    def read(self) -> Record:
        """The one record of a key-value sheet: a key, its value to the right, on every row."""
        place = self._key_rows()
        values: dict[str, object] = {}
        where: dict[str, Where] = {}
        for name, column in self.spec.columns.items():
            value = None
            if name in place:
                row, at = place[name]
                where[name] = self.cells.ref(row, at)
                adopt_row_conventions(self.cells, row, at - 1, column)
                self.use.cells[row, at] = Use.VALUE
                value = self.cells.value(row, at, column, NO_CONTEXT)
            if value is None and column.required:
                self._blank(column, where.get(name))
            values[name] = settled(value, column)
        first = min((row for row, _ in place.values()), default=1)
        return self.cells.record(values, where, first)

    def _blank(self, column: Column, where: Where | None) -> None:
        if where is not None:
            args = {"column": column.name, "remedy": "value"}
            self.diagnostics.error("required-blank", where, group=column.name, **args)
            return
        sheet = SheetRef(self.input, self.sheet.name)
        self.diagnostics.error("missing-key", sheet, group=column.name, column=all_titles(column))

    def _key_rows(self) -> dict[str, tuple[int, int]]:
        """Key -> (row, column) of its value. The keys' column is the one with most known keys."""
        names = self.spec.column_names()
        scores: dict[int, int] = {}
        for cells in self.sheet.rows.values():
            for column, cell in cells.items():
                if cell.kind == "s" and fold(cell.text[:300]) in names:
                    scores[column] = scores.get(column, 0) + 1
        keys = max(scores, key=lambda column: (scores[column], -column), default=1)
        place: dict[str, tuple[int, int]] = {}
        beside = self._languages(keys)
        for row in self.sheet.rows.numbers:
            key, value = self.cells.cell(row, keys), self.cells.cell(row, keys + 1)
            if key is None or not key.text.strip():
                continue
            if fold(key.text) in self.cells.reading.words.key:
                self.use.cells |= dict.fromkeys(((row, c) for c in self.sheet.filled(row)), Use.HEADER)
                continue
            self.use.cells[row, keys] = Use.TITLE if value is None else Use.UNKNOWN_KEY
            text = header_text(key)
            name = names.get(fold(text[:300]))
            if name in place:
                other = short_place(self.cells.ref(place[name][0], keys))
                self.use.cells[row, keys + 1] = Use.UNKNOWN_KEY
                self.diagnostics.error(
                    "duplicate-row-key", self.cells.ref(row, keys), header=shown(text), other=other
                )
            elif name is not None:
                place[name] = (row, keys + 1)
                self.use.cells[row, keys] = Use.KEY
                self._beside(name, row, beside, place)
                self.headers.append(fold(text[:300]))
                if row in self.sheet.hidden_rows:
                    self.diagnostics.warning("hidden-rows", self.cells.ref(row, keys), rows=row)
            elif value is not None:
                self._unknown(row, keys, text)
                self.use.cells[row, keys + 1] = Use.UNKNOWN_KEY
        return place

    def _languages(self, keys: int) -> dict[int, str]:
        """Column -> language of the values beside the first ones, by the row whose first word is “key”."""
        words = self.cells.reading.words.key
        for row in self.sheet.rows.numbers[:HEADER_WITHIN]:
            key = self.cells.cell(row, keys)
            if key is not None and fold(key.text[:300]) in words:
                cells = {c: header_text(cell) for c, cell in self.sheet.rows[row].items() if c > keys + 1}
                tags = {c: listed(bracketed(t)[1] or t, self.spec.languages) for c, t in cells.items()}
                return {column: tag for column, tag in tags.items() if tag}
        return {}

    def _beside(self, name: str, row: int, beside: dict[int, str], place: dict[str, tuple[int, int]]) -> None:
        """The values in other languages to the right of the source's."""
        slots = {column.lang: slot for slot, column in self.spec.columns.items() if column.of == name}
        for at, tag in beside.items():
            cell = self.cells.cell(row, at)
            self.use.cells[row, at] = Use.VALUE
            if tag in slots:
                place.setdefault(slots[tag], (row, at))
            elif cell is not None and cell.text.strip() and not self.spec.columns[name].of:
                first = self.cells.cell(row, at - 1)
                if tag != self.spec.languages[0] and (first is None or first.text != cell.text):
                    report_figure(cell.text, name, self.cells.ref(row, at), self.diagnostics)

    def _unknown(self, row: int, column: int, text: str) -> None:
        spellings = [s for c in self.spec.columns.values() for g in c.aliases.values() for s in g]
        near = nearest(text, [*self.spec.columns, *spellings])
        ref = self.cells.ref(row, column)
        if reports_language(text, self.spec, ref, self.diagnostics):
            return
        if near:
            self.diagnostics.warning("unknown-row-key", ref, header=shown(text), nearest=near)
        else:
            self.diagnostics.note("row-key-not-read", ref, header=shown(text))
