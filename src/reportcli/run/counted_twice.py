"""Rows whose amounts are the sum of others: wrong where the report adds them up once more, right where a
total that the workbook states counts them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.fact import SHARE_OF_SUM, Fact
from reportcli.model.origin import CellRange
from reportcli.model.refs import CellRef
from reportcli.model.value_class import replace
from reportcli.workbook.tables.record import where_of
from reportcli.workbook.tables.rows.totals import BY_CHANCE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

SUSPECT, MISSES = "row-equals-sum", "parts-miss-total"
LEAST = 2
"""Cells of a column beside that of the row, from which on a figure is a sum of them."""


def with_sums(
    findings: Sequence[Diagnostic], workbook: Workbook, reports: Sequence[Report]
) -> list[Diagnostic]:
    """The findings; a row that looks like a total of others is an error where a figure is printed that adds
    it to them, and none where the stated total of its parts holds it.
    """
    suspects = [one for one in findings if one.code == SUSPECT and isinstance(one.where, CellRef)]
    if not suspects:
        return [*findings]
    missed = {
        related.where for one in findings if one.code == MISSES for related in one.related if related.where
    }
    held = {*_held(workbook)} - missed
    return [
        replace(one, severity=Severity.ERROR)
        if one in suspects and (one.where in missed or _is_surely_added(one, reports))
        else one
        for one in findings
        if one not in suspects or one.where not in held
    ]


def _held(workbook: Workbook) -> Iterator[CellRef]:
    """The amounts whose whole states a total."""
    from reportcli.checks.support.records import fact
    from reportcli.checks.support.roles import breakdowns

    for each in breakdowns(workbook):
        for whole, parts in each.by_whole(workbook, each.amount).items():
            if whole is not None and fact(whole, each.total) is not None:
                places = (where_of(part, each.amount) for part in parts)
                yield from (place for place in places if isinstance(place, CellRef))


def _is_surely_added(finding: Diagnostic, reports: Sequence[Report]) -> bool:
    """Whether a report adds the row of a finding to others, and more than two round amounts say that it is
    their total.
    """
    return finding.args.get("remedy") != BY_CHANCE and _is_added(finding.where, reports)


def _is_added(cell: object, reports: Sequence[Report]) -> bool:
    """Whether a report prints a figure that is made of the cell and others of its column, or its share of
    their sum.
    """
    facts = (printed.fact for report in reports for printed in report.facts.values())
    return isinstance(cell, CellRef) and any(
        _others(fact.sources, cell) >= LEAST or (_is_share(fact) and cell in fact.sources) for fact in facts
    )


def _is_share(fact: Fact) -> bool:
    return fact.derivation is not None and fact.derivation.operation == SHARE_OF_SUM


def _others(sources: Sequence[object], cell: CellRef) -> int:
    """How many other cells of its column stand among the sources of a figure; 0 where the cell does not."""
    rows: set[int] = set()
    for one in sources:
        if isinstance(one, CellRange) and one.is_column_of(cell):
            rows |= {each.row for each in one.cells}
        elif isinstance(one, CellRef) and (one.input, one.sheet, one.column) == (
            cell.input,
            cell.sheet,
            cell.column,
        ):
            rows.add(one.row)
    return len(rows) - 1 if cell.row in rows else 0
