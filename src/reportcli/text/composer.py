"""The composer: runs and a paragraph style in, set lines out. Pure; its memo only makes it faster."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reportcli.model.display import Drawing
from reportcli.model.inline import Inline, Run
from reportcli.model.refs import FactKey, Where
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.model.value_class import replace
from reportcli.text.composed import Composed, Line, MissingGlyph, Piece
from reportcli.text.fonts import FontSet
from reportcli.text.last_resort import parted
from reportcli.text.linebreaking import Candidates, Measure, break_lines, fewest
from reportcli.text.microtypography import refine
from reportcli.text.paragraph import LineEnd, Paragraph, Segment
from reportcli.text.plain_line import PlainText, may_be_plain, plain_line, plain_text
from reportcli.text.preparing import Preparer
from reportcli.text.setting import Room, RoomFor, free_before, set_line
from reportcli.text.words import WordSetter

__all__ = ["Composed", "Composer", "Line", "MissingGlyph", "Piece"]

Width = float | Callable[[int], tuple[float, float]]

RAG = 0.16  # stretch of a ragged line's free end, of the line; at least RAG_EMS
RAG_EMS = 2.5
RUNT = 0.18  # of the line: a shorter last line is avoided
FEWEST = 1e6  # demerits of a line where lines are balanced: no more of them than needed
OVERFULL = 0.05  # points: a line that is wider parts its words
ATTEMPTS = 4  # lines of several widths: the words of each overfull one are parted to fit it
_KEPT = 10_000  # measured paragraphs that wait to be composed
_KEPT_PLAIN = 50_000  # the same of plain lines, which take a fiftieth of the memory
NARROWEST = 1.0  # points: a line that something else fills leaves at least this


class _Measured(NamedTuple):
    """A paragraph whose natural width was asked for, as cells are before their table is set. Runs and style
    are held, so that their identity stays their own."""

    runs: Sequence[Inline]
    style: ParagraphStyle
    paragraph: Paragraph


class Composer:
    """Sets paragraphs with the fonts of one document. `refine`: apply the languages' micro-typography."""

    def __init__(
        self, fonts: FontSet, *, icon: Callable[[str], Drawing] | None = None, refine: bool = True
    ) -> None:
        self.fonts = fonts
        self.icon = icon
        self.refine = refine
        self._setters: dict[tuple[CharacterStyle, str, bool], WordSetter] = {}
        self._at_hand: dict[tuple[int, str, bool], tuple[CharacterStyle, WordSetter]] = {}  # by identity
        self._measured: dict[tuple[int, int], _Measured] = {}
        self._plainly: dict[tuple[int, bool], PlainText] = {}  # measured, by identity of the runs they hold

    def compose(
        self, runs: Sequence[Inline], style: ParagraphStyle, width: Width, *, whole_words: bool = False
    ) -> Composed:
        """Break and set a paragraph. width: points, or for each line its x offset and width.

        A word that is wider than its line is parted anywhere, unless `whole_words`. A line that cannot be
        made to fit is overfull: its width exceeds the room, `excess` says by how much.
        """
        steady = not callable(width)
        line = None if callable(width) else self._plain(runs, style, width)
        if line is not None:
            return Composed((line,))
        measured = self._measured.pop((id(runs), id(style)), None)
        paragraph = self._prepare(runs, style) if measured is None else measured.paragraph
        room = _rooms(style, width, paragraph.rtl)
        lines = self._all_lines(paragraph, style, room, steady=steady)
        narrowest = math.inf
        for _ in range(0 if whole_words else ATTEMPTS):
            overfull = [room(i)[1] for i, line in enumerate(lines) if line.excess > OVERFULL]
            if not overfull or min(overfull) >= narrowest:
                break
            narrowest = min(overfull)
            more = parted(paragraph, narrowest)
            if more is None:
                break
            lines = self._all_lines(more, style, room, steady=steady)
        return Composed(tuple(lines), paragraph.missing)

    def _all_lines(
        self, paragraph: Paragraph, style: ParagraphStyle, room: RoomFor, *, steady: bool
    ) -> list[Line]:
        lines: list[Line] = []
        for segment in paragraph.segments:
            lines += self._lines(paragraph, segment, style, room, steady=steady, before=len(lines))
        return lines

    def natural_width(self, runs: Sequence[Inline], style: ParagraphStyle) -> tuple[float, float]:
        """Width of the longest unbreakable piece (hyphenation aside) and of all on one line, in points."""
        plain = self._plain_text(runs, style)
        if plain is not None:
            if len(self._plainly) == _KEPT_PLAIN:
                self._plainly.clear()
            self._plainly[id(runs), style.hyphenate] = plain
            longest, whole = plain.longest, plain.width
        else:
            longest, whole = self._unbroken(runs, style)
        indents = style.indent_left + style.indent_right
        return longest + indents + max(0.0, style.indent_first), whole + indents + style.indent_first

    def line(
        self,
        text: str,
        char: CharacterStyle,
        lang: str,
        fact: FactKey | None = None,
        *,
        x: float = 0.0,
        where: Where | None = None,
    ) -> Line:
        """One unbroken line from x, for charts, folios and labels. `fact`: the text prints that Fact."""
        style = ParagraphStyle(name="", char=char, leading=char.size * 1.2, hyphenate=False)
        runs = (Run(text, char, lang, fact, where=where),)
        plain = self._plain_text(runs, style)
        if plain is not None:
            return plain_line(plain, x, 0.0)
        paragraph = self._prepare(runs, style)
        end = paragraph.segments[0].ends[-1]
        whole = paragraph.segments[0].candidates.end[-1]
        line = set_line(paragraph, style, (0, None), end, room=(x, whole), last=True, ends_segment=True)
        return replace(line, missing=paragraph.missing) if paragraph.missing else line

    def initial(self, run: Run, style: ParagraphStyle) -> tuple[Line, Run]:
        """Drop capitals `style.drop_cap` lines high, opening marks with them, and the run without them.

        Its baseline is the last of those lines', its top the capitals' of the first; its ink begins at x = 0
        and ends its descent below the baseline.
        """
        text = run.text.lstrip()
        text = refine(text, run.lang) if self.refine else text
        taken = _initial_letters(text, style.drop_cap_letters)
        face = self.fonts.face(run.char.font, run.char.weight, run.char.italic)
        rise = (style.drop_cap - 1) * style.leading
        char = replace(run.char, size=run.char.size + rise * 1000 / face.cap_height)
        bearing = face.left_bearing(text[0]) * char.size / 1000
        cap = self.line(text[:taken], char, run.lang, x=-bearing, where=run.where)
        letters = filter(str.isalnum, text[:taken])
        depth = max((face.depth(letter) for letter in letters), default=0.0) * char.size / 1000
        return replace(cap, descent=depth), replace(run, text=text[taken:])

    def _plain(self, runs: Sequence[Inline], style: ParagraphStyle, width: float) -> Line | None:
        """A paragraph as one plain line; None where it is none."""
        x = 0.0 + style.indent_left + style.indent_first
        room = max(NARROWEST, width - x - style.indent_right)
        if not may_be_plain(runs, style, room):
            return None
        plain = self._plainly.pop((id(runs), style.hyphenate), None)
        if plain is None:
            plain = plain_text(runs, style, self._setter, self.refine)
        if plain is None or plain.width > room:
            return None
        return plain_line(plain, x, max(0.0, room - plain.natural) * free_before(style, False))

    def _plain_text(self, runs: Sequence[Inline], style: ParagraphStyle) -> PlainText | None:
        """The text of a paragraph of any width, where it is plain."""
        if not may_be_plain(runs, style, math.inf):
            return None
        return plain_text(runs, style, self._setter, self.refine)

    def _unbroken(self, runs: Sequence[Inline], style: ParagraphStyle) -> tuple[float, float]:
        """Width of the longest unbreakable piece, and of all on one line. The paragraph waits to be set."""
        paragraph = self._prepare(runs, style)
        if len(self._measured) == _KEPT:
            self._measured.clear()
        self._measured[id(runs), id(style)] = _Measured(runs, style, paragraph)
        longest = whole = 0.0
        for segment in paragraph.segments:
            c = segment.candidates
            base = 0.0
            for i, (_, split) in enumerate(segment.ends):
                if split is None or not split.cut.hyphen:
                    longest = max(longest, c.end[i] - base)
                    base = c.start[i]
            whole = max(whole, c.end[-1])
        return longest, whole

    def _prepare(self, runs: Sequence[Inline], style: ParagraphStyle) -> Paragraph:
        return Preparer(style, self._setter, self.icon).paragraph(runs, self.refine)

    def _setter(self, char: CharacterStyle, lang: str, hyphenate: bool) -> WordSetter:
        at_hand = self._at_hand.get((id(char), lang, hyphenate))
        if at_hand is not None:
            return at_hand[1]
        key = (char, lang, hyphenate)
        setter = self._setters.get(key)
        if setter is None:
            setter = self._setters[key] = WordSetter(self.fonts, char, lang, hyphenate)
        if len(self._at_hand) == _KEPT:
            self._at_hand.clear()
        self._at_hand[id(char), lang, hyphenate] = char, setter
        return setter

    def _lines(
        self,
        paragraph: Paragraph,
        segment: Segment,
        style: ParagraphStyle,
        room: RoomFor,
        *,
        steady: bool,
        before: int,
    ) -> list[Line]:
        """The lines of one segment, `before` lines stand above it; steady: all but the first are as wide."""
        lines: list[Line] = []
        measure = _measure(segment.candidates, style, room, steady=steady, first_line=before)
        chosen = break_lines(segment.candidates, measure)
        start: LineEnd = (segment.first, None)
        for number, candidate in enumerate(chosen, start=1):
            end = segment.ends[candidate]
            final = number == len(chosen)
            line = set_line(
                paragraph,
                style,
                start,
                end,
                room=room(before + len(lines)),
                last=final and segment is paragraph.segments[-1],
                ends_segment=final,
            )
            lines.append(line)
            start = end if end[1] is not None else (end[0] + 1, None)
        return lines


