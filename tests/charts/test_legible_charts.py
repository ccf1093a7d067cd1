"""Charts over missing years, of many parts, with tiny values, below zero: legible, or reported."""

from decimal import Decimal
from functools import lru_cache
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from reportcli.blocks import Chart, Datum, Series
from reportcli.charts.axes import LEAST_MARK
from reportcli.charts.beside_points import segments
from reportcli.charts.drawing import draw
from reportcli.charts.years import missing, steps_of
from reportcli.measure.chart_colours import difference, neighbours
from reportcli.model.display import FontResource, GlyphsOp, PathOp
from reportcli.model.distinct_paints import LIGHTEST, distinct_paints
from reportcli.model.fact import Fact
from reportcli.model.refs import FactKey
from reportcli.model.style import CharacterStyle, Paint
from reportcli.text.composer import Composer
from reportcli.text.fonts import FontSet

FONT = Path(__file__).parents[2] / "layouts" / "base" / "fonts" / "SourceSans3-Regular.otf"
CHAR = CharacterStyle("sans", 8)
PAINT = Paint("accent")


@lru_cache(maxsize=1)
def composer():
    key = "sans/400/normal"
    return Composer(FontSet({key: FontResource(key, str(FONT))}))


def series(values, name="", paint=PAINT, printed=None):
    """Values by their labels."""
    data = tuple(
        Datum(
            label,
            Fact(Decimal(str(value))),
            str(value) if printed is None else printed,
            FactKey("s", i),
            paint,
        )
        for i, (label, value) in enumerate(values.items())
    )
    return Series(name, data, paint)


def drawn(kind, *rows, width=320.0, height=140.0, **options):
    block = Chart(path="chart", kind=kind, series=rows, label_char=CHAR, value_char=CHAR, **options)
    return draw(block, width, height, composer(), lang="en")


