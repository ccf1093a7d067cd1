"""Drop capitals: the initial, the lines beside it, and its word, which is read as one."""

from __future__ import annotations

import math
from collections.abc import Sequence

from reportcli.model.display import GlyphsOp, Op
from reportcli.model.geometry import Rect
from reportcli.model.inline import Inline, Run
from reportcli.model.style import ParagraphStyle
from reportcli.model.value_class import dataclass, replace
from reportcli.text.bidi import RTL
from reportcli.text.composed import Line
from reportcli.text.texts import runs_backwards
from reportcli.typeset.breaking.items import Leaf, Shape
from reportcli.typeset.chapter_state import ChapterState
from reportcli.typeset.structure_tree import StructureNode

CAP_SHARE = 0.68  # cap height of a text face, of its size
DROP_GAP = 0.12  # after a drop capital, of the body size


@dataclass(frozen=True, slots=True)
class Initial:
    """The room of a drop capital: its width with the space after it, lines beside it, lines it is high."""

    taken: float
    beside_it: int
    high: int

    def alone(self, width: float) -> Shape:
        """The measure of each line where nothing else stands."""
        return self.beside(lambda line: (0.0, width))[0]

    def beside(self, shape: Shape) -> tuple[Shape, float]:
        """The measure of each line of which `shape` leaves so much, and how far in the capital stands."""
        first = max(shape(line)[0] for line in range(self.beside_it))

        def measure(line: int) -> tuple[float, float]:
            x, width = shape(line)
            if line >= self.beside_it:
                return x, width
            return first + self.taken, x + width - first - self.taken

        return measure, first


@dataclass(frozen=True, slots=True)
class DropCap:
    """The initial as a line of its own, the runs without it, and the room that it takes.

    whole: the initial is a word by itself ("À la fin").
    """

    line: Line
    rest: tuple[Inline, ...]
    room: Initial
    whole: bool


def drop_cap(state: ChapterState, style: ParagraphStyle, runs: tuple[Inline, ...]) -> DropCap | None:
    """None where the style wants none or there is no letter to raise."""
    if style.drop_cap < 2 or not runs or not isinstance(runs[0], Run) or not runs[0].text.strip():
        return None
    letter = next((c for c in runs[0].text if c.isalnum()), "")
    if runs_backwards(runs) or RTL.match(letter):  # scripts from right to left have no capitals
        return None
    cap, first = state.composer.initial(runs[0], style)
    taken = math.ceil((cap.x + cap.width + DROP_GAP * style.char.size) * 1000) / 1000
    clear = style.leading - CAP_SHARE * style.char.size  # between a baseline and the next line's capitals
    lines = style.drop_cap + (cap.descent > clear)  # the tail of a Q keeps clear of the line below
    return DropCap(cap, (first, *runs[1:]), Initial(taken, lines, style.drop_cap), first.text[:1].isspace())


def drop_leaf(
    cap: Line, x: float, style: ParagraphStyle, node: StructureNode | None, *, block: str, lang: str
) -> Leaf:
    """The initial, its baseline that of the last line beside it."""
    parts = ((cap.ops, x, (style.drop_cap - 1) * style.leading),)
    box = Rect(x, -CAP_SHARE * style.char.size, cap.width, style.drop_cap * style.leading)
    return Leaf(parts, box, node, block=block, lang=lang)


def joined_to_initial(cap: Leaf, line: Sequence[Leaf], *, whole: bool) -> list[Leaf]:
    """The leaves of the first line with the initial: one leaf with the text beside it, where both are of one
    element, so that its word is found and read as one. whole: as in `DropCap`."""
    first = line[0] if line else None
    if first is None or first.node is not cap.node or first.link is not None or len(first.parts) != 1:
        return [cap, *line]
    ((letter, cap_x, cap_y),) = cap.parts
    ((ops, x, y),) = first.parts
    box = Rect(
        min(cap.box.x, first.box.x),
        min(cap.box.y, first.box.y),
        max(cap.box.right, first.box.right) - min(cap.box.x, first.box.x),
        max(cap.box.bottom, first.box.bottom) - min(cap.box.y, first.box.y),
    )
    letter, ops = (_as_word(letter), ops) if whole else _as_one_word(letter, ops)
    return [replace(first, parts=((letter, cap_x, cap_y), (ops, x, y)), box=box), *line[1:]]


def _as_word(letter: tuple[Op, ...]) -> tuple[Op, ...]:
    """An initial that is a word by itself, with the space after it, which is not set."""
    last = letter[-1] if letter else None
    if not isinstance(last, GlyphsOp) or last.paint.alpha < 1:
        return letter
    text = "".join(glyph.text for glyph in last.glyphs)
    return (*letter[:-1], replace(last, reads=f"{text} "))


def _as_one_word(letter: tuple[Op, ...], ops: tuple[Op, ...]) -> tuple[tuple[Op, ...], tuple[Op, ...]]:
    """The initial reads as its whole word, and what of the word stands in the line belongs to it."""
    last, rest = letter[-1] if letter else None, ops[0] if ops else None
    if not isinstance(last, GlyphsOp) or not isinstance(rest, GlyphsOp):
        return letter, ops
    count = next((n for n, glyph in enumerate(rest.glyphs) if glyph.text.isspace()), len(rest.glyphs))
    if not count or last.paint.alpha < 1 or rest.paint.alpha < 1 or last.fact or rest.fact:
        return letter, ops
    head, tail = rest.glyphs[:count], rest.glyphs[count:]
    width = sum(glyph.advance for glyph in head) * rest.size / 1000
    parts = [replace(rest, glyphs=head, width=width, reads="")]
    if tail:
        parts.append(replace(rest, glyphs=tail, x=rest.x + width, width=rest.width - width))
    word = "".join(glyph.text for glyph in (*last.glyphs, *head))
    return (*letter[:-1], replace(last, reads=word)), (*parts, *ops[1:])
