"""The year of a report is required: without it heads are empty and no date can be checked."""

from __future__ import annotations

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.fact import Fact
from reportcli.model.refs import SheetRef
from reportcli.workbook.tables.record import value_of
from reportcli.workbook.workbook import Workbook

TABLE, COLUMN = "organisation", "year"


def year_missing(workbook: Workbook) -> list[Diagnostic]:
    """The finding of a workbook that states no year, where no other finding says so already."""
    table = workbook.tables.get(TABLE)
    if table is None:
        return []
    column = table.spec.columns.get(COLUMN)
    stated = value_of(workbook.record(TABLE), COLUMN) if column is not None else None
    said = column is not None and column.required and (table.sheet is not None or not table.spec.optional)
    if isinstance(stated, Fact) or said or _is_unreadable(workbook):
        return []
    where = table.sheet or SheetRef(workbook.input)
    title = column.title(workbook.language.split("-")[0]) if column is not None else COLUMN
    return [error("year-missing", where, key=title)]


def _is_unreadable(workbook: Workbook) -> bool:
    """Whether a cell that holds the year has a finding of its own."""
    return any(finding.code in ("not-a-year", "ambiguous-number") for finding in workbook.diagnostics)
