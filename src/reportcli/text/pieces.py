"""From the items of a line to display operations and pieces."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportcli.model.display import Glyph, GlyphsOp, LateLine, LateOp, Op
from reportcli.model.inline import NoteCall
from reportcli.model.refs import FactKey
from reportcli.text.beside_glyphs import lines_of, placed_icon
from reportcli.text.bidi import visual_order
from reportcli.text.composed import Piece
from reportcli.text.paragraph import Fixed, Item, Strand, TabStop
from reportcli.text.words import Gap, Word, WordSetter


class LineEdges(NamedTuple):
    """Where a line begins and ends, the share of its free width left of it, whether word spaces fill it."""

    start: float
    end: float
    share: float
    fills: bool


class LineBuilder:
    """Collects glyphs into operations, one a run, and those into pieces, one a link, tag and language."""

    def __init__(
        self, x: float, ratio: float, loosen: float, tab_fill: float, *, leader: str, line: LineEdges
    ) -> None:
        self.x = x
        self.line = line
        self.ratio = ratio
        self.loosen = loosen  # 1/1000 em added to each glyph of a word
        self.loose: dict[Glyph, Glyph] = {}  # what became of each
        self.tab_fill = tab_fill
        self.leader = leader
        self.pieces: list[Piece] = []
        self.notes: list[NoteCall] = []
        self.ops: list[Op] = []
        self.texts: list[str] = []
        self.facts: set[FactKey | None] = set()
        self.extent: tuple[float, float] | None = None  # left and right edge of text from right to left
        self.begin = x
        self.strand: Strand | None = None
        self.glyphs: list[Glyph] = []
        self.glyphs_x = x

    def add_all(self, items: Sequence[Item], owners: Sequence[Strand], levels: Sequence[int] | None) -> None:
        """The items of a line; levels: of each, where some run from right to left."""
        if levels is None:
            self._add(items, owners)
        else:
            self._add_directed(items, owners, levels)

    def _add(self, items: Sequence[Item], owners: Sequence[Strand]) -> None:
        gaps: dict[Gap, tuple[Glyph, float]] = {}
        even = not self.loosen
        for item, owner in zip(items, owners, strict=True):
            if owner is not self.strand:
                self._change(owner)
            if isinstance(item, Word):
                if even and item.parts is None:
                    self.texts.append(item.text)
                    self.glyphs += item.glyphs
                    self.x += item.width
                else:
                    self._word(item, owner.setter)
            elif isinstance(item, Gap):
                stretched = gaps.get(item)
                if stretched is None:
                    stretched = gaps[item] = self._gap(item, owner.setter)
                self.texts.append(item.text)
                self.glyphs.append(stretched[0])
                self.x += stretched[1]
            elif isinstance(item, TabStop):
                self._tab(owner.setter, item)
            else:
                self._fixed(item, owner)

    def _add_directed(self, items: Sequence[Item], owners: Sequence[Strand], levels: Sequence[int]) -> None:
        """Items in several directions: each where it is read by the eye, written in the order of the text."""
        places = [0.0] * len(items)
        x = self.x
        for n in visual_order(levels):
            places[n] = x
            x += self._taken(items[n], owners[n].setter)
        backward = False
        for n in range(len(items)):
            if (levels[n] > 0) is not backward:
                self._end_backward()
                backward = levels[n] > 0
                self.extent = (places[n], places[n]) if backward else None
            if abs(places[n] - self.x) > 1e-6:
                self._flush_glyphs()
                if not backward:
                    self._flush_piece()
                self.x = self.glyphs_x = places[n]
                self.begin = self.begin if backward else places[n]
            self._add(items[n : n + 1], owners[n : n + 1])
            if self.extent is not None:
                self.extent = min(self.extent[0], places[n]), max(self.extent[1], self.x)
        self._end_backward()

    def _end_backward(self) -> None:
        """A stretch from right to left is a piece by itself, and so is what stands before it."""
        self._flush_glyphs()
        self._flush_piece()
        self.extent = None

    def _taken(self, item: Item, setter: WordSetter) -> float:
        """The width that an item takes up on this line."""
        if isinstance(item, Gap):
            return self._gap(item, setter)[1]
        if isinstance(item, Word):
            return item.width + self.loosen * len(item.glyphs) * setter.scale
        return item.width + (self.tab_fill if isinstance(item, TabStop) and item.fills else 0.0)

    def _gap(self, gap: Gap, setter: WordSetter) -> tuple[Glyph, float]:
        if self.ratio == 1.0:
            return gap.glyph, gap.width
        width = gap.width * self.ratio
        return gap.glyph._replace(advance=round(width / setter.scale, 2)), width

    def _word(self, word: Word, setter: WordSetter) -> None:
        """A word in several faces, or one whose letters are set wider."""
        self.texts.append(word.text)
        if word.parts is None:
            self.glyphs += self._loosened(word.glyphs)
            self.x += word.width + self.loosen * len(word.glyphs) * setter.scale
            return
        self._flush_glyphs()
        for part in word.parts:
            self.glyphs = self._loosened(part.glyphs)
            self.x += sum(glyph.advance for glyph in self.glyphs) * setter.scale
            self._flush_glyphs(part.face.key)

    def _loosened(self, glyphs: tuple[Glyph, ...]) -> list[Glyph]:
        if not self.loosen:
            return list(glyphs)
        known, loose = self.loose, []
        for glyph in glyphs:
            wider = known.get(glyph)
            if wider is None:
                advance = round(glyph.advance + self.loosen, 3)
                wider = known[glyph] = Glyph(glyph.gid, advance, glyph.dx, glyph.dy, glyph.text)
            loose.append(wider)
        return loose

    def _change(self, strand: Strand) -> None:
        """Another run begins: its own operation, and its own piece when link, tag or language differ."""
        self._flush_glyphs()
        if self.strand is not None and (
            self.strand.piece_key != strand.piece_key or strand.alt or self.strand.alt
        ):
            self._flush_piece()
        self.strand = strand
        if strand.note is not None and strand.note not in self.notes:
            self.notes.append(strand.note)

    def _flush_glyphs(self, font: str | None = None) -> None:
        """Close the operation; its origin is where its first glyph was appended."""
        strand = self.strand
        if self.glyphs and strand is not None:
            setter = strand.setter
            char = setter.char
            width = self.x - self.glyphs_x
            self.ops.append(
                GlyphsOp(
                    font or setter.face.key,
                    char.size,
                    self.glyphs_x,
                    -char.rise,
                    tuple(self.glyphs),
                    char.paint,
                    width,
                    strand.fact,
                )
            )
            self.ops += lines_of(setter, self.glyphs_x, width)
            self.facts.add(strand.fact)
        self.glyphs = []
        self.glyphs_x = self.x

    def _flush_piece(self, tag: str | None = None) -> None:
        strand = self.strand
        if strand is not None and (self.ops or self.texts):
            fact = next(iter(self.facts)) if len(self.facts) == 1 else None
            text = "".join(self.texts)
            begin, end = self.extent or (self.begin, self.x)
            turned = self.extent is not None and bool(text.strip())
            self.pieces.append(
                Piece(
                    tuple(self.ops),
                    begin,
                    end - begin,
                    text,
                    strand.link,
                    tag or strand.tag,
                    strand.setter.lang,
                    fact,
                    strand.alt,
                    text if turned and not (strand.link or strand.tag or strand.alt) else None,
                )
            )
        self.ops, self.texts, self.facts = [], [], set()
        self.begin = self.glyphs_x = self.x

    def _tab(self, setter: WordSetter, tab: TabStop) -> None:
        """Fill up the line, or to the tab stop.

        Leader dots stand under one another: their places are multiples of one step.
        """
        if self.strand is not None:
            self.end_space(self.strand)
        self._flush_glyphs()
        self._flush_piece()
        end = self.x + tab.width + (self.tab_fill if tab.fills else 0.0)
        leader = self.leader if tab.leader is None else tab.leader
        if leader:
            dot = setter.piece(leader)
            step = dot.width if leader.strip() != leader else dot.width + setter.gap.width
            pad = setter.char.size * 0.3
            first = -(-(self.x + pad) // step) * step
            count = int((end - pad - first) / step + 1e-6) if step > 0 else 0
            if count > 0:
                self._leader(setter, dot, first, step, count=count, text=leader)
        self.x = end
        self.begin = self.glyphs_x = end

    def _leader(
        self, setter: WordSetter, dot: Word, first: float, step: float, *, count: int, text: str
    ) -> None:
        extra = (step - dot.width) / setter.scale
        *lead, tail = dot.glyphs
        unit = (*lead, tail._replace(advance=tail.advance + extra))
        width = step * count
        op = GlyphsOp(
            setter.face.key,
            setter.char.size,
            first,
            -setter.char.rise,
            unit * count,
            setter.char.paint,
            width,
        )
        self.pieces.append(Piece((op,), first, width, text * count, tag="Leader", lang=setter.lang))

    def end_space(self, strand: Strand) -> None:
        """A space without width: what a tab or a line end separates is separated in extracted text too."""
        if self.glyphs or self.ops:
            if strand is not self.strand:
                self._change(strand)
            self.glyphs.append(strand.setter.end_space)
            self.texts.append(" ")

    def _fixed(self, item: Fixed, owner: Strand) -> None:
        self._flush_glyphs()
        if item.deferred is not None:
            run, setter = item.deferred, owner.setter
            features = tuple(f for f in setter.features if f[0] not in ("pnum", "tnum"))
            align = "right" if self.tab_fill else "left"
            start, end, share, fills = self.line
            before, after = self.x - start, end - self.x - item.width
            op: Op = LateOp(
                run.kind, run.target, setter.face.key, setter.char.size, self.x, -setter.char.rise,
                item.width, align, setter.char.paint, (*features, ("tnum", 1)),
                None if self.tab_fill else LateLine(before, after, share, fills),
            )  # fmt: skip
        else:
            assert item.icon is not None and item.drawing is not None
            op = placed_icon(item.drawing, item.icon, self.x)
        self.ops.append(op)
        self.x += item.width
        self.glyphs_x = self.x

    def finish(self) -> tuple[Piece, ...]:
        """The line's pieces."""
        self._flush_glyphs()
        self._flush_piece()
        return tuple(self.pieces)
