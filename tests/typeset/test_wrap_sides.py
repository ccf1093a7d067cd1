"""Text on the sides of what it keeps clear of: the wider one, both, or the one that is named."""

from dataclasses import replace

import pytest

from reportcli import blocks as b
from reportcli.model.display import GlyphsOp, PagedDocument
from reportcli.model.geometry import Length, Rect
from reportcli.model.style import Paint
from reportcli.typeset import typeset
from reportcli.typeset.breaking.items import Box
from reportcli.typeset.breaking.obstacles import PartedRows, in_rows
from reportcli.typeset.breaking.region import Obstacle
from typeset.typeset_builders import BODY, chapter, codes, composer, lines, pt, report


def hole(wrap: str, left: float = 40, width: float = 20, top: float = 24, height: float = 24) -> b.Place:
    """A square in the frame, whose left edge is that of the text."""
    at = b.Placement("frame", left=pt(left), top=pt(top), width=pt(width), height=pt(height))
    mark = b.Shape(path="hole-s", fill=Paint("x"))
    return b.Place(path="hole", children=(mark,), at=at, clear=0.0, wrap=wrap)


def made(place: b.Place, *children: b.Block) -> PagedDocument:
    document = typeset(report(chapter(place, *children)), composer_factory=composer)
    assert codes(document) == []
    return document


def words(document: PagedDocument, page: int = 0) -> list[GlyphsOp]:
    """The words of the text in the order in which they are read."""
    leaves = [leaf for leaf in document.pages[page].placed if leaf.block == "text"]
    return [op for leaf in leaves for op in leaf.ops if isinstance(op, GlyphsOp)]


def parts(document: PagedDocument, page: int = 0) -> list[tuple[int, float, float]]:
    """Row, left and right of each part of a line, in the order in which they are read."""
    found: list[tuple[int, float, float]] = []
    for op in words(document, page):
        row, left, right = round((op.y - 19) / 12), round(op.x - 10, 1), round(op.x - 10 + op.width, 1)
        if found and found[-1][0] == row and abs(found[-1][2] - left) < 1:
            left = found.pop()[1]
        found.append((row, left, right))
    return found


@pytest.mark.parametrize(
    ("wrap", "rows"),
    [
        ("largest", [(0, 0, 100), (1, 0, 100), (2, 0, 40), (3, 0, 40), (4, 0, 100)]),
        ("left", [(0, 0, 100), (1, 0, 100), (2, 0, 40), (3, 0, 40), (4, 0, 100)]),
        ("right", [(0, 0, 100), (1, 0, 100), (2, 60, 100), (3, 60, 100), (4, 0, 100)]),
        (
            "both",
            [(0, 0, 100), (1, 0, 100), (2, 0, 40), (2, 60, 100), (3, 0, 40), (3, 60, 100), (4, 0, 100)],
        ),
    ],
)
def test_lines_stand_on_the_sides_that_are_asked_for(wrap: str, rows: list[tuple[int, int, int]]) -> None:
    found = parts(made(hole(wrap), lines(8)))[: len(rows)]
    assert [(row, x) for row, x, _ in found] == [(row, x) for row, x, _ in rows]
    for (_, _, right), (_, _, most) in zip(found, rows, strict=True):
        assert most - 30 < right <= most


def test_both_sides_hold_the_words_in_their_order_and_none_is_lost() -> None:
    said = " ".join(f"w{n:03}" for n in range(24))
    story = replace(lines(1), runs=(replace(lines(1).runs[0], text=said),))
    document = made(hole("both"), story)
    read = "".join(glyph.text for op in words(document) for glyph in op.glyphs)
    assert read.split() == said.split()


def test_a_side_that_is_too_narrow_is_not_used_and_text_without_a_side_goes_below() -> None:
    found = parts(made(hole("both", left=15, width=20), lines(6)))
    assert {x for row, x, _ in found if row in (2, 3)} == {35}
    found = parts(made(hole("left", left=15, width=20), lines(6)))
    assert not [row for row, _, _ in found if row in (2, 3)]


def test_a_drop_capital_keeps_its_lines_on_one_side() -> None:
    style = replace(BODY, drop_cap=2)
    found = parts(made(hole("both", left=45, width=15, top=0), replace(lines(6), style=style)))
    beside = [right for row, _, right in found if row < 2]
    assert beside and all(right <= 45 for right in beside)


def test_a_row_counts_once_among_the_least_lines_before_a_break() -> None:
    above = [lines(1, path=f"a{n}") for n in range(14)]
    foot = hole("both", top=168, height=12)
    document = made(foot, *above, lines(6))
    assert parts(document) == []  # one row alone would stand at the foot
    assert [row for row, _, _ in parts(document, 1)] == [0, 1, 2, 3, 4, 5]


def test_rows_from_right_to_left_and_between_two_obstacles() -> None:
    class Lines:
        x, width, leading, count, shape = 0.0, 100.0, 10.0, 4, None
        undivided, backwards = False, True

        def reshaped(self, shape: object) -> list[object]:
            raise AssertionError

    met = [Obstacle(30, 0, 10, 10, "both"), Rect(70, 0, 10, 20)]
    rows = PartedRows(met, Lines(), 0.0, 100.0, left=0.0)  # type: ignore[arg-type]
    assert rows.possible
    assert [rows(line) for line in range(3)] == [(40, 30), (0, 30), (0, 70)]
    assert [rows.row(line) for line in range(3)] == [0, 0, 1]
    boxes = [Box(10.0, block=name) for name in "abc"]
    assert len(in_rows(boxes, rows, 1, 1)) == 2


def test_a_place_on_a_spread_reads_as_it_did() -> None:
    at = b.Placement("margin", right=pt(0), top=pt(0), width=Length(30, "%"), height=pt(24))
    place = b.Place(path="p", children=(b.Shape(path="s", fill=Paint("x")),), at=at, clear=2.0)
    assert [x for _, x, _ in parts(made(place, lines(4)))] == [0] * len(parts(made(place, lines(4))))
