"""A bounded reader of static SVG: shapes, groups, transforms, fills, strokes, clips. All else is refused."""

from __future__ import annotations

import math
from functools import lru_cache
from pathlib import Path as File

from reportcli.graphics.svg.shapes import Artwork, Clipped, Shape, ShapeReader
from reportcli.graphics.svg.style import BLACK
from reportcli.graphics.svg.tree import parse, read_file
from reportcli.graphics.transforms import apply
from reportcli.model.diagnostic import Diagnostic, Findings
from reportcli.model.display import Drawing, GroupOp, Op, PathOp
from reportcli.model.paths import Matrix, multiply
from reportcli.model.style import Paint, Stroke


def icon(path: str, size: float, paint: Paint | None = None, name: str | None = None) -> Drawing:
    """A vector file, `size` points high, as wide as its shape asks. With a paint all of it takes that paint.

    `name` stands in findings (default: folder and file name). Raises Findings.
    """
    name = name or _short(path)
    data = read_file(path, name)
    box = _artwork(data, name).box
    return _drawing(data, name, (size * box.width / box.height, size), paint)


def vector(
    path: str, width: float, height: float, *, paint: Paint | None = None, name: str | None = None
) -> Drawing:
    """A vector file centred in a box of `width` by `height` points, as large as fits. Raises Findings."""
    name = name or _short(path)
    return _drawing(read_file(path, name), name, (width, height), paint)


def _short(path: str) -> str:
    return "/".join(File(path).parts[-2:])


@lru_cache(maxsize=512)
def _artwork(data: bytes, name: str) -> Artwork:
    findings: list[Diagnostic] = []
    root = parse(data, name, findings)
    if root is None:
        raise Findings(findings)
    reader = ShapeReader(findings)
    reader.index(root)
    artwork = reader.artwork(root)
    if findings or artwork is None:
        raise Findings(findings)
    return artwork


@lru_cache(maxsize=1024)
def _drawing(data: bytes, name: str, size: tuple[float, float], paint: Paint | None) -> Drawing:
    artwork = _artwork(data, name)
    width, height = size
    box = artwork.box
    scale = min(width / box.width, height / box.height)
    dx = (width - box.width * scale) / 2 - box.x * scale
    dy = (height - box.height * scale) / 2 - box.y * scale
    ops = tuple(_paint(part, (scale, 0.0, 0.0, scale, dx, dy), paint) for part in artwork.parts)
    return Drawing(width, height, tuple(op for op in ops if op is not None))


def _paint(part: Shape | Clipped, page: Matrix, paint: Paint | None) -> Op | None:
    if isinstance(part, Clipped):
        ops = tuple(op for op in (_paint(p, page, paint) for p in part.parts) if op is not None)
        return GroupOp(ops, clip=apply(page, part.clip, 3)) if ops else None
    style, matrix = part.style, multiply(part.matrix, page)
    fill = _colour(style.fill, style.fill_opacity * style.opacity, paint)
    line = _colour(style.stroke, style.stroke_opacity * style.opacity, paint)
    scale = math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    width = style.stroke_width * scale
    stroke = None
    if line is not None and width > 0:
        dash = tuple(round(d * scale, 3) for d in style.dash)
        stroke = Stroke(line, round(width, 4), dash, style.cap, style.join)
    if fill is None and stroke is None:
        return None
    return PathOp(apply(matrix, part.path, 3), fill, stroke, style.even_odd)


def _colour(colour: str | None, opacity: float, paint: Paint | None) -> Paint | None:
    if colour is None or opacity <= 0:
        return None
    if paint is not None:
        return paint if opacity >= 1 else Paint(paint.role, paint.tint, paint.alpha * opacity)
    return Paint(BLACK if colour == "current" else colour, alpha=opacity)
