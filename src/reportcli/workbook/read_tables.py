"""Sheets to tables: which sheet is which table; the organisation first, its year and currency for all."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.model.collector import Collector, shown
from reportcli.model.diagnostic import Severity
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, SheetRef
from reportcli.number_formats import nearest as nearest_currencies
from reportcli.number_formats import report_currency
from reportcli.workbook.contract.contract import Contract, TableSpec
from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.known_tables import KnownTables, ReadTable
from reportcli.workbook.match_sheets import SheetMatcher, table_of_sheet
from reportcli.workbook.names import fold, shortened
from reportcli.workbook.sheet_use import SheetUse, report_left_over
from reportcli.workbook.source_sheet import NO_SOURCES, Sources, SourceSheet, Stack
from reportcli.workbook.stacked import stacked, without
from reportcli.workbook.tables.build import build_records
from reportcli.workbook.tables.grid import Locator
from reportcli.workbook.tables.header_language import detect_language
from reportcli.workbook.tables.key_values import KeyValues
from reportcli.workbook.tables.language_columns import localised, merged_rows
from reportcli.workbook.tables.like_units import report_like_units
from reportcli.workbook.tables.record import key_of, value_of, where_of
from reportcli.workbook.tables.references import NAMES
from reportcli.workbook.tables.rows.stacked_headers import with_one_header
from reportcli.workbook.tables.stated_languages import stated_languages
from reportcli.workbook.tables.table import Table
from reportcli.workbook.tables.table_cells import TableCells
from reportcli.workbook.tables.values.reading import CellReading

CROSSED_KEYS = 500
FIRST = "organisation"
"""The key-value table whose `currency` and `year` hold for all others."""


class TableReader:
    """One reading: sheets matched to tables, tables built, the organisation first."""

    def __init__(
        self,
        contract: Contract,
        file: WorkbookFile,
        diagnostics: Collector,
        printed: frozenset[str] = frozenset(),
        *,
        sources: Sources = NO_SOURCES,
        known: KnownTables | None = None,
    ) -> None:
        """printed: names of tables and columns that the layout prints. sources: tables of other files. known:
        tables that were read before.
        """
        self.sources, self.known = sources, known
        names = contract.sheet_names()
        self.printed = _reached(contract, printed)
        self.uses: dict[str, SheetUse] = {}
        self.missed: set[str] = set()
        self.contract, self.file, self.input, self.diagnostics = contract, file, file.input, diagnostics
        self.book = book = file.book(lambda name: table_of_sheet(name, names) is not None)
        self.formulas: dict[CellRef, str] = {}
        self.language = "en"
        self.languages: tuple[str, ...] = ()
        self.reading = CellReading(diagnostics, contract.words, contract.currency, book.format, book.date1904)
        self.reading.hides_currencies = book.hides_currencies
        self.reading.struck, self.reading.unseen = book.struck, book.unseen
        self.reading.looks, self.reading.grounds = book.looks, book.grounds
        self.reading.stressed, self.reading.indents = book.stressed, book.indents

    def tables(self) -> dict[str, Table]:
        """Every table of the contract by name, in its order; without records where there is no sheet.

        Raises Findings when no sheet is one of the contract's.
        """
        matcher = SheetMatcher(
            self.contract, self.file, self.book, self.diagnostics, sources=self.sources, printed=self.printed
        )
        sheets = matcher.matched()
        self.missed = matcher.missed
        used: list[tuple[TableSpec, str, list[str]]] = []
        built: dict[str, Table] = {}
        order = sorted(self.contract.tables.values(), key=lambda spec: spec.name != FIRST)
        for plain in order:
            if plain.name == FIRST:
                self.languages = stated_languages(plain, sheets.get(FIRST), self.input, self.diagnostics)
                self.reading.language = next(iter(self.languages), "")
            spec = localised(plain, self.languages)
            built[spec.name] = self._table(spec, sheets.get(spec.name), used, _keys(spec, built))
            if spec.name == FIRST:
                self._report(built[FIRST])
        report_like_units(built.values(), self.diagnostics)
        self._links()
        stated = self._stated_language(built)
        self.language = detect_language(used, stated)
        self.languages = self.languages or (self.language,)
        return {name: built[name] for name in self.contract.tables}

    def _stated_language(self, built: Mapping[str, Table]) -> str:
        record = built[FIRST].records[0] if FIRST in built and built[FIRST].records else None
        stated = record and "language" in built[FIRST].spec.columns and value_of(record, "language")
        return str(stated or "")[:2].casefold()

    def _report(self, table: Table) -> None:
        """Currency and year of the report, for all tables after this one."""
        if not table.records:
            return
        columns, record = table.spec.columns, table.records[0]
        stated = value_of(record, "currency") if "currency" in columns else None
        currency = report_currency(str(stated or ""), self.reading.language)
        if currency:
            self.reading.currency = currency
        elif stated:
            args = {"found": shown(stated), "nearest": _likely_currency(str(stated))}
            self.diagnostics.error("unknown-currency", where_of(record, "currency"), **args)
        year = value_of(record, "year") if "year" in columns else None
        if isinstance(year, Fact):
            self.reading.year = int(year.value)

    def _table(
        self,
        spec: TableSpec,
        sheet: RawSheet | None,
        used: list[tuple[TableSpec, str, list[str]]],
        keys: Mapping[str, Mapping[str, str]],
    ) -> Table:
        stack = self.sources.stacks.get(spec.name)
        if stack is not None:
            return self._stacked(spec, stack, used, keys)
        if sheet is None:
            return Table(spec, None, {}, ())
        return self._of_sheet(spec, sheet, self.sources.sheets.get(spec.name), used, keys=keys)

    def _stacked(
        self,
        spec: TableSpec,
        stack: Stack,
        used: list[tuple[TableSpec, str, list[str]]],
        keys: Mapping[str, Mapping[str, str]],
    ) -> Table:
        """The rows of every member's sheet, one after the other."""
        own = without(spec, stack.column)
        parts = {
            member: self._of_sheet(own, source.sheet, source, used, keys=keys)
            for member, source in stack.sheets.items()
        }
        return stacked(spec, stack, parts, self.diagnostics)

    def _of_sheet(
        self,
        spec: TableSpec,
        sheet: RawSheet,
        source: SourceSheet | None,
        used: list[tuple[TableSpec, str, list[str]]],
        *,
        keys: Mapping[str, Mapping[str, str]],
    ) -> Table:
        input_id, reading = self.input, self.reading
        if source is not None:
            input_id, reading = source.input, source.reading(self.reading)
        if spec.form == "trial-balance":
            sheet = with_one_header(sheet, spec)
            used.append((spec, sheet.name, []))
            return self._trial_balance(spec, sheet, input_id, reading)

        def make() -> ReadTable:
            return self._read(spec, sheet, source, input_id, reading=reading, keys=keys)

        if source is None and self.known is not None:
            by = (*_all_of(self.reading, self.book), self.contract.words, self.input, self.printed, keys)
            read = self.known.table(spec, sheet, by, diagnostics=self.diagnostics, make=make)
        else:
            read = make()
        self.formulas.update(read.formulas)
        if read.headers is not None:
            used.append((spec, sheet.name, [*read.headers]))
        if read.use is not None:
            self._used(read.use)
        return read.table

    def _read(
        self,
        spec: TableSpec,
        sheet: RawSheet,
        source: SourceSheet | None,
        input_id: str,
        *,
        reading: CellReading,
        keys: Mapping[str, Mapping[str, str]],
    ) -> ReadTable:
        """A table as its sheet is read."""
        before, formulas, where = len(self.diagnostics), dict[CellRef, str](), SheetRef(input_id, sheet.name)
        sheet = with_one_header(sheet, spec)
        cells = TableCells(sheet, spec, input_id, reading=reading, formulas=formulas)
        if spec.form == "key-value":
            pairs = KeyValues(cells)
            table, use, headers = Table(spec, where, {}, (pairs.read(),)), pairs.use, pairs.headers
        else:
            place = Locator(sheet, spec, input_id, self.diagnostics, keys=keys, printed=self.printed).locate()
            if place is None:
                empty = Table(spec, where, {}, ())
                return ReadTable(empty, self.diagnostics.since(before), formulas, None, None)
            table = Table(spec, where, place.columns, build_records(cells, place))
            use, headers = place.use, place.headers
        report_left_over(use, input_id, self.diagnostics)
        if source is not None and source.found and spec.form != "key-value":
            self._found_out(source, cells)
        reported = self.diagnostics.since(before)
        return ReadTable(merged_rows(table), reported, formulas, tuple(headers), use)

    def _found_out(self, source: SourceSheet, cells: TableCells) -> None:
        """Says how a text file was understood: delimiter, encoding, and the decimal sign of its numbers."""
        marks = {reading.conventions.mark for reading in cells.readings.values()} - {""}
        if source.settled and not marks:
            return  # no number has a decimal sign
        where = SheetRef(source.input, source.sheet.name)
        args = {"file": source.sheet.name, "decimal": " ".join(sorted(marks)) or "–", **source.found}
        self.diagnostics.note("source-understood", where, **args)

    def _used(self, use: SheetUse) -> None:
        """Keeps what was taken of a sheet."""
        name = use.sheet.name
        self.uses[name if name not in self.uses else f"{name} ({use.table})"] = use

    def _trial_balance(self, spec: TableSpec, sheet: RawSheet, input_id: str, reading: CellReading) -> Table:
        from reportcli.workbook.accounts.reader import TrialBalanceReader

        reader = TrialBalanceReader(
            sheet, spec, input_id, reading, self.formulas, self.file.files, self.file.path.parent
        )
        table = reader.table()
        self._used(reader.use)
        report_left_over(reader.use, input_id, self.diagnostics)
        return table

    def _links(self) -> None:
        """Values that come from other files are as old as the last time that both were open."""
        if not self.book.links:
            return
        linked = [ref for ref, formula in self.formulas.items() if "[" in formula]
        severity = Severity.WARNING if linked else Severity.NOTE
        where = linked[0] if linked else SheetRef(self.input)
        code = "external-link" if linked else "external-links-unused"
        cells = shortened([ref.a1 for ref in linked], 5)
        self.diagnostics.report(severity, code, where, files=shortened(self.book.links), used=cells)


