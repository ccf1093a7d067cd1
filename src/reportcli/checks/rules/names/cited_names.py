"""A partner, project, country or person that a row names is listed on its own sheet."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.register import Mention, cited, listed, name_key
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.names import nearest
from reportcli.workbook.tables.record import key_of
from reportcli.workbook.workbook import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding for each name (role `cites`) that its sheet does not list, at the first row that cites it."""
    unknown: dict[tuple[str, str], list[Mention]] = {}
    known: dict[str, dict[str, str]] = {}
    for mention in cited(workbook):
        if mention.table not in known:
            known[mention.table] = _names(workbook, mention.table)
        names = known[mention.table]
        if names and name_key(mention.text) not in names:
            unknown.setdefault((mention.table, name_key(mention.text)), []).append(mention)
    for (table, _), mentions in unknown.items():
        yield _finding(workbook, mentions, known[table])


def _names(workbook: Workbook, table: str) -> dict[str, str]:
    """Names and keys of the records of a table, by their letters."""
    every = listed(workbook, table)
    names = {name_key(one.text): one.text for one in every}
    return names | {name_key(key_of(one.record)): key_of(one.record) for one in every}


def _finding(workbook: Workbook, mentions: list[Mention], names: dict[str, str]) -> Diagnostic:
    first = mentions[0]
    near = nearest(first.text, names.values(), 0.75)
    sheet = workbook.tables[first.table].sheet
    args = {"stated": first.text, "sheet": str(sheet or first.table), "nearest": near}
    here = [one.where for one in listed(workbook, first.table) if near and one.text == near][:1]
    related = [Related("listed-here", where) for where in here]
    related += [Related("cell-related", one.where) for one in mentions[1:8]]
    return Diagnostic("name-not-listed", Severity.WARNING, first.where, args, tuple(related))


RULE = Rule(260, ("name-not-listed",), check)
