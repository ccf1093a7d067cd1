"""Text through frames: grid, breaks, widows, keeps, masters, sections."""

from dataclasses import replace

import pytest
from typeset_builders import BODY, LOOSE, chapter, codes, composer, lines, master, pt, report, text

from page_text import page_text
from reportcli import blocks as b
from reportcli.model.geometry import AUTO
from reportcli.typeset import EntryState, context_of, typeset
from reportcli.typeset.pages.chapter import typeset_chapter


def pages(*children, **more):
    document = typeset(report(chapter(*children, **more)), composer_factory=composer)
    assert codes(document) == []
    return document.pages


def baselines(page, block=None):
    return [y for placed in page.placed if block in (None, placed.block) for y in placed.baselines]


def test_lines_stand_on_the_baseline_grid():
    page = pages(text("one"), lines(2, LOOSE, "off"), text("two", path="on"))[0]
    assert baselines(page, "text") == [19]
    # the off-grid lines do not move the grid of what follows
    assert (baselines(page, "on")[0] - 19) % 12 == 0


def test_odd_space_is_rounded_up_to_the_grid():
    page = pages(text("one"), replace(text("two", path="b"), space_before=3.0))[0]
    assert baselines(page, "b") == [43]


def test_of_adjoining_spaces_the_largest_counts():
    loose = replace(LOOSE, space_after=10.0)
    page = pages(text("one", loose), text("two", replace(LOOSE, space_before=4.0), path="b"))[0]
    assert baselines(page, "b") == [19 + 12 + 10]


def test_space_before_vanishes_at_the_top():
    page = pages(text("one", replace(LOOSE, space_before=40.0)))[0]
    assert baselines(page) == [19]


@pytest.mark.parametrize(("before", "expected"), [(13, [13]), (14, [14])])
def test_no_line_of_a_paragraph_stays_alone_at_the_foot(before, expected):
    first = pages(lines(before, path="a"), lines(4, path="b"))[0]
    count = [len(placed.baselines) for placed in first.placed]
    # fifteen lines fit: after 13 two more are allowed, after 14 a single one is not
    assert count == ([*expected, 2] if before == 13 else expected)


def test_no_line_of_a_paragraph_stays_alone_at_the_top():
    first, second = pages(lines(11, path="a"), lines(5, path="b"))
    assert [len(p.baselines) for p in first.placed] == [11, 3]
    assert [(len(p.baselines), p.continued) for p in second.placed] == [(2, True)]


def test_a_heading_goes_with_two_lines_of_what_follows():
    heading = text("head", replace(BODY, keep_with_next=True), path="h", level=2)
    first, second = pages(lines(13, path="a"), heading, lines(4, path="b"))
    assert [p.block for p in first.placed] == ["a"]
    assert [p.block for p in second.placed] == ["h", "b"]


def test_a_kept_stack_is_not_broken():
    kept = b.Stack(path="k", children=(lines(3, path="x"), lines(3, path="y")), keep=True)
    first, second = pages(lines(12, path="a"), kept)
    assert {p.block for p in first.placed} == {"a"}
    assert [p.block for p in second.placed] == ["x", "y"]


def test_a_break_before_a_kept_stack_is_allowed():
    heading = text("head", replace(BODY, space_before=12.0), path="h")
    kept = [b.Stack(path=f"k{n}", children=(heading, lines(5, path="x")), keep=True) for n in range(3)]
    first, second = pages(*kept)
    assert [p.block for p in first.placed] == ["h", "x", "h", "x"]
    assert [p.block for p in second.placed] == ["h", "x"]


def test_nothing_is_lost_doubled_or_reordered_over_pages():
    words = " ".join(f"w{i:03}" for i in range(700))
    document = typeset(report(chapter(text(words))), composer_factory=composer)
    from page_text import shown_text

    shown = "".join(shown_text(p.ops) for page in document.pages for p in page.placed)
    assert shown.split() == words.split()


