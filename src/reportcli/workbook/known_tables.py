"""Tables that a process has read before, of sheets that are as they were."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from reportcli.model.collector import Collector, Reported
from reportcli.model.refs import CellRef
from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.excel.known_sheets import KnownSheets
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.sheet_use import SheetUse
from reportcli.workbook.tables.record import copied
from reportcli.workbook.tables.table import Table


@dataclass(frozen=True, slots=True)
class ReadTable:
    """What reading a table from its sheet gave: its records before their references are resolved, what was
    reported, formulas by cell, the headers that it was known by, what was taken of the sheet.
    """

    table: Table
    reported: Reported
    formulas: Mapping[CellRef, str]
    headers: tuple[str, ...] | None
    use: SheetUse | None

    def copied(self) -> ReadTable:
        """The same with records of its own, whose references will be resolved."""
        table, use = self.table, self.use
        records = tuple(copied(record) for record in table.records)
        if use is not None:
            use = replace(
                use,
                columns=dict(use.columns),
                rows=set(use.rows),
                others=dict(use.others),
                extra=set(use.extra),
                cells=dict(use.cells),
            )
        return replace(self, table=Table(table.spec, table.sheet, table.columns, records), use=use)


@dataclass(slots=True)
class KnownTables:
    """The tables of one workbook, by its sheets and all else that each was read by."""

    sheets: KnownSheets = field(default_factory=KnownSheets)
    _tables: dict[str, tuple[tuple[object, ...], RawSheet, ReadTable]] = field(default_factory=dict)

    def table(
        self,
        spec: TableSpec,
        sheet: RawSheet,
        by: tuple[object, ...],
        *,
        diagnostics: Collector,
        make: Callable[[], ReadTable],
    ) -> ReadTable:
        """The table of a sheet. by: all else that reading it depends on; make: reads it, and reports."""
        known = self._tables.get(spec.name)
        if known is not None and known[1] is sheet and known[0] == (spec, *by):
            diagnostics.again(known[2].reported)
            return known[2].copied()
        made = make()
        if self.sheets.holds(sheet) and isinstance(made.table.records, tuple):
            self._tables[spec.name] = (spec, *by), sheet, made.copied()
        else:
            self._tables.pop(spec.name, None)
        return made
