"""A chapter that is set again is set on from the last page before its first change."""

from dataclasses import replace

import pytest
from typeset_builders import BODY, CHAR, chapter, composer, lines, report, text

from reportcli import blocks as b
from reportcli.cache.lasting import LastingBlobs
from reportcli.cache.pieces import KnownPieces
from reportcli.cache.values import Digester
from reportcli.model.blobs import NO_BLOBS
from reportcli.model.inline import NoteCall, Run
from reportcli.typeset import EntryState, context_of
from reportcli.typeset.pages.chapter import typeset_chapter

BLOCKS = [lines(9, path=f"p{index}") for index in range(20)]
"""Twelve pages of fifteen lines."""


class Setter:
    def __init__(self):
        self.blobs = LastingBlobs(NO_BLOBS)

    def set(self, *blocks, number=1, **more):
        """A chapter as it is set by what is known of it, which is how it is set as a whole."""
        one = chapter(*blocks, **more)
        context = context_of(report(one), composer)
        pieces = KnownPieces(self.blobs, Digester(), "a chapter")
        placed = typeset_chapter(one, context, EntryState(number), pieces=pieces)
        assert placed == typeset_chapter(one, context, EntryState(number))
        return placed.pages


def stayed(before, now):
    return [number for number, page in enumerate(now, start=1) if any(page is one for one in before)]


@pytest.fixture
def setter():
    return Setter()


def other(index, block=None):
    return [*BLOCKS[:index], block or lines(4, path="other"), *BLOCKS[index + 1 :]]


def test_pages_before_a_change_stay(setter):
    before = setter.set(*BLOCKS)
    now = setter.set(*other(14))
    assert len(before) == 12
    assert stayed(before, now) == [1, 2, 3, 4, 5, 6]  # two frames are measured ahead
    again = setter.set(*other(18))
    assert stayed(now, again) == [1, 2, 3, 4, 5, 6]


def test_pages_stay_when_a_block_is_left_out_and_comes_back(setter):
    before = setter.set(*BLOCKS)
    now = setter.set(*BLOCKS[:16])
    back = setter.set(*BLOCKS)
    assert len(stayed(before, now)) >= 7
    assert len(stayed(now, back)) >= 5


def test_a_first_change_at_the_beginning_sets_all_again(setter):
    before = setter.set(*BLOCKS)
    assert stayed(before, setter.set(*other(1))) == []


@pytest.mark.parametrize("more", [{"number": 2}, {"starts": "left"}, {"lang": "de"}])
def test_another_start_sets_all_again(setter, more):
    before = setter.set(*BLOCKS)
    assert stayed(before, setter.set(*BLOCKS, **more)) == []


def test_sections_notes_and_floats_behind_the_change_are_set_as_ever(setter):
    note = NoteCall("1", CHAR, "en", "n", (Run("abcd " * 80, CHAR, "en"),), BODY)
    called = text((Run("abcd ", CHAR, "en"), note), path="z")
    section = b.Section(path="inner", level=2, title="Inner", children=(lines(5, path="i"), called))
    floating = replace(lines(8, path="f"), floats="top")
    before = setter.set(*BLOCKS[:12], section, *BLOCKS[12:], floating)
    changed = replace(section, title="Other", children=(lines(3, path="i"), called, called))
    now = setter.set(*BLOCKS[:12], changed, *BLOCKS[12:], floating)
    assert stayed(before, now)
    now = setter.set(*BLOCKS[:12], changed, floating, *BLOCKS[12:])
    assert stayed(before, now)
