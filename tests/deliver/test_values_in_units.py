"""The value of a figure as `why` and the workshop say it: a share of 0.38 is 38 %, never 0.38 %."""

from __future__ import annotations

import pytest

from reportcli.ledger.read import derivation_lines, value_in_unit


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        ("0.38", "%", "38"),
        ("0.380000003242925436550461298", "%", "38.0000003242925436550461298"),
        ("-0.055", "%pt", "-5.5"),
        ("2", "%", "200"),
        ("0", "%", "0"),
        ("0.38", "", "0.38"),
        ("1234.5", "EUR", "1234.5"),
    ],
)
def test_fractions_are_said_in_hundredths(value: str, unit: str, said: str) -> None:
    assert value_in_unit(value, unit) == said


def test_a_derivation_says_them_so_too() -> None:
    tree = {"operation": "share", "value": "0.25", "unit": "%", "operands": [{"constant": "1"}]}
    assert [*derivation_lines({"derivation": tree})] == ["share = 25 %", "  1"]
