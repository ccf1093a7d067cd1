"""The partners that a results row names are those that the grid of partners lists for its theme and
country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from reportcli.checks.support.records import table
from reportcli.checks.support.register import name_key
from reportcli.expressions.access import comparable
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.tables.record import key_of, value_of, where_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    grid: dict[tuple[Any, Any], dict[str, Any]] = defaultdict(dict)
    for partner in table(workbook, "partners", "theme", "country", "name"):
        if value_of(partner, "theme") is not None and value_of(partner, "country") is not None:
            grid[_place(partner)][name_key(str(value_of(partner, "name") or ""))] = partner
    themes = {theme for theme, _ in grid}
    for row in table(workbook, "results", "theme", "country", "partners"):
        named = {name_key(text): str(text) for text in value_of(row, "partners") or ()}
        if not named or comparable(value_of(row, "theme")) not in themes:
            continue
        listed = grid.get(_place(row), {})
        more = [text for key, text in named.items() if key not in listed]
        less = [partner for key, partner in listed.items() if key not in named]
        if more or less:
            yield _finding(row, more, less)


def _place(record: Any) -> tuple[Any, Any]:
    return comparable(value_of(record, "theme")), comparable(value_of(record, "country"))


def _finding(row: Any, more: list[str], less: list[Any]) -> Diagnostic:
    theme, country = value_of(row, "theme"), value_of(row, "country")
    args = {
        "theme": key_of(theme) if theme is not None else "",
        "country": key_of(country) if country is not None else "",
        "more": ", ".join(more),
        "less": ", ".join(str(value_of(partner, "name")) for partner in less),
    }
    related = tuple(Related("listed-here", where_of(partner, "name")) for partner in less)
    code = (
        "partners-differ"
        if more and less
        else ("partners-not-in-grid" if more else "partners-without-results")
    )
    return Diagnostic(code, Severity.WARNING, where_of(row, "partners"), args, related)
