"""A slot says how many words are set, how many fit, and at which sentence the text runs over."""

from __future__ import annotations

from dataclasses import replace

import pytest
from typeset_builders import LOOSE, chapter, composer, master, pt, report, text

from reportcli import blocks as b
from reportcli.messages import wording
from reportcli.model.refs import CellRef
from reportcli.typeset import typeset

WORDS = "One two. Three four five. Six seven."  # at 50 points: lines of at most ten letters
CELL = CellRef("x", "Texts", 4, 2)


def found(*children, masters=None):
    made = typeset(report(chapter(*children, masters=masters)), composer_factory=composer)
    return next(one for one in made.chapters[0].diagnostics if one.code == "overset")


def placed(words: str, height: float):
    where = b.Placement("page", left=pt(0), top=pt(0), width=pt(50), height=pt(height))
    inner = text(words, LOOSE, path="p/text", source=CELL)
    return b.Place(path="p", children=(inner,), at=where)


@pytest.mark.parametrize(
    ("height", "fit", "sentence"),
    [(26, "4", "Three four five."), (38, "6", "Six seven."), (14, "2", "Three four five.")],
)
def test_words_that_fit_and_the_sentence_that_runs_over(height, fit, sentence):
    finding = found(placed(WORDS, height))
    assert (finding.args["words"], finding.args["fit"], finding.args["sentence"]) == ("7", fit, sentence)
    assert finding.block == "p" and finding.at is not None and finding.at.block == "p/text"


def test_a_frame_that_may_not_overflow_says_them_too():
    frames = [b.FrameSpec("main", 10, 10, 50, 26, "error")]
    tight = [master(side=side, frames=frames) for side in ("left", "right")]
    finding = found(text(WORDS, LOOSE), masters=tight)
    assert (finding.args["words"], finding.args["fit"]) == ("7", "4")


def test_a_picture_that_is_too_high_says_no_words():
    picture = b.Shape(path="p/shape", height=pt(60))
    where = b.Placement("page", left=pt(0), top=pt(0), width=pt(50), height=pt(24))
    finding = found(b.Place(path="p", children=(picture,), at=where))
    assert wording(finding, "expected", "en") == "Content that fits the height it is given."


def test_the_words_of_the_finding():
    said = wording(found(placed(WORDS, 26)), "expected", "en")
    assert said.endswith("7 words are set, 4 fit. It runs over at: “Three four five.”")


def spare(*children):
    made = typeset(report(chapter(*children)), composer_factory=composer)
    return [one for one in made.chapters[0].diagnostics if one.code == "words-fit"]


@pytest.mark.parametrize(("height", "fit"), [(48, 8), (50, 8), (60, 10), (75, 12)])
def test_words_that_fit_with_room_to_spare_are_noted_at_the_text(height, fit):
    (finding,) = spare(replace(placed(WORDS, height), copyfit=True))  # four lines of two words
    assert (finding.args["words"], finding.args["fit"]) == ("7", str(fit))
    assert finding.at is not None and finding.at.block == "p/text" and finding.severity == "note"
    assert wording(finding, "message", "en") == f"“p” has 7 words; about {fit} fit."


def test_a_stack_of_a_stated_height_notes_its_words_and_no_other_does():
    inner = text(WORDS, LOOSE, path="s/text", source=CELL)
    stack = b.Stack(path="s", children=(inner,), height=pt(60), copyfit=True)
    assert [one.block for one in spare(stack)] == ["s"]
    assert spare(replace(stack, copyfit=False)) == []
    assert spare(replace(stack, children=(b.Shape(path="s/shape", height=pt(10)),))) == []
    assert spare(replace(stack, height=pt(20))) == []  # it runs over: that is the finding
