"""A text, photo, chart or voice that no row cites and no page prints: often one whose key is misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Image, Report
from reportcli.blocks.walk import blocks_of
from reportcli.checks.rule import Rule
from reportcli.inputs.nearest import nearest
from reportcli.model.diagnostic import Diagnostic, note
from reportcli.model.inline import Run
from reportcli.model.refs import CellRef, Span, Where
from reportcli.workbook.tables.record import Record, key_of, row_of, table_of, value_of, where_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A note at the key of each record that could be cited, and is neither cited nor printed."""
    targets = {
        column.target
        for each in workbook.tables.values()
        for column in each.spec.columns.values()
        if column.type == "ref"
    }
    cited = _cited(workbook)
    rows, files = _printed(report)
    for name, each in workbook.tables.items():
        if name not in targets or not each.spec.key:
            continue
        for record in each.records:
            where = where_of(record, each.spec.key)
            if not isinstance(where, CellRef) or (name, row_of(record)) in cited:
                continue
            text = workbook.texts.get(key_of(record)) if name == "texts" else None
            if (where.sheet, where.row) in rows or (text is not None and text.file in files):
                continue
            near = nearest(key_of(record), [key_of(other) for other in each.records if other is not record])
            yield note("record-unused", where, key=key_of(record), sheet=where.sheet, nearest=near)


def _cited(workbook: Workbook) -> set[tuple[str, int]]:
    """Records that a reference of another row names."""
    found: set[tuple[str, int]] = set()
    for each in workbook.tables.values():
        columns = [column.name for column in each.spec.columns.values() if column.type == "ref"]
        for record in each.records if columns else ():
            for column in columns:
                other = value_of(record, column)
                if isinstance(other, Record):
                    found.add((table_of(other), row_of(other)))
    return found


def _printed(report: Report) -> tuple[set[tuple[str, int]], set[str]]:
    """Rows and text files of which something stands on a page."""
    rows: set[tuple[str, int]] = set()
    files: set[str] = set()

    def seen(where: Where | None) -> None:
        if isinstance(where, CellRef):
            rows.add((where.sheet, where.row))
        elif isinstance(where, Span):
            files.add(where.file)

    for printed in report.facts:
        for source in printed.fact.sources:
            seen(source)
    for block in blocks_of(report):
        seen(block.span)
        if isinstance(block, Image):
            seen(block.source)
        for run in getattr(block, "runs", ()):
            if isinstance(run, Run):
                seen(run.where)
    return rows, files


RULE = Rule(390, ("record-unused",), check)
