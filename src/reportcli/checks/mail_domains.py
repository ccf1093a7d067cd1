"""A mail address whose domain is nearly, but not quite, the organisation's own is misspelt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from reportcli.checks.evidence import texts_of_type
from reportcli.model.diagnostic import Diagnostic, warning
from reportcli.model.refs import Where
from reportcli.source.nearest import nearest

if TYPE_CHECKING:
    from reportcli.report.blocks import Report
    from reportcli.workbook.read import Workbook

ALIKE = 0.8


def check(workbook: Workbook, report: Report) -> Iterator[Diagnostic]:
    mails = [
        (where, text, text.rpartition("@")[2].casefold()) for where, text in texts_of_type(workbook, "email")
    ]
    known = Counter(domain for _, _, domain in mails)
    known.update(site_domain(text) for _, text in texts_of_type(workbook, "url"))
    for where, text, domain in mails:
        if known[domain] > 1:
            continue
        more = [other for other in known if known[other] > known[domain] or other in _sites(workbook)]
        near = nearest(domain, [other for other in more if other != domain])
        if near and _alike(domain, near):
            yield _finding(where, text, domain, near)


def _sites(workbook: Workbook) -> set[str]:
    return {site_domain(text) for _, text in texts_of_type(workbook, "url")}


def site_domain(url: str) -> str:
    """`https://www.example.org/x` is of example.org."""
    return re.sub(r"^(https?://)?(www\.)?", "", url.strip().casefold()).split("/")[0]


def _alike(left: str, right: str) -> bool:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, left, right).ratio() >= ALIKE


def _finding(where: Where | None, text: str, domain: str, near: str) -> Diagnostic:
    return warning("mail-domain-misspelt", where, stated=text, domain=domain, nearest=near)
