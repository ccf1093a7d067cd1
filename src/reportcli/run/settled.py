"""What a run reports in the end: causes without their consequences, alike findings as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from reportcli.messages import wording
from reportcli.model.collector import SEPARATE
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.languages import FALLBACK
from reportcli.model.refs import CellRef, SheetRef, Span, Where
from reportcli.model.value_class import replace
from reportcli.run.consequences.of_layout import of_refused_parts
from reportcli.run.consequences.said_more import merged_cells, of_keys, saying_most

OF_THE_WHOLE = frozenset({"record-unused", "waiver-without-finding", "layout-names-unused"})
"""What is said of the whole report, and is not known while an error leaves parts of it out."""
OF_PAGES = frozenset({"type-shrunk", "type-grown", "figure-moved", "text-blank"})
"""Notes of how pages came out, which an error leaves unwritten."""
NO_REPORT = "report-without-sections"
"""What every other error may be the cause of."""
CROWDING = frozenset({"text-over-text", "text-out-of-frame", "labels-near"})
"""What is seen on a page where a chart has too little room for what it says."""
LINKS = "link-target-unknown"
UNLIKE = frozenset({"expression-units", "view-unlike-units"})
WORD = re.compile(r"[A-Z]{3}")
UNKNOWN_NAMES = frozenset(
    f"layout-unknown-{kind}"
    for kind in ("character", "colour", "font", "master", "object", "paragraph", "table")
)
"""Codes of names that the layout does not have: mended once, where the name would be defined, or at each."""
CONTRADICTS = "cell-related"
"""The word of a related cell that belongs to the same calculation."""


def settled(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings that their readers have to act on, in their order."""
    return gathered(without_consequences(findings))


# ---- consequences


