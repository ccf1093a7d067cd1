"""Follows content streams as a viewer would: what is painted where, in which inks (ISO 32000-1, 8 and 9).

Boxes are in default user space, cut to the clip; curves count with their control points.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pikepdf

from reportcli.preflight.font_widths import FontWidths
from reportcli.preflight.inks import UNKNOWN, Inks, initial, inks
from reportcli.preflight.painted import (
    IDENTITY,
    Box,
    Budget,
    GraphicsState,
    Mark,
    Matrix,
    Painted,
    cut,
    multiply,
    scale_of,
    transformed,
)

MAX_DEPTH = 12  # of forms within forms
_ASCENT, _DESCENT = 0.72, 0.2  # of the type size: the box of a line of text


def painted(page: Any, number: int, budget: Budget) -> list[Painted]:
    """Everything that a page paints, in order. Pages that cannot be parsed are noted in the budget."""
    reader = _Reader(number, budget)
    try:
        reader.run(page, inherited(page, "/Resources"), 0)
    except (pikepdf.PdfError, ValueError, TypeError, IndexError, KeyError, ArithmeticError, AttributeError):
        budget.broken.add(number)
    return reader.found


def inherited(page: Any, key: str) -> Any:
    """A page's entry, its own or that of the nodes above it."""
    node, depth = page, 0
    while node is not None and depth < 50:
        if key in node:
            return node[key]
        node, depth = node.get("/Parent"), depth + 1
    return pikepdf.Dictionary()


