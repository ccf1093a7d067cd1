"""A plug-in's block as a Drawing: made, measured, drawn and read; its faults are findings that name it."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Mapping
from contextlib import redirect_stdout
from typing import Protocol, TypeVar

from reportlab.pdfgen.canvas import Canvas

from reportcli.blocks import PlugIn
from reportcli.flowables.colours import Matcher
from reportcli.flowables.faces import LayoutFont, registered
from reportcli.flowables.letters import Letters
from reportcli.flowables.place import Place
from reportcli.flowables.reading import DrawingReader
from reportcli.model.diagnostic import Diagnostic, Findings, error, warning
from reportcli.model.display import Drawing, Ink
from reportcli.model.style import Paint
from reportcli.model.value_class import dataclass
from reportcli.plugins.registry import Installed, described, find
from reportcli.text.fonts import Face, FontSet

T = TypeVar("T")

UNBOUNDED = 1e5  # points of height for a block that states none
HIGHEST = 2e4
WARNINGS = frozenset({"plugin-colour", "plugin-font", "plugin-shading", "plugin-link"})


class Flowable(Protocol):
    """What is used of a flowable of ReportLab; a package's code may give anything back."""

    def wrapOn(self, canvas: Canvas, width: float, height: float) -> object:  # noqa: N802
        """Its width and height in a room."""

    def drawOn(self, canvas: Canvas, x: float, y: float, _sW: float) -> object:  # noqa: N802, N803
        """Draws it; _sW: room left at its side."""

    def splitOn(self, canvas: Canvas, width: float, height: float) -> object:  # noqa: N802
        """What stands in a height, and the rest; an empty list where it cannot be broken."""


@dataclass(frozen=True, slots=True)
class Part:
    """A drawing, and how it is broken at a height (None: it cannot be broken there)."""

    drawing: Drawing
    split: Callable[[float], tuple[Part, Part] | None]


@dataclass(slots=True)
class Press:
    """Draws the flowables of one block. `findings` are collected, each said once."""

    block: PlugIn
    fonts: FontSet
    palette: Mapping[str, Ink]
    lang: str
    findings: dict[tuple[str, str], Diagnostic]
    installed: Installed

    def made(self, width: float, height: float | None) -> Part:
        """The whole block. Raises Findings when it cannot be drawn at all."""
        place = Place(
            (width, height),
            self.lang,
            self.fonts,
            self.palette,
            colours=self.block.colours,
            styles=self.block.styles,
        )
        given = {name: _given(value, place) for name, value in self.block.arguments.items()}
        with registered(self.fonts):
            flowable = self._guarded(lambda: self.installed.plugin.make(given, place))
        if not callable(getattr(flowable, "wrapOn", None)) or not callable(getattr(flowable, "drawOn", None)):
            raise Findings([self._finding("plugin-not-flowable", found=type(flowable).__name__)])
        return self._part(flowable, width, height)

    def _part(self, flowable: Flowable, width: float, height: float | None) -> Part:
        with registered(self.fonts) as mine:
            canvas = self._canvas()
            size = self._guarded(lambda: flowable.wrapOn(canvas, width, height or UNBOUNDED))
            size = self._size(size, width)
            self._guarded(lambda: flowable.drawOn(canvas, 0, 0, _sW=max(width - size[0], 0.0)))
            drawing = self._read(canvas, mine, (width, size[1]))
        return Part(drawing, lambda room: self._split(flowable, width, room))

    def _split(self, flowable: Flowable, width: float, room: float) -> tuple[Part, Part] | None:
        """The flowable broken by its own rules: what stands in `room`, and the rest as one."""
        with registered(self.fonts):
            canvas = self._canvas()
            parts = self._guarded(lambda: flowable.splitOn(canvas, width, room))
        if not isinstance(parts, list) or len(parts) != 2:
            return None
        upper = self._part(parts[0], width, None)
        return (upper, self._part(parts[1], width, None)) if upper.drawing.height <= room + 0.05 else None

    def _canvas(self) -> Canvas:
        body = self._default()
        return Canvas(
            io.BytesIO(), pagesize=(UNBOUNDED, UNBOUNDED), pageCompression=0, invariant=1,
            initialFontName=body.key, initialFontSize=self._body_size(),
        )  # fmt: skip

    def _default(self) -> Face:
        """What type is set in where the plug-in says nothing: the layout's text."""
        style = self.block.styles.get("body") or next(iter(self.block.styles.values()), None)
        if style is None:
            return self.fonts.by_key(sorted(self.fonts.resources)[0])
        return self.fonts.face(style.char.font, style.char.weight, style.char.italic)

    def _body_size(self) -> float:
        style = self.block.styles.get("body") or next(iter(self.block.styles.values()), None)
        return style.char.size if style is not None else 10.0

    def _read(self, canvas: Canvas, mine: Mapping[str, LayoutFont], size: tuple[float, float]) -> Drawing:
        if canvas._annotationrefs:
            self.report("plugin-link")
        matcher = Matcher(
            self.palette, lambda drawn, near: self.report("plugin-colour", colour=drawn, nearest=near)
        )
        letters = Letters(self.fonts, mine, canvas._doc, self.report)
        states = {name: (str(key), value) for (key, value), name in canvas._extgstate._c.items()}
        reader = DrawingReader(
            size,
            letters,
            matcher,
            self._default(),
            report=self.report,
            lang=self.lang,
            printed=self.block.printed,
        )
        return reader.read("\n".join(canvas._code), states)

    def _size(self, size: object, room: float) -> tuple[float, float]:
        width = height = math.nan
        if isinstance(size, tuple | list) and len(size) == 2:
            width, height = _number(size[0]), _number(size[1])
        if not (0 <= width < UNBOUNDED and 0 <= height <= HIGHEST):
            raise Findings([self._finding("plugin-size", size=str(size)[:60])])
        if width > room + 0.05:
            excess = f"{(width - room) / 72 * 25.4:.1f}"
            self.report("plugin-too-wide", excess=excess)
        return width, height

    def _guarded(self, run: Callable[[], T]) -> T:
        """What the package's code gives; what it prints goes nowhere, what it raises is a finding."""
        try:
            with redirect_stdout(io.StringIO()):
                return run()
        except Findings:
            raise
        except (Exception, SystemExit) as problem:
            raise Findings([self._finding("plugin-failed", problem=described(problem))]) from None

    def report(self, code: str, /, **args: object) -> None:
        """A finding about the block, once."""
        self.findings.setdefault((code, str(sorted(args.items()))), self._finding(code, **args))

    def _finding(self, code: str, /, **args: object) -> Diagnostic:
        say = warning if code in WARNINGS else error
        block = self.block
        return say(code, block=block.path, name=block.name, package=self.installed.package, **args)


def press(block: PlugIn, fonts: FontSet, palette: Mapping[str, Ink], lang: str) -> Press:
    """What draws a block. Raises Findings when its package is not there (any more)."""
    installed = find(block.name)
    if not isinstance(installed, Installed):
        raise Findings([installed or error("plugin-gone", name=block.name)])
    return Press(block, fonts, palette, lang, {}, installed)


def _given(value: object, place: Place) -> object:
    return place.drawn(value) if isinstance(value, Paint) else value


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else math.nan
