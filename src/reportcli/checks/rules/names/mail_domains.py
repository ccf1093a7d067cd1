"""A mail address whose domain is nearly, but not quite, the organisation's own is misspelt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from reportcli.blocks import Report
from reportcli.checks.rule import Rule
from reportcli.checks.support.records import texts_of_type
from reportcli.inputs.nearest import nearest
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.refs import Where
from reportcli.workbook.tables.record import where_of
from reportcli.workbook.workbook import Workbook

ALIKE = 0.8


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    """A finding for each misspelt domain, at the first address that has it."""
    mails: dict[str, list[tuple[Where | None, str]]] = {}
    for record, column, text in texts_of_type(workbook, "email"):
        mails.setdefault(text.rpartition("@")[2].casefold(), []).append((where_of(record, column), text))
    sites = {site_domain(text) for _, _, text in texts_of_type(workbook, "url")}
    for domain, places in mails.items():
        if domain in sites:
            continue
        more = {other for other in mails if len(mails[other]) > len(places)} | sites
        near = nearest(domain, sorted(more - {domain}))
        if near and SequenceMatcher(None, domain, near).ratio() >= ALIKE:
            yield _finding(places, domain, near)


def site_domain(url: str) -> str:
    """`https://www.example.org/x` is of example.org."""
    return re.sub(r"^(https?://)?(www\.)?", "", url.strip().casefold()).split("/")[0]


def _finding(places: list[tuple[Where | None, str]], domain: str, near: str) -> Diagnostic:
    (where, text), *others = places
    args = {"stated": text, "domain": domain, "nearest": near}
    related = tuple(Related("cell-related", other) for other, _ in others[:8])
    return Diagnostic("mail-domain-misspelt", Severity.WARNING, where, args, related)


RULE = Rule(210, ("mail-domain-misspelt",), check)
