"""A picture that takes what is left of its page."""

from __future__ import annotations

from dataclasses import replace

from reportcli import blocks as b
from reportcli.model.display import PagedDocument
from typeset.test_blocks import document
from typeset.typeset_builders import lines

GROWING = b.Image(path="p", image="sea", alt="The sea", missing=True, grow=(20.0, 1000.0))
ORNAMENT = replace(GROWING, alt=None, decorative=True)
FOOT = max(leaf.box.bottom for leaf in document(GROWING).pages[0].placed if leaf.block == "p")


def boxes(made: PagedDocument) -> list[tuple[int, float, float]]:
    """Page, top and height of each picture."""
    return [
        (number, round(leaf.box.y, 1), round(leaf.box.height, 1))
        for number, page in enumerate(made.pages)
        for leaf in page.placed
        if leaf.block == "p"
    ]


def test_it_takes_what_the_text_leaves_and_no_more_than_its_greatest_height() -> None:
    [(page, top, height)] = boxes(document(lines(2), GROWING))
    assert page == 0 and round(top + height, 1) == round(FOOT, 1)
    [(_, again, less)] = boxes(document(lines(3), GROWING))
    assert round(again - top, 1) == round(height - less, 1) == 12.0
    assert boxes(document(lines(2), replace(GROWING, grow=(20.0, 30.0)))) == [(0, top, 30.0)]


def test_where_too_little_is_left_a_picture_goes_on_and_an_ornament_is_left_out() -> None:
    full = int((FOOT - 10) / 12)
    assert [page for page, _, _ in boxes(document(lines(full), GROWING))] == [1]
    assert boxes(document(lines(full), ORNAMENT)) == []
    assert len(document(lines(full), ORNAMENT).pages) == 1
    assert len(boxes(document(lines(2), ORNAMENT))) == 1


def test_where_no_page_bounds_it_it_has_its_least_height() -> None:
    inside = b.RowBlock(path="r", children=(GROWING, lines(4)))
    assert [height for _, _, height in boxes(document(inside))] == [20.0]
