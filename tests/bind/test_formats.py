"""Numbers and dates as each language prints them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcli.expressions.date_formats import date_text
from reportcli.expressions.formats import (
    compact_text,
    decimal_text,
    fact_text,
    locale,
    with_house_style,
)
from reportcli.model.fact import Derivation, Fact

NNBSP, NBSP = "\u202f", "\u00a0"


def fact(value: str, unit: str = "", **more: object) -> Fact:
    return Fact(Decimal(value), unit, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lang", "value", "unit", "expected"),
    [
        ("fr-BE", "6167271", "EUR", f"6{NNBSP}167{NNBSP}271{NBSP}€"),
        ("fr-BE", "7547446.5", "EUR", f"7{NNBSP}547{NNBSP}446,50{NBSP}€"),
        ("nl-BE", "7547446.5", "EUR", f"€{NBSP}7.547.446,50"),
        ("en-GB", "-7547446.5", "EUR", "\u2212€7,547,446.50"),
        ("de-DE", "7547446.5", "EUR", f"7.547.446,50{NBSP}€"),
        ("fr-BE", "0.0358", "%", f"3,58{NNBSP}%"),
        ("en-GB", "0.63", "%", "63%"),
        ("fr-BE", "15.95", "FTE", "15,95"),
        ("fr-BE", "2024", "year", "2024"),
        ("fr-BE", "109154150", "XOF", f"109{NNBSP}154{NNBSP}150{NBSP}FCFA"),
        ("xx", "1234", "", "1,234"),
    ],
)
def test_units_in_their_format(lang: str, value: str, unit: str, expected: str) -> None:
    assert fact_text(fact(value, unit), locale(lang)) == expected


def test_a_house_sets_its_own_separators() -> None:
    house = with_house_style(
        locale("fr-BE"), {"group": ".", "money": "{number}{symbol}", "percent": "{number}%"}
    )
    assert fact_text(fact("5103718", "EUR"), house) == "5.103.718€"
    assert fact_text(fact("0.0358", "%"), house, signed=True) == "+3,58%"


def test_a_house_pattern_is_no_format_string() -> None:
    house = with_house_style(locale("fr-BE"), {"money": "{number.__class__} {symbol}"})
    assert fact_text(fact("5", "EUR"), house) == "{number.__class__} €"


def test_stated_decimals_are_kept_and_computed_ones_bounded() -> None:
    assert fact_text(fact("1.5", decimals=2), locale("fr-BE")) == "1,50"
    third = fact("0.3333333333", derivation=Derivation("quotient"))
    assert fact_text(third, locale("fr-BE")) == "0,33"
    assert fact_text(fact("0.3333333333"), locale("fr-BE")) == "0,333333"


def test_rounding_is_half_up_and_never_minus_zero() -> None:
    assert decimal_text(Decimal("2.675"), 2, locale("en-GB")) == "2.68"
    assert decimal_text(Decimal("-0.004"), 2, locale("en-GB")) == "0.00"


@pytest.mark.parametrize(
    ("lang", "value", "expected"),
    [
        ("fr-BE", "1400000", f"1,4{NBSP}million"),
        ("fr-BE", "2000000", f"2{NBSP}millions"),
        ("de-DE", "1400000", f"1,4{NBSP}Millionen"),
        ("de-DE", "1000000", f"1{NBSP}Million"),
        ("nl-BE", "3800000000", f"3,8{NBSP}miljard"),
        ("en-GB", "999999", f"1{NBSP}million"),
        ("en-GB", "471000", "471,000"),
    ],
)
def test_compact(lang: str, value: str, expected: str) -> None:
    assert compact_text(fact(value), locale(lang)) == expected


def test_dates() -> None:
    assert date_text(date(2024, 12, 31), "long", locale("fr-BE")) == f"31{NBSP}décembre 2024"
    assert date_text(date(2024, 1, 1), "long", locale("fr-BE")) == f"1er{NBSP}janvier 2024"
    assert date_text(date(2024, 12, 31), "short", locale("fr-BE")) == "31/12/2024"
    assert date_text(date(2024, 3, 5), "iso", locale("de-DE")) == "2024-03-05"


@given(
    st.decimals(min_value=-(10**12), max_value=10**12, places=2),
    st.sampled_from(["fr-BE", "nl-BE", "en-GB", "de-DE"]),
)
def test_printed_numbers_read_back(value: Decimal, lang: str) -> None:
    lo = locale(lang)
    text = decimal_text(value, 2, lo).replace(lo.group, "").replace(lo.decimal, ".").replace(lo.minus, "-")
    assert Decimal(text) == value


def test_letters_of_a_currency_stand_apart() -> None:
    """A sign touches its number in English, letters do not (CLDR, currencySpacing)."""
    en = locale("en-GB")
    assert fact_text(fact("-12.5", "CHF"), en) == f"\u2212CHF{NBSP}12.50"
    assert fact_text(fact("12.5", "GBP"), en) == "£12.50"
    assert fact_text(fact("12.5", "CHF"), locale("fr")) == f"12,50{NBSP}CHF"
