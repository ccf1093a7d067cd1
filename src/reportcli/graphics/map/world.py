"""A map of the world or part of it: land in one piece, marked countries, borders, anchors."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from reportcli.blocks import Map
from reportcli.graphics.map.drawing import MapDrawing
from reportcli.graphics.map.frames import MapFrame, frame_of
from reportcli.graphics.map.polygons import Box, Point, clip_ring, deepest_point, signed_area
from reportcli.graphics.map.projection import Projection
from reportcli.graphics.map.symbols import symbols
from reportcli.graphics.map.topology import Ring, World, load_world
from reportcli.graphics.outlines import ellipse
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.display import Drawing, GroupOp, Op, Path, PathOp, Segment
from reportcli.model.paths import rect_path
from reportcli.model.style import WHITE, Paint, Stroke
from reportcli.model.value_class import dataclass, replace

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from reportcli.graphics.map.projection import Points

STEP = 0.25  # points (0.09 mm): detail finer than this is not drawn
FLAT, PASSES = 0.12, 4  # points that one vertex left out may move a line; how often neighbours are looked at
SPILL = 6.0  # points that shapes go on beyond the box, so that no cut edge shows
SMALL = 26.0  # square points: a marked country smaller than this gets a ring
RING_RADIUS, DOT_RADIUS, RING_WIDTH = 4.2, 2.0, 0.6


@dataclass(frozen=True, slots=True)
class _View:
    """From projected Earth radii to points of the drawing."""

    scale: float
    dx: float
    dy: float
    box: Box


def world_map(block: Map, width: float, height: float, data: str) -> MapDrawing:
    """The bounds centred in the box as large as they fit; the world goes on to the box's edges.

    data: path of the TopoJSON file. Marks that cannot be shown are diagnostics. Raises Findings.
    """
    frame = frame_of(block, data)
    view = _view(frame, width, height, 0.0 if block.bounds else block.margin)
    world = load_world(data, frame.projection, block.key)
    placed = _place(world, view)
    shapes = {code: _shapes(rings, placed, view) for code, rings in world.countries.items()}
    ops: list[Op] = [] if block.water is None else [PathOp(rect_path(0, 0, width, height), block.water)]
    ops.append(PathOp(_path(ring for rings in shapes.values() for ring in rings), block.land))
    dots, anchors, findings = _marks(block, shapes, view, ops)
    points, outside = _points(block, frame.projection, view)
    anchors.update(points)
    if block.border is not None:
        lines = _borders(world, placed, view)
        if lines:
            ops.append(PathOp(lines, stroke=replace(block.border, join="round", cap="round")))
    ops = [op for op in ops if isinstance(op, PathOp) and op.path]
    clipped = GroupOp((*ops, *dots, *symbols(block, anchors)), clip=rect_path(0, 0, width, height))
    return MapDrawing(Drawing(width, height, (clipped,)), anchors, (*findings, *outside))


def _in_view(rings: list[list[Point]], view: _View) -> list[list[Point]]:
    """The parts of rings that the map shows."""
    clipped = [clip_ring(ring, (0.0, 0.0, view.box[2] - SPILL, view.box[3] - SPILL)) for ring in rings]
    return [ring for ring in clipped if len(ring) > 2]


def _marks(
    block: Map, shapes: dict[str, list[list[Point]]], view: _View, ops: list[Op]
) -> tuple[list[Op], dict[str, Point], list[Diagnostic]]:
    """Adds the marked countries to `ops`; gives rings for small ones, anchors and findings."""
    dots: list[Op] = []
    anchors: dict[str, Point] = {}
    findings: list[Diagnostic] = []
    for mark in block.marks:
        if mark.point is not None:
            continue
        code = mark.code.strip().casefold()
        if code not in shapes:
            nearest = ", ".join(get_close_matches(code, shapes, 3, 0.1)) or "-"
            findings.append(error("map-country", code=mark.code, nearest=nearest))
            continue
        inside = _in_view(shapes[code], view)
        if not inside:
            findings.append(error("map-outside", code=mark.code))
            continue
        largest = max(inside, key=lambda ring: abs(signed_area(ring)))
        x, y = deepest_point(largest)
        anchors[mark.key] = (round(x, 2), round(y, 2))
        if mark.symbol is not None:
            continue
        ops.append(PathOp(_path(shapes[code]), mark.paint))
        if abs(signed_area(largest)) < SMALL:
            dots += _dot(x, y, mark.paint)
    return dots, anchors, findings


def _dot(x: float, y: float, paint: Paint) -> list[Op]:
    """A dot in a ring for a country too small to see."""
    return [
        PathOp(ellipse(x, y, RING_RADIUS, RING_RADIUS), WHITE, Stroke(paint, RING_WIDTH)),
        PathOp(ellipse(x, y, DOT_RADIUS, DOT_RADIUS), paint),
    ]


def _points(block: Map, projection: Projection, view: _View) -> tuple[dict[str, Point], list[Diagnostic]]:
    """The anchors of marks at a longitude and latitude; one beyond the map is a finding."""
    marks = [mark for mark in block.marks if mark.point is not None]
    anchors: dict[str, Point] = {}
    findings: list[Diagnostic] = []
    if not marks:
        return anchors, findings
    degrees = np.array([mark.point for mark in marks], dtype=np.float64)
    places = projection.of(degrees) * (view.scale, -view.scale) + (view.dx, view.dy)
    hidden = projection.far(degrees).tolist()
    _, _, right, bottom = view.box
    for mark, (x, y), far in zip(marks, places.tolist(), hidden, strict=True):
        if far or not (0 <= x <= right - SPILL and 0 <= y <= bottom - SPILL):
            findings.append(error("map-outside", code=mark.name or mark.key))
        else:
            anchors[mark.key] = (round(x, 2), round(y, 2))
    return anchors, findings


def _view(frame: MapFrame, width: float, height: float, margin: float) -> _View:
    """margin: points of air around what is shown, at most a third of the map."""
    x0, y0, x1, y1 = frame.extent
    air = min(margin, width / 3, height / 3)
    scale = min((width - 2 * air) / (x1 - x0), (height - 2 * air) / (y1 - y0))
    dx = width / 2 - (x0 + x1) / 2 * scale
    dy = height / 2 + (y0 + y1) / 2 * scale
    return _View(scale, dx, dy, (-SPILL, -SPILL, width + SPILL, height + SPILL))


def _place(world: World, view: _View) -> list[list[Point]]:
    """The arcs in points of the drawing, without vertices nearer together than can be seen; ends stay."""
    points = world.points * (view.scale, -view.scale) + (view.dx, view.dy)
    cells = np.round(points / STEP)
    keep = np.ones(len(points), dtype=bool)
    keep[1:] = (cells[1:] != cells[:-1]).any(axis=1)
    fixed = np.zeros(len(points), dtype=bool)
    ends = np.array(world.ends)
    fixed[ends - 1] = True
    fixed[ends[:-1]] = True
    fixed[0] = True
    chosen = _bends(points, np.flatnonzero(keep | fixed), fixed)
    kept = np.searchsorted(chosen, ends).tolist()
    places = list(map(tuple, np.round(points[chosen], 2).tolist()))
    return [places[start:end] for start, end in pairwise([0, *kept])]


def _bends(points: Points, chosen: NDArray[np.intp], fixed: NDArray[np.bool_]) -> NDArray[np.intp]:
    """Indices of the vertices that matter: pass by pass, every other one that hardly leaves the line goes.

    Fixed ones stay, so that arcs still meet. Shifts add up to less than PASSES times FLAT.
    """
    for turn in range(PASSES):
        a, b, c = points[chosen[:-2]], points[chosen[1:-1]], points[chosen[2:]]
        chord, arm = c - a, b - a
        away = np.abs(chord[:, 0] * arm[:, 1] - chord[:, 1] * arm[:, 0])
        along = (chord * arm).sum(axis=1)
        square = (chord * chord).sum(axis=1)
        flat = (away < FLAT * np.sqrt(square)) & (along > 0) & (along < square)
        goes = flat & ~fixed[chosen[1:-1]]
        goes[turn % 2 :: 2] = False  # never two in a row
        chosen = np.delete(chosen, np.flatnonzero(goes) + 1)
    return chosen


def _shapes(
    polygons: tuple[tuple[Ring, ...], ...], placed: list[list[Point]], view: _View
) -> list[list[Point]]:
    """All rings of a country that are seen in the box, cut where they leave it."""
    out = []
    for ring in (ring for polygon in polygons for ring in polygon):
        points = _ring(ring, placed)
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        x0, y0, x1, y1 = view.box
        if max(xs) < x0 or min(xs) > x1 or max(ys) < y0 or min(ys) > y1:
            continue
        if min(xs) < x0 or max(xs) > x1 or min(ys) < y0 or max(ys) > y1:
            points = clip_ring(points, view.box)
        if len(points) > 2:
            out.append(points)
    return out


def _ring(ring: Ring, placed: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for index in ring:
        arc = placed[index] if index >= 0 else placed[~index][::-1]
        points += arc[1:] if points else arc
    return points[:-1]


def _path(rings: Iterable[list[Point]]) -> Path:
    """Rings as closed subpaths of one path."""
    segments: list[Segment] = []
    for ring in rings:
        for i, (x, y) in enumerate(ring):
            segments.append(("L" if i else "M", x, y))
        segments.append(("Z",))
    return tuple(segments)


def _borders(world: World, placed: list[list[Point]], view: _View) -> Path:
    segments: list[Segment] = []
    x0, y0, x1, y1 = view.box
    for index in world.shared:
        arc = placed[index]
        if any(x0 <= x <= x1 and y0 <= y <= y1 for x, y in arc):
            segments += [("L" if i else "M", x, y) for i, (x, y) in enumerate(arc)]
    return tuple(segments)
