"""One region filled from a vertical list, case by case: what stands where, and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

import pytest

from reportcli.model.geometry import Rect
from reportcli.model.inline import NoteCall
from reportcli.model.style import CharacterStyle
from reportcli.typeset.breaking.items import (
    Box,
    Close,
    ColumnSet,
    Float,
    FloatBarrier,
    Force,
    Glue,
    Item,
    Leaf,
    Mark,
    Open,
    Penalty,
    Scope,
)
from reportcli.typeset.breaking.justify import justify
from reportcli.typeset.breaking.natural_height import natural_height
from reportcli.typeset.breaking.obstacles import beside
from reportcli.typeset.breaking.region import Baselines, Filled, PlacedBox, Region
from reportcli.typeset.breaking.region_breaker import Hooks, fill_region

KEEP = Penalty(inf)


def box(height: float, name: str = "", notes: tuple[NoteCall, ...] = ()) -> Box:
    return Box(height, block=name, notes=notes)


def region(height: float = 100, obstacles: Sequence[Rect] = (), step: float = 0) -> Region:
    return Region(10, 20, 50, height, Baselines(step), list(obstacles))


def stands(filled: Filled) -> str:
    """`a20 b30`: the boxes and how far below the page's top each begins."""
    return " ".join(f"{one.box.block}{one.y:g}" for one in filled.placed if one.box.block)


def left(filled: Filled) -> str:
    """What goes on: boxes by their names, the rest by its kind, spaces and penalties left out."""
    kept = [item for item in filled.rest if not isinstance(item, (Glue, Penalty))]
    return " ".join(item.block if isinstance(item, Box) else type(item).__name__ for item in kept)


def filled(
    *items: Item, height: float = 100, fresh: bool = True, hooks: Hooks | None = None
) -> tuple[str, str]:
    made = fill_region(items, region(height), hooks or Hooks(), fresh=fresh)
    return stands(made), left(made)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((box(60, "a"), box(40, "b"), box(1, "c")), ("a20 b80", "c")),
        ((box(60, "a"), box(40.02, "b")), ("a20", "b")),
        ((box(60, "a"), box(40.009, "b")), ("a20 b80", "")),
        ((Glue(30), box(60, "a")), ("a20", "")),
        ((box(60, "a"), Glue(5), Glue(8), Glue(3), box(32, "b")), ("a20 b88", "")),
        ((box(60, "a"), Glue(8), box(32.1, "b")), ("a20", "b")),
        ((box(120, "a"), box(1, "b")), ("a20", "b")),  # a fresh region takes at least one
        ((box(60, "a"), box(20, "b"), KEEP, box(30, "c")), ("a20", "b c")),
        ((box(60, "a"), KEEP, box(20, "b"), KEEP, box(30, "c")), ("a20 b80", "c")),  # no other way
        ((box(30, "a"), Penalty(100), box(60, "b"), Penalty(100), box(30, "c")), ("a20 b50", "c")),
        ((box(30, "a"), Penalty(0), box(60, "b"), Penalty(601), box(30, "c")), ("a20", "b c")),
        ((box(30, "a"), Penalty(0), box(60, "b"), Penalty(599), box(30, "c")), ("a20 b50", "c")),
        ((box(30, "a"), box(60, "b"), Penalty(601), Penalty(2), box(30, "c")), ("a20", "b c")),
        ((box(30, "a"), Force("page"), box(10, "b")), ("a20", "b")),
    ],
)
def test_where_a_list_is_broken(items: tuple[Item, ...], expected: tuple[str, str]) -> None:
    assert filled(*items) == expected


def test_a_region_that_is_not_fresh_may_take_nothing() -> None:
    assert filled(box(120, "a"), fresh=False) == ("", "a")
    assert filled(box(60, "a"), KEEP, box(60, "b"), fresh=False) == ("", "a b")


def test_how_far_a_region_is_filled_and_what_sticks_out() -> None:
    made = fill_region((box(60, "a"), Glue(9), box(120, "b")), region())
    assert (made.bottom, made.excess, made.culprit, made.cut) == (80, 0, "", "")
    made = fill_region((box(104.5, "tall"), box(1, "b")), region())
    assert (made.bottom, made.excess, made.culprit) == (124.5, 4.5, "tall")
    made = fill_region((box(10, "a"), Force("left")), region())
    assert (made.cut, made.rest, made.bottom) == ("left", [], 30)
    assert {one.x for one in made.placed} == {10}


