"""Makes layouts/base/map/world.json from Natural Earth: simplified TopoJSON whose ids are ISO alpha-2 codes.

    python tools/make_map.py countries-50m.json codes.json layouts/base/map/world.json

Inputs: `countries-50m.json` of the npm package world-atlas (Natural Earth 4.1, 1:50m, public domain) and
`codes.json` of i18n-iso-countries (alpha-2, alpha-3, numeric). Lengths are degrees.
"""

from __future__ import annotations

import json
import math
import sys
from collections import Counter
from heapq import heapify, heappop, heappush
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[int]  # arc indices; ~i is arc i backwards
Polygon = list[Ring]

TOLERANCE = 0.0012  # least triangle area that a vertex must span (square degrees at the equator)
LEAST_ISLAND = 0.012  # smaller islands go, unless they are all that a country has (square degrees)
STEPS = 20_000  # quantisation steps over the width of the world
WESTERN_SAHARA = 27.6667  # its northern border; the source follows the line of control instead

# Shapes without a number of their own, and the code they are drawn under.
UNNUMBERED = {
    "Kosovo": "xk",
    "Somaliland": "so",
    "N. Cyprus": "cy",
    "Indian Ocean Ter.": "cc",
    "Siachen Glacier": "zz",
}


def decode(topology: dict[str, Any]) -> list[list[Point]]:
    """Arcs in degrees, from TopoJSON's quantised differences."""
    (kx, ky), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + tx, y * ky + ty))
        arcs.append(points)
    return arcs


def span(a: Point, b: Point, c: Point) -> float:
    """Area of a triangle on the ground, in square degrees at the equator."""
    squeeze = math.cos(math.radians(b[1]))
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2 * squeeze


def simplify(points: list[Point], closed: bool) -> list[Point]:
    """Visvalingam and Whyatt 1993: what spans little goes first; ends stay, so neighbours meet."""
    before = list(range(-1, len(points) - 1))
    after = list(range(1, len(points) + 1))
    heap = [(span(points[i - 1], points[i], points[i + 1]), i) for i in range(1, len(points) - 1)]
    heapify(heap)
    gone: set[int] = set()
    version = {i: area for area, i in heap}
    least = 4 if closed else 2
    while heap and len(points) - len(gone) > least:
        area, i = heappop(heap)
        if i in gone or version[i] != area:
            continue
        if area >= TOLERANCE:
            break
        gone.add(i)
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            if 0 < j < len(points) - 1:
                version[j] = max(area, span(points[before[j]], points[j], points[after[j]]))
                heappush(heap, (version[j], j))
    return [p for i, p in enumerate(points) if i not in gone]


