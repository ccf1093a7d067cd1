"""Hatches and dashes: every colour but the first has its own, inside its area, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bind.tiny import children, report
from charts.figures_support import PALETTE, keyed
from charts.test_charts import box, chart, composer, made, series
from reportcli.blocks import Series, Text
from reportcli.charts.drawing import draw
from reportcli.charts.patterns import WEIGHT
from reportcli.measure.chart_colours import alike
from reportcli.model.chart_kinds import CHART_KINDS
from reportcli.model.display import GlyphsOp, GroupOp, PathOp
from reportcli.model.inline import Run
from reportcli.model.style import BLACK, WHITE, CharacterStyle, Paint, ParagraphStyle, Stroke


def tinted(*values: float, name: str, tint: float) -> Series:
    one = series(*values, name=name)
    paint = Paint("black", tint)
    inside = WHITE if tint > 0.5 else BLACK
    return replace(one, data=tuple(replace(d, paint=paint, inside=inside) for d in one.data), paint=paint)


THREE = tuple(tinted(4, 6, name=name, tint=tint) for name, tint in (("a", 1.0), ("b", 0.6), ("c", 0.2)))


def filled(drawn) -> list[PathOp]:  # type: ignore[no-untyped-def]
    return [op for op in drawn.drawing.ops if isinstance(op, PathOp) and op.fill is not None]


def hatches(drawn) -> list[GroupOp]:  # type: ignore[no-untyped-def]
    groups = [op for op in drawn.drawing.ops if isinstance(op, GroupOp) and op.clip]
    return [one for one in groups if isinstance(one.ops[0], PathOp) and one.ops[0].fill is None]


@pytest.mark.parametrize("kind", ["column", "bar", "stacked", "stacked-bar", "area"])
def test_each_series_but_the_first_has_its_hatch(kind: str) -> None:
    plain, drawn = made(chart(kind, *THREE), 420), made(chart(kind, *THREE, patterns=True), 420)
    found = hatches(drawn)
    inks = [one.ops[0].stroke for one in found]
    assert set(inks) == {Stroke(WHITE, WEIGHT), Stroke(BLACK, WEIGHT)}
    areas = [
        op.path
        for op in plain.drawing.ops
        if isinstance(op, PathOp) and op.fill in (THREE[1].paint, THREE[2].paint)
    ]
    assert [one.clip for one in found] == areas
    kept = [op.path for op in filled(drawn)]
    assert [path for path in kept if path in [op.path for op in filled(plain)]] == [
        op.path for op in filled(plain)
    ]


def ends(one: GroupOp) -> list[tuple[float, float]]:
    """The ends of a hatch's lines."""
    numbers = [float(n) for segment in one.ops[0].path for n in segment[1:]]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def test_directions_differ_and_lines_of_one_colour_are_in_line() -> None:
    drawn = made(chart("column", *THREE, patterns=True), 420)
    places = [ends(one) for one in hatches(drawn)]
    slopes = {round((b[1] - a[1]) / (b[0] - a[0]), 2) for a, b, *_ in places}
    assert slopes == {-1.0, 0.0}
    levels = [y for own in places if own[0][1] == own[1][1] for _, y in own]
    assert len({round(y % 4, 2) for y in levels}) == 1


def test_lines_are_dashed_and_hairlines_are_not() -> None:
    rows = [replace(one, data=one.data) for one in THREE]
    drawn = made(chart("line", *rows, patterns=True, axis=Stroke(THREE[1].paint, 0.4)), 420)
    strokes = [
        op.stroke for op in drawn.drawing.ops if isinstance(op, PathOp) and op.fill is None and op.stroke
    ]
    thick = {one.paint.tint: one.dash for one in strokes if one.width >= 1}
    assert thick[1.0] == () and thick[0.6] and thick[0.2] and thick[0.6] != thick[0.2]
    assert all(not one.dash for one in strokes if one.width < 1)


def test_a_value_on_an_area_stands_on_its_plain_colour() -> None:
    drawn = made(chart("stacked-bar", *THREE, patterns=True), 420)
    ops = drawn.drawing.ops
    inside = [n for n, op in enumerate(ops) if isinstance(op, GlyphsOp) and op.fact is not None]
    assert inside
    for number in inside:
        plate, text = ops[number - 1], ops[number]
        assert isinstance(plate, PathOp) and plate.fill in {one.paint for one in THREE}
        left, top, right, bottom = box(plate)
        assert (
            left < text.x
            and right > text.x + text.width
            and top < text.y - 0.6 * text.size
            and bottom > text.y
        )


def test_a_text_in_the_hole_of_a_donut_stands_on_nothing() -> None:
    style = ParagraphStyle("x", CharacterStyle("sans", 14), 16, align="center")
    centre = Text(path="c", style=style, runs=(Run("100", style.char, "fr"),))
    parts = series(9, 1)
    data = tuple(replace(d, paint=Paint("black", t)) for d, t in zip(parts.data, (0.6, 0.2), strict=True))
    ring = replace(parts, data=data, paint=data[0].paint)
    drawn = made(chart("donut", ring, centre=(centre,), patterns=True), 420)
    assert [op.fill for op in filled(drawn)] == [data[0].paint, data[1].paint]


def test_parts_of_a_whole_have_hatches_inside_their_sectors() -> None:
    parts = series(3, 5, 2)
    data = tuple(replace(d, paint=Paint("black", t)) for d, t in zip(parts.data, (1, 0.6, 0.2), strict=True))
    drawn = made(chart("pie", replace(parts, data=data, paint=Paint("black")), patterns=True), 420)
    assert len(hatches(drawn)) == 2
    for one in hatches(drawn):
        x0, y0, x1, y1 = box(PathOp(one.clip or ()))
        assert x1 - x0 > 1 and y1 - y0 > 1


@pytest.mark.parametrize("kind", [name for name in CHART_KINDS if name != "scatter"])
def test_every_kind_can_be_drawn_so(kind: str) -> None:
    rows = THREE[:1] if CHART_KINDS[kind].whole or CHART_KINDS[kind].runs else THREE
    rows = THREE[:2] if CHART_KINDS[kind].pair else rows
    block = keyed(chart(kind, *rows, patterns=True))
    drawn = draw(block, 420, 200, composer(), lang="fr", palette=PALETTE)
    assert not [one for one in drawn.diagnostics if one.code != "chart-crowded"]


def test_a_layout_asks_for_them_and_colours_that_look_alike_are_no_longer_reported(tmp_path) -> None:  # type: ignore[no-untyped-def]
    block = """
- chart: column
  PATTERNS
  colours: [ink]
  series:
    - {name: n, colour: ink, data: [{label: a, value: 'literal("1")'}]}
    - {name: m, colour: ink, data: [{label: a, value: 'literal("2")'}]}
  alt: Two
"""
    plain = report(tmp_path / "plain", block.replace("  PATTERNS\n", ""))
    hatched = report(tmp_path / "hatched", block.replace("PATTERNS", "patterns: true"))
    assert children(hatched)[0].patterns and not children(plain)[0].patterns
    palettes = {"print": plain.palette}
    assert [one.code for one in alike(plain, palettes)] == ["chart-colours-alike"]
    assert not list(alike(hatched, palettes))
