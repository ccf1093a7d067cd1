"""The items of a paragraph as they are measured, and the candidates for line ends that they give."""

from __future__ import annotations

from reportcli.model.refs import Where
from reportcli.model.style import ParagraphStyle
from reportcli.text.composed import MissingGlyph
from reportcli.text.linebreaking import ENDLESS
from reportcli.text.paragraph import SHRINK, STRETCH, Fixed, Item, Paragraph, Segment, Strand, TabStop
from reportcli.text.words import Gap, Word, WordSetter

RAGGED_HYPHEN = 0.45  # of the penalties of hyphens, where badness is measured in the rag's own stretch
PARTED_NAME = 150.0  # penalty of parting two words with capitals
SHORT_WORD = 60.0  # penalty of ending a balanced line after an article or preposition


class MeasuredItems:
    """Takes words, gaps and all else in the order of the text; used for one paragraph.

    levels: the bidirectional level of each item, where some run from right to left; level: that of the next.
    """

    def __init__(self, style: ParagraphStyle) -> None:
        self.items: list[Item] = []
        self.owners: list[Strand] = []
        self.segments: list[Segment] = []
        self.begin_segment()
        self.missing: dict[tuple[str, Where | None], MissingGlyph] = {}
        self.special = False
        self.levels: list[int] | None = None
        self.level = 0
        self.balance = style.balance
        self.justified = style.align == "justify"
        self.hang = style.optical_margins if self.justified else 0.0
        self.hyphen_weight = 1.0 if self.justified else RAGGED_HYPHEN

    def paragraph(self, base: WordSetter, rtl: bool) -> Paragraph:
        """All that was taken. base: of the paragraph's own style; rtl: it begins on the right."""
        missing = tuple(self.missing.values())
        return Paragraph(
            self.items, self.owners, self.segments, missing, base, self.special, self.levels, rtl
        )

    def begin_segment(self) -> None:
        """What follows stands behind a forced line end."""
        self.segment = Segment(len(self.items))
        self.candidates = self.segment.candidates
        self.segments.append(self.segment)
        self.width = self.elastic = self.tight = 0.0  # of the segment so far

    def end_segment(self) -> None:
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

    def fixed(self, item: Fixed | TabStop, strand: Strand, stretch: float = 0.0) -> None:
        """A tab, an icon or a number that is known when all pages are; a line may not end before it."""
        self.special = True
        self.items.append(item)
        self.owners.append(strand)
        if self.levels is not None:
            self.levels.append(self.level)
        self.width += item.width
        self.elastic += stretch

    def gap(self, gap: Gap, strand: Strand) -> None:
        """A word space and the line end that it allows; none at the beginning or after another."""
        items = self.items
        at = len(items)
        if at == self.segment.first or items[-1].__class__ is Gap:
            return
        penalty = 0.0
        before = items[-1]
        if self.balance and isinstance(before, Word) and len(before.text) < 4:
            penalty = SHORT_WORD
        width, elastic, tight = self.width, self.elastic, self.tight
        self.tie(gap, strand)
        if self.hang and isinstance(before, Word):
            width -= before.right * self.hang
        after = (self.width, self.elastic, self.tight)
        self.candidates.add(width, (width, elastic, tight), after, penalty=penalty, flagged=False)
        self.segment.ends.append((at, None))

    def tie(self, gap: Gap, strand: Strand) -> None:
        """A space that no line ends at."""
        self.items.append(gap)
        self.owners.append(strand)
        if self.levels is not None:
            self.levels.append(self.level)
        self.width += gap.width
        if self.justified:
            self.elastic += gap.width * STRETCH
            self.tight += gap.width * SHRINK

    def word(self, word: Word, strand: Strand, fit: float) -> None:
        """A word and the line ends inside it. fit: points that each of its letters may be set wider."""
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
