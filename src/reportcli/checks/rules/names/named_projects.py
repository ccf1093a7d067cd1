"""A project that a row names (“within the project X”) is listed on the sheet of projects, spelled so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.checks.support.lexicon import lexicon
from reportcli.checks.support.prose import any_of
from reportcli.checks.support.records import texts_of_type
from reportcli.checks.support.register import listed, name_key
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.refs import Where
from reportcli.workbook.names import nearest
from reportcli.workbook.tables.record import key_of

if TYPE_CHECKING:
    from reportcli.blocks import Report
    from reportcli.checks.support.register import Mention
    from reportcli.workbook.workbook import Workbook

PROJECTS = "projects"
NAME = r"\s+((?:[A-Z\u00c0-\u00dd0-9][\w&+'’!-]*)(?:\s+[A-Z\u00c0-\u00dd0-9][\w&+'’!-]*)*)"


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    mentions = listed(workbook, PROJECTS)
    words = lexicon(workbook.language).projects
    if not mentions or not words:
        return
    cited = re.compile(rf"\b(?:{any_of(words)}){NAME}")
    known: dict[str, Mention] = {}
    for one in mentions:
        known.setdefault(name_key(one.text), one)
        known.setdefault(name_key(key_of(one.record)), one)
    spellings = {one.text for one in mentions}
    sheet = str(workbook.tables[PROJECTS].sheet or PROJECTS)
    for where, text in texts_of_type(workbook, "text"):
        for match in cited.finditer(text):
            name = match[1].rstrip("'’-")
            found = next((one for key, one in known.items() if key.startswith(name_key(name))), None)
            if found is None:
                yield _unknown(where, name, sheet, sorted(spellings))
            elif _otherwise(name, found.text):
                yield _spelled(where, name, found)


def _otherwise(name: str, listed_as: str) -> bool:
    """Whether the letters are the same but not the signs; capitals are a matter of type."""
    return name_key(name) == name_key(listed_as) and name.casefold() != listed_as.casefold()


def _unknown(where: Where | None, name: str, sheet: str, spellings: list[str]) -> Diagnostic:
    args = {"stated": name, "sheet": sheet, "nearest": nearest(name, spellings, 0.75)}
    return Diagnostic("name-not-listed", Severity.WARNING, where, args)


def _spelled(where: Where | None, name: str, found: Mention) -> Diagnostic:
    args = {"stated": name, "nearest": found.text}
    related = (Related("listed-here", found.where),)
    return Diagnostic("name-spelled-otherwise", Severity.WARNING, where, args, related)