def test_what_stays_with_the_box_above_is_marked() -> None:
    made = fill_region((box(10, "a"), KEEP, box(10, "b"), Penalty(5), box(10, "c")), region())
    assert [one.bound for one in made.placed] == [False, True, False]


def test_a_box_that_can_be_split_is_split_at_the_foot() -> None:
    def halves(height: float) -> tuple[Box, Box] | None:
        return (box(height, "above"), box(70 - height, "below")) if height >= 30 else None

    split = Box(70, block="whole", split=halves)
    assert filled(box(50, "a"), split, box(5, "b")) == ("a20 above70", "below b")
    assert filled(box(80, "a"), split) == ("a20", "whole")
    assert filled(box(30, "a"), split) == ("a20 whole50", "")


# ---- scopes


def background(rect: Rect, first: bool, last: bool) -> tuple[Leaf, ...]:
    return (Leaf((), rect, block=f"{first}{last}"),)


def painted(made: Filled) -> list[tuple[float, float, float, float, str]]:
    """Top and box of what scopes have painted; whether it is their first and their last part."""
    return [
        (one.y, leaf.box.x, leaf.box.width, leaf.box.height, leaf.block)
        for one in made.placed
        for leaf in one.box.leaves
    ]


def test_a_scope_paints_from_its_top_to_its_bottom() -> None:
    scope = Scope(3, 40, 5, 7, background)
    made = fill_region(
        (box(10, "a"), Glue(4), Open(scope), Glue(9), box(20, "b"), Glue(2), Close(), box(5, "c")), region()
    )
    assert stands(made) == "a20 b39 c66"
    assert painted(made) == [(34, 3, 40, 32, "TrueTrue")]


def test_a_scope_that_is_broken_paints_twice() -> None:
    scope = Scope(3, 40, 5, 7, background)
    items = (box(10, "a"), Open(scope), box(50, "b"), box(40, "c"), Close())
    first = fill_region(items, region())
    assert (stands(first), left(first)) == ("a20 b35", "Open c Close")
    assert painted(first) == [(30, 3, 40, 62, "TrueFalse")]
    second = fill_region(first.rest, region())
    assert stands(second) == "c25" and painted(second) == [(20, 3, 40, 52, "FalseTrue")]


def test_the_padding_below_has_to_fit_too() -> None:
    scope = Scope(0, 40, 5, 7, background)
    for height, whole in ((78, True), (78.02, False)):
        assert filled(box(10, "a"), Open(scope), box(height, "b"), Close())[0] == (
            "a20 b35" if whole else "a20"
        )


def test_a_header_is_repeated_above_what_goes_on() -> None:
    scope = Scope(repeat=box(12, "head"))
    first = fill_region((Open(scope), box(60, "a"), box(60, "b"), Close()), region())
    assert stands(first) == "a20"
    assert stands(fill_region(first.rest, region())) == "head20 b32"


# ---- floats


def photo(
    height: float, where: str = "top", before: float = 0, after: float = 0, waits: bool = False
) -> Float:
    return Float(box(height, "p"), where, before, after, waits=waits)


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ((box(10, "a"), photo(30, before=4, after=6), box(5, "b")), ("a20 p34 b70", "")),
        ((photo(30, before=4, after=6), box(5, "b")), ("p20 b56", "")),
        ((box(80, "a"), photo(30), box(15, "b"), box(9, "c")), ("a20 b100", "Float c")),
        ((box(80, "a"), photo(20), box(5, "b")), ("a20 p100", "b")),
        ((box(80, "a"), photo(20.02), box(5, "b")), ("a20 b100", "Float")),
        ((photo(120), box(5, "b")), ("p20", "b")),
        ((photo(30, "bottom", 4, waits=True), box(40, "a"), box(26, "b"), box(1, "c")), ("a20 b60 p90", "c")),
        ((photo(30, "bottom", 4, waits=True), box(40, "a"), box(26.02, "b")), ("a20 p90", "b")),
        ((photo(30, "bottom", 4, waits=True), box(40, "a")), ("a20 p64", "")),
        ((photo(30, "top", 4, waits=True), box(40, "a")), ("p20 a50", "")),
        ((box(80, "a"), photo(30), FloatBarrier(), box(5, "b")), ("a20", "Float FloatBarrier b")),
        ((box(80, "a"), photo(30), FloatBarrier(True), box(5, "b")), ("a20 b100", "Float")),
        ((box(80, "a"), photo(30), Force("page"), box(5, "b")), ("a20", "Float Force b")),
        ((box(80, "a"), photo(30), photo(5), box(5, "b")), ("a20 b100", "Float Float")),
    ],
)
def test_where_floats_stand(items: tuple[Item, ...], expected: tuple[str, str]) -> None:
    assert filled(*items) == expected


