"""What lies behind the text of a placed page: fills, tints, opacity and pictures, a pixel a point.

Drawing goes in the order of painting and stops for each text before it is drawn. Edges are not smoothed,
curves are chords: enough to average what is behind a letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw, ImageOps

from reportcli.model.display import (
    GlyphsOp,
    GroupOp,
    ImageOp,
    ImageResource,
    Ink,
    LateOp,
    Op,
    Path,
    PathOp,
    Placed,
    PlacedPage,
)
from reportcli.model.geometry import PageFormat
from reportcli.model.paths import IDENTITY, Box, Matrix, bounds, box_of, holds, multiply, scale_of
from reportcli.model.style import Paint, Rgb, rgb_of
from reportcli.preflight.gradient_patches import shaded
from reportcli.preflight.patches import NOTHING, Patch, faded, softened
from reportcli.preflight.reduced_pictures import reduced
from reportcli.preflight.shapes import area, chords, rings, upright

Pixels = tuple[int, int, int, int]  # left, top, right, bottom
SMALL = 100.0  # points: larger graphics are charts and maps, whose labels and tables say what they show
_BLACK_INK = Ink((0.0, 0.0, 0.0, 1.0), (0.0, 0.0, 0.0))
_PAPER_INK = Ink((0.0, 0.0, 0.0, 0.0), (1.0, 1.0, 1.0))


class Shown(NamedTuple):
    """Something whose contrast matters, and the pixels behind it. box: left, top, right, bottom in points;
    painted: the parts of the page on which something has been painted, in pixels.
    """

    placed: Placed
    op: GlyphsOp | LateOp | PathOp
    paint: Paint
    alpha: float
    scale: float
    box: Box
    behind: Image.Image
    painted: Sequence[Pixels]


class Backdrop:
    """Rasterises the pages of one document."""

    def __init__(
        self, format: PageFormat, palette: Mapping[str, Ink], images: Mapping[str, ImageResource]
    ) -> None:
        self._size = round(format.width), round(format.height)
        self._palette = {"black": _BLACK_INK, "paper": _PAPER_INK, **palette}
        self._images = images

    def rgb(self, paint: Paint) -> Rgb:
        """Fractions of a paint, its tint mixed with paper."""
        if paint.role.startswith("#"):
            full = rgb_of(paint.role)
        else:
            full = self._palette.get(paint.role, _BLACK_INK).rgb
        red, green, blue = (1 - (1 - value) * paint.tint for value in full)
        return red, green, blue

    def shown(self, page: PlacedPage) -> Iterator[Shown]:
        """Every text and every path of a tagged graphic with what is behind it, in the order of painting."""
        leaves = sorted((leaf for leaf in page.placed if not leaf.hidden), key=lambda leaf: leaf.z)
        board = _Board(self, Image.new("RGB", self._size, "white"), leaves)
        for board.at, placed in enumerate(leaves):
            yield from board.draw(placed, placed.ops, IDENTITY, 1.0, clip=None, blend="normal")

    def picture(self, op: ImageOp, width: int, height: int) -> Image.Image | None:
        """A placement's crop at a pixel a point, in the colours that it is printed in."""
        resource = self._images.get(op.image)
        found = reduced(resource.path, op.crop, width, height) if resource is not None else None
        if found is None or not (op.grey or op.tint or op.inks):
            return found
        grey = found.convert("L")
        if op.inks:
            shown = [ImageOps.colorize(grey, self._shadow(paint), (255, 255, 255)) for paint in op.inks]
            return reduce(ImageChops.multiply, shown)
        if op.tint is None:
            return grey.convert("RGB")
        return ImageOps.colorize(grey, self._shadow(op.tint), (255, 255, 255))

    def _shadow(self, paint: Paint) -> tuple[int, int, int]:
        red, green, blue = (round(value * 255) for value in self.rgb(paint))
        return red, green, blue


_MIXES = {
    "multiply": ImageChops.multiply,
    "screen": ImageChops.screen,
    "overlay": ImageChops.overlay,
    "darken": ImageChops.darker,
}
"""Mixes of what lies below with what is painted over it (ISO 32000-1, 11.3.5.2)."""


