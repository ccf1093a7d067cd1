"""Waffles, treemaps, pyramids and heat maps: true to their values, whatever these are."""

import pytest

from charts.test_charts import box, chart, datum, filled, made, paths, series, texts
from reportcli.blocks import Series
from reportcli.charts.kinds.treemap import squarified
from reportcli.charts.kinds.waffle import squares
from reportcli.model.style import BLACK, Paint
from reportcli.model.value_class import replace

COLOURS = [Paint(f"series-{n}") for n in range(1, 9)]


def parts(*values, label="part"):
    """One series whose data have a colour each."""
    data = tuple(datum(f"{label} {i}", v, i, paint=COLOURS[i % 8].role) for i, v in enumerate(values))
    return Series("", data, COLOURS[0])


def coloured(drawn):
    return {role: [box(op) for op in paths(drawn) if op.fill and op.fill.role == role] for role in
            {op.fill.role for op in paths(drawn) if op.fill}}  # fmt: skip


def area(one):
    return (one[2] - one[0]) * (one[3] - one[1])


def said(drawn):
    return "".join(g.text for op in texts(drawn) for g in op.glyphs)


def test_the_squares_of_a_waffle_are_hundredths():
    assert squares([1, 1, 1]) == [34, 33, 33]
    assert squares([650, 225, 125]) == [65, 23, 12] and sum(squares([1, 2, 3, 4, 7])) == 100
    assert squares([1, 100000, 0]) == [1, 99, 0]  # a tiny part is seen, none is not
    drawn = made(chart("waffle", parts(75, 25)))
    assert not drawn.diagnostics
    assert {role: len(found) for role, found in coloured(drawn).items()} == {"series-1": 76, "series-2": 26}


def test_areas_of_a_treemap_are_its_values():
    cells = squarified([6, 6, 4, 3, 2, 2, 1, 0], 600, 400)
    assert [round(one.width * one.height) for one in cells] == [
        60000,
        60000,
        40000,
        30000,
        20000,
        20000,
        10000,
        0,
    ]
    assert all(max(c.width / c.height, c.height / c.width) < 3 for c in cells[:-1])
    assert max(c.x + c.width for c in cells) == pytest.approx(600)
    assert max(c.y + c.height for c in cells) == pytest.approx(400)


def test_what_a_rectangle_does_not_hold_stands_in_the_key():
    drawn = made(chart("treemap", parts(900, 95, 4, 0)))
    assert not drawn.diagnostics
    assert {op.fact for op in texts(drawn) if op.fact is not None} == {0, 1, 2, 3}
    large = max(filled(drawn), key=area)
    assert any(large[0] < op.x < large[2] for op in texts(drawn) if op.fact == 0)


def test_large_words_stand_further_from_the_edge_of_their_area():
    def inset(size: float) -> float:
        block = chart("treemap", parts(900, 1))
        drawn = made(replace(block, value_char=replace(block.value_char, size=size)))
        return min(op.x for op in texts(drawn) if op.fact == 0) - max(filled(drawn), key=area)[0]

    assert inset(40) - inset(8) == pytest.approx(0.4 * 40 - 6, abs=1)


def test_both_sides_of_a_pyramid_have_one_scale():
    left, right = series(10, 20, name="a", paint="one"), series(5, 40, name="b", paint="two")
    drawn = made(chart("pyramid", left, right))
    assert not drawn.diagnostics
    bars = coloured(drawn)["accent"]  # of the data, category by category
    one, two = bars[::2], bars[1::2]
    lengths = [x1 - x0 for x0, _, x1, _ in bars]
    assert [round(length / lengths[0], 2) for length in lengths] == [1, 0.5, 2, 4]
    assert max(b[2] for b in one) < min(b[0] for b in two)


@pytest.mark.parametrize("count", [1, 3])
def test_a_pyramid_needs_two_series(count):
    rows = [series(1, 2, name=str(n)) for n in range(count)]
    assert [one.code for one in made(chart("pyramid", *rows)).diagnostics] == ["chart-not-a-pair"]


def test_a_heat_map_is_as_strong_as_its_values():
    rows = series(0, 5, 10, name="a"), series(10, 5, name="b")
    drawn = made(chart("heatmap", *rows))
    assert not drawn.diagnostics
    tints = [op.fill.tint for op in paths(drawn) if op.fill]
    assert tints[0] < tints[1] < tints[2] == tints[3] and tints[1] == tints[4] and len(tints) == 5
    assert {op.paint for op in texts(drawn) if op.fact is not None} == {BLACK}


def test_what_is_below_zero_in_a_heat_map_has_its_own_colour():
    drawn = made(chart("heatmap", series(-5, 5, name="a"), negative=Paint("red")))
    first, second = [op.fill for op in paths(drawn) if op.fill]
    assert (first.role, second.role) == ("red", "accent") and first.tint == second.tint


DATA = {
    "one": (5,),
    "equal": (3, 3, 3),
    "huge": (1e15, 2e15, 5e14),
    "tiny": (1e-9, 2e-9, 1e-9),
    "apart": (1, 1_000_000, 3),
    "none": (0, 4, 0),
    "many": tuple(range(1, 9)),
}


@pytest.mark.parametrize("kind", ["waffle", "treemap", "pyramid", "heatmap"])
@pytest.mark.parametrize("name", DATA)
def test_no_data_are_passed_over(kind, name):
    values = DATA[name]
    rows = (
        [parts(*values)]
        if kind in ("waffle", "treemap")
        else [series(*values, name="a"), series(*values, name="b")]
    )
    drawn = made(chart(kind, *rows), 420, 260)
    crowded = [one.code for one in drawn.diagnostics]
    assert crowded in ([], ["chart-crowded"])
    if not crowded:
        assert {op.fact for op in texts(drawn) if op.fact is not None} == set(range(len(values)))
    assert all(number == number for op in paths(drawn) for segment in op.path for number in segment[1:])


@pytest.mark.parametrize(
    ("kind", "rows", "code"),
    [
        ("waffle", [parts(3, -1)], "chart-negative"),
        ("treemap", [parts(3, -1)], "chart-negative"),
        ("pyramid", [series(3, -1, name="a"), series(1, 1, name="b")], "chart-negative"),
        ("waffle", [parts(0, 0)], "chart-all-zero"),
        ("treemap", [parts(1), parts(1)], "chart-one-series"),
        ("heatmap", [series(123456789012, name="a" * 90)], "chart-crowded"),
        ("waffle", [parts(1, 2, label="Donaudampfschifffahrtsgesellschaftskapitänswitwe")], "chart-crowded"),
    ],
)
def test_what_cannot_be_shown_is_refused(kind, rows, code):
    assert code in [one.code for one in made(chart(kind, *rows), 90, 60).diagnostics]


def test_their_alternative_text_says_every_value():
    assert "part 1 25" in made(chart("waffle", parts(75, 25))).alt
    assert "c1 2" in made(chart("heatmap", series(1, 2, name="a"))).alt
