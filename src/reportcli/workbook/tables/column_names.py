"""Findings name a column as the workbook's language heads it, not as the contract calls it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import CellRef, SheetRef
from reportcli.model.value_class import replace
from reportcli.workbook.tables.table import Table


def as_headed(
    found: Iterable[Diagnostic], tables: Mapping[str, Table], language: str
) -> tuple[Diagnostic, ...]:
    """The same findings; `column` in their arguments is the header that a template in `language` shows."""
    sheets = {table.sheet.sheet: table for table in tables.values() if table.sheet is not None}
    lang = language.split("-")[0]
    return tuple(_headed(finding, sheets, lang) for finding in found)


def _headed(finding: Diagnostic, sheets: Mapping[str, Table], lang: str) -> Diagnostic:
    where = finding.where
    table = sheets.get(where.sheet) if isinstance(where, (CellRef, SheetRef)) else None
    column = table.spec.columns.get(finding.args.get("column", "")) if table is not None else None
    if column is None:
        return finding
    return replace(finding, args={**finding.args, "column": column.title(lang)})
