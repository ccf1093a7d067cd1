"""A paragraph as lines on the vertical list: pieces to leaves, orphans and widows, drop capitals, rules."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Any

from reportcli.blocks import Text
from reportcli.model.diagnostic import warning
from reportcli.model.display import GlyphsOp, Op, PathOp
from reportcli.model.geometry import Rect
from reportcli.model.inline import Inline, NoteCall, Run
from reportcli.model.style import ParagraphStyle, Stroke
from reportcli.text.texts import runs_backwards
from reportcli.typeset.breaking.items import FORBIDDEN, Box, Item, Leaf, Penalty
from reportcli.typeset.breaking.obstacles import Shape
from reportcli.typeset.chapter_state import Scene, Setter, millimetres
from reportcli.typeset.copyfitting import scaled, scaled_runs
from reportcli.typeset.structure_tree import Node

NBSP = "\u00a0"
CAP_SHARE = 0.68  # cap height of a text face, of its size
DROP_GAP = 0.12  # after a drop capital, of the body size
TOLERANCE = 1.0  # points a line may be wider than its measure (optical margins hang)


@dataclass(slots=True, eq=False)
class Paragraph:
    """A composed paragraph; `lead` stands at the first baseline (a list's marker)."""

    block: Text
    style: ParagraphStyle
    runs: tuple[Inline, ...]
    x: float
    width: float
    node: Node | None
    lang: str
    composed: Any
    shape: Shape | None = None
    lead: tuple[Leaf, ...] = ()
    ascent: float = 0.0
    last_inline: tuple[tuple[object, ...], Node] | None = field(default=None, repr=False)

    @property
    def leading(self) -> float:
        return self.style.leading

    @property
    def baseline(self) -> float:
        """Of every line, from its top: the face's ascent with half of the lead above it."""
        return self.ascent


def paragraph(
    setter: Setter, block: Text, scene: Scene, x: float, width: float, lead: tuple[Leaf, ...] = ()
) -> list[Item]:
    """The paragraph's lines as items, without the space around it."""
    style, runs = _fitted(setter, block, scene)
    node = _node(setter, block, scene)
    lang = block.lang or scene.lang
    cap, runs, shape = _drop_cap(setter, style, runs, width)
    composed = setter.compose(runs, style, shape or width, block)
    if not composed.lines:
        return []
    para = Paragraph(
        block, style, runs, x, width, node, lang, composed, lead=lead, ascent=_ascent(composed, style)
    )
    if cap is not None:
        setter.lacking(cap.missing, block)
        drop = Leaf(
            _parts(cap, x, (style.drop_cap - 1) * style.leading),
            _box(cap, x, style),
            node,
            block=block.path,
            lang=lang,
        )
        para.lead = (*lead, drop)
        para.shape = shape
    _notes(setter, runs, node, scene)
    return _items(setter, para)


def reshaped(setter: Setter, para: Paragraph, shape: Shape) -> list[Item]:
    """The same paragraph, its lines around obstacles."""
    composed = setter.composer.compose(para.runs, para.style, shape)
    other = replace(para, composed=composed, shape=shape, last_inline=None)
    return _items(setter, other)


def _fitted(setter: Setter, block: Text, scene: Scene) -> tuple[ParagraphStyle, tuple[Inline, ...]]:
    """Style and runs at the scene's factor, the same objects for the same block and factor."""
    if scene.factor == 1.0:
        return block.style, block.runs
    key = ("fit", id(block), scene.factor)
    known = setter.memo.get(key)
    if known is None:
        pair = scaled(block.style, scene.factor), scaled_runs(block.runs, block.style, scene.factor)
        known = setter.remember(key, pair, block)
    fitted: tuple[ParagraphStyle, tuple[Inline, ...]] = known
    return fitted


def _node(setter: Setter, block: Text, scene: Scene) -> Node | None:
    if scene.own and not block.level and not block.role:
        return scene.node
    within = scene.node.tag if scene.node is not None else ""
    if within == "L" and not block.level and block.role in (None, "P"):
        item = setter.node(scene, "LI")
        return setter.node(replace(scene, node=item), "LBody", block)
    role = block.role or ("H" if block.level else "Span" if within == "P" else "P")
    if role == "H":
        role = f"H{min(max(block.level, 1), 6)}"
    return setter.node(scene, role, block, title=block.title)


def _notes(setter: Setter, runs: tuple[Inline, ...], node: Node | None, scene: Scene) -> None:
    """Structure elements of the notes that are called here: read right after the paragraph."""
    parent = node.parent if node is not None and not scene.own else node
    for run in runs:
        if isinstance(run, NoteCall) and parent is not None:
            setter.note_nodes[run.note] = parent.child("Note", setter.key(), id=run.note)


def _ascent(composed: Any, style: ParagraphStyle) -> float:
    """Baseline from the line's top. The least ascent counts: superiors and icons do not move the grid."""
    ascent = min(line.ascent for line in composed.lines)
    descent = min(abs(line.descent) for line in composed.lines)
    return float((style.leading - ascent - descent) / 2 + ascent)


def _items(setter: Setter, para: Paragraph) -> list[Item]:
    lines = para.composed.lines
    count = len(lines)
    style = para.style
    together = style.keep_together or para.block.keep
    items: list[Item] = []
    for index, line in enumerate(lines):
        if index and (together or index < style.orphans or count - index < style.widows):
            items.append(Penalty(FORBIDDEN))
        items.append(_line(setter, para, line, index, index == count - 1))
    return items


def _line(setter: Setter, para: Paragraph, line: Any, index: int, last: bool) -> Box:
    style = para.style
    leaves = _leaves(setter, para, line)
    if index == 0:
        leaves = [leaf.at(0.0, para.baseline) for leaf in para.lead] + leaves
        if style.rule_above is not None:
            leaves.insert(0, rule(para.x, 0.0, para.width, style.rule_above, para.block.path))
    if last and leaves and para.node is not None and para.node.tag == "Span":
        leaves[-1] = _spaced(setter, para, leaves[-1])
    if last and style.rule_below is not None:
        leaves.append(rule(para.x, style.leading, para.width, style.rule_below, para.block.path))
    return Box(
        style.leading,
        tuple(leaves),
        para.baseline,
        style.on_grid,
        tuple(line.notes),
        block=para.block.path,
        para=para,
        line=index,
    )


def _spaced(setter: Setter, para: Paragraph, leaf: Leaf) -> Leaf:
    """With a space at its end: what is one phrase in parts is not read as one word."""
    blank = setter.composer.line(NBSP, para.style.char, para.lang)
    ops = tuple(
        replace(op, width=0.0, glyphs=tuple(glyph._replace(text=" ") for glyph in op.glyphs))
        for piece in blank.pieces
        for op in piece.ops
        if isinstance(op, GlyphsOp)
    )
    return replace(leaf, parts=(*leaf.parts, (ops, leaf.box.right, para.baseline)))


def _leaves(setter: Setter, para: Paragraph, line: Any) -> list[Leaf]:
    """Runs of equal pieces become leaves; links, tags and other languages get elements of their own."""
    groups: list[tuple[tuple[object, ...] | None, list[Any]]] = []
    for piece in line.pieces:
        key = _inline_key(piece, para.lang)
        if groups and groups[-1][0] == key:
            groups[-1][1].append(piece)
        else:
            groups.append((key, [piece]))
    leaves = []
    for key, pieces in groups:
        leaves.append(_leaf(setter, para, line, key, pieces))
    if line.excess > TOLERANCE:
        where = para.block.source or para.block.span
        over = millimetres(line.excess)
        setter.find(warning("line-too-wide", where, block=para.block.path, excess=over), para.block.path)
    return leaves


def _inline_key(piece: Any, lang: str) -> tuple[object, ...] | None:
    """What sets a piece apart from plain text of its paragraph."""
    other = piece.lang if piece.lang and piece.lang != lang else None
    if not (piece.link or piece.tag or piece.alt or other):
        return None
    return (piece.link, piece.tag, piece.alt, other)


def _leaf(
    setter: Setter, para: Paragraph, line: Any, key: tuple[object, ...] | None, pieces: list[Any]
) -> Leaf:
    node, link, contents, artifact = para.node, None, None, "Layout"
    if key is None:
        para.last_inline = None
    elif pieces[0].tag == "Leader":
        node = None
    else:
        node = _inline_node(setter, para, key, pieces[0])
        link = pieces[0].link
        contents = "".join(piece.text for piece in pieces) if link else None
    ops: tuple[Op, ...] = tuple(op for piece in pieces for op in piece.ops)
    left = min(piece.x for piece in pieces)
    right = max(piece.x + piece.width for piece in pieces)
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


def _inline_node(setter: Setter, para: Paragraph, key: tuple[object, ...], piece: Any) -> Node | None:
    """The element of a link or span; one that goes on in the next line keeps its element."""
    if para.node is None:
        return None
    if para.last_inline is not None and para.last_inline[0] == key:
        return para.last_inline[1]
    tag = piece.tag or ("Link" if piece.link else "Span")
    lang = piece.lang if piece.lang != para.lang else None
    node = para.node.child(tag, setter.key(), lang=lang, alt=piece.alt, block=para.block.path)
    para.last_inline = (key, node)
    return node


def rule(x: float, y: float, width: float, stroke: Stroke, block: str) -> Leaf:
    """A horizontal rule as decoration."""
    op = PathOp((("M", x, y), ("L", x + width, y)), stroke=stroke)
    return Leaf((((op,), 0.0, 0.0),), Rect(x, y, width, 0.0), block=block)


def _drop_cap(
    setter: Setter, style: ParagraphStyle, runs: tuple[Inline, ...], width: float
) -> tuple[Any, tuple[Inline, ...], Shape | None]:
    """The initial as a line of its own, the runs without it, and the measure beside it."""
    if style.drop_cap < 2 or not runs or not isinstance(runs[0], Run) or not runs[0].text.strip():
        return None, runs, None
    if runs_backwards(runs):  # scripts from right to left have no capitals
        return None, runs, None
    cap, first = setter.composer.initial(runs[0], style)
    rest = (first, *runs[1:])
    taken = math.ceil((cap.x + cap.width + DROP_GAP * style.char.size) * 1000) / 1000
    clear = style.leading - CAP_SHARE * style.char.size  # between a baseline and the next line's capitals
    lines = style.drop_cap + (cap.descent > clear)  # the tail of a Q keeps clear of the line below

    def shape(line: int) -> tuple[float, float]:
        return (taken, width - taken) if line < lines else (0.0, width)

    return cap, rest, shape


def _parts(line: Any, x: float, y: float) -> tuple[tuple[tuple[Op, ...], float, float], ...]:
    return ((tuple(op for piece in line.pieces for op in piece.ops), x, y),)


def _box(line: Any, x: float, style: ParagraphStyle) -> Rect:
    return Rect(x, -CAP_SHARE * style.char.size, line.width, style.drop_cap * style.leading)
