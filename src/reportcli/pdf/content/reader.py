"""Follows a content stream as a viewer would (ISO 32000-1, 8 and 9); what is drawn goes to a sink.

Operators, graphics state, resources and bounds are the same for all; what a path or a text becomes is the
sink's: display operations of a flowable, objects under preflight, texts of marks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pikepdf

from reportcli.model.paths import IDENTITY, Matrix, matrix_of, moved
from reportcli.model.value_class import replace
from reportcli.pdf.content.path import Operands, PathBuilder
from reportcli.pdf.content.sink import Budget, PaintedPath, Sink
from reportcli.pdf.content.state import C, F, GraphicsState
from reportcli.pdf.content.state_operators import StateOperators

MAX_FORMS = 12  # forms within each other; more is a loop or a trick


class ContentReader(StateOperators[F, C]):
    """Follows streams for one sink. base: the matrix of the content, from the start."""

    def __init__(self, sink: Sink[F, C], clip: C, budget: Budget, *, base: Matrix = IDENTITY) -> None:
        super().__init__(GraphicsState(clip, ctm=base), sink.font)
        self.depth = 0
        self._sink = sink
        self._budget = budget
        self._path = PathBuilder()
        self._clips = ""
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY

    def run(self, holder: pikepdf.Object, resources: pikepdf.Object | None, depth: int = 0) -> None:
        """Follows a page or stream. Raises ContentBoundError, PdfError, and what malformed operands raise."""
        outer = self.resources, self.depth
        self.resources, self.depth = resources, depth
        instructions = pikepdf.parse_content_stream(holder)
        self._budget.spend(len(instructions))
        for instruction in instructions:
            operator = str(instruction.operator)
            handler = _HANDLERS.get(operator)
            if handler is None:
                self._sink.unknown(operator)
            else:
                handler(self, list(instruction.operands))
        self.resources, self.depth = outer

    def form(self, stream: pikepdf.Stream, clip: Callable[[Operands, GraphicsState[F, C]], None]) -> None:
        """Follows a form in the graphics state of its place (8.10). clip: narrows the state's to its box.

        What is nested deeper than MAX_FORMS is left out.
        """
        if self.depth >= MAX_FORMS:
            return
        outer, stack, self._stack = replace(self.state), self._stack, []
        if "/Matrix" in stream:
            self.concat(list(stream["/Matrix"].as_list()))
        if "/BBox" in stream:
            clip(list(stream["/BBox"].as_list()), self.state)
        self.run(stream, stream.get("/Resources", self.resources), self.depth + 1)
        self.state, self._stack = outer, stack

    # -- paths

    def on_path(self, step: Callable[[PathBuilder, Matrix, Operands], None], operands: Operands) -> None:
        """An operator that builds the path."""
        step(self._path, self.state.ctm, operands)

    def set_clip(self, rule: str) -> None:
        """W, W*: the next painting operator also clips."""
        self._clips = rule

    def paint(self, operator: str) -> None:
        """The path is painted, and is gone."""
        fills, strokes, even_odd, closes = _PAINTING[operator]
        if closes and self._path.segments:
            self._path.close(self.state.ctm, ())
        path = PaintedPath(self._path.segments, fills, strokes, even_odd, self._clips)
        self._sink.path(path, self.state)
        self._path, self._clips = PathBuilder(), ""

    # -- marks, pictures, forms

    def begin_mark(self, operands: Operands) -> None:
        """BMC, BDC"""
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = self.resource("/Properties", properties)
        self._sink.begin_mark(str(operands[0])[1:], properties)

    def end_mark(self, _: Operands) -> None:
        """EMC"""
        self._sink.end_mark()

    def do(self, operands: Operands) -> None:
        """Do"""
        self._sink.xobject(str(operands[0])[1:], self.resource("/XObject", operands[0]))

    def inline_image(self, operands: Operands) -> None:
        """BI … EI, which pikepdf gives as one operator."""
        self._sink.inline_image(operands[0], self.state)

    def shading(self, _: Operands) -> None:
        """sh"""
        self._sink.shading(self.state)

    # -- text

    def begin_text(self, _: Operands) -> None:
        """BT"""
        self._text = self._line = IDENTITY

    def font(self, operands: Operands) -> None:
        """Tf"""
        self.set_font(str(operands[0])[1:], self.resource("/Font", operands[0]), float(operands[1]))

    def text_matrix(self, operands: Operands) -> None:
        """Tm"""
        self._text = self._line = matrix_of(operands)

    def next_line_at(self, x: float, y: float) -> None:
        """Td, and what it is short for."""
        self._text = self._line = moved(x, y, self._line)

    def next_line_leading(self, operands: Operands) -> None:
        """TD"""
        self.state.leading = -float(operands[1])
        self.next_line_at(float(operands[0]), float(operands[1]))

    def next_line(self, _: Operands = ()) -> None:
        """T*"""
        self.next_line_at(0.0, -self.state.leading)

    def show(self, operands: Operands) -> None:
        """Tj"""
        self._show([bytes(operands[0])])

    def show_adjusted(self, operands: Operands) -> None:
        """TJ"""
        items = operands[0].as_list()
        self._show([bytes(one) if isinstance(one, pikepdf.String) else float(one) for one in items])

    def show_on_next_line(self, operands: Operands) -> None:
        """'"""
        self.next_line()
        self.show(operands)

    def show_spaced(self, operands: Operands) -> None:
        '''"'''
        self.state.word, self.state.character = float(operands[0]), float(operands[1])
        self.next_line()
        self.show(operands[2:])

    def _show(self, items: Sequence[bytes | float]) -> None:
        self._text = moved(self._sink.text(items, self.state, self._text), 0.0, self._text)


