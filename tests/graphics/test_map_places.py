"""Maps of a region: points by degrees, circles by value, the part that is shown, areas of one's own file."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from reportcli.blocks import Map, MapMark
from reportcli.graphics.map.frames import frame_of
from reportcli.graphics.map.polygons import signed_area
from reportcli.graphics.map.projection import Projection, azimuthal
from reportcli.graphics.map.topology import load_world
from reportcli.graphics.map.world import world_map
from reportcli.model.diagnostic import Findings
from reportcli.model.style import Paint

DATA = str(Path(__file__).parents[2] / "layouts" / "base" / "map" / "world.json")
RED = Paint("red")
BRUSSELS, GHENT, LIEGE = (4.352, 50.847), (3.725, 51.054), (5.567, 50.633)


def points(*places: tuple[float, float], sizes: tuple[float, ...] = (), bounds=None, **more) -> Map:
    marks = tuple(
        MapMark("", RED, point=place, symbol=sizes[n] if sizes else 4.0, name=f"place {n}")
        for n, place in enumerate(places)
    )
    return Map(path="map", bounds=bounds, land=Paint("land"), border=None, marks=marks, **more)


def square(code: str, west: float, **properties: str) -> dict[str, object]:
    ring = [[west, 50], [west + 1, 50], [west + 1, 51], [west, 51], [west, 50]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "id": code, "properties": properties, "geometry": geometry}


def geojson(folder: Path, *features: dict[str, object]) -> str:
    file = folder / "regions.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return str(file)


def test_a_map_of_points_shows_them_all_with_air_around_them():
    block = points(BRUSSELS, GHENT, LIEGE, margin=20.0)
    made = world_map(block, 300.0, 150.0, DATA)
    assert not made.diagnostics
    xs, ys = zip(*made.anchors.values(), strict=True)
    assert min(xs) >= 19.9 and max(xs) <= 280.1 and min(ys) >= 19.9 and max(ys) <= 130.1
    assert max(xs) - min(xs) > 230  # cropped to where they are


def test_north_is_up_and_east_is_right():
    anchors = world_map(points(BRUSSELS, GHENT), 300.0, 150.0, DATA).anchors
    (x, y), (west, north) = anchors.values()
    assert west < x and north < y


def test_one_point_shows_the_land_around_it():
    frame = frame_of(points(BRUSSELS), DATA)
    x0, y0, x1, y1 = frame.extent
    assert x1 - x0 >= 0.02 and y1 - y0 > 0.005


def test_marks_over_the_world_are_shown_in_equal_earth():
    far = points(BRUSSELS, (121.0, 14.6))
    assert frame_of(far, DATA).projection.centre is None
    assert frame_of(points(BRUSSELS, LIEGE), DATA).projection.centre is not None


def test_a_country_is_shown_without_its_lands_overseas():
    marks = (MapMark("FR", RED),)
    block = Map(path="map", bounds=None, land=RED, border=None, marks=marks)
    centre = frame_of(block, DATA).projection.centre
    assert centre is not None and -5 < centre[0] < 9 and 41 < centre[1] < 51


def test_the_azimuthal_projection_keeps_areas_and_shapes_at_its_centre():
    projection = Projection((4.0, 50.0))
    corners = np.array([(3.9, 49.9), (4.1, 49.9), (4.1, 50.1), (3.9, 50.1)])
    near = projection.of(corners)
    width, height = near[1][0] - near[0][0], near[3][1] - near[0][1]
    assert width / height == pytest.approx(np.cos(np.radians(49.9)), rel=0.01)
    far = azimuthal(corners + np.array((20.0, 0.0)), (4.0, 50.0))
    assert abs(signed_area([tuple(p) for p in far])) == pytest.approx(
        abs(signed_area([tuple(p) for p in near])), rel=1e-3
    )


def test_a_point_beyond_the_map_is_a_finding():
    block = points(BRUSSELS, (-68.1, -16.5), bounds=(2.0, 49.0, 7.0, 52.0))
    made = world_map(block, 200.0, 100.0, DATA)
    assert [(one.code, one.args["code"]) for one in made.diagnostics] == [("map-outside", "place 1")]


def test_small_circles_lie_over_large_ones():
    made = world_map(points(BRUSSELS, GHENT, LIEGE, sizes=(4.0, 20.0, 9.0)), 200.0, 100.0, DATA)
    circles = [op for op in made.drawing.ops[0].ops if op.stroke is not None]
    across = [[float(list(segment)[-2]) for segment in op.path if len(segment) > 1] for op in circles]
    widths = [max(places) - min(places) for places in across]
    assert widths == pytest.approx([20, 9, 4], abs=0.01)


def test_areas_of_a_geojson_file_are_marked_by_id_or_by_a_property(tmp_path):
    data = geojson(tmp_path, square("BRU", 4.0, name="Brussels"), square("HAI", 3.0, name="Hainaut"))
    for key, code in (("", "bru"), ("name", "Brussels")):
        marks = (MapMark(code, RED),)
        block = Map(path="map", bounds=None, land=Paint("land"), border=None, marks=marks, key=key)
        made = world_map(block, 200.0, 200.0, data)
        assert list(made.anchors) == [code] and not made.diagnostics


def test_an_area_that_the_file_does_not_have_is_a_finding(tmp_path):
    data = geojson(tmp_path, square("BRU", 4.0))
    block = Map(path="map", bounds=None, land=RED, border=None, marks=(MapMark("LUX", RED),))
    (found,) = world_map(block, 200.0, 200.0, data).diagnostics
    assert (found.code, found.args["code"]) == ("map-country", "LUX")


def test_a_file_in_metres_is_refused(tmp_path):
    feature = square("BRU", 4.0)
    feature["geometry"] = {
        "type": "Polygon",
        "coordinates": [[[150000, 170000], [150100, 170000], [150000, 170100], [150000, 170000]]],
    }
    with pytest.raises(Findings) as caught:
        load_world(geojson(tmp_path, feature))
    assert caught.value.diagnostics[0].code == "map-unreadable"