def test_a_section_starts_on_the_side_it_asks_for():
    left = b.Section(path="t", id="t", title="T", level=2, starts="left", children=(text("x", path="x"),))
    right = b.Section(path="u", id="u", title="U", level=2, starts="right", children=(text("y", path="y"),))
    found = pages(text("a"), right, left)
    assert [(p.folio, p.side, p.blank) for p in found] == [
        ("1", "right", False),
        ("2", "left", True),
        ("3", "right", False),
        ("4", "left", False),
    ]


def test_a_section_that_comes_first_in_another_leaves_no_blank_page():
    inner = b.Section(path="t", id="t", title="T", level=2, starts="right", children=(text("x", path="x"),))
    outer = b.Section(
        path="o", id="o", title="O", level=2, starts="next", hidden_heading=True, children=(inner,)
    )
    found = pages(text("a"), text("b"), b.Break(path="k", kind="page"), text("c"), outer)
    assert [(p.folio, p.side, p.blank) for p in found] == [
        ("1", "right", False),
        ("2", "left", False),
        ("3", "right", False),
    ]
    assert set(found[2].anchors) >= {"o", "t"}


def test_sections_that_start_anywhere_go_on_in_the_frame():
    inner = b.Section(path="t", id="t", title="T", level=2, starts="any", children=(text("x", path="x"),))
    found = pages(text("a"), inner)
    assert len(found) == 1
    assert found[0].anchors["t"] == (10, 22)


def test_breaks_and_masters():
    narrow = [
        master("narrow", side, frames=[b.FrameSpec("main", 10, 10, 50, 180)]) for side in ("left", "right")
    ]
    wide = [master(side=side) for side in ("left", "right")]
    found = pages(
        lines(2, path="a"),
        b.UseMaster(path="m", master="narrow"),
        b.Break(path="br"),
        lines(2, path="b"),
        masters=wide + narrow,
    )
    assert [p.master for p in found] == ["page", "narrow"]
    assert [len(p.baselines) for p in found[1].placed] == [4]


@pytest.mark.parametrize("calls", [["narrow"], ["other", "narrow"]])
def test_a_master_called_where_a_page_is_full_loses_nothing_of_the_next(calls):
    masters = [
        master(name, side, frames=[b.FrameSpec("main", 10, 10, 100 if name == "page" else 50, 180)])
        for name in ("page", "narrow", "other")
        for side in ("left", "right")
    ]
    found = pages(
        lines(15, path="a"),
        *(b.UseMaster(path=f"m{number}", master=name) for number, name in enumerate(calls)),
        lines(1, path="b"),
        lines(2, path="c"),
        masters=masters,
    )
    assert [page.master for page in found] == ["page", "narrow"]
    assert [(placed.block, len(placed.baselines)) for placed in found[1].placed] == [("b", 2), ("c", 4)]


def test_a_chapter_that_starts_on_the_page_that_comes_anyway_leaves_none_blank():
    second = chapter(text("b"), b.Break(path="br"), text("c"), starts="left")
    document = typeset(report(chapter(text("a")), second), composer_factory=composer)
    assert [(page.side, page.blank) for page in document.pages] == [
        ("right", False),
        ("left", False),
        ("right", False),
    ]


def test_an_unknown_master_is_found_and_the_text_still_placed():
    document = typeset(
        report(chapter(text("a"), b.UseMaster(path="m", master="nope"), b.Break(path="x"), text("b"))),
        composer_factory=composer,
    )
    assert codes(document) == ["missing-master"]
    assert document.chapters[0].diagnostics[0].args["master"] == "nope"
    assert len(document.pages) == 2


def test_chapters_count_on():
    one, two = chapter(text("a")), chapter(text("b"), starts="right")
    document = typeset(report(one, two), composer_factory=composer)
    assert [(p.folio, p.side, p.blank) for p in document.pages] == [
        ("1", "right", False),
        ("2", "left", True),
        ("3", "right", False),
    ]


