"""Amounts in whole euros or thousands add up to their printed totals, and say so where they moved."""

from __future__ import annotations

import random
from collections.abc import Mapping
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from accounts.ledgers import book, signed
from reportcli.checks.registry import rules_by_name
from reportcli.expressions.evaluation import Edition
from reportcli.expressions.evaluator import Evaluator, parse
from reportcli.expressions.formats import locale
from reportcli.expressions.functions.registry import FILTERS, FUNCTIONS
from reportcli.expressions.names import root_scope
from reportcli.expressions.values import Budget, ExpressionError
from reportcli.model.fact import Fact
from reportcli.workbook.workbook import Workbook


def value(data: Workbook, source: str) -> Mapping[str, Fact]:
    ev = Evaluator(FUNCTIONS, FILTERS, Edition("fr", locale("fr"), {}, "EUR"), {}, Budget())
    found: Any = ev.evaluate(parse(source), root_scope(data, {}, "fr"), None)
    return found


def adds_up(data: Workbook, amounts: Mapping[str, Fact]) -> list[str]:
    """The lines whose printed parts miss them."""
    wrong = []
    for record in data.records("accounts"):
        terms = [(-1 if t[0] == "-" else 1, t[1:]) for t in (record.parts or "").split() if t[1:] in amounts]
        if terms and record.code in amounts:
            total = sum((sign * amounts[code].value for sign, code in terms), Decimal(0))
            wrong += [record.code] if total != amounts[record.code].value else []
    return wrong


@pytest.mark.parametrize("unit", [1, 1000])
def test_printed_parts_make_printed_totals(unit: int, tmp_path: Path) -> None:
    """Twelve trial balances with cents; no printed line is a whole unit from its amount."""
    dice = random.Random(6)
    prefixes = ("100000", "140000", "230000", "400000", "440000", "454000", "550000", "570000")
    costs = (
        "600000",
        "610000",
        "620000",
        "630200",
        "640000",
        "650000",
        "700000",
        "730000",
        "740000",
        "750000",
    )
    for _ in range(12):
        amounts = {
            account: Decimal(dice.randint(-9_000_000, 9_000_000)).scaleb(-2) for account in prefixes + costs
        }
        amounts["580000"] = -sum(amounts.values(), Decimal(0))
        rows = [["Compte", "Solde"], *([account, float(amount)] for account, amount in amounts.items())]
        data = book(tmp_path, {"Balance": rows})
        printed = value(data, f"in_units(accounts, 'amount', {unit})")
        assert adds_up(data, printed) == []
        assert printed["20/58"] == printed["10/49"]
        for record in data.records("accounts"):
            factor = unit if unit > 1 else 1
            assert abs(printed[record.code].value * factor - record.amount.value) < unit


def test_an_amount_that_moved_says_so(tmp_path: Path) -> None:
    rows = [["Compte", "Solde"], ["400000", 1.3], ["550000", 2.4], ["500000", 1.4], ["100000", -5.1]]
    printed = value(book(tmp_path, {"Balance": rows}), "in_units(accounts, 'amount')")
    assert [printed[code].value for code in ("29/58", "40", "54/58", "50/53")] == [5, 1, 3, 1]
    derivation = printed["54/58"].derivation
    assert derivation is not None and derivation.operation == "rounding, moved to meet the total"
    assert [str(source) for source in printed["54/58"].sources] == ["Balance!B3"]


def test_parts_that_miss_their_total_are_not_touched(tmp_path: Path) -> None:
    lines = [["Code", "Libellé", "Montant"], ["R1", None, 10.6], ["R2", None, 10.6], ["R", None, 30.2]]
    printed = value(book(tmp_path, {"Comptes simplifiés": lines}), "in_units(accounts, 'amount')")
    assert [printed[code].value for code in ("R1", "R2", "R")] == [11, 11, 30]


@pytest.mark.parametrize("source", ["in_units(accounts, 'amount', 0)", "in_units(accounts, 'nothing')"])
def test_what_in_units_cannot_take(source: str, tmp_path: Path) -> None:
    data = book(tmp_path, {"Balance": signed()})
    with pytest.raises(ExpressionError):
        value(data, source)


OWN = (
    "trial_balance_sides",
    "account_roll_forward",
    "opening_balances",
    "unmapped_accounts",
    "lines_from_accounts",
    "statement_identities",
    "line_signs",
)


@pytest.mark.parametrize("rule", OWN)
def test_a_trial_balance_in_order_gives_no_finding(rule: str, tmp_path: Path) -> None:
    check = import_module(f"reportcli.checks.rules.accounts.{rule}").check
    assert f"accounts.{rule}" in rules_by_name()
    assert list(check(book(tmp_path, {"Balance": signed()}), None)) == []
