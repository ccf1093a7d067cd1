"""A chart whose parts no row states is drawn without them, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import table
from reportcli.checks.support.roles import breakdowns
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.model.value_class import replace
from reportcli.workbook.tables.record import key_of, value_of, where_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at the key of each whole (role `parts`) without parts where others have some, or whose total
    is printed.
    """
    for each in breakdowns(workbook):
        parts = each.by_whole(workbook)
        named = [one for one in workbook.diagnostics if one.code == "unknown-sheet"]
        if any(one.args.get("meant") == each.rows for one in named):
            continue  # the sheet of the parts has another name: reported there
        printed = _printed(report) if not parts else frozenset()
        if not parts and not printed:
            continue
        spec, rows = workbook.tables[each.wholes].spec, workbook.tables[each.rows]
        for whole in table(workbook, each.wholes, each.title):
            if whole in parts or (not parts and where_of(whole, each.total) not in printed):
                continue
            args = {
                "chart": value_of(whole, each.title) or key_of(whole),
                "key": key_of(whole),
                "sheet": rows.sheet.sheet if rows.sheet is not None else rows.spec.title(workbook.language),
            }
            found = warning("whole-without-parts", where_of(whole, spec.key), **args)
            yield replace(found, follows=(rows.sheet,) if rows.sheet is not None else ())


def _printed(report: Report) -> frozenset[object]:
    """The cells whose figures a page shows, just as they are."""
    return frozenset(cell for one in report.facts.values() for cell in one.fact.sources)


RULE = Rule(16, ("whole-without-parts",), check)
