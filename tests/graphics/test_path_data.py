"""Path data, arcs and transforms against values worked out by hand."""

import math
from typing import Any

import pytest

from reportcli.graphics.outlines import rounded_rect
from reportcli.graphics.path_data import parse_path
from reportcli.graphics.transforms import PathDataError, apply, parse_transform
from reportcli.model.geometry import Rect
from reportcli.model.paths import multiply, rect_path


def test_relative_commands_and_implicit_repeats():
    assert parse_path("m1 2 3 4h5v-6z") == (
        ("M", 1, 2),
        ("L", 4, 6),
        ("L", 9, 6),
        ("L", 9, 0),
        ("Z",),
    )


def test_a_line_after_close_starts_where_the_subpath_did():
    assert parse_path("M1 1L5 1Zl0 2")[-2:] == (("M", 1, 1), ("L", 1, 3))


def test_numbers_may_touch():
    assert parse_path("M.5.5-1e1.25") == (("M", 0.5, 0.5), ("L", -10.0, 0.25))


def test_smooth_curves_mirror_the_control_point():
    curve = parse_path("M0 0C0 1 2 1 2 0S4 -1 4 0")
    assert curve[2] == ("C", 2, -1, 4, -1, 4, 0)


def test_quadratics_become_cubics():
    assert parse_path("M0 0Q3 3 6 0")[1] == pytest.approx(("C", 2, 2, 4, 2, 6, 0), abs=1e-9)


@pytest.mark.parametrize("data", ["M10 0A10 10 0 0 1 0 10", "M10 0a10 10 0 01-10 10"])
def test_arcs_stay_on_their_circle(data):
    path: Any = parse_path(data)
    assert path[-1][-2:] == pytest.approx((0, 10))
    (x0, y0), (x1, y1, x2, y2, x3, y3) = path[0][1:], path[1][1:]
    x, y = (x0 + 3 * x1 + 3 * x2 + x3) / 8, (y0 + 3 * y1 + 3 * y2 + y3) / 8
    assert math.hypot(x, y) == pytest.approx(10, rel=1e-3)


def test_the_large_arc_goes_the_long_way():
    path = parse_path("M10 0A10 10 0 1 1 0 -10")
    assert sum(segment[0] == "C" for segment in path) == 3


def test_leading_zeros_and_line_breaks_are_valid():
    assert parse_path("M01 02 L003 4") == (("M", 1, 2), ("L", 3, 4))
    assert parse_path("M0 0A5,5 0 0\n1 9\n9") == parse_path("M0 0A5 5 0 0 1 9 9")


def test_an_arc_without_radius_is_a_line():
    assert parse_path("M0 0A0 5 0 0 1 9 9") == (("M", 0, 0), ("L", 9, 9))


NONSENSE = [
    *("L1 1", "M1", "M1 1X2", "M1 1X2 2", "M1 1#L3 3", "M1 1L2 2 foo", "M+1-+2"),
    *("M1 1A1 1 0 2 0 3 3", "M1e9 0", "M0 0L1e400 2", "M1 1Z5 5"),
]


@pytest.mark.parametrize("data", NONSENSE)
def test_nonsense_is_refused(data):
    with pytest.raises(PathDataError):
        parse_path(data)


def test_transforms_apply_from_right_to_left():
    moved = apply(parse_transform("translate(10,0) scale(2)"), (("M", 1, 1),))
    assert moved == (("M", 12, 2),)
    assert apply(parse_transform("rotate(90 1 1)"), (("M", 2, 1),), 6) == (("M", 1, 2),)
    assert multiply((2, 0, 0, 2, 0, 0), (1, 0, 0, 1, 5, 5)) == (2, 0, 0, 2, 5, 5)


@pytest.mark.parametrize("text", ["spin(3)", "matrix(1 2)", "translate(1e99)"])
def test_unknown_transforms_are_refused(text):
    with pytest.raises(PathDataError):
        parse_transform(text)


def test_a_rectangle_keeps_the_corners_square_that_are_not_rounded():
    path = rounded_rect(Rect(0, 0, 40, 20), 5, 5, top=False)
    assert path[:4] == (("M", 0, 0), ("L", 40, 0), ("C", 40, 0, 40, 0, 40, 0), ("L", 40, 15))
    assert path[4][5:] == (35, 20) and rounded_rect(Rect(0, 0, 40, 20), 0, 5) == rect_path(0, 0, 40, 20)
