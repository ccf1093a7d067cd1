"""A mend that is offered names its row by key, never by position."""

from __future__ import annotations

from typing import Any

import pytest

from bind.tiny import BASE_CONTRACT, workbook
from reportcli.checks.support.figure_index import Bindings
from reportcli.workbook.contract.reader import load_contract

CONTRACT = "tables:\n  lines: {columns: {label: {type: text}, amount: {type: money}}}\n"


def bindings(rows: list[dict[str, Any]], table: str = "lines") -> list[str]:
    texts = [(BASE_CONTRACT.read_text("utf-8"), "base.yaml"), (CONTRACT, "own.yaml")]
    made = workbook({table: rows}, contract=load_contract(texts))
    column = "value" if table == "key_figures" else "amount"
    return [Bindings(made).of(record, column) for record in made.tables[table].records]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{"label": "Rent", "amount": 1}, {"label": "Wages", "amount": 2}],
         ['{{ (lines | one(label="Rent")).amount }}', '{{ (lines | one(label="Wages")).amount }}']),
        ([{"label": "Rent", "amount": 1}, {"label": "Rent", "amount": 2}], ["", ""]),
        ([{"amount": 1}], [""]),
        ([{"label": 'The "Hut"', "amount": 1}], ["{{ (lines | one(label='The \"Hut\"')).amount }}"]),
    ],
)  # fmt: skip
def test_a_row_is_named_by_what_it_alone_is_called(rows: list[dict[str, Any]], expected: list[str]) -> None:
    assert bindings(rows) == expected


def test_a_key_figure_is_named_by_its_key() -> None:
    assert bindings([{"id": "members", "value": 3}], "key_figures") == ['{{ figure("members") }}']
    assert bindings([{"value": 3, "label": "Gardens"}], "key_figures") == [
        '{{ (key_figures | one(label="Gardens")).value }}'
    ]
