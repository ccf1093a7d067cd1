"""A project that a row names (“within the project X”) is listed on the sheet of projects, spelled so."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.cited_projects import begins_with, projects_named
from reportcli.checks.support.records import spelled_otherwise, texts_of_type
from reportcli.checks.support.register import Mention, listed, name_key
from reportcli.checks.support.roles import entries
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.workbook.names import nearest
from reportcli.workbook.tables.record import key_of, where_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding at each text that names a project (role `projects`) that is not listed, or not so spelled."""
    tables = list(dict.fromkeys(entry["start"].table for entry in entries(workbook, "projects")))
    mentions = [one for table in tables for one in listed(workbook, table)]
    if not mentions:
        return
    known: dict[str, Mention] = {}
    for one in mentions:
        known.setdefault(name_key(one.text), one)
        known.setdefault(name_key(key_of(one.record)), one)
    sheet = str(workbook.tables[tables[0]].sheet or tables[0])
    for record, column, text in texts_of_type(workbook, "text"):
        where = where_of(record, column)
        for name in projects_named(workbook, text):
            found = begins_with(known, name)
            if found is None:
                near = nearest(name, sorted({one.text for one in mentions}), 0.75)
                args = {"stated": name, "sheet": sheet, "nearest": near}
                yield Diagnostic("name-not-listed", Severity.WARNING, where, args)
            elif _otherwise(name, found.text):
                yield spelled_otherwise(where, name, found.text, found.where)


def _otherwise(name: str, listed_as: str) -> bool:
    """Whether the letters are the same but not the signs; capitals are a matter of type."""
    return name_key(name) == name_key(listed_as) and name.casefold() != listed_as.casefold()


RULE = Rule(270, ("name-not-listed", "name-spelled-otherwise"), check)
