"""Where a number in a text begins and ends: the last form that is read, and the first that is not."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import pytest

from reportcli.workbook.tables.values.decimals import (
    TooLargeNumber,
    digits_of,
    exact,
    exponent_of,
    minor_digits,
    money_digits,
    percent_seen,
    round_significant,
)
from reportcli.workbook.tables.values.numbers_in_text import (
    NumberInText,
    decimal_mark,
    number_in_text,
    whole_thousands,
)


def refused(problem: str) -> NumberInText:
    return NumberInText(Decimal(0), 0, False, "", problem)


@pytest.mark.parametrize(
    "text",
    [
        *("1.234", "9.999", "12.345", "123.456", "999,999", "1,234", "12,345", "123,456"),
        *("-123.456", "+1.234", "(1.234)", "€ 123.456", "123.456 EUR", "1.234 %"),
    ],
)
def test_one_to_three_digits_a_mark_and_three_more_are_ambiguous(text: str) -> None:
    assert number_in_text(text) == refused("ambiguous")


@pytest.mark.parametrize(
    ("text", "value", "decimals"),
    [
        ("0.123", "0.123", 3),  # nobody groups after a zero
        ("1234.567", "1234.567", 3),  # nor after four digits
        ("1.23", "1.23", 2),
        ("1.2345", "1.2345", 4),
        ("123.45", "123.45", 2),
        ("1.234,5", "1234.5", 1),
        ("1.234,567", "1234.567", 3),
        ("1.234.567", "1234567", 0),
        ("12.345.678", "12345678", 0),
        ("123.456.789,00", "123456789.00", 2),
        ("1 234", "1234", 0),
        ("12 345 678", "12345678", 0),
        ("1'234'567", "1234567", 0),
        ("1,234,567.8", "1234567.8", 1),
        ("7", "7", 0),
        ("007", "7", 0),
        ("9" * 60, "9" * 60, 0),
    ],
)
def test_value_and_decimals(text: str, value: str, decimals: int) -> None:
    assert number_in_text(text) == NumberInText(Decimal(value), decimals, False, "", "")


@pytest.mark.parametrize(
    "text",
    [
        *("9" * 61, "1 2345", "12 34", "1234 567", "1.234 567", "1 234 56", "1.234.56", "1,23,456"),
        *(
            "1\u201923",
            ".5",
            ",5",
            "5.",
            "5,",
            "'5",
            "5'",
            "12 ,5",
            "1.2.3,4",
            "1,2.3,4",
            "1.23.456",
            "1..234",
        ),
        *("(5", "5)", "()", "(-5)", "(+5)", "--5", "5 EUR 6", "EUR 5 USD", "ABC 5", "5 % %", "%", "€", "x5"),
        *("5x", "5e3", "½", "٣", "1.234.567.89", "1.234.5678", "1 234  567"),
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert number_in_text(text) == refused("not-a-number")


@pytest.mark.parametrize("space", ["\xa0", "\u202f", "\u2009", "\u2007", "\u200a", "\t", " "])
def test_every_space_groups(space: str) -> None:
    assert number_in_text(f"{space}1{space}234,5{space}%{space}") == (Decimal("1234.5"), 1, True, "", "")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *(("-5", "-5"), ("5-", "-5"), ("\u22125", "-5"), ("5 -", "-5"), ("- 5", "-5"), ("( 5 )", "-5")),
        *(("+5", "5"), ("5", "5"), ("-0,5", "-0.5"), ("(12)", "-12"), ("1\u2019234", "1234")),
    ],
)
def test_signs(text: str, value: str) -> None:
    assert number_in_text(text).value == Decimal(value)
    assert number_in_text(text).problem == ""


@pytest.mark.parametrize("text", ["240+", "240 +", "12+ %", "5+5"])
def test_a_plus_behind_a_number_says_more_than(text: str) -> None:
    """240+ is no 240."""
    assert number_in_text(text).problem == "not-a-number"


@pytest.mark.parametrize(
    ("text", "value", "percent", "currency"),
    [
        ("12,5%", "12.5", True, ""),
        ("-12,5 %", "-12.5", True, ""),
        ("(3 %)", "-3", True, ""),
        ("€5", "5", False, "EUR"),
        ("5£", "5", False, "GBP"),
        ("CHF 1'000.50", "1000.50", False, "CHF"),
        ("-€ 5", "-5", False, "EUR"),
        ("(5 USD)", "-5", False, "USD"),
    ],
)
def test_percent_and_currency(text: str, value: str, percent: bool, currency: str) -> None:
    read = number_in_text(text)
    assert (read.value, read.percent, read.currency, read.problem) == (Decimal(value), percent, currency, "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("123456789012345", "123456789012345"),  # fifteen digits: as the file says
        ("123456789012.345", "123456789012.345"),
        ("1.50", "1.50"),
        ("1234567890123456", "1234567890123460"),  # sixteen: the last is noise, and no exponent comes of it
        ("12345678901234.56", "12345678901234.6"),
        ("0.1000000000000000055", "0.1"),
        ("0", "0"),
    ],
)
def test_fifteen_digits_are_kept(text: str, shown: str) -> None:
    assert str(exact(text)) == shown


def test_noise_alone_is_rounded() -> None:
    assert round_significant(Decimal("109571.41999999998")) == Decimal("109571.42")
    assert str(round_significant(Decimal("0.00"))) == "0"
    assert str(round_significant(Decimal("20"))) == "20"


@pytest.mark.parametrize("text", ["1E301", "1E-301", "-1E301", "NaN", "Infinity", "", "x"])
def test_numbers_that_no_spreadsheet_shows(text: str) -> None:
    with pytest.raises(InvalidOperation):
        exact(text)


@pytest.mark.parametrize("text", ["9.99E20", "-9.99E20", "1E-300", "0E-400", "0E400"])
def test_the_last_numbers_that_are_taken(text: str) -> None:
    assert exact(text) == Decimal(text)


@pytest.mark.parametrize("text", ["1E21", "1E27", "-1E28", "1E30", "1.5E300", "1E9999"])
def test_numbers_larger_than_figures(text: str) -> None:
    with pytest.raises(TooLargeNumber):
        exact(text)


def test_digits_and_exponents() -> None:
    assert [digits_of(Decimal(text)) for text in ("0", "100", "1.5", "1.50", "0.001", "1E2")] == [
        *(0, 0, 1, 1, 3, 0)
    ]
    assert [exponent_of(Decimal(text)) for text in ("1.50", "1E2", "NaN", "Infinity")] == [-2, 2, 0, 0]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("0.125", "12.5 %"),
        ("0.5", "50 %"),
        ("1", "100 %"),
        ("10", "1000 %"),
        ("1.00", "100 %"),
        ("0.10", "10 %"),
        ("0", "0 %"),
        ("x", "x"),
    ],
)
def test_a_percentage_as_the_cell_shows_it(text: str, seen: str) -> None:
    assert percent_seen(text) == seen


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1.5"], "."),
        (["1,25", "2"], ","),
        ([",5"], ","),
        (["1.234.567"], ","),
        (["1,234,567."], "."),  # a mark without decimals behind it, as half-typed amounts have
        (["1,234,567.891"], "."),
        (["1.500,-"], ","),
        (["12.-"], "."),
        (["1.234"], ""),
        (["1.2345"], ""),
        (["7"], ""),
        ([], ""),
        (["1.5", "1,5"], ""),
    ],
)
def test_the_decimal_sign_that_a_column_proves(texts: list[str], mark: str) -> None:
    assert decimal_mark(texts) == mark


@pytest.mark.parametrize(
    ("texts", "mark"),
    [
        (["1.234", "5.678", "9.012"], ","),
        (["1,234", "5,678", "9,012"], "."),
        (["1.234", "5.678"], ""),
        (["1.234", "5,678", "9.012"], ""),
        (["1.234", "5.6789", "9.012"], ""),
    ],
)
def test_three_amounts_of_whole_thousands_prove_it_too(texts: list[str], mark: str) -> None:
    assert whole_thousands(texts) == mark


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.500,-", "1500"), ("1,500.-", "1500"), ("1500,--", "1500"), ("1 500,-", "1500"), ("(12,-)", "-12")],
)
def test_without_cents(text: str, value: str) -> None:
    assert number_in_text(text) == NumberInText(Decimal(value), 0, False, "", "")


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        *(
            ("US$5", "USD"),
            ("US $5", "USD"),
            ("USD $5", "USD"),
            ("CAD$5", "CAD"),
            ("EUR €5", "EUR"),
            ("A$5", "AUD"),
            ("5 € EUR", "EUR"),
            ("€5", "EUR"),
        ),
        *(("5 euro", "EUR"), ("5 euros", "EUR"), ("5 eur", "EUR"), ("chf 5", "CHF"), ("TND 5", "TND")),
    ],
)
def test_signs_codes_and_names_of_currencies(text: str, currency: str) -> None:
    assert number_in_text(text) == NumberInText(Decimal(5), 0, False, currency, "")


def test_two_letters_are_no_name_of_a_currency() -> None:
    """They are as often a unit."""
    assert number_in_text("1.500,- kr", "SEK") == number_in_text("5 kr", "SEK") == refused("not-a-number")


def test_a_currency_has_as_many_decimals_as_iso_4217_says() -> None:
    none = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
    three = "BHD IQD JOD KWD LYD OMR TND"
    assert [{*map(minor_digits, codes.split())} for codes in (none, three)] == [{0}, {3}]
    assert [minor_digits("EUR"), minor_digits("")] == [2, 2]


@pytest.mark.parametrize(
    ("shown", "unit", "digits"),
    [(1, "EUR", 2), (3, "EUR", 3), (0, "EUR", 0), (1, "km", 1), (1, "TND", 3), (1, "JPY", 1)],
)
def test_an_amount_with_decimals_has_those_of_its_currency(shown: int, unit: str, digits: int) -> None:
    assert money_digits(shown, unit) == digits


@pytest.mark.parametrize(
    ("text", "mark"), [("123.456.789", ","), ("12,345,678", "."), ("1234.567.890", ""), ("1234,567,890", "")]
)
def test_no_number_begins_with_four_digits_before_its_thousands(text: str, mark: str) -> None:
    assert decimal_mark([text]) == mark


def test_a_space_stands_before_three_digits_or_nowhere() -> None:
    for space in "\xa0\u202f\u2009\u2007\u200a\t ":
        assert number_in_text(f"12{space}34") == refused("not-a-number")


def test_a_currency_is_stated_once() -> None:
    assert number_in_text("5 EUR EUR") == refused("not-a-number")


@pytest.mark.parametrize(
    "text", ["eur 1500", "1500 eur", "1500,- eur", "euros 1500", "1500 euros", "1500,- euros"]
)
def test_a_currency_by_its_name_stands_before_or_behind_the_number(text: str) -> None:
    assert number_in_text(text) == NumberInText(Decimal(1500), 0, False, "EUR", "")


@pytest.mark.parametrize("text", ["kr 1500", "1500 kr", "1500,- kr"])
def test_two_letters_beside_a_number_are_no_name(text: str) -> None:
    assert number_in_text(text, "SEK").problem == "not-a-number"
