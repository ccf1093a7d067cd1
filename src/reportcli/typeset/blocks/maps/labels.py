"""Labels of a map: beside their anchors, clear of one another, with leader lines where they stand away."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from reportcli import blocks as b
from reportcli.model.display import GroupOp, Path, PathOp
from reportcli.model.distinct_paints import is_dark, stands_out
from reportcli.model.geometry import Rect
from reportcli.model.inline import Run
from reportcli.model.style import WHITE
from reportcli.model.value_class import replace
from reportcli.typeset.blocks.decoration import artifact
from reportcli.typeset.blocks.fixed_box import fixed
from reportcli.typeset.blocks.flow import flow_all
from reportcli.typeset.blocks.maps.label_space import CLEAR, LabelSpace, Point
from reportcli.typeset.blocks.natural_width import widest_of
from reportcli.typeset.breaking.items import Box, Leaf
from reportcli.typeset.chapter_state import ChapterState, Room
from reportcli.typeset.inherited import Inherited

LEADER_FROM = 9.0  # a label farther away gets a leader line
DOT = 2.0  # half of what an anchor's dot takes
BAND = 5.0  # height of the strips that stand for a country's shape
WIDEST = 0.34  # of the map's width


def labelled(
    state: ChapterState, block: b.Map, inherited: Inherited, base: Box, *, anchors: Mapping[str, Point]
) -> Box:
    """The map with its labels as blocks: a list, an item a mark, in the order of the marks.

    anchors: by the key of the mark, in points from the map's corner."""
    drawn = base.leaves[0]
    bounds = drawn.box
    countries = _marked(block, drawn)
    points = {key: (x + bounds.x, y + bounds.y) for key, (x, y) in anchors.items()}
    circles = _circles(block, points)
    space = _label_space(inherited.safe or (bounds,), bounds, countries, circles.values())
    listed = state.node(inherited, "L", numbering="None")
    leaves, marks = list(base.leaves), list(base.marks)
    for mark in block.marks:
        point = points.get(mark.key)
        if point is None or not mark.label:
            continue
        label = _label(state, mark, replace(inherited, node=listed), bounds.width)
        own = [circles[mark.key]] if mark.symbol is not None else _land(countries, point)
        size = Rect(0, 0, label.width, label.box.height)
        dark = is_dark(state.context.palette, mark.paint)
        within = mark.anchor == "inside" and (dark or _is_read_on(state, mark))
        rect = space.inside(own, point, size) if within else None
        if rect is None:
            rect = space.spot(mark, point, size)
            leaves.extend(_leader(block, point, rect, own, least=_led_from(mark)))
        elif dark:
            light = replace(mark, label=tuple(_in_white(child) for child in mark.label))
            label = _label(state, light, replace(inherited, node=listed), bounds.width)
        space.labels.append(rect)
        leaves.extend(part.at(rect.x, rect.y) for part in label.box.leaves)
        marks.extend(one.at(rect.x, rect.y) for one in label.box.marks)
    return replace(base, leaves=tuple(leaves), marks=tuple(marks))


def _circles(block: b.Map, points: Mapping[str, Point]) -> dict[str, Rect]:
    """What the circles or dots of the marks take, by their keys."""
    return {mark.key: _round(points[mark.key], mark.radius) for mark in block.marks if mark.key in points}


def _round(point: Point, radius: float) -> Rect:
    """What a circle at an anchor takes, or the anchor's dot."""
    half = max(radius, DOT)
    return Rect(point[0] - half, point[1] - half, 2 * half, 2 * half)


def _land(countries: list[list[Rect]], point: Point) -> list[Rect]:
    """The bands of the area in which an anchor lies; bands are coarse, so the smallest of those that hold
    it.
    """
    held = [bands for bands in countries if any(_holds(band, point) for band in bands)]
    return min(held, key=lambda bands: sum(band.width * band.height for band in bands), default=[])


def _led_from(mark: b.MapMark) -> float:
    """Points from its mark at which a label gets a leader; one that is not on its own land soon does."""
    return LEADER_FROM if mark.anchor != "inside" else CLEAR


def _is_read_on(state: ChapterState, mark: b.MapMark) -> bool:
    """Whether the words of a label stand out from the light colour of their land."""
    texts = [child for child in mark.label if isinstance(child, b.Text)]
    return all(stands_out(state.context.palette, text.style.char.paint, mark.paint) for text in texts)


def _in_white(block: b.Block) -> b.Block:
    """A paragraph that stands on a dark colour."""
    if not isinstance(block, b.Text):
        return block
    runs = tuple(
        replace(run, char=replace(run.char, paint=WHITE)) if isinstance(run, Run) else run
        for run in block.runs
    )
    return replace(block, runs=runs)


