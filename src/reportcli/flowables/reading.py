"""Reads the content stream of a flowable into display operations: the sink of flowables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field

import pikepdf

from reportcli.flowables.colours import Matcher
from reportcli.flowables.letters import Letters, ReportFinding
from reportcli.model.display import Drawing, Glyph, GlyphsOp, GroupOp, Op, Path, PathOp, Segment
from reportcli.model.paths import Matrix, moved, multiply, scale_of
from reportcli.model.refs import FactKey
from reportcli.model.style import BLACK, Paint, Stroke
from reportcli.model.value_class import dataclass, replace
from reportcli.pdf.content.reader import ContentReader
from reportcli.pdf.content.sink import Budget, ContentBoundError, PaintedPath
from reportcli.pdf.content.state import ColourState, GraphicsState
from reportcli.text.fonts import Face

THINNEST = 0.25  # points: the least line that a press holds
MAX_OPERATORS = 200_000
_CAPS, _JOINS = ("butt", "round", "square"), ("miter", "round", "bevel")
_DEVICE = ("/DeviceGray", "/DeviceRGB", "/DeviceCMYK")
_SHOWN, _INVISIBLE = 0, 3  # text rendering modes that are drawn as they are meant (ISO 32000-1, 9.3.6)
_SILENT = frozenset({"i", "ri", "M", "MP", "DP", "BX", "EX", "ET", "d0", "d1"})


@dataclass(slots=True)
class Clip:
    """What is drawn inside a clip."""

    path: Path
    even_odd: bool
    ops: Drawn = field(default_factory=list)


Drawn = list["Op | Clip"]
State = GraphicsState[str, "Drawn"]


class DrawingReader:
    """Makes one drawing of a content stream, y turned over at its height.

    size: in points; default: the face of text before any font; printed: places of facts by their printed
    text. What cannot be drawn is reported.
    """

    def __init__(
        self,
        size: tuple[float, float],
        letters: Letters,
        matcher: Matcher,
        default: Face,
        *,
        report: ReportFinding,
        lang: str = "",
        printed: Mapping[str, FactKey] | None = None,
    ) -> None:
        self._size = size
        self._letters = letters
        self._matcher = matcher
        self._default = default
        self._report = report
        self._lang = lang
        self._printed = printed or {}

    def read(self, code: str, states: Mapping[str, tuple[str, object]]) -> Drawing:
        """The drawing. states: key and value of each graphics state that the stream names, as PDF syntax."""
        drawn: Drawn = []
        reader: ContentReader[str, Drawn] = ContentReader(self, drawn, Budget(MAX_OPERATORS))
        with pikepdf.new() as pdf:
            stream = pdf.make_stream(code.encode("latin-1", "replace"))
            try:
                reader.run(stream, _resources(states))
            except ContentBoundError:
                self._report("plugin-too-much", limit=MAX_OPERATORS)
                return Drawing(*self._size, ())
        return Drawing(*self._size, resolved(drawn))

    # -- paths

    def path(self, path: PaintedPath, state: State) -> None:
        """Areas and lines; a clip holds all that is drawn in it."""
        placed = tuple(self._placed(kind, numbers) for kind, numbers in path.segments)
        if placed and (path.fills or path.strokes):
            self._check_blend(state)
            fill = self._paint(state.fill, state.fill_alpha) if path.fills else None
            stroke = self._stroke(state) if path.strokes else None
            state.clip.append(PathOp(placed, fill, stroke, path.even_odd and path.fills))
        if path.clips:
            clip = Clip(placed, path.clips == "W*")
            state.clip.append(clip)
            state.clip = clip.ops

    def _placed(self, kind: str, numbers: tuple[float, ...]) -> Segment:
        height = self._size[1]
        if not numbers:
            return (kind,)
        if len(numbers) == 2:
            return (kind, numbers[0], height - numbers[1])
        x1, y1, x2, y2, x3, y3 = numbers
        return (kind, x1, height - y1, x2, height - y2, x3, height - y3)

    def _paint(self, colour: ColourState, alpha: float) -> Paint:
        values = tuple(round(value, 6) for value in colour.values or ())
        space = str(colour.space)
        if space in _DEVICE:
            paint = self._matcher.components(values) if values else BLACK
        else:
            paint = self._matcher.named(space.removeprefix("/"), values[0] if values else 1.0)
        return replace(paint, alpha=alpha)

    def _stroke(self, state: State) -> Stroke:
        scale = scale_of(state.ctm)
        return Stroke(
            self._paint(state.stroke, state.stroke_alpha),
            max(state.width * scale, THINNEST),
            dash=tuple(part * scale for part in state.dash),
            cap=_CAPS[state.cap],
            join=_JOINS[state.join],
        )

    def _check_blend(self, state: State) -> None:
        if state.blend != "Normal":
            self._report("plugin-operator", operator="BM")

    # -- text

    def font(self, name: str, value: pikepdf.Object | None) -> str:
        """Fonts go by the name of their resource: the stream has no other."""
        return name

    def text(self, items: Sequence[bytes | float], state: State, matrix: Matrix) -> float:
        """Glyphs of our own shaping, one operation for each stretch of one face."""
        self._check_text(state)
        way = 0.0
        for item in items:
            if isinstance(item, bytes):
                way += self._string(item, state, matrix, way)
            else:
                way -= item * state.size / 1000
        return way

    def _check_text(self, state: State) -> None:
        self._check_blend(state)
        if state.render not in (_SHOWN, _INVISIBLE):
            self._report("plugin-operator", operator="Tr")
        if state.scale != 1:
            self._report("plugin-operator", operator="Tz")

    def _string(self, data: bytes, state: State, matrix: Matrix, start: float) -> float:
        """Draws one string at a distance from where the text stands; gives its width."""
        name = state.font or ""
        text = self._letters.text(name, data)
        face = self._letters.face(name, self._default) if name else self._default
        fact = self._printed.get(text.strip())
        way = 0.0
        for own, glyphs in self._letters.shaped(text, face, self._lang):
            spaced = tuple(_spaced(glyph, state) for glyph in glyphs)
            width = sum(glyph.advance for glyph in spaced) * state.size / 1000
            if state.render != _INVISIBLE:
                plain = self._glyphs(own.key, spaced, width, state, fact=fact)
                state.clip.append(self._at(plain, state, matrix, start + way))
            way += width
        return way

    def _glyphs(
        self,
        key: str,
        glyphs: tuple[Glyph, ...],
        width: float,
        state: State,
        *,
        fact: FactKey | None,
    ) -> GlyphsOp:
        paint = self._paint(state.fill, state.fill_alpha)
        return GlyphsOp(key, state.size, 0.0, 0.0, glyphs, paint, width, fact)

    def _at(self, plain: GlyphsOp, state: State, matrix: Matrix, start: float) -> Op:
        """Glyphs in their place: turned or slanted ones as a group."""
        a, b, c, d, e, f = moved(0.0, state.rise, multiply(moved(start, 0.0, matrix), state.ctm))
        top = self._size[1]
        if abs(b) < 1e-9 and abs(c) < 1e-9 and abs(a - d) < 1e-9 and a > 0:
            return replace(plain, size=plain.size * a, x=e, y=top - f, width=plain.width * a)
        return GroupOp((plain,), transform=(a, -b, -c, d, e, top - f))

    # -- what is left out

    def xobject(self, name: str, value: pikepdf.Object | None) -> None:
        """Pictures and forms are not drawn."""
        self._report("plugin-picture")

    def inline_image(self, value: object, state: State) -> None:
        """Pictures are not drawn."""
        self._report("plugin-picture")

    def shading(self, state: State) -> None:
        """Shadings are not drawn."""
        self._report("plugin-shading")

    def begin_mark(self, tag: str, properties: pikepdf.Object | None) -> None:
        """Marks of the flowable's own mean nothing here."""

    def end_mark(self) -> None:
        """Marks of the flowable's own mean nothing here."""

    def unknown(self, operator: str) -> None:
        """What is not followed is reported, unless nothing is lost with it."""
        if operator not in _SILENT:
            self._report("plugin-operator", operator=operator)


