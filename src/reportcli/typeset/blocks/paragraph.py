"""A paragraph as lines on the vertical list: pieces to leaves, orphans and widows, drop capitals, rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import groupby

from reportcli.blocks import Text
from reportcli.model.diagnostic import error, warning
from reportcli.model.display import GlyphsOp
from reportcli.model.geometry import Rect
from reportcli.model.inline import Inline, NoteCall
from reportcli.model.refs import BlockPart
from reportcli.model.style import ParagraphStyle
from reportcli.model.value_class import dataclass, replace
from reportcli.text.composed import Composed, Line, Piece
from reportcli.text.texts import runs_backwards
from reportcli.typeset.blocks.decoration import rule
from reportcli.typeset.blocks.drop_cap import DropCap, drop_cap, drop_leaf, joined_to_initial
from reportcli.typeset.blocks.first_line import first_line_set
from reportcli.typeset.blocks.fit_width import TOLERANCE, fitted_runs, narrowed, too_tight
from reportcli.typeset.breaking.items import FORBIDDEN, Box, Item, Leaf, Penalty, Shape
from reportcli.typeset.breaking.obstacles import Rows, in_rows
from reportcli.typeset.chapter_state import ChapterState, Room, millimetres
from reportcli.typeset.copyfitting import scaled_runs
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.structure_tree import Node

NBSP = "\u00a0"
DECORATIONS = {"Struck": "LineThrough"}  # tags of runs, as TextDecorationType (ISO 32000-1, 14.8.5.4.5)

# link, tag, alternative text, language, text from right to left
InlineKey = tuple[str | None, str | None, str | None, str | None, str | None]


@dataclass(slots=True, eq=False)
class Paragraph:
    """A composed paragraph; `lead` stands at the first baseline (a list's marker), `initial` hangs there.

    shape: the measures of its lines round what stands in the region. shift: how far in the initial stands.
    first: the runs as they look in the first line, where that has a style of its own.
    """

    state: ChapterState
    block: Text
    style: ParagraphStyle
    runs: tuple[Inline, ...]
    x: float
    width: float
    node: Node | None
    lang: str
    composed: Composed
    baseline: float  # of every line, from its top: the face's ascent with half of the lead above it
    shape: Shape | None = None
    lead: tuple[Leaf, ...] = ()
    initial: DropCap | None = None
    shift: float = 0.0
    first: tuple[Inline, ...] = ()
    last_inline: tuple[InlineKey, Node] | None = field(default=None, repr=False)

    @property
    def leading(self) -> float:
        """Points from one baseline to the next."""
        return self.style.leading

    @property
    def count(self) -> int:
        """How many lines it has."""
        return len(self.composed.lines)

    @property
    def room(self) -> float:
        """Points that indents leave to its lines."""
        return self.width - self.style.indent_left - self.style.indent_right

    @property
    def roomless(self) -> bool:
        """Whether not even a letter has room, such as in a box that is all padding."""
        return self.room < self.style.char.size

    @property
    def undivided(self) -> bool:
        """Whether its lines each stand on one side of an obstacle, as beside a drop capital."""
        return self.initial is not None

    @property
    def backwards(self) -> bool:
        """Whether it goes from right to left."""
        return runs_backwards(self.runs)

    def reshaped(self, shape: Shape) -> list[Item]:
        """The same paragraph, its lines around obstacles."""
        shift, rows = 0.0, shape
        if self.initial is not None:
            shape, shift = self.initial.room.beside(shape)
        runs = self.runs
        if self.first:
            runs = first_line_set(self.state, runs, self.first, self.style, width=shape)
        composed = self.state.composer.compose(runs, self.style, shape)
        items = _items(
            self.state, replace(self, composed=composed, shape=shape, shift=shift, last_inline=None)
        )
        if not isinstance(rows, Rows):
            return items
        together = self.style.keep_together or self.block.keep
        orphans, widows = (self.count, self.count) if together else (self.style.orphans, self.style.widows)
        return in_rows(items, rows, orphans, widows)


def paragraph(
    state: ChapterState, block: Text, inherited: Inherited, room: Room, *, lead: tuple[Leaf, ...] = ()
) -> list[Item]:
    """The paragraph's lines as items, without the space around it. lead: leaves at its first baseline."""
    style, runs = fitted_runs(state, block, inherited)
    node = _node(state, block, inherited)
    lang = block.lang or inherited.lang
    initial = drop_cap(state, style, runs)
    shape: Shape | None = None
    if initial is not None:
        runs, shape = initial.rest, initial.room.alone(room.width)
    first = _first(state, block, style, inherited)
    shown = runs if not first else first_line_set(state, runs, first, style, width=shape or room.width)
    composed = state.compose(shown, style, shape or room.width, block)
    if not composed.lines:
        return []
    if initial is None and inherited.factor == 1.0 and not state.whole and too_tight(composed):
        style, runs, composed = narrowed(state, block, inherited, room.width) or (style, runs, composed)
    if initial is not None:
        state.report_missing(initial.line.missing, block)
    para = Paragraph(
        state,
        block,
        style,
        runs,
        room.x,
        room.width,
        node,
        lang,
        composed,
        _baseline(composed, style),
        lead=lead,
        initial=initial,
        first=first,
    )
    _notes(state, runs, node, inherited)
    return _items(state, para)


def _first(
    state: ChapterState, block: Text, style: ParagraphStyle, inherited: Inherited
) -> tuple[Inline, ...]:
    """The runs as they look in the first line, without a drop capital; none where it has no style."""
    first = block.first_line
    if not first:
        return ()
    if inherited.factor != 1.0:
        first = scaled_runs(first, block.style, inherited.factor)
    initial = drop_cap(state, style, first)
    return first if initial is None else initial.rest


def _node(state: ChapterState, block: Text, inherited: Inherited) -> Node | None:
    if inherited.own and not block.level and not block.role:
        return inherited.node
    within = inherited.node.tag if inherited.node is not None else ""
    if within == "L" and not block.level and block.role in (None, "P"):
        item = state.node(inherited, "LI")
        return state.node(replace(inherited, node=item), "LBody", block)
    role = block.role or ("H" if block.level else "Span" if within == "P" else "P")
    if role == "H":
        role = f"H{min(max(block.level, 1), 6)}"
    return state.node(inherited, role, block, title=block.title)


def _notes(state: ChapterState, runs: tuple[Inline, ...], node: Node | None, inherited: Inherited) -> None:
    """Structure elements of the notes that are called here: read right after the paragraph."""
    parent = node.parent if node is not None and not inherited.own else node
    for run in runs:
        if isinstance(run, NoteCall) and parent is not None:
            state.note_nodes[run.note] = parent.child("Note", state.key(), id=run.note)


def _baseline(composed: Composed, style: ParagraphStyle) -> float:
    """Baseline from the line's top. The least ascent counts: superiors and icons do not move the grid."""
    ascent = min(line.ascent for line in composed.lines)
    descent = min(abs(line.descent) for line in composed.lines)
    return (style.leading - ascent - descent) / 2 + ascent


def _items(state: ChapterState, para: Paragraph) -> list[Item]:
    lines = para.composed.lines
    count = len(lines)
    style = para.style
    together = style.keep_together or para.block.keep
    items: list[Item] = []
    for index, line in enumerate(lines):
        beside = para.initial is not None and index < para.initial.room.beside_it
        if index and (together or beside or index < style.orphans or count - index < style.widows):
            items.append(Penalty(FORBIDDEN))
        items.append(_line(state, para, line, index))
    if para.initial is not None and style.drop_cap > count:
        finding = warning("drop-cap-deep", block=para.block.path, deep=style.drop_cap, lines=count)
        state.report(finding, BlockPart(para.block.path, "layout"))
    return items


def _line(state: ChapterState, para: Paragraph, line: Line, index: int) -> Box:
    last = index == para.count - 1
    style = para.style
    leaves = _leaves(state, para, line)
    if index == 0:
        if para.initial is not None:
            cap = drop_leaf(
                para.initial.line,
                para.x + para.shift,
                style,
                para.node,
                block=para.block.path,
                lang=para.lang,
            ).at(0.0, para.baseline)
            leaves = joined_to_initial(cap, leaves, whole=para.initial.whole)
        leaves = [leaf.at(0.0, para.baseline) for leaf in para.lead] + leaves
        if style.rule_above is not None:
            leaves.insert(0, rule(para.x, 0.0, para.width, style.rule_above, block=para.block.path))
    if last and leaves and para.node is not None and para.node.tag == "Span":
        leaves[-1] = _spaced(state, para, leaves[-1])
    if last and style.rule_below is not None:
        y = style.leading + _below(para)
        leaves.append(rule(para.x, y, para.width, style.rule_below, block=para.block.path))
    below = _below(para) if last else 0.0
    return Box(
        style.leading + below,
        tuple(leaves),
        para.baseline,
        style.on_grid,
        tuple(line.notes),
        block=para.block.path,
        para=para,
        line=index,
    )


def _below(para: Paragraph) -> float:
    """How far a drop capital reaches below the last line of a paragraph that is shorter than it."""
    return max(para.initial.room.high - para.count, 0) * para.leading if para.initial is not None else 0.0


def _spaced(state: ChapterState, para: Paragraph, leaf: Leaf) -> Leaf:
    """With a space at its end: what is one phrase in parts is not read as one word."""
    blank = state.composer.line(NBSP, para.style.char, para.lang)
    ops = tuple(
        replace(op, width=0.0, glyphs=tuple(glyph._replace(text=" ") for glyph in op.glyphs))
        for op in blank.ops
        if isinstance(op, GlyphsOp)
    )
    return replace(leaf, parts=(*leaf.parts, (ops, leaf.box.right, para.baseline)))


def _leaves(state: ChapterState, para: Paragraph, line: Line) -> list[Leaf]:
    """Runs of equal pieces become leaves; links, tags and other languages get elements of their own."""
    groups: list[tuple[InlineKey | None, Sequence[Piece]]] = []
    if len(line.pieces) == 1:
        groups.append((_inline_key(line.pieces[0], para.lang), line.pieces))
    else:
        for key, pieces in groupby(line.pieces, lambda piece: _inline_key(piece, para.lang)):
            groups.append((key, list(pieces)))
    leaves = [_leaf(state, para, line, key, pieces=pieces) for key, pieces in groups]
    if (line.excess > TOLERANCE or line.parted) and para.roomless:
        finding = error("text-without-room", block=para.block.path, width=millimetres(max(para.room, 0.0)))
        state.report(finding, BlockPart(para.block.path, "layout"))
        return leaves
    if line.excess > TOLERANCE:
        finding = warning("line-too-wide", block=para.block.path, excess=millimetres(line.excess))
        state.report(finding, BlockPart(para.block.path, "content"))
    if line.parted:
        finding = warning("word-parted", block=para.block.path, word=line.text.rstrip().split(" ")[-1])
        state.report(finding, BlockPart(para.block.path, "content"))
    return leaves


def _inline_key(piece: Piece, lang: str) -> InlineKey | None:
    """What sets a piece apart from plain text of its paragraph."""
    other = piece.lang if piece.lang and piece.lang != lang else None
    if not (piece.link or piece.tag or piece.alt or other or piece.reads):
        return None
    return (piece.link, piece.tag, piece.alt, other, piece.reads)


def _leaf(
    state: ChapterState, para: Paragraph, line: Line, key: InlineKey | None, *, pieces: Sequence[Piece]
) -> Leaf:
    node, link, contents, artifact = para.node, None, None, "Layout"
    if key is None:
        para.last_inline = None
    elif pieces[0].tag == "Leader":
        node = None
    else:
        node = _inline_node(state, para, key, pieces[0])
        link = pieces[0].link
        contents = "".join(piece.text or piece.alt or "" for piece in pieces) if link else None
    if len(pieces) == 1:
        ops, left, right = pieces[0].ops, pieces[0].x, pieces[0].x + pieces[0].width
    else:
        ops = tuple(op for piece in pieces for op in piece.ops)
        left, right = _extent(pieces)
    plain = node is not None or para.node is None
    return Leaf(
        ((ops, para.x, para.baseline),),
        Rect(para.x + left, 0.0, right - left, para.style.leading),
        node,
        artifact,
        para.block.path,
        pieces[0].lang or para.lang,
        link,
        contents,
        baselines=(para.baseline,) if plain else (),
        style=para.style.name,
        gaps=(line.gap_ratio,) if plain else (),
        hyphens=(line.ends_with_hyphen,) if plain else (),
    )


def _extent(pieces: Sequence[Piece]) -> tuple[float, float]:
    """The left edge of the first and the right edge of the last of them."""
    return min(piece.x for piece in pieces), max(piece.x + piece.width for piece in pieces)


def _inline_node(state: ChapterState, para: Paragraph, key: InlineKey, piece: Piece) -> Node | None:
    """The element of a link or span; one that goes on in the next line keeps its element."""
    if para.node is None:
        return None
    if para.last_inline is not None and para.last_inline[0] == key:
        return para.last_inline[1]
    tag = piece.tag or ("Link" if piece.link else "Span")
    lang = piece.lang if piece.lang != para.lang else None
    node = para.node.child(
        "Span" if tag in DECORATIONS else tag,
        state.key(),
        lang=lang,
        alt=piece.alt,
        actual_text=piece.reads,
        decoration=DECORATIONS.get(tag),
        block=para.block.path,
    )
    para.last_inline = (key, node)
    return node
