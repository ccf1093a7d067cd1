"""Areas of a TopoJSON or GeoJSON file: arcs, and the rings that they make for each code."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, NotRequired, TypedDict, cast

import numpy as np

from reportcli.graphics.map.projection import WORLD, Projection
from reportcli.model.diagnostic import Findings, error
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass, replace

if TYPE_CHECKING:
    from reportcli.graphics.map.projection import Points

MAX_BYTES = 8_000_000
SLACK = 0.1  # degrees that quantised coordinates may lie beyond the poles and the date line
Ring = tuple[int, ...]  # arc indices; ~i is arc i backwards
Position = tuple[float, float]


class _File(NamedTuple):
    """A file as it is now, and the property that names its areas."""

    path: str
    changed: int
    size: int
    key: str


class _Polygon(TypedDict):
    type: Literal["Polygon"]
    id: NotRequired[str | int]
    properties: NotRequired[dict[str, object] | None]
    arcs: list[list[int]]


class _MultiPolygon(TypedDict):
    type: Literal["MultiPolygon"]
    id: NotRequired[str | int]
    properties: NotRequired[dict[str, object] | None]
    arcs: list[list[list[int]]]


class _Collection(TypedDict):
    geometries: list[_Polygon | _MultiPolygon]


class _Transform(TypedDict):
    scale: tuple[float, float]
    translate: tuple[float, float]


class _Topology(TypedDict):
    """What is read of a TopoJSON file; with a transform, arcs are quantised differences."""

    objects: dict[str, _Collection]
    arcs: list[list[Position]]
    transform: NotRequired[_Transform]


class _Geometry(TypedDict):
    type: Literal["Polygon", "MultiPolygon"]
    coordinates: list[list[Position]] | list[list[list[Position]]]


class _Feature(TypedDict):
    id: NotRequired[str | int]
    properties: NotRequired[dict[str, object] | None]
    geometry: _Geometry | None


class _Features(TypedDict):
    """What is read of a GeoJSON file (RFC 7946)."""

    features: list[_Feature]


@dataclass(frozen=True, slots=True)
class World:
    """points: those of all arcs, shape (n, 2), projected with y northwards; ends: where each arc ends among
    them. countries: polygons by code, outer ring first. shared: arcs between two of them.
    """

    points: Points
    ends: tuple[int, ...]
    countries: dict[str, tuple[tuple[Ring, ...], ...]]
    shared: tuple[int, ...]


def load_world(data: str, projection: Projection = WORLD, key: str = "") -> World:
    """The areas of a TopoJSON or GeoJSON file, projected. key: the property that names an area, where it has
    no id. Raises Findings.
    """
    return _loaded(data, projection, key)


def in_degrees(data: str, key: str = "") -> World:
    """The same, points as longitude and latitude. Raises Findings."""
    return _loaded(data, None, key)


def _loaded(data: str, projection: Projection | None, key: str) -> World:
    try:
        state = Path(data).stat()
        if state.st_size > MAX_BYTES:
            raise ValueError(f"> {MAX_BYTES} bytes")
        file = _File(data, state.st_mtime_ns, state.st_size, key)
        return _degrees(file) if projection is None else _projected(projection, file)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
    except (ValueError, KeyError, TypeError, IndexError, RecursionError, AttributeError) as problem:
        reason = f"{type(problem).__name__}: {problem}"[:120]
    raise Findings([error("map-unreadable", Span(Path(data).name), reason=reason)])


@lru_cache(maxsize=8)
def _projected(projection: Projection, file: _File) -> World:
    world = _degrees(file)
    points = projection.of(world.points)
    if not np.isfinite(points).all():
        raise ValueError("coordinates")
    if projection.centre is None:
        return replace(world, points=points)
    begins = np.concatenate([[0], np.array(world.ends[:-1], dtype=np.intp)])
    near = np.logical_or.reduceat(~projection.far(world.points), begins).tolist()
    seen = {
        code: tuple(
            polygon
            for polygon in polygons
            if any(near[index if index >= 0 else ~index] for index in polygon[0])
        )
        for code, polygons in world.countries.items()
    }
    return replace(world, points=points, countries=seen)


@lru_cache(maxsize=4)
def _degrees(file: _File) -> World:
    read, key = json.loads(Path(file.path).read_bytes()), file.key
    if read["type"] == "FeatureCollection":
        return _of_features(read, key)
    topology: _Topology = read
    objects = topology["objects"]
    collection = objects.get("countries") or next(iter(objects.values()))
    countries: dict[str, tuple[tuple[Ring, ...], ...]] = {}
    for geometry in collection["geometries"]:
        _put(countries, _code(geometry.get("id"), geometry.get("properties"), key), _rings(geometry))
    points, ends = _arcs(topology["arcs"], topology.get("transform"))
    owners: dict[int, set[str]] = {}
    for code, polygons in countries.items():
        for index in (i for polygon in polygons for ring in polygon for i in ring):
            owners.setdefault(index if index >= 0 else ~index, set()).add(code)
    if any(index >= len(ends) for index in owners):
        raise IndexError("arc")
    shared = tuple(sorted(index for index, codes in owners.items() if len(codes) > 1))
    return World(points, ends, countries, shared)


def _of_features(read: _Features, key: str) -> World:
    """Every ring is an arc of its own, and drawn as a border."""
    rings: list[list[Position]] = []
    countries: dict[str, tuple[tuple[Ring, ...], ...]] = {}
    for feature in read["features"]:
        geometry = feature["geometry"]
        if geometry is None or geometry["type"] not in ("Polygon", "MultiPolygon"):
            continue
        written = geometry["coordinates"]
        polygons = cast("list[list[list[Position]]]", [written] if geometry["type"] == "Polygon" else written)
        made = []
        for polygon in polygons:
            first = len(rings)
            rings += [[(place[0], place[1]) for place in ring] for ring in polygon]
            made.append(tuple((number,) for number in range(first, len(rings))))
        _put(countries, _code(feature.get("id"), feature.get("properties"), key), tuple(made))
    points, ends = _arcs(rings, None)
    return World(points, ends, countries, tuple(range(len(rings))))


def _put(
    countries: dict[str, tuple[tuple[Ring, ...], ...]], code: str, polygons: tuple[tuple[Ring, ...], ...]
) -> None:
    """Adds polygons to the area of a code; several entries of one code are one area."""
    if code:
        countries[code] = (*countries.get(code, ()), *(one for one in polygons if one))


def _code(own: str | int | None, properties: dict[str, object] | None, key: str) -> str:
    found = (properties or {}).get(key) if key else own
    return "" if found is None else str(found).strip().casefold()


def _rings(geometry: _Polygon | _MultiPolygon) -> tuple[tuple[Ring, ...], ...]:
    if geometry["type"] not in ("Polygon", "MultiPolygon"):
        return ()
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return tuple(tuple(tuple(int(i) for i in ring) for ring in polygon) for polygon in polygons)


def _arcs(arcs: list[list[Position]], transform: _Transform | None) -> tuple[Points, tuple[int, ...]]:
    """Longitudes and latitudes of all arcs in one pass. Raises ValueError where they are no degrees."""
    lengths = [len(arc) for arc in arcs]
    if min(lengths, default=0) < 2:
        raise ValueError("arcs")
    degrees = np.array([pair for arc in arcs for pair in arc], dtype=np.float64)
    ends = np.cumsum(lengths)
    if transform is not None:
        total = np.cumsum(degrees, axis=0)
        base = np.concatenate([np.zeros((1, 2)), total[ends[:-1] - 1]])
        degrees = (total - np.repeat(base, lengths, axis=0)) * transform["scale"] + transform["translate"]
    edge = np.array((180.0, 90.0))
    if not (np.abs(degrees) <= edge + SLACK).all():
        raise ValueError("coordinates")
    return np.clip(degrees, -edge, edge), tuple(ends.tolist())
