"""What a page paints, object by object: the sink of preflight for content streams.

Boxes are in default user space, cut to the clip; curves count with their control points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import pikepdf

from reportcli.model.paths import IDENTITY, Box, Matrix, bounds, matrix_of, multiply, scale_of
from reportcli.pdf.content.reader import MAX_FORMS, ContentReader
from reportcli.pdf.content.sink import PaintedPath
from reportcli.pdf.content.state import ColourState, GraphicsState
from reportcli.preflight.font_widths import FontWidths
from reportcli.preflight.inks import UNKNOWN, Inks, initial, inks
from reportcli.preflight.inline_images import INLINE, inline_entries
from reportcli.preflight.painted import EVERYWHERE, DocumentContent, Mark, Painted, cut, is_empty

_ASCENT, _DESCENT = 0.72, 0.2  # of the type size: the box of a line of text
_UNREADABLE = (
    pikepdf.PdfError,
    ValueError,
    TypeError,
    IndexError,
    KeyError,
    ArithmeticError,
    AttributeError,
)
State = GraphicsState[FontWidths, Box]


def painted(page: pikepdf.Object, number: int, document: DocumentContent) -> list[Painted]:
    """Everything that a page paints, in order. Pages that cannot be parsed are noted in `document`."""
    sink = _PageContent(number, document)
    try:
        sink.reader.run(page, inherited(page, "/Resources"))
    except _UNREADABLE:
        document.broken.add(number)
    return sink.found


def inherited(page: pikepdf.Object, key: str) -> pikepdf.Object:
    """A page's entry, its own or that of the nodes above it; an empty dictionary where there is none."""
    node: pikepdf.Object | None = page
    depth = 0
    while node is not None and depth < 50:
        if key in node:
            return node[key]
        node, depth = node.get("/Parent"), depth + 1
    return pikepdf.Dictionary()