def test_a_float_that_waits_does_so_from_now_on() -> None:
    made = fill_region((box(80, "a"), photo(30)), region())
    assert [isinstance(item, Float) and item.waits for item in made.rest] == [True]


# ---- notes


def note(height: float) -> NoteCall:
    return NoteCall(str(height), CharacterStyle("serif", 10), "en", "n", (), None)  # type: ignore[arg-type]


NOTES = Hooks(lambda calls: sum(float(call.mark) for call in calls), lambda calls: 10.0 if calls else 0.0)
WHOLE = Hooks(lambda calls: sum(float(call.mark) for call in calls))


@pytest.mark.parametrize(
    ("hooks", "items", "expected"),
    [
        (WHOLE, (box(60, "a"), box(20, "b", (note(20),))), ("a20 b80", "")),
        (WHOLE, (box(60, "a"), box(20, "b", (note(21),))), ("a20", "b")),
        (NOTES, (box(60, "a"), box(20, "b", (note(21),))), ("a20 b80", "")),  # the note may go on overleaf
        (NOTES, (box(60, "a"), box(31, "b", (note(21),))), ("a20", "b")),
        (WHOLE, (box(60, "a", (note(30),)), box(11, "b")), ("a20", "b")),
        (WHOLE, (box(60, "a", (note(30),)), box(10, "b")), ("a20 b80", "")),
        (NOTES, (box(60, "a", (note(30),)), box(11, "b")), ("a20", "b")),
        (NOTES, (box(60, "a", (note(30),)), KEEP, box(11, "b")), ("a20 b80", "")),
        # beside a float at the foot no note is split
        (
            NOTES,
            (photo(20, "bottom", waits=True), box(40, "a"), box(20, "b", (note(21),))),
            ("a20 p100", "b"),
        ),
    ],
)
def test_notes_need_room(hooks: Hooks, items: tuple[Item, ...], expected: tuple[str, str]) -> None:
    assert filled(*items, hooks=hooks) == expected


def test_the_notes_of_what_stands_are_told() -> None:
    made = fill_region(
        (box(60, "a", (note(5),)), box(20, "b", (note(6),)), box(40, "c", (note(7),))), region(), WHOLE
    )
    assert [call.mark for call in made.notes] == ["5", "6"]


# ---- columns


def test_the_width_of_a_column() -> None:
    assert ColumnSet((), 0, 100, 3, 8).column == 28


def columns(*items: Item, count: int = 2, balance: bool = True) -> ColumnSet:
    return ColumnSet(items, 2, 40, count, 4, balance)


def test_columns_are_balanced_and_say_how_far_each_is_filled() -> None:
    made = fill_region((box(10, "a"), columns(*(box(10, str(n)) for n in range(5))), box(7, "z")), region())
    assert [(one.box.block, one.x, one.y) for one in made.placed] == [
        *(("a", 10, 20), ("0", 12, 30), ("1", 12, 40), ("2", 12, 50), ("3", 34, 30), ("4", 34, 40)),
        ("z", 10, 60),
    ]
    assert made.bottoms == [(Rect(12, 30, 18, 30), 60), (Rect(34, 30, 18, 30), 50)]


def test_columns_that_are_not_balanced_are_filled_one_after_the_other() -> None:
    made = fill_region((columns(*(box(30, str(n)) for n in range(4)), balance=False),), region())
    assert stands(made) == "020 150 280 320"
    assert made.bottoms == [(Rect(12, 20, 18, 100), 110), (Rect(34, 20, 18, 100), 50)]