def _spaced(glyph: Glyph, state: State) -> Glyph:
    """A glyph with the spacing of characters and words (9.3.2 and 9.3.3)."""
    extra = state.character + (state.word if glyph.text == " " else 0.0)
    return glyph._replace(advance=glyph.advance + extra * 1000 / state.size) if extra else glyph


def _resources(states: Mapping[str, tuple[str, object]]) -> pikepdf.Object:
    """A resource dictionary of these graphics states."""
    entries = {
        f"/{name}": pikepdf.Dictionary({f"/{key}": _value(value)}) for name, (key, value) in states.items()
    }
    return pikepdf.Dictionary({"/ExtGState": pikepdf.Dictionary(entries)})


def _value(value: object) -> object:
    """A value that ReportLab wrote as PDF syntax: a name, true, false or a number."""
    if isinstance(value, str):
        return pikepdf.Name(value) if value.startswith("/") else value == "true"
    return value


def resolved(items: Drawn) -> tuple[Op, ...]:
    """Clips as groups; an empty one leaves nothing."""
    ops: list[Op] = []
    for item in items:
        if not isinstance(item, Clip):
            ops.append(item)
            continue
        inner = resolved(item.ops)
        if inner:
            ops.append(GroupOp(inner, clip=item.path))
    return tuple(ops)
