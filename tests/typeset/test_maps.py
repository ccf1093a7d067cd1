"""Labels of a map: clear of each other and of what they name, led where they stand away."""

import json

import pytest
from typeset_builders import CHAR, LOOSE, FakeComposer, chapter, master, pt, report, text

from reportcli import blocks as b
from reportcli.graphics.map import frames, world
from reportcli.model.display import GroupOp, Ink, PathOp
from reportcli.model.geometry import MM, Rect
from reportcli.model.paths import rect_path
from reportcli.model.style import Paint, Stroke
from reportcli.model.value_class import replace
from reportcli.typeset import context_of, typeset
from reportcli.typeset.blocks.kinds import kind_of
from reportcli.typeset.blocks.maps.labels import labelled
from reportcli.typeset.breaking.items import Box, Leaf
from reportcli.typeset.chapter_state import BlockKind, ChapterState
from reportcli.typeset.context import EntryState
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.pages.absolute_place import Where
from reportcli.typeset.pages.chapter import typeset_chapter
from reportcli.typeset.pieces import NoPieces
from reportcli.typeset.structure_tree import root

RED = Paint("red")


def labels(anchors, *shapes, leader=None, safe=(), side="auto", palette=None, tint=1.0):
    """Sets one label a mark on a map of 200 x 100 whose marked countries are rectangles, or paths."""
    paint = replace(RED, tint=tint)
    marks = tuple(b.MapMark(code, paint, (text(code * 3, LOOSE, path=code),), side) for code in anchors)
    block = b.Map(
        path="map", bounds=(0, 0, 1, 1), land=Paint("land"), border=None, marks=marks, leader=leader
    )
    paths = (shape if isinstance(shape[0], tuple) else rect_path(*shape) for shape in shapes)
    ops = tuple(PathOp(path, paint) for path in paths)
    leaf = Leaf((((GroupOp(ops),), 0.0, 0.0),), Rect(0, 0, 200, 100))
    state = ChapterState(context_of(replace(report(), palette=palette or {})), FakeComposer(), kind_of)
    made = labelled(state, block, Inherited(root(), "en", safe=safe), Box(100, (leaf,)), anchors=anchors)
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


def test_a_leader_goes_from_the_label_to_the_countrys_edge():
    crowd = dict.fromkeys(("aa", "bb", "cc", "dd", "ee", "ff"), (100.0, 50.0))
    leaves = labels(crowd, (90, 40, 20, 20), leader=Stroke(Paint("ink")))
    words = [leaf.box for leaf in leaves if leaf.node is not None]
    lines = [leaf.box for leaf in leaves if leaf.node is None]
    country = Rect(90, 40, 20, 20)
    assert lines
    for line in lines:
        around = Rect(line.x - 0.1, line.y - 0.1, line.width + 0.2, line.height + 0.2)
        assert not apart(around, country)
        assert any(not apart(around, word) for word in words)
        inside = Rect(90.5, 40.5, 19, 19)
        assert apart(line, inside)


def test_a_label_stands_on_its_own_land_where_it_fits():
    (leaf,) = labels({"cd": (100.0, 50.0)}, (40, 20, 120, 60), side="inside")
    assert leaf.box.x >= 40 and leaf.box.right <= 160 and leaf.box.y >= 20 and leaf.box.bottom <= 80


def test_an_island_beside_the_land_does_not_keep_the_label_off_it():
    land = (*rect_path(80, 20, 80, 60), *rect_path(40, 30, 12, 30))
    (leaf,) = labels({"ee": (120.0, 50.0)}, land, side="inside")
    assert leaf.box.x >= 80 and leaf.box.right <= 160 and leaf.box.y >= 20 and leaf.box.bottom <= 80


def test_a_label_that_does_not_fit_on_its_land_is_led_to_it():
    leaves = labels({"lu": (100.0, 50.0)}, (96, 46, 8, 8), side="inside", leader=Stroke(Paint("ink")))
    (word,) = [leaf.box for leaf in leaves if leaf.node is not None]
    (line,) = [leaf.box for leaf in leaves if leaf.node is None]
    assert apart(word, Rect(96, 46, 8, 8))
    assert not apart(
        Rect(line.x - 0.1, line.y - 0.1, line.width + 0.2, line.height + 0.2), Rect(96, 46, 8, 8)
    )