def test_columns_without_room_go_on() -> None:
    assert filled(box(100, "a"), columns(box(10, "b"))) == ("a20", "ColumnSet")
    made = fill_region((box(70, "a"), columns(*(box(20, str(n)) for n in range(3)))), region())
    assert stands(made) == "a20 090 190"
    (rest,) = made.rest
    assert isinstance(rest, ColumnSet) and [item.block for item in rest.items if isinstance(item, Box)] == [
        "2"
    ]
    tall = fill_region((columns(box(120, "tall")),), region())
    assert (tall.excess, tall.culprit) == (20, "tall")


# ---- heights, grids, obstacles


@pytest.mark.parametrize(
    ("items", "height"),
    [
        ((), 0),
        ((box(10), Glue(4), Glue(6), box(20)), 36),
        ((box(10), Glue(4), box(20), box(5)), 39),
        ((Glue(4), box(10)), 14),
        ((box(10), Glue(4)), 10),
        ((box(10), Glue(4), photo(20, before=6, after=7), box(1)), 44),
        ((box(10), Glue(8), photo(20, before=6)), 38),
        ((box(10), photo(20, after=7), Glue(3), box(1)), 38),
        ((box(10), Glue(4), columns(box(30), box(10)), box(1)), 35),
        ((Open(Scope(top=3, bottom=4)), box(10), Close()), 17),
        ((Force("page"), Penalty(), FloatBarrier(), box(10)), 10),
    ],
)
def test_natural_heights(items: tuple[Item, ...], height: float) -> None:
    assert natural_height(items) == height


def test_counting_stops_when_it_is_enough() -> None:
    many = [box(10)] * 9
    assert [natural_height(many, enough) for enough in (5, 10, 25, 1000)] == [10, 20, 30, 90]


@pytest.mark.parametrize(
    ("y", "snapped"),
    [(0, 0), (12, 12), (12.1, 12.1 - 0.1), (12.2, 24), (11, 12), (1, 12), (0.1, 0), (-3, 0), (-12, -12)],
)
def test_the_grid(y: float, snapped: float) -> None:
    assert Baselines(12, 0).snap(y) == pytest.approx(snapped)


def test_the_first_baseline_sets_the_grid_and_a_step_of_nothing_is_none() -> None:
    grid = Baselines(12)
    assert [grid.snap(y) for y in (5, 6, 17, 18)] == [5, 17, 17, 29]
    assert [Baselines(step, 0).snap(7) for step in (0, -1)] == [7, 7]
    line = Box(12, baseline=9, grid=True)
    assert (Baselines(12, 0).top(line, 0), Baselines(12, 0).top(Box(12, baseline=9), 0)) == (3, 0)


@pytest.mark.parametrize(
    ("obstacle", "top"),
    [
        (Rect(0, 0, 200, 30), 30),  # across the region
        (Rect(59, 0, 9, 30), 30),  # one point of it
        (Rect(60, 0, 9, 30), 20),  # beside it, at the right
        (Rect(59.995, 0, 9, 30), 20),
        (Rect(0, 0, 10, 30), 20),  # and at the left
        (Rect(0, 0, 10.005, 30), 20),
        (Rect(0, 0, 11, 30), 30),
        (Rect(0, 0, 200, 20), 20),  # above
        (Rect(0, 0, 200, 20.005), 20),
        (Rect(0, 45, 200, 9), 20),  # below
        (Rect(0, 44.995, 200, 9), 20),
        (Rect(0, 44, 200, 9), 53),
    ],
)
def test_a_box_stands_below_what_it_would_meet(obstacle: Rect, top: float) -> None:
    assert fill_region((box(25, "a"),), region(obstacles=[obstacle])).placed[0].y == top


def test_obstacles_are_passed_one_after_the_other() -> None:
    two = [Rect(0, 0, 200, 30), Rect(0, 40, 200, 5)]
    assert stands(fill_region((box(10, "a"), box(11, "b")), region(obstacles=two))) == "a30 b45"


@dataclass
class Lines:
    """A paragraph, as far as obstacles ask for it."""

    x: float = 0
    width: float = 50
    leading: float = 10
    count: int = 3
    shape: None = None
    undivided: bool = False
    backwards: bool = False

    def reshaped(self, shape: object) -> list[Item]:
        raise AssertionError


