"""Where a page is broken, to the point: every block with its left and top edge, and its lines or its height.

The page has one frame of 100 x 180 from (10, 10): fifteen lines of twelve points. `a:10,34x3` is block a with
three lines, `b:10,34h20` one of twenty points.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from typeset_builders import BODY, CHAR, LOOSE, chapter, codes, composer, lines, pt, report, text

from reportcli import blocks as b
from reportcli.model.display import PathOp
from reportcli.model.geometry import Edges
from reportcli.model.inline import NoteCall, Run
from reportcli.model.style import ObjectStyle, Paint, Stroke
from reportcli.typeset import typeset

FILL = Paint("x")
HEAD = replace(BODY, space_before=12.0, keep_with_next=True, keep_together=True)
CARD = ObjectStyle(fill=FILL, padding=Edges(6, 4, 8, 3))
HALF, THIRD = 45, 26.7  # measures of columns


def drawn(*children: b.Block, told: tuple[str, ...] = (), **more: Any) -> list[str]:
    """The pages, each as one line of what stands on it, in reading order."""
    document = typeset(report(chapter(*children, **more)), composer_factory=composer)
    assert tuple(codes(document)) == told
    return [
        " ".join(
            f"{p.block}:{p.box.x:g},{p.box.y:g}"
            + (f"x{len(p.baselines)}" if p.baselines else f"h{p.box.height:g}")
            for p in page.placed
        )
        for page in document.pages
    ]


def shape(path: str, height: float, **more: Any) -> b.Shape:
    return b.Shape(path=path, height=pt(height), fill=FILL, alt="x", **more)


def photo(height: float, where: str = "top", path: str = "p", **more: Any) -> b.Shape:
    return shape(path, height, floats=where, **more)


def columns(count: int, *children: b.Block, **more: Any) -> b.Columns:
    return b.Columns(path="c", children=children, count=count, gap=10, **more)


def section(path: str, *children: b.Block) -> b.Section:
    return b.Section(path=path, id=path, title=path, level=2, starts="any", children=children)


# ---- boxes and spaces


@pytest.mark.parametrize(("height", "fits"), [(80, True), (80.009, True), (80.02, False)])
def test_a_box_fits_to_a_hundredth_of_a_point(height: float, fits: bool) -> None:
    first, *rest = drawn(shape("a", 100), shape("b", height), shape("c", 10))
    assert first == ("a:10,10h100 " + f"b:10,110h{height:g}" if fits else "a:10,10h100")
    assert rest == (["c:10,10h10"] if fits else [f"b:10,10h{height:g} c:10,{10 + height:g}h10"])


def test_space_between_boxes_counts_and_goes_at_a_break() -> None:
    assert drawn(shape("a", 100, space_after=10.0), shape("b", 70)) == ["a:10,10h100 b:10,120h70"]
    assert drawn(shape("a", 100, space_after=10.1), shape("b", 70)) == ["a:10,10h100", "b:10,10h70"]


def test_the_larger_of_two_spaces_counts() -> None:
    a, c = shape("a", 10, space_after=10.0), shape("c", 10, space_before=20.0)
    made = drawn(a, shape("b", 10, space_before=4.0), c)
    assert made == ["a:10,10h10 b:10,30h10 c:10,60h10"]


# ---- headings


@pytest.mark.parametrize(("count", "kept"), [(5, False), (6, True), (8, True)])
def test_a_heading_with_one_line_stays_only_where_the_hole_would_be_worse(count: int, kept: bool) -> None:
    """A line alone under its heading costs as much as half an empty page."""
    made = drawn(lines(2, path="a"), lines(count, HEAD, "h"), lines(1, path="one"), shape("z", 100))
    assert made[0] == ("a:10,10x2 " + f"h:10,46x{count} one:10,{46 + 12 * count}x1" if kept else "a:10,10x2")


def test_a_heading_with_two_lines_stays() -> None:
    made = drawn(lines(2, path="a"), lines(5, HEAD, "h"), lines(2, path="two"), shape("z", 100))
    assert made == ["a:10,10x2 h:10,46x5 two:10,106x2", "z:10,10h100"]


# ---- columns


def test_three_columns_are_balanced() -> None:
    assert drawn(columns(3, lines(12, path="t", measure=THIRD))) == ["t:10,10x4 t:46.667,10x4 t:83.333,10x4"]


def test_columns_that_are_not_balanced_are_filled() -> None:
    made = drawn(columns(2, lines(9, path="t", measure=HALF), balance=False), text("after", path="z"))
    assert made == ["t:10,10x9 z:10,118x1"]


def test_the_first_of_two_columns_is_the_longer_one() -> None:
    made = drawn(columns(2, lines(9, path="t", measure=HALF)), text("after", path="z"))
    assert made == ["t:10,10x5 t:65,10x4 z:10,70x1"]


def test_columns_go_on_overleaf_and_are_balanced_at_their_end() -> None:
    made = drawn(lines(3, path="a"), columns(2, lines(40, path="t", measure=HALF)), text("after", path="z"))
    assert made == ["a:10,10x3 t:10,46x12 t:65,46x12", "t:10,10x8 t:65,10x8 z:10,106x1"]


def test_rules_stand_in_the_middle_between_columns() -> None:
    rule = Stroke(FILL, 0.5)
    made = drawn(columns(2, lines(6, path="t", measure=HALF), rule=rule))
    assert made == [":60,10h36 t:10,10x3 t:65,10x3"]
    made = drawn(columns(3, lines(12, path="t", measure=THIRD), rule=rule))
    assert made == [":41.667,10h48 :78.333,10h48 t:10,10x4 t:46.667,10x4 t:83.333,10x4"]


def test_a_rule_is_drawn_from_the_top_of_the_columns_to_their_foot() -> None:
    inside = columns(2, lines(6, path="t", measure=HALF), rule=Stroke(FILL, 0.5))
    (page,) = typeset(report(chapter(inside)), composer_factory=composer).pages
    assert page.placed[0].ops == (PathOp((("M", 60.0, 10.0), ("L", 60.0, 46.0)), stroke=Stroke(FILL, 0.5)),)


def test_stated_breaks_in_columns() -> None:
    def broken(kind: str) -> list[str]:
        before, after = lines(3, path="t", measure=HALF), lines(2, path="u", measure=HALF)
        return drawn(columns(2, before, b.Break(path="k", kind=kind), after))

    assert broken("column") == ["t:10,10x3 u:65,10x2"]
    assert broken("page") == ["t:10,10x3", "u:10,10x2"]


@pytest.mark.parametrize(
    ("short", "first"),
    [
        (1, "t:10,10x14 u:65,10x2 v:65,34x12"),
        (2, "t:10,10x13 u:65,10x3 v:65,46x10"),
        (3, "t:10,10x12 u:65,10x4 v:65,58x11"),  # three lines are too many to even out
        (4, "t:10,10x11 u:65,10x5 v:65,70x10"),
    ],
)
def test_columns_that_end_a_line_or_two_early_are_evened(short: int, first: str) -> None:
    together = replace(BODY, orphans=short + 1, widows=short + 1)
    made = drawn(
        columns(
            2,
            lines(15 - short, path="t", measure=HALF),
            lines(short + 1, together, path="u", measure=HALF),
            lines(30, path="v", measure=HALF),
        )
    )
    assert made[0] == first


# ---- boxes around text


def test_a_broken_box_has_its_padding_on_both_pages() -> None:
    card = b.Stack(path="b", box=CARD, children=(lines(9, path="t", measure=90),))
    assert drawn(lines(10, path="a"), card, text("z", path="z")) == [
        "a:10,10x10 b:10,130h56 t:13,142x3",
        "b:10,10h92 t:13,22x6 z:10,106x1",
    ]


def test_a_kept_box_goes_on_as_a_whole() -> None:
    card = b.Stack(path="b", box=CARD, keep=True, children=(lines(5, path="t", measure=90),))
    assert drawn(lines(10, path="a"), card) == ["a:10,10x10", "b:10,10h80 t:13,22x5"]


# ---- floats


@pytest.mark.parametrize(
    ("height", "expected"),
    [
        (120, ["a:10,10x5 p:10,70h120", "z:10,10x2"]),
        (120.009, ["a:10,10x5 p:10,70h120.009", "z:10,10x2"]),
        (120.02, ["a:10,10x5 z:10,70x2", "p:10,10h120.02"]),
    ],
)
def test_a_float_fits_to_a_hundredth_of_a_point(height: float, expected: list[str]) -> None:
    assert drawn(lines(5, path="a"), photo(height), lines(2, path="z")) == expected


def test_the_space_around_a_float() -> None:
    spaced = photo(40, space_before=6.0, space_after=8.0)
    assert drawn(lines(2, path="a"), spaced, lines(2, path="z")) == ["a:10,10x2 p:10,40h40 z:10,94x2"]
    assert drawn(lines(14, path="a"), spaced, lines(3, path="z")) == ["a:10,10x14", "p:10,10h40 z:10,58x3"]


def test_two_floats_wait_together() -> None:
    two = photo(40, "bottom"), photo(30, "bottom", "q", space_before=5.0)
    assert drawn(lines(14, path="a"), *two, lines(20, path="z")) == [
        *("a:10,10x14", "p:10,10h40 q:10,55h30 z:10,94x8", "z:10,10x12")
    ]
    assert drawn(lines(13, path="a"), *two, lines(20, path="z")) == [
        *("a:10,10x13 z:10,166x2", "z:10,10x8 p:10,115h40 q:10,160h30", "z:10,10x10")
    ]


def test_a_float_higher_than_the_page_sticks_out_and_is_told() -> None:
    assert drawn(lines(14, path="a"), photo(190), lines(4, path="z"), told=("too-tall",)) == [
        *("a:10,10x14", "p:10,10h190", "z:10,10x4")
    ]
    assert drawn(photo(190), lines(4, path="z"), told=("too-tall",)) == ["p:10,10h190", "z:10,10x4"]


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ((8, 100, 2), ["a:10,10x8 m:10,106x2", "p:10,10h100 z:10,118x4"]),
        ((13, 100, 1), ["a:10,10x13 m:10,166x1", "p:10,10h100 z:10,118x4"]),
        ((20, 100, 2), ["a:10,10x15", "a:10,10x5 p:10,70h100", "m:10,10x2 z:10,34x4"]),
    ],
)
def test_a_float_stays_in_its_section(inside: tuple[int, float, int], expected: list[str]) -> None:
    before, height, after = inside
    first = section("t", lines(before, path="a"), photo(height), lines(after, path="m"))
    assert drawn(first, section("u", lines(4, path="z"))) == expected


# ---- places that keep the flow away


def place(
    width: float, *, left: bool = False, top: float = 14, height: float = 30, clear: float = 0
) -> b.Place:
    side = {"left" if left else "right": pt(0)}
    at = b.Placement(reference="margin", top=pt(top), width=pt(width), **side)
    return b.Place(path="p", children=(shape("s", 30),), at=at, clear=0)


@pytest.mark.parametrize(
    ("standing", "expected"),
    [
        (place(40), "s:70,24h30 t:10,10x14"),
        (place(60), "s:50,24h30 t:10,10x9"),  # four tenths of the measure are left: lines run beside it
        (place(61), "s:49,24h30 t:10,10x6"),  # less: they go below
        (place(40, left=True), "s:10,24h30 t:10,10x8"),
    ],
)
def test_lines_run_beside_what_leaves_them_room(standing: b.Place, expected: str) -> None:
    count = 12 if expected.endswith("x14") else 6
    made = drawn(replace(standing, clear=2) if count == 12 else standing, lines(count, path="t"))
    assert made == [expected]


@pytest.mark.parametrize(("height", "narrow"), [(24.0, 2), (24.5, 3)])
def test_a_line_that_is_met_by_half_a_point_is_narrow(height: float, narrow: int) -> None:
    """A place of two lines and half a point: the third line gives way too."""
    at = b.Placement(reference="frame", right=pt(0), top=pt(0), width=pt(40))
    standing = b.Place(path="p", children=(shape("s", height),), at=at, clear=0)
    (made,) = drawn(standing, text("abcd " * 40, path="t"))
    (wide,) = drawn(text("abcd " * 40, path="t"))
    assert int(made.split("x")[-1]) - int(wide.split("x")[-1]) == narrow - 1


def test_only_the_paragraphs_that_meet_it_are_narrow() -> None:
    standing = place(40, left=True, top=50)
    made = drawn(lines(2, path="a"), standing, lines(4, path="t"), lines(4, path="u"))
    assert made == ["a:10,10x2 s:10,60h30 t:10,34x6 u:10,106x4"]


@pytest.mark.parametrize(("left", "width", "top"), [(True, 40, 54), (False, 40, 54), (True, 100, 54)])
def test_a_box_goes_below_what_is_in_its_way(left: bool, width: float, top: float) -> None:
    (made,) = drawn(place(width, left=left), shape("o", 20))
    assert made.split()[1] == f"o:10,{top:g}h20"


def test_a_box_that_ends_where_the_place_begins_stays_above_it() -> None:
    assert drawn(place(40, top=20), shape("o", 20))[0].split()[1] == "o:10,10h20"
    assert drawn(place(40, top=19.98), shape("o", 20))[0].split()[1] == "o:10,59.98h20"


# ---- notes

NOTE = replace(LOOSE, name="footnote", leading=10.0, char=replace(CHAR, size=8.0))


def call(count: int) -> b.Text:
    """A line that calls a note of so many lines."""
    words = Run(" ".join(["abcd"] * 5 * count), NOTE.char, "en")
    return text((Run("abcd ", CHAR, "en"), NoteCall("1", CHAR, "en", "n", (words,), NOTE)), path="z")


def test_notes_take_their_room_from_the_foot() -> None:
    made = drawn(lines(12, path="a"), call(2), lines(4, path="y"))
    assert made == ["a:10,10x12", "z:10,10x1 z:35,10x1 y:10,22x4 :10,156h0 note/n:10,160x3"]


def test_notes_of_columns_stand_under_all_of_them() -> None:
    inside = lines(12, path="a", measure=HALF), call(2), lines(30, path="y", measure=HALF)
    assert drawn(columns(2, *inside)) == [
        "a:10,10x10 a:65,10x2 z:65,34x1 z:90,34x1 y:65,46x7 :10,156h0 note/n:10,160x3",
        "y:10,10x12 y:65,10x11",
    ]


# ---- let out above headings


def spaced(before: float, path: str) -> b.Text:
    return text("head", replace(BODY, space_before=before, keep_with_next=True), path=path)


@pytest.mark.parametrize(
    ("first", "second", "tops"),
    [
        (12.0, 24.0, (46, 118)),  # the wider gap is let out
        (24.0, 12.0, (70, 118)),
        (12.0, 12.0, (46, 106)),  # of two alike the lower one
    ],
)
def test_a_page_that_ends_a_line_early_is_let_out_at_its_widest_gap(
    first: float, second: float, tops: tuple[float, float]
) -> None:
    rest = int(8 - (first + second) / 12)  # lines that leave one of the fifteen empty
    children = (
        *(lines(2, path="a"), spaced(first, "h1"), lines(2, path="m"), spaced(second, "h2")),
        *(lines(rest, path="n"), lines(3, path="y")),
    )
    made = drawn(*children)
    found = {part.split(":")[0]: part for part in made[0].split()}
    assert made[1] == "y:10,10x3"
    assert tuple(float(found[name].split(",")[1].split("x")[0]) for name in ("h1", "h2")) == tops


@pytest.mark.parametrize(("left", "shift"), [(1, 12), (2, 24), (3, 0)])
def test_at_most_two_lines_are_let_out(left: int, shift: int) -> None:
    """Of three gaps alike the lower ones; a page with three empty lines below stays as it is."""
    heads = [part for name in "hij" for part in (spaced(12.0, name), lines(1, path=f"m{name}"))]
    kept = replace(BODY, keep_together=True)
    made = drawn(lines(2, path="a"), *heads, lines(4 - left, path="n"), lines(left + 1, kept, path="y"))
    assert made[1] == f"y:10,10x{left + 1}"
    tops = {part.split(":")[0]: float(part.split(",")[1].split("x")[0]) for part in made[0].split()}
    assert tops["j"] == 10 + 9 * 12 + shift


def test_what_follows_a_paragraph_that_moves_on_is_there_once() -> None:
    """Its lines were set round the place at the foot of the page, and stand overleaf as wide as ever."""
    at = b.Placement(reference="frame", right=pt(0), bottom=pt(0), width=pt(50), height=pt(24))
    standing = b.Place(path="p", children=(shape("s", 24),), at=at, clear=0)
    kept = replace(BODY, keep_together=True)
    after = lines(4, path="u"), text("x", path="v")
    made = drawn(standing, lines(13, path="a"), lines(3, kept, path="t"), *after)
    assert made == ["s:60,166h24 a:10,10x13", "t:10,10x3 u:10,46x4 v:10,94x1"]


def test_lines_round_a_place_that_is_left_behind_are_there_once() -> None:
    """The first two stand beside the place at the foot; the rest goes on overleaf."""
    at = b.Placement(reference="frame", right=pt(0), bottom=pt(0), width=pt(50), height=pt(24))
    standing = b.Place(path="p", children=(shape("s", 24),), at=at, clear=0)
    made = drawn(standing, lines(13, path="a"), lines(4, path="t"), lines(2, path="u"))
    assert made == ["s:60,166h24 a:10,10x13 t:10,166x2", "t:10,10x3 u:10,46x2"]


@pytest.mark.parametrize("obstacle", [True, False])
def test_a_page_with_a_place_or_columns_on_it_is_not_let_out(obstacle: bool) -> None:
    """What stands beside the lines would no longer stand where it was meant to."""
    if obstacle:
        first: tuple[b.Block, ...] = (place(40, top=14), lines(2, path="a"))
    else:
        first = (columns(2, lines(4, path="a", measure=HALF)),)
    made = drawn(*first, spaced(12.0, "h"), lines(20, path="m"))
    plain = drawn(*first, spaced(12.0, "h"), lines(2, path="m"))
    rest = int(15 - (float(plain[0].split(" m:10,")[1].split("x")[0]) - 10) / 12)
    short = drawn(*first, spaced(12.0, "h"), lines(rest - 1, path="m"), lines(3, path="y"))
    assert short[1] == "y:10,10x3" and len(made) == 2
    assert short[0].split(" h:")[1].split()[0] == plain[0].split(" h:")[1].split()[0]
