"""Absolute places: from edges and sizes to a rectangle on the page, and what stands in it."""

from __future__ import annotations

import math

from reportcli import blocks as b
from reportcli.model.display import GroupOp, Op
from reportcli.model.geometry import MM, Edges, Length, PageFormat, Rect
from reportcli.model.value_class import dataclass, replace
from reportcli.typeset.blocks.decoration import box_leaves
from reportcli.typeset.blocks.fixed_box import fixed, leaves_of, report_overset, report_spare
from reportcli.typeset.blocks.flow import flow, flow_all
from reportcli.typeset.blocks.natural_width import widest_of
from reportcli.typeset.blocks.over_words import parted
from reportcli.typeset.breaking.items import Box, Item, Leaf, Mark
from reportcli.typeset.breaking.region import Baselines, PlacedBox
from reportcli.typeset.chapter_state import ChapterState, Room
from reportcli.typeset.fit_height import fitted
from reportcli.typeset.inherited import Inherited, resolve
from reportcli.typeset.pages.anchors import point_of, shares
from reportcli.typeset.pages.to_display import moved

ON_GRID = ("margin", "frame")  # references whose places share the page's baseline grid
TRIM = 5 * MM  # words on artwork keep this distance from the trim
SPINE = 6 * MM  # and this one from the spine


@dataclass(frozen=True, slots=True)
class Where:
    """The page that a place refers to."""

    format: PageFormat
    master: b.PageMaster
    side: str
    frame: Rect
    facing: bool = True
    around: Rect | None = None  # the block that the place stands in

    def reference(self, name: str) -> Rect:
        """The box that edges are measured from: page | bleed | margin | frame | spread | block | box."""
        width, height, bleed = self.format.width, self.format.height, self.format.bleed
        if name == "page":
            return Rect(0.0, 0.0, width, height)
        if name == "bleed":
            return Rect(-bleed, -bleed, width + 2 * bleed, height + 2 * bleed)
        if name == "spread":
            if not self.facing:
                return Rect(-bleed, -bleed, width + 2 * bleed, height + 2 * bleed)
            left = -bleed if self.side == "left" else -width - bleed
            return Rect(left, -bleed, 2 * width + 2 * bleed, height + 2 * bleed)
        if name in ("block", "box"):
            return self.around or self.frame
        return self.frame if name == "frame" else self.margin

    def safe(self, x: float, y: float) -> tuple[Rect, ...]:
        """Of this page and the one that faces it, where words keep off trim and spine; seen from (x, y)."""
        width, height = self.format.width, self.format.height
        if not self.facing:
            return (Rect(TRIM - x, TRIM - y, width - 2 * TRIM, height - 2 * TRIM),)
        left = -x if self.side == "left" else -width - x
        size = (width - TRIM - SPINE, height - 2 * TRIM)
        return (Rect(left + TRIM, TRIM - y, *size), Rect(left + width + SPINE, TRIM - y, *size))

    @property
    def margin(self) -> Rect:
        """The page less the master's margins."""
        edges = self.master.margin
        width = self.format.width - edges.left - edges.right
        return Rect(edges.left, edges.top, width, self.format.height - edges.top - edges.bottom)


@dataclass(frozen=True, slots=True)
class SetPlace:
    """A place that is set: its rectangle on the page, its leaves and marks in page coordinates."""

    rect: Rect
    leaves: tuple[Leaf, ...]
    marks: tuple[Mark, ...]
    box: Box


def set_place(
    state: ChapterState, place: b.Place, inherited: Inherited, where: Where, *, y: float | None = None
) -> SetPlace:
    """Sets a place on its page; with y, a place without top or bottom stands there."""
    box = where.reference(place.at.reference)
    if y is not None and place.at.top is None and place.at.bottom is None:
        box = Rect(box.x, y, box.width, box.bottom - y)
    x, width = _across(state, place, inherited, box, side=where.side)
    stated = _height(place, inherited, box)
    padding = place.box.padding if place.box is not None else Edges()
    inner = None if stated is None else stated - padding.top - padding.bottom
    grid = None
    if place.at.reference in ON_GRID and place.valign == "top" and place.at.bottom is None:
        top = _top(place, inherited, box, 0.0) + padding.top
        grid = (where.master.baseline, _phase(where.master, top))
    top = _top(place, inherited, box, stated or 0.0)
    safe = where.safe(x + padding.left, top + padding.top) if len(place.children) == 1 else ()
    room = Room(0.0, width - padding.left - padding.right, inner)
    content = _content(state, place, replace(inherited, safe=safe), room, grid=grid)
    height = stated if stated is not None else content.height + padding.top + padding.bottom
    rect = Rect(x, _top(place, inherited, box, height), width, height)
    if place.at.at is not None:
        rect = _at_point(place, inherited, box, rect, side=where.side)
    free = max((inner or 0.0) - content.height, 0.0)
    dy = {"middle": free / 2, "bottom": free}.get(place.valign, 0.0)
    corner = (rect.x + padding.left, rect.y + padding.top + dy)
    return _placed(place, rect, content, corner, side=where.side)


def _at_point(place: b.Place, inherited: Inherited, box: Rect, rect: Rect, *, side: str) -> Rect:
    """The rectangle with its anchor on a point of the reference box, moved by dx and dy."""
    at = place.at
    name = at.at or "center"
    across, down = shares(at.anchor or name, side)
    x, y = point_of(box, name, side)
    x += _edge(at.dx, box.width, inherited) or 0.0
    y += _edge(at.dy, box.height, inherited) or 0.0
    return Rect(x - across * rect.width, y - down * rect.height, rect.width, rect.height)


