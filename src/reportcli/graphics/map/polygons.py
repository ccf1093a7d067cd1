"""Plane geometry for maps: area, clipping to a box, the point that lies deepest inside."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import pairwise
from math import ceil, hypot, sqrt

Point = tuple[float, float]
Box = tuple[float, float, float, float]  # x0, y0, x1, y1


def signed_area(ring: list[Point]) -> float:
    """Shoelace formula; the ring need not repeat its first point."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]])) / 2


def centroid(ring: list[Point]) -> Point:
    """The centre of gravity of a ring's area; its first point where it has none."""
    total = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]):
        cross = x0 * y1 - x1 * y0
        total += cross
        x += (x0 + x1) * cross
        y += (y0 + y1) * cross
    if abs(total) < 1e-9:
        return ring[0]
    return (x / (3 * total), y / (3 * total))


def clip_ring(ring: list[Point], box: Box) -> list[Point]:
    """The part of a ring inside a box (Sutherland and Hodgman 1974); may run along the box's edges."""
    for axis, limit, sign in ((0, box[0], 1), (0, box[2], -1), (1, box[1], 1), (1, box[3], -1)):
        kept: list[Point] = []
        for i, b in enumerate(ring):
            a = ring[i - 1]
            inside_a, inside_b = sign * (a[axis] - limit) >= 0, sign * (b[axis] - limit) >= 0
            if inside_a != inside_b:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                kept.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if inside_b:
                kept.append(b)
        ring = kept
        if not ring:
            return []
    return ring


def deepest_point(ring: list[Point]) -> Point:
    """Pole of inaccessibility to 1/40 of the extent (Agafonkin 2016), or the centroid if nearly as deep."""
    ring = ring[:: max(1, ceil(len(ring) / 64))]
    xs, ys = [p[0] for p in ring], [p[1] for p in ring]
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    if min(width, height) <= 0:
        return ring[0]
    edges = list(pairwise([*ring, ring[0]]))
    best = middle = centroid(ring)
    central = depth = _depth(middle, edges)
    half, precision = min(width, height) / 2, max(width, height) / 40
    cells: list[tuple[float, float, float, float]] = []
    for i in range(int(width / (2 * half)) + 1):
        for j in range(int(height / (2 * half)) + 1):
            _push(cells, (min(xs) + half * (2 * i + 1), min(ys) + half * (2 * j + 1)), half, edges)
    while cells and -cells[0][0] - max(depth, 0.0) > precision:
        _, x, y, half = heappop(cells)
        here = _depth((x, y), edges)
        if here > depth:
            best, depth = (x, y), here
        half /= 2
        for dx, dy in ((-half, -half), (half, -half), (-half, half), (half, half)):
            _push(cells, (x + dx, y + dy), half, edges)
    return middle if central > 0.8 * depth else best


def _push(
    cells: list[tuple[float, float, float, float]], at: Point, half: float, edges: list[tuple[Point, Point]]
) -> None:
    most = _depth(at, edges) + half * sqrt(2)
    if most > 0:
        heappush(cells, (-most, at[0], at[1], half))


def _depth(at: Point, edges: list[tuple[Point, Point]]) -> float:
    """Distance to the nearest edge, negative outside."""
    x, y = at
    inside, least = False, float("inf")
    for (x0, y0), (x1, y1) in edges:
        dx, dy = x1 - x0, y1 - y0
        if (y0 > y) != (y1 > y) and x < dx * (y - y0) / dy + x0:
            inside = not inside
        length = dx * dx + dy * dy
        t = ((x - x0) * dx + (y - y0) * dy) / length if length else 0.0
        t = min(1.0, max(0.0, t))
        least = min(least, hypot(x - x0 - t * dx, y - y0 - t * dy))
    return least if inside else -least
