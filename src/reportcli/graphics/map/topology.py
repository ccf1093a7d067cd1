"""TopoJSON of countries: shared arcs, and the rings that they make for each country code."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

from reportcli.graphics.map.projection import equal_earth
from reportcli.model.diagnostic import Findings, error
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from reportcli.graphics.map.projection import Points

MAX_BYTES = 8_000_000
Ring = tuple[int, ...]  # arc indices; ~i is arc i backwards


class _Polygon(TypedDict):
    type: Literal["Polygon"]
    id: NotRequired[str]
    arcs: list[list[int]]


class _MultiPolygon(TypedDict):
    type: Literal["MultiPolygon"]
    id: NotRequired[str]
    arcs: list[list[list[int]]]


class _Countries(TypedDict):
    geometries: list[_Polygon | _MultiPolygon]


class _Objects(TypedDict):
    countries: _Countries


class _Transform(TypedDict):
    scale: tuple[float, float]
    translate: tuple[float, float]


class _Topology(TypedDict):
    """What is read of a TopoJSON file; arcs are quantised differences."""

    objects: _Objects
    arcs: list[list[tuple[int, int]]]
    transform: _Transform


@dataclass(frozen=True, slots=True)
class World:
    """points: those of all arcs, projected, shape (n, 2), y northwards; ends: where each arc ends among them.
    countries: polygons by code, outer ring first. shared: arcs between two countries."""

    points: Points
    ends: tuple[int, ...]
    countries: dict[str, tuple[tuple[Ring, ...], ...]]
    shared: tuple[int, ...]


def load_world(data: str) -> World:
    """The countries of a TopoJSON file, projected. Raises Findings."""
    try:
        state = Path(data).stat()
        if state.st_size > MAX_BYTES:
            raise ValueError(f"> {MAX_BYTES} bytes")
        return _load(data, state.st_mtime_ns, state.st_size)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
    except (ValueError, KeyError, TypeError, IndexError, RecursionError, AttributeError) as problem:
        reason = f"{type(problem).__name__}: {problem}"[:120]
    raise Findings([error("map-unreadable", Span(Path(data).name), reason=reason)])


@lru_cache(maxsize=4)
def _load(data: str, _changed: int, _size: int) -> World:
    topology: _Topology = json.loads(Path(data).read_bytes())
    countries = {
        str(geometry["id"]).lower(): _rings(geometry)
        for geometry in topology["objects"]["countries"]["geometries"]
        if geometry.get("id")
    }
    points, ends = _arcs(topology)
    owners: dict[int, set[str]] = {}
    for code, polygons in countries.items():
        for index in (i for polygon in polygons for ring in polygon for i in ring):
            owners.setdefault(index if index >= 0 else ~index, set()).add(code)
    if any(index >= len(ends) for index in owners):
        raise IndexError("arc")
    shared = tuple(sorted(index for index, codes in owners.items() if len(codes) > 1))
    return World(points, ends, countries, shared)


def _rings(geometry: _Polygon | _MultiPolygon) -> tuple[tuple[Ring, ...], ...]:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return tuple(tuple(tuple(int(i) for i in ring) for ring in polygon) for polygon in polygons)


def _arcs(topology: _Topology) -> tuple[Points, tuple[int, ...]]:
    """Arcs decoded from quantised differences and projected, all in one pass."""
    import numpy as np

    lengths = [len(arc) for arc in topology["arcs"]]
    if min(lengths, default=0) < 2:
        raise ValueError("arcs")
    steps = np.array([pair for arc in topology["arcs"] for pair in arc], dtype=np.float64)
    ends = np.cumsum(lengths)
    total = np.cumsum(steps, axis=0)
    base = np.concatenate([np.zeros((1, 2)), total[ends[:-1] - 1]])
    transform = topology["transform"]
    degrees = (total - np.repeat(base, lengths, axis=0)) * transform["scale"] + transform["translate"]
    projected = equal_earth(np.clip(degrees, (-180, -90), (180, 90)))
    if not np.isfinite(projected).all():
        raise ValueError("coordinates")
    return projected, tuple(ends.tolist())
