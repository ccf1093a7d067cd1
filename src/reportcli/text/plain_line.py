"""A few words of one style on one line: cells of tables, labels, captions, without candidates for line ends.

What is set here is set by the same numbers, added in the same order, as `preparing`, `linebreaking` and
`setting` would set it; whatever needs more than that is left to them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from reportcli.model.display import Glyph, GlyphsOp
from reportcli.model.inline import Inline, Run
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.text import shifts
from reportcli.text.bidi import RTL, RTL_LANGUAGES
from reportcli.text.composed import Line, Piece
from reportcli.text.fonts import Features
from reportcli.text.texts import texts_of
from reportcli.text.words import Gap, Word, WordSetter

NBSP = "\u00a0"
LEAST_LETTER = 0.3  # of the size: a text whose letters were all narrower than this is not tried
_BLANKS = re.compile(f"[ {NBSP}]")
_DRAWN = frozenset(("smcp", "sups", "subs"))  # features that a face may lack and that are then made


class PlainText(NamedTuple):
    """A measured text; widths in points. longest: of its unbreakable pieces; natural: of the set line.

    runs: the paragraph, held so that its identity stays its own.
    """

    runs: Sequence[Inline]
    run: Run
    setter: WordSetter
    items: list[Word | Gap]
    width: float
    longest: float
    natural: float


def may_be_plain(runs: Sequence[Inline], style: ParagraphStyle, room: float) -> bool:
    """Whether a paragraph may be a plain line in so many points."""
    if len(runs) != 1 or style.align == "justify":
        return False
    run = runs[0]
    if not isinstance(run, Run) or len(run.text) * LEAST_LETTER * run.char.size > room:
        return False
    char = run.char
    if char.rise or char.underline or char.strike or char.tracking < 0:
        return False
    return not char.features or not _draws(char.features)


@lru_cache(maxsize=64)
def _draws(features: Features) -> bool:
    """Whether any of these features is drawn where a face lacks it."""
    return not _DRAWN.isdisjoint([tag for tag, _ in features])


def plain_text(
    runs: Sequence[Inline],
    style: ParagraphStyle,
    setter_for: Callable[[CharacterStyle, str, bool], WordSetter],
    refined: bool,
) -> PlainText | None:
    """The text of a paragraph that `may_be_plain`; None where it is not: letters from right to left, of
    another font or of none, raised figures, blanks at an end or side by side.
    """
    (run,) = runs
    assert isinstance(run, Run)
    (text,) = texts_of(runs, refined)
    if RTL.search(text) or (refined and run.fact is None and shifts.shifts(text, run.lang)):
        return None
    setter = setter_for(run.char, run.lang, style.hyphenate)
    if setter.tag in RTL_LANGUAGES:
        return None
    return _measured(runs, run, text, setter)


def _measured(runs: Sequence[Inline], run: Run, text: str, setter: WordSetter) -> PlainText | None:
    words, items = setter.words, list[Word | Gap]()
    width = longest = base = 0.0
    for blank, token in _tokens(text):
        if blank == " ":
            longest, base = max(longest, width - base), width + setter.gap.width
        if blank:
            items.append(setter.gap if blank == " " else setter.tie)
            width += items[-1].width
        word = words.get(token) or setter.word(token)
        if not word.glyphs or word.missing or word.parts is not None:
            return None
        for _, plain, end, _ in word.joints:
            longest, base = max(longest, width + end - base), width + plain
        items.append(word)
        width += word.width
    natural = sum([item.width for item in items]) - setter.char.tracking * setter.scale
    return PlainText(runs, run, setter, items, width, max(longest, width - base), natural)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    """The words of a text, each with the blank before it; an empty one where blanks stand side by side."""
    if " " not in text and NBSP not in text:
        yield "", text
        return
    at, blank = 0, ""
    for found in _BLANKS.finditer(text):
        yield blank, text[at : found.start()]
        at, blank = found.end(), found[0]
    yield blank, text[at:]


def plain_line(plain: PlainText, x: float, free: float) -> Line:
    """The line, from x on. free: points that stand left of it."""
    setter, char = plain.setter, plain.setter.char
    x += free
    cursor = x
    glyphs: list[Glyph] = []
    for item in plain.items:
        cursor += item.width
        if item.__class__ is Gap:
            glyphs.append(item.glyph)
        else:
            glyphs += item.glyphs  # type: ignore[union-attr]
    width, run = cursor - x, plain.run
    op = GlyphsOp(setter.face.key, char.size, x, -char.rise, tuple(glyphs), char.paint, width, run.fact)
    text = "".join([item.text for item in plain.items])
    piece = Piece((op,), x, width, text, run.link, run.tag, setter.lang, run.fact)
    return Line((piece,), x, plain.natural, setter.ascent, setter.descent, last=True)
