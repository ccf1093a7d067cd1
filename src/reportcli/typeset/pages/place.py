"""Absolute places: from edges and sizes to a rectangle on the page, and what stands in it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from reportcli import blocks as b
from reportcli.model.display import GroupOp, Op, PageFormat
from reportcli.model.geometry import MM, Edges, Length, Rect
from reportcli.typeset.blocks.decoration import box_leaves
from reportcli.typeset.blocks.fixed_box import fixed, leaves_of, overset
from reportcli.typeset.blocks.flow import flow, flow_all
from reportcli.typeset.blocks.natural_width import natural, widest
from reportcli.typeset.breaking.items import Baselines, Box, Item, Leaf, Mark, Put
from reportcli.typeset.chapter_state import Scene, Setter, resolve
from reportcli.typeset.fit_height import fitted
from reportcli.typeset.pages.placed_boxes import moved

ON_GRID = ("margin", "frame")  # references whose places share the page's baseline grid
TRIM = 5 * MM  # words on artwork keep this distance from the trim
SPINE = 6 * MM  # and this one from the spine
FILLING = (b.Image, b.Shape, b.Chart, b.Map, b.Stack, b.RowBlock)


@dataclass(frozen=True, slots=True)
class Where:
    """The page that a place refers to."""

    format: PageFormat
    master: b.PageMaster
    side: str
    frame: Rect
    facing: bool = True

    def reference(self, name: str) -> Rect:
        """The box that edges are measured from: page | bleed | margin | frame | spread."""
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
        edges = self.master.margin
        width = self.format.width - edges.left - edges.right
        return Rect(edges.left, edges.top, width, self.format.height - edges.top - edges.bottom)


@dataclass(frozen=True, slots=True)
class Stood:
    """A place that is set: its rectangle on the page, its leaves and marks in page coordinates."""

    rect: Rect
    leaves: tuple[Leaf, ...]
    marks: tuple[Mark, ...]
    box: Box


def stand(setter: Setter, place: b.Place, scene: Scene, where: Where, y: float | None = None) -> Stood:
    """Sets a place on its page; with y, a place without top or bottom stands there."""
    box = where.reference(place.at.reference)
    if y is not None and place.at.top is None and place.at.bottom is None:
        box = Rect(box.x, y, box.width, box.bottom - y)
    x, width = _across(setter, place, scene, box, where.side)
    stated = _height(place, scene, box)
    padding = place.box.padding if place.box is not None else Edges()
    inner = None if stated is None else stated - padding.top - padding.bottom
    grid = None
    if place.at.reference in ON_GRID and place.valign == "top" and place.at.bottom is None:
        top = _top(place, scene, box, 0.0) + padding.top
        grid = (where.master.baseline, _phase(where.master, top))
    top = _top(place, scene, box, stated or 0.0)
    safe = where.safe(x + padding.left, top + padding.top) if len(place.children) == 1 else ()
    within = replace(scene, safe=safe)
    content = _content(setter, place, within, width - padding.left - padding.right, inner, grid)
    height = stated if stated is not None else content.height + padding.top + padding.bottom
    rect = Rect(x, _top(place, scene, box, height), width, height)
    free = max((inner or 0.0) - content.height, 0.0)
    dy = {"middle": free / 2, "bottom": free}.get(place.valign, 0.0)
    return _stood(place, rect, content, padding, dy)


def _stood(place: b.Place, rect: Rect, content: Box, padding: Edges, dy: float) -> Stood:
    left, top = rect.x + padding.left, rect.y + padding.top + dy
    leaves = leaves_of([Put(content, left, top)])
    if place.box is not None:
        leaves = (*box_leaves(rect, place.box, True, True, place.path), *leaves)
    if place.at.rotate:
        leaves = tuple(_rotated(leaf, rect, place.at.rotate) for leaf in leaves)
    leaves = tuple(replace(leaf, z=leaf.z + place.z) for leaf in leaves)
    marks = tuple(replace(mark, x=mark.x + left, y=mark.y + top) for mark in content.marks)
    return Stood(rect, leaves, marks, content)


def _content(
    setter: Setter,
    place: b.Place,
    scene: Scene,
    width: float,
    height: float | None,
    grid: tuple[float, float] | None,
) -> Box:
    """What stands in the place, at its natural height or scaled to the stated one."""

    def attempt(factor: float) -> Box:
        within = replace(scene, factor=scene.factor * factor, room=height)
        baselines = Baselines(*grid) if grid is not None else None
        return fixed(setter, _items(setter, place, within, width, height), within, grid=baselines)

    if height is None:
        return attempt(1.0)
    limit = height + 0.05
    box = fitted(setter, place.children, place.fit, place, attempt, lambda box: box.height <= limit)
    if box.height > limit:
        overset(setter, place, box.height - height)
    return box


def _items(setter: Setter, place: b.Place, scene: Scene, width: float, height: float | None) -> list[Item]:
    """The place's list. A picture, panel or container alone in a stated height takes all of it."""
    children = place.children
    if height is not None and len(children) == 1 and _fills(children[0]):
        return flow(setter, children[0], scene, 0.0, width, height=height)
    if height is not None and place.valign == "justify":
        stack = b.Stack(path=place.path, children=children, valign="justify")
        return flow(setter, stack, scene, 0.0, width, height=height)
    return flow_all(setter, children, scene, 0.0, width)