def _label_space(
    zones: Iterable[Rect], bounds: Rect, countries: list[list[Rect]], circles: Iterable[Rect]
) -> LabelSpace:
    """The zones inside the map, less its marked areas, the circles and the dots at its anchors."""
    shapes = [*(band for bands in countries for band in bands), *circles]
    return LabelSpace([room for zone in zones if (room := _common(zone, bounds))], shapes)


class _Label(NamedTuple):
    """A label that is set, and the width that it was set in."""

    box: Box
    width: float


def _label(state: ChapterState, mark: b.MapMark, inherited: Inherited, whole: float) -> _Label:
    """A mark's label as an item of the list that is inherited; whole: the map's width."""
    low, high = widest_of(state, mark.label, inherited, whole)
    width = max(min(high, whole * WIDEST), low)
    item = inherited.node.child("LI", state.key()) if inherited.node is not None else None
    body = item.child("LBody", state.key()) if item is not None else None
    inside = replace(inherited, node=body)
    return _Label(fixed(state, flow_all(state, mark.label, inside, Room(0.0, width)), inside), width)


def _marked(block: b.Map, drawn: Leaf) -> list[list[Rect]]:
    """Every marked country as horizontal bands that cover it, in the list's coordinates."""
    paints = {mark.paint for mark in block.marks}
    countries: list[list[Rect]] = []
    for part, dx, dy in drawn.parts:
        shown = [inner for op in part for inner in (op.ops if isinstance(op, GroupOp) else (op,))]
        for op in shown:
            if isinstance(op, PathOp) and op.fill in paints and op.stroke is None:
                countries.append([band for ring in _rings(op.path, dx, dy) for band in _bands(ring)])
    return countries


def _rings(path: Path, dx: float, dy: float) -> Iterator[list[Point]]:
    ring: list[Point] = []
    for segment in path:
        if segment[0] == "M" and ring:
            yield ring
            ring = []
        if len(segment) > 1:
            ring.append((segment[-2] + dx, segment[-1] + dy))
    if ring:
        yield ring


def _bands(ring: list[Point]) -> Iterator[Rect]:
    """The ring's extent, cut into bands of BAND points' height."""
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    count = max(1, math.ceil((high - low) / BAND))
    height = (high - low) / count
    for number in range(count):
        middle = low + (number + 0.5) * height
        crossings = [
            x0 + (x1 - x0) * (middle - y0) / (y1 - y0)
            for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True)
            if (y0 <= middle) != (y1 <= middle)
        ]
        if crossings:
            left, right = min(crossings), max(crossings)
            yield Rect(left, low + number * height, right - left, height)


def _holds(rect: Rect, point: Point) -> bool:
    return rect.x <= point[0] <= rect.right and rect.y <= point[1] <= rect.bottom


def _leader(block: b.Map, point: Point, rect: Rect, own: list[Rect], *, least: float) -> list[Leaf]:
    """A line from the label to the nearest edge of its country (or to its dot), where the two stand apart."""
    target = min(own, key=lambda band: _distance(rect, band), default=Rect(*point, 0.0, 0.0))
    if block.leader is None or _distance(rect, target) < least:
        return []
    x0, x1 = _facing(rect.x, rect.right, target.x, target.right)
    y0, y1 = _facing(rect.y, rect.bottom, target.y, target.bottom)
    op = PathOp((("M", x1, y1), ("L", x0, y0)), stroke=block.leader)
    return [artifact((op,), Rect(min(x0, x1), min(y0, y1), abs(x1 - x0), abs(y1 - y0)), block.path)]


def _facing(a0: float, a1: float, b0: float, b1: float) -> tuple[float, float]:
    """On one axis, the places of two ranges that are nearest to each other."""
    if a1 < b0:
        return a1, b0
    if b1 < a0:
        return a0, b1
    middle = (max(a0, b0) + min(a1, b1)) / 2
    return middle, middle


def _common(a: Rect, other: Rect) -> Rect | None:
    x, y = max(a.x, other.x), max(a.y, other.y)
    width, height = min(a.right, other.right) - x, min(a.bottom, other.bottom) - y
    return Rect(x, y, width, height) if width > 0 and height > 0 else None


def _distance(a: Rect, other: Rect) -> float:
    across = max(a.x - other.right, other.x - a.right, 0.0)
    down = max(a.y - other.bottom, other.y - a.bottom, 0.0)
    return math.hypot(across, down)