def _placed(place: b.Place, rect: Rect, content: Box, corner: tuple[float, float], *, side: str) -> SetPlace:
    """The place with its content at `corner`, its box behind it; turned, and in its layer."""
    left, top = corner
    leaves = leaves_of([PlacedBox(content, left, top)])
    if place.box is not None:
        leaves = (*box_leaves(rect, place.box, place.path), *leaves)
    if place.at.rotate:
        pivot = point_of(rect, place.at.pivot, side)
        leaves = tuple(_rotated(leaf, pivot, place.at.rotate) for leaf in leaves)
    leaves = tuple(replace(leaf, z=leaf.z + place.z) for leaf in leaves)
    marks = tuple(mark.at(left, top) for mark in content.marks)
    return SetPlace(rect, leaves, marks, content)


def _content(
    state: ChapterState, place: b.Place, inherited: Inherited, room: Room, *, grid: tuple[float, float] | None
) -> Box:
    """What stands in the place, at its natural height or scaled to the stated one. grid: step and phase."""
    height = room.height

    def attempt(factor: float) -> Box:
        within = replace(inherited, factor=inherited.factor * factor, room=height)
        baselines = Baselines(*grid) if grid is not None else None
        return fixed(state, _items(state, place, within, room), within, grid=baselines)

    if height is None:
        return attempt(1.0)
    limit = height + 0.05
    box = fitted(
        state, place.children, place.fit, place, attempt=attempt, fits=lambda box: box.height <= limit
    )
    if box.height > limit:
        report_overset(state, place, box.height - height, parted(box.leaves, height))
    elif place.copyfit:
        report_spare(state, place, box.leaves, height - box.height)
    return box


def _items(state: ChapterState, place: b.Place, inherited: Inherited, room: Room) -> list[Item]:
    """The place's list. A picture, panel or container alone in a stated height takes all of it, but for a
    stack that the place sets to its middle or foot.
    """
    children = place.children
    if room.height is not None and len(children) == 1 and _fills(state, place, children[0]):
        return flow(state, children[0], inherited, room)
    if room.height is not None and place.valign == "justify":
        stack = b.Stack(path=place.path, children=children, valign="justify")
        return flow(state, stack, inherited, room)
    return flow_all(state, children, inherited, Room(0.0, room.width))


def _fills(state: ChapterState, place: b.Place, block: b.Block) -> bool:
    if isinstance(block, b.Stack) and block.box is None and place.valign in ("middle", "bottom"):
        return False
    if block.height.unit != "auto" or (isinstance(block, b.Image) and block.ratio is not None):
        return False
    return block.box is not None or state.kind_of(block).fills


def _phase(master: b.PageMaster, top: float) -> float:
    """The page's baseline grid seen from `top`: a grid line at or above it."""
    if master.baseline <= 0:
        return 0.0
    return (master.grid_top - top) % master.baseline - master.baseline


def _across(
    state: ChapterState, place: b.Place, inherited: Inherited, box: Rect, *, side: str
) -> tuple[float, float]:
    """Left edge and width; on a right-hand page the inner edge is the left one."""
    inner, outer = (place.at.outer, place.at.inner) if side == "left" else (place.at.inner, place.at.outer)
    left = _edge(place.at.left or inner, box.width, inherited)
    right = _edge(place.at.right or outer, box.width, inherited)
    width = resolve(place.at.width, box.width, inherited)
    if width is None:
        width = resolve(place.width, box.width, inherited)
    if width is None:
        of_content = left is None and (right is not None or place.at.at is not None)
        most = box.width - (left or 0.0) - (right or 0.0)
        width = _content_width(state, place, inherited, most) if of_content else most
    if left is None and right is not None:
        return box.right - right - width, width
    return box.x + (left or 0.0), width


def _content_width(state: ChapterState, place: b.Place, inherited: Inherited, most: float) -> float:
    """As wide as the content on one line, with its padding; `most` points at the utmost."""
    padding = place.box.padding if place.box is not None else Edges()
    beside = padding.left + padding.right
    return min(widest_of(state, place.children, inherited, most - beside)[1] + beside, most)


def _height(place: b.Place, inherited: Inherited, box: Rect) -> float | None:
    height = resolve(place.at.height, box.height, inherited)
    if height is None:
        height = resolve(place.height, box.height, inherited)
    top, bottom = _edge(place.at.top, box.height, inherited), _edge(place.at.bottom, box.height, inherited)
    if height is None and top is not None and bottom is not None:
        height = box.height - top - bottom
    return height


def _top(place: b.Place, inherited: Inherited, box: Rect, height: float) -> float:
    top, bottom = _edge(place.at.top, box.height, inherited), _edge(place.at.bottom, box.height, inherited)
    if top is None and bottom is not None:
        return box.bottom - bottom - height
    return box.y + (top or 0.0)


def _edge(length: Length | None, whole: float, inherited: Inherited) -> float | None:
    return None if length is None else resolve(length, whole, inherited)


def _rotated(leaf: Leaf, pivot: tuple[float, float], degrees: float) -> Leaf:
    """The leaf turned clockwise around a point."""
    ops: tuple[Op, ...] = tuple(moved(op, dx, dy) for part, dx, dy in leaf.parts for op in part)
    cx, cy = pivot
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    c, s = round(c, 9), round(s, 9)
    turn = (c, s, -s, c, cx - c * cx + s * cy, cy - s * cx - c * cy)
    corners = [(x, y) for x in (leaf.box.x, leaf.box.right) for y in (leaf.box.y, leaf.box.bottom)]
    xs = [c * x - s * y + turn[4] for x, y in corners]
    ys = [s * x + c * y + turn[5] for x, y in corners]
    box = Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
    return replace(
        leaf, parts=(((GroupOp(ops, transform=turn),), 0.0, 0.0),), box=box, baselines=(), gaps=(), hyphens=()
    )
