"""What nothing prints or uses: what is wrong with such cells is a warning, as no wrong figure comes of it;
names of the layout that neither it nor the workbook uses are one note a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from reportcli.layout.names_in_texts import FROM_TEXTS, NAME
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import CellRef, Span
from reportcli.model.value_class import replace
from reportcli.workbook.tables.record import columns_of, value_of

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
    tables: dict[str, list[Table]] = {}
    for table in workbook.tables.values():
        if table.sheet is not None:
            tables.setdefault(table.sheet.sheet, []).append(table)
    asserted = {word for one in workbook.contract.assertions for word in WORD.findall(one.source)}
    read = list(workbook.diagnostics)
    return [
        replace(one, severity=Severity.WARNING)
        if one.severity is Severity.ERROR
        and one in read
        and not any(_prints(report.used, one, tables, asserted, workbook=workbook) for report in reports)
        else one
        for one in findings
    ]


def _prints(
    used: Used,
    finding: Diagnostic,
    tables: Mapping[str, list[Table]],
    asserted: Set[str],
    *,
    workbook: Workbook,
) -> bool:
    """Whether an edition may print what a finding is about; where that is not known, it does. tables: by the
    sheet that they are read from.
    """
    where = finding.where
    if not isinstance(where, CellRef):
        return True
    if finding.code in OF_PICTURES or finding.code in OF_TEXTS:
        return any((cell.sheet, cell.row) == (where.sheet, where.row) for cell in _cells(used))
    on_sheet = tables.get(where.sheet, [])
    if finding.code not in OF_VALUES or not on_sheet:
        return True
    words = workbook.contract.read_by(used.words | asserted)
    return any(
        table.name in READ_OTHERWISE or table.spec.form != "rows" or _reads(used, words, table, where.column)
        for table in on_sheet
    )


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


# ---- names of the layout


def unused_in(found: Iterable[Diagnostic], workbook: Workbook) -> list[Diagnostic]:
    """The notes on names of a layout that texts and cells do not use either, those of a file as one."""
    made, said = [*found], None
    by_file: dict[str, list[Diagnostic]] = {}
    for one in made:
        if one.args["kind"] in FROM_TEXTS:
            said = {*_words(workbook)} if said is None else said
            if one.args["name"] in said:
                continue
        if isinstance(one.where, Span):
            by_file.setdefault(one.where.file, []).append(one)
    return [_together(alike) for alike in by_file.values()]


def _together(alike: list[Diagnostic]) -> Diagnostic:
    names = ", ".join(one.args["name"] for one in alike)
    return replace(alike[0], args={"names": names, "count": str(len(alike))})


def _words(workbook: Workbook) -> Iterator[str]:
    """All words of the workbook's cells and texts."""
    texts = [text.source for text in workbook.texts.values()]
    for table in workbook.tables.values():
        for record in table.records:
            values = (value_of(record, column) for column in columns_of(record))
            texts += [value for value in values if isinstance(value, str)]
    for text in texts:
        yield from NAME.findall(text)
