"""Containers, pictures, lists, columns, places."""

from dataclasses import replace
from typing import Any

import pytest
from typeset_builders import (
    BODY,
    CHAR,
    LOOSE,
    chapter,
    codes,
    composer,
    lines,
    master,
    pt,
    report,
    text,
    unit,
)

from reportcli import blocks as b
from reportcli.model.display import GroupOp, ImageOp, PathOp
from reportcli.model.geometry import AUTO, Edges, Rect
from reportcli.model.inline import Run
from reportcli.model.style import ObjectStyle, Paint, Stroke
from reportcli.typeset import typeset
from reportcli.typeset.blocks.kinds.image import placed_picture
from reportcli.typeset.blocks.widths import distribute
from reportcli.typeset.inherited import Inherited


def document(*children, **more):
    return typeset(report(chapter(*children, **more)), composer_factory=composer)


def placed(*children, **more):
    made = document(*children, **more)
    assert codes(made) == []
    return [p for page in made.pages for p in page.placed]


def box_of(found, block):
    return next(p.box for p in found if p.block == block)


def test_row_widths_points_shares_and_natural():
    row = b.RowBlock(
        path="row",
        gap=5,
        children=(
            text("ab", path="auto"),
            text("x", path="pt", width=pt(20)),
            text("y", path="fr", width=unit(1, "fr")),
            text("z", path="percent", width=unit(10, "%")),
        ),
    )
    found = placed(row)
    lefts = [round(box_of(found, name).x, 1) for name in ("auto", "pt", "fr", "percent")]
    assert lefts == [10.0, 25.0, 50.0, 100.0]


def test_distribute_squeezes_natural_widths_between_least_and_preferred():
    inherited = Inherited(None, "en")
    assert distribute([AUTO, AUTO], [(10, 40), (10, 80)], inherited, total=70, gap=10) == pytest.approx(
        [22, 38]
    )


def test_grid_columns_count_with_their_gutters():
    # the master has four columns and gutters of 4: (100 - 12) / 4 = 22; two columns are 48
    found = placed(
        b.RowBlock(
            path="r",
            children=(text("a", path="a", width=unit(2, "col")), text("b", path="b", width=unit(1, "fr"))),
        )
    )
    assert box_of(found, "b").x == 58


@pytest.mark.parametrize(("valign", "expected"), [("top", 0), ("middle", 6), ("bottom", 12), ("baseline", 0)])
def test_row_alignment(valign, expected):
    row = b.RowBlock(
        path="r",
        valign=valign,
        children=(lines(2, LOOSE, "tall", 50, width=pt(50)), text("x", LOOSE, "small", width=pt(50))),
    )
    found = placed(row)
    assert box_of(found, "small").y - box_of(found, "tall").y == expected


def test_baseline_alignment_of_different_sizes():
    big = replace(LOOSE, char=replace(CHAR, size=20), leading=24)
    row = b.RowBlock(
        path="r", valign="baseline", children=(text("9", big, "big", width=pt(50)), text("x", LOOSE, "x"))
    )
    found = {p.block: p.baselines[0] for p in placed(row)}
    assert found["big"] == found["x"]


def test_lines_in_rows_share_the_page_grid():
    image = b.Image(path="i", image="photo", alt="x", width=pt(30), ratio=1.3)
    stack = b.Stack(path="s", children=(lines(2, path="in"),), width=unit(1, "fr"))
    found = placed(text("a"), b.RowBlock(path="r", children=(image, stack)), text("z", path="z"))
    assert all((y - 19) % 12 == 0 for p in found for y in p.baselines)


def test_boxes_in_a_row_stretch_to_its_height():
    style = ObjectStyle(fill=Paint("x"), padding=Edges(4, 4, 4, 4))
    cells = tuple(
        b.Stack(path=f"c{n}", children=(lines(n, LOOSE, f"t{n}", 40),), box=style, width=unit(1, "fr"))
        for n in (1, 3)
    )
    fills = [p for p in placed(b.RowBlock(path="r", children=cells, valign="stretch")) if p.node < 0]
    assert [p.box.height for p in fills] == [44, 44]
    assert fills[1].box.x == 60


