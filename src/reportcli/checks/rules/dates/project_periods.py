"""What a row says was done within a project lies within the months of that project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from reportcli.checks.rules.names.named_projects import NAME, PROJECTS
from reportcli.checks.support.lexicon import lexicon
from reportcli.checks.support.prose import any_of
from reportcli.checks.support.records import contradiction, language, table
from reportcli.checks.support.register import listed, name_key
from reportcli.expressions.formats import date_text
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.tables.record import Record, columns_of, key_of, value_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.workbook.workbook import Workbook

DATED = ("start", "month", "date")


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    if not table(workbook, PROJECTS, "start", "end"):
        return
    known = {name_key(one.text): one.record for one in reversed(listed(workbook, PROJECTS))}
    words = lexicon(workbook.language).projects
    cited = re.compile(rf"\b(?:{any_of(words)}){NAME}")
    for each in workbook.tables.values():
        columns = [
            c for c in DATED if c in each.spec.columns and each.spec.columns[c].type in ("date", "month")
        ]
        if each.name == PROJECTS or not columns:
            continue
        for record in each.records:
            project = _project(record, known, cited)
            day = value_of(record, columns[0])
            if project is not None and isinstance(day, date):
                yield from _outside(workbook, record, columns[0], day, project)


def _project(record: Record, known: dict[str, Any], cited: re.Pattern[str]) -> Record | None:
    """The listed project that a row cites: by reference, by its name alone, or in a sentence."""
    for column in columns_of(record):
        value = value_of(record, column)
        if column in ("project", "projects") and isinstance(value, Record):
            return value
        if not isinstance(value, str):
            continue
        names = [value] if column == "project" else [match[1] for match in cited.finditer(value)]
        for name in names:
            key = name_key(name.rstrip("'’-"))
            found = next((one for text, one in known.items() if key and text.startswith(key)), None)
            if found is not None:
                return found  # type: ignore[no-any-return]
    return None


def _outside(
    workbook: Workbook, record: Record, column: str, day: date, project: Record
) -> Iterator[Diagnostic]:
    start, end = value_of(project, "start"), value_of(project, "end")
    months = [(one.year, one.month) if isinstance(one, date) else None for one in (start, end)]
    now = (day.year, day.month)
    late = months[1] is not None and now > months[1]
    if not late and (months[0] is None or now >= months[0]):
        return
    other = "end" if late else "start"
    lo = language(workbook)
    args = {
        "stated": date_text(day, "month", lo),
        "project": str(value_of(project, "acronym") if "acronym" in columns_of(project) else key_of(project)),
        "limit": date_text(value_of(project, other), "month", lo),
    }
    code = "after-project-end" if late else "before-project-start"
    yield contradiction(code, record, column, [(project, other)], args)
