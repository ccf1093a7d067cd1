"""Columns of a sheet that the contract of its table does not know."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.model.collector import Collector, short_place, shown
from reportcli.model.refs import CellRef
from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.names import fold, shortened
from reportcli.workbook.tables.headers.place import HeaderPlace
from reportcli.workbook.tables.headers.renamed_columns import headed, renamed_columns, without_year
from reportcli.workbook.tables.language_columns import reports_language


class UnknownColumns:
    """Reports them for one table. printed: names of tables and columns that the layout prints."""

    def __init__(
        self,
        sheet: RawSheet,
        spec: TableSpec,
        input_id: str,
        diagnostics: Collector,
        *,
        printed: frozenset[str],
    ) -> None:
        self.sheet, self.spec, self.input, self.diagnostics = sheet, spec, input_id, diagnostics
        self.printed = printed

    def _ref(self, place: HeaderPlace, column: int) -> CellRef:
        return CellRef(self.input, self.sheet.name, place.header, column)

    def report(self, place: HeaderPlace, unknown: list[tuple[int, str]]) -> None:
        """Columns that the contract does not know, and that are not of a language: not read, so reported."""
        names = self._free_titles(place)
        plain = [
            (column, text)
            for column, text in unknown
            if not reports_language(text, self.spec, self._ref(place, column), self.diagnostics)
        ]
        renamed = renamed_columns(self.sheet, self.spec, place.columns, plain, header=place.header)
        for column, text in plain:
            ref, args = self._ref(place, column), {"header": shown(text), "names": names}
            if column in renamed:
                meant, title = renamed[column]
                args = {"nearest": title, "meant": meant, **args}
                self._renamed(place, ref, meant, headed=bool(text), args=args)
            elif text:
                self.diagnostics.note("column-not-read", ref, **args)

    def _counts(self, column: str) -> bool:
        """Whether a column is required, or its name and its table's are among what is printed."""
        return self.spec.columns[column].required or {self.spec.name, column} <= set(self.printed)

    def _why_blank(self, ref: CellRef) -> dict[str, str]:
        """The remedy for a blank header that is a formula without a value, or the rest of merged cells."""
        cell = self.sheet.cell(ref.row, ref.column)
        if cell is not None and cell.formula is not None:
            return {"remedy": "formula"}
        for area in self.sheet.merges:
            if area.top <= ref.row <= area.bottom and area.left <= ref.column <= area.right:
                first, last = (
                    replace(ref, row=area.top, column=area.left),
                    replace(ref, row=area.bottom, column=area.right),
                )
                return {"remedy": "merged", "range": f"{first.a1}:{short_place(last)}"}
        return {}

    def _free_titles(self, place: HeaderPlace) -> str:
        """The headers of the columns that the sheet could still have, in the language of those it has."""
        kept = (c for c in self.spec.columns.values() if not (c.of or c.dropped))
        free = [c.name for c in kept if c.name not in place.columns]
        known, header = place.columns, place.header
        return shortened([headed(self.spec, name, known, self.sheet, header=header) for name in free], 12)

    def _renamed(
        self, place: HeaderPlace, ref: CellRef, meant: str, *, headed: bool, args: Mapping[str, str]
    ) -> None:
        """A column that seems to be one of the contract: an error where that is required or printed."""
        counts = self._counts(meant)
        if self.spec.columns[meant].required:
            args = {**args, "remedy": "required"}
        if (rest := without_year(args["header"])) and fold(rest) == fold(args["nearest"]):
            args = {**args, "remedy": "year"}
        if not headed and not counts and ref.column > max(place.columns.values()):
            return  # notes beside the table
        if not headed:
            args = {**args, **self._why_blank(ref)}
        place.renamed.add(meant)
        place.extra.add(ref.column)
        report = self.diagnostics.error if counts else self.diagnostics.warning
        report("unknown-column" if headed else "header-blank", ref, **args)


def column_titles(spec: TableSpec, column: str) -> str:
    """The headers that a column may have, with slashes between them; its name where it has none."""
    spellings = [s for group in spec.columns[column].aliases.values() for s in group]
    return "/".join(dict.fromkeys(spellings)) or column