def test_grid_of_equal_rows_with_the_last_centred():
    style = ObjectStyle(fill=Paint("x"))
    cells = tuple(
        b.Stack(path=f"c{n}", children=(lines(n, LOOSE, f"t{n}", 45),), box=style) for n in (1, 2, 1)
    )
    grid = b.Grid(path="g", children=cells, columns=2, gap=10, row_gap=6, equal=True, center_last=True)
    fills = [p.box for p in placed(grid) if p.node < 0]
    assert fills == [Rect(10, 10, 45, 24), Rect(65, 10, 45, 24), Rect(37.5, 40, 45, 24)]


def test_grid_breaks_between_rows():
    cells = tuple(b.Shape(path=f"s{n}", height=pt(50), fill=Paint("x")) for n in range(8))
    made = document(b.Grid(path="g", children=cells, columns=2, gap=10, row_gap=10))
    assert [len(page.placed) for page in made.pages] == [6, 2]


def test_columns_are_balanced_and_share_baselines():
    found = placed(b.Columns(path="c", children=(lines(7, path="t", measure=45),), count=2, gap=10))
    assert [(p.box.x, len(p.baselines)) for p in found] == [(10, 4), (65, 3)]
    assert found[1].baselines == found[0].baselines[:3]


def test_columns_go_on_over_pages_and_balance_at_the_end():
    found = document(b.Columns(path="c", children=(lines(40, path="t", measure=45),), count=2, gap=10))
    assert [[len(p.baselines) for p in page.placed] for page in found.pages] == [[15, 15], [5, 5]]


def test_a_block_that_spans_all_columns_divides_them():
    heading = text("head", path="h", span_columns=True)
    columns = b.Columns(
        path="c",
        children=(lines(4, path="a", measure=45), heading, lines(4, path="z", measure=45)),
        count=2,
        gap=10,
    )
    found = placed(columns)
    assert [(p.block, p.box.x, p.baselines[0]) for p in found] == [
        ("a", 10, 19),
        ("a", 65, 19),
        ("h", 10, 43),
        ("z", 10, 55),
        ("z", 65, 55),
    ]


def test_a_block_in_a_section_spans_the_columns_around_it():
    inside = (lines(4, path="a", measure=45), text("wide", path="w", span_columns=True))
    section = b.Section(path="s", title="Story", starts="any", children=inside)
    found = placed(b.Columns(path="c", children=(section, lines(4, path="z", measure=45)), count=2, gap=10))
    assert [(p.block, p.box.x) for p in found] == [("a", 10), ("a", 65), ("w", 10), ("z", 10), ("z", 65)]
    assert found[0].node == found[1].node != found[2].node


def test_a_column_rule_is_decoration():
    columns = b.Columns(
        path="c", children=(lines(4, path="t", measure=45),), count=2, gap=10, rule=Stroke(Paint("x"))
    )
    rules = [p for p in placed(columns) if p.node < 0]
    assert [(p.box.x, p.box.height) for p in rules] == [(60, 24)]


def test_a_stated_column_break():
    columns = b.Columns(
        path="c",
        children=(text("a", path="a"), b.Break(path="x", kind="column"), text("z", path="z")),
        count=2,
        gap=10,
    )
    assert [(p.block, p.box.x) for p in placed(columns)] == [("a", 10), ("z", 65)]


def test_a_box_goes_behind_its_broken_content():
    style = ObjectStyle(fill=Paint("x"), stroke=Stroke(Paint("x")), padding=Edges(6, 8, 6, 8))
    box = b.Stack(path="box", children=(lines(16, path="t", measure=84),), box=style)
    made = document(box)
    fills = [[p for p in page.placed if p.node < 0] for page in made.pages]
    assert [len(found) for found in fills] == [1, 1]
    first, second = fills[0][0], fills[1][0]
    text_of = [next(p for p in page.placed if p.node >= 0) for page in made.pages]
    assert first.box.bottom >= text_of[0].box.bottom + 6
    assert second.box.y == 10
    # the broken side has no border: three lines each instead of one closed outline
    assert [
        sum(isinstance(op, PathOp) and op.stroke is not None for op in p.ops) for p in (first, second)
    ] == [3, 3]