@pytest.mark.parametrize(("tint", "on_land"), [(1.0, True), (0.57, False), (0.2, True)])
def test_a_label_that_is_not_read_on_its_land_stands_beside_it(tint, on_land):
    assert CHAR.paint == Paint("black")
    palette = {"red": Ink((0, 1, 1, 0), (0.1, 0.1, 0.1)), "black": Ink((0, 0, 0, 1), (0.13, 0.13, 0.13))}
    (leaf, *_) = labels({"cd": (100.0, 50.0)}, (40, 20, 120, 60), side="inside", palette=palette, tint=tint)
    assert apart(leaf.box, Rect(40, 20, 120, 60)) is not on_land


def test_labels_keep_off_the_spine_and_the_trim():
    safe = (Rect(5, 0, 90, 100), Rect(105, 0, 90, 100))
    anchors = {"aa": (100.0, 30.0), "bb": (100.0, 50.0), "cc": (2.0, 50.0), "dd": (198.0, 98.0)}
    for leaf in labels(anchors, safe=safe):
        assert any(room.x <= leaf.box.x and leaf.box.right <= room.right for room in safe), leaf.block
        assert leaf.box.bottom <= 100


def test_a_label_rather_covers_a_country_than_the_spine():
    safe = (Rect(5, 0, 90, 100), Rect(105, 0, 90, 100))
    (leaf,) = labels({"aa": (100.0, 50.0)}, (0, 0, 94, 100), (106, 0, 94, 100), safe=safe)
    assert leaf.box.right <= 95 or leaf.box.x >= 105


@pytest.mark.parametrize(("side", "spine"), [("left", 120.0), ("right", 0.0)])
def test_a_place_tells_where_words_may_stand(side, spine):
    page = Where(report().format, master(side=side), side, Rect(0, 0, 0, 0))
    left, right = page.safe(-9.0, 40.0)  # seen from a place's corner in the bleed
    assert left.right == pytest.approx(spine + 9 - 6 * MM)
    assert right.x == pytest.approx(spine + 9 + 6 * MM)
    assert left.y == pytest.approx(5 * MM - 40)
    assert left.width == right.width == pytest.approx(120 - 11 * MM)
    assert len(Where(report().format, master(), "right", Rect(0, 0, 0, 0), facing=False).safe(0, 0)) == 1


def test_the_map_of_a_spread_hears_of_the_spine():
    heard = []
    mapped = b.Map(path="map", bounds=(0, 0, 1, 1), land=Paint("x"), border=None, marks=())
    at = b.Placement("spread", left=pt(0), right=pt(0), top=pt(20), height=pt(100))
    place = b.Place(path="p", children=(mapped,), at=at)

    def hear(state, block, inherited, room):
        heard.append(inherited.safe)
        return []

    listening = BlockKind(hear, keeps_clear=True)
    typeset(
        report(chapter(place, starts="left")),
        composer_factory=lambda _: FakeComposer(),
        kinds=lambda block: listening if isinstance(block, b.Map) else kind_of(block),
    )
    assert [round(room.x, 1) for room in heard[0]] == [round(9 + 5 * MM, 1), round(9 + 120 + 6 * MM, 1)]


class Drawn(NoPieces):
    """Pieces of the runs before, by what they were made from."""

    def __init__(self):
        self.kept = {}

    def made(self, kind, by, make, keeps):
        key = (kind, repr(by))
        if key not in self.kept:
            self.kept[key] = make()
        return self.kept[key]


def test_a_map_that_was_drawn_before_is_not_looked_at_again(tmp_path, monkeypatch):
    ring = [[4, 50], [5, 50], [5, 51], [4, 51], [4, 50]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    area = {"type": "Feature", "id": "a", "properties": {}, "geometry": shape}
    file = tmp_path / "areas.geojson"
    file.write_text(json.dumps({"type": "FeatureCollection", "features": [area]}), encoding="utf-8")
    block = b.Map(path="map", bounds=None, land=RED, border=None, marks=(b.MapMark("a", RED),))
    made = chapter(replace(block, data="areas"))
    context = context_of(replace(report(made), assets={"areas": str(file)}))
    pieces = Drawn()
    first = typeset_chapter(made, context, EntryState(), FakeComposer(), pieces=pieces)
    assert not first.diagnostics and len(pieces.kept) == 2  # its shape, for its height, and its drawing
    monkeypatch.setattr(frames, "frame_of", None)
    monkeypatch.setattr(world, "world_map", None)
    assert typeset_chapter(made, context, EntryState(), FakeComposer(), pieces=pieces) == first
