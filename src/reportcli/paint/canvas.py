"""Display operations to one content stream: y turned over, graphics state kept, text objects closed."""

from __future__ import annotations

import math
from collections.abc import Iterable

from reportcli.model.display import GlyphsOp, GroupOp, ImageOp, LateOp, Op, Path, PathOp
from reportcli.model.style import Gradient, Paint, Stroke
from reportcli.model.value_class import dataclass, replace
from reportcli.paint.glyphs import show, show_as_one
from reportcli.paint.image_prefetch import picture_request, scale_of
from reportcli.paint.opacity import alpha_state, is_single, opaque, soft_area, soft_edge, solid
from reportcli.paint.page_uses import PageUses
from reportcli.paint.path_operators import line_code, on_page, path_code
from reportcli.paint.shadings import shading
from reportcli.pdf import objects
from reportcli.pdf.colour import Colour
from reportcli.pdf.writer import Resources

_LONG = 500  # segments from which a path is looked through for what is not on the page
_OVERPRINT = "<</Type/ExtGState/OP false/op true/OPM 1>>"
_KNOCKOUT = "<</Type/ExtGState/OP false/op false/OPM 1>>"


@dataclass(slots=True)
class _State:
    """What the content stream has set; saved and restored with q and Q."""

    fill: str = ""
    stroke: str = ""
    line: Stroke | None = None
    overprint: bool = False


