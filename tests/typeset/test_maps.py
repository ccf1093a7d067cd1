"""Labels of a map: clear of each other and of what they name, led where they stand away."""

from typeset_builders import CHAR, LOOSE, FakeComposer, report, text

from reportcli.model.display import GroupOp, PathOp, rect_path
from reportcli.model.geometry import Rect
from reportcli.model.style import Paint, Stroke
from reportcli.report import blocks as b
from reportcli.typeset import context_of
from reportcli.typeset.items import Box, Leaf
from reportcli.typeset.maps import labelled
from reportcli.typeset.setter import Scene, Setter
from reportcli.typeset.tree import root

RED = Paint("red")


def labels(anchors, *shapes, leader=None):
    """Sets one label a mark on a map of 200 x 100 whose marked countries are rectangles."""
    marks = tuple(b.MapMark(code, RED, (text(code * 3, LOOSE, path=code),)) for code in anchors)
    block = b.Map(
        path="map", bounds=(0, 0, 1, 1), land=Paint("land"), border=None, marks=marks, leader=leader
    )
    ops = tuple(PathOp(rect_path(*shape), RED) for shape in shapes)
    leaf = Leaf((((GroupOp(ops),), 0.0, 0.0),), Rect(0, 0, 200, 100))
    setter = Setter(context_of(report()), FakeComposer())
    made = labelled(setter, block, Scene(root(), "en"), Box(100, (leaf,)), anchors)
    return made.leaves[1:]


def apart(a, other):
    return a.right <= other.x or other.right <= a.x or a.bottom <= other.y or other.bottom <= a.y


def test_labels_of_near_neighbours_do_not_collide():
    anchors = {code: (100.0 + n * 3, 50.0 + n * 2) for n, code in enumerate(("be", "nl", "lu", "fr"))}
    boxes = [leaf.box for leaf in labels(anchors)]
    assert len(boxes) == 4
    assert all(apart(a, z) for n, a in enumerate(boxes) for z in boxes[n + 1 :])


def test_a_label_stands_off_the_country_it_names():
    (leaf,) = labels({"cd": (100.0, 50.0)}, (80, 30, 40, 40))
    assert apart(leaf.box, Rect(80, 30, 40, 40))


def test_labels_stay_on_the_map():
    (leaf,) = labels({"pt": (197.0, 50.0)})
    assert leaf.box.right <= 200


def test_a_label_away_from_its_country_is_led():
    crowded = dict.fromkeys(("aa", "bb", "cc", "dd", "ee", "ff"), (100.0, 50.0))
    leaves = labels(crowded, leader=Stroke(Paint("ink")))
    lines = [leaf for leaf in leaves if leaf.node is None]
    assert lines
    assert all(leaf.artifact == "Layout" for leaf in lines)
    assert CHAR.size == 10
