"""Charts: truthful shapes, labels that keep apart, facts on their glyphs, refused data."""

from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcli.blocks import Chart, Datum, Series, Text
from reportcli.charts.drawing import draw
from reportcli.charts.labels import spread
from reportcli.messages import wording
from reportcli.model.display import FontResource, GlyphsOp, PathOp
from reportcli.model.fact import Fact
from reportcli.model.inline import Run
from reportcli.model.refs import FactKey
from reportcli.model.style import CharacterStyle, Paint, ParagraphStyle, Stroke
from reportcli.text.composer import Composer
from reportcli.text.fonts import FontSet

FONT = Path(__file__).parents[2] / "layouts" / "base" / "fonts" / "SourceSans3-Regular.otf"
LABEL, VALUE = CharacterStyle("sans", 8, paint=Paint("ink", 0.7)), CharacterStyle("sans", 9)


@lru_cache(maxsize=1)
def composer():
    key = "sans/400/normal"
    return Composer(FontSet({key: FontResource(key, str(FONT))}))


FIRST, SECOND = FactKey("s", 0), FactKey("s", 1)


def datum(label, value, fact=FIRST, printed=None, paint="accent", note=""):
    text = f"{value}" if printed is None else printed
    return Datum(label, Fact(Decimal(str(value))), text, fact, Paint(paint), note)


def series(*values, name="", paint="accent"):
    return Series(name, tuple(datum(f"c{i}", v, i) for i, v in enumerate(values)), Paint(paint))


def chart(kind, *rows, **options):
    return Chart(path="finances/chart", kind=kind, series=rows, label_char=LABEL, value_char=VALUE, **options)


def made(block, width=320.0, height=140.0):
    return draw(block, width, height, composer(), lang="fr")


def paths(drawn):
    return [op for op in drawn.drawing.ops if isinstance(op, PathOp)]


def texts(drawn):
    return [op for op in drawn.drawing.ops if isinstance(op, GlyphsOp)]