def test_cover_crops_around_the_focal_point():
    image = b.Image(path="i", image="p", focal=(0.9, 0.5))
    rect, crop = placed_picture(image, natural=2.0, width=100, height=100)
    assert rect == Rect(0, 0, 100, 100)
    assert crop == (0.5, 0.0, 1.0, 1.0)
    _, zoomed = placed_picture(replace(image, zoom=2.0, focal=(0.5, 0.5)), 2.0, 100, 100)
    assert zoomed == (0.375, 0.25, 0.625, 0.75)


def test_contain_keeps_the_whole_picture():
    image = b.Image(path="i", image="p", fit="contain")
    assert placed_picture(image, 2.0, 100, 100) == (Rect(0, 25, 100, 50), (0.0, 0.0, 1.0, 1.0))


def test_pictures_take_their_shape_from_ratio_or_file():
    found = placed(
        b.Image(path="a", image="photo", alt="A"),
        b.Image(path="b", image="photo", alt="B", ratio=2.0, mask="circle"),
    )
    assert [round(p.box.height, 2) for p in found] == [66.67, 50]
    op = found[1].ops[0]
    assert isinstance(op, ImageOp)
    assert op.clip is not None


def test_an_unknown_picture_is_found():
    assert codes(document(b.Image(path="a", image="nope", alt="A"))) == ["missing-picture"]


def test_a_draft_shows_a_crossed_box_where_a_picture_is_missing():
    (found,) = placed(b.Image(path="a", image="nope", alt="A", ratio=2.0, missing=True))
    box, cross = found.ops
    assert isinstance(box, PathOp) and isinstance(cross, PathOp)
    assert box.fill == Paint("black", 0.15) and cross.stroke is not None
    assert round(found.box.height, 2) == 50
    points: list[Any] = [segment[1:] for segment in cross.path if segment[1:]]
    corners = {(round(x - found.box.x), round(y - found.box.y)) for x, y in points}
    assert corners == {(0, 0), (100, 0), (100, 50), (0, 50)}


def test_list_markers_hang():
    item = b.ListItem(path="li", marker=(Run("•", CHAR, "en"),), children=(lines(2, path="t", measure=88),))
    found = placed(b.List(path="l", items=(item, item), marker_style=BODY, indent=12, gap=0))
    marker, first = found[0], found[1]
    assert (marker.box.x, first.box.x) == (10, 22)
    assert marker.ops[0].y == first.baselines[0]


def test_places_measure_from_their_reference():
    def at(reference, **edges):
        shape = b.Shape(path=reference, fill=Paint("x"), height=pt(10))
        where = b.Placement(reference, **{name: pt(value) for name, value in edges.items()})
        return b.Place(path="p", children=(shape,), at=where)

    found = placed(
        at("page", left=5, top=5, width=20),
        at("bleed", left=0, top=0, right=0),
        at("margin", right=0, bottom=0, width=30),
        at("frame", left=10, top=20, width=30),
    )
    assert [p.box for p in found] == [
        Rect(5, 5, 20, 10),
        Rect(-9, -9, 138, 10),
        Rect(80, 180, 30, 10),
        Rect(20, 30, 30, 10),
    ]


def test_a_full_bleed_picture_fills_its_place():
    where = b.Placement("bleed", *([pt(0)] * 4))
    place = b.Place(path="p", children=(b.Image(path="i", image="photo", alt="x"),), at=where, z=-1)
    (only,) = placed(place)
    assert (only.box, only.z) == (Rect(-9, -9, 138, 218), -1)


