"""What is wrong with cells that nothing prints is a warning: no wrong figure comes of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import CellRef
from reportcli.model.value_class import replace

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.blocks.report import Used
    from reportcli.workbook.tables.table import Table
    from reportcli.workbook.workbook import Workbook

OF_VALUES = frozenset({
    "duplicate-key", "dangling-reference", "reference-to-empty", "mixed-currencies", "formula-without-value",
    "error-cell", "not-a-number", "not-a-date", "not-a-month", "not-yes-or-no", "not-text", "not-whole",
    "date-for-number", "ambiguous-number", "unit-not-understood", "unknown-choice", "required-blank",
})  # fmt: skip
OF_PICTURES = frozenset({
    "media-file-missing", "media-unreadable", "media-not-a-picture", "media-broken-off", "media-kind",
    "media-too-large", "media-too-many-pixels", "media-svg-doctype", "media-svg-size", "focal-outside",
})  # fmt: skip
OF_TEXTS = frozenset({"text-file-missing"})
READ_OTHERWISE = frozenset({"organisation", "accounts", "texts", "photos"})
"""Tables that more than expressions read."""
WORD = re.compile(r"[a-z]\w*")


def with_unprinted(
    findings: Sequence[Diagnostic],
    workbook: Workbook,
    reports: Sequence[Report],
    loading: Sequence[Diagnostic],
) -> list[Diagnostic]:
    """The findings, errors of reading as warnings where no edition prints what they are about. While layout
    or binding have errors, what would have been printed is not known, and all stay errors.

    loading: the findings of layout and contract.
    """
    makers = (loading, *(report.diagnostics for report in reports))
    if any(one.severity is Severity.ERROR for made in makers for one in made):
        return [*findings]
    tables = {table.sheet.sheet: table for table in workbook.tables.values() if table.sheet is not None}
    asserted = {word for one in workbook.contract.assertions for word in WORD.findall(one.source)}
    read = list(workbook.diagnostics)
    return [
        replace(one, severity=Severity.WARNING)
        if one.severity is Severity.ERROR
        and one in read
        and not any(_prints(report.used, one, tables, asserted) for report in reports)
        else one
        for one in findings
    ]


def _prints(used: Used, finding: Diagnostic, tables: Mapping[str, Table], asserted: set[str]) -> bool:
    """Whether an edition may print what a finding is about; where that is not known, it does."""
    where = finding.where
    if not isinstance(where, CellRef):
        return True
    if finding.code in OF_PICTURES or finding.code in OF_TEXTS:
        return any((cell.sheet, cell.row) == (where.sheet, where.row) for cell in _cells(used))
    table = tables.get(where.sheet)
    if finding.code not in OF_VALUES or table is None or table.name in READ_OTHERWISE:
        return True
    return table.spec.form != "rows" or _reads(used, used.words | asserted, table, where.column)


def _reads(used: Used, words: Set[str], table: Table, at: int) -> bool:
    """Whether something reads a column of a table, by its place on the sheet; of its key, or of a column that
    is not known, whether something reads the table.
    """
    if table.name not in words and table.name not in {of for of, _ in used.columns}:
        return False
    columns = table.spec.columns
    name = next((name for name, column in table.columns.items() if column == at), None)
    if name is None or name == table.spec.key or name not in columns:
        return True
    names = {name, columns[name].of or name, *(c.name for c in columns.values() if c.unit_from == name)}
    return any(one in words or (table.name, one) in used.columns for one in names)


def _cells(used: Used) -> list[CellRef]:
    return [cell for cell in used.wanted if isinstance(cell, CellRef)]
