"""Kinds drawn on axes of matplotlib, and lollipops: true to scale, every value said, marks with figures."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from importlib import import_module
from itertools import combinations

import pytest

from bind.tiny import children, report
from charts.figures_support import PALETTE, figure, flat, keyed
from charts.gallery_figures import FIGURES
from charts.test_charts import box, chart, composer, datum, overlaps, series
from charts.test_figures import TWO
from charts.test_more_kinds import GRID, words_of
from reportcli.bind.charts.value_axes import crossed
from reportcli.blocks import Series
from reportcli.blocks.kinds.chart import Reference, Tick
from reportcli.charts.drawing import alternative, draw
from reportcli.charts.figures import library
from reportcli.charts.kinds.combined import parts_of
from reportcli.expressions.formats import locale
from reportcli.measure.chart_colours import neighbours
from reportcli.model.display import GlyphsOp, PathOp
from reportcli.model.fact import Fact
from reportcli.model.style import Paint, Stroke

TICKS = tuple(Tick(value, f"t{value:.0f}") for value in (0.0, 50.0, 100.0))
AIM = Reference(datum("Aim", 60), Stroke(Paint("aim"), 0.6))


def made(block, width=320.0, height=200.0):  # type: ignore[no-untyped-def]
    return draw(keyed(block), width, height, composer(), lang="fr", palette=PALETTE)


def said(drawn) -> list[str]:  # type: ignore[no-untyped-def]
    return [words_of(op) for op in flat(drawn.drawing.ops) if isinstance(op, GlyphsOp)]


def marks(drawn, paint="accent"):  # type: ignore[no-untyped-def]
    """Boxes of the marks that show a figure, by its number."""
    found = [op for op in flat(drawn.drawing.ops) if isinstance(op, PathOp) and op.fact is not None]
    return {op.fact.number: box(op) for op in found if op.fill == Paint(paint)}


def points(*places: tuple[float, float], names: bool = True, paint: str = "accent") -> Series:
    data = series(*(y for _, y in places), paint=paint).data
    placed = [
        replace(
            one,
            label=one.label if names else "",
            x=Fact(Decimal(str(x))),
            x_printed=f"x{x}",
            paint=Paint(paint),
        )
        for one, (x, _) in zip(data, places, strict=True)
    ]
    return Series("", tuple(placed), Paint(paint))


def scattered(*rows: Series, **options):  # type: ignore[no-untyped-def]
    return crossed(chart("scatter", *rows, **options), locale("en-GB"), GRID)


def test_dots_of_a_scatter_stand_at_their_places_on_both_axes():
    drawn = made(scattered(points((0, 0), (10, 5), (20, 10)), x_title="Members", y_title="Gardens"))
    assert not drawn.diagnostics
    first, second, third = (marks(drawn)[n] for n in range(3))
    assert second[0] - first[0] == pytest.approx(third[0] - second[0], abs=0.01)
    assert first[1] - second[1] == pytest.approx(second[1] - third[1], abs=0.01)
    assert third[2] - third[0] == pytest.approx(5.2, abs=0.01)
    assert {"Members", "Gardens", "c0", "c1", "c2", "20", "10"} <= set(said(drawn))


def test_axes_of_a_scatter_run_around_its_values():
    block = scattered(points((1000, 42), (1400, 58)))
    assert [one.value for one in block.x_ticks] == [1000, 1100, 1200, 1300, 1400]
    assert block.ticks[0].value == 40
    same = scattered(points((5, 7), (5, 7)))
    assert same.ticks[0].value == 0 and same.ticks[-1].value >= 7


def test_names_in_a_scatter_keep_off_one_another():
    places = [(x, y) for x in range(0, 40, 10) for y in range(0, 30, 10)]
    drawn = made(scattered(points(*places)))
    assert not drawn.diagnostics
    texts = [op for op in flat(drawn.drawing.ops) if isinstance(op, GlyphsOp)]
    assert not any(overlaps(a, b) for a, b in combinations(texts, 2))


def test_a_scatter_without_room_for_its_names_is_refused_and_drawn_without_them():
    crowd = [(x / 50, x / 50) for x in range(60)]
    assert [one.code for one in made(scattered(points(*crowd)), 160, 100).diagnostics] == ["chart-crowded"]
    assert not made(scattered(points(*crowd, names=False)), 160, 100).diagnostics


def test_a_scatter_without_places_is_refused():
    (finding,) = made(chart("scatter", series(3, 5))).diagnostics
    assert finding.code == "chart-without-x" and finding.args["label"] == "c0"


def test_a_scatter_is_read_with_both_figures():
    assert alternative(scattered(points((1, 2), (3, 4)))) == "c0 x1 – 2, c1 x3 – 4"


def test_values_that_are_not_printed_are_read(tmp_path):
    made_with = WITHOUT_PLACES.replace("KIND", "combined").replace(
        "  alt: Two\n", "  alt: Two\n  values: none\n"
    )
    (block,) = children(report(tmp_path, made_with))
    assert [datum.printed for one in block.series for datum in one.data] == ["", ""]
    assert alternative(block) == "Two. n: a 1; m: b 2."


def test_series_of_a_scatter_have_points_of_their_own():
    rows = points((1, 2), (3, 4)), replace(points((2, 2), paint="other"), name="b")
    drawn = made(scattered(*rows))
    assert not drawn.diagnostics and len(marks(drawn)) == 2 and len(marks(drawn, "other")) == 1


def test_the_last_series_of_a_combined_chart_is_a_line_unless_the_layout_says_otherwise():
    rows = [series(1, name=name) for name in "abc"]
    assert parts_of(rows) == ((0, 1), (2,))
    assert parts_of([replace(rows[0], mark="line"), rows[1]]) == ((), (0, 1))
    assert parts_of([replace(rows[0], mark="line"), replace(rows[1], mark="bar")]) == ((1,), (0,))
    assert parts_of(rows[:1]) == ((0,), ())


def test_bars_and_lines_of_a_combined_chart_have_one_scale():
    line = replace(series(8, 4, name="b", paint="other"), mark="line")
    line = replace(line, data=tuple(replace(one, paint=Paint("other")) for one in line.data))
    drawn = made(chart("combined", series(4, 8, name="a"), line))
    assert not drawn.diagnostics
    four, eight, dots = marks(drawn)[0], marks(drawn)[1], marks(drawn, "other")
    assert eight[3] - eight[1] == pytest.approx(2 * (four[3] - four[1]), abs=0.01)
    assert (dots[100][1] + dots[100][3]) / 2 == pytest.approx(eight[1], abs=0.02)
    assert (dots[101][1] + dots[101][3]) / 2 == pytest.approx(four[1], abs=0.02)
    assert (dots[100][0] + dots[100][2]) / 2 == pytest.approx((four[0] + four[2]) / 2, abs=0.02)
    assert sorted(said(drawn)) == ["4", "4", "8", "8", "a", "b", "c0", "c1"]


def test_bars_below_zero_of_a_combined_chart_have_their_colour_and_hang_from_zero():
    block = chart("combined", series(4, -4, name="a"), series(1, 2, name="b"), negative=Paint("other"))
    drawn = made(block)
    assert marks(drawn)[0][3] == pytest.approx(marks(drawn, "other")[1][1], abs=0.01)


@pytest.mark.parametrize("kind", ["combined", "lollipop", "multiples"])
def test_kinds_have_ticks_and_lines_of_reference(kind: str):
    references = () if kind == "multiples" else (AIM,)
    block = chart(kind, series(20, 70, name="a"), ticks=TICKS, grid=GRID, references=references)
    drawn = made(block)
    assert not drawn.diagnostics and {"t0", "t50", "t100"} <= set(said(drawn))
    lines = [op for op in flat(drawn.drawing.ops) if isinstance(op, PathOp) and op.stroke == GRID]
    assert len(lines) == 2
    assert ("Aim" in said(drawn)) is bool(references)


def test_stems_stand_on_zero_and_are_true_to_scale():
    drawn = made(chart("lollipop", series(4, 8, -4)))
    assert not drawn.diagnostics
    stems = [op for op in drawn.drawing.ops if isinstance(op, PathOp) and op.fill is None]
    four, eight, less = map(box, stems)
    assert four[3] == eight[3] == less[1]
    assert eight[3] - eight[1] == pytest.approx(2 * (four[3] - four[1]), abs=0.01)
    assert less[3] - less[1] == pytest.approx(four[3] - four[1], abs=0.01)
    assert {"4", "8", "-4"} <= set(said(drawn))


def test_small_multiples_have_one_scale_and_print_their_last_value():
    drawn = made(chart("multiples", series(1, 10, name="a"), series(2, 5, name="b")))
    assert not drawn.diagnostics
    lines = [op for op in flat(drawn.drawing.ops) if isinstance(op, PathOp) and op.fill is None and op.stroke]
    first, second = (box(op) for op in lines)
    assert first[3] - first[1] == pytest.approx(3 * (second[3] - second[1]), abs=0.02)
    assert said(drawn).count("c0") == said(drawn).count("c1") == 2
    assert {"a", "b", "10", "5"} <= set(said(drawn)) and "1" not in said(drawn)


def test_small_multiples_are_bars_where_a_series_says_so():
    drawn = made(chart("multiples", replace(series(4, 8, name="a"), mark="bar"), series(2, 5, name="b")))
    assert len(marks(drawn)) == 3


SHOWN = """
- chart: KIND
  series:
    - {name: n, data: [{label: a, x: 'literal("3")', value: 'literal("1")'}]}
    - {name: m, data: [{label: b, x: 'literal("5")', value: 'literal("2")'}]}
  x-title: Across
  alt: Two
