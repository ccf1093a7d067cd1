"""Figures: pictures with their crop, icons, shapes, charts, maps, codes; drawn by the packages below."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from reportcli import blocks as b
from reportcli.model.chart_kinds import CHART_KINDS, ChartKind
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.display import Drawing, GroupOp, ImageOp, Op, Path, PathOp, rect_path
from reportcli.model.geometry import Rect
from reportcli.model.style import Paint, Stroke
from reportcli.typeset.blocks.decoration import ellipse_path, rounded_path
from reportcli.typeset.blocks.missing_glyphs import Watched
from reportcli.typeset.blocks.natural_width import aspect
from reportcli.typeset.blocks.spoken import data_table
from reportcli.typeset.breaking.items import Box, Item, Leaf, Mark
from reportcli.typeset.chapter_state import Scene, Setter
from reportcli.typeset.structure_tree import Node

VECTOR = ".svg"
WORLD = "map/world"  # the asset with the world's countries
T = TypeVar("T")

FILLER = 0.15  # of black
CROSS = Stroke(Paint("black"), 1.0)

Crop = tuple[float, float, float, float]


def image(
    setter: Setter, block: b.Image, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    if block.image not in setter.context.images and not block.missing:
        where = block.source or block.span
        setter.find(error("missing-picture", where, block=block.path, picture=block.image), block.path)
    natural = aspect(setter, block)
    if height is None:
        height = width / (block.ratio or natural)
    rect, crop = placed_picture(block, natural, width, height)
    clip = _mask(block, rect)
    op: Op = ImageOp(block.image, rect, crop, clip, block.grey, block.tint)
    if block.missing:
        return [_figure(setter, block, scene, _filler(width, height), x, width, height, always=True)]
    resource = setter.context.images.get(block.image)
    if resource is not None and resource.path.lower().endswith(VECTOR):
        op = _artwork(setter, block, resource.path, rect, crop, clip)
    return [_figure(setter, block, scene, (op,), x, width, height, always=True)]


def _filler(width: float, height: float) -> tuple[Op, ...]:
    """What a draft shows in place of a picture that is missing: a grey box, crossed out."""
    rect = rect_path(0.0, 0.0, width, height)
    cross: Path = (("M", 0.0, 0.0), ("L", width, height), ("M", width, 0.0), ("L", 0.0, height))
    return (PathOp(rect, fill=Paint("black", FILLER)), PathOp(rect + cross, stroke=CROSS))


def _artwork(setter: Setter, block: b.Image, path: str, rect: Rect, crop: Crop, clip: Path | None) -> Op:
    """A vector file as picture: the part inside `crop` fills `rect`, in its own colours unless tinted."""
    from reportcli.graphics.svg.reader import vector

    width, height = rect.width / (crop[2] - crop[0]), rect.height / (crop[3] - crop[1])
    drawing = _safely(setter, block, lambda: vector(path, width, height, paint=block.tint, name=block.image))
    ops = drawing.ops if drawing is not None else ()
    moved = (1.0, 0.0, 0.0, 1.0, rect.x - crop[0] * width, rect.y - crop[1] * height)
    inner = GroupOp(tuple(map(_in_grey, ops)) if block.grey else ops, transform=moved)
    return GroupOp((inner,), clip=clip or rect_path(rect.x, rect.y, rect.width, rect.height))


def _in_grey(op: Op) -> Op:
    """An operation whose own colours are greys of the same lightness (Rec. 709 luma), on the black plate."""
    if isinstance(op, GroupOp):
        return replace(op, ops=tuple(map(_in_grey, op.ops)))
    if isinstance(op, PathOp):
        stroke = op.stroke and replace(op.stroke, paint=_grey(op.stroke.paint))
        return replace(op, fill=op.fill and _grey(op.fill), stroke=stroke)
    return op


def _grey(paint: Paint) -> Paint:
    if not paint.role.startswith("#"):
        return paint
    red, green, blue = (int(paint.role[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return Paint("black", round(1 - (0.2126 * red + 0.7152 * green + 0.0722 * blue), 4), paint.alpha)


def placed_picture(block: b.Image, natural: float, width: float, height: float) -> tuple[Rect, Crop]:
    """Where the picture goes in a box of width × height and which part of it shows (fractions)."""
    shape = width / height if height else 1.0
    if block.fit == "contain":
        w, h = (width, width / natural) if natural > shape else (height * natural, height)
        w, h = w * min(block.zoom, 1.0), h * min(block.zoom, 1.0)
        left = (width - w) * (0.5 + block.offset[0])
        top = (height - h) * (0.5 + block.offset[1])
        return Rect(left, top, w, h), (0.0, 0.0, 1.0, 1.0)
    zoom = max(block.zoom, 1.0)
    part_w = min(1.0, shape / natural) / zoom
    part_h = min(1.0, natural / shape) / zoom
    x0 = _clamped(block.focal[0] - part_w / 2 + block.offset[0], 1 - part_w)
    y0 = _clamped(block.focal[1] - part_h / 2 + block.offset[1], 1 - part_h)
    crop = tuple(round(v, 5) for v in (x0, y0, x0 + part_w, y0 + part_h))
    return Rect(0.0, 0.0, width, height), crop  # type: ignore[return-value]


def _clamped(value: float, most: float) -> float:
    return min(max(value, 0.0), max(most, 0.0))


def _mask(block: b.Image, rect: Rect) -> Any:
    if block.mask == "circle":
        side = min(rect.width, rect.height)
        return ellipse_path(
            Rect(rect.x + (rect.width - side) / 2, rect.y + (rect.height - side) / 2, side, side)
        )
    if block.mask == "rounded" or block.radius:
        return rounded_path(rect, block.radius)
    return None


def icon(
    setter: Setter, block: b.Icon, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    path = _asset(setter, block, block.asset)
    if path is None:
        return [Box(block.size, block=block.path)]
    from reportcli.graphics.svg.reader import icon as draw

    drawing = _safely(setter, block, lambda: draw(path, block.size, block.paint, block.asset))
    return [_drawn(setter, block, scene, drawing or Drawing(0.0, block.size, ()), x, width)]


def qr(setter: Setter, block: b.Qr, scene: Scene, x: float, width: float, height: float | None) -> list[Item]:
    from reportcli.graphics.qr import qr as draw

    drawing = _safely(setter, block, lambda: draw(block.data, block.size, block.paint))
    return [_drawn(setter, block, scene, drawing or Drawing(0.0, block.size, ()), x, width)]


def _asset(setter: Setter, block: b.Block, name: str) -> str | None:
    path = setter.context.assets.get(name)
    if path is None:
        setter.find(error("missing-asset", block.span, block=block.path, asset=name), block.path)
    return path


def _safely(setter: Setter, block: b.Block, make: Callable[[], T]) -> T | None:
    """What `make` draws; None when the artwork or its data cannot be drawn, then a finding."""
    try:
        return make()
    except Findings as problem:
        found(setter, block, problem.diagnostics)
        return None


def found(setter: Setter, block: b.Block, diagnostics: Iterable[Diagnostic]) -> None:
    """Findings of a drawing, at the block when they have no place of their own."""
    for number, finding in enumerate(diagnostics):
        placed = finding if finding.where is not None else replace(finding, where=block.span)
        setter.find(placed, block.path if not number else f"{block.path} {number}")


def shape(
    setter: Setter, block: b.Shape, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    if height is None:
        thickness = block.stroke.width if block.stroke is not None else 0.0
        height = thickness if block.kind == "line" else width
    rect = Rect(0.0, 0.0, width, height)
    if block.kind == "line":
        path: Any = (("M", 0.0, height / 2), ("L", width, height / 2))
    elif block.kind == "ellipse":
        path = ellipse_path(rect)
    elif block.kind == "rounded":
        path = rounded_path(rect, block.radius)
    elif block.kind == "path":
        path = _unit_path(setter, block, width, height)
    else:
        path = rect_path(0.0, 0.0, width, height)
    ops: tuple[Op, ...] = (PathOp(path, block.fill, block.stroke),) if path else ()
    return [_figure(setter, block, scene, ops, x, width, height)]


def _unit_path(setter: Setter, block: b.Shape, width: float, height: float) -> Any:
    """SVG path data of a 0..1 box, scaled."""
    from reportcli.graphics.path_data import parse_path
    from reportcli.graphics.transforms import PathDataError

    try:
        unit = parse_path(block.data or "")
    except PathDataError as problem:
        setter.find(error("bad-path", block.span, block=block.path, problem=str(problem)), block.path)
        return ()
    scaled = []
    for segment in unit:
        numbers = [n * (height if i % 2 else width) for i, n in enumerate(segment[1:])]
        scaled.append((segment[0], *numbers))
    return tuple(scaled)


def chart(
    setter: Setter, block: b.Chart, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    from reportcli.charts.drawing import draw

    if height is None:
        height = width * CHART_KINDS.get(block.kind, ChartKind()).height
    size = (width, height)
    watched = Watched(setter.composer)
    drawn = _safely(setter, block, lambda: draw(block, *size, watched, scene.lang))
    setter.lacking([_at_its_row(block, entry) for entry in watched.missing], block)
    if drawn is None:
        return [Box(height, block=block.path)]
    found(setter, block, getattr(drawn, "diagnostics", ()))
    box = _drawn(setter, block, scene, drawn.drawing, x, width, drawn.alt)
    table = data_table(setter, block, scene, x, *size)
    return [replace(box, marks=(Mark("spoken", table),)) if table else box]


def _at_its_row(block: b.Chart, entry: Any) -> Any:
    """A character without glyph at the cell of the number that it is a label of."""
    if entry.where is not None:
        return entry
    data = [datum for series in block.series for datum in series.data]
    for datum in data:
        if entry.char in f"{datum.label}{datum.printed}{datum.note}" and datum.value.sources:
            return replace(entry, where=datum.value.sources[0])
    return entry


def world_map(
    setter: Setter, block: b.Map, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    from reportcli.graphics.map.world import map_aspect
    from reportcli.graphics.map.world import world_map as draw
    from reportcli.typeset.blocks.maps import labelled

    data = _asset(setter, block, WORLD)
    if data is None:
        return [Box(height or 0.0, block=block.path)]
    aspect = _safely(setter, block, lambda: map_aspect(block.bounds))
    if aspect is None:
        return [Box(height or 0.0, block=block.path)]
    size = (width, height if height is not None else width / aspect)
    drawn = _safely(setter, block, lambda: draw(block, *size, data))
    if drawn is None:
        return [Box(size[1], block=block.path)]
    found(setter, block, drawn.diagnostics)
    node_scene = replace(scene, node=setter.node(scene, "Div") if block.alt else scene.node)
    box = _drawn(setter, block, node_scene, drawn.drawing, x, width)
    return [labelled(setter, block, node_scene, box, drawn.anchors)]


def _drawn(
    setter: Setter,
    block: b.Block,
    scene: Scene,
    drawing: Drawing,
    x: float,
    width: float,
    alt: str | None = None,
) -> Box:
    """A drawing in its box; narrower than its room, it stands as `align` says."""
    free = width - drawing.width
    if block.align == "center":
        x += free / 2
    elif block.align == "end":
        x += free
    return _figure(setter, block, scene, drawing.ops, x, drawing.width, drawing.height, alt)


def _figure(
    setter: Setter,
    block: b.Block,
    scene: Scene,
    ops: tuple[Op, ...],
    x: float,
    width: float,
    height: float,
    alt: str | None = None,
    always: bool = False,
) -> Box:
    """A Figure when it says something, else decoration."""
    words = alt or block.alt
    node: Node | None = None
    if words or (always and scene.node is not None):
        node = setter.node(scene, block.role or "Figure", block, alt=words, bbox=True)
    leaf = Leaf(((ops, x, 0.0),), Rect(x, 0.0, width, height), node, block=block.path, lang=scene.lang)
    return Box(height, (leaf,), block=block.path)