def _all_of(reading: CellReading, book: RawBook) -> tuple[object, ...]:
    """What cells of the workbook are read by, beside their contract."""
    report = (reading.currency, reading.year, reading.language)
    looks = (book.struck, book.unseen, book.looks, book.grounds)
    return (*report, *looks, book.formats, book.date1904, book.hides_currencies)


def _likely_currency(stated: str) -> str:
    """The currency that a word of the text names, else the one written most like it, "" for signs alone."""
    named = next((code for word in stated.split() if (code := report_currency(word))), "")
    lettered = any(char.isalpha() for char in stated)
    return named or next(iter(nearest_currencies(stated) if lettered else ()), "")


def _keys(spec: TableSpec, built: Mapping[str, Table]) -> dict[str, dict[str, str]]:
    """Reference column -> folded key or name -> key, for the tables that are built already."""
    keys: dict[str, dict[str, str]] = {}
    for column in spec.columns.values():
        target = built.get(column.target) if column.type == "ref" else None
        if target is None or len(target) > CROSSED_KEYS:
            continue
        known = keys.setdefault(column.name, {})
        for record in target.records:
            known[fold(key_of(record))] = key_of(record)
            for name in NAMES:
                text = value_of(record, name) if name in target.spec.columns else None
                if isinstance(text, str):
                    known.setdefault(fold(text), key_of(record))
    return keys


def _reached(contract: Contract, printed: frozenset[str]) -> frozenset[str]:
    """Printed names, with what printed views are made of, and the tables that a printed column refers to."""
    printed = contract.read_by(printed)
    targets = {
        column.target
        for spec in contract.tables.values()
        if spec.name in printed
        for column in spec.columns.values()
        if column.refers and column.name in printed
    }
    return printed | targets