def box(op):
    xs, ys = zip(*[p for s in op.path for p in zip(s[1::2], s[2::2], strict=True)], strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def lines(made, width=1.3):
    ops = [op for op in made.drawing.ops if isinstance(op, PathOp) and op.stroke]
    return [[tuple(s[1:]) for s in op.path] for op in ops if op.stroke.width == width]


def fills(made):
    return [box(op) for op in made.drawing.ops if isinstance(op, PathOp) and op.fill is not None]


def words(made):
    return {
        "".join(g.text for g in op.glyphs): (op.x, op.y - 0.68 * op.size, op.x + op.width, op.y)
        for op in made.drawing.ops
        if isinstance(op, GlyphsOp)
    }


MISSING = {"2018": 8, "2019": 9, "2020": 10, "2023": 13, "2024": 14}


def test_years_stand_as_far_apart_as_they_are():
    assert steps_of(list(MISSING)).offsets == (0, 1, 2, 5, 6)
    assert steps_of(list(MISSING)).gaps == {2}
    assert steps_of(["2014", "2016", "2018", "2022"]).offsets == (0, 1, 2, 4)
    assert steps_of(["2021/22", "2022/23", "2024–25"]).offsets == (0, 1, 3)
    assert steps_of(["Jan", "Feb", "Mar"]).offsets == (0, 1, 2)
    assert steps_of(["2020", "2019", "2024"]).offsets == (0, 1, 2)  # in no order
    assert steps_of(["2020", "total"]).offsets == (0, 1)
    assert steps_of(["2020"]).length == 1
    assert missing(list(MISSING)) == ("2020", "2023")
    assert missing(["2018", "2020", "2022"]) is None


def test_a_line_leaves_a_gap_where_years_are_missing():
    first, second = lines(drawn("line", series(MISSING)))
    (a, *_, c), (d, e) = [x for x, _ in first], [x for x, _ in second]
    assert d - c == pytest.approx(3 * (e - d), abs=0.01)
    assert c - a == pytest.approx(2 * (e - d), abs=0.01)
    assert len(lines(drawn("sparkline", series(MISSING)), width=0.9)) == 2


def test_a_lonely_year_has_a_dot_though_it_prints_no_value():
    made = drawn("line", series({"2018": 1, "2019": 2, "2024": 3}, printed=""))
    assert len(lines(made)) == 1
    assert len(fills(made)) == 1


@pytest.mark.parametrize("kind", ["column", "bar", "stacked", "grouped"])
def test_equal_steps_over_missing_years_are_reported(kind):
    assert [one.code for one in drawn(kind, series(MISSING)).diagnostics] == ["chart-years-missing"]
    assert not drawn(kind, series({"2022": 1, "2023": 2, "2024": 3})).diagnostics


def test_series_of_other_categories_are_refused():
    one, other = series({"2018": 1, "2019": 2}, "a"), series({"2018": 1, "2020": 2}, "b")
    assert [d.code for d in drawn("line", one, other).diagnostics] == ["chart-categories-differ"]
    blank = series({"2018": 1}, "b")
    assert not drawn("line", one, blank).diagnostics


VALLEY = {"2022": 10, "2023": -5, "2024": 20}
CROSSING = [
    [VALLEY],
    [{"a": 1, "b": 9, "c": 1, "d": 9}],
    [{"a": 1, "b": 5, "c": 9}, {"a": 9, "b": 5.5, "c": 1}],
    [{"a": 4, "b": 4, "c": 4}, {"a": 5, "b": 5, "c": 5}],
]


@pytest.mark.parametrize("rows", CROSSING)
def test_values_stand_on_no_line_and_on_no_other_value(rows):
    made = drawn("line", *(series(row, f"s{i}") for i, row in enumerate(rows)))
    assert not made.diagnostics
    values = [shown for word, shown in words(made).items() if word.lstrip("−-").replace(".", "").isdigit()]
    for a, b in combinations(values, 2):
        assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
    for (x0, y0), (x1, y1) in segments(lines(made)):
        for step in range(101):
            x, y = x0 + (x1 - x0) * step / 100, y0 + (y1 - y0) * step / 100
            assert not any(left < x < right and top < y < bottom for left, top, right, bottom in values)


def test_a_value_below_zero_stands_under_its_point_and_zero_shows():
    made = drawn("line", series(VALLEY), width=90.0)
    lowest = max(lines(made)[0], key=lambda point: point[1])
    assert words(made)["-5"][1] > lowest[1]
    (zero,) = lines(made, width=0.4)
    assert zero[0][1] == zero[1][1]
    assert lines(drawn("line", series({"a": 1, "b": 2})), width=0.4) == []


def test_names_at_the_ends_of_a_line_stay_in_its_box():
    made = drawn("line", series({"A long name here": 1, "b": 2, "Another long name": 3}))
    assert all(left >= -0.1 and right <= 320.1 for left, _, right, _ in words(made).values())


def test_as_many_colours_as_parts():
    six = [Paint(f"series-{i}") for i in range(1, 7)]
    assert distinct_paints(six, 4) == six[:4]
    seven = distinct_paints(six, 7)
    assert seven[:6] == six and seven[6] == Paint("series-1", LIGHTEST)
    for colours in (six, six[:1], six[:2]):
        for count in range(1, 30):
            paints = distinct_paints(colours, count)
            assert len(set(paints)) == count
    (first, *_, last) = tints = [paint.tint for paint in distinct_paints(six[:1], 6)]
    assert min(abs(a - b) for a, b in pairwise(tints)) > 0.2 and abs(first - last) > 0.2


@pytest.mark.parametrize("kind", ["bar", "column", "stacked"])
def test_a_tiny_value_is_seen_and_nothing_is_not(kind):
    made = drawn(kind, series({"a": 10000, "b": 1, "c": 0, "d": -1}))
    sizes = [min(right - left, bottom - top) for left, top, right, bottom in fills(made)]
    assert len(sizes) == 3
    assert min(sizes) >= LEAST_MARK - 0.01


def test_a_sliver_of_a_circle_is_seen():
    made = drawn("pie", series({"a": 100000, "b": 1}))
    left, top, right, bottom = fills(made)[-1]
    assert max(right - left, bottom - top) > 10 and min(right - left, bottom - top) >= LEAST_MARK - 0.01


CROWDED = {
    "sticks": lambda: drawn(
        "stacked",
        series({"a": 1, "b": 2, "c": 3}, "One", printed="2 500 subscribers"),
        series({"a": 1, "b": 2, "c": 3}, "Two", printed="2 500 subscribers"),
        width=220,
    ),
    "no height": lambda: drawn("line", series({"a": 1, "b": 2}), height=24),
    "bars on one another": lambda: drawn(
        "bar", *(series({"a": 1, "b": 2}, f"s{i}") for i in range(9)), height=60
    ),
}


@pytest.mark.parametrize("name", CROWDED)
def test_what_has_no_room_is_reported(name):
    assert [one.code for one in CROWDED[name]().diagnostics] == ["chart-crowded"]


def test_a_centre_higher_than_its_hole_is_reported():
    from reportcli.blocks import Text
    from reportcli.model.inline import Run
    from reportcli.model.style import ParagraphStyle

    big = CharacterStyle("sans", 30)
    style = ParagraphStyle("big", big, 36)
    centre = tuple(Text(path="t", runs=(Run("12", big, "en"),), style=style) for _ in range(4))
    made = drawn("donut", series({"a": 1, "b": 2}), centre=centre)
    assert [one.code for one in made.diagnostics] == ["chart-crowded"]


BLUE, ORANGE, GREEN = (0.11, 0.34, 0.45), (0.72, 0.36, 0.0), (0.3, 0.48, 0.12)


def test_colours_as_others_see_them():
    assert difference(BLUE, BLUE, "same") == 0
    assert difference((1, 1, 1), (0, 0, 0), "grey") == pytest.approx(100, abs=0.1)
    assert difference(ORANGE, GREEN, "same") > 50
    assert difference(ORANGE, GREEN, "grey") < 3
    assert (
        difference((0.8, 0.2, 0.2), (0.45, 0.42, 0.2), "protan")
        < difference((0.8, 0.2, 0.2), (0.45, 0.42, 0.2), "same") / 3
    )


def test_who_are_neighbours():
    def block(kind, *rows, **options):
        return Chart(path="c", kind=kind, series=rows, label_char=CHAR, value_char=CHAR, **options)

    def named(chart):
        return [(a, b) for (a, _), (b, _) in neighbours(chart)]

    ring = series({"a": 1, "b": 2, "nothing": 0, "c": 3})
    assert named(block("donut", ring)) == [("a", "b"), ("b", "c"), ("c", "a")]
    assert named(block("donut", ring, gap=0.75)) == []
    rows = [series({"x": 1}, name) for name in "abc"]
    assert named(block("stacked", *rows)) == [("a", "b"), ("b", "c")]
    assert named(block("line", *rows)) == [("a", "b"), ("a", "c"), ("b", "c")]
    assert named(block("bar", ring)) == []