def box(op):
    xs, ys = zip(*[p for s in op.path for p in zip(s[1::2], s[2::2], strict=True)], strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def filled(drawn):
    return [box(op) for op in paths(drawn) if op.fill is not None]


@pytest.mark.parametrize("kind", ["donut", "pie", "bar", "column", "grouped", "stacked", "line"])
def test_every_printed_value_is_a_fact_on_the_page(kind):
    drawn = made(chart(kind, series(3, 5, 2)))
    assert not drawn.diagnostics
    said = {op.fact: "".join(g.text for g in op.glyphs) for op in texts(drawn) if op.fact is not None}
    assert said == {0: "3", 1: "5", 2: "2"}


@pytest.mark.parametrize("kind", ["donut", "bar", "column", "grouped", "stacked", "line", "sparkline"])
def test_charts_keep_the_roles_of_their_colours(kind):
    paint = Paint("brick", 0.35, 0.8)
    row = Series(
        "",
        (
            Datum("a", Fact(Decimal(4)), "4", FactKey("s", 0), paint),
            Datum("b", Fact(Decimal(2)), "2", SECOND, paint),
        ),
        paint,
    )
    drawn = made(chart(kind, row, axis=Stroke(Paint("ink", 0.5), 0.25)))
    used = {op.fill for op in paths(drawn)} | {op.stroke.paint for op in paths(drawn) if op.stroke}
    assert paint in used
    assert used <= {paint, Paint("ink", 0.5), Paint("paper"), None}


def test_bars_start_at_zero_and_are_true_to_scale():
    drawn = made(chart("bar", series(10, 5, 0, -5)))
    bars = filled(drawn)
    assert len(bars) == 3
    (a0, _, a1, _), (b0, _, b1, _), (c0, _, c1, _) = bars
    assert a0 == b0 == c1
    assert a1 - a0 == pytest.approx(2 * (b1 - b0), abs=0.01)
    assert c1 - c0 == pytest.approx(b1 - b0, abs=0.01)


def test_columns_stand_on_one_line_in_the_order_given():
    boxes = filled(made(chart("column", series(4, 8, 2))))
    assert [round(b[3], 2) for b in boxes] == [round(boxes[0][3], 2)] * 3
    assert boxes[0][0] < boxes[1][0] < boxes[2][0]
    assert boxes[1][3] - boxes[1][1] == pytest.approx(2 * (boxes[0][3] - boxes[0][1]), abs=0.01)


def test_the_maximum_of_a_chart_shortens_its_bars():
    free = filled(made(chart("bar", series(50))))[0]
    held = filled(made(chart("bar", series(50), maximum=Fact(Decimal(100)))))[0]
    assert held[2] - held[0] == pytest.approx((free[2] - free[0]) / 2, abs=0.01)


def test_stacked_parts_touch():
    boxes = filled(made(chart("stacked", series(3, 1, name="a"), series(2, 2, name="b"))))
    assert boxes[0][1] == pytest.approx(boxes[1][3])
    assert boxes[2][1] == pytest.approx(boxes[3][3])


def test_one_segment_is_a_whole_ring_with_a_hole():
    (ring, *_) = [op for op in paths(made(chart("donut", series(7), hole=0.5))) if op.fill]
    assert sum(s[0] == "M" for s in ring.path) == 2
    x0, y0, x1, y1 = box(ring)
    assert x1 - x0 == pytest.approx(y1 - y0, abs=0.01)


def test_segments_start_at_twelve_and_go_clockwise():
    first = paths(made(chart("pie", series(1, 3), labels="none"), 100, 100))[0]
    x0, y0, x1, y1 = box(first)
    assert (x0, y1) == pytest.approx((50, 50), abs=0.01)
    assert (x1, y0) == pytest.approx((100, 0), abs=0.01)


def test_a_segment_of_nothing_has_a_label_but_no_shape():
    drawn = made(chart("donut", series(7, 0)))
    assert len([op for op in paths(drawn) if op.fill]) == 1
    assert {op.fact for op in texts(drawn)} >= {0, 1}


def test_the_centre_is_centred():
    style = ParagraphStyle("x", CharacterStyle("sans", 14), 16, align="center")
    centre = Text(path="c", style=style, runs=(Run("100", style.char, "fr", fact=FactKey("s", 7)),))
    drawn = made(chart("donut", series(1, 2), centre=(centre,), labels="none"), 120, 120)
    (op,) = texts(drawn)
    assert op.fact == FactKey("s", 7)
    assert op.x + op.width / 2 == pytest.approx(60, abs=0.5)
    assert op.y - 14 * 0.34 == pytest.approx(60, abs=1)


def overlaps(a, b):
    """Of the ink boxes of two glyph runs, from capitals to descenders."""
    across = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    down = min(a.y + a.size * 0.2, b.y + b.size * 0.2) - max(a.y - a.size * 0.66, b.y - b.size * 0.66)
    return across > 0.1 and down > 0.1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=9),
    st.sampled_from(["donut", "pie", "bar", "column", "stacked", "line"]),
    st.integers(0, 359),
)
def test_labels_never_collide_unless_it_is_said(values, kind, start):
    drawn = made(chart(kind, series(*values), start=float(start)), 420, 170)
    crowded = [f.code for f in drawn.diagnostics if f.code != "chart-one-point"]
    if crowded:
        assert crowded == ["chart-crowded"]
        return
    for a, b in combinations(texts(drawn), 2):
        assert not overlaps(a, b), (values, kind, a.y, b.y)
    for op in texts(drawn):
        assert op.x >= -0.1 and op.x + op.width <= 420.1
        assert op.y - op.size * 0.66 >= -0.1 and op.y <= 170.1


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 400), min_size=2, max_size=9), st.integers(0, 359))
def test_leaders_stay_outside_the_circle(values, start):
    drawn = made(chart("pie", series(*values), start=float(start)), 420, 170)
    discs = [op for op in paths(drawn) if op.fill]
    radius = max(max(abs(x0 - 210), abs(x1 - 210)) for x0, _, x1, _ in map(box, discs))
    for op in paths(drawn):
        points = [s[1:] for s in op.path] if op.stroke else []
        for (x0, y0), (x1, y1) in pairwise(points):
            for t in (0, 0.25, 0.5, 0.75, 1):
                x, y = x0 + t * (x1 - x0) - 210, y0 + t * (y1 - y0) - 85
                assert (x * x + y * y) ** 0.5 > radius - 0.5


def test_crowded_charts_say_how_much_is_missing():
    rows = Series("", tuple(datum(f"A very long category {i}", 1, i) for i in range(12)), Paint("accent"))
    (finding,) = made(chart("donut", rows), 160, 90).diagnostics
    assert finding.code == "chart-crowded"
    assert float(finding.args["excess"]) >= 0.1
    assert finding.args["width"] == "56"  # 160 pt, in millimetres as a layout writes them
    assert "finances/chart" in wording(finding, "message", "fr")


