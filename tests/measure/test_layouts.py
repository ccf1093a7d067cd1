"""Layouts that lose or crowd content, from YAML to the finding at its line; each as a designer would err."""

from __future__ import annotations

from pathlib import Path

import pytest

from build.tiny_project import make, silent
from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.refs import Position, Span
from reportcli.pipeline import build, check
from reportcli.request import Request

HEAD = """\
extends: base
language: en-GB
format: {page: A5, bleed: 3 mm}
tokens:
  colours:
    brick: {cmyk: [10, 90, 85, 2], rgb: "#c8352b"}
    ghost: {cmyk: [0, 0, 0, 0], rgb: "#303030"}
styles:
  paragraph:
    white: {based-on: body, colour: paper}
    ghostly: {based-on: body, colour: ghost}
    deep: {based-on: body, drop-cap: 5, indent-first: 0}
    white-cell: {based-on: cell, colour: paper}
    indented: {based-on: body, indent-left: 60 mm, indent-right: 60 mm}
    tiny: {based-on: body, size: 5 pt, leading: 6 pt}
  table:
    dark: {cell: cell, header: white-cell, total: cell-total, header-fill: brick}
sections:
  - section: {id: a, title: A, master: text}
    do:
      - {text: "Beginning", style: body}
"""
UNLIKE = "layout-colour-unlike"  # of the ghost, which is white in print alone
FIRST = HEAD.count("\n") + 1  # the line of what a case adds


def findings(folder: Path, *lines: str, profiles: tuple[str, ...] = ("print",)) -> list[Diagnostic]:
    """Of a layout with these lines in its section, without notes."""
    project = make(folder)
    project.layout.write_text(HEAD + "".join(f"      {line}\n" for line in lines), "utf-8")
    outcome = check(Request(project.workbook, profiles=profiles), silent)
    return [one for one in outcome.diagnostics if one.severity is not Severity.NOTE and one.code != UNLIKE]