class ContentCanvas:
    """Draws operations of one page. (left, top): the trim's top left corner in PDF user space."""

    def __init__(
        self, uses: PageUses, left: float, top: float, box: tuple[float, float, float, float]
    ) -> None:
        self._uses = uses
        self._shared = uses.shared
        self._left, self._top, self._box = left, top, box
        self.resources = Resources()
        self.code: list[str] = []
        self.transparent = False
        self._state = _State()
        self._stack: list[_State] = []
        self._font = ("", 0.0)
        self._in_text = False
        self._in_span = False  # glyphs that are read as one text
        self._decimals = 2
        self._scale = 1.0
        self._moved = False  # inside a group with a transform

    def draw(self, ops: Iterable[Op]) -> None:
        """Operations in their order. Raises TypeError for deferred text that is not resolved."""
        for op in ops:
            if self._in_span and not (isinstance(op, GlyphsOp) and op.reads == ""):
                self._end_span()
            if isinstance(op, GlyphsOp):
                self._glyphs(op)
            elif isinstance(op, PathOp):
                self._path(op)
            elif isinstance(op, ImageOp):
                self._image(op)
            elif isinstance(op, GroupOp):
                self._group(op)
            else:
                assert isinstance(op, LateOp)
                raise TypeError("deferred text is resolved before it is drawn")
        self.end_text()

    def draw_hidden(self, ops: Iterable[Op]) -> None:
        """Text that is read and found but not seen (ISO 32000-1, 9.3.6, mode 3)."""
        self.operator("3 Tr")
        self.draw(ops)
        self.operator("0 Tr")

    def operator(self, code: str) -> None:
        """An operator outside text objects."""
        self.end_text()
        self.code.append(code)

    def end_text(self) -> None:
        """Close the text object, where one is open."""
        self._end_span()
        if self._in_text:
            self.code.append("ET")
            self._in_text = False

    # -- text

    def _end_span(self) -> None:
        self.code += ["EMC"] if self._in_span else []
        self._in_span = False

    def _glyphs(self, op: GlyphsOp) -> None:
        if not op.glyphs:
            return
        if op.paint.alpha < 1:
            self._faded(op.paint.alpha, "normal", replace(op, paint=opaque(op.paint)))
            return
        name, use = self._uses.font(op.font)
        self._uses.note(op.font, op.glyphs)
        colour = self._shared.inks.colour(op.paint)
        if not self._in_text:
            self.code.append("BT")
            self._in_text, self._font = True, ("", 0.0)
        self._fill(colour, overprint=colour.overprints)
        if self._font != (name, op.size):
            self.resources.add("Font", name, use.reference)
            self.code.append(f"/{name} {objects.number(op.size, 3)} Tf")
            self._font = (name, op.size)
        if op.reads:
            self.code.append(f"/Span<</ActualText{objects.text_string(op.reads)}>>BDC")
            self._in_span = True
        self.code.append(f"1 0 0 1 {self._point(op.x, op.y)} Tm")
        self.code.append((show_as_one if self._in_span else show)(op.glyphs, use, op.size))

    # -- paths

    def _path(self, op: PathOp) -> None:
        if not op.path or (op.fill is None and op.stroke is None):
            return
        fill_alpha = op.fill.alpha if op.fill else 1.0
        stroke_alpha = op.stroke.paint.alpha if op.stroke else 1.0
        if fill_alpha < 1 or stroke_alpha < 1:
            self._faded(fill_alpha, "normal", solid(op), stroke_alpha)
            return
        path, margin = op.path, op.stroke.width if op.stroke else op.blur
        if len(path) > _LONG and not self._moved:
            path = on_page(path, self._box, self._left, self._top, margin=margin)
        if path:
            self._opaque_path(op, path)

    def _opaque_path(self, op: PathOp, path: Path) -> None:
        self.end_text()
        if op.blur and op.fill is not None:
            return self._softened(op, op.fill)
        if op.gradient is not None and op.fill is not None:
            self._shaded(op, op.gradient, path)
            op = replace(op, fill=None)
            if op.stroke is None:
                return
        if op.fill is not None:
            self._fill(self._shared.inks.colour(op.fill), overprint=False)
        if op.stroke is not None:
            self._line(op.stroke)
        paint = ("B" if op.stroke else "f") if op.fill else "S"
        code = path_code(path, self._left, self._top, self._decimals)
        self.code.append(f"{code} {paint}{'*' if op.even_odd and op.fill else ''}")

    def _softened(self, op: PathOp, fill: Paint) -> None:
        """A fill that fades at its edge, through a soft mask (ISO 32000-1, 11.6.5.2)."""
        self.transparent = True
        area = soft_area(op)
        content = soft_edge(op, path_code(op.path, self._left, self._top, self._decimals))
        self._save()
        mask = self._uses.soft_mask(content, self._form_box())
        self.code.append(f"{self.resources.add('ExtGState', *mask)} gs")
        self._opaque_path(PathOp(area, fill), area)
        self._restore()

    def _shaded(self, op: PathOp, gradient: Gradient, path: Path) -> None:
        """The inside of a path in colours that run into one another (ISO 32000-1, 8.7.4.2)."""
        for stop in gradient.stops:
            self._spot(self._shared.inks.colour(stop.paint))
        value = shading(gradient, op.path, self._shared.inks, left=self._left, top=self._top)
        known = self.resources.entries.get("Shading", {})
        key = next((key for key, other in known.items() if other == value), f"H{len(known)}")
        clip = f"{path_code(path, self._left, self._top, self._decimals)} W{'*' if op.even_odd else ''} n"
        self.code.append(f"q {clip} {self.resources.add('Shading', key, value)} sh Q")

    # -- pictures

    def _image(self, op: ImageOp) -> None:
        if op.rect.width <= 0 or op.rect.height <= 0:
            return
        request = picture_request(op, self._scale, self._shared.images, self._shared.inks)
        found = self._uses.picture(request)
        if found is None:
            return
        name, entry = found
        for paint in op.inks or ((op.tint,) if op.tint is not None else ()):
            self._spot(self._shared.inks.colour(paint))
        self.resources.add("XObject", name, entry.reference)
        self.transparent |= entry.survey.alpha
        self.end_text()
        self.code.append("q")
        if op.clip is not None:
            self.code.append(f"{path_code(op.clip, self._left, self._top, self._decimals)} W n")
        self.code.append(self._image_matrix(op, cropped=not entry.survey.keep))
        self.code.append(f"/{name} Do Q")

    def _image_matrix(self, op: ImageOp, cropped: bool) -> str:
        """Places the unit square; a picture that kept its bytes is clipped to the crop and placed whole."""
        rect, (x0, y0, x1, y1) = op.rect, op.crop
        if cropped or (x0, y0, x1, y1) == (0, 0, 1, 1):
            x, y, width, height = rect.x, rect.bottom, rect.width, rect.height
            return f"{self._size(width)} 0 0 {self._size(height)} {self._point(x, y)} cm"
        width, height = rect.width / (x1 - x0), rect.height / (y1 - y0)
        x, y = rect.x - x0 * width, rect.y - y0 * height + height
        clip = f"{self._point(rect.x, rect.bottom)} {self._size(rect.width)} {self._size(rect.height)} re W n"
        return f"{clip}\n{self._size(width)} 0 0 {self._size(height)} {self._point(x, y)} cm"

    # -- groups and transparency

    def _group(self, op: GroupOp) -> None:
        if not op.ops:
            return
        if op.alpha < 1 or op.blend != "normal":
            self._faded(op.alpha, op.blend, replace(op, alpha=1.0, blend="normal"))
            return
        self._save()
        decimals, scale, moved = self._decimals, self._scale, self._moved
        if op.transform is not None:
            self.code.append(f"{objects.numbers(self._matrix(op.transform), 5)} cm")
            self._scale *= scale_of(op.transform)
            self._moved = True
            self._decimals = 2 + max(0, math.ceil(math.log10(max(self._scale, 1e-6))))
        if op.clip is not None:
            self.code.append(f"{path_code(op.clip, self._left, self._top, self._decimals)} W n")
        self.draw(op.ops)
        self._decimals, self._scale, self._moved = decimals, scale, moved
        self._restore()

    def _matrix(self, m: tuple[float, float, float, float, float, float]) -> tuple[float, ...]:
        """A transform of y-down page points as one of PDF user space: turned over before and after."""
        a, b, c, d, e, f = m
        left, top = self._left, self._top
        return (a, -b, -c, d, left + e - a * left + c * top, top - f + b * left - d * top)

    def _faded(self, alpha: float, blend: str, op: Op, stroke_alpha: float | None = None) -> None:
        """An operation with opacity or blending: directly if it is one object, else as transparency group."""
        self.transparent = True
        self._save()
        strokes = alpha if stroke_alpha is None else stroke_alpha
        self.code.append(f"{self.resources.add('ExtGState', *alpha_state(alpha, strokes, blend))} gs")
        if isinstance(op, GroupOp) and not is_single(op):
            self._form(op)
        else:
            self.draw((op,))
        self._restore()

    def _form(self, op: GroupOp) -> None:
        inner = ContentCanvas(self._uses, self._left, self._top, self._box)
        inner._decimals, inner._scale, inner._moved = self._decimals, self._scale, self._moved
        inner._state = replace(self._state)  # a form goes on in the graphics state that it is called in
        inner.draw((op,))
        for key, space in inner.resources.entries.get("ColorSpace", {}).items():
            self.resources.add("ColorSpace", key, space)  # the page's colour bar shows them too
        name, reference = self._uses.form("\n".join(inner.code), inner.resources, self._form_box())
        self.code.append(f"{self.resources.add('XObject', name, reference)} Do")

    def _form_box(self) -> tuple[float, float, float, float]:
        return self._box if self._scale == 1.0 else (-16000.0, -16000.0, 16000.0, 16000.0)

    # -- state

    def _fill(self, colour: Colour, overprint: bool) -> None:
        if self._state.overprint != overprint:
            key, value = ("OP", _OVERPRINT) if overprint else ("KO", _KNOCKOUT)
            self.code.append(f"{self.resources.add('ExtGState', key, value)} gs")
            self._state.overprint = overprint
        if self._state.fill != colour.fill:
            self._spot(colour)
            self.code.append(colour.fill)
            self._state.fill = colour.fill

    def _line(self, stroke: Stroke) -> None:
        colour = self._shared.inks.colour(stroke.paint)
        if self._state.stroke != colour.stroke:
            self._spot(colour)
            self.code.append(colour.stroke)
            self._state.stroke = colour.stroke
        self.code += line_code(stroke, self._state.line)
        self._state.line = stroke

    def _spot(self, colour: Colour) -> None:
        if colour.spot is not None:
            self.resources.add("ColorSpace", colour.spot, self._shared.inks.separations[colour.spot])

    def _save(self) -> None:
        self.end_text()
        self.code.append("q")
        self._stack.append(replace(self._state))

    def _restore(self) -> None:
        self.end_text()
        self.code.append("Q")
        self._state = self._stack.pop()

    def _point(self, x: float, y: float) -> str:
        n = self._decimals
        return f"{self._left + x:.{n}f} {self._top - y:.{n}f}"

    def _size(self, length: float) -> str:
        return objects.number(length, self._decimals + 1)
