"""Kinds that show change, shares and distances; the value axis, lines of reference, colours below zero."""

from __future__ import annotations

from dataclasses import replace

import pytest

from charts.test_charts import FIRST, box, chart, datum, made, paths, series, texts
from reportcli.bind.charts.value_axes import reach, ticks
from reportcli.blocks import Series
from reportcli.blocks.kinds.chart import Reference, Tick
from reportcli.charts.kinds.area import heaps
from reportcli.charts.kinds.waterfall import levels
from reportcli.expressions.formats import locale
from reportcli.model.chart_kinds import CHART_KINDS
from reportcli.model.display import Ink
from reportcli.model.distinct_paints import is_dark
from reportcli.model.style import Paint, Stroke

GRID = Stroke(Paint("grid"), 0.3)


def filled(drawn, paint="accent"):  # type: ignore[no-untyped-def]
    return [box(op) for op in paths(drawn) if op.fill == Paint(paint)]


def words(drawn) -> list[str]:  # type: ignore[no-untyped-def]
    return ["".join(glyph.text for glyph in op.glyphs) for op in texts(drawn)]


def codes(drawn) -> list[str]:  # type: ignore[no-untyped-def]
    return [one.code for one in drawn.diagnostics]


def other(*values: float) -> Series:
    """A second series, in another colour."""
    one = series(*values, name="b", paint="other")
    return replace(one, data=tuple(replace(d, paint=Paint("other")) for d in one.data))


def run(*values: float, totals: tuple[int, ...] = ()) -> Series:
    data = series(*values).data
    return Series("", tuple(replace(d, total=i in totals) for i, d in enumerate(data)), Paint("accent"))


def test_each_bar_of_a_waterfall_begins_where_the_one_before_ends() -> None:
    one = run(120, 240, -150, 210, totals=(0, 3))
    assert levels(one.data) == [(0, 120), (120, 360), (360, 210), (0, 210)]
    drawn = made(chart("waterfall", one))
    assert not drawn.diagnostics
    first, up, down, last = filled(drawn)
    assert up[3] == pytest.approx(first[1], abs=0.01) and down[1] == pytest.approx(up[1], abs=0.01)
    assert last[1] == pytest.approx(down[3], abs=0.01) and last[3] == pytest.approx(first[3], abs=0.01)
    assert up[3] - up[1] == pytest.approx(2 * (first[3] - first[1]), abs=0.05)


def test_a_total_that_the_changes_do_not_make_is_refused() -> None:
    drawn = made(chart("waterfall", run(120, 240, 350, totals=(0, 2))))
    assert codes(drawn) == ["chart-total-differs"]
    assert drawn.diagnostics[0].args["sum"] == "360"
    assert codes(made(chart("waterfall", run(1, 2), run(1, 2)))) == ["chart-one-series"]


def test_what_comes_down_has_the_colour_of_negative_values() -> None:
    drawn = made(chart("waterfall", run(10, -4), negative=Paint("loss")))
    assert len(filled(drawn)) == len(filled(drawn, "loss")) == 1
    drawn = made(chart("column", series(10, -4), negative=Paint("loss")))
    assert len(filled(drawn)) == len(filled(drawn, "loss")) == 1
    assert len(filled(made(chart("bar", series(10, -4), negative=Paint("loss"))), "loss")) == 1


def test_a_slope_has_two_moments() -> None:
    drawn = made(chart("slope", series(4, 8, name="a"), series(6, 2, name="b")))
    assert not drawn.diagnostics and {"4", "8", "6", "2", "a", "b"} <= set(words(drawn))
    assert codes(made(chart("slope", series(1, 2, 3)))) == ["chart-not-two"]


def test_a_dumbbell_prints_the_outer_values_of_each_line() -> None:
    drawn = made(chart("dumbbell", series(4, 8, name="a"), other(6, 2)))
    assert not drawn.diagnostics
    (first, second), (third, fourth) = filled(drawn)[:2], filled(drawn, "other")[:2]
    assert third[0] > first[0] and fourth[0] < second[0]


def test_areas_stand_on_one_another() -> None:
    block = chart("area", series(1, 3, name="a"), series(2, 1, name="b"))
    assert heaps(block, block.series, 2) == [[1, 3], [3, 4]]
    shares = heaps(replace(block, share=True), block.series, 2)
    assert shares == [[1 / 3, 3 / 4], [1, 1]]
    drawn = made(block)
    assert not drawn.diagnostics and {"3", "1", "a", "b"} <= set(words(drawn))
    assert codes(made(chart("area", series(1, -3)))) == ["chart-negative"]


