"""The texts and the opaque areas of a placed page, flattened: where each stands, in the order of painting."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cache
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from reportcli.model.display import GlyphsOp, GroupOp, ImageOp, LateOp, Op, Path, PathOp, Placed, PlacedPage
from reportcli.model.paths import IDENTITY, Box, Matrix, bounds, box_of, multiply, point_under, scale_of
from reportcli.model.value_class import dataclass
from reportcli.preflight.shapes import chords

Point = tuple[float, float]
Quad = tuple[Point, Point, Point, Point]

CAPITALS, SMALL_LETTERS, DESCENDERS = 0.68, 0.48, 0.2  # of the type size, above and below the baseline
SHORT = frozenset("acegimnopqrsuvwxyz.,:;-–—·…")  # nothing of them stands above small letters
STANDING = frozenset(  # nor below the line
    "abcdefhiklmnorstuvwxzABCDEFGHIKLMNOPRSTUVWXYZ0123456789.:-–—·…'’+%€‘“”«»‹›\"*°!?&#=<>ÆŒØĐŁÞßæœøđłıªº"
    "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩАБВГЕЖЗИЙКЛМНОПРСТУФХЧШЪЫЬЭЮЯ"
)
_ABOVE = 230  # canonical combining class of marks that stand above their letter
VEIL = 0.55  # opacity from which what is below keeps less than 4.5:1, black on white too
THICK = 2.0  # points from which a line hides letters
LATE = "…"  # stands for text that is known when all pages are


@dataclass(frozen=True, slots=True)
class SetText:
    """A text on one baseline, without the spaces at its ends; lengths in points of the page.

    body: as high and as deep as its letters, with corners that turn with it; box: the upright one around it;
    ink: the upright box from descenders to capitals; clip: what it may show in, None for all; order: of
    painting.
    """

    placed: Placed
    words: str
    size: float
    body: Quad
    box: Box
    ink: Box
    clip: Box | None
    order: int

    @property
    def block(self) -> str:
        """The path of its block."""
        return self.placed.block


@dataclass(frozen=True, slots=True)
class Cover:
    """What hides what was painted before it: a filled path, a thick line or a picture, within its clip.

    picture: its key in `PagedDocument.images`, None for a path; opacity: from `VEIL` to 1.
    """

    placed: Placed
    picture: str | None
    path: Path | None
    matrix: Matrix
    even_odd: bool
    box: Box
    order: int
    opacity: float = 1.0


@dataclass(slots=True)
class PageInk:
    """What is on a page: texts and covers in the order of painting."""

    texts: list[SetText] = field(default_factory=list)
    covers: list[Cover] = field(default_factory=list)
    _order: int = 0

    def add(self, placed: Placed, ops: Iterable[Op], state: _State) -> None:
        """Takes operations of a leaf, groups opened."""
        for op in ops:
            self._order += 1
            if isinstance(op, GroupOp):
                self.add(placed, op.ops, state.within(op))
            elif isinstance(op, (GlyphsOp, LateOp)):
                self.texts.extend(_set(placed, op, state, self._order))
            elif state.opacity >= VEIL and self.texts:  # what is painted before all text hides none
                self.covers.extend(_covers(placed, op, state, self._order))


@dataclass(frozen=True, slots=True)
class _State:
    matrix: Matrix = IDENTITY
    clip: Box | None = None
    opacity: float = 1.0

    def within(self, group: GroupOp) -> _State:
        """The state inside a group."""
        matrix = multiply(group.transform, self.matrix) if group.transform else self.matrix
        clip = shared(self.clip, box_of(group.clip, matrix)) if group.clip else self.clip
        return _State(matrix, clip, self.opacity * group.alpha if group.blend == "normal" else 0.0)


def page_ink(page: PlacedPage) -> PageInk:
    """All that is seen on a page; what is only read aloud is left out."""
    ink = PageInk()
    for placed in sorted((leaf for leaf in page.placed if not leaf.hidden), key=lambda leaf: leaf.z):
        ink.add(placed, placed.ops, _State())
    return ink


def shared(one: Box | None, other: Box | None) -> Box | None:
    """What two boxes have in common; None is everything; of no size where they have nothing."""
    if one is None or other is None:
        return one if other is None else other
    left, top = max(one[0], other[0]), max(one[1], other[1])
    return left, top, max(left, min(one[2], other[2])), max(top, min(one[3], other[3]))


def _set(placed: Placed, op: GlyphsOp | LateOp, state: _State, order: int) -> Iterator[SetText]:
    left, right, words = _extent(op)
    if not words or right <= left:
        return
    letters = frozenset("".join(words.split()))
    high = op.y - op.size * (SMALL_LETTERS if letters <= SHORT else CAPITALS)
    low = op.y + op.size * (0.0 if all(map(_stands, letters)) else DESCENDERS)
    matrix, size = state.matrix, op.size
    above, below = op.y - CAPITALS * size, op.y + DESCENDERS * size
    if matrix == IDENTITY:
        box = left, high, right, low
        corners = (left, high), (right, high), (right, low), (left, low)
        yield SetText(placed, words, size, corners, box, (left, above, right, below), state.clip, order)
        return
    body = _corners(matrix, (left, high, right, low))
    xs, ys = [x for x, _ in body], [y for _, y in body]
    box = min(xs), min(ys), max(xs), max(ys)
    ink = bounds(matrix, (left, above, right, below))
    yield SetText(placed, words, size * scale_of(matrix), body, box, ink, state.clip, order)


def _corners(matrix: Matrix, box: Box) -> Quad:
    """The corners of a rectangle under a matrix, clockwise from the top left."""
    left, high, right, low = box
    a, b, c, d = [
        point_under(matrix, x, y) for x, y in ((left, high), (right, high), (right, low), (left, low))
    ]
    return a, b, c, d


@cache
def _stands(letter: str) -> bool:
    """Whether nothing of a letter is below the line: É stands as E does, Ç does not."""
    parts = unicodedata.normalize("NFD", letter)
    return parts[0] in STANDING and all(unicodedata.combining(mark) in (0, _ABOVE) for mark in parts[1:])


def _extent(op: GlyphsOp | LateOp) -> tuple[float, float, str]:
    """Left and right edge of what is seen, and the words."""
    if isinstance(op, LateOp):
        return op.x, op.x + op.width, LATE
    glyphs, left, right = op.glyphs, op.x, op.x + op.width
    for glyph in glyphs:
        if glyph.text.strip():
            break
        left += glyph.advance * op.size / 1000 if glyph.text else 0.0
    for glyph in reversed(glyphs):
        if not glyph.text or glyph.text.strip():
            break
        right -= glyph.advance * op.size / 1000
    return left, right, "".join(glyph.text for glyph in glyphs).replace("\u00ad", "").strip()


def _covers(placed: Placed, op: PathOp | ImageOp, state: _State, order: int) -> Iterator[Cover]:
    if isinstance(op, ImageOp):
        rect = op.rect
        box = bounds(state.matrix, (rect.x, rect.y, rect.right, rect.bottom))
        yield from _cover(placed, op.clip, state, order, veil=Veil(box, op.image, False, 1.0))
        return
    if op.fill is not None and op.path and not op.blur:
        veil = Veil(box_of(op.path, state.matrix), None, op.even_odd, op.fill.alpha)
        yield from _cover(placed, op.path, state, order, veil=veil)
    if op.stroke is not None and op.stroke.width >= THICK and not op.stroke.dash:
        for bar in _bars(op.path, op.stroke.width):
            veil = Veil(box_of(bar, state.matrix), None, False, op.stroke.paint.alpha)
            yield from _cover(placed, bar, state, order, veil=veil)


class Veil(NamedTuple):
    """What a cover is before its clip and the opacity of its groups count."""

    box: Box
    picture: str | None
    even_odd: bool
    alpha: float


def _cover(placed: Placed, path: Path | None, state: _State, order: int, *, veil: Veil) -> Iterator[Cover]:
    opacity = state.opacity * veil.alpha
    box = shared(veil.box, state.clip)
    if opacity >= VEIL and box is not None and box[2] > box[0] and box[3] > box[1]:
        yield Cover(placed, veil.picture, path, state.matrix, veil.even_odd, box, order, opacity)


def _bars(path: Path, width: float) -> Iterator[Path]:
    """The straight pieces of a line, each as the area that its stroke fills."""
    for ring in chords(path):
        for (x0, y0), (x1, y1) in pairwise(ring):
            length = hypot(x1 - x0, y1 - y0)
            if length:
                across, down = (y0 - y1) / length * width / 2, (x1 - x0) / length * width / 2
                yield (
                    ("M", x0 + across, y0 + down),
                    ("L", x1 + across, y1 + down),
                    ("L", x1 - across, y1 - down),
                    ("L", x0 - across, y0 - down),
                    ("Z",),
                )
