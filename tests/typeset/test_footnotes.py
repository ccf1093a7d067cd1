"""Footnotes that have no room with their call: split over frames, under a long rule, nothing lost."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset_builders import BODY, CHAR, LOOSE, chapter, composer, lines, master, pt, report, text

from reportcli import blocks as b
from reportcli.model.display import PathOp
from reportcli.model.inline import NoteCall, Run
from reportcli.model.style import Paint
from reportcli.typeset import typeset

SMALL = replace(CHAR, size=8.0)  # 100 points hold five words of four letters (4 x 4 + 4)
NOTE = replace(LOOSE, name="footnote", char=SMALL, leading=10.0)


def note(count, name="n"):
    """A note of `count` lines."""
    words = ["m" * 2, *("abcd" for _ in range(5 * count - 1))]
    return NoteCall("1", CHAR, "en", name, (Run(" ".join(words), SMALL, "en"),), NOTE)


def called(call, before="abcd abcd ", path="z"):
    return text((Run(before, CHAR, "en"), call), path=path)


def set_pages(only):
    return typeset(report(only), composer_factory=composer)


def parts(made, name="note/n"):
    """Page, top, number of lines and text of what stands of a note on each page."""
    found = []
    for number, page in enumerate(made.pages):
        for placed in page.placed:
            if placed.block == name:
                words = "".join(g.text for op in placed.ops for g in op.glyphs)
                found.append((number, placed.box.y, len(placed.baselines), words))
    return found


def call_page(made, path="z"):
    return next(n for n, page in enumerate(made.pages) for p in page.placed if p.block == path)


def rules(page):
    return [p.box.width for p in page.placed if p.ops and isinstance(p.ops[0], PathOp) and not p.box.height]


def test_a_note_without_room_for_all_of_it_goes_on_at_the_foot_of_the_next_page():
    call = note(8)
    made = set_pages(chapter(lines(11, path="a"), called(call), lines(30, path="y")))
    (first, _, begun, _), (second, _, rest, _) = parts(made)
    assert (first, second) == (call_page(made), call_page(made) + 1)
    assert begun + rest == 8 and begun >= 2 and rest >= 2
    assert "".join(part[3] for part in parts(made)).split() == ["1", *call.body[0].text.split()]
    assert rules(made.pages[first]) == [48.0] and rules(made.pages[second]) == [100.0]


def test_both_parts_of_a_note_end_at_the_foot_clear_of_the_text():
    made = set_pages(chapter(lines(11, path="a"), called(note(8)), lines(30, path="y")))
    for number, top, count, _ in parts(made):
        page = made.pages[number]
        assert top + 10.0 * count == pytest.approx(190.0)
        body = max(p.box.bottom for p in page.placed if p.block in ("a", "z", "y"))
        assert body <= top - 12.0 + 0.01


def test_no_text_is_pushed_off_for_a_note_that_may_go_on():
    made = set_pages(chapter(lines(11, path="a"), called(note(8)), lines(30, path="y")))
    page = made.pages[0]
    body = max(p.box.bottom for p in page.placed if p.block in ("a", "z", "y"))
    (_, top, _, _), _ = parts(made)
    assert top - 12.0 - body < 12.0  # less than a line is left between text and rule


def test_a_note_that_fits_is_not_split():
    made = set_pages(chapter(lines(4, path="a"), called(note(8)), lines(30, path="y")))
    assert [(n, count) for n, _, count, _ in parts(made)] == [(0, 8)]


def test_a_note_of_three_lines_is_not_split():
    made = set_pages(chapter(lines(12, path="a"), called(note(3)), lines(30, path="y")))
    assert [count for _, _, count, _ in parts(made)] == [3]


def test_a_note_longer_than_a_page_goes_on_over_several():
    made = set_pages(chapter(lines(5, path="a"), called(note(50)), lines(60, path="y")))
    found = parts(made)
    assert sum(count for _, _, count, _ in found) == 50 and len(found) >= 4
    assert [n for n, _, _, _ in found] == sorted({n for n, _, _, _ in found})
    for number, top, _, _ in found[1:]:
        body = [p.box.bottom for p in made.pages[number].placed if p.block == "y"]
        assert body and max(body) <= top - 12.0 + 0.01


def test_a_note_goes_on_even_after_the_last_text_of_its_chapter():
    made = set_pages(chapter(lines(12, path="a"), called(note(30))))
    assert sum(count for _, _, count, _ in parts(made)) == 30
    assert len(made.pages) > call_page(made) + 1


def in_columns(before):
    """Two columns of fifteen lines: some lines, then a call, then more lines."""
    frames = (b.FrameSpec("main", 10, 10, 100, 180, columns=2, gap=10),)
    masters = [master(side=side, frames=frames) for side in ("left", "right")]
    loose = replace(BODY, orphans=1, widows=1)
    children = (
        lines(before, loose, path="a", measure=45),
        called(note(8), "abcd "),
        lines(60, loose, path="y", measure=45),
    )
    return set_pages(chapter(*children, masters=masters))


def test_columns_whose_call_goes_overleaf_are_filled_all_the_same():
    made = in_columns(26)
    first = [p for p in made.pages[0].placed if p.block == "a"]
    assert sum(len(p.baselines) for p in first) == 26
    assert [count for n, _, count, _ in parts(made)] == [8] and call_page(made) == 1


def test_columns_keep_the_call_on_the_page_where_its_note_begins():
    made = in_columns(20)
    found = parts(made)
    assert found[0][0] == call_page(made) == 0
    assert sum(count for _, _, count, _ in found) == 8 and len(found) == 2
    for number, top, _, _ in found:
        body = [p.box.bottom for p in made.pages[number].placed if p.block in ("a", "z", "y")]
        assert max(body) <= top - 12.0 + 0.01


def test_a_frame_that_no_text_leaves_keeps_its_notes_whole():
    frames = (b.FrameSpec("main", 10, 10, 100, 180, "error"),)
    masters = [master(side=side, frames=frames) for side in ("left", "right")]
    made = set_pages(chapter(lines(4, path="a"), called(note(9)), masters=masters))
    assert [count for _, _, count, _ in parts(made)] == [9]


def test_frames_of_other_widths_take_no_rest_of_a_note():
    frames = {"left": 100, "right": 80}
    masters = [
        master(side=side, frames=(b.FrameSpec("main", 10, 10, width, 180),)) for side, width in frames.items()
    ]
    children = (lines(11, path="a"), called(note(8)), lines(30, path="y"))
    made = set_pages(chapter(*children, masters=masters))
    assert len(parts(made)) == 1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 14)), min_size=1, max_size=6))
def test_all_notes_are_there_in_order_and_begin_on_the_page_of_their_call(pairs):
    """Text of some lines with a note of some lines, again and again."""
    children = []
    for i, (before, count) in enumerate(pairs):
        call = note(count, f"n{i}")
        children += [lines(before, path=f"a{i}"), called(call, path=f"z{i}")]
    made = set_pages(chapter(*children, lines(20, path="end")))
    order = []
    for i, (_, count) in enumerate(pairs):
        found = parts(made, f"note/n{i}")
        assert sum(part[2] for part in found) == count
        calls = [n for n, page in enumerate(made.pages) for p in page.placed if p.block == f"z{i}"]
        assert found[0][0] == calls[-1]
        order += [part[:2] for part in found]
    assert order == sorted(order)
    for page in made.pages:
        feet = [p.box.y for p in page.placed if p.block.startswith("note/")]
        body = [p.box.bottom for p in page.placed if p.baselines and not p.block.startswith("note/")]
        assert not feet or not body or max(body) <= min(feet) - 12.0 + 0.02


@pytest.mark.parametrize(("left", "foot"), [(0, 150.0), (120, 190.0)])
def test_notes_stand_above_what_stands_at_the_foot_of_their_frame(left, foot):
    """A picture over the whole measure that text keeps clear of; one beside the frame is in no note's way."""
    at = b.Placement("frame", left=pt(left), width=pt(100), bottom=pt(0), height=pt(40))
    picture = b.Place(path="p", children=(b.Shape(path="s", fill=Paint("x")),), at=at, clear=0.0)
    made = set_pages(chapter(picture, lines(2, path="a"), called(note(1)), lines(12, path="y")))
    ((page, top, count, _),) = parts(made)
    assert (page, top + 10.0 * count) == (0, pytest.approx(foot))
    body = max(p.box.bottom for p in made.pages[0].placed if p.block in ("a", "z", "y"))
    assert body <= top - 12.0 + 0.01
