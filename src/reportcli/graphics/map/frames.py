"""Which part of the world a map shows: the bounds that are stated, or where its marks are."""

from __future__ import annotations

from math import cos, radians
from typing import TYPE_CHECKING

import numpy as np

from reportcli.blocks import Map
from reportcli.graphics.map.polygons import Box
from reportcli.graphics.map.projection import WORLD, Projection
from reportcli.graphics.map.topology import World, in_degrees
from reportcli.model.diagnostic import Findings, error
from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from reportcli.graphics.map.projection import Points

WIDE = 80.0  # degrees: what reaches farther is shown as a part of the world, in Equal Earth
LEAST = 0.02  # Earth radii (127 km): no map of one place shows less
NARROWEST, WIDEST = 0.6, 2.2  # width over height of a map that is cropped to its marks
OF_LARGEST = 0.1  # an island of less than this share of the largest is not what a map is cropped to


@dataclass(frozen=True, slots=True)
class MapFrame:
    """extent: what is shown, projected, in Earth radii."""

    projection: Projection
    extent: Box

    @property
    def aspect(self) -> float:
        """Width over height."""
        x0, y0, x1, y1 = self.extent
        return (x1 - x0) / (y1 - y0)


def frame_of(block: Map, data: str) -> MapFrame:
    """The part of the world that a map shows. Raises Findings."""
    if block.bounds is not None:
        return _of_bounds(block.bounds, block.projection)
    degrees = _degrees_of_marks(block, in_degrees(data, block.key))
    projection = _projection(degrees, block.projection)
    points = projection.of(degrees)
    return MapFrame(projection, _roomy(points))


def _of_bounds(bounds: tuple[float, float, float, float], wanted: str) -> MapFrame:
    """The projected bounds: meridians and parallels bulge, so edges are sampled."""
    west, south, east, north = bounds
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise Findings([error("map-bounds", None, bounds=", ".join(f"{b:g}" for b in bounds))])
    centre = ((west + east) / 2, (south + north) / 2)
    projection = Projection(centre) if wanted == "azimuthal" else WORLD
    latitudes = np.linspace(south, north, 19)
    sides = [np.stack([np.full(19, meridian), latitudes], axis=1) for meridian in (west, east)]
    if projection.centre is not None:
        longitudes = np.linspace(west, east, 19)
        sides += [np.stack([longitudes, np.full(19, parallel)], axis=1) for parallel in (south, north)]
    points = projection.of(np.concatenate(sides))
    (x0, y0), (x1, y1) = points.min(axis=0), points.max(axis=0)
    return MapFrame(projection, (float(x0), float(y0), float(x1), float(y1)))


def _degrees_of_marks(block: Map, world: World) -> Points:
    """Longitudes and latitudes of all points and of the main parts of all areas that are marked; without a
    mark those of the whole file.
    """
    found = [np.array([mark.point]) for mark in block.marks if mark.point is not None]
    codes = {mark.code.strip().casefold() for mark in block.marks if mark.code}
    for code in codes & world.countries.keys():
        found += _main_parts(world, code)
    return np.concatenate(found) if found else world.points


def _main_parts(world: World, code: str) -> list[Points]:
    """The outer rings of an area that are not small beside its largest, as extents are compared."""
    rings = []
    for polygon in world.countries[code]:
        arcs = [index if index >= 0 else ~index for index in polygon[0]]
        rings.append(
            np.concatenate([world.points[world.ends[i - 1] if i else 0 : world.ends[i]] for i in arcs])
        )
    spans = [float(np.prod(np.ptp(ring, axis=0))) for ring in rings]
    return [ring for ring, span in zip(rings, spans, strict=True) if span >= OF_LARGEST * max(spans)]


def _projection(degrees: Points, wanted: str) -> Projection:
    """The azimuthal one about the middle of the marks, unless they reach over a large part of the world."""
    (west, south), (east, north) = degrees.min(axis=0).tolist(), degrees.max(axis=0).tolist()
    across = (east - west) * cos(radians((south + north) / 2))
    if wanted == "equal-earth" or (wanted != "azimuthal" and max(across, north - south) > WIDE):
        return WORLD
    return Projection((round((west + east) / 2, 3), round((south + north) / 2, 3)))


def _roomy(points: Points) -> Box:
    """The extent of points, at least LEAST across and neither very narrow nor very wide."""
    (x0, y0), (x1, y1) = points.min(axis=0).tolist(), points.max(axis=0).tolist()
    width = max(x1 - x0, (y1 - y0) * NARROWEST, LEAST)
    height = max(y1 - y0, width / WIDEST)
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
