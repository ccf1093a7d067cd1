"""Floats: what does not fit waits for the next column, and the text after it goes on."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset_builders import BODY, chapter, codes, composer, lines, pt, report, text

from page_text import shown_text
from reportcli import blocks as b
from reportcli.model.geometry import Edges
from reportcli.model.inline import NoteCall, Run
from reportcli.model.style import ObjectStyle, Paint
from reportcli.typeset import typeset


def pages(*children, **more):
    document = typeset(report(chapter(*children, **more)), composer_factory=composer)
    assert codes(document) == []
    return document.pages


def photo(height, floats="top", path="photo", **more):
    return b.Shape(path=path, height=pt(height), fill=Paint("x"), alt="A photo", floats=floats, **more)


def tops(page):
    """(block, top) of everything, from the top down."""
    return sorted(((p.block, round(p.box.y, 2)) for p in page.placed), key=lambda found: found[1])


def test_a_float_that_fits_stands_where_it_is_written():
    (page,) = pages(lines(2, path="a"), photo(60), lines(2, path="z"))
    assert tops(page) == [("a", 10), ("photo", 34), ("z", 94)]


def test_text_goes_on_past_a_float_that_waits_for_the_top():
    first, second = pages(lines(12, path="a"), photo(60), lines(6, path="z"))
    assert [(p.block, len(p.baselines)) for p in first.placed] == [("a", 12), ("z", 3)]
    assert tops(second) == [("photo", 10), ("z", 70)]


def test_a_float_that_waits_for_the_bottom():
    first, second, third = pages(lines(12, path="a"), photo(60, "bottom"), lines(20, path="z"))
    assert [(p.block, len(p.baselines)) for p in first.placed] == [("a", 12), ("z", 3)]
    assert [(p.block, p.box.y, len(p.baselines)) for p in second.placed] == [
        ("z", 10, 10),
        ("photo", 130, 0),
    ]
    assert [(p.block, len(p.baselines)) for p in third.placed] == [("z", 7)]


def test_a_bottom_float_stands_under_text_that_ends_on_its_page():
    _, second = pages(lines(12, path="a"), photo(60, "bottom", space_before=12.0), lines(6, path="z"))
    assert tops(second) == [("z", 10), ("photo", 58)]


def test_without_float_the_same_block_leaves_a_hole():
    first, _ = pages(lines(12, path="a"), photo(60, "none"), lines(6, path="z"))
    assert [p.block for p in first.placed] == ["a"]


def test_the_structure_keeps_the_order_of_writing():
    document = typeset(
        report(chapter(lines(12, path="a"), photo(60), lines(6, path="z"))), composer_factory=composer
    )
    nodes = [(node.tag, node.block) for node in document.chapters[0].nodes]
    assert nodes == [("Sect", "s"), ("P", "a"), ("Figure", "photo"), ("P", "z")]


@pytest.mark.parametrize("where", ["top", "bottom"])
def test_floats_do_not_overtake_each_other(where):
    found = pages(lines(12, path="a"), photo(90, where, "one"), photo(30, where, "two"), lines(30, path="z"))
    order = [block for page in found for block, _ in tops(page) if block in ("one", "two")]
    assert order == ["one", "two"]


def test_a_top_float_does_not_overtake_one_at_the_foot():
    found = pages(
        lines(12, path="a"), photo(60, "bottom", "one"), photo(60, "top", "two"), lines(40, path="z")
    )
    where = {block: number for number, page in enumerate(found) for block, _ in tops(page)}
    assert (where["one"], where["two"]) == (1, 2)


@pytest.mark.parametrize("nested", [True, False])
def test_a_float_stays_in_its_section(nested):
    inside = (lines(12, path="a"), photo(60), lines(2, path="m"))
    inner = b.Section(path="t", id="t", title="T", level=2, starts="any", children=inside)
    after = b.Section(path="u", id="u", title="U", level=2, starts="any", children=(lines(5, path="z"),))
    children = (inner, after) if nested else (b.Columns(path="c", count=1, children=(inner, after)),)
    first, second = pages(*children)
    assert [p.block for p in first.placed] == ["a", "m"]
    assert tops(second)[:2] == [("photo", 10), ("z", 70)]


def test_a_float_stays_in_its_box_and_before_a_stated_break():
    style = ObjectStyle(fill=Paint("x"), padding=Edges(0, 0, 0, 0))
    boxed = b.Stack(path="b", box=style, children=(lines(12, path="a"), photo(60), lines(2, path="m")))
    first, second = pages(boxed, text("z", path="z"))
    assert [p.block for p in first.placed] == ["b", "a", "m"]
    assert [p.block for p in second.placed] == ["b", "photo", "z"]
    assert second.placed[0].box.height == 60
    found = pages(lines(12, path="a"), photo(60), lines(1, path="m"), b.Break(path="x"), text("z", path="z"))
    assert [[p.block for p in page.placed] for page in found] == [["a", "m"], ["photo"], ["z"]]


def test_a_float_whose_heading_does_not_fit_waits_alone():
    heading = text("head", replace(BODY, keep_with_next=True), path="h", level=2)
    children = (
        lines(6, path="a"),
        photo(90, keep_with_next=True),
        heading,
        lines(8, path="z"),
    )
    first, second = pages(*children)
    # photo and heading do not fit together with two lines: the text comes up, the photo waits
    assert [(p.block, len(p.baselines)) for p in first.placed] == [("a", 6), ("h", 1), ("z", 8)]
    assert [p.block for p in second.placed] == ["photo"]


def test_balanced_columns_with_a_float():
    columns = b.Columns(
        path="c",
        count=2,
        gap=10,
        children=(lines(5, measure=45, path="a"), photo(48), lines(3, measure=45, path="z")),
    )
    (page,) = pages(columns)
    left = [p for p in page.placed if p.box.x < 50]
    right = [p for p in page.placed if p.box.x > 50]
    assert max(p.box.bottom for p in left) == pytest.approx(70)
    assert next(p.block for p in right) == "photo"
    assert max(p.box.bottom for p in right) == pytest.approx(94)


def test_notes_stay_under_a_float_at_the_foot():
    char = BODY.char
    call = NoteCall("1", char, "en", "n", (Run("note", char, "en"),))
    noted = text((Run("abcd abcd abcd abcd ", char, "en"), call), path="z")
    found = pages(lines(12, path="a"), photo(60, "bottom"), lines(4, path="m"), noted, lines(30, path="y"))
    (shape,) = [p for p in found[1].placed if p.block == "photo"]
    (note,) = [p for p in found[1].placed if p.block == "note/n"]
    assert shape.box.bottom < note.box.y


def test_text_gives_way_to_a_float_that_may_not_go_on():
    # three lines are left under the text; the section's next column would begin with the photo alone
    inside = (text("head", replace(BODY, keep_with_next=True), "h"), lines(12, path="a"), photo(60))
    inner = b.Section(path="t", id="t", title="T", level=2, starts="any", children=inside)
    after = b.Section(path="u", id="u", title="U", level=2, starts="any", children=(lines(9, path="z"),))
    columns = b.Columns(path="c", count=1, children=(inner, after))
    first, second = pages(columns)
    assert [(p.block, len(p.baselines)) for p in first.placed] == [("h", 1), ("a", 9), ("photo", 0)]
    assert [(p.block, len(p.baselines)) for p in second.placed] == [("a", 3), ("z", 9)]
    assert first.placed[-1].box.bottom == 190


def test_text_of_another_section_does_not_give_way():
    before = b.Section(path="r", id="r", title="R", level=2, starts="any", children=(lines(10, path="y"),))
    inner = b.Section(
        path="t", id="t", title="T", level=2, starts="any", children=(lines(2, path="a"), photo(60))
    )
    columns = b.Columns(path="c", count=1, children=(before, inner))
    first, second = pages(columns)
    assert [p.block for p in first.placed] == ["y", "a"]
    assert [p.block for p in second.placed] == ["photo"]


def test_a_float_stays_in_a_section_that_something_spans():
    across = text("across", path="x", span_columns=True)
    inside = (lines(2, path="a"), across, lines(9, path="m"), photo(60))
    inner = b.Section(path="t", id="t", title="T", level=2, starts="any", children=inside)
    columns = b.Columns(path="c", count=1, children=(inner, lines(9, path="z")))
    found = pages(columns)
    assert next(p.block for page in found for p in page.placed if p.block in ("photo", "z")) == "photo"


@st.composite
def stories(draw):
    """Paragraphs and floats, in columns or not; heights that fit a page."""
    blocks: list[b.Block] = []
    words: list[str] = []
    floats: list[str] = []
    for number in range(draw(st.integers(2, 9))):
        if draw(st.booleans()):
            floats.append(f"f{number}")
            where = draw(st.sampled_from(["top", "bottom"]))
            follow = draw(st.booleans())
            height = draw(st.integers(5, 150))
            blocks.append(photo(height, where, floats[-1], keep_with_next=follow, space_after=4.0))
        else:
            mine = [f"w{len(words) + i:04}" for i in range(draw(st.integers(1, 60)))]
            words.extend(mine)
            blocks.append(text(" ".join(mine), path=f"p{number}"))
    if draw(st.booleans()):
        blocks = [b.Columns(path="c", count=2, gap=10, children=tuple(blocks))]
    return blocks, words, floats


@settings(max_examples=80, deadline=None, derandomize=True)
@given(stories())
def test_nothing_lost_and_every_order_kept(story):
    blocks, words, floats = story
    document = typeset(report(chapter(*blocks)), composer_factory=composer)
    assert codes(document) == []
    content = [p for page in document.pages for p in page.placed if p.node >= 0]
    assert " ".join(shown_text(p.ops) for p in content).split() == words
    number = {id(p): n for n, page in enumerate(document.pages) for p in page.placed}
    shapes = [p for p in content if p.block in floats]
    where = sorted(shapes, key=lambda p: (number[id(p)], p.box.x, p.box.y))
    assert [p.block for p in where] == floats
    assert all(p.box.bottom <= 190.01 for p in content)
    for page in document.pages:
        mine = [p.box for p in page.placed if p.node >= 0]
        for n, one in enumerate(mine):
            for other in mine[n + 1 :]:
                beside = one.right <= other.x + 0.01 or other.right <= one.x + 0.01
                assert beside or one.bottom <= other.y + 0.01 or other.bottom <= one.y + 0.01
