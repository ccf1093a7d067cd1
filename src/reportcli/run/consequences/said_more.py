"""Of several findings with one cause, the one that says most of it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set

from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import CellRef, Span, Where
from reportcli.model.value_class import replace
from reportcli.workbook.excel.cells import column_number

SAYS_MORE = {
    "shares-miss-hundred": frozenset({"share-differs"}),
    "negative-figure": frozenset({"chart-negative", "shares-of-nothing", "format-not-understood"}),
    "chart-negative": frozenset({"format-not-understood"}),
    "shares-of-nothing": frozenset({"format-not-understood"}),
}
"""What is not said of a cell, or of several, where another finding says more of it, or of one of them."""
_MORE = frozenset(code for codes in SAYS_MORE.values() for code in codes)
OF_ROWS = frozenset({"parts-miss-total", "markup-as-text"})
SAYS_OF_ROW = frozenset({"row-is-part", "row-is-summary", "row-equals-sum", "markdown-mark-printed"})
"""What is said of a row or a line, so that sums over it and signs in it are not reported again."""
OF_TEXTS = frozenset({"text-without-words", "text-file-unread"})
"""What is not said of a text that is refused."""
ALTERNATIVES = frozenset({"chart-without-alt", "map-without-alt"})
BLANK, TWICE = "required-blank", "duplicate-key"
MERGED = "merged-cells"
CORNER = re.compile(r"([A-Z]{1,3})(\d{1,7})")
MANY = 1000
"""Rows and columns of a merged cell that are looked at."""


def merged_cells(finding: Diagnostic) -> list[CellRef]:
    """The cells that a merged one covers, which are blank for that reason."""
    first, corner = finding.where, finding.args.get("range", "").rpartition(":")[2]
    found = CORNER.fullmatch(corner) if finding.code == MERGED else None
    if found is None or not isinstance(first, CellRef):
        return []
    rows = range(first.row, min(int(found[2]), first.row + MANY) + 1)
    columns = range(first.column, min(column_number(found[1]), first.column + MANY) + 1)
    return [CellRef(first.input, first.sheet, row, column) for row in rows for column in columns]


def saying_most(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings without those of cells of which another says more, and without words for a chart whose
    title a refused row lacks.
    """
    said = {(one.code, one.where) for one in findings if one.code in _MORE}
    lines = {_line(one.where) for one in findings if one.code in SAYS_OF_ROW} - {("", 0)}
    blank = any(one.code == BLANK for one in findings)
    texts = _refused_texts(findings)
    return [
        one
        for one in findings
        if not (blank and one.code in ALTERNATIVES)
        and not (one.code in OF_TEXTS and texts.intersection(_texts_of(one)))
        and not _another_says_more(one, said)
        and not (one.code in OF_ROWS and lines.intersection(map(_line, _cells_of(one))))
    ]


def _another_says_more(finding: Diagnostic, said: Set[tuple[str, Where | None]]) -> bool:
    """Whether the codes and places that are reported hold one that says more of a cell of this one."""
    codes = SAYS_MORE.get(finding.code, ())
    return any((code, place) in said for code in codes for place in _cells_of(finding))


def _refused_texts(findings: Sequence[Diagnostic]) -> set[str]:
    """Texts, by the name of their file without its ending, in which an error stands or that are not found."""
    errors = [one for one in findings if one.severity is Severity.ERROR]
    files = [one.where.file for one in errors if isinstance(one.where, Span)]
    missing = [one.args.get("nearest", "") for one in errors if one.code == "text-file-missing"]
    return {_stem(file) for file in (*files, *missing) if file}


def _texts_of(finding: Diagnostic) -> set[str]:
    named = [finding.args.get(word, "") for word in ("name", "file")]
    return {_stem(one) for one in named if one}


def _stem(file: str) -> str:
    return file.rpartition("/")[2].split(".")[0]


def _line(place: Where | None) -> tuple[str, int]:
    """The row of a cell, the line of a text; ("", 0) for any other place."""
    if isinstance(place, CellRef):
        return place.sheet, place.row
    return (place.file, place.start.line) if isinstance(place, Span) else ("", 0)


def _cells_of(finding: Diagnostic) -> tuple[Where | None, ...]:
    return (finding.where, *(related.where for related in finding.related))


def of_keys(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings without what follows from a key that stands twice: the key that it took the place of is
    not found, and blocks named by it are two. The key's finding names what is looked for.
    """
    twice = [one for one in findings if one.code == TWICE and isinstance(one.where, CellRef)]
    if not twice:
        return list(findings)
    named: dict[str, str] = {}
    kept: list[Diagnostic] = []
    for one in findings:
        if (sheet := _sheet_without(one, twice)) is not None:
            named.setdefault(sheet, one.args.get("found") or one.args.get("name", ""))
        elif one.code != "id-twice" or not any(_names(one, key) for key in twice):
            kept.append(one)
    return [_with_named(one, named) if one.code == TWICE else one for one in kept]


def _sheet_without(finding: Diagnostic, twice: Sequence[Diagnostic]) -> str | None:
    """The sheet in which a key is not found, where one of its keys stands twice."""
    sheets = [key.where.sheet for key in twice if isinstance(key.where, CellRef)]
    if finding.code == "unknown-figure":
        return sheets[0]
    named = finding.args.get("sheet") if finding.code in ("dangling-reference", "key-renamed") else None
    return named if named in sheets else None


def _names(block: Diagnostic, key: Diagnostic) -> bool:
    return block.args.get("id", "").casefold().endswith(f"-{key.args.get('found', '')}".casefold())


def _with_named(key: Diagnostic, named: Mapping[str, str]) -> Diagnostic:
    found = named.get(key.where.sheet, "") if isinstance(key.where, CellRef) else ""
    return replace(key, args={**key.args, "remedy": "named", "named": found}) if found else key