@pytest.mark.parametrize("kind", ["stacked", "stacked-bar"])
def test_shares_fill_the_axis(kind: str) -> None:
    rows = series(1, 30, name="a"), other(3, 10)
    drawn = made(chart(kind, *rows, share=True))
    assert not drawn.diagnostics
    mine, others = filled(drawn)[:2], filled(drawn, "other")[:2]
    side = 3 if kind == "stacked" else 2
    lengths = [
        abs(a[side] - a[side - 2]) + abs(b[side] - b[side - 2]) for a, b in zip(mine, others, strict=True)
    ]
    assert lengths[0] == pytest.approx(lengths[1], abs=0.05)
    assert codes(made(chart(kind, series(1), series(-1), share=True))) == ["chart-negative"]


def test_a_part_below_zero_is_no_part_of_a_stacked_bar() -> None:
    assert codes(made(chart("stacked-bar", series(4), series(-1)))) == ["chart-negative"]


def test_values_of_a_stacked_bar_stand_in_their_part_or_under_the_bar() -> None:
    drawn = made(chart("stacked-bar", series(100, name="a"), other(1)))
    wide, narrow = [next(op for op in texts(drawn) if words_of(op) == value) for value in ("100", "1")]
    bar = filled(drawn)[0]
    assert bar[1] < wide.y < bar[3] < narrow.y
    assert not drawn.diagnostics


def words_of(op) -> str:  # type: ignore[no-untyped-def]
    return "".join(glyph.text for glyph in op.glyphs)


@pytest.mark.parametrize("kind", ["column", "bar", "line", "stacked", "area", "waterfall", "dumbbell"])
def test_ticks_stand_where_their_values_are(kind: str) -> None:
    marks = tuple(Tick(value, f"t{value:.0f}") for value in (0.0, 50.0, 100.0))
    drawn = made(chart(kind, series(20, 70, name="a"), ticks=marks, grid=GRID))
    assert {"t0", "t50", "t100"} <= set(words(drawn))
    lines = [box(op) for op in paths(drawn) if op.stroke == GRID]
    assert len(lines) == 2


def test_a_line_of_reference_says_its_value() -> None:
    aim = Reference(replace(datum("Aim", 60), fact=FIRST), Stroke(Paint("aim"), 0.6))
    for kind in ("column", "bar", "line", "stacked", "area", "waterfall", "dumbbell"):
        drawn = made(chart(kind, series(20, 70), references=(aim,)))
        assert {"Aim", "60"} <= set(words(drawn)), kind
        assert any(op.stroke == aim.stroke for op in paths(drawn)), kind


def test_ticks_are_round_and_the_highest_says_unit_and_scale() -> None:
    french = locale("fr-BE")
    assert [one.printed for one in ticks(0, 410, "EUR", french)][-2:] == ["400", "500\u00a0€"]
    assert [one.printed for one in ticks(-60, 410, "", french)][:2] == ["−100", "0"]
    assert [one.printed for one in ticks(0, 1, "%", french)] == ["0", "20", "40", "60", "80", "100\u202f%"]
    large = [one.printed for one in ticks(0, 4_200_000, "EUR", french)]
    assert large[:-1] == ["0", "1", "2", "3", "4"] and large[-1].startswith("5\u00a0million")
    assert [one.printed for one in ticks(0, 0.9, "", locale("en-GB"))][1] == "0.2"
    assert ticks(0, 0, "", french) == ()


def test_the_axis_reaches_as_far_as_what_is_drawn() -> None:
    rows = (series(1, 3), series(2, -1))
    assert reach(CHART_KINDS["column"], rows, share=False) == (-1, 3)
    assert reach(CHART_KINDS["stacked"], rows, share=False) == (-1, 3)
    assert reach(CHART_KINDS["area"], (series(1, 3), series(2, 1)), share=False) == (0, 4)
    assert reach(CHART_KINDS["waterfall"], (run(5, -7),), share=False) == (-2, 5)
    assert reach(CHART_KINDS["stacked"], rows, share=True) == (0, 1)


def test_characters_on_a_colour_are_white_on_dark_ones() -> None:
    palette = {"night": Ink((1, 1, 0, 0), (0.1, 0.1, 0.3)), "sun": Ink((0, 0, 1, 0), (1.0, 0.9, 0.1))}
    assert is_dark(palette, Paint("night")) and not is_dark(palette, Paint("sun"))
    assert not is_dark(palette, Paint("night", 0.2)) and not is_dark(palette, Paint("unknown"))