def test_a_chapter_is_a_pure_function():
    import pickle

    one = chapter(lines(20), text("b"))
    context = context_of(report(one), composer)
    first = typeset_chapter(one, context, EntryState(4))
    second = typeset_chapter(*pickle.loads(pickle.dumps((one, context, EntryState(4)))))
    assert first == second
    assert first.pages[0].side == "left"


def test_progress_is_told():
    seen = []
    typeset(
        report(chapter(text("a")), chapter(text("b"))),
        composer_factory=composer,
        on_chapter=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(1, 2), (2, 2)]


def test_a_frame_that_may_not_overflow_names_block_and_excess():
    tight = [
        master(side=side, frames=[b.FrameSpec("main", 10, 10, 100, 36, "error")])
        for side in ("left", "right")
    ]
    document = typeset(report(chapter(lines(5), masters=tight)), composer_factory=composer)
    finding = document.chapters[0].diagnostics[0]
    assert (finding.code, finding.block, finding.args["excess"]) == ("overset", "text", "8.5")
    assert len(document.pages) == 1
    assert sum(len(p.baselines) for p in document.pages[0].placed) == 5  # never cut


def test_a_block_higher_than_its_frame_is_found_and_placed():
    tall = b.Shape(path="tall", kind="rect", height=replace(AUTO, value=200.0, unit="pt"))
    document = typeset(report(chapter(tall, text("after"))), composer_factory=composer)
    finding = document.chapters[0].diagnostics[0]
    assert (finding.code, finding.block, finding.args["excess"]) == ("too-tall", "tall", "7.1")
    assert [p.block for page in document.pages for p in page.placed] == ["tall", "text"]


def test_flow_without_a_frame_is_found():
    cover = [master(side=side, frames=[]) for side in ("left", "right")]
    document = typeset(report(chapter(text("a"), masters=cover)), composer_factory=composer)
    assert codes(document) == ["no-frame"]
    assert len(document.pages[0].placed) == 1


def test_missing_glyphs_are_found_at_their_block():
    document = typeset(report(chapter(text("snow ☃"))), composer_factory=composer)
    finding = document.chapters[0].diagnostics[0]
    assert (finding.code, finding.block) == ("missing-glyph", "text")


def test_page_text_shows_frames_and_boxes():
    document = typeset(report(chapter(text("hello world"), lines(1, path="b"))), composer_factory=composer)
    assert page_text(document) == (
        "page 1 right page\n"
        "  frame main [10 10 100 180] filled 24\n"
        "  [10 10 55 12] P text hello world\n"
        "  [10 22 95 12] P b abcd abcd abcd abcd\n"
    )


def test_two_flow_frames_thread():
    two = [
        master(side=s, frames=[b.FrameSpec("a", 10, 10, 45, 24), b.FrameSpec("b", 65, 10, 45, 24)])
        for s in ("left", "right")
    ]
    first, second = pages(lines(6, path="t", measure=45), masters=two)
    assert [(p.box.x, len(p.baselines), p.continued) for p in first.placed] == [
        (10, 2, False),
        (65, 2, True),
    ]
    assert len(second.placed) == 1


def test_a_frame_with_columns_is_balanced_where_the_text_ends():
    two = [
        master(side=s, frames=[b.FrameSpec("a", 10, 10, 100, 180, columns=2, gap=10)])
        for s in ("left", "right")
    ]
    (only,) = pages(lines(8, path="t", measure=45), masters=two)
    assert [len(p.baselines) for p in only.placed] == [4, 4]


def test_a_stack_with_nothing_in_it_keeps_its_stated_height():
    empty = b.Stack(path="e", children=(), height=pt(20))
    beside, under = (pages(text("a"), *between, text("b"))[0].placed for between in ((), (empty,)))
    assert under[-1].box.y - beside[-1].box.y >= 20