@pytest.mark.parametrize(
    ("obstacle", "widths"),
    [
        (Rect(40, 20, 30, 15), [(0, 30), (0, 30), (0, 50)]),  # at the right, beside two lines
        (Rect(0, 20, 30, 15), [(20, 30), (20, 30), (0, 50)]),  # at the left
        (Rect(40, 30, 30, 10), [(0, 50), (0, 30), (0, 50)]),  # the second line alone
        (Rect(40, 29.995, 30, 10.01), [(0, 50), (0, 30), (0, 50)]),
        (Rect(30, 20, 10, 10), [(0, 20), (0, 50), (0, 50)]),  # in the middle: the wider side, the left of two
        (Rect(24, 20, 10, 10), [(24, 26), (0, 50), (0, 50)]),
        (Rect(30, 20, 30, 10), [(0, 20), (0, 50), (0, 50)]),  # four tenths are left
        (Rect(29.9, 20, 31, 10), None),
        (Rect(60, 20, 9, 10), None),  # beside the measure
        (Rect(0, 20, 10, 10), None),
        (Rect(40, 0, 9, 20), None),  # above
        (Rect(40, 80, 9, 20), None),  # more than twice as far down as the paragraph reaches
        (Rect(40, 79, 9, 20), [(0, 50), (0, 50), (0, 50)]),
    ],
)
def test_lines_beside_an_obstacle(obstacle: Rect, widths: list[tuple[float, float]] | None) -> None:
    shape = beside(region(obstacles=[obstacle]), Lines(), 20, 120)
    found = [shape(line) for line in range(3)] if shape is not None else None
    assert found == (None if widths is None else [pytest.approx(one) for one in widths])


def test_lines_of_the_next_region_have_nothing_in_their_way() -> None:
    shape = beside(region(obstacles=[Rect(40, 20, 30, 90)]), Lines(), 20, 40)
    assert shape is not None
    assert [shape(line) for line in range(3)] == [(0, 30), (0, 30), (0, 50)]
    indented = beside(region(obstacles=[Rect(40, 20, 30, 90)]), Lines(x=10, width=40), 20, 40)
    assert indented is not None and indented(0) == (0, 20)


def test_notes_of_a_float_at_the_foot_are_told() -> None:
    standing = Float(box(20, "p", (note(5),)), "bottom", waits=True)
    made = fill_region((standing, box(40, "a", (note(6),)), box(60, "b")), region(), WHOLE)
    assert [call.mark for call in made.notes] == ["5", "6"]
    assert stands(made) == "a20 p89"


def test_an_empty_scope_after_the_last_box_goes_on_with_what_follows() -> None:
    outer, inner = Scope(0, 40, 1, 1, background), Scope(0, 30, 1, 1, background)
    items = (Open(outer), box(50, "a"), Open(inner), Close(), box(60, "b"), Close())
    made = fill_region(items, region())
    assert (stands(made), left(made)) == ("a21", "Open Open Close b Close")
    assert [width for _, _, width, _, _ in painted(made)] == [40]


def test_marks_stand_where_they_are_met_and_the_last_ones_at_the_end() -> None:
    def anchor(name: str) -> Mark:
        return Mark("anchor", name)

    items = (anchor("top"), box(10, "a"), Glue(4), anchor("middle"), box(5, "b"), anchor("end"))
    made = fill_region(items, region())
    assert [(mark.payload, one.y) for one in made.placed for mark in one.box.marks] == [
        *(("top", 20), ("middle", 34), ("end", 39))
    ]


def test_a_float_at_the_end_of_a_list_goes_to_the_foot_if_text_gives_way() -> None:
    """Nothing follows that could fill the hole; with a small hole the float goes on alone."""
    tens = [box(10, name) for name in "abcdefgh"]
    assert filled(*tens, photo(30)) == ("a20 b30 c40 d50 e60 f70 g80 p90", "h")
    assert filled(*tens, box(10, "i"), box(1, "j"), photo(30))[1] == "Float"


# ---- what stands at the edges of regions


