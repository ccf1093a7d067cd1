"""A text, photo, chart or voice that no row cites and no page prints: often one whose key is misspelt."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Image, Report
from reportcli.blocks.walk import blocks_of
from reportcli.checks.rule import Rule
from reportcli.inputs.nearest import ADVISED, NearNames
from reportcli.model.diagnostic import Diagnostic, note
from reportcli.model.inline import Run
from reportcli.model.origin import cells_of
from reportcli.model.refs import CellRef, Span, Where
from reportcli.workbook.tables.record import Record, key_of, row_of, table_of, value_of, where_of
from reportcli.workbook.tables.table import Table
from reportcli.workbook.workbook import Workbook

Printed = tuple[str, int] | str
"""Sheet and row, or a file of texts."""


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A note at the key of each record that could be cited, and is neither cited nor printed."""
    cited, printed = _cited(workbook), _printed(report)
    for each in _citable(workbook):
        names: NearNames | None = None
        unused = 0
        for record in each.records:
            where = where_of(record, each.spec.key)
            if not isinstance(where, CellRef) or (each.name, row_of(record)) in cited:
                continue
            text = workbook.texts.get(key_of(record)) if each.name == "texts" else None
            if (where.sheet, where.row) in printed or (text is not None and text.file in printed):
                continue
            if names is None:
                names = NearNames(sorted(map(key_of, each.records)))
            unused += 1
            near = names.nearest(key_of(record), other=True) if unused <= ADVISED else ""
            yield note("record-unused", where, key=key_of(record), sheet=where.sheet, nearest=near)


def _citable(workbook: Workbook) -> list[Table]:
    """The tables with a key that a column of another may refer to."""
    every = workbook.tables.values()
    targets = {column.target for each in every for column in each.spec.columns.values() if column.refers}
    return [each for each in every if each.name in targets and each.spec.key]


def _cited(workbook: Workbook) -> set[tuple[str, int]]:
    """Records that a reference of another row names."""
    found: set[tuple[str, int]] = set()
    for each in workbook.tables.values():
        columns = [column.name for column in each.spec.columns.values() if column.refers]
        for record in each.records if columns else ():
            for column in columns:
                value = value_of(record, column)
                others = value if isinstance(value, tuple) else (value,)
                found |= {(table_of(other), row_of(other)) for other in others if isinstance(other, Record)}
    return found


def _printed(report: Report) -> set[Printed]:
    """Rows and text files of which something stands on a page."""
    return {place for where in _places(report) if (place := _row_or_file(where)) is not None}


def _row_or_file(where: Where | None) -> Printed | None:
    if isinstance(where, CellRef):
        return where.sheet, where.row
    return where.file if isinstance(where, Span) else None


def _places(report: Report) -> Iterator[Where | None]:
    """Where everything that is printed comes from."""
    for printed in report.facts.values():
        yield from cells_of(printed.fact.sources)
        yield from (one for one in printed.fact.sources if isinstance(one, Span))
    for block in blocks_of(report):
        yield block.span
        if isinstance(block, Image):
            yield block.source
        yield from (run.where for run in getattr(block, "runs", ()) if isinstance(run, Run))


RULE = Rule(390, ("record-unused",), check)
