"""Text along the outline of what it keeps clear of: paths, masks, what is not transparent of pictures."""

from __future__ import annotations

import math
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from reportcli import blocks as b
from reportcli.model.display import ImageResource, PagedDocument
from reportcli.model.style import Paint
from reportcli.typeset import typeset
from reportcli.typeset.breaking.outline import Outline, outline_of, with_margin
from reportcli.typeset.pages.contour import edge
from typeset.test_wrap_sides import parts
from typeset.typeset_builders import chapter, codes, composer, lines, pt, report

SIDE, LEFT, TOP = 40.0, 30.0, 24.0  # of a square in a frame of 100 points


def placed(content: b.Block, wrap: str = "both", clear: float = 0.0, *, contour: bool = True) -> b.Place:
    at = b.Placement("frame", left=pt(LEFT), top=pt(TOP), width=pt(SIDE), height=pt(SIDE))
    return b.Place(path="hole", children=(content,), at=at, clear=clear, wrap=wrap, contour=contour)


def disc() -> b.Shape:
    return b.Shape(path="disc", kind="ellipse", fill=Paint("x"), height=pt(SIDE))


def made(place: b.Place, count: int = 16, picture: str = "") -> PagedDocument:
    given = report(chapter(place, lines(count)))
    if picture:
        given = replace(given, images={"photo": ImageResource("photo", picture, 60, 60)})
    return typeset(given, composer_factory=composer)


def reach(row: int, clear: float = 0.0) -> float:
    """Half the width of a disc in a row of 12 points, with what keeps clear of it."""
    radius, middle = SIDE / 2, TOP + SIDE / 2
    top, bottom = row * 12.0, row * 12.0 + 12.0
    off = max(top - middle, middle - bottom, 0.0)
    return math.sqrt(max((radius + clear) ** 2 - off**2, 0.0))


@pytest.mark.parametrize("clear", [0.0, 4.0])
def test_lines_follow_a_disc_on_both_sides_and_never_meet_it(clear: float) -> None:
    document = made(placed(disc(), clear=clear))
    assert codes(document) == []
    middle = LEFT + SIDE / 2
    met = 0
    for row, left, right in parts(document):
        wide = reach(row, clear)
        if wide and left < middle:
            assert right <= middle - wide + 0.1, row
        if wide and left >= middle:
            assert middle + wide - 0.1 <= left <= middle + wide + 2.5, row  # it follows, closely
            met += 1
    assert met >= 3
    whole = parts(made(placed(disc(), clear=clear, contour=False)))
    assert not [part for part in whole if 2 <= part[0] <= 5 and middle < part[1] < LEFT + SIDE]


def test_a_side_too_narrow_for_words_stays_empty() -> None:
    rows = [
        (row, right - left) for row, left, right in parts(made(placed(disc(), clear=12.0))) if 3 <= row <= 4
    ]
    assert rows == []  # 18 of 100 points on either side: text goes on below


def test_the_larger_side_is_the_same_one_in_all_rows() -> None:
    wedge = b.Shape(path="wedge", kind="path", data="M0 0 L1 .5 L0 1 Z", fill=Paint("x"), height=pt(SIDE))
    beside = replace(placed(wedge, "largest"), at=replace(placed(wedge).at, left=pt(10)))
    found = [left for row, left, _ in parts(made(beside)) if 2 <= row <= 5]
    assert found and all(left > 10 for left in found)
    assert len({round(left) for left in found}) > 2  # as wide as the wedge is there


@pytest.fixture
def cut_out(tmp_path: Path) -> str:
    """A disc on a transparent ground."""
    path = tmp_path / "disc.png"
    picture = Image.new("RGBA", (120, 120), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((0, 0, 119, 119), fill=(200, 40, 40, 255))
    picture.save(path)
    return str(path)


def test_pictures_are_followed_where_they_are_not_transparent(cut_out: str) -> None:
    picture = b.Image(path="photo", image="photo", height=pt(SIDE), decorative=True)
    drawn = parts(made(placed(picture), picture=cut_out))
    shape = parts(made(placed(disc())))
    assert len(drawn) == len(shape)
    for one, other in zip(drawn, shape, strict=True):
        assert one[0] == other[0] and abs(one[1] - other[1]) < 2


def test_a_mask_is_followed_and_a_picture_that_fills_its_box_is_reported(tmp_path: Path) -> None:
    full = tmp_path / "full.png"
    Image.new("RGB", (60, 60), (9, 9, 9)).save(full)
    picture = b.Image(path="photo", image="photo", height=pt(SIDE), decorative=True)
    masked = made(placed(replace(picture, mask="circle")), picture=str(full))
    assert codes(masked) == []
    for one, other in zip(parts(masked), parts(made(placed(disc()))), strict=True):
        assert one[0] == other[0] and abs(one[1] - other[1]) < 1
    document = made(placed(picture), picture=str(full))
    assert codes(document) == ["contour-is-box"]
    assert parts(document) == parts(made(placed(picture, contour=False), picture=str(full)))


def test_a_margin_is_round() -> None:
    square = outline_of(edge((("M", 0, 0), ("L", 10, 0), ("L", 10, 10), ("L", 0, 10), ("Z",))))
    assert isinstance(square, Outline)
    wide = with_margin(square, 5.0)
    assert wide.across(4, 6) == (-5.0, 15.0)
    left, right = wide.across(-5, -3.9) or (0, 0)
    assert -4 <= left < -2 and 12 < right <= 14  # 3, were rows not whole points
    assert wide.across(-9, -7) is None and square.moved(1, 2).across(2, 12) == (1.0, 11.0)
