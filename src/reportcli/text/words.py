"""Shaped words of one character style and language: the memo that makes setting fast."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple
from weakref import ReferenceType, ref

from reportcli.model.display import Glyph
from reportcli.model.style import CharacterStyle
from reportcli.text.fonts import Face, Features, FontSet
from reportcli.text.hyphens.hyphenation import SHY, Cut, bare, cuts, may_have_joints

# Optical margins: shares of a character's width that may reach beyond the edge of a line, which then looks
# straight. Source: Thành, Micro-typographic extensions to the TeX typesetting system (TUGboat 21, 2000), and
# the defaults of the microtype package, rounded.
LEFT_HANG = {
    **dict.fromkeys("“‘”’\"'„‚", 0.5),
    **dict.fromkeys("«‹", 0.35),
    **dict.fromkeys("-\u00ad‐", 0.5),
    **dict.fromkeys("–—", 0.25),
    **dict.fromkeys("([", 0.1),
    **dict.fromkeys("ATVWY", 0.05),
}
RIGHT_HANG = {
    **dict.fromkeys(".,", 0.7),
    **dict.fromkeys("-\u00ad‐", 0.7),
    **dict.fromkeys("“‘”’\"'", 0.6),
    **dict.fromkeys(":;", 0.4),
    **dict.fromkeys("»›", 0.35),
    **dict.fromkeys("–—", 0.25),
    **dict.fromkeys("!?…", 0.2),
    **dict.fromkeys(")]", 0.1),
    **dict.fromkeys("ATVWYvwyr", 0.05),
}


class Split(NamedTuple):
    """A cut with its widths in points: to the cut, with the hyphen, and what may hang beyond the margin."""

    cut: Cut
    plain: float
    end: float
    hang: float


class Part(NamedTuple):
    """Glyphs of one face inside a word that needs several."""

    face: Face
    glyphs: tuple[Glyph, ...]


class Word:
    """A shaped word; width in points. `parts`: where fallback faces were needed; `missing`: what none has.

    left, right: points that may hang beyond the margins. capital: it may be part of a name. backward: it is
    read from right to left. unsplit: gives the places to split when they are first asked for.
    """

    __slots__ = (
        "_splits", "backward", "capital", "glyphs", "left", "missing", "parts", "right", "text", "unsplit",
        "width",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        glyphs: tuple[Glyph, ...],
        width: float,
        parts: tuple[Part, ...] | None = None,
        *,
        missing: str = "",
    ) -> None:
        self.text = text
        self.glyphs = glyphs
        self.width = width
        self.parts = parts
        self.missing = missing
        self.backward = False
        self.unsplit: tuple[ReferenceType[WordSetter], str] | None = None  # no circle
        self._splits: tuple[Split, ...] = ()
        self.left = self.right = 0.0
        self.capital = text[:1].isupper() and text[1:2].islower() and len(text) > 2

    @property
    def splits(self) -> tuple[Split, ...]:
        """The places to split, in order."""
        if self.unsplit is not None:
            of, source = self.unsplit
            setter = of()
            assert setter is not None, "words are asked while their setter is there"
            self._splits, self.unsplit = setter.splits(self, source), None
        return self._splits

    @property
    def joints(self) -> tuple[Split, ...]:
        """The places to split without a hyphen; they have a dash, a slash or a sign of the author's."""
        if self.unsplit is not None and not may_have_joints(self.unsplit[1]):
            return ()
        return tuple([split for split in self.splits if not split.cut.hyphen])


class Gap:
    """A word space; width in points. It stretches; only the plain one is a place to break."""

    __slots__ = ("breaks", "glyph", "text", "width")

    def __init__(self, glyph: Glyph, width: float, breaks: bool) -> None:
        self.glyph = glyph
        self.text = glyph.text
        self.width = width
        self.breaks = breaks


