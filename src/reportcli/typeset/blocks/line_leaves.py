"""The pieces of a line as leaves of the structure tree: links, tags, other languages have own elements."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from itertools import groupby

from reportcli.model.display import GlyphsOp, Op
from reportcli.model.geometry import Rect
from reportcli.model.style import ParagraphStyle
from reportcli.model.value_class import dataclass, replace
from reportcli.text.composed import Line, Piece
from reportcli.typeset.breaking.items import Leaf
from reportcli.typeset.chapter_state import ChapterState
from reportcli.typeset.structure_tree import StructureNode

NBSP = "\u00a0"
DECORATIONS = {"Struck": "LineThrough"}  # tags of runs, as TextDecorationType (ISO 32000-1, 14.8.5.4.5)

InlineKey = tuple[str | None, str | None, str | None, str | None, str | None]
"""Link, tag, alternative text, language, text from right to left."""


@dataclass(slots=True, eq=False)
class LineLeaves:
    """Makes the leaves of the lines of one paragraph, from the first line to the last.

    block: its path; node: its element, None where it is decoration; x: of its left edge; baseline: from the
    top of each line, in points.
    """

    state: ChapterState
    block: str
    style: ParagraphStyle
    node: StructureNode | None
    lang: str
    x: float
    baseline: float
    _last: tuple[InlineKey, StructureNode] | None = field(default=None, repr=False)  # element that may go on

    def of(self, line: Line) -> list[Leaf]:
        """Runs of equal pieces are one leaf each."""
        if len(line.pieces) == 1:
            return [self._leaf(line, self._key(line.pieces[0]), line.pieces)]
        return [self._leaf(line, key, list(pieces)) for key, pieces in groupby(line.pieces, self._key)]

    def spaced(self, leaf: Leaf) -> Leaf:
        """With a space at its end: what is one phrase in parts is not read as one word."""
        blank = self.state.composer.line(NBSP, self.style.char, self.lang)
        ops = tuple(
            replace(op, width=0.0, glyphs=tuple(glyph._replace(text=" ") for glyph in op.glyphs))
            for op in blank.ops
            if isinstance(op, GlyphsOp)
        )
        return replace(leaf, parts=(*leaf.parts, (ops, leaf.box.right, self.baseline)))

    def _key(self, piece: Piece) -> InlineKey | None:
        """What sets a piece apart from plain text of its paragraph."""
        other = piece.lang if piece.lang and piece.lang != self.lang else None
        if not (piece.link or piece.tag or piece.alt or other or piece.reads):
            return None
        return (piece.link, piece.tag, piece.alt, other, piece.reads)

    def _leaf(self, line: Line, key: InlineKey | None, pieces: Sequence[Piece]) -> Leaf:
        node, link, contents = self.node, None, None
        if key is None:
            self._last = None
        elif pieces[0].tag == "Leader":
            node = None
        else:
            node = self._element(key, pieces[0])
            link = pieces[0].link
            contents = "".join(piece.text or piece.alt or "" for piece in pieces) if link else None
        ops, left, right = _joined(pieces)
        plain = node is not None or self.node is None
        return Leaf(
            ((ops, self.x, self.baseline),),
            Rect(self.x + left, 0.0, right - left, self.style.leading),
            node,
            "Layout",
            self.block,
            pieces[0].lang or self.lang,
            link,
            contents,
            baselines=(self.baseline,) if plain else (),
            style=self.style.name,
            gaps=(line.gap_ratio,) if plain else (),
            hyphens=(line.ends_with_hyphen,) if plain else (),
        )

    def _element(self, key: InlineKey, piece: Piece) -> StructureNode | None:
        """The element of a link or span; one that goes on in the next line keeps its element."""
        if self.node is None:
            return None
        if self._last is not None and self._last[0] == key:
            return self._last[1]
        tag = piece.tag or ("Link" if piece.link else "Span")
        node = self.node.child(
            "Span" if tag in DECORATIONS else tag,
            self.state.key(),
            lang=piece.lang if piece.lang != self.lang else None,
            alt=piece.alt,
            actual_text=piece.reads,
            decoration=DECORATIONS.get(tag),
            block=self.block,
        )
        self._last = (key, node)
        return node


def _joined(pieces: Sequence[Piece]) -> tuple[tuple[Op, ...], float, float]:
    """What several pieces draw, and the left edge of the first and the right edge of the last of them."""
    if len(pieces) == 1:
        return pieces[0].ops, pieces[0].x, pieces[0].x + pieces[0].width
    ops = tuple(op for piece in pieces for op in piece.ops)
    return ops, min(one.x for one in pieces), max(one.x + one.width for one in pieces)
