"""Numbers that are read and not set (alternative texts, chart labels, titles) are in the ledger too."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.tiny import codes, report

TABLES = {
    "charts": [{"id": "c", "title": "Costs", "total": 1200}],
    "breakdowns": [{"chart": "c", "label": "Staff", "amount": 700}],
}


@pytest.mark.parametrize(
    ("block", "printed"),
    [
        ("- chart: bar\n  alt: Of {{ charts.c.total | bare }}\n"
         "  data: {each: breakdowns, as: part, value: part.amount, label: x}", ["700\u00a0€", "1\u202f200"]),
        ("- chart: bar\n  alt: decorative\n"
         "  data: {each: breakdowns, as: part, value: part.amount,\n    label: '{{ part.amount | bare }}'}",
         ["700\u00a0€", "700"]),
        ("- section: {title: 'In {{ organisation.year }}'}\n  do: [{text: x}]", ["2024"]),
    ],
)  # fmt: skip
def test_numbers_in_plain_text_are_registered(block: str, printed: list[str], tmp_path: Path) -> None:
    tables = {"organisation": [{"name": "Us", "year": 2024}], **TABLES}
    made = report(tmp_path, block, tables)
    assert codes(made) == []
    assert sorted(fact.printed for fact in made.facts.values()) == sorted(printed)
    assert all(fact.fact.sources and fact.expression for fact in made.facts.values())


def test_numbers_in_names_are_not(tmp_path: Path) -> None:
    tables = {"organisation": [{"name": "Us", "year": 2024}]}
    assert report(tmp_path, "- {text: x, id: 'a-{{ organisation.year | bare }}'}", tables).facts == {}
