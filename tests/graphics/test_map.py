"""The world map: projection, shapes, anchors, and what cannot be marked."""

import json
from pathlib import Path

import numpy as np
import pytest

from reportcli.blocks import Map, MapMark
from reportcli.graphics.map.frames import frame_of
from reportcli.graphics.map.polygons import clip_ring, deepest_point, signed_area
from reportcli.graphics.map.projection import equal_earth
from reportcli.graphics.map.topology import load_world
from reportcli.graphics.map.world import world_map
from reportcli.model.diagnostic import Findings
from reportcli.model.style import WHITE, Paint, Stroke

DATA = str(Path(__file__).parents[2] / "layouts" / "base" / "map" / "world.json")
WORLD = (-180.0, -58.0, 180.0, 84.0)


def block(bounds=WORLD, codes=(), border=None):
    marks = tuple(MapMark(code, Paint("accent")) for code in codes)
    return Map(path="map", bounds=bounds, land=Paint("ink", 0.2), border=border, marks=marks)


def draw(bounds=WORLD, codes=(), width=500.0, border=None):
    shown = block(bounds, codes, border)
    return world_map(shown, width, width / frame_of(shown, DATA).aspect, DATA)


def arc_of(world, index):
    """Points of an arc, backwards for ~i."""
    i = index if index >= 0 else ~index
    points = world.points[world.ends[i - 1] if i else 0 : world.ends[i]]
    return points if index >= 0 else points[::-1]


def test_projection_meets_its_published_extent():
    points = equal_earth(np.array([[0.0, 0.0], [180.0, 0.0], [0.0, 90.0]]))
    assert points[0] == pytest.approx([0, 0])
    assert points[1] == pytest.approx([2.7066299836960748, 0])
    assert points[2] == pytest.approx([0, 1.3173627591574133])


def test_projection_keeps_areas():
    """A degree cell near the equator and one at 60 degrees, where a degree of longitude is half as wide."""

    def cell(longitude, latitude):
        corners = [(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1)]
        points = equal_earth(np.array([(longitude + x, latitude + y) for x, y in corners]))
        return abs(signed_area([tuple(p) for p in points]))

    ratio = np.cos(np.radians(60.05)) / np.cos(np.radians(0.05))
    assert cell(100, 60) / cell(5, 0) == pytest.approx(ratio, rel=1e-3)


def test_contested_countries_are_shapes_of_their_own():
    world = load_world(DATA)
    assert {"ps", "eh", "xk", "be", "bf", "bi", "bo", "cd", "co", "ma", "sn"} <= set(world.countries)
    southern_morocco = min(float(arc_of(world, i)[:, 1].min()) for i in world.countries["ma"][0][0])
    (border,) = equal_earth(np.array([[0.0, 27.6]]))[:, 1]
    assert southern_morocco > border


def test_no_shape_runs_across_the_map():
    world = load_world(DATA)
    for code, polygons in world.countries.items():
        if code == "aq":
            continue
        for ring in (ring for polygon in polygons for ring in polygon):
            for arc in ring:
                assert np.abs(np.diff(arc_of(world, arc)[:, 0])).max() < 0.5, code


def test_rings_close():
    world = load_world(DATA)
    for code, polygons in world.countries.items():
        for ring in (ring for polygon in polygons for ring in polygon):
            ends = [arc_of(world, i) for i in ring]
            for one, following in zip(ends, [*ends[1:], ends[0]], strict=True):
                assert one[-1] == pytest.approx(following[0], abs=1e-9), code


def test_marks_have_anchors_where_the_countries_are():
    drawn = draw(codes=("be", "bo", "cd"))
    assert list(drawn.anchors) == ["be", "bo", "cd"]
    (bx, by), (ox, oy), (cx, cy) = drawn.anchors.values()
    assert ox < bx < cx
    assert by < cy < oy
    assert not drawn.diagnostics


def test_small_countries_get_a_ring():
    group = draw(codes=("bi",)).drawing.ops[0]
    rings = [op for op in group.ops if op.stroke is not None and op.fill == WHITE]
    assert len(rings) == 1
    large = draw(codes=("bo",)).drawing.ops[0]
    assert not [op for op in large.ops if op.stroke is not None]


def test_borders_are_only_between_countries():
    stroke = Stroke(Paint("paper"), 0.3)
    border = draw(border=stroke).drawing.ops[0].ops[-1]
    assert border.stroke.width == 0.3
    assert len(border.path) < len(draw().drawing.ops[0].ops[0].path) / 2


def test_shapes_beyond_the_box_are_cut():
    drawn = draw(bounds=(-10.0, 35.0, 30.0, 60.0), width=200.0)
    numbers = [n for op in drawn.drawing.ops[0].ops for segment in op.path for n in segment[1:]]
    assert min(numbers) >= -6.01
    assert max(numbers) <= 206.01


def test_unknown_and_outside_marks_are_told_together():
    found = draw(bounds=(-10.0, 35.0, 30.0, 60.0), codes=("be", "qq", "bo")).diagnostics
    assert [(f.code, f.args["code"]) for f in found] == [("map-country", "qq"), ("map-outside", "bo")]


@pytest.mark.parametrize(
    "bounds", [(10.0, 0.0, -10.0, 20.0), (0.0, 50.0, 10.0, 40.0), (-200.0, 0.0, 0.0, 10.0)]
)
def test_bounds_that_enclose_nothing_are_refused(bounds):
    with pytest.raises(Findings) as caught:
        frame_of(block(bounds), DATA)
    assert caught.value.diagnostics[0].code == "map-bounds"


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"arcs": [[[0,0]]], "objects": {"countries": {"geometries": []}}}', "[" * 100_000],
)
def test_spoiled_data_is_a_finding(tmp_path, content):
    file = tmp_path / "world.json"
    file.write_text(content)
    with pytest.raises(Findings) as caught:
        load_world(str(file))
    assert caught.value.diagnostics[0].code == "map-unreadable"


def test_arcs_that_do_not_exist_are_a_finding(tmp_path):
    topology = json.loads(Path(DATA).read_text())
    topology["objects"]["countries"]["geometries"][0]["arcs"] = [[[999_999]]]
    file = tmp_path / "world.json"
    file.write_text(json.dumps(topology))
    with pytest.raises(Findings):
        load_world(str(file))


def test_deepest_point_lies_inside_a_horseshoe():
    ring = [(0, 0), (30, 0), (30, 4), (4, 4), (4, 26), (30, 26), (30, 30), (0, 30)]
    x, y = deepest_point([(float(a), float(b)) for a, b in ring])
    assert x <= 30 and (x < 4 or y < 4 or y > 26)


def test_clipping_a_square_by_half():
    assert abs(signed_area(clip_ring([(0, 0), (4, 0), (4, 4), (0, 4)], (2, -1, 9, 9)))) == 8
