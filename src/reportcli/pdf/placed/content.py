"""Content streams of other files in the colours of the output; all else is drawn as it was."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

import pikepdf
from pikepdf import Dictionary, Name, Object, Operator

from reportcli.inputs.limits import PDF_OPERATORS
from reportcli.inputs.pdf_pages.bounded import data_of, streams_of
from reportcli.model.diagnostic import Findings, error
from reportcli.pdf import objects
from reportcli.pdf.placed.colours import Colours, Space
from reportcli.pdf.writer import Resources

_MARKS = frozenset(("BMC", "BDC", "EMC", "MP", "DP", "BX", "EX"))
_PLAIN = {"g": Name.DeviceGray, "rg": Name.DeviceRGB, "k": Name.DeviceCMYK}
_COLOURS = frozenset(("cs", "CS", "sc", "SC", "scn", "SCN"))
_SPACES = {1: "/DeviceGray", 3: "/DeviceRGB", 4: "/DeviceCMYK"}
_OPERATORS = {1: "g", 3: "rg", 4: "k"}
_INTENTS = ("/AbsoluteColorimetric", "/RelativeColorimetric", "/Saturation", "/Perceptual")
_NAMED = {"Do": "/XObject", "gs": "/ExtGState", "sh": "/Shading"}
_PAINTS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh"))
OVER, KNOCK_OUT = "Over_", "Begin_"
STATES = {
    OVER: "<</Type/ExtGState/OP false/op true/OPM 1>>",
    KNOCK_OUT: "<</Type/ExtGState/OP false/op false/OPM 1>>",
}
_SHOWS = ("Tj", "TJ", "'", '"')
Written = tuple[Sequence[Any], Operator]


class Taken(Protocol):
    """Resources that a content stream names, on their way into our file."""

    def resource(self, category: str, value: Object, depth: int) -> str:
        """A resource of that category: its reference, or itself as PDF syntax."""

    def shown(self, font: Object, text: bytes) -> None:
        """Text in a font."""

    def inline(self, image: pikepdf.PdfInlineImage) -> str:
        """An inline image as one of its own: its reference."""


class _State(NamedTuple):
    """The colour spaces for areas and for lines, None for patterns of colours of their own; and the font that
    is chosen, until text is shown in it: many files choose one that they do not embed, and never use it.
    """

    fill: Space | None
    stroke: Space | None
    font: tuple[Any, ...] = ()
    shown: Object | None = None
    """The font that text is shown in."""
    black: bool = False
    """Whether areas are in black ink alone."""
    over: bool = False
    """Whether areas overprint: black text does, as our own."""


class ContentTranslator:
    """Translates the streams of one page: its own, and those of forms, patterns and drawn glyphs."""

    def __init__(self, colours: Colours, taken: Taken) -> None:
        self._colours = colours
        self._taken = taken
        self._left = PDF_OPERATORS

    def translated(self, holder: Object, resources: Object, depth: int) -> tuple[bytes, Resources]:
        """A page's or a stream's content, and what it names as a resource dictionary. Raises Findings."""
        for stream in streams_of(holder):
            data_of(stream)  # within its limit
        one = _Stream(self._colours, self._taken, resources, depth)
        for instruction in pikepdf.parse_content_stream(holder):
            self._left -= 1
            if self._left < 0:
                raise Findings([error("picture-page-large", None, name="")])
            one.take(instruction)
        return one.ended()


class _Stream:
    """One content stream while it is translated."""

    def __init__(self, colours: Colours, taken: Taken, resources: Object, depth: int) -> None:
        self._colours, self._taken = colours, taken
        self._resources, self._depth = resources, depth
        grey = colours.space(Name.DeviceGray, Dictionary())
        self._state = _State(grey, grey, black=depth == 0)  # a form begins in the colour around it
        self._stack: list[_State] = []
        self._written: list[Written] = []
        self._used = Resources()
        self._open = False

    def take(self, instruction: object) -> None:
        """One instruction, as it was or in other colours."""
        if isinstance(instruction, pikepdf.ContentStreamInlineImage):
            self._inline(instruction)
            return
        assert isinstance(instruction, pikepdf.ContentStreamInstruction)
        name, operands = str(instruction.operator), list(instruction.operands)
        if name in _MARKS or (name == "ri" and str(operands[0]) not in _INTENTS):
            return
        if name.lower() in _PLAIN or name in _COLOURS:
            self._coloured(name, operands)
        elif name in ("q", "Q"):
            self._save_or_restore(name)
        elif name == "Tf":
            self._state = self._state._replace(font=tuple(operands))
        else:
            self._drawn(name, operands)

    def _coloured(self, name: str, operands: Sequence[Object]) -> None:
        """A colour or a colour space, for lines where its operator is in capitals, else for areas."""
        stroke = name.isupper()
        if name in ("cs", "CS"):
            self._space(operands[0], stroke=stroke, begin=True)
            return
        if (space := _PLAIN.get(name.lower())) is not None:
            self._space(space, stroke=stroke, begin=False)
        self._colour(operands, stroke=stroke)

    def _drawn(self, name: str, operands: Sequence[Object]) -> None:
        """An instruction that is as it was, and what has to come before it."""
        if name in _SHOWS:
            self._choose_font()
            self._show(operands)
        if name in _PAINTS:
            self._overprint(False)
        if name in _NAMED:
            self._use(_NAMED[name], str(operands[0]))
        self._open = name == "BT" or (self._open and name != "ET")
        self._write(operands, name)

    def _choose_font(self) -> None:
        """The font that text is shown in, where it is not written yet."""
        if font := self._state.font:
            self._state = self._state._replace(font=(), shown=self._named("/Font")[str(font[0])])
            self._use("/Font", str(font[0]))
            self._write(font, "Tf")

    def ended(self) -> tuple[bytes, Resources]:
        """All of it, what it left open closed."""
        if self._open:
            self._write([], "ET")
        for _ in self._stack:
            self._write([], "Q")
        return bytes(pikepdf.unparse_content_stream(self._written)), self._used

    def _write(self, operands: Sequence[object], name: str) -> None:
        self._written.append((operands, Operator(name)))

    def _show(self, operands: Sequence[object]) -> None:
        """What comes before text is shown: black text overprints, all else knocks out."""
        over = self._colours.space_is_ink and self._state.black
        self._overprint(over)
        pieces = operands[-1] if isinstance(operands[-1], pikepdf.Array) else [operands[-1]]
        for piece in pieces:
            if isinstance(piece, pikepdf.String) and self._state.shown is not None:
                self._taken.shown(self._state.shown, bytes(piece))

    def _overprint(self, over: bool) -> None:
        if over != self._state.over:
            self._state = self._state._replace(over=over)
            key = OVER if over else KNOCK_OUT
            self._used.add("ExtGState", key, STATES[key])
            self._write([Name(f"/{key}")], "gs")

    def _save_or_restore(self, name: str) -> None:
        if name == "q":
            self._stack.append(self._state)
        elif self._stack:
            self._state = self._stack.pop()
        else:
            return  # more are closed than were opened
        self._write([], name)

    def _named(self, category: str) -> Object:
        return self._resources.get(category, Dictionary())

    def _use(self, category: str, name: str) -> None:
        key = _key(name)
        if key not in self._used.entries.get(category[1:], {}):
            value = self._taken.resource(category, self._named(category)[name], self._depth)
            self._used.add(category[1:], key, value)

    def _inline(self, instruction: pikepdf.ContentStreamInlineImage) -> None:
        name = f"/Inline{len(self._used.entries.get('XObject', {}))}"
        while name in self._named("/XObject"):
            name += "_"
        self._used.add("XObject", _key(name), self._taken.inline(instruction.iimage))
        self._write([Name(name)], "Do")

    def _space(self, value: Object, *, stroke: bool, begin: bool) -> None:
        named = self._named("/ColorSpace")
        if isinstance(value, Name) and str(value) in named:
            value = named[str(value)]
        inner: Space | None
        if isinstance(value, Name) and value == Name.Pattern:
            inner, begin = None, False
        elif isinstance(value, pikepdf.Array) and str(value[0]) == "/Pattern":
            inner, begin = self._colours.space(value[1], named) if len(value) > 1 else None, False
        else:
            inner = self._colours.space(value, named)
        if stroke:
            self._state = self._state._replace(stroke=inner)
        else:
            self._state = self._state._replace(fill=inner)
        if begin and inner is not None:
            self._colour(list(inner.initial), stroke=stroke)

    def _colour(self, operands: Sequence[object], *, stroke: bool) -> None:
        space = self._state.stroke if stroke else self._state.fill
        pattern = operands[-1] if operands and isinstance(operands[-1], Name) else None
        made: tuple[float, ...] = ()
        numbers = operands if pattern is None else operands[:-1]
        if space is not None and len(numbers):
            self._colours.spots.update(space.spots)
            made = self._colours.output(space.process([float(str(number)) for number in numbers]))
        if pattern is not None:
            self._pattern(pattern, made, stroke=stroke)
        elif made:
            made = self._colours.inked(made)
            if not stroke:
                self._state = self._state._replace(black=made == (0.0, 0.0, 0.0, 1.0))
            name = _OPERATORS[len(made)]
            self._write([round(value, 4) for value in made], name.upper() if stroke else name)

    def _pattern(self, pattern: Name, colour: tuple[float, ...], *, stroke: bool) -> None:
        self._use("/Pattern", str(pattern))
        space = Name.Pattern
        if colour:
            named = f"Pattern{len(colour)}"
            space = Name(self._used.add("ColorSpace", named, f"[/Pattern{_SPACES[len(colour)]}]"))
        self._write([space], "CS" if stroke else "cs")
        self._write([*(round(value, 4) for value in colour), pattern], "SCN" if stroke else "scn")


def _key(name: str) -> str:
    """A name as it is written, without its slash."""
    return objects.name(name[1:])[1:]
