"""From runs to a measured paragraph: micro-typography, words, gaps, and where lines may end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reportcli.model.display import Drawing
from reportcli.model.inline import Inline, InlineIcon, LateRun, LineBreak, NoteCall, Run, Tab
from reportcli.model.refs import Where
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.model.value_class import replace
from reportcli.text import shifts
from reportcli.text.bidi import RTL, backwards, levels
from reportcli.text.composed import MissingGlyph
from reportcli.text.derived import (
    as_power,
    drawn_shift,
    figure_width,
    inline_icon,
    is_power,
    raised,
    superior,
)
from reportcli.text.linebreaking import ENDLESS
from reportcli.text.paragraph import (
    SHRINK,
    STRETCH,
    Fixed,
    Item,
    Paragraph,
    Segment,
    Strand,
    TabStop,
    next_stop,
    tab_width,
)
from reportcli.text.texts import OBJECT, languages, texts_of
from reportcli.text.words import Gap, Word, WordSetter

RAGGED_HYPHEN = 0.45  # of the penalties of hyphens, where badness is measured in the rag's own stretch
PARTED_NAME = 150.0  # penalty of parting two words with capitals
SMALL_CAPITALS = 0.78  # size of a face that has none of its own
SHORT_WORD = 60.0  # penalty of ending a balanced line after an article or preposition
TAB_STRETCH = 1e5
NBSP = "\u00a0"

SetterFor = Callable[[CharacterStyle, str, bool], WordSetter]

_CASES = re.compile(r"([a-zß-öø-ÿœ’'.,-]*[a-zß-öø-ÿœ])|[^a-zß-öø-ÿœ]+")


class Preparer:
    """Builds one Paragraph; used once."""

    def __init__(
        self, style: ParagraphStyle, setter: SetterFor, icon: Callable[[str], Drawing] | None
    ) -> None:
        self.style = style
        self.setter = setter
        self.icon = icon
        self.items: list[Item] = []
        self.owners: list[Strand] = []
        self.segments: list[Segment] = []
        self._begin_segment()
        self.missing: dict[tuple[str, Where | None], MissingGlyph] = {}
        self.special = False
        self.levels: list[int] | None = None
        self.level = 0
        self.rtl = False
        self.justified = style.align == "justify"
        self.hang = style.optical_margins if self.justified else 0.0
        self.hyphen_weight = 1.0 if self.justified else RAGGED_HYPHEN

    def paragraph(self, runs: Sequence[Inline], refined: bool) -> Paragraph:
        """The measured paragraph of these runs. refined: with the micro-typography of their languages."""
        base = self.setter(self.style.char, next((r.lang for r in runs if isinstance(r, Run)), ""), False)
        texts = texts_of(runs, refined)
        levels = self._levels(runs, texts)
        at = 0
        for number, (run, text) in enumerate(zip(runs, texts, strict=True)):
            if isinstance(run, Run):
                self._run(run, text, refined, levels and levels[at : at + len(text)])
                at += len(text)
                continue
            self.level = 2 * (levels[at] > 0) if levels else 0
            at += 1
            if isinstance(run, LineBreak):
                self._end_segment()
                self._begin_segment()
            elif isinstance(run, Tab) and self.style.tabs:
                self._tab(base, runs[number + 1 :], refined)
            else:
                self._object(run, base)
        self._end_segment()
        missing = tuple(self.missing.values())
        return Paragraph(
            self.items, self.owners, self.segments, missing, base, self.special, self.levels, self.rtl
        )

    def _levels(self, runs: Sequence[Inline], texts: Sequence[str]) -> list[int] | None:
        """The bidirectional level of each character, one for whatever is no text; None: all left to right."""
        tongues = languages(runs)
        if not any(RTL.search(text) for text in texts) and not backwards("", tongues):
            return None
        self.levels = []
        kinds = {LineBreak: "\u2029", Tab: "\t"}
        pairs = zip(runs, texts, strict=True)
        whole = "".join(t if isinstance(r, Run) else kinds.get(type(r), OBJECT) for r, t in pairs)
        self.rtl = backwards(whole, tongues)
        if self.rtl:
            self.hang = 0.0
        return levels(whole, self.rtl)

    def _run(self, run: Run, text: str, refined: bool, levels: list[int] | None) -> None:
        """Text of one run; ordinals and the like in its superiors or inferiors."""
        setter = self.setter(run.char, run.lang, self.style.hyphenate)
        if run.char.features and (shifted := drawn_shift(run.char, setter, text)) is not run.char:
            setter, run = self.setter(shifted, run.lang, False), replace(run, char=shifted)
        strand = Strand(setter, run.link, run.tag, run.fact, run.where)
        if ("smcp", 1) in run.char.features and not setter.face.has_feature("smcp"):
            self._small_capitals(run, text, strand, levels)
            return
        if run.fact is None and is_power(text, run.char):
            self.level = levels[0] if levels else self.level
            self._word(as_power(setter.word(text)), strand, 0.0)
            return
        if not refined or run.fact is not None:
            self._text(text, strand, levels)
            return
        at = 0
        for part, way in shifts.parts(text, run.lang):
            if way:
                moved = self.setter(raised(run.char, setter, way), run.lang, False)
                own = Strand(moved, run.link, run.tag, None, run.where)
            else:
                own = strand
            self._text(part, own, levels and levels[at : at + len(part)])
            at += len(part)

    def _small_capitals(self, run: Run, text: str, strand: Strand, levels: list[int] | None) -> None:
        """Small letters as smaller capitals, where the face has no small capitals."""
        char = replace(run.char, size=run.char.size * SMALL_CAPITALS, transform="caps")
        small = replace_setter(strand, self.setter(char, run.lang, False))
        for m in _CASES.finditer(text):
            own = small if m.lastindex else strand
            self._text(m[0], own, levels and levels[m.start() : m.end()])

    def _begin_segment(self) -> None:
        self.segment = Segment(len(self.items))
        self.candidates = self.segment.candidates
        self.segments.append(self.segment)
        self.width = self.elastic = self.tight = 0.0  # of the segment so far

    def _object(self, run: Tab | LateRun | NoteCall | InlineIcon, base: WordSetter) -> None:
        if isinstance(run, Tab):
            strand = self.owners[-1].plain() if self.owners else Strand(base)
            self._fixed(TabStop(base.char.size), strand, TAB_STRETCH)
        elif isinstance(run, LateRun):
            setter = self.setter(run.char, run.lang, False)
            width = run.digits * figure_width(setter)
            self._fixed(Fixed(width, setter.ascent, setter.descent, deferred=run), Strand(setter, run.link))
        elif isinstance(run, NoteCall):
            setter = self.setter(superior(run.char, base), run.lang, False)
            self._text(run.mark.replace(" ", NBSP), Strand(setter, tag="Reference", note=run))
        elif run.drawing is not None or self.icon is not None:
            setter = base if run.char is None else self.setter(run.char, run.lang or base.lang, False)
            run = inline_icon(run, setter)
            drawing = run.drawing or (self.icon and self.icon(run.asset))
            assert drawing is not None
            width = drawing.width * run.height / (drawing.height or 1.0)
            fixed = Fixed(width, run.height + run.rise, max(0.0, -run.rise), icon=run, drawing=drawing)
            tag = "Link" if run.link else None if run.alt else "Leader"
            self._fixed(fixed, Strand(setter, run.link, tag, alt=run.alt))

    def _tab(self, base: WordSetter, after: Sequence[Inline], refined: bool) -> None:
        """A tab to the next of the style's stops, behind the last one to the end of the line."""
        style = self.style
        here = self.width + style.indent_left + (style.indent_first if len(self.segments) == 1 else 0.0)
        strand = self.owners[-1].plain() if self.owners else Strand(base)
        stop = next_stop(style.tabs, here)
        if stop is None:
            self._fixed(TabStop(base.char.size), strand, TAB_STRETCH)
            return
        plain = replace(style, tabs=(), align="left")

        def measured(runs: Sequence[Inline]) -> float:
            """The width of runs in one line."""
            found = Preparer(plain, self.setter, self.icon).paragraph(runs, refined)
            return found.segments[0].candidates.end[-1]

        width = tab_width(stop, here, after, measured)
        self._fixed(TabStop(width, fills=False, leader=stop.leader), strand)

    def _fixed(self, item: Fixed | TabStop, strand: Strand, stretch: float = 0.0) -> None:
        self.special = True
        self.items.append(item)
        self.owners.append(strand)
        if self.levels is not None:
            self.levels.append(self.level)
        self.width += item.width
        self.elastic += stretch

    def _text(self, text: str, strand: Strand, levels: list[int] | None = None) -> None:
        """Append words and gaps, and the candidates that they give."""
        if levels is not None:
            self._directed(text, strand, levels)
            return
        setter = strand.setter
        words = setter.words
        tied = NBSP in text
        fit = self.style.letter_fit * setter.char.size if self.justified else 0.0
        between = False
        for token in text.split(" "):
            if between:
                self._gap(setter.gap, strand)
            between = True
            if tied and NBSP in token:
                self._tied(token, strand, fit)
            elif token:
                self._word(words.get(token) or setter.word(token), strand, fit)

    def _directed(self, text: str, strand: Strand, levels: list[int]) -> None:
        """Text in several directions: a word for each stretch of one level."""
        setter = strand.setter
        fit = self.style.letter_fit * setter.char.size if self.justified else 0.0
        at = 0
        while at < len(text):
            self.level = levels[at]
            if text[at] == " ":
                self._gap(setter.gap, strand)
            elif text[at] == NBSP:
                self._append_gap(setter.tie, strand)
            else:
                end = at + 1
                while end < len(text) and levels[end] == self.level and text[end] not in (" ", NBSP):
                    end += 1
                token = text[at:end]
                word = setter.backward(token) if self.level % 2 else setter.word(token)
                self._word(word, strand, 0.0 if self.level % 2 else fit)
                at = end - 1
            at += 1

    def _tied(self, token: str, strand: Strand, fit: float) -> None:
        """Words with no-break spaces between them."""
        for i, part in enumerate(token.split(NBSP)):
            if i:
                self._append_gap(strand.setter.tie, strand)
            if part:
                self._word(strand.setter.word(part), strand, fit)

    def _gap(self, gap: Gap, strand: Strand) -> None:
        """A word space and the line end that it allows; none at the beginning or after another."""
        items = self.items
        at = len(items)
        if at == self.segment.first or items[-1].__class__ is Gap:
            return
        penalty = 0.0
        before = items[-1]
        if self.style.balance and isinstance(before, Word) and len(before.text) < 4:
            penalty = SHORT_WORD
        width, elastic, tight = self.width, self.elastic, self.tight
        self._append_gap(gap, strand)
        if self.hang and isinstance(before, Word):
            width -= before.right * self.hang
        after = (self.width, self.elastic, self.tight)
        self.candidates.add(width, (width, elastic, tight), after, penalty=penalty, flagged=False)
        self.segment.ends.append((at, None))

    def _append_gap(self, gap: Gap, strand: Strand) -> None:
        self.items.append(gap)
        self.owners.append(strand)
        if self.levels is not None:
            self.levels.append(self.level)
        self.width += gap.width
        if self.justified:
            self.elastic += gap.width * STRETCH
            self.tight += gap.width * SHRINK

    def _word(self, word: Word, strand: Strand, fit: float) -> None:
        if word.capital and self.items and self.items[-1].__class__ is Gap:
            self._part_of_name()
        if word.left and self.hang:
            self._hang_left(word.left * self.hang)
        if word.splits:
            at = len(self.items)
            width, elastic, tight, weight = self.width, self.elastic, self.tight, self.hyphen_weight
            add, ends = self.candidates.add, self.segment.ends
            for split in word.splits:
                cut, plain, end, hang = split
                x = width + plain
                ending = width + end - hang * self.hang
                penalty = cut.penalty * weight
                before, after = (min(x, ending), elastic, tight), (x, elastic, tight)
                add(ending, before, after, penalty=penalty, flagged=cut.flagged)
                ends.append((at, split))
        if word.missing:
            self._miss(word, strand)
        self.items.append(word)
        self.owners.append(strand)
        if self.levels is not None:
            self.levels.append(self.level)
        self.width += word.width
        if fit:
            self.elastic += fit * len(word.glyphs)
            self.tight += fit * len(word.glyphs)

    def _part_of_name(self) -> None:
        """A word with a capital follows: a line should not end between it and another."""
        items, ends = self.items, self.segment.ends
        at = len(items) - 1
        if at > self.segment.first and ends and ends[-1] == (at, None):
            before = items[at - 1]
            if isinstance(before, Word) and before.capital and before.text[-1].isalpha():
                self.candidates.penalty[-1] += PARTED_NAME

    def _hang_left(self, hang: float) -> None:
        """A line that begins with the next item begins further left."""
        here = len(self.items)
        if here == self.segment.first:
            self.candidates.origin = hang
        elif self.segment.ends and self.segment.ends[-1] == (here - 1, None):
            self.candidates.start[-1] += hang

    def _miss(self, word: Word, strand: Strand) -> None:
        for char in word.missing:
            key = (char, strand.where)
            self.missing.setdefault(key, MissingGlyph(char, strand.where, strand.setter.face.key))

    def _end_segment(self) -> None:
        """The last candidate of a segment: everything to its end, without a space at the end."""
        ends = self.segment.ends
        if ends and ends[-1] == (len(self.items) - 1, None):
            ends.pop()
            self.candidates.drop_last()
            self.owners.pop()
            self.width -= self.items.pop().width
            if self.levels is not None:
                self.levels.pop()
        width, elastic, tight = self.width, self.elastic, self.tight
        before, after = (width, elastic + ENDLESS, tight), (width, elastic, tight)
        self.candidates.add(width, before, after, penalty=0.0, flagged=False)
        ends.append((len(self.items), None))


def replace_setter(strand: Strand, setter: WordSetter) -> Strand:
    """The same link, tag and place in another style."""
    return Strand(setter, strand.link, strand.tag, strand.fact, strand.where)