def ring_points(ring: Ring, arcs: list[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for index in ring:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return points


def area(points: list[Point]) -> float:
    total = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(points)) / 2
    return abs(total) * math.cos(math.radians(sum(y for _, y in points) / len(points)))


def dissolve(polygons: list[Polygon], arcs: list[list[Point]]) -> list[Polygon]:
    """One country of several shapes: arcs that two of them share vanish, the rest is joined again."""
    uses = Counter(i if i >= 0 else ~i for polygon in polygons for ring in polygon for i in ring)
    if not any(count > 1 for count in uses.values()):
        return polygons
    whole = [p for p in polygons if all(uses[i if i >= 0 else ~i] == 1 for ring in p for i in ring)]
    cut = [p for p in polygons if p not in whole]
    loose = [i for p in cut for ring in p for i in ring if uses[i if i >= 0 else ~i] == 1]
    ends = {i: ring_points([i], arcs) for i in loose}
    rings: list[Ring] = []
    while loose:
        ring = [loose.pop(0)]
        while ends[ring[-1]][-1] != ends[ring[0]][0]:
            following = next(i for i in loose if ends[i][0] == ends[ring[-1]][-1])
            loose.remove(following)
            ring.append(following)
        rings.append(ring)
    return whole + [[ring] for ring in rings]


def cut_arcs(arcs: list[list[Point]]) -> tuple[list[list[Point]], list[list[int]]]:
    """Arcs cut where they cross the antimeridian; for each old arc its pieces, in order."""
    pieces: list[list[Point]] = []
    places: list[list[int]] = []
    for arc in arcs:
        current, mine = [arc[0]], []
        for (x0, y0), (x1, y1) in pairwise(arc):
            if abs(x1 - x0) > 180:
                edge = math.copysign(180.0, x0)
                rest = x1 + 2 * edge - x0
                y = y0 + (y1 - y0) * ((edge - x0) / rest if rest else 0.0)
                mine.append(len(pieces))
                pieces.append([*current, (edge, y)])
                current = [(-edge, y)]
            current.append((x1, y1))
        mine.append(len(pieces))
        pieces.append(current)
        places.append(mine)
    return pieces, places


def cut_ring(ring: Ring, pieces: list[list[Point]], places: list[list[int]]) -> list[Ring]:
    """A ring in the new arcs; one that crosses the antimeridian is several, closed along it."""
    chains: list[Ring] = [[]]
    for index in ring:
        mine = places[index] if index >= 0 else [~i for i in reversed(places[~index])]
        chains[-1].append(mine[0])
        chains += [[i] for i in mine[1:]]
    if len(chains) == 1:
        return chains
    chains[0] = chains.pop() + chains[0]
    for chain in chains:
        points = ring_points(chain, pieces)
        first, last = points[0], points[-1]
        by_pole = [(last[0], -90.0), (first[0], -90.0)] if first[0] != last[0] else []
        chain.append(len(pieces))
        pieces.append([last, *by_pole, first])
    return chains


def cut_world(
    shapes: dict[str, list[Polygon]], arcs: list[list[Point]]
) -> tuple[dict[str, list[Polygon]], list[list[Point]]]:
    """Everything between -180 and 180 degrees, as a flat map needs it."""
    pieces, places = cut_arcs(arcs)
    out: dict[str, list[Polygon]] = {}
    for code, polygons in shapes.items():
        out[code] = []
        for outer, *holes in polygons:
            parts = cut_ring(outer, pieces, places)
            inner = [ring for hole in holes for ring in cut_ring(hole, pieces, places)]
            out[code] += [[parts[0], *inner], *([part] for part in parts[1:])]
    return out, pieces


def expand(ring: Ring, places: list[list[int]]) -> Ring:
    """A ring in the pieces of its arcs."""
    return [p for i in ring for p in (places[i] if i >= 0 else [~q for q in reversed(places[~i])])]


def cut_at_parallel(
    shapes: dict[str, list[Polygon]], arcs: list[list[Point]], giver: str, taker: str, latitude: float
) -> None:
    """What `giver` has south of a parallel, in its largest polygon, goes to `taker`."""
    whole = max(shapes[giver], key=lambda p: area(ring_points(p[0], arcs)))
    places = [[i] for i in range(len(arcs))]
    for index in {i if i >= 0 else ~i for i in whole[0]}:
        points = [arcs[index][0]]
        parts = []
        for (x0, y0), (x1, y1) in pairwise(arcs[index]):
            if (y0 > latitude) != (y1 > latitude):
                cut = (x0 + (x1 - x0) * (latitude - y0) / (y1 - y0), latitude)
                parts.append([*points, cut])
                points = [cut]
            points.append((x1, y1))
        if parts:
            places[index] = list(range(len(arcs), len(arcs) + len(parts) + 1))
            arcs += [*parts, points]
    for code, polygons in shapes.items():
        shapes[code] = [[expand(ring, places) for ring in polygon] for polygon in polygons]
    ring = expand(whole[0], places)
    south = [max(y for _, y in ring_points([i], arcs)) <= latitude for i in ring]
    start = next(n for n in range(len(ring)) if south[n] and not south[n - 1])
    ring, south = ring[start:] + ring[:start], south[start:] + south[:start]
    count = sum(south)
    if not all(south[:count]):
        raise ValueError(f"{giver} crosses {latitude} more than twice")
    border = [ring_points([ring[count - 1]], arcs)[-1], ring_points([ring[0]], arcs)[0]]
    arcs.append(border)
    polygons = [p for p in shapes[giver] if p[0] != expand(whole[0], places)]
    shapes[giver] = [[[*ring[count:], ~(len(arcs) - 1)], *whole[1:]], *polygons]
    shapes[taker] = dissolve([*shapes[taker], [[*ring[:count], len(arcs) - 1]]], arcs)


def countries(topology: dict[str, Any], codes: dict[str, str]) -> dict[str, list[Polygon]]:
    """Polygons of arc indices by lower-case alpha-2 code."""
    shapes: dict[str, list[Polygon]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        code = codes.get(geometry.get("id", "")) or UNNUMBERED[geometry["properties"]["name"]]
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        shapes.setdefault(code, []).extend(polygons)
    return shapes


def prune(polygons: list[Polygon], arcs: list[list[Point]]) -> list[Polygon]:
    """Without islands too small to see, but never without all of them; largest first."""
    ordered = sorted(polygons, key=lambda p: -area(ring_points(p[0], arcs)))
    return [p for n, p in enumerate(ordered) if n == 0 or area(ring_points(p[0], arcs)) >= LEAST_ISLAND]


def quantise(arcs: list[list[Point]]) -> list[list[list[int]]]:
    out = []
    for arc in arcs:
        points = [(round((x + 180) * STEPS / 360), round((y + 90) * STEPS / 360)) for x, y in arc]
        kept = [p for i, p in enumerate(points) if i in (0, len(points) - 1) or p != points[i - 1]]
        out.append([[x - px, y - py] for (x, y), (px, py) in zip(kept, [(0, 0), *kept], strict=False)])
    return out


def build(topology: dict[str, Any], codes: dict[str, str]) -> dict[str, Any]:
    arcs = decode(topology)
    shapes = {code: dissolve(polygons, arcs) for code, polygons in countries(topology, codes).items()}
    cut_at_parallel(shapes, arcs, "ma", "eh", WESTERN_SAHARA)
    shapes, arcs = cut_world(shapes, arcs)
    thin = [simplify(arc, arc[0] == arc[-1]) for arc in arcs]
    kept = {code: prune(polygons, thin) for code, polygons in sorted(shapes.items())}
    used = sorted({i if i >= 0 else ~i for ps in kept.values() for p in ps for ring in p for i in ring})
    place = {old: new for new, old in enumerate(used)}

    def moved(ring: Ring) -> Ring:
        return [place[i] if i >= 0 else ~place[~i] for i in ring]

    geometries = [
        {"type": "MultiPolygon", "id": code, "arcs": [[moved(ring) for ring in p] for p in polygons]}
        for code, polygons in kept.items()
    ]
    return {
        "type": "Topology",
        "transform": {"scale": [360 / STEPS, 360 / STEPS], "translate": [-180, -90]},
        "objects": {"countries": {"type": "GeometryCollection", "geometries": geometries}},
        "arcs": quantise([thin[i] for i in used]),
    }


def main() -> None:
    source, codes, target = (Path(argument) for argument in sys.argv[1:4])
    table = {row[2]: row[0].lower() for row in json.loads(codes.read_text(encoding="utf-8"))}
    world = build(json.loads(source.read_text(encoding="utf-8")), table)
    target.write_text(json.dumps(world, separators=(",", ":")) + "\n", encoding="utf-8")
    arcs = world["arcs"]
    print(f"{len(table)} codes, {len(arcs)} arcs, {sum(len(arc) for arc in arcs)} points")


if __name__ == "__main__":
    main()
