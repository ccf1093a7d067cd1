"""What is bound and most likely not meant: names printed as typed, charts and maps that say nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.test_more_findings import TABLES, sections
from bind.tiny import codes, report
from reportcli.messages import wording

BARE, MAP = "expression-without-braces", "map: {west: -20, south: 0, east: 20, north: 60}"
MARKS = "marks: {each: countries, as: c, code: c.id, colour: brick}, alt: x"
ROWS = "each: key_figures, as: r, value: r.value"


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("{text: organisation.name}", BARE),
        ("{text: organisation.name | upper}", BARE),
        ("{each: charts, as: c, do: [{text: c.title}]}", BARE),
        ("{table: charts, as: c, columns: [{cell: c.title}]}", BARE),
        ("{text: a, outline: organisation.name}", BARE),
        (f"{{{MAP}, land: brick, {MARKS}}}", "map-marks-unseen"),
        (f"{{{MAP}, land: paper, {MARKS}}}", "map-land-unseen"),
        (f"{{chart: bar, data: {{{ROWS}}}, alt: x}}", "chart-without-labels"),
        ("{text: \"{{ page_of('nowhere') }}\"}", "reference-unknown"),
    ],
)
def test_each_is_one_finding(tmp_path: Path, block: str, code: str) -> None:
    assert codes(report(tmp_path, f"- {block}", TABLES)) == [code]


@pytest.mark.parametrize(
    "block",
    [
        "{text: example.org}",
        "{text: organisation}",
        "{text: organisation.name was there}",
        "{text: '{{ organisation.name }}'}",
        "{text: \"{{ page_of('here') }}\", id: here}",
        '{each: "{{ charts }}", as: c, do: [{text: "{{ c.title }}"}]}',
        f"{{{MAP}, land: paper, border: {{colour: brick}}, {MARKS}}}",
        f"{{{MAP}, land: sea, {MARKS}}}",
        f"{{chart: bar, labels: none, data: {{{ROWS}}}, alt: x}}",
        f"{{chart: bar, data: {{label: a, {ROWS}}}, alt: x}}",
    ],
)
def test_what_is_meant_so(tmp_path: Path, block: str) -> None:
    assert codes(report(tmp_path, f"- {block}", TABLES)) == []


def test_a_title_without_braces_is_reported(tmp_path: Path) -> None:
    made = sections(tmp_path, "  - section: {id: s, title: organisation.name}\n    do: [{text: Words}]\n")
    assert codes(made) == [BARE]


@pytest.mark.parametrize(
    ("expression", "remedy"),
    [
        ("organisation.name = 'a'", "Write == to compare."),
        ("organisation.name && 'a'", "Write and, or, not."),
        ("organisation.name == ‘a’", "Write straight quotes: 'text'."),
        ("organisation.name ? 'a' : 'b'", "Write: a if condition else b."),
        ("{ organisation.name }", "Write two braces on each side, not three."),
    ],
)
def test_a_sign_of_another_language_has_its_remedy(tmp_path: Path, expression: str, remedy: str) -> None:
    [found] = report(tmp_path, f'- {{text: "{{{{{expression}}}}}"}}', TABLES).diagnostics
    assert (found.code, wording(found, "help", "en")) == ("expression-syntax", remedy)