class WordSetter:
    """Shapes words of one style and language, each once. `hyphenate`: split them by patterns too."""

    def __init__(self, fonts: FontSet, char: CharacterStyle, lang: str, hyphenate: bool) -> None:
        self.fonts = fonts
        self.char = char
        self.lang = lang
        self.hyphenate = hyphenate
        self.face = fonts.face(char.font, char.weight, char.italic)
        self.features: Features = char.features
        if char.tracking and not any(tag == "liga" for tag, _ in char.features):
            self.features = (*char.features, ("liga", 0))
        self.scale = char.size / 1000
        self.ascent = self.face.ascent * self.scale + char.rise
        self.descent = -self.face.descent * self.scale - char.rise
        self.tag = lang.split("-")[0].lower()
        space = self._glyphs(self.face, " ", False)[0]
        self.gap = Gap(space, space.advance * self.scale, True)
        self.tie = Gap(space._replace(text="\u00a0"), space.advance * self.scale, False)
        self.end_space = space._replace(advance=0.0)
        self.hyphen = sum(g.advance for g in self._glyphs(self.face, "-", False)) * self.scale
        self.hyphen_hang = RIGHT_HANG["-"] * self.hyphen
        self._own = ref(self)
        self.words: dict[str, Word] = {}
        self._backward: dict[str, Word] = {}
        self._pieces: dict[tuple[str, bool], Word] = {}

    def word(self, text: str) -> Word:
        """A whole word, with its places to split."""
        word = self.words.get(text)
        if word is None:
            word = self.words[text] = self._shape(bare(text))
            if len(text) > 1:
                word.unsplit = self._own, text
        return word

    def splits(self, word: Word, source: str) -> tuple[Split, ...]:
        """Where a word may be split. source: as it is written, with its author's own splits."""
        places = cuts(source, self.lang, self.hyphenate)
        return self._splits(word, places) if places else ()

    def backward(self, text: str) -> Word:
        """A stretch of a word that is read from right to left."""
        word = self._backward.get(text)
        if word is None:
            word = self._backward[text] = self._shape_mixed(bare(text), rtl=True)
            word.backward = True
        return word

    def part(self, word: Word, begin: int, end: int, hyphen: bool = False) -> Word:
        """The characters from `begin` to `end` of a word, shaped anew in its direction."""
        text = word.text[begin:end]
        return self.backward(text) if word.backward else self.piece(text, hyphen)

    def piece(self, text: str, hyphen: bool = False) -> Word:
        """A part of a word at a line end or beginning, with the hyphen inserted where it was split."""
        word = self._pieces.get((text, hyphen))
        if word is None:
            word = self._shape(text + "-" if hyphen else text)
            if hyphen:
                word = self._soften(word, text)
            self._pieces[(text, hyphen)] = word
        return word

    def _soften(self, word: Word, text: str) -> Word:
        """Mark the inserted hyphen as a soft one in the text layer."""
        last = word.glyphs[-1]
        glyph = last._replace(text=last.text[:-1] + SHY)
        parts = word.parts
        if parts:
            parts = (*parts[:-1], Part(parts[-1].face, (*parts[-1].glyphs[:-1], glyph)))
        soft = Word(text + SHY, (*word.glyphs[:-1], glyph), word.width, parts, missing=word.missing)
        soft.left, soft.right = word.left, word.right
        return soft

    def _splits(self, word: Word, places: tuple[Cut, ...]) -> tuple[Split, ...]:
        found: list[Split] = []
        hyphen, hang, scale = self.hyphen, self.hyphen_hang, self.scale
        reached = reach(word)
        for cut in places:
            plain = reached[cut.at] * scale
            if cut.hyphen:
                found.append(Split(cut, plain, plain + hyphen, hang))
            else:
                last = word.text[cut.at - 1]
                found.append(Split(cut, plain, plain, RIGHT_HANG.get(last, 0.0) * self._width(last)))
        return tuple(found)

    def _shape(self, text: str) -> Word:
        glyphs = self._glyphs(self.face, text, False)
        hollow = self.face.hollow
        if 0 in [glyph.gid for glyph in glyphs] or (hollow and not hollow.isdisjoint(text)):
            return self._shape_mixed(text, rtl=False)
        word = Word(text, glyphs, sum([g.advance for g in glyphs]) * self.scale)
        if text and not self.char.rise:
            first, last = LEFT_HANG.get(text[0]), RIGHT_HANG.get(text[-1])
            word.left = first * self._width(text[0]) if first else 0.0
            word.right = last * self._width(text[-1]) if last else 0.0
        return word

    def _width(self, char: str) -> float:
        """Of one character that stands alone, in points."""
        return sum([g.advance for g in self._glyphs(self.face, char, False)]) * self.scale

    def _shape_mixed(self, text: str, rtl: bool) -> Word:
        """A word that needs fallback faces or runs from right to left."""
        parts: list[Part] = []
        missing: list[str] = []
        for face, piece in _segments(text, self.face, self.fonts.chain(self.face), missing):
            parts.append(Part(face, self._glyphs(face, piece, rtl)))
        if rtl:
            parts.reverse()
        glyphs = tuple(glyph for part in parts for glyph in part.glyphs)
        plain = len(parts) == 1 and parts[0].face is self.face
        width = sum(glyph.advance for glyph in glyphs) * self.scale
        return Word(text, glyphs, width, None if plain else tuple(parts), missing="".join(missing))

    def _glyphs(self, face: Face, text: str, rtl: bool) -> tuple[Glyph, ...]:
        direction = "rtl" if rtl else "ltr"
        if self.char.transform == "caps":
            upper, origin = _capitals(text)
            glyphs = face.shape(upper, self.features, self.tag, direction)
            glyphs = _source_texts(glyphs, text, origin) if upper != text else glyphs
        else:
            glyphs = face.shape(text, self.features, self.tag, direction)
        if self.char.tracking:
            t = self.char.tracking
            glyphs = tuple(g._replace(advance=g.advance + t) if g.advance else g for g in glyphs)
        return glyphs