def anchors(made: Filled) -> list[tuple[object, float]]:
    return [(mark.payload, one.y) for one in made.placed for mark in one.box.marks]


def test_marks_stand_above_what_is_set_at_the_foot() -> None:
    foot = photo(30, "bottom", 4, waits=True)
    made = fill_region((foot, box(40, "a"), Mark("anchor", "end")), region())
    assert (stands(made), anchors(made)) == ("a20 p64", [("end", 60)])


def test_marks_before_a_place_that_floats_do_not_pass_stand_there() -> None:
    made = fill_region(
        (box(80, "a"), photo(30), Mark("anchor", "end"), FloatBarrier(), box(5, "b")), region()
    )
    assert (stands(made), anchors(made)) == ("a20", [("end", 100)])


def test_a_float_is_kept_for_the_foot_where_the_space_above_has_room_too() -> None:
    assert filled(box(60, "a"), Glue(8), photo(30, "bottom", 4, waits=True)) == ("a20 p88", "")
    assert filled(box(60, "a"), Glue(6), photo(30, "bottom", 4, waits=True)) == ("a20 p84", "")


def test_space_counts_after_what_was_set_at_the_top() -> None:
    assert filled(photo(30, "bottom", waits=True), FloatBarrier(), Glue(9), box(10, "b"))[0] == "p20 b59"
    assert filled(columns(box(10, "a")), Glue(9), box(5, "z"))[0] == "a20 z39"


def test_of_two_places_as_good_the_later_one_is_taken() -> None:
    assert filled(box(60, "a"), box(0, "n"), box(60, "b")) == ("a20 n80", "b")


@dataclass
class Carried:
    """What a break prints: a sum under what stands, the same over what goes on."""

    before: Box
    after: Box


@pytest.mark.parametrize(
    ("height", "expected"), [(20, ("x20 a40 sum100", "carried b")), (21, ("x20", "a b"))]
)
def test_what_a_break_prints_needs_room(height: float, expected: tuple[str, str]) -> None:
    turn = Carried(box(height, "sum"), box(5, "carried"))
    assert filled(box(20, "x"), box(60, "a"), Penalty(0, turn), box(60, "b")) == expected


def test_few_points_are_balanced_where_there_is_no_end_of_room() -> None:
    assert stands(fill_region((columns(box(3, "a"), box(3, "b")),), region(inf))) == "a20 b20"


def test_a_break_in_columns_says_of_which_kind_it_is() -> None:
    made = fill_region((columns(box(10, "a"), Force("left"), box(10, "b")),), region())
    assert (stands(made), made.cut) == ("a20", "left")


def test_a_region_that_is_let_out_ends_lower() -> None:
    made = Filled([PlacedBox(box(12, "a"), 10, 20), PlacedBox(box(12, "b"), 10, 44)], [box(1)], 56, [])
    justify(made, region(48, step=12))
    assert (stands(made), made.bottom) == ("a20 b56", 68)


@pytest.mark.parametrize(("top", "met"), [(39, True), (40, False)])
def test_a_single_line_looks_two_lines_down(top: float, met: bool) -> None:
    assert (beside(region(obstacles=[Rect(40, top, 9, 20)]), Lines(count=1), 20, 120) is not None) is met


def test_half_a_point_of_an_obstacle_is_met() -> None:
    shape = beside(region(obstacles=[Rect(59.5, 20, 9, 10)]), Lines(), 20, 120)
    assert shape is not None and shape(0) == (0, pytest.approx(49.5))


def test_columns_stay_as_high_as_they_are_where_less_evens_nothing() -> None:
    """Five lines high they end a line apart (four, and three and two); four lines high as well."""
    made = fill_region(
        (columns(box(48, "a"), box(36, "b"), box(24, "c"), box(60, "d")),), region(60, step=12)
    )
    assert stands(made) == "a20 b20 c56"


def test_a_float_that_nothing_may_follow_makes_room_for_what_does() -> None:
    """Nothing may end behind the float, and the box has no room under it: the box goes first."""
    tied = Float(box(30, "p"), "top", follow=True)
    assert filled(tied, box(80, "b"), fresh=False) == ("b20", "Float")


def test_what_is_no_text_has_no_style() -> None:
    assert Leaf((), Rect(0, 0, 1, 1)).style == ""
