"""From a broken paragraph to lines: justification, alignment, tabs, leaders, pieces and their operations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportcli.model.display import Drawing, Glyph, GlyphsOp, GroupOp, LateOp, Op, PathOp, rect_path
from reportcli.model.inline import NoteCall
from reportcli.model.style import Paint, ParagraphStyle
from reportcli.text.composed import Line, Piece
from reportcli.text.paragraph import SHRINK, STRETCH, Fixed, Item, LineEnd, Paragraph, Strand, TabStop
from reportcli.text.words import Gap, Word, WordSetter

UNDERLINE_DEPTH = 0.12  # em below the baseline
TIGHTEST = 1 - SHRINK  # of a word gap, also where a line is overfull
Room = tuple[float, float]  # x offset and width of a line, in points


def set_line(
    paragraph: Paragraph,
    style: ParagraphStyle,
    start: LineEnd,
    end: LineEnd,
    room: Room,
    last: bool,
    ends_stretch: bool,
) -> Line:
    """One line from the place where the one before ended to `end`. `ends_stretch`: not to be filled."""
    items, owners = line_items(paragraph, start, end)
    natural = sum([item.width for item in items])
    gaps = sum([item.width for item in items if item.__class__ is Gap])
    x, width = room
    free = width - natural
    if paragraph.base.char.tracking and items:
        free += owners[-1].setter.char.tracking * owners[-1].setter.scale
    tabs = sum(item.__class__ is TabStop for item in items)
    ratio, loosen, tab_fill = 1.0, 0.0, 0.0
    if tabs and free > 0:
        tab_fill = free / tabs
    elif style.align == "justify" and (free < 0 or not ends_stretch):
        ratio, loosen = _fill(items, owners, style, free, gaps)
    set_width = natural + gaps * (ratio - 1) + tab_fill * tabs
    if loosen:
        set_width += sum(
            [loosen * o.setter.char.size * len(i.glyphs) for i, o in zip(items, owners, strict=True) if isinstance(i, Word)]
        )
    if style.align in ("right", "center") and not tabs and set_width < width:
        x += max(0.0, free) * (0.5 if style.align == "center" else 1.0)
    if any(item.__class__ is Word and item.rtl for item in items):
        items, owners = _reorder(items, owners)
    builder = _LineBuilder(x, ratio, loosen * 1000, tab_fill, style.leader)
    builder.add(items, owners)
    end_split = end[1]
    hyphenated = end_split is not None and end_split.cut.flagged
    if end_split is None and not last:
        builder.end_space()
    pieces = builder.finish()
    used = [owner.setter for owner in dict.fromkeys(owners)] or [paragraph.base]
    fixed = [item for item in items if isinstance(item, Fixed)]
    return Line(
        pieces=pieces,
        x=x,
        width=set_width,
        ascent=max([*(s.ascent for s in used), *(f.ascent for f in fixed)]),
        descent=max([*(s.descent for s in used), *(f.descent for f in fixed)]),
        ends_with_hyphen=hyphenated,
        last=last,
        gap_ratio=ratio,
        notes=tuple(builder.notes),
        excess=max(0.0, set_width - width) if set_width - width > 0.01 else 0.0,
    )


def line_items(paragraph: Paragraph, start: LineEnd, end: LineEnd) -> tuple[list[Item], list[Strand]]:
    """What stands on a line; words that are split at its ends are shaped anew."""
    first, split_before = start
    stop, split_after = end
    if split_before is None and split_after is None:
        return paragraph.items[first:stop], paragraph.owners[first:stop]
    stop += split_after is not None
    items, owners = paragraph.items[first:stop], paragraph.owners[first:stop]
    begin = split_before.cut.at if split_before else 0
    if split_after is not None:
        word = items[-1]
        assert isinstance(word, Word)
        begins = begin if len(items) == 1 else 0
        items[-1] = owners[-1].setter.piece(word.text[begins : split_after.cut.at], split_after.cut.hyphen)
        if len(items) == 1:
            return items, owners
    if begin:
        word = items[0]
        assert isinstance(word, Word)
        items[0] = owners[0].setter.piece(word.text[begin:])
    return items, owners


def _fill(
    items: list[Item], owners: list[Strand], style: ParagraphStyle, free: float, gaps: float
) -> tuple[float, float]:
    """How gaps (a factor) and letters (ems more) take up the free width of a justified line."""
    elastic = gaps * (STRETCH if free >= 0 else SHRINK)
    letters = 0.0
    if style.letter_fit:
        letters = style.letter_fit * sum(
            o.setter.char.size * len(i.glyphs) for i, o in zip(items, owners, strict=True) if isinstance(i, Word)
        )
    if elastic + letters <= 0:
        return 1.0, 0.0
    share = letters / (elastic + letters)
    loosen = style.letter_fit * max(-1.0, min(1.0, free / (elastic + letters))) if letters else 0.0
    taken = letters * loosen / style.letter_fit if letters else 0.0
    if share == 1.0 or gaps <= 0:
        return 1.0, loosen
    return max(TIGHTEST, 1 + (free - taken) / gaps), loosen


def _reorder(items: list[Item], owners: list[Strand]) -> tuple[list[Item], list[Strand]]:
    """Right-to-left words that stand together are read from the right: reverse them with their gaps."""
    order: list[int] = []
    i = 0
    while i < len(items):
        j = i
        if isinstance(items[i], Word) and items[i].rtl:  # type: ignore[union-attr]
            k = i + 1
            while k < len(items) and (isinstance(items[k], Gap) or (isinstance(items[k], Word) and items[k].rtl)):  # type: ignore[union-attr]
                if isinstance(items[k], Word):
                    j = k
                k += 1
        order += range(j, i - 1, -1)
        i = j + 1
    return [items[n] for n in order], [owners[n] for n in order]


class _LineBuilder:
    """Collects glyphs into operations (one a run) and operations into pieces (one a look)."""

    def __init__(self, x: float, ratio: float, loosen: float, tab_fill: float, leader: str) -> None:
        self.x = x
        self.ratio = ratio
        self.loosen = loosen  # 1/1000 em added to each glyph of a word
        self.tab_fill = tab_fill
        self.leader = leader
        self.pieces: list[Piece] = []
        self.notes: list[NoteCall] = []
        self.ops: list[Op] = []
        self.texts: list[str] = []
        self.facts: set[int | None] = set()
        self.begin = x
        self.strand: Strand | None = None
        self.glyphs: list[Glyph] = []
        self.glyphs_x = x

    def add(self, items: Sequence[Item], owners: Sequence[Strand]) -> None:
        gap_glyphs: dict[int, tuple[Glyph, float]] = {}
        for item, owner in zip(items, owners, strict=True):
            if owner is not self.strand:
                self._change(owner)
            kind = item.__class__
            if kind is Word:
                self._word(item, owner.setter)  # type: ignore[arg-type]
            elif kind is Gap:
                self.texts.append(item.text)  # type: ignore[union-attr]
                stretched = gap_glyphs.get(id(item))
                if stretched is None:
                    stretched = gap_glyphs[id(item)] = self._gap(item, owner.setter)  # type: ignore[arg-type]
                self.glyphs.append(stretched[0])
                self.x += stretched[1]
            elif kind is TabStop:
                self._tab(owner.setter, item.width)
            else:
                self._fixed(item, owner)  # type: ignore[arg-type]

    def _gap(self, gap: Gap, setter: WordSetter) -> tuple[Glyph, float]:
        if self.ratio == 1.0:
            return gap.glyph, gap.width
        width = gap.width * self.ratio
        return gap.glyph._replace(advance=round(width / setter.scale, 2)), width

    def _word(self, word: Word, setter: WordSetter) -> None:
        self.texts.append(word.text)
        width = word.width
        if word.parts:
            self._flush_glyphs()
            for part in word.parts:
                self.glyphs = self._loosened(part.glyphs)
                self.x += sum(glyph.advance for glyph in self.glyphs) * setter.scale
                self._flush_glyphs(part.face.key)
            return
        if self.loosen:
            self.glyphs += self._loosened(word.glyphs)
            width += self.loosen * len(word.glyphs) * setter.scale
        else:
            self.glyphs += word.glyphs
        self.x += width

    def _loosened(self, glyphs: tuple[Glyph, ...]) -> list[Glyph]:
        if not self.loosen:
            return list(glyphs)
        return [g._replace(advance=round(g.advance + self.loosen, 3)) for g in glyphs]

    def _change(self, strand: Strand) -> None:
        """Another run begins: its own operation, and its own piece when its look differs."""
        self._flush_glyphs()
        if self.strand is not None and (self.strand.look != strand.look or strand.alt or self.strand.alt):
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
            if char.underline and width > 0:
                depth = char.size * UNDERLINE_DEPTH - char.rise
                self.ops.append(PathOp(rect_path(self.glyphs_x, depth, width, char.underline), fill=char.paint))
            self.facts.add(strand.fact)
        self.glyphs = []
        self.glyphs_x = self.x

    def _flush_piece(self, tag: str | None = None) -> None:
        strand = self.strand
        if strand is not None and (self.ops or self.texts):
            fact = next(iter(self.facts)) if len(self.facts) == 1 else None
            text = "".join(self.texts)
            width = self.x - self.begin
            self.pieces.append(
                Piece(
                    tuple(self.ops), self.begin, width, text, strand.link, tag or strand.tag, strand.setter.lang, fact, strand.alt
                )
            )
        self.ops, self.texts, self.facts = [], [], set()
        self.begin = self.glyphs_x = self.x

    def _tab(self, setter: WordSetter, least: float) -> None:
        """A leader from one em fraction after the text to one before what follows; dots stand under one another."""
        self._flush_glyphs()
        self._close_with_space()
        end = self.x + least + self.tab_fill
        if self.leader:
            dot = setter.piece(self.leader)
            step = dot.width if self.leader.strip() != self.leader else dot.width + setter.gap.width
            pad = setter.char.size * 0.3
            first = -(-(self.x + pad) // step) * step
            count = int((end - pad - first) / step + 1e-6) if step > 0 else 0
            if count > 0:
                self._leader(setter, dot, first, step, count)
        self.x = end
        self.begin = self.glyphs_x = end

    def _leader(self, setter: WordSetter, dot: Word, first: float, step: float, count: int) -> None:
        extra = (step - dot.width) / setter.scale
        *lead, tail = dot.glyphs
        unit = (*lead, tail._replace(advance=tail.advance + extra))
        width = step * count
        op = GlyphsOp(setter.face.key, setter.char.size, first, -setter.char.rise, unit * count, setter.char.paint, width)
        self.pieces.append(Piece((op,), first, width, self.leader * count, tag="Leader", lang=setter.lang))

    def _close_with_space(self) -> None:
        """What a tab or a line end separates is separated in the text layer too."""
        self.end_space()
        self._flush_piece()

    def end_space(self) -> None:
        """A space without width, so that extracted text keeps words apart."""
        if self.strand is not None and (self.glyphs or self.ops):
            self.glyphs.append(self.strand.setter.end_space)
            self.texts.append(" ")

    def _fixed(self, item: Fixed, owner: Strand) -> None:
        self._flush_glyphs()
        if item.late is not None:
            run, setter = item.late, owner.setter
            features = tuple(f for f in setter.features if f[0] not in ("pnum", "tnum"))
            align = "right" if self.pieces and self.pieces[-1].tag == "Leader" or self.tab_fill else "left"
            op: Op = LateOp(
                run.kind, run.target, setter.face.key, setter.char.size, self.x, -setter.char.rise,
                item.width, align, setter.char.paint, (*features, ("tnum", 1)),
            )  # fmt: skip
        else:
            assert item.icon is not None and item.drawing is not None
            op = _placed_icon(item.drawing, item.icon.height, item.icon.rise, item.icon.paint, self.x)
        self.ops.append(op)
        self.x += item.width
        self.glyphs_x = self.x

    def finish(self) -> tuple[Piece, ...]:
        self._flush_glyphs()
        self._flush_piece()
        return tuple(self.pieces)


def _placed_icon(drawing: Drawing, height: float, rise: float, paint: Paint | None, x: float) -> GroupOp:
    scale = height / (drawing.height or 1.0)
    ops = drawing.ops if paint is None else tuple(repaint(op, paint) for op in drawing.ops)
    return GroupOp(ops, transform=(scale, 0.0, 0.0, scale, x, -height - rise))


def repaint(op: Op, paint: Paint) -> Op:
    """The same operation in one colour: what was filled stays filled, what was stroked stroked."""
    if isinstance(op, PathOp):
        stroke = replace(op.stroke, paint=paint) if op.stroke else None
        return replace(op, fill=paint if op.fill else None, stroke=stroke)
    if isinstance(op, GroupOp):
        return replace(op, ops=tuple(repaint(o, paint) for o in op.ops))
    if isinstance(op, (GlyphsOp, LateOp)):
        return replace(op, paint=paint)
    return op


RoomFor = Callable[[int], Room]
