"""A chart whose parts no row states is drawn without them, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import table
from reportcli.checks.support.roles import Breakdown, breakdowns
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.model.value_class import replace
from reportcli.workbook.tables.record import Record, key_of, value_of, where_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at the key of each whole (role `parts`) without parts where others have some, or whose total
    is printed.
    """
    misnamed = {one.args.get("meant") for one in workbook.diagnostics if one.code == "unknown-sheet"}
    for each in breakdowns(workbook):
        if each.rows in misnamed:
            continue  # the sheet of the parts has another name: reported there
        parts = each.by_whole(workbook)
        printed = _printed(report) if not parts else frozenset()
        for whole in table(workbook, each.wholes, each.title):
            if whole not in parts and (parts or where_of(whole, each.total) in printed):
                yield _without_parts(workbook, each, whole)


def _without_parts(workbook: Workbook, breakdown: Breakdown, whole: Record) -> Diagnostic:
    """The finding at the key of a whole; it follows from what is wrong with the sheet of the parts."""
    spec, rows = workbook.tables[breakdown.wholes].spec, workbook.tables[breakdown.rows]
    args = {
        "chart": value_of(whole, breakdown.title) or key_of(whole),
        "key": key_of(whole),
        "sheet": rows.sheet.sheet if rows.sheet is not None else rows.spec.title(workbook.language),
    }
    found = warning("whole-without-parts", where_of(whole, spec.key), **args)
    return replace(found, follows=(rows.sheet,) if rows.sheet is not None else ())


def _printed(report: Report) -> frozenset[object]:
    """The cells whose figures a page shows, just as they are."""
    return frozenset(cell for one in report.facts.values() for cell in one.fact.sources)


RULE = Rule(16, ("whole-without-parts",), check)
