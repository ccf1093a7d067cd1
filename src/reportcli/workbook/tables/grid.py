"""Where a table stands on its sheet: its header row, its columns, its rows. Titles above it are allowed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from reportcli.model.collector import Collector, shown
from reportcli.model.diagnostic import Severity
from reportcli.model.refs import CellRef, SheetRef
from reportcli.workbook.contract.contract import Column, TableSpec
from reportcli.workbook.excel.cells import Cell, ListObject
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.names import fold, shortened
from reportcli.workbook.sheet_use import SheetUse, Use
from reportcli.workbook.tables.headers.header_cells import header_text, likely_header, matches
from reportcli.workbook.tables.headers.place import HeaderPlace
from reportcli.workbook.tables.headers.renamed_columns import headless_columns, without_unit
from reportcli.workbook.tables.headers.unknown_columns import UnknownColumns, column_titles

FAR = 1000
SAMPLED = 50
CROSSED = 2
"""Headers that name records of another table, from which on a sheet is a crosstab."""


class Locator:
    """Finds one table on one sheet."""

    def __init__(
        self,
        sheet: RawSheet,
        spec: TableSpec,
        input_id: str,
        diagnostics: Collector,
        *,
        keys: Mapping[str, Mapping[str, str]] | None = None,
        printed: frozenset[str] = frozenset(),
    ) -> None:
        """keys: reference column -> folded key or name -> key, of tables that are known already.

        printed: names of tables and columns that the layout prints.
        """
        self.sheet, self.spec, self.input, self.diagnostics = sheet, spec, input_id, diagnostics
        self.keys, self.printed = keys or {}, printed
        self.names = spec.column_names()

    def ref(self, row: int, column: int) -> CellRef:
        """The place of a cell, by its row and column, 1-based."""
        return CellRef(self.input, self.sheet.name, row, column)

    def locate(self) -> HeaderPlace | None:
        """The table's place; None, with a finding, when no row looks like its header."""
        chosen = self._list_object() if self.spec.header_rows == 1 else None
        header = chosen.range.top if chosen else self._header_row()
        if header is None:
            self._no_header()
            return None
        place = HeaderPlace(header, SheetUse(self.sheet, self.spec.name, header))
        self._columns(place, chosen)
        self._rows(place, chosen)
        self._missing(place)
        return place

    def _header_row(self) -> int | None:
        if not self.spec.header_rows:
            rows = self.sheet.rows.numbers
            return rows[0] - 1 if rows else None
        best, chosen = likely_header(self.sheet, self.names)
        placed = any(column.at for column in self.spec.columns.values())
        if chosen is None or (best == 1 and not placed and self._is_title(chosen)):
            return None
        if chosen > self.sheet.top:
            self.diagnostics.note("header-not-first", self._row_ref(chosen), row=chosen)
        return chosen

    def _is_title(self, row: int) -> bool:
        """A row of one cell above wider rows: a title that happens to be a column's name."""
        return len(self.sheet.rows[row]) == 1 and any(len(cells) > 1 for cells in self.sheet.rows.values())

    def _list_object(self) -> ListObject | None:
        """The Excel Table whose header fits best."""
        scored = [
            (matches(self._within(table), self.names), -number, table)
            for number, table in enumerate(self.sheet.tables)
            if table.header_rows
        ]
        scored = [item for item in scored if item[0]]
        if not scored:
            return None
        best = max(scored)[2]
        others = [table.name for _, _, table in scored if table is not best]
        if others:
            self.diagnostics.warning(
                "second-table", SheetRef(self.input, self.sheet.name), read=best.name, names=shortened(others)
            )
        return best

    def _within(self, table: ListObject) -> dict[int, Cell]:
        header = self.sheet.rows.get(table.range.top, {})
        return {c: cell for c, cell in header.items() if table.range.left <= c <= table.range.right}

    def _row_ref(self, row: int) -> CellRef:
        return self.ref(row, min(self.sheet.rows.get(row, {1: None})))

    def _no_header(self) -> None:
        rows = self.sheet.rows.numbers
        where = SheetRef(self.input, self.sheet.name)
        expected = shortened([column_titles(self.spec, column.name) for column in self._wanted()])
        if not rows:
            severity = Severity.NOTE if self.spec.optional else Severity.ERROR
            self.diagnostics.report(severity, "sheet-empty", where, expected=expected)
            return
        first = self.sheet.rows[rows[0]]
        seen = shortened([shown(first[c].text) for c in sorted(first)])
        self.diagnostics.error("header-not-found", self._row_ref(rows[0]), found=seen, expected=expected)

    def _wanted(self) -> list[Column]:
        required = [c for c in self.spec.columns.values() if c.required]
        return required or list(self.spec.columns.values())

    def _columns(self, place: HeaderPlace, chosen: ListObject | None) -> None:
        cells = self._within(chosen) if chosen else self._header_cells(place)
        first: dict[str, int] = {}
        unknown: list[tuple[int, str]] = []
        for column in sorted(cells):
            text = header_text(cells[column])
            folded = fold(text[:300])
            if not folded:
                continue
            name = self.names.get(folded) or self.names.get(fold(without_unit(text[:300])))
            if folded in first or (name is not None and name in place.columns):
                earlier = first.get(folded) or place.columns[name or ""]
                other = self.ref(place.header, earlier).short
                self.diagnostics.error(
                    "duplicate-column", self.ref(place.header, column), header=shown(text), other=other
                )
                place.extra.add(column)
                continue
            first[folded] = column
            if name is None:
                unknown.append((column, text))
                place.extra.add(column)
            else:
                place.columns[name] = column
                place.headers.append(folded)
        self._by_place(place)
        bare = headless_columns(self.sheet, {*place.columns.values(), *place.extra}, header=place.header)
        self._unknown(place, [*self._crosstab(place, unknown), *((column, "") for column in bare)])

    def _unknown(self, place: HeaderPlace, unknown: list[tuple[int, str]]) -> None:
        columns = UnknownColumns(self.sheet, self.spec, self.input, self.diagnostics, printed=self.printed)
        columns.report(place, unknown)

    def _header_cells(self, place: HeaderPlace) -> Mapping[int, Cell]:
        return self.sheet.rows[place.header] if self.spec.header_rows else {}

    def _by_place(self, place: HeaderPlace) -> None:
        """Columns whose contract says where they stand, unless a header of theirs says something else."""
        for name, column in self.spec.columns.items():
            if column.at and name not in place.columns and column.at not in place.columns.values():
                place.columns[name] = column.at
                place.extra.discard(column.at)

    def _crosstab(self, place: HeaderPlace, unknown: list[tuple[int, str]]) -> list[tuple[int, str]]:
        """Headers that are records of another table, with marks below: what the column of references says."""
        for name, keys in self.keys.items():
            marks = {column: keys[fold(text)] for column, text in unknown if fold(text) in keys}
            if name not in place.columns and len(marks) >= CROSSED:
                place.across, place.marks = name, marks
                place.extra -= marks.keys()
                where = self.ref(place.header, min(marks))
                title = column_titles(self.spec, name)
                self.diagnostics.note("crosstab-read", where, column=title, names=shortened(marks.values()))
                return [(column, text) for column, text in unknown if column not in marks]
        return unknown

    def _missing(self, place: HeaderPlace) -> None:
        """Required columns that the sheet lacks, but for one that seems to stand there under another name."""
        for name, column in self.spec.columns.items():
            if column.required and name not in place.columns and name not in (place.across, *place.renamed):
                where = self._row_ref(place.header)
                self.diagnostics.error(
                    "missing-column", where, column=column_titles(self.spec, name), group=name
                )

    def _rows(self, place: HeaderPlace, chosen: ListObject | None) -> None:
        """Rows with a value in a known column; far ones are errors, those below an Excel table too."""
        known = set(place.columns.values()) | place.marks.keys()
        read = known | place.extra
        rows = self.sheet.rows
        if not chosen and not place.extra and rows.surely_within(read, place.header):
            place.rows = [row for row in rows.numbers if row > place.header]
            place.use.whole = True
            return
        last = place.header
        for row in rows.numbers:
            if row <= place.header or not rows.holds(row):
                continue
            filled = rows.filled(row)
            if chosen and row > chosen.range.bottom - chosen.totals_rows:
                self._after_last(row, filled, place, chosen)
                continue
            if row - last > FAR:
                self._far(row, min(filled), place)
                continue
            if not known.isdisjoint(filled):
                place.rows.append(row)
                last = row
            edge = max(read, default=1)
            for column in sorted(filled - read):
                if column - edge > FAR:
                    self._far(row, column, place)

    def _far(self, row: int, column: int, place: HeaderPlace) -> None:
        place.use.cells[row, column] = Use.FAR
        self.diagnostics.error("stray-cell", self.ref(row, column), found=shown(self._text(row, column)))

    def _after_last(self, row: int, filled: Set[int], place: HeaderPlace, chosen: ListObject) -> None:
        """The totals of an Excel table, or a row under it: what fits its columns was meant as a record."""
        if row <= chosen.range.bottom:
            place.use.others[row] = Use.TOTAL
            return
        own = sorted(
            column for column in filled & set(place.columns.values()) if self._text(row, column).strip()
        )
        if not own:
            return
        for column in own:
            place.use.cells[row, column] = Use.BELOW
        report = self.diagnostics.error if self._fits(row, own, place) else self.diagnostics.warning
        bottom = chosen.range.bottom - chosen.totals_rows
        args = {"found": shown(self._text(row, own[0])), "last": str(bottom)}
        report("row-below-excel-table", self.ref(row, own[0]), **args)

    def _fits(self, row: int, own: Sequence[int], place: HeaderPlace) -> bool:
        """Whether a row fills the columns as a record does: all that are required, and more than one."""
        required = {
            place.columns[n] for n, c in self.spec.columns.items() if c.required and n in place.columns
        }
        return required <= {*own} and (len(own) > 1 or len(place.columns) == 1 or self._are_alone(own, place))

    def _are_alone(self, own: Sequence[int], place: HeaderPlace) -> bool:
        """Whether a record of the table fills these columns alone too."""
        rows = place.rows[-SAMPLED:]
        return any(self.sheet.rows.filled(row) & set(place.columns.values()) <= {*own} for row in rows)

    def _text(self, row: int, column: int) -> str:
        cell = self.sheet.cell(row, column)
        return cell.text if cell is not None else ""
