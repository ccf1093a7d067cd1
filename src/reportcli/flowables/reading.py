"""Reads the content stream of a flowable (ISO 32000-1, 8 and 9) into display operations."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from reportcli.flowables.colours import Matcher
from reportcli.flowables.letters import Letters
from reportcli.flowables.state import IDENTITY, Clip, Matrix, State, matrix_of, product, resolved
from reportcli.model.display import Drawing, GlyphsOp, GroupOp, Op, PathOp, Segment
from reportcli.model.style import Paint, Stroke
from reportcli.text.fonts import Face

THINNEST = 0.25  # points: the least line that a press holds
MAX_OPERATORS = 200_000
_CAPS, _JOINS = ("butt", "round", "square"), ("miter", "round", "bevel")
_PAINTING = {
    "S": (False, True, False), "s": (False, True, False), "f": (True, False, False),
    "F": (True, False, False), "f*": (True, False, True), "B": (True, True, False),
    "B*": (True, True, True), "b": (True, True, False), "b*": (True, True, True), "n": (False, False, False),
}  # fmt: skip
_LEFT_OUT = {"Do": "plugin-picture", "INLINE IMAGE": "plugin-picture", "sh": "plugin-shading"}
_SILENT = frozenset(
    {"i", "ri", "M", "BMC", "BDC", "EMC", "MP", "DP", "BX", "EX", "cs", "CS", "BT", "ET", "d0", "d1"}
)


class Reader:
    """One drawing. height: its height in points, y turned over at it; states: opacity by resource name."""

    def __init__(
        self,
        size: tuple[float, float],
        letters: Letters,
        matcher: Matcher,
        default: Face,
        told: Callable[..., None],
        *,
        lang: str = "",
        states: Mapping[str, tuple[str, Any]] | None = None,
        printed: Mapping[str, int] | None = None,
    ) -> None:
        self._size = size
        self._letters = letters
        self._matcher = matcher
        self._default = default
        self._told = told
        self._lang = lang
        self._states = states or {}
        self._printed = printed or {}
        self._root: list[Op | Clip] = []
        self._state = State(self._root)
        self._stack: list[State] = []
        self._path: list[Segment] = []
        self._at = (0.0, 0.0)
        self._clip = ""
        self._text: Matrix = IDENTITY
        self._row: Matrix = IDENTITY

    def read(self, code: str) -> Drawing:
        import pikepdf

        with pikepdf.new() as pdf:
            stream = pdf.make_stream(code.encode("latin-1", "replace"))
            operations = pikepdf.parse_content_stream(stream)
            if len(operations) > MAX_OPERATORS:
                self._told("plugin-too-much", limit=MAX_OPERATORS)
                return Drawing(*self._size, ())
            for operation in operations:
                self._do(str(operation.operator), list(operation.operands))
        return Drawing(*self._size, resolved(self._root))

    def _do(self, operator: str, operands: list[Any]) -> None:
        handler = _HANDLERS.get(operator)
        if handler is not None:
            handler(self, operands)
        elif operator in _PAINTING:
            self._paint(operator)
        elif operator in _LEFT_OUT:
            self._told(_LEFT_OUT[operator])
        elif operator not in _SILENT:
            self._told("plugin-operator", operator=operator)

    # -- state

    def _save(self, _: list[Any]) -> None:
        self._stack.append(replace(self._state))

    def _restore(self, _: list[Any]) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _concat(self, numbers: list[Any]) -> None:
        self._state.matrix = product(matrix_of(numbers), self._state.matrix)

    def _opacity(self, operands: list[Any]) -> None:
        key, value = self._states.get(str(operands[0]).lstrip("/"), ("", None))
        if key == "ca":
            self._state.fill_alpha = float(value)
        elif key == "CA":
            self._state.line_alpha = float(value)
        elif key == "BM" and str(value).lstrip("/") != "Normal":
            self._told("plugin-operator", operator="BM")

    def _line(self, **changes: Any) -> None:
        self._state.line = replace(self._state.line, **changes)

    def _dash(self, operands: list[Any]) -> None:
        k = self._scale()
        self._line(dash=tuple(float(part) * k for part in operands[0]))

    def _scale(self) -> float:
        a, b, c, d, _, _ = self._state.matrix
        return math.sqrt(abs(a * d - b * c))

    def _fill_paint(self, operands: list[Any]) -> None:
        self._state.fill = self._colour(operands, self._state.fill_space)

    def _line_paint(self, operands: list[Any]) -> None:
        self._line(paint=self._colour(operands, self._state.line_space))

    def _colour(self, operands: list[Any], space: str) -> Paint:
        values = tuple(round(float(value), 6) for value in operands)
        return self._matcher.named(space, values[0]) if space else self._matcher.components(values)

    def _space(self, fill: bool, operands: list[Any]) -> None:
        name = str(operands[0]).lstrip("/") if operands else ""
        if fill:
            self._state.fill_space = name
        else:
            self._state.line_space = name

    # -- paths

    def _point(self, x: Any, y: Any) -> tuple[float, float]:
        a, b, c, d, e, f = self._state.matrix
        x, y = float(x), float(y)
        return a * x + c * y + e, self._size[1] - (b * x + d * y + f)

    def _move(self, n: list[Any]) -> None:
        self._at = (float(n[0]), float(n[1]))
        self._path.append(("M", *self._point(*n)))

    def _to(self, n: list[Any]) -> None:
        self._at = (float(n[0]), float(n[1]))
        self._path.append(("L", *self._point(*n)))

    def _curve(self, n: list[Any]) -> None:
        self._at = (float(n[4]), float(n[5]))
        self._path.append(("C", *self._point(n[0], n[1]), *self._point(n[2], n[3]), *self._point(n[4], n[5])))

    def _close(self, _: list[Any]) -> None:
        self._path.append(("Z",))

    def _rectangle(self, n: list[Any]) -> None:
        x, y, w, h = (float(v) for v in n)
        self._move([x, y])
        for point in ((x + w, y), (x + w, y + h), (x, y + h)):
            self._to(list(point))
        self._close([])

    def _set_clip(self, even_odd: bool) -> None:
        self._clip = "W*" if even_odd else "W"

    def _paint(self, operator: str) -> None:
        fills, strokes, even_odd = _PAINTING[operator]
        if operator in ("s", "b", "b*") and self._path:
            self._close([])
        state, path = self._state, tuple(self._path)
        if path and (fills or strokes):
            fill = replace(state.fill, alpha=state.fill_alpha) if fills else None
            state.sink.append(PathOp(path, fill, self._stroke() if strokes else None, even_odd and fills))
        if self._clip:
            clip = Clip(path, self._clip == "W*")
            state.sink.append(clip)
            state.sink = clip.ops
        self._path, self._clip = [], ""

    def _stroke(self) -> Stroke:
        line = self._state.line
        width = max(line.width * self._scale(), THINNEST)
        return replace(line, width=width, paint=replace(line.paint, alpha=self._state.line_alpha))

    # -- text

    def _font(self, operands: list[Any]) -> None:
        self._state.font, self._state.size = str(operands[0]).lstrip("/"), float(operands[1])

    def _begin(self, _: list[Any]) -> None:
        self._text = self._row = IDENTITY

    def _text_matrix(self, numbers: list[Any]) -> None:
        self._text = self._row = matrix_of(numbers)

    def _next(self, x: float, y: float) -> None:
        self._row = product((1.0, 0.0, 0.0, 1.0, x, y), self._row)
        self._text = self._row

    def _next_leading(self, n: list[Any]) -> None:
        self._state.leading = -float(n[1])
        self._next(float(n[0]), float(n[1]))

    def _mode(self, operands: list[Any]) -> None:
        self._state.hidden = int(operands[0]) == 3
        if int(operands[0]) not in (0, 3):
            self._told("plugin-operator", operator="Tr")

    def _show(self, operands: list[Any]) -> None:
        state = self._state
        text = self._letters.text(state.font, bytes(operands[0]))
        face = self._letters.face(state.font, self._default) if state.font else self._default
        for own, glyphs in self._letters.shaped(text, face, self._lang):
            spaced = tuple(self._spaced(glyph) for glyph in glyphs)
            width = sum(glyph.advance for glyph in spaced) * state.size / 1000
            if not state.hidden:
                state.sink.append(self._glyphs(own.key, spaced, width, self._printed.get(text.strip())))
            self._advance(width)

    def _spaced(self, glyph: Any) -> Any:
        extra = self._state.char_space + (self._state.word_space if glyph.text == " " else 0.0)
        return glyph._replace(advance=glyph.advance + extra * 1000 / self._state.size) if extra else glyph

    def _show_spaced(self, operands: list[Any]) -> None:
        for part in operands[0]:
            if isinstance(part, int | float) or type(part).__name__ == "Decimal":
                self._advance(-float(part) * self._state.size / 1000)
            else:
                self._show([part])

    def _advance(self, width: float) -> None:
        self._text = product((1.0, 0.0, 0.0, 1.0, width, 0.0), self._text)

    def _glyphs(self, key: str, glyphs: Any, width: float, fact: int | None) -> Op:
        state = self._state
        paint = replace(state.fill, alpha=state.fill_alpha)
        a, b, c, d, e, f = product((1.0, 0.0, 0.0, 1.0, 0.0, state.rise), product(self._text, state.matrix))
        top = self._size[1]
        if abs(b) < 1e-9 and abs(c) < 1e-9 and abs(a - d) < 1e-9 and a > 0:
            return GlyphsOp(key, state.size * a, e, top - f, glyphs, paint, width * a, fact)
        plain = GlyphsOp(key, state.size, 0.0, 0.0, glyphs, paint, width, fact)
        return GroupOp((plain,), transform=(a, -b, -c, d, e, top - f))


Handler = Callable[[Reader, list[Any]], None]


def _sets(name: str) -> Handler:
    return lambda reader, operands: setattr(reader._state, name, float(operands[0]))


def _plain_fill(reader: Reader, operands: list[Any]) -> None:
    reader._space(True, [])
    reader._fill_paint(operands)


def _plain_line(reader: Reader, operands: list[Any]) -> None:
    reader._space(False, [])
    reader._line_paint(operands)


def _curve_from(reader: Reader, n: list[Any]) -> None:
    reader._curve([*reader._at, *n])


_HANDLERS: dict[str, Handler] = {
    "q": Reader._save,
    "Q": Reader._restore,
    "cm": Reader._concat,
    "gs": Reader._opacity,
    "w": lambda r, n: r._line(width=float(n[0])),
    "J": lambda r, n: r._line(cap=_CAPS[int(n[0])]),
    "j": lambda r, n: r._line(join=_JOINS[int(n[0])]),
    "d": Reader._dash,
    "g": _plain_fill,
    "rg": _plain_fill,
    "k": _plain_fill,
    "G": _plain_line,
    "RG": _plain_line,
    "K": _plain_line,
    "cs": lambda r, n: r._space(True, n),
    "CS": lambda r, n: r._space(False, n),
    "sc": Reader._fill_paint,
    "scn": Reader._fill_paint,
    "SC": Reader._line_paint,
    "SCN": Reader._line_paint,
    "m": Reader._move,
    "l": Reader._to,
    "c": Reader._curve,
    "v": _curve_from,
    "y": lambda r, n: r._curve([*n, n[2], n[3]]),
    "h": Reader._close,
    "re": Reader._rectangle,
    "W": lambda r, _: r._set_clip(False),
    "W*": lambda r, _: r._set_clip(True),
    "BT": Reader._begin,
    "Tf": Reader._font,
    "TL": _sets("leading"),
    "Tc": _sets("char_space"),
    "Tw": _sets("word_space"),
    "Ts": _sets("rise"),
    "Tr": Reader._mode,
    "Tz": lambda r, n: None if float(n[0]) == 100 else r._told("plugin-operator", operator="Tz"),
    "Td": lambda r, n: r._next(float(n[0]), float(n[1])),
    "TD": Reader._next_leading,
    "Tm": Reader._text_matrix,
    "T*": lambda r, _: r._next(0.0, -r._state.leading),
    "Tj": Reader._show,
    "TJ": Reader._show_spaced,
}
