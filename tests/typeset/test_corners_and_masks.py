"""Corners that are round by themselves, and pictures that show in a form of any path."""

import pytest
from typeset_builders import chapter, codes, composer, pt, report

from reportcli import blocks as b
from reportcli.model.display import GroupOp, ImageOp
from reportcli.model.geometry import Rect
from reportcli.model.style import BLACK, ObjectStyle
from reportcli.typeset import typeset
from reportcli.typeset.blocks.decoration import box_leaves, rounded_path

BOX = Rect(10, 20, 100, 60)


def curves(path):
    """The corners that a path rounds: the nearest one of each curve's ends."""
    found = set()
    for segment in path:
        if segment[0] == "C":
            x, y = segment[-2:]
            found.add(("top" if y < 50 else "bottom") + "-" + ("left" if x < 60 else "right"))
    return found


@pytest.mark.parametrize(
    "corners",
    [
        "top-left",
        "top-left bottom-right",
        "top-right bottom-left",
        "top-left top-right bottom-right bottom-left",
    ],
)
def test_named_corners_are_round_and_the_others_sharp(corners):
    path = rounded_path(BOX, 8, corners=corners)
    assert curves(path) == set(corners.split())
    ends = {tuple(segment[-2:]) for segment in path if len(segment) > 1}
    sharp = {"top-left": (10, 20), "top-right": (110, 20), "bottom-right": (110, 80), "bottom-left": (10, 80)}
    assert {name for name, at in sharp.items() if at in ends} == set(sharp) - set(corners.split())
    assert path[-1] == ("Z",)


def test_all_corners_are_as_before():
    assert curves(rounded_path(BOX, 8)) == {"top-left", "top-right", "bottom-left", "bottom-right"}
    assert curves(rounded_path(BOX, 8, True, False, corners="top-left bottom-left")) == {"top-left"}


def test_a_box_rounds_the_corners_that_its_style_names():
    (leaf,) = box_leaves(BOX, ObjectStyle(fill=BLACK, radius=6, corners="bottom-right"), "x")
    (op,) = leaf.parts[0][0]
    assert curves(op.path) == {"bottom-right"}


def picture(**more):
    block = b.Image(path="sea", image="photo", height=pt(60), width=pt(80), decorative=True, **more)
    made = typeset(report(chapter(block)), composer_factory=composer)
    ops = [op for placed in made.pages[0].placed for op in placed.ops if isinstance(op, ImageOp)]
    return made, ops[0]


def test_a_picture_shows_in_a_path_of_its_box():
    made, op = picture(mask="path", data="M0 0 L1 0 L.5 1 Z")
    assert codes(made) == []
    xs = [segment[1] - op.rect.x for segment in op.clip if len(segment) > 1]
    ys = [segment[2] - op.rect.y for segment in op.clip if len(segment) > 1]
    assert (xs, ys) == (pytest.approx([0, 80, 40]), pytest.approx([0, 0, 60]))


def test_a_path_that_cannot_be_read_is_reported():
    made, op = picture(mask="path", data="M0 0 Q")
    assert codes(made) == ["bad-path"] and op.clip is None


def test_pictures_and_shapes_mix_with_what_lies_below():
    for block in (
        b.Image(path="sea", image="photo", height=pt(60), decorative=True, blend="multiply"),
        b.Shape(path="sea", height=pt(60), fill=BLACK, decorative=True, blend="screen"),
    ):
        made = typeset(report(chapter(block)), composer_factory=composer)
        (op,) = made.pages[0].placed[0].ops
        assert isinstance(op, GroupOp) and op.blend == block.blend and len(op.ops) == 1
    made, op = picture()
    assert op in made.pages[0].placed[0].ops  # no group without need
