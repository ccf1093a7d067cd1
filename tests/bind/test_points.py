"""Differences of percentages are points; unlike things are not added; growth does not go through zero."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from bind.tiny import children, codes, report, shown
from reportcli.deliver.numbers import as_number
from reportcli.expressions.formats import fact_text, locale
from reportcli.model.fact import POINTS, Fact

ROWS = {
    "charts": [{"id": "c", "title": "C"}],
    "breakdowns": [
        {"chart": "c", "label": "a", "amount": 100, "share": "0.12"},
        {"chart": "c", "label": "b", "amount": -20, "share": "0.15"},
    ],
}
BOTH = "breakdowns[1].share, breakdowns[0].share"


def printed(folder: Path, text: str) -> str:
    made = report(folder, f'- {{text: "{text}"}}', ROWS)
    assert codes(made) == []
    return shown(children(made)[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{{{{ difference({BOTH}) | number(0) }}}}", "3\u00a0points"),
        ("{{ breakdowns[1].share - breakdowns[0].share }}", "3\u00a0points"),
        (f"{{{{ difference({BOTH}) | number(0) | signed }}}}", "+3\u00a0points"),
        (f"{{{{ difference({BOTH}) | percent(0) }}}}", "3\u00a0points"),
        (f"{{{{ difference({BOTH}) | number(0) }}}} points", "3 points"),
        (f"{{{{ difference({BOTH}) | number(0) }}}} points de pourcentage", "3 points de pourcentage"),
        (f"{{{{ difference({BOTH}) | points(0, full=true) }}}}", "3\u00a0points de pourcentage"),
        (f"{{{{ difference({BOTH}) | number(0) | bare }}}}", "3"),
        (f"{{{{ breakdowns[0].share + difference({BOTH}) }}}}", "15\u202f%"),
        ("{{ breakdowns[0].share + breakdowns[1].share }}", "27\u202f%"),
    ],
)
def test_a_difference_of_two_percentages_is_in_points(tmp_path: Path, text: str, expected: str) -> None:
    assert printed(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("lang", "one", "three"),
    [
        ("fr", "1,5\u00a0point", "3\u00a0points"),
        ("nl", "1,5\u00a0procentpunt", "3\u00a0procentpunt"),
        ("en", "1.5\u00a0points", "3\u00a0points"),
        ("de", "1,5\u00a0Prozentpunkte", "3\u00a0Prozentpunkte"),
    ],
)
def test_points_in_the_words_of_a_language(lang: str, one: str, three: str) -> None:
    lo = locale(lang)
    assert fact_text(Fact(Decimal("0.015"), POINTS), lo) == one
    assert fact_text(Fact(Decimal("0.03"), POINTS), lo) == three


def test_points_are_a_number_in_the_workbook_of_tables() -> None:
    number = as_number("3 points", Decimal("0.03"), POINTS)
    assert number is not None and (number.value, number.format) == (3, '0" points"')


@pytest.mark.parametrize(
    "expression",
    [
        "breakdowns[0].amount + breakdowns[0].share",
        f"difference({BOTH}) - breakdowns[0].share",
        "sum(breakdowns[0].amount, breakdowns[0].share)",
        "breakdowns[0].amount + convert(breakdowns[0].amount, 2, 'USD')",
    ],
)
def test_unlike_things_are_not_added(tmp_path: Path, expression: str) -> None:
    assert codes(report(tmp_path, f'- {{text: "{{{{ {expression} }}}}"}}', ROWS)) == ["expression-units"]


@pytest.mark.parametrize(("kind", "codes_"), [("donut", 1), ("pie", 1), ("stacked", 1), ("bar", 0)])
def test_unlike_things_are_not_stacked(tmp_path: Path, kind: str, codes_: int) -> None:
    figures = [{"id": "a", "value": 3, "unit": "kg"}, {"id": "b", "value": 4, "unit": "EUR"}]
    block = (
        f"- chart: {kind}\n  data: {{each: key_figures, as: one, value: one.value, label: x}}\n  alt: Both"
    )
    found = report(tmp_path, block, {"key_figures": figures}).diagnostics
    assert [one.code for one in found] == ["expression-units"] * codes_
    assert all("kg ≠ EUR" in one.args["problem"] and one.where is not None for one in found)


def test_two_units_in_one_chart_are_refused_with_what_to_do_instead(tmp_path: Path) -> None:
    figures = [{"id": "a", "value": 3, "unit": "kg"}, {"id": "b", "value": 4, "unit": "EUR"}]
    part = "name: N, data: [{{value: figure('{0}'), label: x}}]"
    block = f"- chart: combined\n  series: [{{{part.format('a')}}}, {{{part.format('b')}}}]\n  alt: Both"
    (found,) = report(tmp_path, block, {"key_figures": figures}).diagnostics
    assert (found.code, found.args["problem"]) == ("chart-second-axis", "kg ≠ EUR")


def test_growth_does_not_go_through_zero(tmp_path: Path) -> None:
    text = '- {text: "{{ growth(breakdowns[1].amount, breakdowns[0].amount) }}"}'
    (finding,) = report(tmp_path, text, ROWS).diagnostics
    assert (finding.code, finding.args["old"], finding.args["new"]) == ("growth-undefined", "100", "-20")