class _PageContent:
    """Collects the painted objects of one page; of a pattern or glyph within it with a reader of its own."""

    def __init__(self, page: int, document: DocumentContent, base: Matrix = IDENTITY) -> None:
        self.found: list[Painted] = []
        self.marks: list[Mark | None] = []
        self._isolating = 0  # groups around what is painted that are isolated or knock out
        self.looked: set[tuple[int, int]] = set()  # patterns and glyphs that the page has been seen to paint
        self._page = page
        self._document = document
        self._inks: tuple[ColourState | None, Inks] = (None, UNKNOWN)
        budget = document.budget
        self.reader: ContentReader[FontWidths, Box] = ContentReader(self, EVERYWHERE, budget, base=base)

    # -- paths

    def path(self, path: PaintedPath, state: State) -> None:
        """Areas and lines, with what their patterns paint."""
        xs = [x for _, numbers in path.segments for x in numbers[::2]]
        ys = [y for _, numbers in path.segments for y in numbers[1::2]]
        if not xs:
            return
        box = min(xs), min(ys), max(xs), max(ys)
        if path.fills:
            flat = all(kind != "C" for kind, _ in path.segments)
            thin = min(box[2] - box[0], box[3] - box[1]) if flat else math.inf
            self._add("fill", box, state, state.fill, overprint=state.overprint_fill, size=thin)
            self._within(state.fill.pattern, box, state)
        if path.strokes:
            if state.dash and (min(state.dash) < 0 or not any(state.dash)):
                self._document.dashes.add(self._page)
            width = state.width * scale_of(state.ctm)
            half = width / 2
            grown = (box[0] - half, box[1] - half, box[2] + half, box[3] + half)
            self._add("stroke", grown, state, state.stroke, overprint=state.overprint_stroke, size=width)
            self._within(state.stroke.pattern, grown, state)
        if path.clips:
            state.clip = cut(state.clip, box)

    def shading(self, state: State) -> None:
        """All that the clip leaves, in unknown inks."""
        self._add("shading", state.clip, state, None, overprint=state.overprint_fill, size=math.inf)

    def _add(
        self,
        kind: str,
        box: Box,
        state: State,
        colour: ColourState | None,
        *,
        overprint: bool,
        size: float,
        name: str = "",
        value: object = None,
        extent: tuple[float, float] = (0.0, 0.0),
        hidden: bool = False,
    ) -> None:
        """One object, where anything of it is inside the clip. colour: None for inks that are not known."""
        shown = cut(box, state.clip)
        if is_empty(shown):
            return
        self.found.append(
            Painted(
                self._page,
                kind,
                shown,
                UNKNOWN if colour is None else self._inks_of(colour),
                overprint,
                state.overprint_mode,
                size,
                self._mark(),
                name,
                value,
                extent,
                len(self.found),
                hidden,
                self._isolating > 0,
            )
        )

    def _inks_of(self, colour: ColourState) -> Inks:
        """The inks of a colour; those of the one that came last are known."""
        known, found = self._inks
        if colour is not known:
            found = _resolved(colour)
            self._inks = colour, found
        return found

    def _within(
        self, stream: pikepdf.Stream | None, box: Box, state: State, matrix: Matrix | None = None
    ) -> None:
        """What a pattern or a glyph drawn by operators paints, once a page: it counts for the whole box."""
        reader = self.reader
        if stream is None or stream.objgen in self.looked or reader.depth >= MAX_FORMS:
            return
        self.looked.add(stream.objgen)
        base = matrix or matrix_of(stream.get("/Matrix", IDENTITY))
        inner = _PageContent(self._page, self._document, base)
        inner.looked, inner._isolating = self.looked, self._isolating
        inner.marks = [self._mark()]
        inner.reader.run(stream, stream.get("/Resources", reader.resources), reader.depth + 1)
        shown = cut(box, state.clip)
        if not is_empty(shown):
            start = len(self.found)
            self.found += [item._replace(box=shown, order=start + at) for at, item in enumerate(inner.found)]

    # -- marks

    def begin_mark(self, tag: str, properties: pikepdf.Object | None) -> None:
        """Notes the MCID, and what stands in it or in an artifact."""
        artifact = tag == "Artifact"
        mcid = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
        if mcid is not None:
            self._document.mcids.setdefault(self._page, set()).add(int(mcid))
        marked = artifact or mcid is not None
        self.marks.append(Mark(-1 if mcid is None else int(mcid), artifact) if marked else None)

    def end_mark(self) -> None:
        """What follows stands in the mark around it again."""
        if self.marks:
            self.marks.pop()

    def _mark(self) -> Mark | None:
        return next((mark for mark in reversed(self.marks) if mark is not None), None)

    # -- pictures and forms

    def xobject(self, name: str, value: pikepdf.Object | None) -> None:
        """A picture, or all that a form paints."""
        if not isinstance(value, pikepdf.Stream):
            return
        subtype = str(value.get("/Subtype", ""))
        if subtype == "/Image":
            self._image(name, value, self.reader.state)
        elif subtype == "/Form":
            marks, isolating, start = len(self.marks), self._isolating, len(self.found)
            self._isolating += _isolates(value.get("/Group"))
            self.reader.form(value, _clip_to)
            if self._isolating and not isolating:
                self._above_nothing(start)
            self._isolating = isolating
            del self.marks[marks:]

    def _above_nothing(self, start: int) -> None:
        """What an isolated group paints beside all that came before has nothing below that could be lost."""
        below = [item.box for item in self.found[:start]]
        before = (
            min((box[0] for box in below), default=0.0),
            min((box[1] for box in below), default=0.0),
            max((box[2] for box in below), default=0.0),
            max((box[3] for box in below), default=0.0),
        )
        for at in range(start, len(self.found)):
            if is_empty(cut(self.found[at].box, before)):
                self.found[at] = self.found[at]._replace(isolated=False)

    def inline_image(self, value: object, state: State) -> None:
        """A picture in the stream itself, judged like any other."""
        entries = inline_entries(value, lambda space: self.reader.resource("/ColorSpace", space))
        self._image(INLINE, entries, state)

    def _image(self, name: str, value: pikepdf.Object, state: State) -> None:
        a, b, c, d = state.ctm[:4]
        box = bounds(state.ctm, (0, 0, 1, 1))
        extent = (math.hypot(a, b), math.hypot(c, d))
        entries = isinstance(value, (pikepdf.Stream, pikepdf.Dictionary))
        mask = entries and bool(value.get("/ImageMask", False))
        colour = state.fill if mask else None
        overprint = state.overprint_fill
        self._add(
            "image",
            box,
            state,
            colour,
            overprint=overprint,
            size=min(extent),
            name=name,
            value=value,
            extent=extent,
        )

    # -- text

    def font(self, name: str, value: pikepdf.Object | None) -> FontWidths:
        """The widths of a font, read once a document."""
        font = pikepdf.Dictionary() if value is None else value
        known = self._document.fonts.get(font.objgen) if font.is_indirect else None
        if known is None:
            known = FontWidths(font)
            if font.is_indirect:
                self._document.fonts[font.objgen] = known
        return known

    def text(self, items: Sequence[bytes | float], state: State, matrix: Matrix) -> float:
        """One object for all strings of an operator, as long as they reach."""
        font = state.font
        if font is None:
            return 0.0
        font.note(items, self._page, painted=state.render not in (3, 7))
        moved = 0.0
        for item in items:
            if isinstance(item, bytes):
                moved += font.advance(item, state.size, state.character, state.word)
            else:
                moved -= item / 1000 * state.size
        moved *= state.scale
        if any(isinstance(item, bytes) and item for item in items):
            self._add_text(font, moved, state, multiply(matrix, state.ctm))
        return moved

    def _add_text(self, font: FontWidths, moved: float, state: State, matrix: Matrix) -> None:
        low, high = state.rise - _DESCENT * state.size, state.rise + _ASCENT * state.size
        box = bounds(matrix, (0.0, low, moved, high))
        size = abs(state.size) * math.hypot(matrix[2], matrix[3])
        outlined = state.render in (1, 5)
        colour = state.stroke if outlined else state.fill
        overprint = state.overprint_stroke if outlined else state.overprint_fill
        hidden = state.render in (3, 7)
        self._add("text", box, state, colour, overprint=overprint, size=size, name=font.name, hidden=hidden)
        for glyph in font.glyphs:
            scaled = multiply(font.matrix, (state.size, 0, 0, state.size, 0, state.rise))
            self._within(glyph, box, state, multiply(scaled, matrix))

    def unknown(self, operator: str) -> None:
        """Nothing is painted by it."""


def _isolates(group: pikepdf.Object | None) -> bool:
    """Whether what stands in a group does not see what the page has below it."""
    if not isinstance(group, pikepdf.Dictionary) or group.get("/S") != pikepdf.Name.Transparency:
        return False
    return bool(group.get("/I", False)) or bool(group.get("/K", False))


def _clip_to(edges: Sequence[pikepdf.Object], state: State) -> None:
    x0, y0, x1, y1 = map(float, edges)
    state.clip = cut(state.clip, bounds(state.ctm, (x0, y0, x1, y1)))


def _resolved(colour: ColourState) -> Inks:
    if colour.named:
        return UNKNOWN
    return initial(colour.space) if colour.values is None else inks(colour.space, colour.values)
