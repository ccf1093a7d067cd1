"""Writes Drawings to a PDF sheet to look at them: glyphs as outlines, roles in a stand-in palette."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path as File

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont
from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from reportcli.model.display import Drawing, GlyphsOp, GroupOp, Op, Path, PathOp
from reportcli.model.style import Paint


class _CanvasPen(BasePen):
    """Puts a glyph's outline on a ReportLab path, scaled and moved; y of the canvas grows downwards here."""

    def __init__(self, glyphs: object, path: object, x: float, y: float, scale: float) -> None:
        super().__init__(glyphs)
        self.path, self.x, self.y, self.scale = path, x, y, scale

    def _at(self, point: tuple[float, float]) -> tuple[float, float]:
        return (self.x + point[0] * self.scale, self.y - point[1] * self.scale)

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools' names
        self.path.moveTo(*self._at(pt))

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self.path.lineTo(*self._at(pt))

    def _curveToOne(self, a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> None:  # noqa: N802
        self.path.curveTo(*self._at(a), *self._at(b), *self._at(c))

    def _closePath(self) -> None:  # noqa: N802
        self.path.close()


class Sheet:
    """fonts: font key to file; palette: role to (red, green, blue) in 0..1."""

    def __init__(
        self, target: str, fonts: Mapping[str, str], palette: Mapping[str, tuple[float, float, float]]
    ) -> None:
        self.canvas = Canvas(target, pagesize=(595, 842), invariant=1, pageCompression=1)
        self.palette = {"black": (0.0, 0.0, 0.0), "paper": (1.0, 1.0, 1.0), **palette}
        self.fonts = {key: TTFont(file) for key, file in fonts.items()}
        self.y = 30.0

    def add(self, drawings: Iterable[Drawing], gap: float = 24.0, frame: bool = False) -> None:
        """One row of drawings from left to right, wrapped at the page's edge."""
        x, row = 30.0, 0.0
        for drawing in drawings:
            if x + drawing.width > 575 and x > 30:
                x, self.y, row = 30.0, self.y + row + gap, 0.0
            if self.y + drawing.height > 820:
                self.canvas.showPage()
                self.y = 30.0
            self._draw(drawing, x, self.y, frame)
            x, row = x + drawing.width + gap, max(row, drawing.height)
        self.y += row + gap

    def save(self) -> None:
        self.canvas.save()

    def _draw(self, drawing: Drawing, x: float, y: float, frame: bool) -> None:
        c = self.canvas
        c.saveState()
        c.transform(1, 0, 0, -1, x, 842 - y)
        if frame:
            c.setStrokeColorRGB(0.8, 0.9, 1)
            c.setLineWidth(0.2)
            c.rect(0, 0, drawing.width, drawing.height)
        for op in drawing.ops:
            self._op(op)
        c.restoreState()

    def _colour(self, paint: Paint) -> Color:
        role = paint.role
        if role.startswith("#"):
            rgb = tuple(int(role[i : i + 2], 16) / 255 for i in (1, 3, 5))
        else:
            rgb = self.palette.get(role, (0.5, 0.5, 0.5))
        return Color(*(1 - (1 - v) * paint.tint for v in rgb), alpha=paint.alpha)

    def _path(self, path: Path) -> object:
        out = self.canvas.beginPath()
        for segment in path:
            name, numbers = segment[0], segment[1:]
            {"M": out.moveTo, "L": out.lineTo, "C": out.curveTo, "Z": out.close}[name](*numbers)
        return out

    def _op(self, op: Op) -> None:
        c = self.canvas
        c.saveState()
        if isinstance(op, PathOp):
            if op.fill is not None:
                c.setFillColor(self._colour(op.fill))
            if op.stroke is not None:
                c.setStrokeColor(self._colour(op.stroke.paint))
                c.setLineWidth(op.stroke.width)
                c.setDash(list(op.stroke.dash))
                c.setLineCap(("butt", "round", "square").index(op.stroke.cap))
                c.setLineJoin(("miter", "round", "bevel").index(op.stroke.join))
            c.drawPath(
                self._path(op.path),
                int(op.stroke is not None),
                int(op.fill is not None),
                int(not op.even_odd),
            )
        elif isinstance(op, GlyphsOp):
            self._glyphs(op)
        elif isinstance(op, GroupOp):
            if op.transform is not None:
                c.transform(*op.transform)
            if op.clip is not None:
                c.clipPath(self._path(op.clip), 0, 0)
            for inner in op.ops:
                self._op(inner)
        c.restoreState()

    def _glyphs(self, op: GlyphsOp) -> None:
        font = self.fonts.get(op.font) or next(iter(self.fonts.values()))
        glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
        scale = op.size / font["head"].unitsPerEm
        path, x = self.canvas.beginPath(), op.x
        for glyph in op.glyphs:
            pen = _CanvasPen(
                glyphs, path, x + glyph.dx * op.size / 1000, op.y - glyph.dy * op.size / 1000, scale
            )
            glyphs[order[glyph.gid]].draw(pen)
            x += glyph.advance * op.size / 1000
        self.canvas.setFillColor(self._colour(op.paint))
        self.canvas.drawPath(path, 0, 1, 1)


def fonts_of(folder: str) -> dict[str, str]:
    """Keys by file name without its ending."""
    return {file.stem: str(file) for file in sorted(File(folder).glob("*.otf"))}
