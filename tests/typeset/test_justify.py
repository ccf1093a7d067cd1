"""Regions that end a line early: let out above headings, or all columns at one depth."""

from dataclasses import replace

from typeset_builders import BODY, chapter, codes, composer, lines, pt, report, text

from reportcli import blocks as b
from reportcli.model.geometry import Edges
from reportcli.model.style import ObjectStyle, Paint
from reportcli.typeset import typeset

HEAD = replace(BODY, space_before=12.0, keep_with_next=True)


def pages(*children, **more):
    document = typeset(report(chapter(*children, **more)), composer_factory=composer)
    assert codes(document) == []
    return document.pages


def line(page, block):
    """The grid line (from 0) that the first line of a block stands on."""
    return next((p.baselines[0] - 19) / 12 for p in page.placed if p.block == block)


def story(before=10):
    """Fifteen lines fit: after `before` lines, a space, a head and two lines a paragraph of three follows."""
    return (lines(before, path="a"), text("head", HEAD, path="h"), lines(2, path="z"), lines(3, path="y"))


def test_a_page_that_ends_a_line_early_is_let_out_above_its_heading():
    first, second = pages(*story())
    assert [p.block for p in second.placed] == ["y"]
    assert (line(first, "h"), line(first, "z")) == (12, 13)
    assert max(p.box.bottom for p in first.placed) == 190


def test_a_page_with_a_larger_hole_stays_as_it_is():
    tall = b.Shape(path="tall", height=pt(80), fill=Paint("x"))
    first, _ = pages(lines(5, path="a"), text("head", HEAD, path="h"), lines(2, path="z"), tall)
    assert line(first, "h") == 6


def test_the_last_page_is_not_let_out():
    (only,) = pages(*story()[:3])
    assert line(only, "h") == 11


def test_paragraphs_are_not_let_out():
    first, _ = pages(lines(14, path="a"), lines(3, path="z"))
    assert [p.block for p in first.placed] == ["a"]
    assert line(first, "a") == 0


def test_a_box_is_not_torn():
    style = ObjectStyle(fill=Paint("x"), padding=Edges(0, 0, 0, 0))
    boxed = b.Stack(path="b", box=style, children=story()[:3])
    first, _ = pages(boxed, lines(3, path="y"))
    assert line(first, "h") == 11


def test_columns_end_at_one_depth():
    # fourteen lines and three that stay together: the first column ends early, and so does the second
    uneven = replace(BODY, orphans=3, widows=3)
    children = (
        lines(14, path="a", measure=45),
        lines(3, uneven, path="z", measure=45),
        lines(30, path="y", measure=45),
    )
    first, _ = pages(b.Columns(path="c", children=children, count=2, gap=10))
    left = max(p.box.bottom for p in first.placed if p.box.x < 60)
    right = max(p.box.bottom for p in first.placed if p.box.x > 60)
    assert (left, right) == (178, 178)


def test_a_heading_is_not_left_with_a_single_line_at_the_foot():
    head = text("head", HEAD, path="h")
    first, second = pages(lines(12, path="a"), head, lines(1, path="one"), lines(4, path="z"))
    assert [p.block for p in first.placed] == ["a"]
    assert [p.block for p in second.placed] == ["h", "one", "z"]


def test_a_heading_stays_with_its_text():
    # the only wide gap is the one below the heading, which is not let out
    wide = replace(HEAD, space_before=0.0, space_after=12.0)
    first, second = pages(text("head", wide, path="h"), lines(12, path="z"), lines(3, path="y"))
    assert [p.block for p in second.placed] == ["y"]
    assert (line(first, "h"), line(first, "z")) == (0, 2)


def test_a_box_that_ends_on_nothing_is_not_begun_again_in_the_next_column():
    style = ObjectStyle(fill=Paint("x"), padding=Edges(7, 0, 0, 0))

    def card(name, count):
        inner = (lines(count, path=f"{name}-text", measure=45), b.Stack(path=f"{name}-none", children=()))
        return b.Stack(path=name, box=style, keep=True, children=inner)

    (page,) = pages(
        b.Columns(path="c", children=(card("one", 4), card("two", 4)), count=2, gap=10, balance=True)
    )
    tops = {p.block: p.box.y for p in page.placed if p.block in ("one", "two")}
    assert tops["one"] == tops["two"]