class _Board:
    """One page's raster while it is painted."""

    def __init__(self, source: Backdrop, raster: Image.Image, leaves: Sequence[Placed]) -> None:
        self.at = 0  # the leaf that is drawn
        self._source = source
        self._raster = raster
        self._painted: list[Pixels] = []
        self._wanted = [(at, _edges(leaf)) for at, leaf in enumerate(leaves) if _judged(leaf)]
        self._covers = [(at, cover) for at, leaf in enumerate(leaves) if (cover := _cover(leaf)) is not None]

    def draw(
        self,
        placed: Placed,
        ops: Iterable[Op],
        matrix: Matrix,
        alpha: float,
        *,
        clip: Patch | None,
        blend: str,
    ) -> Iterator[Shown]:
        """Paints operations into the raster; yields each text or small graphic over what lies below it."""
        scale = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5
        graphic = placed.node >= 0 and max(placed.box.width, placed.box.height) <= SMALL
        for op in ops:
            if isinstance(op, GroupOp):
                inner = multiply(op.transform, matrix) if op.transform else matrix
                held = clip
                if op.clip:
                    patch = self._patch(op.clip, inner, False)
                    held = patch.cut(clip) if patch is not None else None
                    held = held or NOTHING
                mode = op.blend if op.blend != "normal" else blend
                yield from self.draw(placed, op.ops, inner, alpha * op.alpha, clip=held, blend=mode)
            elif isinstance(op, (GlyphsOp, LateOp)):
                box = bounds(matrix, _text_box(op))
                yield Shown(
                    placed, op, op.paint, alpha * op.paint.alpha, scale, box, self._raster, self._painted
                )
            elif isinstance(op, PathOp):
                paint = op.fill or (op.stroke.paint if op.stroke else None)
                if graphic and paint is not None:
                    box = box_of(op.path, matrix)
                    yield Shown(
                        placed, op, paint, alpha * paint.alpha, scale, box, self._raster, self._painted
                    )
                self._path(op, matrix, alpha, clip, blend=blend)
            else:
                self._image(op, matrix, alpha, clip, blend=blend)

    def _path(self, op: PathOp, matrix: Matrix, alpha: float, clip: Patch | None, *, blend: str) -> None:
        if op.fill is None or not op.path or not self._matters(box_of(op.path, matrix)):
            return
        patch = self._patch(op.path, matrix, op.even_odd)
        if patch is not None and op.blur:
            patch = softened(patch, op.blur * scale_of(matrix))
        patch = patch.cut(clip) if patch is not None else None
        if patch is None:
            return
        red, green, blue = (round(value * 255) for value in self._source.rgb(op.fill))
        colour = red, green, blue
        ground: Image.Image | tuple[int, int, int] = colour
        if op.gradient is not None:
            ground = shaded(op.gradient, op.path, matrix, patch.box, rgb=self._source.rgb)
        if blend != "normal":
            self._mix(blend, ground, patch, alpha * op.fill.alpha)
            return
        self._painted.append(patch.box)
        self._raster.paste(ground, patch.box, faded(patch, alpha * op.fill.alpha))

    def _mix(
        self, blend: str, ground: Image.Image | tuple[int, int, int], patch: Patch, alpha: float
    ) -> None:
        """A colour or a picture mixes with what lies below."""
        self._painted.append(patch.box)
        below = self._raster.crop(patch.box)
        above = ground if isinstance(ground, Image.Image) else Image.new("RGB", below.size, ground)
        self._raster.paste(_MIXES[blend](below, above), patch.box, faded(patch, alpha))

    def _image(self, op: ImageOp, matrix: Matrix, alpha: float, clip: Patch | None, *, blend: str) -> None:
        rect = op.rect
        edges = bounds(matrix, (rect.x, rect.y, rect.right, rect.bottom))
        if not self._matters(edges):
            return
        left, top = round(edges[0]), round(edges[1])
        width, height = max(1, round(edges[2]) - left), max(1, round(edges[3]) - top)
        picture = self._source.picture(op, width, height)
        if picture is None:
            return
        opaque = picture.getchannel("A") if picture.mode == "RGBA" else None
        patch = Patch((left, top, left + width, top + height), opaque).cut(clip)
        held = self._patch(op.clip, matrix, False) if op.clip else None
        patch = patch.cut(held) if patch is not None else None
        patch = patch.cut(Patch((0, 0, *self._raster.size), None)) if patch is not None else None
        if patch is None:
            return
        self._painted.append(patch.box)
        x0, y0, x1, y1 = patch.box
        shown = picture.convert("RGB").crop((x0 - left, y0 - top, x1 - left, y1 - top))
        if blend != "normal":
            self._mix(blend, shown, patch, alpha)
            return
        self._raster.paste(shown, patch.box, faded(patch, alpha))

    def _patch(self, path: Path, matrix: Matrix, even_odd: bool) -> Patch | None:
        """The inside of a path on the page: rings that turn the other way (all, if even-odd) are holes."""
        found = [ring for ring in rings(path, matrix) if len(ring) > 2]
        box = self._whole(box_of(path, matrix))
        if not found or box is None:
            return None
        if len(found) == 1 and upright(found[0]):
            return Patch(box, None)
        size = box[2] - box[0], box[3] - box[1]
        mask, turn = Image.new("L", size, 0), 0.0
        for ring in found:
            moved = [(x - box[0], y - box[1]) for x, y in ring]
            turning = area(ring)
            turn = turn or turning
            if even_odd:
                part = Image.new("L", size, 0)
                ImageDraw.Draw(part).polygon(moved, fill=255)
                mask = ImageChops.difference(mask, part)
            else:
                ImageDraw.Draw(mask).polygon(moved, fill=255 if turning * turn >= 0 else 0)
        return Patch(box, mask)

    def _whole(self, box: Box) -> tuple[int, int, int, int] | None:
        """The pixels of a box on the page, None where there are none."""
        width, height = self._raster.size
        left, top = max(0, round(box[0])), max(0, round(box[1]))
        right, bottom = min(width, round(box[2])), min(height, round(box[3]))
        return (left, top, right, bottom) if left < right and top < bottom else None

    def _matters(self, box: Box) -> bool:
        """Whether anything that is judged stands over it, and not on something opaque between."""
        left, top, right, bottom = box
        return any(
            at >= self.at
            and (t[0] < right and t[2] > left and t[1] < bottom and t[3] > top)
            and not any(self.at < between < at and holds(cover, t) for between, cover in self._covers)
            for at, t in self._wanted
        )