@pytest.mark.parametrize(
    ("block", "code"),
    [
        (chart("rose", series(1)), "chart-kind"),
        (chart("bar"), "chart-empty"),
        (chart("bar", series()), "chart-empty"),
        (chart("pie", series(3, -1)), "chart-negative"),
        (chart("donut", series(0, 0)), "chart-all-zero"),
        (chart("donut", series(1), series(2)), "chart-one-series"),
        (chart("line", series("NaN")), "chart-not-finite"),
        (chart("bar", series(*range(500))), "chart-too-many"),
    ],
)
def test_data_that_a_chart_cannot_tell_is_refused(block, code):
    drawn = made(block)
    assert [f.code for f in drawn.diagnostics] == [code]
    assert drawn.drawing.ops == ()
    for lang in ("en", "fr"):
        assert "{" not in wording(drawn.diagnostics[0], "message", lang)


@pytest.mark.parametrize("kind", ["bar", "column", "grouped", "stacked", "line", "sparkline"])
@pytest.mark.parametrize("values", [(0,), (0, 0), (5,), (-3, -8), (7, 7, 7)])
def test_flat_and_lonely_data_are_drawn(kind, values):
    drawn = made(chart(kind, series(*values), axis=Stroke(Paint("ink"), 0.3)))
    lonely = ["chart-one-point"] if kind == "line" and len(values) == 1 else []
    assert [f.code for f in drawn.diagnostics] == lonely
    numbers = [n for op in paths(drawn) for s in op.path for n in s[1:]]
    assert all(-0.01 <= n <= 320.01 for n in numbers)


def test_series_of_unequal_length_are_drawn():
    for kind in ("bar", "column", "stacked", "line"):
        assert not made(chart(kind, series(1, 2, 3, name="a"), series(4, name="b"))).diagnostics


@pytest.mark.parametrize("kind", ["bar", "column", "grouped", "stacked", "line"])
@pytest.mark.parametrize("first", [(), (4,)])
def test_a_short_first_series_hides_nothing_of_the_others(kind, first):
    drawn = made(chart(kind, series(*first, name="a"), series(5, 6, 7, name="b")), 420, 170)
    assert not drawn.diagnostics
    said = ["".join(g.text for g in op.glyphs) for op in texts(drawn) if op.fact is not None]
    assert sorted(said) == sorted(str(value) for value in (*first, 5, 6, 7))


def test_sparklines_print_the_last_value_only():
    drawn = made(chart("sparkline", series(3, 9, 4)), 60, 12)
    assert [op.fact for op in texts(drawn)] == [2]


def test_the_alternative_text_says_labels_and_values():
    assert made(chart("bar", series(3, 5))).alt == "c0 3, c1 5"
    assert made(chart("bar", series(3), alt="Said otherwise.")).alt == "Said otherwise. c0 3."
    assert made(chart("bar", series(3), alt="There are 3.")).alt == "There are 3."
    assert made(chart("bar", series(3), alt="Ours:")).alt == "Ours: c0 3."
    assert made(chart("grouped", series(3, name="a"), series(4, name="b"))).alt == "a: c0 3; b: c0 4"


def test_spread_keeps_order_gap_and_limits():
    assert spread([0, 0, 50], [10, 10, 10], 100, 2) == [0, 12, 50]
    assert spread([40, 40], [10, 10], 100, 0) == [35, 45]
    assert spread([95, 96], [10, 10], 100, 0) == [80, 90]


def test_drawing_twice_gives_the_same():
    block = chart("donut", series(3, 5, 2), gap=1.0)
    assert made(block) == made(block)


def test_a_sparkline_of_two_series_draws_and_values_both():
    drawn = made(chart("sparkline", series(3, 9, 5), series(1, 2, 8, paint="other")), 120.0, 40.0)
    assert not drawn.diagnostics
    strokes = [op.stroke.paint.role for op in paths(drawn) if op.stroke and op.fill is None]
    assert strokes == ["accent", "other"]
    said = sorted(("".join(g.text for g in op.glyphs), op.y) for op in texts(drawn))
    assert [word for word, _ in said] == ["5", "8"]
    assert said[0][1] > said[1][1]  # each beside the end of its line, the higher value above


def test_a_sparkline_too_low_for_its_values_is_told():
    drawn = made(chart("sparkline", series(3, 9), series(1, 9)), 120.0, 10.0)
    assert [one.code for one in drawn.diagnostics] == ["chart-crowded"]