@pytest.mark.parametrize(("valign", "top"), [("top", 0), ("middle", 24), ("bottom", 48)])
def test_a_stack_alone_in_a_place_stands_where_the_place_says(valign, top):
    where = b.Placement("page", left=pt(0), top=pt(0), width=pt(60), height=pt(60))
    stack = b.Stack(path="k", children=(text("x", LOOSE),), role="P")
    place = b.Place(path="p", children=(stack,), at=where, valign=valign)
    assert box_of(placed(place), "text").y == pytest.approx(top)


def test_vertical_alignment_in_a_place():
    where = b.Placement("page", left=pt(0), top=pt(0), width=pt(50), height=pt(100))
    place = b.Place(path="p", children=(text("x", LOOSE),), at=where, valign="bottom")
    assert placed(place)[0].box.bottom == 100


def test_a_place_too_small_names_its_excess():
    where = b.Placement("page", left=pt(0), top=pt(0), width=pt(50), height=pt(24))
    made = document(b.Place(path="p", children=(lines(3, LOOSE, measure=50),), at=where))
    finding = made.chapters[0].diagnostics[0]
    assert (finding.code, finding.block, finding.args["excess"]) == ("overset", "p", "4.2")


def test_shrink_is_used_within_limits_and_reported():
    where = b.Placement("page", left=pt(0), top=pt(0), width=pt(50), height=pt(34))
    style = replace(LOOSE, min_scale=0.8)
    made = document(b.Place(path="p", children=(lines(3, style, measure=50),), at=where, fit="shrink"))
    (finding,) = made.chapters[0].diagnostics
    assert (finding.code, finding.severity) == ("type-shrunk", "note")
    assert 80 <= int(finding.args["percent"]) < 100
    assert made.pages[0].placed[0].box.height <= 34.05
    stiff = document(b.Place(path="p", children=(lines(4, style, measure=50),), at=where, fit="shrink"))
    assert "overset" in codes(stiff)


def test_grow_fills_the_place():
    where = b.Placement("page", left=pt(0), top=pt(0), width=pt(50), height=pt(34))
    style = replace(LOOSE, max_scale=1.5)
    made = document(b.Place(path="p", children=(text("ab", style),), at=where, fit="grow"))
    assert codes(made) == ["type-grown"]
    assert made.pages[0].placed[0].ops[0].size == pytest.approx(15)


def test_a_place_turns_clockwise():
    where = b.Placement("page", left=pt(10), top=pt(10), width=pt(40), height=pt(20), rotate=90)
    (only,) = placed(b.Place(path="p", children=(text("ab", LOOSE),), at=where))
    (op,) = only.ops
    assert isinstance(op, GroupOp)
    assert op.transform is not None and op.transform[:4] == (0.0, 1.0, -1.0, 0.0)
    assert (only.box.width, only.box.height) == (12, 10)


def test_flow_keeps_clear_of_a_place():
    where = b.Placement("frame", left=pt(0), top=pt(24), width=pt(100), height=pt(24))
    shape = b.Shape(path="s", fill=Paint("x"))
    found = placed(b.Place(path="p", children=(shape,), at=where, clear=0), lines(4, path="t"))
    assert [y for p in found for y in p.baselines] == [19, 31, 67, 79]


def test_lines_run_beside_a_narrow_place():
    where = b.Placement("frame", right=pt(0), top=pt(0), width=pt(50), height=pt(24))
    shape = b.Shape(path="s", fill=Paint("x"))
    found = placed(b.Place(path="p", children=(shape,), at=where, clear=0), lines(3, path="t"))
    # twelve words: two a line beside the box, four below it
    assert [y for p in found for y in p.baselines] == [19, 31, 43, 55]
    assert found[0].box.width == 50
    first = next(p for p in found if p.block == "t")
    rights = [max(op.x + op.width for op in first.ops if op.y == y) for y in (19, 31, 43)]
    assert rights[0] <= 61 and rights[1] <= 61 and rights[2] > 100


def low_place(*children):
    """Pages with a box at the right of the last two lines (166 to 190) of the first."""
    where = b.Placement("frame", right=pt(0), bottom=pt(0), width=pt(50), height=pt(24))
    place = b.Place(path="p", children=(b.Shape(path="s", fill=Paint("x")),), at=where, clear=0)
    return document(place, *children).pages