class _Reader:
    """Interprets the streams of one page."""

    def __init__(self, page: int, budget: Budget) -> None:
        self.found: list[Painted] = []
        self._page = page
        self._budget = budget
        self._state = GraphicsState()
        self._stack: list[GraphicsState] = []
        self._marks: list[Mark | None] = []
        self._resources: Any = pikepdf.Dictionary()
        self._points: list[tuple[float, float]] = []
        self._flat = True  # the path is made of rectangles or straight lines
        self._clip_pending = False
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._depth = 0
        self._base: Matrix = IDENTITY  # of the content that patterns are laid over
        self._patterns: dict[str, Any] = {}  # fill and stroke patterns in use
        self._looked: set[tuple[int, int]] = set()

    def run(self, holder: Any, resources: Any, depth: int) -> None:
        outer, self._resources, self._depth = self._resources, resources, depth
        for instruction in pikepdf.parse_content_stream(holder):
            self._budget.operations -= 1
            if self._budget.operations < 0:
                raise ValueError("too many operations")
            handler = _HANDLERS.get(str(instruction.operator))
            if handler is not None:
                handler(self, instruction.operands)
        self._resources, self._depth = outer, depth - 1

    # -- graphics state

    def save(self, _: Any) -> None:
        if len(self._stack) > 500:
            raise ValueError("graphics states nested too deep")
        self._stack.append(replace(self._state))

    def restore(self, _: Any) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def concat(self, operands: Any) -> None:
        self._state.ctm = multiply(_matrix(operands), self._state.ctm)

    def line_width(self, operands: Any) -> None:
        self._state.width = float(operands[0])

    def graphics_state(self, operands: Any) -> None:
        entry = self._resource("/ExtGState", operands[0])
        state = self._state
        if "/LW" in entry:
            state.width = float(entry["/LW"])
        if "/OP" in entry:
            state.overprint_stroke = bool(entry["/OP"])
            state.overprint_fill = bool(entry.get("/op", entry["/OP"]))
        elif "/op" in entry:
            state.overprint_fill = bool(entry["/op"])
        if "/OPM" in entry:
            state.overprint_mode = int(entry["/OPM"])
        if "/Font" in entry:
            self._set_font(entry["/Font"][0], float(entry["/Font"][1]))

    def _resource(self, category: str, name: Any) -> Any:
        entries = self._resources.get(category) if isinstance(self._resources, pikepdf.Dictionary) else None
        value = entries.get(str(name)) if isinstance(entries, pikepdf.Dictionary) else None
        return pikepdf.Dictionary() if value is None else value

    # -- colours

    def _space(self, name: Any) -> Any:
        entries = (
            self._resources.get("/ColorSpace") if isinstance(self._resources, pikepdf.Dictionary) else None
        )
        found = entries.get(str(name)) if isinstance(entries, pikepdf.Dictionary) else None
        return name if found is None else found

    def fill_space(self, operands: Any) -> None:
        self._state.fill_space, self._state.fill_pattern = self._space(operands[0]), None
        self._state.fill = initial(self._state.fill_space)

    def stroke_space(self, operands: Any) -> None:
        self._state.stroke_space, self._state.stroke_pattern = self._space(operands[0]), None
        self._state.stroke = initial(self._state.stroke_space)

    def fill_colour(self, operands: Any) -> None:
        self._state.fill = _colour(self._state.fill_space, operands)
        self._state.fill_pattern = self._pattern(operands)

    def _pattern(self, operands: Any) -> Any:
        """The tiling pattern that a colour names, None where it is none."""
        named = len(operands) and isinstance(operands[-1], pikepdf.Name)
        found = self._resource("/Pattern", operands[-1]) if named else None
        return found if isinstance(found, pikepdf.Stream) else None

    def stroke_colour(self, operands: Any) -> None:
        self._state.stroke = _colour(self._state.stroke_space, operands)
        self._state.stroke_pattern = self._pattern(operands)

    def device_fill(self, space: str, operands: Any) -> None:
        self._state.fill_space = pikepdf.Name(space)
        self.fill_colour(operands)

    def device_stroke(self, space: str, operands: Any) -> None:
        self._state.stroke_space = pikepdf.Name(space)
        self.stroke_colour(operands)

    # -- paths

    def _point(self, x: Any, y: Any) -> None:
        a, b, c, d, e, f = self._state.ctm
        px, py = float(x), float(y)
        self._points.append((a * px + c * py + e, b * px + d * py + f))

    def move(self, operands: Any) -> None:
        self._point(*operands)

    def curve(self, operands: Any) -> None:
        self._flat = False
        for at in range(0, len(operands) - 1, 2):
            self._point(operands[at], operands[at + 1])

    def rectangle(self, operands: Any) -> None:
        x, y, width, height = map(float, operands)
        for px, py in ((x, y), (x + width, y), (x + width, y + height), (x, y + height)):
            self._point(px, py)

    def clip(self, _: Any) -> None:
        self._clip_pending = True

    def paint_path(self, fills: bool, strokes: bool) -> None:
        box = self._path_box()
        if box is not None:
            state = self._state
            if fills:
                thin = min(box[2] - box[0], box[3] - box[1]) if self._flat else math.inf
                self._add("fill", box, state.fill, state.overprint_fill, thin)
                self._within(state.fill_pattern, box)
            if strokes:
                width = state.width * scale_of(state.ctm)
                half = width / 2
                grown = (box[0] - half, box[1] - half, box[2] + half, box[3] + half)
                self._add("stroke", grown, state.stroke, state.overprint_stroke, width)
                self._within(state.stroke_pattern, grown)
            if self._clip_pending:
                state.clip = cut(state.clip, box)
        self._points, self._flat, self._clip_pending = [], True, False

    def _path_box(self) -> Box | None:
        if not self._points:
            return None
        xs, ys = [x for x, _ in self._points], [y for _, y in self._points]
        return min(xs), min(ys), max(xs), max(ys)

    def _add(
        self,
        kind: str,
        box: Box,
        colour: Inks,
        overprint: bool,
        size: float,
        *,
        name: str = "",
        value: Any = None,
        extent: tuple[float, float] = (0.0, 0.0),
        hidden: bool = False,
    ) -> None:
        shown = cut(box, self._state.clip)
        if shown[0] > shown[2] or shown[1] > shown[3]:
            return
        mark = self._mark()
        mode, order = self._state.overprint_mode, len(self.found)
        self.found.append(
            Painted(
                self._page,
                kind,
                shown,
                colour,
                overprint,
                mode,
                size,
                mark,
                name,
                value,
                extent,
                order,
                hidden,
            )
        )

    # -- marked content

    def begin_mark(self, operands: Any) -> None:
        artifact = str(operands[0]) == "/Artifact"
        properties: Any = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = self._resource("/Properties", properties)
        mcid = properties.get("/MCID") if isinstance(properties, pikepdf.Dictionary) else None
        if mcid is not None:
            self._budget.mcids.setdefault(self._page, set()).add(int(mcid))
        if artifact or mcid is not None:
            self._marks.append(Mark(-1 if mcid is None else int(mcid), artifact))
        else:
            self._marks.append(None)

    def end_mark(self, _: Any) -> None:
        if self._marks:
            self._marks.pop()

    def _mark(self) -> Mark | None:
        return next((mark for mark in reversed(self._marks) if mark is not None), None)

    # -- objects

    def do(self, operands: Any) -> None:
        stream = self._resource("/XObject", operands[0])
        subtype = str(stream.get("/Subtype", "")) if isinstance(stream, pikepdf.Stream) else ""
        if subtype == "/Image":
            self._image(str(operands[0])[1:], stream)
        elif subtype == "/Form" and self._depth < MAX_DEPTH:
            self._form(stream)

    def _form(self, stream: Any) -> None:
        outer, stack = replace(self._state), self._stack
        self._stack = []
        if "/Matrix" in stream:
            self.concat(stream["/Matrix"])
        if "/BBox" in stream:
            x0, y0, x1, y1 = map(float, stream["/BBox"])
            self._state.clip = cut(self._state.clip, transformed(self._state.ctm, x0, y0, x1, y1))
        marks = len(self._marks)
        self.run(stream, stream.get("/Resources", self._resources), self._depth + 1)
        del self._marks[marks:]
        self._state, self._stack = outer, stack

    def _within(self, stream: Any, box: Box, matrix: Matrix | None = None) -> None:
        """What a pattern or a glyph drawn by operators paints, once a page: it counts for the whole box."""
        if stream is None or stream.objgen in self._looked or self._depth >= MAX_DEPTH:
            return
        self._looked.add(stream.objgen)
        inner = _Reader(self._page, self._budget)
        inner._looked = self._looked
        inner._marks = [self._mark()]
        inner._state.ctm = matrix or multiply(_matrix(stream.get("/Matrix", IDENTITY)), self._base)
        inner.run(stream, stream.get("/Resources", self._resources), self._depth + 1)
        shown = cut(box, self._state.clip)
        if shown[0] <= shown[2] and shown[1] <= shown[3]:
            start = len(self.found)
            self.found += [item._replace(box=shown, order=start + at) for at, item in enumerate(inner.found)]

    def inline_image(self, operands: Any) -> None:
        self._image("inline", operands[0])

    def _image(self, name: str, value: Any) -> None:
        a, b, c, d = self._state.ctm[:4]
        box = transformed(self._state.ctm, 0, 0, 1, 1)
        extent = (math.hypot(a, b), math.hypot(c, d))
        mask = isinstance(value, pikepdf.Stream) and bool(value.get("/ImageMask", False))
        colour = self._state.fill if mask else UNKNOWN
        overprint = self._state.overprint_fill
        self._add("image", box, colour, overprint, min(extent), name=name, value=value, extent=extent)

    def shading(self, operands: Any) -> None:
        self._add("shading", self._state.clip, UNKNOWN, self._state.overprint_fill, math.inf)

    # -- text

    def begin_text(self, _: Any) -> None:
        self._text = self._line = IDENTITY

    def font(self, operands: Any) -> None:
        self._set_font(self._resource("/Font", operands[0]), float(operands[1]))

    def _set_font(self, font: Any, size: float) -> None:
        key = font.objgen if font.is_indirect else (0, id(font))
        known = self._budget.fonts.get(key) if font.is_indirect else None
        if known is None:
            known = self._budget.fonts[key] = FontWidths(font)
        self._state.font, self._state.size = known, size

    def text_state(self, name: str, factor: float, operands: Any) -> None:
        setattr(self._state, name, float(operands[0]) * factor)

    def render(self, operands: Any) -> None:
        self._state.render = int(operands[0])

    def text_matrix(self, operands: Any) -> None:
        self._text = self._line = _matrix(operands)

    def text_move(self, operands: Any) -> None:
        x, y = map(float, operands)
        self._text = self._line = multiply((1, 0, 0, 1, x, y), self._line)

    def text_move_leading(self, operands: Any) -> None:
        self._state.leading = -float(operands[1])
        self.text_move(operands)

    def next_line(self, _: Any) -> None:
        self.text_move((0, -self._state.leading))

    def show(self, operands: Any) -> None:
        self._show((operands[0],))

    def show_adjusted(self, operands: Any) -> None:
        self._show(operands[0])

    def quote(self, operands: Any) -> None:
        self.next_line(())
        self._show((operands[0],))

    def double_quote(self, operands: Any) -> None:
        self._state.word, self._state.character = float(operands[0]), float(operands[1])
        self.next_line(())
        self._show((operands[2],))

    def _show(self, items: Sequence[Any]) -> None:
        state = self._state
        if state.font is None:
            return
        moved, shown = 0.0, False
        for item in items:
            if isinstance(item, pikepdf.String):
                text = bytes(item)
                shown = shown or bool(text)
                moved += state.font.advance(text, state.size, state.character, state.word)
            else:
                moved -= float(item) / 1000 * state.size
        moved *= state.scale
        if shown:
            self._add_text(moved)
        self._text = multiply((1, 0, 0, 1, moved, 0), self._text)

    def _add_text(self, moved: float) -> None:
        state = self._state
        matrix = multiply(self._text, state.ctm)
        low, high = state.rise - _DESCENT * state.size, state.rise + _ASCENT * state.size
        box = transformed(matrix, 0.0, low, moved, high)
        size = abs(state.size) * math.hypot(matrix[2], matrix[3])
        outlined = state.render in (1, 5)
        colour = state.stroke if outlined else state.fill
        overprint = state.overprint_stroke if outlined else state.overprint_fill
        assert state.font is not None
        self._add("text", box, colour, overprint, size, name=state.font.name, hidden=state.render in (3, 7))
        for glyph in state.font.glyphs:
            scaled = multiply(state.font.matrix, (state.size, 0, 0, state.size, 0, state.rise))
            self._within(glyph, box, multiply(scaled, matrix))


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(value) for value in operands)
    return a, b, c, d, e, f


