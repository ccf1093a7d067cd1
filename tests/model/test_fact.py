from decimal import Decimal

import pytest

from reportcli.model.fact import BareNumberError, Fact, round_half_up
from reportcli.model.refs import CellRef, column_letters

A = CellRef("book", "Comptes", 14, 4)
B = CellRef("book", "Comptes", 15, 4)


def fact(value: str, ref: CellRef = A, unit: str = "EUR") -> Fact:
    return Fact(Decimal(value), unit, sources=(ref,))


def test_arithmetic_keeps_sources_and_says_how() -> None:
    total = fact("1.10") + fact("2.20", B)
    assert total.value == Decimal("3.30")
    assert total.sources == (A, B)
    assert total.unit == "EUR"
    assert total.derivation is not None and total.derivation.operation == "sum"


def test_sum_of_a_list_starts_from_zero() -> None:
    assert sum([fact("1"), fact("2", B)]) == 3


def test_same_units_divide_into_a_plain_number() -> None:
    assert (fact("1") / fact("4", B)).unit == ""
    assert (fact("1") / 4).unit == "EUR"


def test_different_units_do_not_add() -> None:
    with pytest.raises(ValueError, match="different units"):
        fact("1") + fact("1", unit="USD")


def test_printing_a_bare_fact_is_a_type_error() -> None:
    with pytest.raises(BareNumberError):
        str(fact("1"))
    with pytest.raises(BareNumberError):
        f"{fact('1')}"


def test_a_sample_value_stays_one_through_arithmetic() -> None:
    invented = Fact(Decimal(1), sample=True)
    assert (invented + 1).sample and (1 - invented).sample


@pytest.mark.parametrize(("value", "rounded"), [("2.675", "2.68"), ("-2.675", "-2.68"), ("2.5", "2.50")])
def test_rounding_is_half_up(value: str, rounded: str) -> None:
    assert str(round_half_up(Decimal(value), 2)) == rounded


def test_cells_read_as_the_finance_officer_reads_them() -> None:
    assert A.a1 == "Comptes!D14"
    assert [column_letters(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]


@pytest.mark.parametrize(
    ("written", "before", "after"),
    [
        ("2024/25", "2023/24", "2026/27"),
        ("2024-25", "2023-24", "2026-27"),
        ("2024\u201325", "2023\u201324", "2026\u201327"),
        ("2024 / 2025", "2023 / 2024", "2026 / 2027"),
        ("2099/00", "2098/99", "2101/02"),
    ],
)
def test_the_year_before_a_financial_year_has_its_spelling(written: str, before: str, after: str) -> None:
    year = Fact(Decimal(written[:4]), "year", decimals=0, written=written)
    assert ((year - 1).written, (year + 2).written, (2 + year).written) == (before, after, after)
    assert (year - 1).value == year.value - 1


def test_what_is_no_year_any_more_is_not_written_as_one() -> None:
    year = Fact(Decimal(2024), "year", written="2024/25")
    assert [(year - year).written, (year * 2).written, (year - Decimal("0.5")).written] == ["", "", ""]
    assert (Fact(Decimal(2024), "year") - 1).written == ""
