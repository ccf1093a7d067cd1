"""From runs to measured items: what stands in a paragraph, and where its lines may end."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from reportcli.model.display import Drawing
from reportcli.model.inline import Inline, InlineIcon, LateRun, LineBreak, NoteCall, Run, Tab
from reportcli.model.refs import Where
from reportcli.model.style import CharacterStyle, ParagraphStyle
from reportcli.text.composed import MissingGlyph
from reportcli.text.linebreaking import ENDLESS, Candidates
from reportcli.text.microtypography import Edit, apply, edits, is_glue
from reportcli.text.words import Gap, Split, Word, WordSetter

STRETCH = 0.5  # of a word gap
SHRINK = 1 / 3
RAGGED_HYPHEN = 5.0  # hyphens weigh more where lines need not be filled
SHORT_WORD = 25.0  # penalty of ending a balanced line after an article or preposition
TAB_STRETCH = 1e5
NBSP = "\u00a0"
OBJECT = "\ufffc"

SetterFor = Callable[[CharacterStyle, str, bool], WordSetter]


@dataclass(frozen=True, slots=True, eq=False)
class Strand:
    """What the items of one inline have in common."""

    setter: WordSetter
    link: str | None = None
    tag: str | None = None
    fact: int | None = None
    where: Where | None = None
    alt: str | None = None
    note: NoteCall | None = None

    @property
    def look(self) -> tuple[str | None, str | None, str]:
        return (self.link, self.tag, self.setter.lang)


@dataclass(frozen=True, slots=True)
class Fixed:
    """Something of fixed width that is not text: an icon or a late run."""

    width: float
    ascent: float
    descent: float
    icon: InlineIcon | None = None
    drawing: Drawing | None = None
    late: LateRun | None = None


@dataclass(frozen=True, slots=True)
class TabStop:
    """Fills what is left of the line; `width` is the least it takes."""

    width: float


Item = Word | Gap | Fixed | TabStop
# Where a line ends: index of the item that it ends in or before, and the split inside it.
LineEnd = tuple[int, Split | None]


@dataclass(slots=True)
class Stretch:
    """Items between forced line ends, and their candidates."""

    first: int
    candidates: Candidates = field(default_factory=Candidates)
    ends: list[LineEnd] = field(default_factory=list)


@dataclass(slots=True)
class Paragraph:
    items: list[Item]
    owners: list[Strand]  # parallel to items
    stretches: list[Stretch]
    missing: tuple[MissingGlyph, ...]
    base: WordSetter


_SPACING = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")


def texts_of(runs: Sequence[Inline], refined: bool) -> list[str]:
    """The text of each run, white space collapsed and micro-typography applied ("" for what is no Run)."""
    texts = [_SPACING.sub(" ", run.text) if isinstance(run, Run) else "" for run in runs]
    if not refined:
        return texts
    pieces = [
        text if isinstance(run, Run) else "\n" if isinstance(run, (LineBreak, Tab)) else OBJECT
        for run, text in zip(runs, texts, strict=True)
    ]
    whole = "".join(pieces)
    languages = sorted({run.lang[:2].lower() for run in runs if isinstance(run, Run)})
    for language in languages:
        changes = edits(whole, language)
        if not changes:
            continue
        at = index = 0
        for i, run in enumerate(runs):
            end = at + len(pieces[i])
            own: list[Edit] = []
            while index < len(changes) and (changes[index].start < end or i == len(runs) - 1):
                own.append(changes[index])
                index += 1
            if isinstance(run, Run) and own and run.lang[:2].lower() == language:
                if run.fact is not None:
                    own = [edit for edit in own if is_glue(edit, whole)]
                texts[i] = apply(pieces[i], [Edit(s - at, min(e, end) - at, new) for s, e, new in own])
            at = end
    return texts


class Preparer:
    """Builds one Paragraph; used once."""

    def __init__(self, style: ParagraphStyle, setter: SetterFor, icon: Callable[[str], Drawing] | None) -> None:
        self.style = style
        self.setter = setter
        self.icon = icon
        self.items: list[Item] = []
        self.owners: list[Strand] = []
        self.sums = (0.0, 0.0, 0.0)  # width, stretch, shrink of the current stretch
        self.stretch = Stretch(0)
        self.stretches = [self.stretch]
        self.missing: dict[tuple[str, Where | None], MissingGlyph] = {}
        self.justified = style.align == "justify"
        self.hyphen_weight = 1.0 if self.justified else RAGGED_HYPHEN

    def paragraph(self, runs: Sequence[Inline], refined: bool) -> Paragraph:
        base = self.setter(self.style.char, next((r.lang for r in runs if isinstance(r, Run)), ""), False)
        for run, text in zip(runs, texts_of(runs, refined), strict=True):
            if isinstance(run, Run):
                setter = self.setter(run.char, run.lang, self.style.hyphenate)
                self._text(text, Strand(setter, run.link, run.tag, run.fact, run.where))
            elif isinstance(run, LineBreak):
                self._end_stretch()
                self.stretch = Stretch(len(self.items))
                self.stretches.append(self.stretch)
                self.sums = (0.0, 0.0, 0.0)
            else:
                self._object(run, base)
        self._end_stretch()
        return Paragraph(self.items, self.owners, self.stretches, tuple(self.missing.values()), base)

    def _object(self, run: Tab | LateRun | NoteCall | InlineIcon, base: WordSetter) -> None:
        if isinstance(run, Tab):
            self._fixed(TabStop(base.char.size), Strand(base), TAB_STRETCH)
        elif isinstance(run, LateRun):
            setter = self.setter(run.char, run.lang, False)
            width = run.digits * figure_width(setter)
            self._fixed(Fixed(width, setter.ascent, setter.descent, late=run), Strand(setter, run.link))
        elif isinstance(run, NoteCall):
            setter = self.setter(superior(run.char, base), run.lang, False)
            self._text(run.mark.replace(" ", NBSP), Strand(setter, tag="Reference", note=run))
        elif self.icon is not None:
            drawing = self.icon(run.asset)
            width = drawing.width * run.height / (drawing.height or 1.0)
            fixed = Fixed(width, run.height + run.rise, max(0.0, -run.rise), icon=run, drawing=drawing)
            self._fixed(fixed, Strand(base, alt=run.alt))

    def _fixed(self, item: Fixed | TabStop, strand: Strand, stretch: float = 0.0) -> None:
        self.items.append(item)
        self.owners.append(strand)
        width, y, z = self.sums
        self.sums = (width + item.width, y + stretch, z)

    def _text(self, text: str, strand: Strand) -> None:
        """Append words and gaps, and the candidates that they give."""
        setter = strand.setter
        words, items, owners = setter.words, self.items, self.owners
        c, ends, first = self.stretch.candidates, self.stretch.ends, self.stretch.first
        total, stretch, shrink = self.sums
        gap = setter.gap
        gap_stretch, gap_shrink = (gap.width * STRETCH, gap.width * SHRINK) if self.justified else (0.0, 0.0)
        fit = self.style.letter_fit * setter.char.size if self.justified else 0.0
        short = SHORT_WORD if self.style.balance else 0.0
        tied = NBSP in text
        leading = False
        for token in text.split(" "):
            if leading:
                at = len(items)
                if at > first and items[-1].__class__ is not Gap:
                    before = items[-1]
                    c.end.append(total)
                    c.plain.append(total)
                    c.stretch.append(stretch)
                    c.shrink.append(shrink)
                    total += gap.width
                    stretch += gap_stretch
                    shrink += gap_shrink
                    c.start.append(total)
                    c.start_stretch.append(stretch)
                    c.start_shrink.append(shrink)
                    c.penalty.append(short if short and isinstance(before, Word) and len(before.text) < 4 else 0.0)
                    c.flagged.append(False)
                    ends.append((at, None))
                    items.append(gap)
                    owners.append(strand)
            leading = True
            if not token:
                continue
            for i, part in enumerate(token.split(NBSP)) if tied and NBSP in token else ((0, token),):
                if i:
                    items.append(setter.tie)
                    owners.append(strand)
                    total += gap.width
                    stretch += gap_stretch
                    shrink += gap_shrink
                    if not part:
                        continue
                word = words.get(part) or setter.word(part)
                if word.splits:
                    at = len(items)
                    for split in word.splits:
                        cut = split.cut
                        c.end.append(total + split.end)
                        c.plain.append(total + split.plain)
                        c.stretch.append(stretch)
                        c.shrink.append(shrink)
                        c.start.append(total + split.plain)
                        c.start_stretch.append(stretch)
                        c.start_shrink.append(shrink)
                        c.penalty.append(cut.penalty * self.hyphen_weight)
                        c.flagged.append(cut.flagged)
                        ends.append((at, split))
                if word.missing:
                    self._miss(word, strand)
                items.append(word)
                owners.append(strand)
                total += word.width
                if fit:
                    stretch += fit * len(word.glyphs)
                    shrink += fit * len(word.glyphs)
        self.sums = (total, stretch, shrink)

    def _miss(self, word: Word, strand: Strand) -> None:
        for char in word.missing:
            key = (char, strand.where)
            self.missing.setdefault(key, MissingGlyph(char, strand.where, strand.setter.face.key))

    def _end_stretch(self) -> None:
        """The last candidate of a stretch: everything to its end, without a space at the end."""
        stretch = self.stretch
        c = stretch.candidates
        at = len(self.items)
        width, y, z = self.sums
        if at > stretch.first and isinstance(self.items[-1], Gap) and stretch.ends:
            if stretch.ends[-1] == (at - 1, None):
                for column in (c.end, c.plain, c.stretch, c.shrink, c.start, c.start_stretch, c.start_shrink):
                    column.pop()
                c.penalty.pop()
                c.flagged.pop()
                stretch.ends.pop()
                gap = self.items.pop()
                self.owners.pop()
                width -= gap.width
                at -= 1
        c.end.append(width)
        c.plain.append(width)
        c.stretch.append(y + ENDLESS)
        c.shrink.append(z)
        c.start.append(width)
        c.start_stretch.append(y)
        c.start_shrink.append(z)
        c.penalty.append(0.0)
        c.flagged.append(False)
        stretch.ends.append((at, None))


def figure_width(setter: WordSetter) -> float:
    """Width in points of a tabular figure."""
    features = tuple(f for f in setter.features if f[0] not in ("pnum", "tnum"))
    return setter.face.advance("0", (*features, ("tnum", 1))) * setter.scale


def superior(char: CharacterStyle, base: WordSetter) -> CharacterStyle:
    """A note call's style: the font's own superior figures, else smaller ones that are raised."""
    face = base.fonts.face(char.font, char.weight, char.italic)
    if char.rise:
        return char
    others = tuple(f for f in char.features if f[0] != "sups")
    if face.has_feature("sups"):
        return replace(char, features=(*others, ("sups", 1)))
    return replace(char, features=others, size=char.size * 0.62, rise=char.size * 0.34)