def without_consequences(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings without those that only follow from an error among them: a blank where a cell was refused,
    sums over a refused cell, and what is said of the whole report while a part is missing.
    """
    errors = [one for one in findings if one.severity is Severity.ERROR]
    spoilt = _Spoilt.of(findings, errors)
    unsaid = _unsaid(errors)
    left = of_refused_parts(_of_links(_of_charts(findings, errors), errors), errors)
    left = of_keys(saying_most(left))
    return [one for one in left if one.code not in unsaid and not _goes_with(one, spoilt)]


def _unsaid(errors: Sequence[Diagnostic]) -> frozenset[str]:
    """Codes of what is not reported beside errors."""
    codes = (OF_THE_WHOLE | OF_PAGES) if errors else frozenset()
    return codes | {NO_REPORT} if any(one.code != NO_REPORT for one in errors) else codes


def _column(place: Where | None) -> tuple[str, int]:
    return (place.sheet, place.column) if isinstance(place, CellRef) else ("", 0)


def _of_links(findings: Sequence[Diagnostic], errors: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings without dead links to what a reference has been refused for."""
    lost = {one.args.get("name") for one in errors if one.code == "reference-unknown"}
    return [one for one in findings if not (one.code == LINKS and one.args.get("target") in lost)]


def _of_charts(findings: Sequence[Diagnostic], errors: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings without what follows from a crowded chart, from a blank cell in one, or from a column of
    several currencies: that their amounts cannot be added, and that a view has no figure.
    """
    causes = _ChartCauses.of(errors)
    return [one for one in findings if not _follows_from(one, causes)]


class _ChartCauses(NamedTuple):
    """Errors that charts and views suffer from: places of crowded charts, blank cells, whether a view is in
    error, the currencies of each column that has several.
    """

    crowded: set[Where | None]
    blanks: list[Diagnostic]
    views: bool
    mixed: list[set[str]]

    @classmethod
    def of(cls, errors: Sequence[Diagnostic]) -> _ChartCauses:
        """Those among the errors of a run."""
        mixed = (one.args.get("found", "") for one in errors if one.code == "mixed-currencies")
        return cls(
            crowded={one.where for one in errors if one.code == "chart-crowded"},
            blanks=[one for one in errors if one.code == "cell-blank"],
            views=any(one.code.startswith("view-") for one in errors),
            mixed=[{*WORD.findall(found)} for found in mixed],
        )


def _follows_from(finding: Diagnostic, causes: _ChartCauses) -> bool:
    if finding.code in CROWDING and finding.where in causes.crowded:
        return True
    if causes.views and finding.code == "cell-blank" and isinstance(finding.where, Span):
        return True
    return _lacks_blanks(finding, causes.blanks) or _adds_mixed(finding, causes.mixed)


def _adds_mixed(finding: Diagnostic, mixed: Sequence[set[str]]) -> bool:
    """Whether the currencies that cannot be added are those of a column that has several."""
    if finding.code not in UNLIKE:
        return False
    said = finding.args.get("problem", "") or finding.args.get("units", "")
    units = {*WORD.findall(said)}
    return len(units) > 1 and any(units <= listed for listed in mixed)


def _lacks_blanks(finding: Diagnostic, blanks: Sequence[Diagnostic]) -> bool:
    """Whether a chart has not the same labels in all its series because of cells that are blank."""
    chart = finding.where if finding.code == "chart-categories-differ" else None
    lines = (related.where for blank in blanks for related in blank.related)
    return isinstance(chart, Span) and any(
        isinstance(line, Span)
        and line.file == chart.file
        and chart.start.line <= line.start.line <= chart.end.line
        for line in lines
    )


class _Spoilt(NamedTuple):
    """What errors spoil: their places, the places that they name too, the sheets of both. doubted: sheets and
    columns with a warning.
    """

    places: set[Where]
    named: set[Where]
    sheets: set[str]
    doubted: set[tuple[str, int]]

    @classmethod
    def of(cls, findings: Sequence[Diagnostic], errors: Sequence[Diagnostic]) -> _Spoilt:
        """What the errors among findings spoil that follow from no other."""
        causes = [one for one in errors if not one.follows]
        places = _places(one.where for one in causes)
        citing = [other.where for one in causes for other in one.related if other.code == "cited-here"]
        return cls(
            places=places | {cell for one in causes for cell in merged_cells(one)},
            named=places | _places(related.where for one in causes for related in one.related),
            sheets={one.sheet for one in (*places, *citing) if isinstance(one, (CellRef, SheetRef))},
            doubted={_column(one.where) for one in findings if one.severity is Severity.WARNING},
        )


def _goes_with(finding: Diagnostic, spoilt: _Spoilt) -> bool:
    """Whether a finding would go with an error, such as a note at its very cell."""
    if finding.severity is Severity.NOTE and isinstance(finding.where, CellRef):
        return finding.where in spoilt.places
    if finding.code in OF_PAGES and any(_column(place) in spoilt.doubted for place in finding.follows):
        return True
    if any(_is_spoilt(place, spoilt.places, spoilt.sheets) for place in finding.follows):
        return True
    return finding.severity is not Severity.ERROR and _calculates_with(finding, spoilt.named, spoilt.sheets)


def _places(places: Iterable[Where | None]) -> set[Where]:
    return {place for place in places if place is not None}


def _is_spoilt(place: Where, spoilt: Iterable[Where], sheets: Iterable[str]) -> bool:
    return place in spoilt or (isinstance(place, SheetRef) and place.sheet in sheets)


def _calculates_with(finding: Diagnostic, spoilt: set[Where], sheets: set[str]) -> bool:
    """Whether a contradiction between cells rests on one that an error spoils, or is over several rows of a
    sheet that has one: the refused row is missing from its sum.
    """
    others = [related.where for related in finding.related if related.code == CONTRADICTS]
    cells = [where for where in (finding.where, *others) if isinstance(where, CellRef)]
    if not others or not cells:
        return False
    rows = {(cell.sheet, cell.row) for cell in cells}
    return any(cell in spoilt for cell in cells) or (
        len(rows) > 1 and any(sheet in sheets for sheet, _ in rows)
    )


# ---- one finding a column, style or line

Key = tuple[object, ...]


def gathered(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Alike findings as the first of them, which holds the others.

    Alike are those of one code that are mended in the same words: more than three in a column of a sheet, and
    all at one line of a layout or a text.
    """
    groups: dict[Key, list[Diagnostic]] = {}
    for number, one in enumerate(findings):
        groups.setdefault(_key(one, number), []).append(one)
    few = {
        key: len(alike) <= SEPARATE and isinstance(alike[0].where, CellRef) for key, alike in groups.items()
    }
    return [
        one if few[key] else _first_of(groups[key])
        for number, one in enumerate(findings)
        if few[key := _key(one, number)] or one is groups[key][0]
    ]


def _key(finding: Diagnostic, number: int) -> Key:
    where = finding.where
    if finding.code in UNKNOWN_NAMES:
        place: tuple[object, ...] = (finding.args.get("name"),)
    elif isinstance(where, CellRef):
        place = (where.input, where.sheet, where.column)
    elif isinstance(where, Span):
        place = (where.file, where.start.line)
    else:
        return (number,)
    remedy = [wording(finding, part, FALLBACK) for part in ("expected", "help")]
    return (finding.code, finding.severity, finding.args.get("edition", ""), *place, *remedy)


def _first_of(alike: Sequence[Diagnostic]) -> Diagnostic:
    first, *others = alike
    return replace(first, alike=(*first.alike, *others)) if others else first