def _colour(space: Any, operands: Any) -> Inks:
    if len(operands) and isinstance(operands[-1], pikepdf.Name):
        return UNKNOWN
    return inks(space, [float(value) for value in operands])


def _paints(fills: bool, strokes: bool) -> Callable[[_Reader, Any], None]:
    return lambda reader, _: reader.paint_path(fills, strokes)


def _device(fills: bool, space: str) -> Callable[[_Reader, Any], None]:
    if fills:
        return lambda reader, operands: reader.device_fill(space, operands)
    return lambda reader, operands: reader.device_stroke(space, operands)


def _text_state(name: str, factor: float = 1.0) -> Callable[[_Reader, Any], None]:
    return lambda reader, operands: reader.text_state(name, factor, operands)


_HANDLERS: dict[str, Callable[[_Reader, Any], None]] = {
    "q": _Reader.save,
    "Q": _Reader.restore,
    "cm": _Reader.concat,
    "w": _Reader.line_width,
    "gs": _Reader.graphics_state,
    "cs": _Reader.fill_space,
    "CS": _Reader.stroke_space,
    "sc": _Reader.fill_colour,
    "scn": _Reader.fill_colour,
    "SC": _Reader.stroke_colour,
    "SCN": _Reader.stroke_colour,
    "g": _device(True, "/DeviceGray"),
    "rg": _device(True, "/DeviceRGB"),
    "k": _device(True, "/DeviceCMYK"),
    "G": _device(False, "/DeviceGray"),
    "RG": _device(False, "/DeviceRGB"),
    "K": _device(False, "/DeviceCMYK"),
    "m": _Reader.move,
    "l": _Reader.move,
    "c": _Reader.curve,
    "v": _Reader.curve,
    "y": _Reader.curve,
    "re": _Reader.rectangle,
    "W": _Reader.clip,
    "W*": _Reader.clip,
    "n": _paints(False, False),
    "S": _paints(False, True),
    "s": _paints(False, True),
    "f": _paints(True, False),
    "F": _paints(True, False),
    "f*": _paints(True, False),
    "B": _paints(True, True),
    "B*": _paints(True, True),
    "b": _paints(True, True),
    "b*": _paints(True, True),
    "BMC": _Reader.begin_mark,
    "BDC": _Reader.begin_mark,
    "EMC": _Reader.end_mark,
    "Do": _Reader.do,
    "INLINE IMAGE": _Reader.inline_image,
    "sh": _Reader.shading,
    "BT": _Reader.begin_text,
    "Tf": _Reader.font,
    "Tc": _text_state("character"),
    "Tw": _text_state("word"),
    "Tz": _text_state("scale", 0.01),
    "TL": _text_state("leading"),
    "Ts": _text_state("rise"),
    "Tr": _Reader.render,
    "Tm": _Reader.text_matrix,
    "Td": _Reader.text_move,
    "TD": _Reader.text_move_leading,
    "T*": _Reader.next_line,
    "Tj": _Reader.show,
    "TJ": _Reader.show_adjusted,
    "'": _Reader.quote,
    '"': _Reader.double_quote,
}