def _fills(block: b.Block) -> bool:
    if block.height.unit != "auto" or (isinstance(block, b.Image) and block.ratio is not None):
        return False
    return isinstance(block, FILLING) or block.box is not None


def _phase(master: b.PageMaster, top: float) -> float:
    """The page's baseline grid seen from `top`: a grid line at or above it."""
    if master.baseline <= 0:
        return 0.0
    return (master.grid_top - top) % master.baseline - master.baseline


def _across(setter: Setter, place: b.Place, scene: Scene, box: Rect, side: str) -> tuple[float, float]:
    """Left edge and width; on a right-hand page the inner edge is the left one."""
    inner, outer = (place.at.outer, place.at.inner) if side == "left" else (place.at.inner, place.at.outer)
    left = _edge(place.at.left or inner, box.width, scene)
    right = _edge(place.at.right or outer, box.width, scene)
    width = resolve(place.at.width, box.width, scene)
    if width is None:
        width = resolve(place.width, box.width, scene)
    if width is None and left is None and right is not None:
        wide = widest(natural(setter, child, scene, box.width - right) for child in place.children)
        width = min(wide[1], box.width - right)
    if width is None:
        width = box.width - (left or 0.0) - (right or 0.0)
    if left is None and right is not None:
        return box.right - right - width, width
    return box.x + (left or 0.0), width


def _height(place: b.Place, scene: Scene, box: Rect) -> float | None:
    height = resolve(place.at.height, box.height, scene)
    if height is None:
        height = resolve(place.height, box.height, scene)
    top, bottom = _edge(place.at.top, box.height, scene), _edge(place.at.bottom, box.height, scene)
    if height is None and top is not None and bottom is not None:
        height = box.height - top - bottom
    return height


def _top(place: b.Place, scene: Scene, box: Rect, height: float) -> float:
    top, bottom = _edge(place.at.top, box.height, scene), _edge(place.at.bottom, box.height, scene)
    if top is None and bottom is not None:
        return box.bottom - bottom - height
    return box.y + (top or 0.0)


def _edge(length: Length | None, whole: float, scene: Scene) -> float | None:
    return None if length is None else resolve(length, whole, scene)


def _rotated(leaf: Leaf, rect: Rect, degrees: float) -> Leaf:
    """The leaf turned clockwise around the middle of its place."""
    ops: tuple[Op, ...] = tuple(moved(op, dx, dy) for part, dx, dy in leaf.parts for op in part)
    cx, cy = rect.x + rect.width / 2, rect.y + rect.height / 2
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