def _initial_letters(text: str, count: int) -> int:
    """How many characters the first `count` letters take, with the marks before and between them; never more
    than the first word.
    """
    taken = seen = 0
    for place, char in enumerate(text):
        if seen and char.isspace():
            break
        if char.isalnum():
            taken, seen = place + 1, seen + 1
            if seen == count:
                break
    return max(taken, 1)


def _rooms(style: ParagraphStyle, width: Width, rtl: bool) -> RoomFor:
    """x offset and width of each line, indents taken off; from right to left (`rtl`) mirrored."""

    def room(line: int) -> Room:
        """The x offset and width of a line, counted from 0, in points; never narrower than NARROWEST."""
        x, full = width(line) if callable(width) else (0.0, width)
        first = style.indent_first if line == 0 else 0.0
        left = style.indent_left + first
        return x + (style.indent_right if rtl else left), max(NARROWEST, full - left - style.indent_right)

    return room


def _measure(
    c: Candidates, style: ParagraphStyle, room: RoomFor, *, steady: bool, first_line: int
) -> Measure:
    second = room(first_line + 1)[1]
    runt = RUNT * second
    width: Callable[[int], float] = lambda i: room(i)[1]  # noqa: E731
    if steady:
        widths = (room(first_line)[1], second)
        width = lambda i: widths[i > first_line]  # noqa: E731
    if style.align == "justify":
        return Measure(width, steady, 0.0, runt, first_line)
    rag = max(RAG * second, RAG_EMS * style.char.size)
    if not style.balance:
        return Measure(width, steady, rag, runt, first_line)
    lost = _balanced(c, width, first_line)
    return Measure(_narrowed(width, lost), steady, rag, 0.0, first_line, FEWEST)


def _balanced(c: Candidates, width: Callable[[int], float], first_line: int) -> float:
    """How much narrower the lines can be made without needing more of them, in points."""
    lines = fewest(c, width, first_line)
    if lines == 1:
        return 0.0
    low, high = 0.0, width(first_line + 1) * 0.8
    for _ in range(12):
        middle = (low + high) / 2
        needed = fewest(c, _narrowed(width, middle), first_line)
        low, high = (middle, high) if needed <= lines else (low, middle)
    return low


def _narrowed(width: Callable[[int], float], lost: float) -> Callable[[int], float]:
    """The widths of lines, each less by `lost` points."""
    return lambda line: max(NARROWEST, width(line) - lost)
