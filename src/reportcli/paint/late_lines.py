"""Lines that hold late numbers, once those are known: closed up to the width that the numbers really take.

Typesetting keeps room for as many figures as there may be, so that no line breaks otherwise when they are
known. Here the rest of the line moves up; a line set on the right or centred stays so, a justified one gives
what is left to its word spaces.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportcli.model.display import GlyphsOp, GroupOp, ImageOp, LateLine, LateOp, Op, PathOp, Placed
from reportcli.model.geometry import Rect
from reportcli.model.paths import translate
from reportcli.model.value_class import dataclass, replace

ASCENT, DESCENT = 1.1, 0.4  # of the size: how far from the baseline what stands on the line may begin
NEAR = 0.5  # points
SPACES = (" ", "\u00a0")


@dataclass(frozen=True, slots=True)
class Late:
    """A late number as it is printed, and the operation that kept its room."""

    op: LateOp
    glyphs: GlyphsOp
    line: LateLine

    @property
    def left_over(self) -> float:
        """Points of its room that it does not take; below zero where it takes more."""
        return self.op.width - self.glyphs.width

    def holds(self, op: Op) -> bool:
        """Whether an operation stands on the same line."""
        x, y = _place(op)
        start, end = self.op.x - self.line.before, self.op.x + self.op.width + self.line.after
        high, low = self.op.y - ASCENT * self.op.size, self.op.y + DESCENT * self.op.size
        return start - NEAR <= x <= end + NEAR and high <= y <= low


def closed(leaves: Sequence[Placed], known: Mapping[int, GlyphsOp]) -> list[Placed]:
    """The leaves of a page with their late numbers. known: what each prints, by the operation's identity."""
    made = list(leaves)
    holding = (leaf.block for leaf in leaves if any(isinstance(op, LateOp) for op in leaf.ops))
    blocks: dict[str, list[int]] = {block: [] for block in holding}
    for index, leaf in enumerate(leaves):
        if leaf.block in blocks:
            blocks[leaf.block].append(index)
    for indices in blocks.values():
        for index, leaf in zip(indices, _block([leaves[i] for i in indices], known), strict=True):
            made[index] = leaf
    return made


def closed_ops(ops: Sequence[Op], known: Mapping[int, GlyphsOp]) -> tuple[Op, ...]:
    """The operations of one leaf or group with their late numbers."""
    return _block([Placed(Rect(0, 0, 0, 0), tuple(ops))], known)[0].ops


def _block(leaves: list[Placed], known: Mapping[int, GlyphsOp]) -> list[Placed]:
    late = [
        Late(op, known[id(op)], op.line)
        for leaf in leaves
        for op in leaf.ops
        if isinstance(op, LateOp) and op.line is not None
    ]
    lines: list[list[Late]] = []
    for one in late:
        line = next((line for line in lines if line[0].holds(one.op)), None)
        if line is None:
            lines.append([one])
        else:
            line.append(one)
    return [_leaf(leaf, lines, leaves, known) for leaf in leaves]


def _leaf(
    leaf: Placed, lines: list[list[Late]], leaves: list[Placed], known: Mapping[int, GlyphsOp]
) -> Placed:
    ops: list[Op] = []
    shifts: list[float] = []
    for op in leaf.ops:
        line = next((line for line in lines if line[0].holds(op)), None)
        printed = known[id(op)] if isinstance(op, LateOp) else op
        if line is None:
            ops.append(printed)
            continue
        spaces = _spaces(line, leaves) if line[0].line.fills else None
        shift = _shift(op, line, spaces)
        shifts.append(shift)
        ops.append(_wider(translate(printed, shift, 0.0), spaces))
    box = leaf.box
    if leaf.link and shifts and len(shifts) == len(leaf.ops):
        left, right = shifts[0], shifts[-1]
        taken = sum(one.left_over for line in lines for one in line if one.op is leaf.ops[-1])
        box = replace(box, x=box.x + left, width=box.width + right - left - taken)
    return replace(leaf, ops=tuple(ops), box=box)


@dataclass(frozen=True, slots=True)
class _Spaces:
    """The word spaces of a justified line: where each begins, and what each is given."""

    places: tuple[float, ...]
    more: float  # points


def _spaces(line: list[Late], leaves: list[Placed]) -> _Spaces | None:
    """None where a line has no word space to give to."""
    places: list[float] = []
    for op in (op for leaf in leaves for op in leaf.ops if isinstance(op, GlyphsOp) and line[0].holds(op)):
        x = op.x
        for glyph in op.glyphs:
            if glyph.text in SPACES and glyph.advance:
                places.append(x)
            x += glyph.advance * op.size / 1000
    return _Spaces(tuple(places), sum(one.left_over for one in line) / len(places)) if places else None


def _shift(op: Op, line: list[Late], spaces: _Spaces | None) -> float:
    """How far an operation of a line moves to the right."""
    x = _place(op)[0]
    before = sum(one.left_over for one in line if one.op is not op and one.op.x < x)
    if spaces is not None:
        return sum(place < x - NEAR for place in spaces.places) * spaces.more - before
    return line[0].line.share * sum(one.left_over for one in line) - before


def _wider(op: Op, spaces: _Spaces | None) -> Op:
    """Glyphs with wider word spaces."""
    if spaces is None or not isinstance(op, GlyphsOp):
        return op
    more = spaces.more * 1000 / op.size
    glyphs = tuple(
        glyph._replace(advance=glyph.advance + more) if glyph.text in SPACES and glyph.advance else glyph
        for glyph in op.glyphs
    )
    count = sum(glyph.text in SPACES and bool(glyph.advance) for glyph in op.glyphs)
    return replace(op, glyphs=glyphs, width=op.width + count * spaces.more)


def _place(op: Op) -> tuple[float, float]:
    """The point that an operation begins at."""
    if isinstance(op, (GlyphsOp, LateOp)):
        return op.x, op.y
    if isinstance(op, ImageOp):
        return op.rect.x, op.rect.bottom
    if isinstance(op, PathOp):
        points = [segment[1:3] for segment in op.path if len(segment) > 2]
        return (min(p[0] for p in points), min(p[1] for p in points)) if points else (0.0, -1e9)
    if isinstance(op, GroupOp) and op.transform is not None:
        return op.transform[4], op.transform[5]
    return 0.0, -1e9
