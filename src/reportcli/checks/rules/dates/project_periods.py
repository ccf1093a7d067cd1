"""What a row says was done within a project lies within the months of that project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.cited_projects import begins_with, projects_named, without_signs
from reportcli.checks.support.records import contradiction, language, table, text_of
from reportcli.checks.support.register import listed, name_key
from reportcli.checks.support.roles import cited_tables, entries
from reportcli.expressions.date_formats import date_text
from reportcli.model.diagnostic import Diagnostic
from reportcli.workbook.contract.contract import RolePlace, TableSpec
from reportcli.workbook.tables.record import Record, columns_of, key_of, value_of
from reportcli.workbook.workbook import Workbook

DATED = ("start", "month", "date")


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at the date of each row that lies outside the project (role `projects`) that the row cites:
    by reference, by its name alone, or in a sentence.
    """
    for entry in entries(workbook, "projects"):
        projects = entry["start"].table
        if not table(workbook, projects, entry["start"].column, entry["end"].column):
            continue
        known = {name_key(one.text): one.record for one in reversed(listed(workbook, projects))}
        citing = {column for column, target in cited_tables(workbook).items() if target == projects}
        for each in workbook.tables.values():
            dated = _dated(each.spec)
            for record in each.records if dated and each.name != projects else ():
                day = value_of(record, dated)
                project = _project(workbook, record, known, citing) if isinstance(day, date) else None
                if project is not None:
                    yield from _outside(workbook, (record, dated), day, project, entry=entry)


def _dated(spec: TableSpec) -> str:
    """The column that says when a row was, "" when none does."""
    dated = (name for name in DATED if name in spec.columns)
    return next((name for name in dated if spec.columns[name].type in ("date", "month")), "")


def _project(
    workbook: Workbook, record: Record, known: Mapping[str, Record], citing: set[str]
) -> Record | None:
    for column in columns_of(record):
        value = value_of(record, column)
        if column in citing and isinstance(value, Record):
            return value
        text = text_of(record, column)
        names = [without_signs(text)] if column in citing else projects_named(workbook, text)
        for name in names:
            found = begins_with(known, name)
            if found is not None:
                return found
    return None


def _outside(
    workbook: Workbook,
    place: tuple[Record, str],
    day: date,
    project: Record,
    *,
    entry: Mapping[str, RolePlace],
) -> Iterator[Diagnostic]:
    start, end = (value_of(project, entry[part].column) for part in ("start", "end"))
    now = (day.year, day.month)
    late = isinstance(end, date) and now > (end.year, end.month)
    early = isinstance(start, date) and now < (start.year, start.month)
    if not late and not early:
        return
    lo = language(workbook)
    args = {
        "stated": date_text(day, "month", lo),
        "project": str(value_of(project, "acronym") if "acronym" in columns_of(project) else key_of(project)),
        "limit": date_text(end if late else start, "month", lo),
    }
    code = "after-project-end" if late else "before-project-start"
    cells = [(project, entry["end" if late else "start"].column)]
    yield contradiction(code, *place, cells=cells, args=args)


RULE = Rule(170, ("after-project-end", "before-project-start"), check)
