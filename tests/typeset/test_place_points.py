"""Places at a point of what they refer to, turned about a point of their own; notes beside the flow."""

import pytest

from page_text import structure_text
from reportcli import blocks as b
from reportcli.layout.models.kinds.place import POINTS
from reportcli.model.style import Paint
from reportcli.typeset.pages.anchors import shares
from typeset.test_blocks import box_of, document, placed
from typeset.typeset_builders import pt, text

BAR = b.Shape(path="bar", fill=Paint("x"), height=pt(30))


def badge(**where):
    mark = b.Shape(path="badge-s", fill=Paint("x"))
    at = b.Placement("block", width=pt(20), height=pt(8), **where)
    return b.Place(path="badge", children=(mark,), at=at)


@pytest.mark.parametrize(
    ("where", "corner"),
    [
        ({"at": "top-right"}, (90, 10)),
        ({"at": "bottom-right", "anchor": "top-left"}, (110, 40)),
        ({"at": "top-right", "anchor": "center", "dx": pt(-6), "dy": pt(6)}, (94, 12)),
        ({"at": "center"}, (50, 21)),
        ({"at": "left", "anchor": "right"}, (-10, 21)),
        ({"at": "outer"}, (90, 21)),  # on a right-hand page
        ({"at": "bottom-inner"}, (10, 32)),
    ],
)
def test_a_point_of_the_block_and_one_of_its_own(where, corner):
    box = box_of(placed(b.Stack(path="k", children=(BAR, badge(**where)))), "badge-s")
    assert (box.x, box.y, box.width, box.height) == (*corner, 20, 8)


def test_without_a_width_it_is_as_wide_as_its_words():
    words = b.Place(path="p", children=(text("abcd", path="w"),), at=b.Placement("block", at="top-right"))
    box = box_of(placed(b.Stack(path="k", children=(BAR, words))), "w")
    assert box.right == pytest.approx(110, abs=0.1) and box.width == pytest.approx(20, abs=0.1)


def test_the_pivot_stays_where_it_is():
    for pivot, corner in (("bottom-left", (90 - 8, 18 - 20)), ("center", (96, 4))):
        turned = badge(at="top-right", rotate=-90.0, pivot=pivot)
        box = box_of(placed(b.Stack(path="k", children=(BAR, turned))), "badge-s")
        assert (box.x, box.y, box.width, box.height) == pytest.approx((*corner, 8, 20))


def test_every_point_lies_on_the_edge_or_in_the_middle():
    assert len(set(POINTS)) == len(POINTS) == 15
    assert {shares(point, "right") for point in POINTS} == {
        (x, y) for x in (0.0, 0.5, 1.0) for y in (0.0, 0.5, 1.0)
    }
    assert shares("top-outer", "left") == shares("top-inner", "right") == (0.0, 0.0)


def test_a_place_is_read_with_the_block_that_it_stands_in():
    cards = [
        b.Stack(
            path=f"k{n}",
            children=(
                text(f"card {n}", path=f"t{n}"),
                b.Place(
                    path=f"p{n}",
                    children=(text(f"badge {n}", path=f"b{n}"),),
                    at=b.Placement("block", at="top-right"),
                    overlap=True,
                ),
            ),
        )
        for n in (1, 2)
    ]
    said = structure_text(document(b.RowBlock(path="r", children=tuple(cards)), text("end")))
    words = [line.strip() for line in said.splitlines() if "“" in line]
    assert words == ["P “card 1”", "P “badge 1”", "P “card 2”", "P “badge 2”", "P “end”"]
