"""Display operations as elements of a drawing: the y axis of both runs downwards, a point is a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from reportcli.graphics.gradients import ends
from reportcli.model.display import GlyphsOp, GroupOp, ImageOp, LateOp, Op, Path, PathOp
from reportcli.model.paths import IDENTITY, Box, Matrix, bounds, box_of, multiply
from reportcli.model.style import Gradient, Paint, Stroke
from reportcli.paint.image_prefetch import ImagePrefetch, picture_request, scale_of
from reportcli.paint.svg.elements import attributes, matrix, number, numbers, path_data
from reportcli.paint.svg.glyphs import EM, Outlines, places
from reportcli.paint.svg.pictures import address, mask_address

if TYPE_CHECKING:
    from reportcli.model.display import ImageResource

PlacedPicture = Callable[[ImageOp, float], str]
"""A placed page of another file, as a data URL. float: how much larger it is drawn."""


class SvgCanvas:
    """Draws operations of one page.

    area: what of the page is seen; what lies beyond is left out. prefix: of all names, so that several
    drawings may stand in one document.
    """

    def __init__(
        self,
        outlines: Outlines,
        pictures: ImagePrefetch,
        images: Mapping[str, ImageResource],
        *,
        placed: PlacedPicture,
        area: Box,
        prefix: str,
    ) -> None:
        self._outlines, self._pictures, self._images = outlines, pictures, images
        self._placed, self._area, self._prefix = placed, area, prefix
        self._named: dict[object, str] = {}
        self._matrix: Matrix = IDENTITY
        self.definitions: list[str] = []
        self.elements: list[str] = []

    def draw(self, ops: Iterable[Op]) -> None:
        """Operations in their order. Raises TypeError for deferred text that is not resolved."""
        for op in ops:
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

    def _glyphs(self, op: GlyphsOp) -> None:
        if not self._is_seen((op.x - op.size, op.y - 2 * op.size, op.x + op.width + op.size, op.y + op.size)):
            return
        used = [
            f'<use xlink:href="#{self._outline(op.font, glyph.gid)}"{at}/>'
            for glyph, at in places(op.glyphs)
            if self._outlines.data(op.font, glyph.gid)
        ]
        if used:
            where = f"translate({number(op.x, 3)} {number(op.y, 3)}) scale({number(op.size / EM, 6)})"
            self.elements.append(
                f"<g{attributes(transform=where, **self._fill(op.paint))}>{''.join(used)}</g>"
            )

    def _outline(self, font: str, gid: int) -> str:
        data = self._outlines.data(font, gid)
        return self._once((font, gid), "g", lambda name: f'<path id="{name}" d="{data}"/>')

    def _path(self, op: PathOp) -> None:
        if not op.path or (op.fill is None and op.stroke is None):
            return
        left, top, right, bottom = box_of(op.path)
        edge = op.stroke.width * 5 if op.stroke else op.blur  # as far as the tip of a mitre reaches, halved
        if not self._is_seen((left - edge, top - edge, right + edge, bottom + edge)):
            return
        fill = {"fill": "none"} if op.fill is None else self._fill(op.fill)
        if op.fill is not None and op.gradient is not None:
            fill["fill"] = f"url(#{self._gradient(op.gradient, op.path)})"
        if op.blur:
            fill["filter"] = f"url(#{self._soft_edge(op.blur, (left, top, right, bottom))})"
        rule = "evenodd" if op.even_odd else None
        stroke = self._stroke(op.stroke) if op.stroke else {}
        self.elements.append(
            f"<path{attributes(d=path_data(op.path, self._decimals), fill_rule=rule, **fill, **stroke)}/>"
        )

    def _fill(self, paint: Paint) -> dict[str, str | None]:
        return {"fill": self._colour(paint), "fill_opacity": _opacity(paint.alpha)}

    def _stroke(self, stroke: Stroke) -> dict[str, str | None]:
        return {
            "stroke": self._colour(stroke.paint),
            "stroke_opacity": _opacity(stroke.paint.alpha),
            "stroke_width": number(stroke.width, 3),
            "stroke_dasharray": numbers(stroke.dash, 3) or None,
            "stroke_linecap": None if stroke.cap == "butt" else stroke.cap,
            "stroke_linejoin": None if stroke.join == "miter" else stroke.join,
            "stroke_miterlimit": "10" if stroke.join == "miter" else None,  # that of PDF
        }

    def _colour(self, paint: Paint) -> str:
        return "#" + "".join(f"{round(part * 255):02x}" for part in self._pictures.inks.components(paint))

    def _gradient(self, gradient: Gradient, path: Path) -> str:
        (x0, y0), (x1, y1) = ends(gradient, box_of(path))
        stops = "".join(
            f"<stop{attributes(offset=number(stop.at, 4), stop_color=self._colour(stop.paint))}/>"
            for stop in gradient.stops
        )
        if gradient.kind == "radial":
            kind, line = "radialGradient", {"cx": number(x0), "cy": number(y0), "r": number(x1 - x0)}
        else:
            kind = "linearGradient"
            line = {"x1": number(x0), "y1": number(y0), "x2": number(x1), "y2": number(y1)}
        told = attributes(gradientUnits="userSpaceOnUse", **line)
        return self._once(
            (kind, told, stops), "h", lambda name: f'<{kind} id="{name}"{told}>{stops}</{kind}>'
        )

    def _soft_edge(self, blur: float, box: Box) -> str:
        left, top, right, bottom = box
        area = {
            "x": number(left - 2 * blur), "y": number(top - 2 * blur),
            "width": number(right - left + 4 * blur), "height": number(bottom - top + 4 * blur),
        }  # fmt: skip
        told = attributes(filterUnits="userSpaceOnUse", color_interpolation_filters="sRGB", **area)
        inner = f"<feGaussianBlur{attributes(stdDeviation=number(blur / 2, 3))}/>"
        return self._once((told, inner), "b", lambda name: f'<filter id="{name}"{told}>{inner}</filter>')

    def _image(self, op: ImageOp) -> None:
        rect = op.rect
        if (
            rect.width <= 0
            or rect.height <= 0
            or not self._is_seen((rect.x, rect.y, rect.right, rect.bottom))
        ):
            return
        name, whole = self._picture(op)
        x, y, width, height = rect.x, rect.y, rect.width, rect.height
        clip = self._clip(op.clip) if op.clip is not None else None
        if whole and op.crop != (0, 0, 1, 1):
            x0, y0, x1, y1 = op.crop
            clip_of_crop = self._clip(
                (("M", x, y), ("L", x + width, y), ("L", x + width, y + height), ("L", x, y + height), ("Z",))
            )
            width, height = width / (x1 - x0), height / (y1 - y0)
            x, y = x - x0 * width, y - y0 * height
            use = f'<g clip-path="{clip_of_crop}">{_use(name, (width, 0, 0, height, x, y))}</g>'
        else:
            use = _use(name, (width, 0, 0, height, x, y))
        self.elements.append(use if clip is None else f'<g clip-path="{clip}">{use}</g>')

    def _picture(self, op: ImageOp) -> tuple[str, bool]:
        """The name of a picture in a square of one point, and whether it still has to be cropped."""
        scale = scale_of(self._matrix)
        request = picture_request(op, scale, self._images, self._pictures.inks)
        if request.page:
            key = (request, op.rect.width, op.rect.height, scale)
            if key not in self._named:
                data = self._placed(op, scale)
                self._once(key, "i", lambda name: _unit_image(name, data))
            return self._named[key], False
        job = self._pictures.image_preparer.begin(request)
        if request not in self._named:
            picture = job.coming.picture()
            mask = mask_address(picture)
            masked = None if mask is None else self._mask(mask)
            data = address(picture, request.plates)
            self._once(request, "i", lambda name: _unit_image(name, data, masked))
        return self._named[request], job.survey.keep

    def _mask(self, data: str) -> str:
        unit = attributes(maskUnits="userSpaceOnUse", x="0", y="0", width="1", height="1")
        return self._once(
            ("mask", data), "m", lambda name: f'<mask id="{name}"{unit}>{_unit_image(None, data)}</mask>'
        )

    def _clip(self, path: Path) -> str:
        data = path_data(path, self._decimals)
        name = self._once(
            ("clip", data), "c", lambda name: f'<clipPath id="{name}"><path d="{data}"/></clipPath>'
        )
        return f"url(#{name})"

    def _group(self, op: GroupOp) -> None:
        if not op.ops:
            return
        outer = self._matrix
        if op.transform is not None:
            self._matrix = multiply(op.transform, outer)
        before = len(self.elements)
        clip = self._clip(op.clip) if op.clip is not None else None
        self.draw(op.ops)
        self._matrix = outer
        drawn = self.elements[before:]
        del self.elements[before:]
        if drawn:
            told = attributes(
                transform=matrix(op.transform) if op.transform is not None else None,
                clip_path=clip,
                opacity=_opacity(op.alpha),
                style=None if op.blend == "normal" else f"mix-blend-mode:{op.blend}",
            )
            self.elements.append(f"<g{told}>{''.join(drawn)}</g>")

    @property
    def _decimals(self) -> int:
        """Of coordinates: hundredths of a point as they are drawn."""
        return 2 if self._matrix is IDENTITY or scale_of(self._matrix) < 2 else 4

    def _is_seen(self, box: Box) -> bool:
        left, top, right, bottom = bounds(self._matrix, box)
        x0, y0, x1, y1 = self._area
        return left <= x1 and right >= x0 and top <= y1 and bottom >= y0

    def _once(self, key: object, letter: str, define: Callable[[str], str]) -> str:
        """The name of what is defined once."""
        name = self._named.get(key)
        if name is None:
            name = self._named[key] = f"{self._prefix}-{letter}{len(self._named)}"
            self.definitions.append(define(name))
        return name


def _opacity(alpha: float) -> str | None:
    return None if alpha >= 1 else number(alpha, 3)


def _use(name: str, place: tuple[float, ...]) -> str:
    return f'<use xlink:href="#{name}" transform="{matrix(place)}"/>'


def _unit_image(name: str | None, data: str, mask: str | None = None) -> str:
    masked = None if mask is None else f"url(#{mask})"
    told = attributes(id=name, width="1", height="1", preserveAspectRatio="none", mask=masked)
    return f'<image{told} xlink:href="{data}"/>'