"""
WITHOUT_PLACES = re.sub(r"x: '[^']*', |  x-title: Across\n", "", SHOWN).replace("}]}", "}], mark: bar}", 1)


def test_small_multiples_have_one_colour_and_are_not_reported_as_alike(tmp_path):
    (block,) = children(report(tmp_path, WITHOUT_PLACES.replace("KIND", "multiples")))
    assert len({one.paint for one in block.series}) == 1 and not list(neighbours(block))
    assert [one.mark for one in block.series] == ["bar", ""]


def test_a_scatter_is_bound_with_both_axes(tmp_path):
    (block,) = children(report(tmp_path, SHOWN.replace("KIND", "scatter")))
    assert [one.x_printed for one in (block.series[0].data[0], block.series[1].data[0])] == ["3", "5"]
    assert block.x_title == "Across" and block.x_ticks[0].value == 3 and block.ticks[-1].value == 2
    assert len(list(neighbours(block))) == 1


def test_the_last_value_of_a_small_plot_keeps_off_its_line_and_bar():
    for values in ((9, 1), (1, 9), (3, 3), (-1, -5)):
        for mark in ("line", "bar"):
            drawn = made(chart("multiples", replace(series(*values, name="a"), mark=mark)), 120, 80)
            assert not drawn.diagnostics, (values, mark)
            (value,) = [
                op for op in flat(drawn.drawing.ops) if isinstance(op, GlyphsOp) and op.fact is not None
            ]
            top, (_, y0, _, y1) = value.y - 0.66 * value.size, marks(drawn)[len(values) - 1]
            assert value.y <= y0 + 0.1 or top >= y1 - 0.1 or mark == "line"


@pytest.mark.parametrize("kind", ["combined", "lollipop", "multiples"])
@pytest.mark.parametrize("values", [(0,), (0, 0), (5,), (-3, -8), (7, 7, 7), (1e9, 1e-9), (3, 4, 5, 6, 7, 8)])
def test_odd_data_are_drawn_inside_the_box(kind: str, values: tuple[float, ...]):
    drawn = made(chart(kind, series(*values, name="a"), axis=Stroke(Paint("ink"), 0.3)), 420, 170)
    assert not drawn.diagnostics
    sides = [box(op) for op in flat(drawn.drawing.ops) if isinstance(op, PathOp)]
    assert all(x0 >= -0.01 and x1 <= 420.01 and y0 >= -0.01 and y1 <= 170.01 for x0, y0, x1, y1 in sides)


@pytest.mark.parametrize("kind", ["combined", "lollipop", "multiples", "scatter"])
def test_a_box_that_is_too_small_is_refused(kind: str):
    block = scattered(points((1, 2), (3, 4))) if kind == "scatter" else chart(kind, series(3, 5, name="a"))
    assert "chart-crowded" in [one.code for one in made(block, 60, 24).diagnostics]


@pytest.mark.parametrize("kind", ["combined", "multiples", "scatter"])
def test_a_chart_costs_one_figure_and_one_set_of_axes(kind: str, monkeypatch: pytest.MonkeyPatch):
    """Axes are most of what a chart costs, and laying a figure out would double it."""
    library.prepare()
    counted, laid_out = [], []
    add, execute = library.Figure.add_axes, import_module("matplotlib.layout_engine").do_constrained_layout

    def added(*args, **more):  # type: ignore[no-untyped-def]
        counted.append(1)
        return add(*args, **more)

    def executed(*args, **more):  # type: ignore[no-untyped-def]
        laid_out.append(1)
        return execute(*args, **more)

    monkeypatch.setattr(library.Figure, "add_axes", added)
    monkeypatch.setattr("matplotlib.layout_engine.do_constrained_layout", executed)
    rows = [series(3, 5, name=name) for name in "abcd"]
    made(scattered(points((1, 2), (3, 4))) if kind == "scatter" else chart(kind, *rows))
    assert (counted, laid_out) == ([1], [])
    figure(FIGURES["lines"], block=TWO)
    assert laid_out == [1]  # a package's figure is laid out
