"""Charts that can be drawn and are most likely not meant so are reported."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bind.tiny import codes, report
from charts.test_charts import SECOND, chart, datum, made, series, texts
from charts.test_more_kinds import words_of
from measure.test_layouts import findings
from reportcli.blocks import Series
from reportcli.charts.years import disordered
from reportcli.model.fact import Fact
from reportcli.model.style import Paint


def row(*labels: str) -> Series:
    return Series("", tuple(datum(label, at + 1, at) for at, label in enumerate(labels)), Paint("accent"))


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("2024", "2022", "2023"), ("2022", "2023")),
        (("2023", "2023", "2024"), ("2023", "2023")),
        (("2022/23", "2023/24", "2021/22"), ("2023/24", "2021/22")),
        (("2022", "2023", "2024"), None),
        (("2024", "2023"), None),
        (("2024", "a", "2022"), None),
        (("2024",), None),
    ],
)
def test_years_out_of_order(labels: tuple[str, ...], found: tuple[str, str] | None) -> None:
    assert disordered(labels) == found
    told = [one.code for one in made(chart("line", row(*labels)), 320, 200).diagnostics]
    assert told == (["chart-years-disordered"] if found else ["chart-one-point"] if len(labels) == 1 else [])


def test_an_axis_that_ends_before_the_greatest_value() -> None:
    block = chart("bar", series(10, 20), maximum=Fact(Decimal(15)))
    (found,) = made(block).diagnostics
    assert (found.code, found.args["label"]) == ("chart-maximum-exceeded", "c1")
    assert not made(replace(block, maximum=Fact(Decimal(20)))).diagnostics


def test_what_is_no_text_in_the_centre_of_a_donut_is_an_error(tmp_path: Path) -> None:
    data = "{value: 'literal(\"3\")', label: a}"
    found = report(tmp_path, f"- {{chart: donut, alt: x, data: {data}, centre: [{{text: a}}, {{qr: b}}]}}")
    assert codes(found) == ["chart-centre-not-text"]


def test_the_values_of_a_slope_keep_under_its_heads() -> None:
    close = [replace(series(5.1 - at / 20, 5.05 - at / 20, name=name)) for at, name in enumerate("abc")]
    drawn = made(chart("slope", *close), 320, 200)
    assert not drawn.diagnostics
    head = min(op.y for op in texts(drawn) if words_of(op) == "c0")
    values = [op.y - op.size * 0.7 for op in texts(drawn) if op.fact is not None]
    assert min(values) > head


WHITE = """
- chart: bar
  data: {each: key_figures, as: one, label: "{{ one.label }}", value: one.value}
  colours: [paper]
  alt: Figures
""".strip().splitlines()


def test_marks_in_the_colour_of_paper_are_an_error_unless_something_lies_under_them(tmp_path: Path) -> None:
    found = findings(tmp_path / "1", *WHITE)
    assert [(one.code, one.severity) for one in found] == [("chart-marks-unseen", "error")]
    dark = ["- stack:", *(f"    {line}" for line in WHITE), "  box: {fill: brick, padding: 4 mm}"]
    told = {one.code for one in findings(tmp_path / "2", *dark)}
    assert "chart-marks-unseen" not in told


def test_what_charts_without_labels_do_not_print_is_reported(tmp_path: Path) -> None:
    lines = [*WHITE[:2], "  labels: none", "  references: {value: one, label: Aim}", "  alt: x"]
    assert "layout-content-without-effect" in [one.code for one in findings(tmp_path, *lines)]


KEYED = Series("", (datum("c0", 3), datum("c1", 4, SECOND)), Paint("accent"))  # drawn by matplotlib


@pytest.mark.parametrize(
    ("kind", "of", "code"),
    [
        ("dumbbell", [series(3, 4)], "chart-lone-series"),
        ("combined", [KEYED], ""),
        ("grouped", [series(3, 4, name="a"), series(5, 6, name="a")], "chart-names-alike"),
        ("line", [series(3, 4)], ""),
        ("line", [series(3)], "chart-one-point"),
        ("area", [series(3)], "chart-one-point"),
        ("bar", [series(3)], ""),
        ("dumbbell", [series(3, 4, name="a"), series(5, 6, name="b")], ""),
        ("grouped", [series(3, 4), series(5, 6)], ""),
    ],
)
def test_what_a_kind_of_chart_needs_to_say_something(kind: str, of: list[Series], code: str) -> None:
    assert [one.code for one in made(chart(kind, *of), 320, 200).diagnostics] == ([code] if code else [])
