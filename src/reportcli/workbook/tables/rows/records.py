"""Which rows of a located table are records: no repeated headers, rows of tags, remarks or totals."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from decimal import Decimal

from reportcli.model.collector import shown
from reportcli.workbook.contract.contract import NUMERIC
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.names import fold
from reportcli.workbook.sheet_use import Use
from reportcli.workbook.tables.headers.header_cells import header_text
from reportcli.workbook.tables.headers.place import HeaderPlace
from reportcli.workbook.tables.rows.labels import Says
from reportcli.workbook.tables.rows.summaries import report_summaries
from reportcli.workbook.tables.rows.totals import BY_CHANCE, Total, TotalFinder
from reportcli.workbook.tables.table_cells import TableCells

NO_CELL = Cell("s", "")
SAMPLED = 50
"""Records that are looked at to know which columns a record fills."""
NOTE = re.compile(
    r"(sources?|notes?|nb|n\.b\.|remarques?|opmerking(en)?|nota|bron(nen)?|quellen?|anmerkung(en)?|hinweis)\b"
    r"|\*|\(\d+\)|[¹²³]"
)
"""How a note below a table begins."""


def record_rows(cells: TableCells, place: HeaderPlace) -> list[int]:
    """The numbers of the rows that are records; what is left out is reported."""
    return _RowFilter(cells, place).kept()


class _RowFilter:
    def __init__(self, cells: TableCells, place: HeaderPlace) -> None:
        self.cells, self.place, self.diagnostics = cells, place, cells.diagnostics
        header = (cells.cell(place.header, column) for column in place.columns.values())
        self.headers = [header_text(cell) for cell in header if cell is not None]
        self.finder = TotalFinder(cells, place, ())
        self.first_column = min(place.columns.values(), default=1)

    def kept(self) -> list[int]:
        """The rows without header, tags, remarks and totals, in their order."""
        rows, place = self.place.rows, self.place
        suspects = {*rows}
        if self.headers:
            first = next(iter(place.columns.values()))
            suspects &= self.cells.sheet.rows.suspects(rows, first, self.headers[0].casefold())
        repeated = {row for row in rows if row in suspects and self._repeats_header(row)}
        place.use.others.update(dict.fromkeys(repeated, Use.HEADER))
        rows = [row for row in rows if row not in repeated]
        finder = self.finder = TotalFinder(self.cells, place, rows)
        totals = finder.find() if len(rows) > 1 else []
        sure = {total.row for total in totals if total.says and total.adds_up is not False}
        noted = self._without_remarks(rows, sure | {t.row for t in totals if t.says is Says.SURELY})
        kept = self._without_totals(noted, finder, totals)
        report_summaries(self.cells, finder, kept)
        return kept

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

    def _without_remarks(self, rows: list[int], totals: Set[int]) -> list[int]:
        """A text alone after a blank row, or a row without number under a total, is a note."""
        kept: list[int] = []
        notes: list[list[int]] = []
        before, remark, below_total = self.place.header, False, False
        for row in rows:
            below_total = row in totals or (below_total and not self._has_number(row))
            is_note = row not in totals and (
                below_total or ((remark or row > before + 1) and self._is_note(row, kept))
            )
            if is_note:
                notes = [*notes[:-1], [*notes[-1], row]] if remark else [*notes, [row]]
            else:
                kept.append(row)
            before, remark = row, is_note
        while kept and len(kept) > 1 and kept[-1] not in totals and self._begins_as_note(kept):
            notes.insert(0, [kept.pop()])
        for each in notes:
            self._report_note(each)
        return kept

    def _report_note(self, rows: list[int]) -> None:
        """One finding for the lines of a note."""
        cells = self.cells
        row, at = rows[0], min(c for c in self.place.columns.values() if cells.cell(rows[0], c))
        text = cell.text if (cell := cells.cell(row, at)) else ""
        self.diagnostics.error("text-below-table", cells.ref(row, at), found=shown(text))
        for each in rows:
            self.place.use.others[each] = Use.NOTE

    def _is_note(self, row: int, kept: Sequence[int]) -> bool:
        """Whether a row holds one text alone, where a record is never without another column."""
        filled = self._filled(row)
        cell = self.cells.cell(row, filled[0]) if len(filled) == 1 else None
        if cell is None or cell.kind != "s" or len(self.place.columns) < 2:
            return False
        columns, spec = self.place.columns, self.cells.spec
        needed = {columns[name] for name, c in spec.columns.items() if c.required and name in columns}
        return bool(needed - {*filled}) or bool(self._usual(kept) - {*filled})

    def _usual(self, kept: Sequence[int]) -> set[int]:
        """The columns that every record so far fills, of two at least."""
        sample = kept[-SAMPLED:]
        if len(sample) < 2:
            return set()
        return set.intersection(*({*self._filled(row)} for row in sample))

    def _begins_as_note(self, kept: Sequence[int]) -> bool:
        """Whether the last row begins as notes do, and is one by its columns."""
        cell = self.cells.cell(kept[-1], next(iter(self._filled(kept[-1])), None))
        says = cell is not None and cell.kind == "s" and NOTE.match(fold(cell.text))
        return bool(says) and self._is_note(kept[-1], kept[:-1])

    def _filled(self, row: int) -> list[int]:
        columns = self.place.columns.values()
        return [c for c in columns if (cell := self.cells.cell(row, c)) and cell.text.strip()]

    def _has_number(self, row: int) -> bool:
        return any(
            self.finder.number(row, column) is not None
            for name, column in self.place.columns.items()
            if self.cells.spec.columns[name].type in NUMERIC
        )

    def _without_totals(self, rows: list[int], finder: TotalFinder, totals: list[Total]) -> list[int]:
        """Totals are left out where a label says so, and reported."""
        left_out = {total.row for total in totals if self._left_out(total, rows, finder)}
        for row in left_out:
            self.place.use.others[row] = Use.TOTAL
        return [row for row in rows if row not in left_out]

    def _left_out(self, total: Total, rows: list[int], finder: TotalFinder) -> bool:
        """Reports a total; gives whether it is no record."""
        where = self.cells.ref(total.row, total.label or total.amount)
        text = cell.text if (cell := self.cells.cell(total.row, total.label)) else ""
        cell = self.cells.cell(total.row, total.amount)
        amount = self.cells.reading.in_sheet(cell) if cell else ""
        args = {"found": shown(text), "amount": shown(amount)}
        if total.says is Says.NOTHING:
            chance = {"remedy": BY_CHANCE} if total.by_chance else {}
            self.diagnostics.warning("row-equals-sum", where, **args, **chance)
            return False
        if total.says is Says.BEGINS and not total.adds_up:
            self.diagnostics.warning("row-says-total", where, **args)
            return False
        if total.row != rows[-1] or finder.is_coded(total):
            remedy = {"remedy": "sum"} if total.adds_up else {}
            self.diagnostics.error("total-among-rows", where, **args, **remedy)
        elif not self._differs(total, rows, finder):
            self.diagnostics.warning("totals-row", where)
        return True

    def _differs(self, total: Total, rows: list[int], finder: TotalFinder) -> bool:
        """Whether a total at the end is not what the rows above it give; then it is reported."""
        if total.adds_up:
            return False
        for name, column in self.place.columns.items():
            stated = finder.number(total.row, column)
            if stated is None or self.cells.spec.columns[name].type not in NUMERIC:
                continue
            summed = sum((finder.number(row, column) or Decimal(0) for row in rows[:-1]), Decimal(0))
            if summed != stated:
                found, expected = (f"{number.normalize():f}" for number in (stated, summed))
                args = {"column": name, "found": found, "expected": expected}
                self.diagnostics.warning("totals-row-differs", self.cells.ref(total.row, column), **args)
                return True
        return False
