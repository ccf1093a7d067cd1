"""From runs to a measured paragraph: micro-typography, levels, styles of their own, words and gaps."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportcli.model.display import Drawing
from reportcli.model.inline import Inline, InlineIcon, LateRun, LineBreak, NoteCall, Run, Tab
from reportcli.model.patterns.late import late_pattern
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.model.value_class import replace
from reportcli.text import shifts
from reportcli.text.bidi import RTL, backwards, levels
from reportcli.text.derived import (
    as_power,
    drawn_shift,
    figure_width,
    inline_icon,
    is_power,
    raised,
    superior,
)
from reportcli.text.measured_items import MeasuredItems
from reportcli.text.paragraph import (
    Fixed,
    Paragraph,
    Strand,
    TabStop,
    next_stop,
    tab_width,
)
from reportcli.text.texts import OBJECT, languages, texts_of
from reportcli.text.words import WordSetter

SMALL_CAPITALS = 0.78  # size of a face that has none of its own
TAB_STRETCH = 1e5
NBSP = "\u00a0"

SetterFor = Callable[[CharacterStyle, str, bool], WordSetter]

_CASES = late_pattern(r"([a-zß-öø-ÿœ’'.,-]*[a-zß-öø-ÿœ])|[^a-zß-öø-ÿœ]+")


class Preparer:
    """Builds one Paragraph; used once."""

    def __init__(
        self, style: ParagraphStyle, setter: SetterFor, icon: Callable[[str], Drawing] | None
    ) -> None:
        self.style = style
        self.setter = setter
        self.icon = icon
        self.measured = MeasuredItems(style)
        self.rtl = False

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
            self.measured.level = 2 * (levels[at] > 0) if levels else 0
            at += 1
            if isinstance(run, LineBreak):
                self.measured.end_segment()
                self.measured.begin_segment()
            elif isinstance(run, Tab) and self.style.tabs:
                self._tab(base, runs[number + 1 :], refined)
            else:
                self._object(run, base)
        self.measured.end_segment()
        return self.measured.paragraph(base, self.rtl)

    def _levels(self, runs: Sequence[Inline], texts: Sequence[str]) -> list[int] | None:
        """The bidirectional level of each character, one for whatever is no text; None: all left to right."""
        tongues = languages(runs)
        if not any(RTL.search(text) for text in texts) and not backwards("", tongues):
            return None
        self.measured.levels = []
        kinds = {LineBreak: "\u2029", Tab: "\t"}
        pairs = zip(runs, texts, strict=True)
        whole = "".join(t if isinstance(r, Run) else kinds.get(type(r), OBJECT) for r, t in pairs)
        self.rtl = backwards(whole, tongues)
        if self.rtl:
            self.measured.hang = 0.0
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
            self.measured.level = levels[0] if levels else self.measured.level
            self.measured.word(as_power(setter.word(text)), strand, 0.0)
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
        small = _in_style(strand, self.setter(char, run.lang, False))
        for m in _CASES.finditer(text):
            own = small if m.lastindex else strand
            self._text(m[0], own, levels and levels[m.start() : m.end()])

    def _object(self, run: Tab | LateRun | NoteCall | InlineIcon, base: WordSetter) -> None:
        if isinstance(run, Tab):
            strand = self.measured.owners[-1].plain() if self.measured.owners else Strand(base)
            self.measured.fixed(TabStop(base.char.size), strand, TAB_STRETCH)
        elif isinstance(run, LateRun):
            setter = self.setter(run.char, run.lang, False)
            width = run.digits * figure_width(setter)
            fixed = Fixed(width, setter.ascent, setter.descent, deferred=run)
            self.measured.fixed(fixed, Strand(setter, run.link))
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
            self.measured.fixed(fixed, Strand(setter, run.link, tag, alt=run.alt))

    def _tab(self, base: WordSetter, after: Sequence[Inline], refined: bool) -> None:
        """A tab to the next of the style's stops, behind the last one to the end of the line."""
        style = self.style
        in_first = len(self.measured.segments) == 1
        here = self.measured.width + style.indent_left + (style.indent_first if in_first else 0.0)
        strand = self.measured.owners[-1].plain() if self.measured.owners else Strand(base)
        stop = next_stop(style.tabs, here)
        if stop is None:
            self.measured.fixed(TabStop(base.char.size), strand, TAB_STRETCH)
            return
        plain = replace(style, tabs=(), align="left")

        def measured(runs: Sequence[Inline]) -> float:
            """The width of runs in one line."""
            found = Preparer(plain, self.setter, self.icon).paragraph(runs, refined)
            return found.segments[0].candidates.end[-1]

        width = tab_width(stop, here, after, measured)
        self.measured.fixed(TabStop(width, fills=False, leader=stop.leader), strand)

    def _text(self, text: str, strand: Strand, levels: list[int] | None = None) -> None:
        """Append words and gaps, and the candidates that they give."""
        if levels is not None:
            self._directed(text, strand, levels)
            return
        setter = strand.setter
        words, add_word, add_gap = setter.words, self.measured.word, self.measured.gap
        tied = NBSP in text
        fit = self.style.letter_fit * setter.char.size if self.measured.justified else 0.0
        between = False
        for token in text.split(" "):
            if between:
                add_gap(setter.gap, strand)
            between = True
            if tied and NBSP in token:
                self._tied(token, strand, fit)
            elif token:
                add_word(words.get(token) or setter.word(token), strand, fit)

    def _directed(self, text: str, strand: Strand, levels: list[int]) -> None:
        """Text in several directions: a word for each stretch of one level."""
        setter = strand.setter
        fit = self.style.letter_fit * setter.char.size if self.measured.justified else 0.0
        at = 0
        while at < len(text):
            self.measured.level = levels[at]
            if text[at] == " ":
                self.measured.gap(setter.gap, strand)
            elif text[at] == NBSP:
                self.measured.tie(setter.tie, strand)
            else:
                end = at + 1
                while end < len(text) and levels[end] == self.measured.level and text[end] not in (" ", NBSP):
                    end += 1
                token = text[at:end]
                word = setter.backward(token) if self.measured.level % 2 else setter.word(token)
                self.measured.word(word, strand, 0.0 if self.measured.level % 2 else fit)
                at = end - 1
            at += 1

    def _tied(self, token: str, strand: Strand, fit: float) -> None:
        """Words with no-break spaces between them."""
        for i, part in enumerate(token.split(NBSP)):
            if i:
                self.measured.tie(strand.setter.tie, strand)
            if part:
                self.measured.word(strand.setter.word(part), strand, fit)


def _in_style(strand: Strand, setter: WordSetter) -> Strand:
    """The same link, tag and place in another style."""
    return Strand(setter, strand.link, strand.tag, strand.fact, strand.where)
