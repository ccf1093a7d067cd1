"""A partner, project, country or person that a row names is listed on its own sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.checks.register import cited, listed, name_key
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.workbook.names import nearest
from reportcli.workbook.record import key_of

if TYPE_CHECKING:
    from reportcli.report.blocks import Report
    from reportcli.workbook.read import Workbook


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    known: dict[str, dict[str, str]] = {}
    for mention in cited(workbook):
        if mention.table not in known:
            names = {name_key(one.text): one.text for one in listed(workbook, mention.table)}
            names |= {
                name_key(key_of(one.record)): key_of(one.record) for one in listed(workbook, mention.table)
            }
            known[mention.table] = names
        names = known[mention.table]
        if not names or name_key(mention.text) in names:
            continue
        near = nearest(mention.text, names.values(), 0.75)
        sheet = workbook.tables[mention.table].sheet
        args = {"stated": mention.text, "sheet": str(sheet or mention.table), "nearest": near}
        related = tuple(
            Related("listed-here", one.where)
            for one in listed(workbook, mention.table)
            if near and one.text == near
        )
        yield Diagnostic("name-not-listed", Severity.WARNING, mention.where, args, related[:1])
