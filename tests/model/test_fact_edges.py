"""What a Fact keeps and what it refuses, operation by operation."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from reportcli.model.fact import BareNumberError, Derivation, Fact, round_half_up
from reportcli.model.refs import CellRef

A = CellRef("book", "Comptes", 14, 4)
B = CellRef("book", "Comptes", 15, 4)
EURO = Fact(Decimal("6"), "EUR", "2024", (A,), decimals=2, declared=True, written="x")
MORE = Fact(Decimal("1.5"), "EUR", "2023", (B, A))
PLAIN = Fact(Decimal("3"))
SHARE = Fact(Decimal("0.5"), "%")


@pytest.mark.parametrize(
    ("made", "operation", "value", "unit"),
    [
        (lambda: EURO + MORE, "sum", "7.5", "EUR"),
        (lambda: PLAIN + MORE, "sum", "4.5", "EUR"),
        (lambda: MORE + PLAIN, "sum", "4.5", "EUR"),
        (lambda: PLAIN + PLAIN, "sum", "6", ""),
        (lambda: MORE + 1, "sum", "2.5", "EUR"),
        (lambda: 1 + MORE, "sum", "2.5", "EUR"),
        (lambda: MORE + 0.25, "sum", "1.75", "EUR"),
        (lambda: EURO - MORE, "difference", "4.5", "EUR"),
        (lambda: PLAIN - MORE, "difference", "1.5", "EUR"),
        (lambda: 10 - MORE, "difference from", "8.5", "EUR"),
        (lambda: EURO * PLAIN, "product", "18", "EUR"),
        (lambda: PLAIN * EURO, "product", "18", "EUR"),
        (lambda: SHARE * EURO, "product", "3.0", "EUR"),
        (lambda: EURO * SHARE, "product", "3.0", "EUR"),
        (lambda: EURO * MORE, "product", "9", "EUR"),
        (lambda: SHARE * 2, "product", "1", "%"),
        (lambda: 2 * SHARE, "product", "1", "%"),
        (lambda: EURO / MORE, "quotient", "4", ""),
        (lambda: EURO / PLAIN, "quotient", "2", "EUR"),
        (lambda: EURO / SHARE, "quotient", "12", "EUR"),
        (lambda: EURO / 4, "quotient", "1.5", "EUR"),
        (lambda: 12 / EURO, "quotient of", "2", ""),
    ],
)
def test_value_unit_and_name_of_an_operation(made: Any, operation: str, value: str, unit: str) -> None:
    fact = made()
    assert (fact.value, fact.unit, fact.derivation.operation) == (Decimal(value), unit, operation)
    assert len(fact.derivation.operands) == 2
    assert (fact.decimals, fact.declared, fact.written) == (None, False, "")


def test_sources_are_joined_once_and_in_order() -> None:
    assert (EURO + MORE).sources == (A, B)
    assert (MORE - EURO).sources == (B, A)
    assert (EURO * 2).sources == (A,)


def test_period_and_operands() -> None:
    total = EURO + MORE
    assert (total.period, (MORE + EURO).period) == ("2024", "2023")
    assert total.derivation == Derivation("sum", (EURO, MORE))
    assert (EURO * 2).derivation == Derivation("product", (EURO, Decimal(2)))


@pytest.mark.parametrize("sample", [(True, False), (False, True), (True, True), (False, False)])
def test_one_sample_makes_the_result_a_sample(sample: tuple[bool, bool]) -> None:
    first, second = (Fact(Decimal(1), sample=one) for one in sample)
    assert (first + second).sample is any(sample)


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda: EURO + SHARE, "sum: EUR and % are different units"),
        (lambda: EURO - SHARE, "difference: EUR and % are different units"),
    ],
)
def test_different_units_neither_add_nor_subtract(made: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        made()


def test_negation_and_absolute_keep_all_else() -> None:
    below = -EURO
    assert (below.value, below.unit, below.sources, below.derivation) == (
        *(-6, "EUR", (A,), Derivation("negation", (EURO,))),
    )
    assert (abs(below).value, abs(below).derivation) == (6, Derivation("absolute", (below,)))


def test_comparison_looks_at_the_value_alone() -> None:
    two, three = Fact(Decimal(2), "EUR"), Fact(Decimal(3), "USD")
    assert [two < three, three < two, two < two] == [True, False, False]
    assert [two <= three, three <= two, two <= two] == [True, False, True]
    assert [two > three, three > two, two > two] == [False, True, False]
    assert [two >= three, three >= two, two >= two] == [False, True, True]
    assert two == Fact(Decimal(2)) and two == 2
    assert not (two == three or two == "2" or two != 2)
    assert hash(two) == hash(Fact(Decimal(2), "USD"))
    assert two == 2.0 and two < 2.5 and two > Decimal("1.9")
    assert [bool(Fact(Decimal(0), "EUR")), bool(two)] == [False, True]


@pytest.mark.parametrize(("other", "name"), [("1", "str"), (None, "NoneType")])
def test_what_is_no_number(other: Any, name: str) -> None:
    with pytest.raises(BareNumberError, match=f"{name} is not a number"):
        EURO + other


@pytest.mark.parametrize("other", [True, False])
def test_true_and_false_are_no_numbers(other: bool) -> None:
    with pytest.raises(BareNumberError, match="true and false are not numbers"):
        other > EURO  # noqa: B015 - comparing is what is refused


@pytest.mark.parametrize("print_", [str, lambda fact: f"{fact:.2f}", "{}".format])
def test_a_fact_is_never_printed_bare(print_: Any) -> None:
    with pytest.raises(BareNumberError, match="printed through a number format"):
        print_(EURO)


@pytest.mark.parametrize(
    ("written", "first", "moved", "after"),
    [
        ("2024/25", 2024, 1, "2025/26"),
        ("2024-2025", 2024, -1, "2023-2024"),
        ("1001/02", 1001, -1, "1000/01"),
        ("1000/01", 1000, -1, ""),  # three digits are no year
        ("9997/98", 9997, 1, "9998/99"),
        ("9998/99", 9998, 1, ""),  # the year after would have five
        ("2024/2", 2024, 1, ""),
        ("2024/255", 2024, 1, ""),
        ("24/25", 2024, 1, ""),
        ("202425", 2024, 1, ""),
        ("2024/25x", 2024, 1, ""),
    ],
)
def test_the_spelling_of_financial_years(written: str, first: int, moved: int, after: str) -> None:
    year = Fact(Decimal(first), "year", decimals=0, written=written)
    found = year + moved
    assert (found.value, found.written, found.decimals) == (first + moved, after, 0)
    assert (year - -moved).written == after


def test_a_year_on_by_a_fact_or_half_a_year_is_not_spelled() -> None:
    year = Fact(Decimal(2024), "year", decimals=0, written="2024/25")
    assert ((year + PLAIN).written, (year + PLAIN).decimals) == ("", None)
    assert (year + Decimal("0.5")).written == ""
    assert (Fact(Decimal(2024), "year", decimals=0) + 1).decimals is None


@pytest.mark.parametrize(
    ("value", "places", "rounded"),
    [
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("-0.5", 0, "-1"),
        ("0.49", 0, "0"),
        ("0.005", 2, "0.01"),
        ("150", -2, "2E+2"),
    ],
)
def test_rounding(value: str, places: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), places)) == rounded


def test_a_plain_number_added_gives_no_unit() -> None:
    bare, money = Fact(Decimal(2)), Fact(Decimal(2), "EUR")
    assert [(bare + 1).unit, (bare - 1).unit, (bare + bare).unit] == ["", "", ""]
    assert [(money + 1).unit, (bare + money).unit, (money - bare).unit] == ["EUR", "EUR", "EUR"]


def test_points_and_percentages() -> None:
    """The difference of two percentages is points, which are added to a percentage or taken from one."""
    points = SHARE - Fact(Decimal("0.2"), "%")
    assert points.unit == "%pt"
    assert [(SHARE + points).unit, (points + SHARE).unit, (SHARE - points).unit] == ["%", "%", "%"]
    with pytest.raises(ValueError, match="different units"):
        _ = points - SHARE


def test_what_is_no_number_is_not_equal_to_a_fact() -> None:
    assert (Fact(Decimal(5)) == "5") is False
