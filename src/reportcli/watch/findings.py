"""Findings as the page shows them: by who mends them, each with its words, its place, where it prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic, Severity, each_of
from reportcli.model.refs import Span
from reportcli.run.menders import by_mender, listed_places
from reportcli.watch.answers import place_data
from reportcli.watch.places import Places
from reportcli.watch.search import place_of

Data = dict[str, object]
LISTED = 200  # findings of one who mends
GRAVE_FIRST = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def listed(
    findings: Sequence[Diagnostic], places: Places | None, lang: str, words: Mapping[str, str]
) -> Data:
    """Groups of findings, the graver ones first, and how many there are.

    places: of the pages that are shown, None where there are none. lang: of the messages; words: those of
    `_interface`.
    """
    groups = [
        {
            "mender": name,
            "title": words[f"mends-{name}"],
            "findings": [_finding(one, places, lang) for one in _grave_first(own)[:LISTED]],
        }
        for name, own in reversed(by_mender(findings))
    ]
    counts = Counter(finding.severity.value for finding in findings)
    return {"groups": groups, "counts": {level.value: counts[level.value] for level in Severity}}


def _grave_first(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    return sorted(findings, key=lambda one: GRAVE_FIRST[one.severity])


def _finding(finding: Diagnostic, places: Places | None, lang: str) -> Data:
    where = finding.where
    target = place_of(places, where, finding.block) if places is not None else None
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": wording(finding, "message", lang),
        "expected": wording(finding, "expected", lang),
        "help": wording(finding, "help", lang),
        "listed": listed_places(finding),
        "count": sum(1 for _ in each_of(finding)),
        "where": place_data(where),
        "excerpt": finding.excerpt or "" if isinstance(where, Span) else "",
        "target": target,
    }
