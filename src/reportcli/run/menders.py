"""Findings by who mends them, and where they stand in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from reportcli.model.collector import short_place
from reportcli.model.diagnostic import Diagnostic, Severity, each_of
from reportcli.model.refs import CellRef, SheetRef, Span

MENDERS = ("other", "printer", "layout", "texts", "workbook")
"""In the order of the report: what most readers mend stands last, next to the prompt."""
LISTED = 8  # places of one finding that are named
RANK = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}
LAYOUT_FILES = (".yaml", ".yml", ".svg", ".icc")


def mender(finding: Diagnostic) -> str:
    """Who mends a finding: one of MENDERS."""
    where = finding.where
    if isinstance(where, (CellRef, SheetRef)):
        return "workbook"
    if not isinstance(where, Span):
        return "printer" if finding.code.startswith("preflight-") else "other"
    name = where.file.rpartition("/")[2]
    if name in ("editions.yaml", "printer.yaml", "sources.yaml"):
        return "printer" if name == "printer.yaml" else "workbook"
    return "layout" if where.file.endswith(LAYOUT_FILES) else "texts"


def by_mender(findings: Iterable[Diagnostic]) -> list[tuple[str, list[Diagnostic]]]:
    """The findings of each that has some, grave ones last; who has graver ones comes after the others."""
    groups: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        groups.setdefault(mender(finding), []).append(finding)
    ordered = [
        (name, sorted(groups[name], key=lambda one: RANK[one.severity])) for name in MENDERS if name in groups
    ]
    return sorted(ordered, key=lambda group: RANK[group[1][-1].severity])


def by_sheet(findings: Iterable[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """The findings of each sheet, in the order in which sheets are met."""
    sheets: dict[str, list[Diagnostic]] = {}
    for finding in findings:
        if isinstance(finding.where, (CellRef, SheetRef)):
            sheets.setdefault(str(SheetRef(finding.where.input, finding.where.sheet)), []).append(finding)
    return sheets


def in_numbers(findings: Sequence[Diagnostic], words: Mapping[str, str]) -> str:
    """`1 error(s), 2 note(s)`."""
    counts = Counter(finding.severity.value for finding in findings)
    levels = [level for level in ("error", "warning", "note") if counts[level]]
    return ", ".join(f"{counts[level]} {words.get(level + 's', level)}" for level in levels)


def listed_places(finding: Diagnostic) -> str:
    """`Photos!C4`, of a finding for several `Photos!C4, C5, C6, … (31)`."""
    places = list(dict.fromkeys(one.where for one in each_of(finding) if one.where is not None))
    if len(places) < 2:
        count = sum(1 for _ in each_of(finding))
        return f"{finding.where or finding.block or ''}{f' (× {count})' if count > 1 else ''}"
    named = [str(places[0]), *(short_place(place) for place in places[1:LISTED])]
    more = f", … ({len(places)})" if len(places) > LISTED else ""
    return ", ".join(named) + more