CASES = {
    "a row wider than its room": (
        ["- row: [{text: one, width: 100 mm}, {text: two two two two, width: 100 mm}]", "  gap: 4 mm"],
        [("too-wide", 0), ("text-off-page", 0)],
    ),
    "a table wider than its room": (
        [
            "- table: key_figures",
            "  as: k",
            "  columns:",
            '    - {width: 90 mm, header: H, cell: "{{ k.label }}"}',
            '    - {width: 90 mm, header: I, cell: "x x x"}',
        ],
        [("too-wide", 0)],
    ),
    "a shape wider than its room": (
        [
            "- columns: [{shape: rect, fill: brick, width: 100 mm, height: 10 mm, alt: decorative}]",
            "  count: 2",
            "  gap: 4 mm",
        ],
        [("too-wide", 0)],
    ),
    "a place partly off the page": (
        [
            "- place: {reference: page, left: 120 mm, top: 20 mm, width: 60 mm}",
            "  do: [{text: A column of figures that stands there}]",
        ],
        [("text-off-page", 1)],
    ),
    "a place turned off the page": (
        [
            "- place: {reference: page, left: 110 mm, top: 5 mm, width: 60 mm, rotate: 90}",
            "  do: [{text: A column of figures that stands there}]",
        ],
        [("text-off-page", 1)],
    ),
    "text over text": (
        [
            "- place: {reference: margin, left: 0, top: 0, width: 80 mm}",
            "  do: [{text: Over over, style: display}]",
        ],
        [("text-over-text", 1)],
    ),
    "text under a shape": (
        [
            "- place: {reference: margin, left: 0, top: 0, width: 80 mm}",
            "  do: [{shape: rect, fill: brick, height: 20 mm, alt: decorative}]",
        ],
        [("text-covered", -1)],
    ),
    "text under a shape that is nearly opaque": (
        [
            "- place: {reference: margin, left: 0, top: 0, width: 80 mm}",
            "  do: [{shape: rect, fill: {colour: brick, alpha: 92}, height: 20 mm, alt: decorative}]",
        ],
        [("text-covered", -1)],
    ),
    "text under a thick line": (
        [
            "- place: {reference: margin, left: 0, top: 0, width: 80 mm, height: 6 mm}",
            "  do: [{shape: line, stroke: {colour: brick, width: 20 pt}, height: 6 mm, alt: decorative}]",
        ],
        [("text-covered", -1)],
    ),
    "a row of a table taller than a page, once": (
        [
            "- table: key_figures",
            "  as: k",
            "  columns:",
            "    - header: H",
            "      cell:",
            "        - {shape: rect, fill: brick, height: 120 mm, alt: decorative}",
            "        - {shape: rect, fill: brick, height: 120 mm, alt: decorative}",
        ],
        [("too-tall", 0)],
    ),
    "text taller than its height, and what it reaches over, once": (
        ["- {text: '" + "Many words for many lines. " * 12 + "', height: 4 mm}", "- {text: The next one}"],
        [("overset", 0)],
    ),
    "a box that is all padding": (
        ["- {text: Words in a box, width: 40 mm, box: {fill: brick/10, padding: [0, 25 mm]}}"],
        [("text-without-room", 0)],
    ),
    "indents wider than the page": (
        ["- {text: Words between indents, style: indented}"],
        [("text-without-room", 0)],
    ),
    "a column beside one of all the width": (
        [
            "- table: key_figures",
            "  as: k",
            "  columns:",
            '    - {width: 100 %, header: H, cell: "{{ k.label }}"}',
            '    - {width: 1 fr, header: I, cell: "words and words"}',
        ],
        [("text-without-room", 4)],
    ),
    "white on white": (["- {text: Nobody reads this, style: white}"], [("text-invisible", 0)]),
    "white in print alone": (["- {text: Nobody reads this, style: ghostly}"], [("text-invisible", 0)]),
    "an initial deeper than its paragraph": (["- {text: Short, style: deep}"], [("drop-cap-deep", 0)]),
    "type too small": (["- {text: Nobody reads this, style: tiny}"], [("text-small", 0)]),
    "a line thinner than a plate holds": (
        ["- {shape: line, stroke: {colour: brick, width: 0.01 pt}, width: 100 %, alt: decorative}"],
        [("press-line-thin", 0)],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_is_reported_at_its_line(name: str, tmp_path: Path) -> None:
    lines, expected = CASES[name]
    found = findings(tmp_path, *lines)
    assert [(one.code, one.where.start.line - FIRST) for one in found] == expected  # type: ignore[union-attr]
    assert all(str(one.where).startswith("layouts/tiny/layout.yaml:") for one in found)


RIGHT = {
    "overlap that is declared": [
        "- place: {reference: margin, left: 0, top: 0, width: 80 mm}",
        "  overlap: allowed",
        "  do: [{text: Over over, style: display}]",
    ],
    "artwork into the bleed": [
        "- place: {reference: bleed, left: 0, top: 120 mm, right: 0}",
        "  do: [{image: photos.garden, height: 40 mm}]",
    ],
    "text on a panel": ["- {text: White on a dark panel, style: white, box: {fill: brick, padding: 2 mm}}"],
    "text turned on the page": [
        "- place: {reference: page, right: 2 mm, top: 90 mm, width: 60 mm, rotate: 90}",
        "  do: [{text: Along the edge}]",
    ],
    "words that are struck out, and words with a mark": [
        "- {text: 'Not ~~what no longer holds~~ but [this]{.strong}', style: body-first, markdown: true}"
    ],
    "a badge on a picture and a caption over it": [
        "- stack:",
        "    - {image: photos.garden, height: 40 mm, width: 100 %}",
        "    - place: {reference: block, at: top-right, anchor: center, width: 14 mm, height: 14 mm}",
        "      do: [{text: '7', style: white}]",
        "      box: {fill: brick, radius: 7 mm, padding: 3 mm}",
        "      z: 2",
        "    - place: {reference: block, at: bottom-left}",
        "      do: [{text: A caption, style: white, box: {fill: brick, padding: 2 mm}}]",
        "      z: 2",
    ],
    "an initial with an accent over it": ["- {text: '" + "États et mots. " * 30 + "', style: deep}"],
    "an initial in quotes": ["- {text: '" + "“We” and words. " * 30 + "', style: deep}"],
    "an initial beside enough lines": ["- {text: '" + "Many words for many lines. " * 12 + "', style: deep}"],
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_not_reported(name: str, tmp_path: Path) -> None:
    assert findings(tmp_path, *RIGHT[name]) == []


def test_each_profile_is_judged_in_its_own_colours(tmp_path: Path) -> None:
    ghost = ["- {text: Nobody reads this, style: ghostly}"]
    assert [one.code for one in findings(tmp_path / "1", *ghost)] == ["text-invisible"]
    assert findings(tmp_path / "2", *ghost, profiles=("screen",)) == []
    both = findings(tmp_path / "3", *ghost, profiles=("print", "screen"))
    assert [(one.code, one.args["profile"]) for one in both] == [("text-invisible", "print")]


def test_a_build_finds_what_a_check_finds_and_writes_nothing(tmp_path: Path) -> None:
    lines = CASES["a place partly off the page"][0]
    checked = findings(tmp_path, *lines)
    workbook = tmp_path / "report/2024.xlsx"
    outcome = build(Request(workbook), silent)
    found = [one for one in outcome.diagnostics if one.severity is not Severity.NOTE and one.code != UNLIKE]
    assert found == checked
    assert outcome.written == []


def test_the_room_under_an_initial_stays_free(tmp_path: Path) -> None:
    """The next paragraph begins below the initial of a short one."""
    found = findings(tmp_path, "- {text: Short, style: deep}", "- {text: The next paragraph}")
    assert [one.code for one in found] == ["drop-cap-deep"]


DONUT = [
    "- chart: donut",
    '  data: {each: key_figures, as: k, label: "{{ k.label }}", value: k.value}',
    "  colours: [brick, brick]",
    "  height: 40 mm",
    "  alt: Figures",
]


def test_neighbours_of_one_colour_that_touch_are_reported(tmp_path: Path) -> None:
    (found,) = findings(tmp_path / "1", *DONUT, "  gap: 0")
    assert found.code == "chart-colours-alike"
    assert found.where is not None and found.where.start.line == FIRST  # type: ignore[union-attr]
    assert findings(tmp_path / "2", *DONUT) == []  # a gap by itself


def test_a_chart_refused_for_its_room_stands_at_its_line(tmp_path: Path) -> None:
    crowded = [line.replace("40 mm", "8 mm") for line in DONUT]
    assert "chart-crowded" in [one.code for one in findings(tmp_path, *crowded)]


def test_a_reference_to_nothing_is_no_dead_link_too(tmp_path: Path) -> None:
    found = findings(tmp_path, "- {text: \"{{ ref('nothing') }}\"}")
    assert [one.code for one in found] == ["reference-unknown"]


def test_a_heading_that_skips_a_level_is_reported_at_its_line_where_it_is_read_aloud(tmp_path: Path) -> None:
    lines = ["- {text: Head, level: auto}", "- {text: Deep, level: 4}", "- {text: Next, level: 2}"]
    found = findings(tmp_path / "1", *lines, profiles=("print", "screen"))
    assert [(one.code, one.where.start.line - FIRST) for one in found] == [("heading-level-skipped", 1)]  # type: ignore[union-attr]
    assert findings(tmp_path / "2", *lines) == []


def test_a_link_to_no_block_is_reported_at_its_line_by_every_check(tmp_path: Path) -> None:
    found = findings(
        tmp_path, '- {text: "[x](#nowhere) and [y](#there)", markdown: true}', "- {text: a, id: there}"
    )
    assert [(one.code, one.args["target"], one.where.start.line - FIRST) for one in found] == [  # type: ignore[union-attr]
        ("link-target-unknown", "nowhere", 0)
    ]


def test_a_table_without_headings_is_reported_at_its_line_where_it_is_read_aloud(tmp_path: Path) -> None:
    bare = ["- table:", "  rows: [[a, b], [c, d]]", "  columns: [{width: 1 fr}, {width: 1 fr}]"]
    found = findings(tmp_path / "1", *bare, profiles=("print", "screen"))
    assert [(one.code, one.where.start.line - FIRST) for one in found] == [("table-headless", 0)]  # type: ignore[union-attr]
    assert findings(tmp_path / "2", *bare) == []
    rows = [*bare[:2], "  columns: [{width: 1 fr, row-header: true}, {width: 1 fr}]"]
    assert findings(tmp_path / "3", *rows, profiles=("screen",)) == []
    assert findings(tmp_path / "4", *bare, "  alt: decorative", profiles=("screen",)) == []


@pytest.mark.parametrize(
    "line, code, value",
    [
        (
            '- {shape: path, data: "M 0 0 L banana", fill: brick, height: 9 mm, alt: decorative}',
            "bad-path",
            '"M 0 0',
        ),
        ("- {frame: side, do: [{text: Beside}]}", "missing-frame", "side"),
    ],
)
def test_a_value_that_cannot_be_is_reported_where_it_stands(
    tmp_path: Path, line: str, code: str, value: str
) -> None:
    (found,) = findings(tmp_path, line)
    assert found.code == code
    assert isinstance(found.where, Span)
    assert found.where.start == Position(FIRST, 7 + line.index(value))


def test_groups_of_a_dark_headed_table_are_read(tmp_path: Path) -> None:
    lines = [
        "- table: key_figures",
        "  as: k",
        "  style: dark",
        "  group: k.label",
        '  columns: [{header: H, cell: "{{ k.value }}"}]',
    ]
    assert findings(tmp_path, *lines) == []
