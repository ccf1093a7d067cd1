"""Findings name a column as the sheet heads it, not as the contract calls it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportcli.model.collector import shown
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import CellRef, SheetRef
from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import Column
from reportcli.workbook.sheet_use import SheetUse
from reportcli.workbook.tables.headers.header_cells import header_text
from reportcli.workbook.tables.table import Table


def as_headed(
    found: Iterable[Diagnostic], tables: Mapping[str, Table], uses: Mapping[str, SheetUse], language: str
) -> tuple[Diagnostic, ...]:
    """The same findings; `column` in their arguments is the header of the sheet, else that of a template in
    `language`. uses: what reading took of each sheet.
    """
    sheets = {table.sheet.sheet: table for table in tables.values() if table.sheet is not None}
    lang = language.split("-")[0]
    return tuple(_headed(finding, sheets, uses, lang) for finding in found)


def _headed(
    finding: Diagnostic, sheets: Mapping[str, Table], uses: Mapping[str, SheetUse], lang: str
) -> Diagnostic:
    where = finding.where
    table = sheets.get(where.sheet) if isinstance(where, (CellRef, SheetRef)) else None
    column = table.spec.columns.get(finding.args.get("column", "")) if table is not None else None
    if table is None or column is None or where is None:
        return finding
    title = _in_sheet(table, column, uses, where) or column.title(lang)
    return replace(finding, args={**finding.args, "column": title})


def _in_sheet(table: Table, column: Column, uses: Mapping[str, SheetUse], where: object) -> str:
    """The header of a column, or the key beside a value, as it stands in the sheet; "" where it has none."""
    use = uses.get(where.sheet) if isinstance(where, (CellRef, SheetRef)) else None
    if use is None:
        return ""
    if table.spec.form == "key-value":
        at = (where.row, where.column - 1) if isinstance(where, CellRef) else (0, 0)
    else:
        at = (use.header, table.columns.get(column.name, 0))
    cell = use.sheet.cell(*at) if min(at) > 0 else None
    return shown(header_text(cell)) if cell is not None else ""
