"""Facing pages of running text end at one depth; nothing is lost while they are poured again."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset_builders import BODY, CHAR, chapter, composer, lines, report, text

from reportcli import blocks as b
from reportcli.model.inline import NoteCall, Run
from reportcli.typeset import typeset
from reportcli.typeset.pages import chapter_flow as flow


def made(*children, facing=True):
    return typeset(report(chapter(*children), facing=facing), composer_factory=composer)


def story(counts):
    return [lines(count, path=f"p{i}") for i, count in enumerate(counts)]


def depths(document):
    """Bottom of the text of each page but the last."""
    return [
        max(p.box.bottom for p in page.placed if p.baselines) if page.placed else 0.0
        for page in document.pages
    ][:-1]


def spreads(document):
    """Depths of the facing pages, left and right, that both go on."""
    pages = depths(document)
    return list(zip(pages[1::2], pages[2::2], strict=False))


def words(document):
    return "".join(
        g.text
        for page in document.pages
        for p in page.placed
        for op in p.ops
        for g in getattr(op, "glyphs", ())
    )


# Fifteen lines a page; two lines of a paragraph stay together before and after a break.
STORY = (11, 2, 3, 3, 4, 11, 2, 7, 3, 8, 7, 8, 5, 6)


def test_pages_of_plain_text_end_at_one_depth(monkeypatch):
    found = spreads(made(*story(STORY)))
    assert len(found) >= 2 and all(left == right for left, right in found)
    monkeypatch.setattr(flow, "shorter", lambda gap: iter(()))
    assert any(left != right for left, right in spreads(made(*story(STORY))))


def test_a_single_line_of_difference_is_evened_by_the_other_page():
    # Left: 13 lines and 3 that stay together; right: 15.
    document = made(*story((15, 13, 3, 14, 9)))
    (left, right), *_ = spreads(document)
    assert left == right == pytest.approx(10 + 13 * 12)


def test_single_pages_stay_full():
    document = made(*story((15, 13, 3, 14, 9)), facing=False)
    assert max(depths(document)[1:]) == pytest.approx(190)


def test_a_page_that_ends_at_a_stated_break_is_left_alone():
    children = [lines(15, path="a"), lines(13, path="b"), b.Break(path="x", kind="page"), lines(40, path="c")]
    document = made(*children)
    assert depths(document)[1:3] == pytest.approx([10 + 13 * 12, 190])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(1, 12), min_size=6, max_size=24))
def test_no_word_is_lost_and_no_spread_gets_worse(counts):
    document = made(*story(counts))
    assert words(document).count("abcd") == 4 * sum(counts)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flow, "shorter", lambda gap: iter(()))
        before = made(*story(counts))
    assert sum(left != right for left, right in spreads(document)) <= sum(
        left != right for left, right in spreads(before)
    ) or len(document.pages) > len(before.pages)


def test_structure_places_and_notes_are_there_once_after_pouring_again():
    note = NoteCall("1", CHAR, "en", "n", (Run("note words", CHAR, "en"),), replace(BODY, on_grid=False))
    noted = text((Run("abcd ", CHAR, "en"), note), path="noted")
    place = b.Place(path="pl", children=(text("placed", path="stood"),), at=b.Placement(top=None, left=None))
    headed = text("Heading", path="head", level=2, outline=True)
    document = made(*story((15, 6)), headed, place, noted, *story((3, 3, 14, 14, 9)))
    blocks = [p.block for page in document.pages for p in page.placed]
    assert blocks.count("stood") == blocks.count("note/n") == blocks.count("head") == 1
    (placed,) = document.chapters
    assert [item.title for item in placed.outline].count("Heading") == 1
    tags = [node.tag for node in placed.nodes]
    assert tags.count("Note") == 1 and tags.count("H2") == 1
