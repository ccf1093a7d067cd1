"""Which sheet of a workbook is which table; sheets and tables that have no other are reported."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.model.collector import Collector
from reportcli.model.diagnostic import Findings
from reportcli.model.refs import SheetRef
from reportcli.workbook.contract.contract import Contract, TableSpec, all_titles
from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.names import fold, nearest, shortened
from reportcli.workbook.source_sheet import Sources
from reportcli.workbook.tables.grid import Locator
from reportcli.workbook.tables.rows.shared_sheets import parts_of
from reportcli.workbook.unknown_sheets import UnknownSheets, is_summary, own_name, spellings


class SheetMatcher:
    """Matches the sheets of a workbook, and those of other files, with the tables of its contract.

    missed: tables without a sheet because of an error, which is reported.
    """

    def __init__(
        self,
        contract: Contract,
        file: WorkbookFile,
        book: RawBook,
        diagnostics: Collector,
        *,
        sources: Sources,
        printed: frozenset[str],
    ) -> None:
        """printed: names of tables and columns that the layout prints. sources: tables of other files."""
        self.contract, self.file, self.input, self.diagnostics = contract, file, file.input, diagnostics
        self.book, self.sources, self.printed = book, sources, printed
        own = [one for one in sources.sheets.values() if one.input == file.input]
        self._own_sources = {one.sheet.name for one in own}
        self.names = contract.sheet_names()
        self.missed: set[str] = set()

    def matched(self) -> dict[str, RawSheet]:
        """Table name -> its sheet. Unknown and doubled sheets are reported."""
        matched: dict[str, RawSheet] = {}
        unknown: list[RawSheet] = []
        for sheet in self.book.sheets:
            name = table_of_sheet(sheet.name, self.names)
            where = SheetRef(self.input, sheet.name)
            if name is None:
                known = sheet.name in self._own_sources or self._is_for_people(sheet.name)
                unknown += [] if known else [sheet]
            elif name in matched:
                self.diagnostics.error("second-sheet", where, sheet=sheet.name, other=matched[name].name)
            else:
                matched[name] = sheet
                if sheet.hidden:
                    self.diagnostics.warning("hidden-sheet", where, sheet=sheet.name)
        if not matched:
            self._nothing(unknown)
        self._share(matched)
        self._from_sources(matched)
        self._unmatched(matched, unknown)
        return matched

    def _share(self, matched: dict[str, RawSheet]) -> None:
        """Gives tables that share a sheet, or have a range of it, their parts."""
        specs = self.contract.tables.values()
        for first in [spec for spec in specs if spec.name in matched and not spec.same_sheet_as]:
            group = [one for one in specs if one.same_sheet_as == first.name and one.name not in matched]
            if group or first.range:
                matched |= parts_of(matched[first.name], [first, *group])

    def _unmatched(self, matched: Mapping[str, RawSheet], unknown: list[RawSheet]) -> None:
        """Reports sheets without a table and tables without a sheet, one for the other where they fit."""
        kept = [spec for spec in self.contract.tables.values() if not spec.dropped]
        free = [spec for spec in kept if spec.name not in matched and spec.name not in self.sources]
        wanted = [sheet.name for sheet in unknown]
        peeked = {sheet.name: sheet for sheet in self.file.first_rows(wanted)} if free else {}
        self.missed |= UnknownSheets(self.input, free, self.printed, self.diagnostics).report(unknown, peeked)
        self._missing([spec for spec in free if spec.name not in self.missed], unknown)

    def _from_sources(self, matched: dict[str, RawSheet]) -> None:
        """Puts the sheets of other files in the place of tables; a table that both files hold is reported."""
        for name in [name for name in matched if name in self.sources]:
            sheet = matched.pop(name)
            if sheet.name in self._own_sources:
                continue  # a part of this sheet is the table
            silent = Locator(sheet, self.contract.tables[name], self.input, Collector()).locate()
            if silent is not None and silent.rows:
                where = SheetRef(self.input, sheet.name)
                file = self.sources.file_of(name)
                self.diagnostics.error("source-and-sheet", where, sheet=sheet.name, table=name, file=file)
        matched |= {name: source.sheet for name, source in self.sources.sheets.items()}
        self.missed |= self.sources.refused

    def _is_for_people(self, sheet: str) -> bool:
        """A read-me, lists, or the summary that Numbers puts before an export."""
        return fold(sheet) in self.contract.words.unread or is_summary(sheet)

    def _nothing(self, unknown: list[RawSheet]) -> None:
        """No sheet is known: this is another workbook."""
        known = [all_titles(spec) for spec in self.contract.tables.values()]
        self.diagnostics.error(
            "no-known-sheet",
            SheetRef(self.input),
            found=shortened([s.name for s in unknown]),
            names=shortened(known, 12),
        )
        raise Findings(self.diagnostics.summary())

    def _missing(self, free: list[TableSpec], unknown: list[RawSheet]) -> None:
        for spec in free:
            if not spec.optional:
                near = next(
                    (n for title in spellings(spec) if (n := nearest(title, [s.name for s in unknown]))), ""
                )
                where = SheetRef(self.input)
                self.diagnostics.error(
                    "missing-sheet", where, sheet=all_titles(spec), nearest=near, group=spec.name
                )


def table_of_sheet(name: str, names: Mapping[str, str]) -> str | None:
    """The table that a sheet of this name holds; Numbers adds `- Table 1` to the name of its own."""
    return names.get(fold(name)) or names.get(fold(own_name(name)))
