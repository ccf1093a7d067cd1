"""Expressions over records: conditions in `where`, keys of groups, made records, computed columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from bind.tiny import children, codes, report, shown
from reportcli.workbook.contract.reader import load_contract

ROWS = [
    {"label": "a", "amount": 5, "colour": "red"},
    {"label": "b", "amount": 0, "colour": "red"},
    {"label": "c", "colour": "blue"},
    {"label": "d", "amount": 30, "colour": "green"},
]


def said(tmp_path: Path, expression: str) -> str:
    source = f"- text: '{{{{ {expression} }}}}'\n  style: body"
    made = report(tmp_path, source, {"breakdowns": ROWS})
    assert codes(made) == []
    return shown(children(made)[0]) if children(made) else ""


NAMES = ' | column("label") | join("")'


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("amount > 4", "ad"),
        ("amount >= 5", "ad"),
        ("amount < 5", "b"),
        ("amount <= 5", "ab"),
        ("amount != 5", "bcd"),
        ("not (amount > 4)", "b"),
        ('colour not in ["red", "blue"]', "d"),
        ('colour in ["red", "blue"] and amount > 1', "a"),
        ("amount is blank", "c"),
        ("amount == 0", "b"),
        ("amount is not blank and amount == 0", "b"),
        ('amount > 1, colour="red"', "a"),
        ('label > "b"', "cd"),
        ("amount > (breakdowns | first).amount", "d"),
    ],
)
def test_conditions_of_where(tmp_path: Path, condition: str, found: str) -> None:
    assert said(tmp_path, f"breakdowns | where({condition}){NAMES}") == found


def test_one_takes_a_condition(tmp_path: Path) -> None:
    assert said(tmp_path, "(breakdowns | one(amount > 20)).label") == "d"


def test_an_unknown_column_in_a_condition_is_reported(tmp_path: Path) -> None:
    made = report(tmp_path, "- text: '{{ breakdowns | where(amout > 1) | count }}'", {"breakdowns": ROWS})
    assert codes(made) == ["unknown-name"]
    assert made.diagnostics[0].args["nearest"] == "amount"


def test_keys_of_groups(tmp_path: Path) -> None:
    assert said(tmp_path, 'breakdowns | group("colour") | column("key") | join(" ")') == "red blue green"
    assert (
        said(tmp_path, 'breakdowns | group("colour") | sort("-key") | column("key") | join(" ")')
        == "red green blue"
    )
    assert said(tmp_path, '(breakdowns | group("colour") | where((rows | count) > 1) | first).key') == "red"


def test_groups_by_several_columns(tmp_path: Path) -> None:
    assert said(tmp_path, '(breakdowns | group("colour", "label") | last).key | join("/")') == "green/d"


def test_records_that_an_expression_makes(tmp_path: Path) -> None:
    made = '[{"label": "one", "amount": 2}, {"label": "two", "amount": 1}]'
    assert said(tmp_path, f'{made} | sort("amount"){NAMES}') == "twoone"
    assert said(tmp_path, f"{made} | where(amount > 1){NAMES}") == "one"
    assert (
        said(tmp_path, '{"total": sum(breakdowns | filled("amount") | column("amount"))}.total | bare')
        == "35"
    )


def test_records_with_more_columns(tmp_path: Path) -> None:
    wider = 'breakdowns | filled("amount") | extend(twice=amount * 2, more=twice + amount)'
    assert said(tmp_path, f"({wider} | last).more | bare") == "90"
    assert said(tmp_path, f"{wider} | where(twice > 20){NAMES}") == "d"


CONTRACT = """\
tables:
  lines:
    sheet: {en: Lines}
    columns:
      code: {type: code, en: Code}
      label: {type: text, en: Label}
      amount: {type: money, en: Amount}
      large: {type: boolean, computed: "amount > 10"}
      full: {type: text, computed: "code ~ ' ' ~ label"}
"""


def test_computed_booleans_and_texts(tmp_path: Path) -> None:
    contract = load_contract([(CONTRACT, "contract.yaml")])
    rows = [{"code": "A1", "label": "x", "amount": 20}, {"code": "A2", "label": "y", "amount": 3}]
    source = '- text: \'{{ lines | where(large=true) | column("full") | join(", ") }}\''
    made = report(tmp_path, source, {"lines": rows}, contract=contract)
    assert codes(made) == []
    assert shown(children(made)[0]) == "A1 x"


def test_a_constant_of_the_contract(tmp_path: Path) -> None:
    """A column without cells may say one value for all records: a declared figure, or words."""
    stated = "      rate: {type: number, computed: '21'}\n      kind: {type: text, computed: '\"cash\"'}\n"
    contract = load_contract([(CONTRACT + stated, "contract.yaml")])
    source = "- text: '{{ (lines | first).rate }} {{ (lines | first).kind }}'"
    made = report(tmp_path, source, {"lines": [{"code": "A1", "label": "x", "amount": 1}]}, contract=contract)
    assert codes(made) == [] and shown(children(made)[0]) == "21 cash"
    figure = next(iter(made.facts.values())).fact
    assert figure.declared and figure.sources == ()
