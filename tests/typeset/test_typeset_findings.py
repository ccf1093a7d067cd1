"""What cannot be set: each is told with its code, where it is written, and by which block."""

from __future__ import annotations

import pytest
from typeset_builders import BODY, chapter, composer, lines, report, text

from reportcli import blocks as b
from reportcli.blocks.positions import findings_of
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import Position, Span
from reportcli.model.style import BLACK
from reportcli.typeset import typeset
from reportcli.typeset.pages import paging

HERE = Span("layouts/tiny/layout.yaml", Position(7, 3))
THERE = Span("texts/foreword.md", Position(2, 1))


def told(*children: b.Block, **section: object) -> Diagnostic:
    """The one finding of a chapter of these blocks."""
    bound = report(chapter(*children, **section))
    document = typeset(bound, composer_factory=composer)
    assert all(one.where is None for placed in document.chapters for one in placed.diagnostics)
    (finding,) = findings_of(bound, document)
    return finding


@pytest.mark.parametrize(
    ("data", "problem"),
    [("M 0 0 L 1", "M 0 0 L 1 …"), ("L 1 1", "L"), ("M 0 0 heart", "eart"), ("M 0 0 L 1 x", "x")],
)
def test_an_outline_that_cannot_be_read_is_told(data: str, problem: str) -> None:
    finding = told(b.Shape(path="s/shape", span=HERE, kind="path", data=data, fill=BLACK))
    assert (finding.code, finding.where, finding.block) == ("bad-path", HERE, "s/shape")
    assert finding.args["problem"] == problem


def test_a_word_wider_than_its_column_is_told_where_it_is_written() -> None:
    finding = told(text("a" * 30, path="s/text", span=HERE))
    assert (finding.code, finding.where, finding.block) == ("line-too-wide", HERE, "s/text")
    assert finding.args["excess"] == "17.6"  # 150 points in 100
    assert told(text("a" * 30, span=HERE, source=THERE)).where == THERE


def test_a_word_as_wide_as_its_column_is_not_told() -> None:
    made = typeset(report(chapter(text("a" * 20))), composer_factory=composer)
    assert [finding.code for placed in made.chapters for finding in placed.diagnostics] == []


@pytest.mark.parametrize(
    ("block", "asset"),
    [
        (b.Icon(path="s/drawn", span=HERE, asset="icons/gone", size=12), "icons/gone"),
        (
            b.Map(
                path="s/drawn",
                span=HERE,
                bounds=(-20, -40, 60, 60),
                land=BLACK,
                border=None,
                marks=(),
                alt="Map",
            ),
            "map/world",
        ),
    ],
    ids=["icon", "map"],
)
def test_a_drawing_that_is_not_there_is_told(block: b.Block, asset: str) -> None:
    finding = told(block)
    assert (finding.code, finding.where, finding.block) == ("missing-asset", HERE, "s/drawn")
    assert finding.args["asset"] == asset


def test_a_chapter_without_end_is_cut_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paging, "MOST_PAGES", 3)
    finding = told(lines(15 * 9, BODY), span=HERE)
    assert (finding.code, finding.where, finding.block) == ("too-many-pages", HERE, "s")