def _edges(placed: Placed) -> Box:
    box = placed.box
    return box.x - 2, box.y - 2, box.right + 2, box.bottom + 2


def _cover(placed: Placed) -> Box | None:
    """The box of a leaf that is one opaque rectangle."""
    only = placed.ops[0] if len(placed.ops) == 1 else None
    if not isinstance(only, PathOp) or only.fill is None or only.fill.alpha < 1:
        return None
    found = list(chords(only.path))
    return box_of(only.path) if len(found) == 1 and upright(found[0]) else None


def _judged(placed: Placed) -> bool:
    """Whether a leaf has text, or is a small tagged graphic."""
    small = placed.node >= 0 and max(placed.box.width, placed.box.height) <= SMALL
    kinds = (GlyphsOp, LateOp, PathOp) if small else (GlyphsOp, LateOp)
    return _has(placed.ops, kinds)


def _has(ops: Iterable[Op], kinds: tuple[type, ...]) -> bool:
    return any(isinstance(op, kinds) or (isinstance(op, GroupOp) and _has(op.ops, kinds)) for op in ops)


def _text_box(op: GlyphsOp | LateOp) -> Box:
    """From the ascenders to the baseline of a text; late text stands where its width is kept."""
    return op.x, op.y - 0.7 * op.size, op.x + op.width, op.y
