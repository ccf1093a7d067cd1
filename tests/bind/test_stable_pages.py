"""Placed chapters hold no line, no cell and no number that changes when something is added elsewhere."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bind.tiny import DATE, LAYOUT, workbook
from bind.tiny import layout as tiny_layout
from reportcli.bind.report import bind
from reportcli.blocks import Report
from reportcli.blocks.positions import findings_of
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import PagedDocument
from reportcli.model.refs import CellRef, Span
from reportcli.typeset import typeset

LONG = "M" * 80
FIRST = """\
  - section: {id: first, title: First}
    do:
      - {text: "{{ sum(charts | column('total')) }}", style: body}
"""
SECOND = """\
  - section: {id: second, title: Second}
    do:
      - {text: "{{ (key_figures | one(id='members')).value }} ☃ in the layout", style: body}
      - {text: "{{ (key_figures | one(id='members')).label }}", style: title}
      - {shape: path, data: "M 0 0 heart", height: 10 mm, fill: sea}
"""
CHARTS = [{"id": "a", "title": "A", "total": "10.00"}, {"id": "b", "title": "B", "total": "5.50"}]
FIGURES = [{"id": "members", "label": f"members ☂ of {LONG}", "value": 12}]
TABLES: dict[str, Any] = {"charts": CHARTS, "key_figures": FIGURES}


def made(
    folder: Path, sections: str, tables: Mapping[str, Any] | None = None, above: str = ""
) -> tuple[Report, PagedDocument]:
    """The report of these sections and its pages. above: what stands at the top of the layout file."""
    extra = {"layout.yaml": f"{above}{LAYOUT}sections:\n{sections}"}
    report = bind(
        tiny_layout(folder, sections, extra), workbook(tables or TABLES), edition_lang=None, date=DATE
    )
    assert report.diagnostics == ()
    return report, typeset(report)


def pages(document: PagedDocument) -> list[bytes]:
    """Every placed chapter, its findings included, as bytes."""
    return [pickle.dumps(chapter) for chapter in document.chapters]


def rows(findings: list[Diagnostic]) -> list[tuple[str, int]]:
    """Code and line or row of each finding."""
    found = []
    for one in findings:
        assert isinstance(one.where, (CellRef, Span)) and one.at is None
        found.append((one.code, one.where.row if isinstance(one.where, CellRef) else one.where.start.line))
    return found


def moved(before: list[tuple[str, int]], lines: int = 0, cells: int = 0) -> list[tuple[str, int]]:
    """What `rows` gives when the layout and the sheet have grown above."""
    return [(code, row + (cells if row < 10 else lines)) for code, row in before]


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Report, PagedDocument]:
    return made(tmp_path, FIRST + SECOND)


def test_the_findings_of_the_second_chapter_are_of_every_sort(kept: tuple[Report, PagedDocument]) -> None:
    found = findings_of(*kept)
    assert sorted((one.code, type(one.where).__name__) for one in found) == [
        ("bad-path", "Span"),
        ("missing-glyph", "CellRef"),
        ("missing-glyph", "Span"),
        ("word-parted", "CellRef"),
    ]
    assert all(one.where is None and one.at is not None for one in kept[1].chapters[1].diagnostics)


def test_a_comment_above_in_the_layout_moves_findings_and_no_page(
    tmp_path: Path, kept: tuple[Report, PagedDocument]
) -> None:
    now = made(tmp_path, FIRST + SECOND, above="# a comment\n# and another\n")
    assert pages(now[1]) == pages(kept[1])
    assert rows(findings_of(*now)) == moved(rows(findings_of(*kept)), lines=2)


def test_a_row_above_in_a_sheet_moves_findings_and_no_page_that_does_not_print_it(
    tmp_path: Path, kept: tuple[Report, PagedDocument]
) -> None:
    tables = {
        "charts": [{"id": "new", "title": "N", "total": "1.00"}, *CHARTS],
        "key_figures": [{"id": "new", "label": "new", "value": 1}, *FIGURES],
    }
    now = made(tmp_path, FIRST + SECOND, tables)
    assert pages(now[1])[0] != pages(kept[1])[0]
    assert pages(now[1])[1] == pages(kept[1])[1]
    assert rows(findings_of(*now)) == moved(rows(findings_of(*kept)), cells=1)


def test_a_figure_added_to_one_chapter_leaves_the_pages_of_another(
    tmp_path: Path, kept: tuple[Report, PagedDocument]
) -> None:
    more = FIRST + '      - {text: "{{ charts | count }}", style: body}\n'
    report, document = made(tmp_path, more + SECOND)
    assert len(report.facts) == len(kept[0].facts) + 1
    assert pages(document)[0] != pages(kept[1])[0]
    assert pages(document)[1] == pages(kept[1])[1]
