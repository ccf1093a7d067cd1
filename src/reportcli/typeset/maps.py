"""Labels of a map: beside their anchors, clear of one another, with leader lines where they stand away."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportcli.model.display import PathOp
from reportcli.model.geometry import Rect
from reportcli.report import blocks as b
from reportcli.typeset.decor import artifact
from reportcli.typeset.flow import fixed, flow_all
from reportcli.typeset.items import Box, Leaf
from reportcli.typeset.natural import natural, widest
from reportcli.typeset.setter import Scene, Setter

Point = tuple[float, float]
NEAR = 5.0  # points between anchor and label
RINGS = (1.0, 2.5, 4.5, 7.0, 10.0, 14.0, 19.0)  # distances tried, in NEAR
LEADER_FROM = 9.0  # a label farther away gets a leader line
CLEAR = 2.0  # between labels
WIDEST = 0.34  # of the map's width


def labelled(setter: Setter, block: b.Map, scene: Scene, base: Box, anchors: Mapping[str, Point]) -> Box:
    """The map with its labels as blocks in reading order."""
    leaf = base.leaves[0]
    bounds = leaf.box
    taken = [Rect(px + leaf.box.x - 2, py - 2, 4, 4) for px, py in anchors.values()]
    leaves: list[Leaf] = list(base.leaves)
    for mark in block.marks:
        anchor = anchors.get(mark.code)
        if anchor is None or not mark.label:
            continue
        low, high = widest(natural(setter, child, scene, bounds.width) for child in mark.label)
        width = max(min(high, bounds.width * WIDEST), low)
        label = fixed(setter, flow_all(setter, mark.label, scene, 0.0, width), scene)
        point = (anchor[0] + bounds.x, anchor[1])
        rect = _spot(mark, point, Rect(0, 0, width, label.height), bounds, taken)
        taken.append(rect)
        leaves.extend(_leader(block, point, rect))
        leaves.extend(part.at(rect.x, rect.y) for part in label.leaves)
    return replace(base, leaves=tuple(leaves))


def _spot(mark: b.MapMark, point: Point, size: Rect, bounds: Rect, taken: list[Rect]) -> Rect:
    """The nearest free place; without one the place that overlaps least."""
    best, least = None, math.inf
    for rect in _places(mark, point, size):
        rect = Rect(rect.x + mark.offset[0], rect.y + mark.offset[1], rect.width, rect.height)
        cost = _outside(rect, bounds) * 4 + sum(_overlap(rect, other) for other in taken)
        if cost <= 0:
            return rect
        if cost < least:
            best, least = rect, cost
    assert best is not None
    return best


def _places(mark: b.MapMark, point: Point, size: Rect) -> Iterator[Rect]:
    sides = ("right", "left", "above", "below") if mark.anchor == "auto" else (mark.anchor,)
    px, py = point
    w, h = size.width, size.height
    for ring in RINGS:
        d = NEAR * ring
        for side in sides:
            for slide in (0.0, -0.5, 0.5, -1.0, 1.0):
                if side == "right":
                    yield Rect(px + d, py - h / 2 + slide * (h + d), w, h)
                elif side == "left":
                    yield Rect(px - d - w, py - h / 2 + slide * (h + d), w, h)
                elif side == "above":
                    yield Rect(px - w / 2 + slide * w, py - d - h, w, h)
                else:
                    yield Rect(px - w / 2 + slide * w, py + d, w, h)


def _overlap(a: Rect, other: Rect) -> float:
    across = min(a.right, other.right) - max(a.x, other.x) + CLEAR
    down = min(a.bottom, other.bottom) - max(a.y, other.y) + CLEAR
    return max(across, 0.0) * max(down, 0.0)


def _outside(rect: Rect, bounds: Rect) -> float:
    across = max(bounds.x - rect.x, 0.0) + max(rect.right - bounds.right, 0.0)
    down = max(bounds.y - rect.y, 0.0) + max(rect.bottom - bounds.bottom, 0.0)
    return across * rect.height + down * rect.width


def _leader(block: b.Map, point: Point, rect: Rect) -> list[Leaf]:
    """A line from the anchor to the label's nearest edge."""
    x = min(max(point[0], rect.x), rect.right)
    y = min(max(point[1], rect.y), rect.bottom)
    if rect.x > point[0] or rect.right < point[0]:
        y = min(max(point[1], rect.y), rect.bottom)
    if block.leader is None or math.hypot(x - point[0], y - point[1]) < LEADER_FROM:
        return []
    op = PathOp((("M", *point), ("L", x, y)), stroke=block.leader)
    left, top = min(x, point[0]), min(y, point[1])
    return [artifact((op,), Rect(left, top, abs(x - point[0]), abs(y - point[1])), block.path)]
