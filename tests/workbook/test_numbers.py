"""Numbers in texts, number formats, precision, dates, shared formulas."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.formula.translate import Translator
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format

from reportcli.number_formats import codes_anywhere, describe, report_currency
from reportcli.workbook.excel.cells import moved, parse_range
from reportcli.workbook.tables.values.cell_formats import Purpose, amount_unit, meant, seen, share, zeros
from reportcli.workbook.tables.values.dates import from_serial, from_text, month_from_text
from reportcli.workbook.tables.values.decimals import digits_of, exact
from reportcli.workbook.tables.values.numbers_in_text import number_in_text
from workbook.books import codes, make, read


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1234", "1234"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1\u202f234\u00a0567,8", "1234567.8"),
        ("1'234.50", "1234.50"),
        ("(1.234,56)", "-1234.56"),
        ("\u221212,5", "-12.5"),
        ("12,5-", "-12.5"),
        ("+7", "7"),
        ("€ 1.500,00", "1500.00"),
        ("1.500,00 EUR", "1500.00"),
        ("1.234.567", "1234567"),
        ("0,123", "0.123"),
        ("1234,567", "1234.567"),
        ("19 %", "19"),
    ],
)
def test_european_numbers(text: str, value: str) -> None:
    read = number_in_text(text)
    assert (read.problem, read.value) == ("", Decimal(value))


@pytest.mark.parametrize("text", ["1.234", "1,234", "12.345", "-1.234"])
def test_a_single_separator_before_three_digits_is_ambiguous(text: str) -> None:
    assert number_in_text(text).problem == "ambiguous"


@pytest.mark.parametrize(
    "text", ["", "-", "abc", "1.23.4", "1..2", "12,", "(-5)", "1 23", "1,2,3", "١٢", "9" * 61, "1e5"]
)
def test_no_numbers(text: str) -> None:
    assert number_in_text(text).problem == "not-a-number"


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from([".", " ", "\u00a0", "'"]))
def test_grouped_numbers_come_back(value: Decimal, mark: str) -> None:
    printed = f"{value:,.2f}".replace(",", "_").replace(".", ",").replace("_", mark)
    assert number_in_text(printed).value == value


def test_percent_and_currency_are_told() -> None:
    assert number_in_text("19,5 %").percent
    assert number_in_text("$ 12").currency == "USD"


def of(value: object, code: str, kind: str = "money", unit: str = "", home: str = "EUR") -> Any:
    number = Decimal(str(value))
    return meant(number, code, seen(number, code), Purpose.of(kind, unit, home))


ACCOUNTING = '_-* #,##0.00\\ "€"_-;-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-'


@pytest.mark.parametrize(
    "code",
    [
        *(
            "General",
            "0",
            "#,##0.00",
            "0%",
            "0.0 %",
            "0\\ %",
            "0.00E+00",
            "##0.0E+0",
            "00 00 00 00",
            "@",
            ACCOUNTING,
        ),
        *("#,##0.00 €", '"€"\\ #,##0', "[$€-2] #,##0.00", "[$€-x-euro2]#,##0", "[$$-409]#,##0", "[$¥-411]0"),
        *("[$CAD] 0", "[$UAH] 0", "[$ £-809]0", '0.00 "euros"', "#,##0\\,\\-", "(#,##0_);[Red](#,##0)"),
        *("[$-409]#,##0", '0;0;"néant"', "#,##0.###", "_-* #,##0.00\\ _€_-", "dd/mm/yyyy", ";;;"),
    ],
)
def test_ordinary_formats_are_understood(code: str) -> None:
    said = of(5, code, unit="")
    assert (said.value, said.lost, said.multiplied) == (5, "", False)


@pytest.mark.parametrize(
    ("code", "amount", "currency"),
    [
        ('#,##0.00 "k€"', 5000, "EUR"),
        ('0.0\\ "M€"', 5000000, "EUR"),
        ("\\k\\€0", 5000, "EUR"),
        ('#,##0 "TEUR"', 5000, "EUR"),
        ('0" Mio €"', 5000000, "EUR"),
        ('#,##0, "k€"', 5, "EUR"),
        ('0.0,,"M"', 5, ""),
        ("[$R$-416] #,##0.00", 5, "BRL"),
        ("[$$-1009]#,##0.00", 5, "CAD"),
        ("[$¥-804]#,##0.00", 5, "CNY"),
        ("[$kr.-406] #,##0.00", 5, "DKK"),
        ('"$ CA"#,##0', 5, "CAD"),
        ("[$₽-419]0", 5, "RUB"),
        ("[$CAD] 0", 5, "CAD"),
        ('"$"#,##0', 5, "USD"),
    ],
)
def test_amounts_and_currencies_that_formats_show(code: str, amount: int, currency: str) -> None:
    said = of(5, code)
    assert (said.value, said.currency, said.lost) == (amount, currency, "")
    assert said.multiplied == (amount != 5)


@pytest.mark.parametrize(
    ("code", "shows", "misleading"),
    [
        ('#,##0 "FCFA"', "FCFA", True),
        ('#,##0\\ "kr"', "kr", True),
        ('0.0 "ha"', "ha", True),
        ('#,##0 "milliers"', "milliers", True),
        ('0"000"', '0"000"', True),
        ("#,##0,", "#,##0,", True),
        ("0.0,,", "0.0,,", True),
        ('0.0"%"', "%", True),
        ("0\\%", "%", True),
        ('"néant"', "néant", True),
        ("[>9]0;[<2]0", "######", True),
        ("-0", "-5", True),
    ],
)
def test_formats_that_show_something_else(code: str, shows: str, misleading: bool) -> None:
    said = of(5, code)
    assert (said.lost.rstrip("#"), said.misleading) == (shows.rstrip("#"), misleading)
    assert said.value == 5


def test_a_shared_sign_is_the_currency_of_the_report() -> None:
    said = [
        of(5, code, home=home) for code, home in (('0 "kr"', "SEK"), ('"$"0', "CAD"), ('0 "FCFA"', "XOF"))
    ]
    assert [(one.currency, one.lost) for one in said] == [("SEK", ""), ("CAD", ""), ("XOF", "")]


@pytest.mark.parametrize(
    ("value", "code", "lost"),
    [
        (-5, "#,##0;#,##0", "5"),
        (-5, "#,##0;[Red]#,##0", ""),
        (-5, "#,##0;(#,##0)", ""),
        (-5, "#,##0_);[Red](#,##0)", ""),
        ("-0.1", "0;0", ""),
        (0, '0;-0;"-"', ""),
        (0, "0;-0;;@", ""),
    ],
)
def test_the_sign_that_a_cell_shows_is_the_sign_of_its_number(value: object, code: str, lost: str) -> None:
    said = of(value, code)
    assert (said.lost, said.hidden, said.value) == (lost, False, Decimal(str(value)))


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [("1.5", "#,##0.###", 1), ("1.5", "0.00", 2), ("2", "#,##0.###", 0), ("0", ACCOUNTING, 2)],
)
def test_decimals_are_those_that_the_cell_shows(value: str, code: str, expected: int) -> None:
    assert of(value, code).decimals == expected


@pytest.mark.parametrize(("code", "value"), [('[<1000]0;0.0,"k"', "12500"), ('[<1000]0;0.0,"k"', "500")])
def test_sections_with_conditions_are_read_by_the_value(code: str, value: str) -> None:
    said = of(value, code)
    assert (said.value, said.lost, said.multiplied) == (Decimal(value), "", False)


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [("0.5", "0.0%", "0.5"), ("0.5", '0.0"%"', "0.005"), ("19", "0\\ \\%", "0.19"), ("0.5", "0.0", None)],
)
def test_a_percent_sign_in_quotes_does_not_multiply(value: str, code: str, expected: str | None) -> None:
    number = Decimal(value)
    found = share(number, seen(number, code))
    assert (found and found.value) == (expected and Decimal(expected))


def test_a_fraction_format_says_nothing_of_decimals() -> None:
    assert of("2.75", "# ??/??") == (Decimal("2.75"), 2, "", "", False, False, False, "")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("EUR", "EUR"), ("eur", "EUR"), ("€", "EUR"), ("Euros", "EUR"), ("£", "GBP"), ("xof", "XOF")),
        *(
            ("US$", "USD"),
            ("$", ""),
            ("¥", ""),
            ("XYZ", ""),
            ("euroz", ""),
            ("TRY", "TRY"),
            ("all", "ALL"),
            ("BEF", ""),
            ("k€", ""),
            ("FCFA", ""),
        ),
    ],
)
def test_the_currency_of_a_report(text: str, code: str) -> None:
    assert report_currency(text) == code


@pytest.mark.parametrize(
    "text",
    [
        *(
            "k€",
            "M€",
            "T€",
            "Mio €",
            "Mio. €",
            "Mrd €",
            "kEUR",
            "KEUR",
            "TEUR",
            "MEUR",
            "EURm",
            "€m",
            "keuros",
        ),
        *(
            "milliers €",
            "x 1000 EUR",
            "1 000 €",
            "Tsd. EUR",
            "millions d'euros",
            "millions d\u2019euros",
        ),
    ],
)
def test_a_currency_with_something_else_is_no_unit(text: str) -> None:
    assert amount_unit(text, money=False) == (text, False)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *(("€", "EUR"), ("EUR", "EUR"), ("euro", "EUR"), ("CHF", "CHF"), ("£", "GBP"), ("%", "%"), ("", "")),
        *(
            ("kg", "kg"),
            ("t", "t"),
            ("m", "m"),
            ("m²", "m²"),
            ("CO2", "CO2"),
            ("heures par an", "heures par an"),
        ),
        *(("kr", "kr"), ("R$", "BRL"), ("dollars canadiens", "dollars canadiens")),
        *(("EUROPE", "EUROPE"), ("TOP 10", "TOP 10"), ("kWh/m2", "kWh/m2"), ("Meuse", "Meuse")),
    ],
)
def test_units_of_key_figures(text: str, unit: str) -> None:
    assert amount_unit(text, money=False) == (unit, True)


def test_an_amount_has_a_currency_for_its_unit() -> None:
    assert [amount_unit(text, money=True)[1] for text in ("€", "%", "", "kg", "milliers")] == [
        *(True, True, True, False, False)
    ]


def test_zeros_of_a_code_format() -> None:
    assert [zeros(code) for code in ("0000", "0", "#,##0.00", "@", "General")] == [4, 1, 0, 0, 0]


def test_builtin_formats_agree_with_openpyxl_on_what_is_a_date() -> None:
    for number, code in codes_anywhere().items():
        theirs = BUILTIN_FORMATS.get(number, "General")
        assert (describe(code, "en").kind in ("date", "time", "duration")) == is_date_format(theirs), code
        assert describe(code, "en").currency == ""


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("109571.41999999998", "109571.42"),
        ("0.1", "0.1"),
        ("59.969999999999999", "59.97"),
        ("1234567890123", "1234567890123"),
        ("1E3", "1000"),
        ("-0.30000000000000004", "-0.3"),
    ],
)
def test_precision_of_a_spreadsheet(text: str, value: str) -> None:
    assert exact(text) == Decimal(value)


def test_digits() -> None:
    assert [digits_of(Decimal(text)) for text in ("100", "1.50", "0.125")] == [0, 1, 3]


def test_both_date_systems() -> None:
    assert from_serial("45657", False) == date(2024, 12, 31)
    assert from_serial("44195", True) == date(2024, 12, 31)
    assert from_serial("1", False) == date(1900, 1, 1)
    assert from_serial("61", False) == date(1900, 3, 1)
    assert from_serial("0", False) is None
    assert from_serial("9999999", False) is None


MONTHS = {"mars": 3, "decembre": 12}


@pytest.mark.parametrize(
    "text", ["2024-12-31", "31/12/2024", "31.12.2024", "31 décembre 2024", "2024-12-31T00:00:00"]
)
def test_typed_dates(text: str) -> None:
    assert from_text(text, MONTHS) == date(2024, 12, 31)


@pytest.mark.parametrize("text", ["12/31/2024", "31/12/24", "décembre", "2024"])
def test_what_is_no_date(text: str) -> None:
    assert from_text(text, MONTHS) is None


@pytest.mark.parametrize("text", ["2024-03", "03/2024", "mars 2024", "Mars", "15/03/2024"])
def test_typed_months(text: str) -> None:
    assert month_from_text(text, MONTHS, 2024) == date(2024, 3, 1)


def test_a_month_alone_needs_the_report_year() -> None:
    assert month_from_text("mars", MONTHS, None) is None


@pytest.mark.parametrize(
    "formula",
    [
        "A1+B$2*$C3",
        'IF(A1="B2",SUM(A1:A9),LOG10(B1))',
        "'My B2'!C3+Other!A1",
        "A:A+SUM(1:1)",
        "$A:$B+$1:2",
        "T_1+A1.x",
    ],
)
def test_shared_formulas_move_as_openpyxl_moves_them(formula: str) -> None:
    expected = Translator("=" + formula, origin="B2").translate_formula("D5")
    assert "=" + moved(formula, 3, 2) == expected


def test_a_reference_moved_off_the_sheet() -> None:
    assert moved("A1", 0, -1) == "#REF!1"


def test_ranges() -> None:
    assert parse_range("B2:AA10") == (2, 2, 10, 27)
    assert parse_range("$A$1") == (1, 1, 1, 1)
    assert parse_range("Sheet1!A1") is None


@pytest.mark.parametrize(
    ("text", "value", "written"),
    [
        ("2024/25", 2024, "2024/25"),
        ("2024–2025", 2024, "2024–2025"),
        ("1999-00", 1999, "1999-00"),
        ("2024", 2024, ""),
    ],
)
def test_a_financial_year_over_two_calendar_years(
    tmp_path: Path, text: str, value: int, written: str
) -> None:
    book = read(make(tmp_path / "w.xlsx", {"Organisation": [["Nom", "X"], ["Exercice", text]]}))
    year = book.record("organisation").year
    assert (year.value, year.unit, year.written) == (value, "year", written)


@pytest.mark.parametrize("text", ["2024/26", "2024/2", "24/25", "2024/25/26"])
def test_two_numbers_that_are_no_financial_year(tmp_path: Path, text: str) -> None:
    book = read(make(tmp_path / "w.xlsx", {"Organisation": [["Nom", "X"], ["Exercice", text]]}))
    assert "not-a-number" in codes(book)