def _on_path(step: Callable[[PathBuilder, Matrix, Operands], None]) -> Handler:
    return lambda reader, operands: reader.on_path(step, operands)


def _paints(operator: str) -> Handler:
    return lambda reader, _: reader.paint(operator)


def _device(space: str, *, fills: bool) -> Handler:
    name = pikepdf.Name(space)
    if fills:
        return lambda reader, operands: reader.fill_with(name, operands)
    return lambda reader, operands: reader.stroke_with(name, operands)


def _number(field: str, factor: float = 1.0) -> Handler:
    return lambda reader, operands: setattr(reader.state, field, float(operands[0]) * factor)


def _whole(field: str) -> Handler:
    return lambda reader, operands: setattr(reader.state, field, int(operands[0]))


Handler = Callable[["ContentReader[Any, Any]", Operands], None]
_PAINTING = {  # fills, strokes, even-odd, closes the path
    "n": (False, False, False, False),
    "S": (False, True, False, False),
    "s": (False, True, False, True),
    "f": (True, False, False, False),
    "F": (True, False, False, False),
    "f*": (True, False, True, False),
    "B": (True, True, False, False),
    "B*": (True, True, True, False),
    "b": (True, True, False, True),
    "b*": (True, True, True, True),
}
_HANDLERS: dict[str, Handler] = {
    "q": ContentReader.save,
    "Q": ContentReader.restore,
    "cm": ContentReader.concat,
    "w": _number("width"),
    "J": _whole("cap"),
    "j": _whole("join"),
    "d": ContentReader.dash,
    "gs": ContentReader.graphics_state,
    "cs": ContentReader.fill_space,
    "CS": ContentReader.stroke_space,
    "sc": ContentReader.fill_colour,
    "scn": ContentReader.fill_colour,
    "SC": ContentReader.stroke_colour,
    "SCN": ContentReader.stroke_colour,
    "g": _device("/DeviceGray", fills=True),
    "rg": _device("/DeviceRGB", fills=True),
    "k": _device("/DeviceCMYK", fills=True),
    "G": _device("/DeviceGray", fills=False),
    "RG": _device("/DeviceRGB", fills=False),
    "K": _device("/DeviceCMYK", fills=False),
    "m": _on_path(PathBuilder.move),
    "l": _on_path(PathBuilder.line),
    "c": _on_path(PathBuilder.curve),
    "v": _on_path(PathBuilder.curve_from_point),
    "y": _on_path(PathBuilder.curve_to_point),
    "h": _on_path(PathBuilder.close),
    "re": _on_path(PathBuilder.rectangle),
    "W": lambda reader, _: reader.set_clip("W"),
    "W*": lambda reader, _: reader.set_clip("W*"),
    **{operator: _paints(operator) for operator in _PAINTING},
    "BMC": ContentReader.begin_mark,
    "BDC": ContentReader.begin_mark,
    "EMC": ContentReader.end_mark,
    "Do": ContentReader.do,
    "INLINE IMAGE": ContentReader.inline_image,
    "sh": ContentReader.shading,
    "BT": ContentReader.begin_text,
    "Tf": ContentReader.font,
    "Tc": _number("character"),
    "Tw": _number("word"),
    "Tz": _number("scale", 0.01),
    "TL": _number("leading"),
    "Ts": _number("rise"),
    "Tr": _whole("render"),
    "Tm": ContentReader.text_matrix,
    "Td": lambda reader, operands: reader.next_line_at(float(operands[0]), float(operands[1])),
    "TD": ContentReader.next_line_leading,
    "T*": ContentReader.next_line,
    "Tj": ContentReader.show,
    "TJ": ContentReader.show_adjusted,
    "'": ContentReader.show_on_next_line,
    '"': ContentReader.show_spaced,
}