def reach(word: Word) -> list[float]:
    """Width up to each character of a word, in 1/1000 em; ligatures are parted evenly."""
    reached = [0.0]
    x = 0.0
    for glyph in reversed(word.glyphs) if word.backward else word.glyphs:
        count = len(glyph.text)
        if count > 1:
            reached += [x + i / count * glyph.advance for i in range(1, count)]
        x += glyph.advance
        if count:
            reached.append(x)
        else:
            reached[-1] = x
    return reached


def _capitals(text: str) -> tuple[str, list[int]]:
    """Upper case, and for each of its characters the index of the character that it comes from."""
    parts = [c.upper() for c in text]
    return "".join(parts), [i for i, part in enumerate(parts) for _ in part]


def _source_texts(glyphs: tuple[Glyph, ...], text: str, origin: list[int]) -> tuple[Glyph, ...]:
    """Give glyphs of capitals the typed text; of one letter's capitals (ß: SS) the first carries it."""
    sourced: list[Glyph] = []
    at = taken = 0
    for glyph in glyphs:
        at += len(glyph.text)
        upto = origin[at] if at < len(origin) else len(text)
        if glyph.text and at < len(origin) and origin[at] == origin[at - 1]:
            upto += 1
        sourced.append(glyph._replace(text=text[taken:upto] if glyph.text else ""))
        taken = max(taken, upto) if glyph.text else taken
    return tuple(sourced)


def _segments(text: str, face: Face, chain: tuple[Face, ...], missing: list[str]) -> list[tuple[Face, str]]:
    """Stretches of one face; marks, signs and spaces stay with what stands before them, if its face can."""
    segments: list[tuple[Face, str]] = []
    for char in text:
        covering = next((f for f in (face, *chain) if f.covers(char)), None)
        category = unicodedata.category(char)
        if covering is None and category not in ("Cf", "Mn"):
            missing.append(char)
        if segments:
            before, piece = segments[-1]
            if covering in (before, None) or category == "Mn" or (category[0] != "L" and before.covers(char)):
                segments[-1] = (before, piece + char)
                continue
        segments.append((covering or face, char))
    if len(segments) > 1:  # an opening bracket takes the face of what it opens
        (_, opening), (face, rest) = segments[:2]
        if not any(map(str.isalnum, opening)) and face.covers(opening):
            return [(face, opening + rest), *segments[2:]]
    return segments