def widths(page, path):
    """Right edges of a paragraph's lines on a page, without the last."""
    ops = [op for p in page.placed if p.block == path for op in p.ops]
    by_line = {y: max(op.x + op.width for op in ops if op.y == y) for y in sorted({op.y for op in ops})}
    return list(by_line.values())


def test_lines_that_go_on_overleaf_are_not_kept_clear_of_the_box_before():
    first, second = low_place(lines(13, path="a"), lines(4, path="t"))
    assert widths(first, "t") and max(widths(first, "t")) <= 61
    assert min(widths(second, "t")[:-1]) > 100


def test_a_paragraph_that_moves_on_as_a_whole_is_as_wide_as_ever():
    kept = replace(BODY, keep_together=True)
    first, second = low_place(lines(13, path="a"), lines(6, kept, path="t"))
    assert widths(first, "t") == []
    assert min(widths(second, "t")[:-1]) > 100 and len(widths(second, "t")) == 6


def test_a_page_of_places_alone_exists():
    where = b.Placement("page", left=pt(0), top=pt(0))
    place = b.Place(path="p", children=(text("cover", LOOSE),), at=where)
    cover = [master(side=side, frames=[]) for side in ("left", "right")]
    made = document(place, b.Break(path="x"), replace(place, path="q"), masters=cover)
    assert codes(made) == []
    assert len(made.pages) == 2


def test_a_place_over_the_spread_continues_on_the_facing_page():
    where = b.Placement("spread", left=pt(0), right=pt(0), top=pt(0), height=pt(20))
    band = b.Place(path="p", children=(b.Shape(path="s", fill=Paint("x")),), at=where)
    made = document(text("a"), b.Break(path="x"), text("b"), band, b.Break(path="y"), text("c"))
    left, right = made.pages[1:]
    assert [p.box for p in left.placed if p.block == "s"] == [Rect(-9, -9, 258, 20)]
    assert [p.box for p in right.placed if p.block == "s"] == [Rect(-129, -9, 258, 20)]


def test_content_for_a_named_frame_and_its_overset():
    sides = [
        master(
            side=s,
            frames=[
                b.FrameSpec("main", 10, 10, 60, 180),
                b.FrameSpec("side", 75, 10, 35, 24, "error", False),
            ],
        )
        for s in ("left", "right")
    ]
    into = b.Into(path="n", frame="side", children=(text("note", path="note"),))
    made = document(text("a"), into, masters=sides)
    assert codes(made) == []
    assert {p.block: p.box.x for p in made.pages[0].placed} == {"text": 10, "note": 75}
    long = replace(into, children=(lines(3, path="note", measure=35),))
    over = document(text("a"), long, masters=sides)
    assert codes(over) == ["overset"]
    missing = document(text("a"), replace(into, frame="sidebar"), masters=sides)
    assert codes(missing) == ["missing-frame"]
    assert missing.chapters[0].diagnostics[0].args["names"] == "main, side"


def test_furniture_is_an_artifact_on_every_page():
    folio = b.Place(
        path="f",
        children=(text("7", LOOSE, path="folio"),),
        at=b.Placement("page", left=pt(10), bottom=pt(2)),
    )
    head = replace(folio, path="h", at=b.Placement("page", left=pt(10), top=pt(2)))
    sides = [master(side=s, furniture=[head, folio]) for s in ("left", "right")]
    made = document(lines(20), masters=sides)
    assert [[p.artifact for p in page.placed if p.node < 0] for page in made.pages] == [
        ["Header", "Footer"]
    ] * 2


def test_a_drop_cap_narrows_its_lines():
    style = replace(BODY, drop_cap=2)
    found = placed(text("Abcd " * 10, style, path="d"))
    sizes = [op.size for p in found for op in p.ops]
    assert sizes[0] > 20
    below = [min(op.x for op in p.ops if op.y == y and op.size == 10) for p in found[-1:] for y in (19, 43)]
    assert below[0] > 20 and below[1] == 10
