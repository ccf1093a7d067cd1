"""Cells as they are shown: code, value, locale, text, and what the format says of the value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from reportcli.number_formats import Problem, Shown, describe, show

NUMBERS = [
    ("0", 2.5, "3"),
    ("0", -2.5, "-3"),
    ("0.00", 0.285, "0.29"),
    ("0.00", 1.005, "1.01"),
    ("0.00", Decimal("2.6749999999999998"), "2.68"),
    ("0", 1004.9999999999999, "1005"),
    ("0", -0.4, "0"),
    ("#,##0", 1234567.5, "1,234,568"),
    ("#,##0.###", 1.5, "1.5"),
    ("#,##0.###", 3, "3."),
    ("#,###", 0, ""),
    ("0.0?", 1.5, "1.5 "),
    ("??0", 7, "  7"),
    ("00000", 12, "00012"),
    ("0,000", 5, "0,005"),
    (".00", 12.345, "12.35"),
    ("0,", 1234567.89, "1235"),
    ("0.0,,", 12345678, "12.3"),
    ("0,.0", 1234567.89, "1234.6"),
    ("0.0,", 1234567.89, "1234.6"),
    ("0,x0", 1234567.89, "123456x8"),
    ("000-00-0000", 123456789, "123-45-6789"),
    ("(000) 000-0000", 2813308004, "(281) 330-8004"),
    ("0", 123456789012345678, "123456789012346000"),
    ("0%", 0.5, "50%"),
    ('0.0"%"', 0.5, "0.5%"),
    ("0.0\\%", 0.5, "0.5%"),
    ("0%%", 0.5, "5000%%"),
    ("0.00E+00", 3470000000, "3.47E+09"),
    ("##0.0E+0", 12345, "12.3E+3"),
    ("##0.0E+0", 999.96, "1.0E+3"),
    ("0.0E-00", 0.05, "5.0E-02"),
    ("0.0E-0", 3000, "3.0E3"),
    ("0E+0", 0, "0E+0"),
    ("_-* #,##0.00_-", 1234.5, " 1,234.50 "),
    ("#,##0_);(#,##0)", -5, "(5)"),
    ('"$"#,##0;-"$"#,##0', -5, "-$5"),
    ('0;-0;"nil"', 0, "nil"),
    ("[Red]-0;[Blue]0", -3, "3"),
    ('[>=1000000]0.0,,"M";[>=1000]0,"k";0', 2500000, "2.5M"),
    ('[>=1000000]0.0,,"M";[>=1000]0,"k";0', 2500, "3k"),
    ('[>=1000000]0.0,,"M";[>=1000]0,"k";0', -7, "-7"),
    ('[<0]"minus "0;0', -5, "minus 5"),
    ('[>=100]"A"0;[<=-100]"B"0;"C"0', -6.3, "-C6"),
    ("[<-4]\\A0;\\B0", -5, "A5"),
    ("[=0]\\A0;\\B0", -5, "-B5"),
    ("[<=9999999]###-####;(###) ###-####", 8675309, "867-5309"),
    ("General", 12345678901, "12345678901"),
    ("General", 123456789012, "1.23457E+11"),
    ("General", 1234.56789012, "1234.56789"),
    ("General", 0.000123456789, "0.000123457"),
    ("General", 0.0000123456789, "1.23457E-05"),
    ("General", 0.00001, "0.00001"),
    ("General", 99999999999.9, "1E+11"),
    ("General", 0.1 + 0.2, "0.3"),
    ('General" kg"', -1.5, "-1.5 kg"),
    ("@", 12, "12"),
    ("Standard", 12, "12"),
    ("", 12, "12"),
]


@pytest.mark.parametrize(("code", "value", "text"), NUMBERS)
def test_numbers(code: str, value: float | Decimal, text: str) -> None:
    assert show(value, code).text == text


FRACTIONS = [
    ("# ?/?", 0.5, " 1/2"),
    ("# ??/??", 2.75, "2  3/4 "),
    ("# ?/4", 2.75, "2 3/4"),
    ("# ??/16", 1.25, "1  4/16"),
    ("# ?/?", 3, "3    "),
    ("# ?/?", 0.01, "0    "),
    ("?/?", 1.5, "3/2"),
    ("0/100", 0.5, "50/100"),
    ("# #/#", 2, "2"),
    ("# ?/?", 12.3, "12 1/3"),
    ("# ??/??", -123.456, "-123 26/57"),
    ("# ?/?", 0.99, "1    "),
    ("00 00/00", 1, "01 00/01"),
]


@pytest.mark.parametrize(("code", "value", "text"), FRACTIONS)
def test_fractions(code: str, value: float, text: str) -> None:
    shown = show(value, code)
    assert (shown.text, shown.kind, shown.decimals) == (text, "fraction", None)


DATES = [
    ("dd/mm/yyyy", 45657, "en-GB", "31/12/2024", "date"),
    ("dd/mm/yyyy", 45657, "nl-NL", "31-12-2024", "date"),
    ("dd/mm/yyyy", 45657, "de-DE", "31.12.2024", "date"),
    ("jj/mm/aaaa", 45657, "en-US", "31/12/2024", "date"),
    ("TT.MM.JJJJ", 45657, "de-DE", "31.12.2024", "date"),
    ("dd-mm-jjjj", 45657, "nl-BE", "31-12-2024", "date"),
    ("[$-40C]jj mmmm aaaa", 45657, "en-US", "31 décembre 2024", "date"),
    ("gg/mm/aaaa", 45657, "it-IT", "31/12/2024", "date"),
    ("dddd d mmmm yyyy", 45657, "fr-BE", "mardi 31 décembre 2024", "date"),
    ("[$-80C]dddd d mmmm", 45657, "en-US", "mardi 31 décembre", "date"),
    ("[$-413]mmm yy", 45352, "en-US", "mrt 24", "date"),
    ("[$-en-US]mmmm d, yyyy;@", 45657, "fr-FR", "December 31, 2024", "date"),
    ("mmmmm", 45657, "en-US", "D", "date"),
    ("d.m.yy", 45657, "en-US", "31.12.24", "date"),
    ("e", 45657, "en-US", "2024", "date"),
    ("yyyy-mm-dd hh:mm", 45657.75, "en-US", "2024-12-31 18:00", "date"),
    ("h:mm AM/PM", 0.75, "en-US", "6:00 PM", "time"),
    ("hh:mm A/P", 0.7, "en-US", "04:48 P", "time"),
    ("mm:ss.00", 0.5000014, "en-US", "00:00.12", "time"),
    ("h:mm:ss", 0.9999999, "en-US", "0:00:00", "time"),
    ("yyyy-mm-dd", 45657.9999999, "en-US", "2024-12-31", "date"),
    ("m/d h:m", 45352.0006944445, "en-US", "3/1 0:1", "date"),
    ("[h]:mm:ss", 1.25, "en-US", "30:00:00", "duration"),
    ("[mm]", 1.25, "en-US", "1800", "duration"),
    ("[ss].00", 0.5, "fr-FR", "43200,00", "duration"),
    ("d/m/yyyy", 60, "en-US", "29/2/1900", "date"),
    ("d/m/yyyy", 0, "en-US", "0/1/1900", "date"),
    ("ddd d/m/yyyy", 1, "en-US", "Sun 1/1/1900", "date"),
    ("d/m/yyyy", 61, "en-US", "1/3/1900", "date"),
    ("d/m/yyyy", 2958465, "en-US", "31/12/9999", "date"),
]


@pytest.mark.parametrize(("code", "value", "locale", "text", "kind"), DATES)
def test_dates(code: str, value: float, locale: str, text: str, kind: str) -> None:
    shown = show(value, code, locale)
    assert (shown.text, shown.kind, shown.problems) == (text, kind, ())


def test_dates_from_1904() -> None:
    assert show(0, "d/m/yyyy", date1904=True).text == "1/1/1904"
    assert show(44195, "ddd d/m/yyyy", date1904=True).text == "Tue 31/12/2024"
    assert show(-0.5, "[h]:mm", date1904=True).text == "-12:00"


@pytest.mark.parametrize("value", [-1, 2958466, -0.25])
def test_what_is_no_date_is_told(value: float) -> None:
    shown = show(value, "d/m/yyyy h:mm")
    assert set(shown.text) == {"#"}
    assert [problem.code for problem in shown.problems] == ["date-out-of-range"]


def test_dates_of_readers_are_serial_numbers() -> None:
    assert show(dt.datetime(2024, 12, 31, 18), "yyyy-mm-dd h").text == "2024-12-31 18"
    assert show(dt.date(1900, 2, 1), "d/m/yyyy").text == "1/2/1900"
    assert show(dt.time(6, 30), "h:mm").text == "6:30"
    assert show(dt.timedelta(hours=30), "[h]:mm").text == "30:00"


BUILT_IN = [
    (0, 5, "en-US", "5"),
    (4, 1234.5, "fr-FR", "1\u202f234,50"),
    (14, 45657, "en-US", "12/31/2024"),
    (14, 45657, "de-DE", "31.12.2024"),
    (14, 45657, "en-GB", "31/12/2024"),
    (22, 45657.75, "en-US", "12/31/2024 18:00"),
    (37, -5, "en-US", "(5)"),
    (37, -5, "fr-FR", "-5"),
    (44, 5, "en-US", " $5.00 "),
    (44, 5, "fr-BE", " 5,00 € "),
    (44, 5, "nl-NL", "€  5,00 "),
    (46, 1.5, "en-US", "36:00:00"),
    (47, 0.5, "en-US", "00:00.0"),
]


@pytest.mark.parametrize(("number", "value", "locale", "text"), BUILT_IN)
def test_built_in_numbers(number: int, value: float, locale: str, text: str) -> None:
    assert (
        show(value, number, locale).text.replace("€ \u00a0", "€ ").strip()
        == text.replace("€  ", "€ ").strip()
    )


TEXTS = [
    ("0.00", "word", "word", False),
    ('"<"@">"', "word", "<word>", False),
    ('0;0;0;"text"', "word", "text", False),
    (";;;", "word", "", True),
    ("0;@", "word", "word", False),
    ("General;General;General;General", "word", "word", False),
]


@pytest.mark.parametrize(("code", "value", "text", "hidden"), TEXTS)
def test_texts(code: str, value: str, text: str, hidden: bool) -> None:
    assert show(value, code) == Shown(text, "text", hidden=hidden)


def test_truth_values_and_blank_cells() -> None:
    assert show(True, "0", "fr-BE").text == "VRAI"
    assert show(False, "0").text == "FALSE"
    assert show(None, "0").text == ""


IMPLIED = [
    # shapes met in workbooks: code, value, locale, text, what the format says
    ("# ?/?", 0.5, "en-US", " 1/2", {"kind": "fraction"}),
    ('0.0"%"', 0.5, "en-US", "0.5%", {"decimals": 1, "percent_literal": True}),
    ('0.0" %"', 0.9, "en-US", "0.9 %", {"decimals": 1, "percent_literal": True}),
    ("0.0%", 0.125, "en-US", "12.5%", {"decimals": 1, "percent": True}),
    ('#,##0 "k€"', 100, "en-US", "100 k€", {"decimals": 0, "currency": "EUR", "multiple": 3}),
    ('#,##0.00\\ "M€"', 1.5, "fr-BE", "1,50 M€", {"decimals": 2, "currency": "EUR", "multiple": 6}),
    ("0.0,,", 12345678, "en-US", "12.3", {"decimals": 1, "scale": 6}),
    ("#,##0,", 12345678, "en-US", "12,346", {"decimals": 0, "scale": 3}),
    (
        '#,##0.0,," Mio. €"',
        12345678,
        "en-US",
        "12.3 Mio. €",
        {"decimals": 1, "scale": 6, "multiple": 6, "currency": "EUR"},
    ),
    ('0.0,,"M"', 12345678, "en-US", "12.3M", {"decimals": 1, "scale": 6, "multiple": 6}),
    ('0"m"', 12, "en-US", "12m", {"decimals": 0, "unit": "m"}),
    ("[$R$-416] #,##0.00", 100, "en-US", "R$ 100.00", {"decimals": 2, "currency": "BRL"}),
    ("[$$-1009]#,##0.00", 100, "en-US", "$100.00", {"decimals": 2, "currency": "CAD"}),
    ('"$"#,##0', 100, "en-US", "$100", {"decimals": 0, "currency": "USD"}),
    ('"$"#,##0', 100, "en-GB", "$100", {"decimals": 0, "currency": "$"}),
    ("[$kr.-406] #,##0.00", 100, "en-US", "kr. 100.00", {"decimals": 2, "currency": "DKK"}),
    ('#,##0 "kr"', 100, "en-US", "100 kr", {"decimals": 0, "currency": "kr"}),
    ('#,##0 "FCFA"', 100000, "en-US", "100,000 FCFA", {"decimals": 0, "currency": "FCFA"}),
    ('#,##0\\ "F\\ CFA"', 250000, "en-US", "250,000 F\\ CFA", {"decimals": 0, "currency": "F CFA"}),
    ('#,##0 "FCFA"', 5, "fr-SN", "5 FCFA", {"decimals": 0, "currency": "XOF"}),
    ("#,##0.###", 1.5, "en-US", "1.5", {"decimals": 1}),
    (";;;", 777, "en-US", "", {"hidden": True}),
    ("[$¥-804]#,##0.00", 100, "en-US", "¥100.00", {"decimals": 2, "currency": "CNY"}),
    ("[$¥-411]#,##0", 100, "en-US", "¥100", {"decimals": 0, "currency": "JPY"}),
    ("#,##0.00\\ [$CAD]", 5, "en-US", "5.00 CAD", {"decimals": 2, "currency": "CAD"}),
    ('#,##0.00\\ "€"', 5, "fr-BE", "5,00 €", {"decimals": 2, "currency": "EUR"}),
    ('#,##0.00 "€ TTC"', 5, "en-US", "5.00 € TTC", {"decimals": 2, "currency": "EUR", "unit": "TTC"}),
    ('0.0 "€/h"', 5, "en-US", "5.0 €/h", {"decimals": 1, "currency": "EUR", "unit": "/h"}),
    ('0 "kg"', 5, "en-US", "5 kg", {"decimals": 0, "unit": "kg"}),
    ('0 "ETP"', 5, "en-US", "5 ETP", {"decimals": 0, "unit": "ETP"}),
    ("#,##0;(#,##0)", -5, "en-US", "(5)", {"decimals": 0, "negative_in_parentheses": True}),
    ('0;-0;"n/a"', 0, "en-US", "n/a", {"worded": True}),
    ('_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', 0, "en-US", " -   ", {"decimals": 0, "worded": True}),
    ("0.00E+00", 3470000000, "en-US", "3.47E+09", {"kind": "scientific", "decimals": 0}),
    ("0.00E+00", 0.0347, "en-US", "3.47E-02", {"kind": "scientific", "decimals": 4}),
    ("General", 2.75, "en-US", "2.75", {"kind": "general", "decimals": 2}),
]


@pytest.mark.parametrize(("code", "value", "locale", "text", "implied"), IMPLIED)
def test_what_the_format_says(
    code: str, value: float, locale: str, text: str, implied: dict[str, object]
) -> None:
    assert show(value, code, locale) == Shown(**{"text": text, "kind": "number", **implied})  # type: ignore[arg-type]


PROBLEMS = [
    ("0" * 256, 5, "too-long"),
    ("0;0;0;@;0", 5, "too-many-sections"),
    ("[>3]0;[>2]0;[>1]0", 5, "too-many-conditions"),
    ('0"kg', 5, "unclosed-quote"),
    ("0[", 5, "unclosed-bracket"),
    ("[Mauve]0", 5, "unknown-bracket"),
    ("[$-9999]0", 5, "unknown-locale"),
    (23, 5, "unknown-id"),
    ("[$¤¤]0", 5, "unknown-currency"),
    ("[DBNum1]0", 5, "numerals"),
    ("[$-D000409]0", 5, "numerals"),
    ("[$-60401]yyyy", 45657, "calendar"),
    ("# ##0,00", 5, "localised-separators"),
    ("#.##0,00 €", 5, "localised-separators"),
    ("General 0", 5, "unquoted-words"),
    ("[>9]0;[<1]0", 5, "no-section"),
    ("yyyy", -5, "date-out-of-range"),
    ("0", float("inf"), "not-a-number"),
    ("0", Decimal("1E+999999"), "not-a-number"),
]


@pytest.mark.parametrize(("code", "value", "problem"), PROBLEMS)
def test_what_is_not_understood_is_a_problem(code: str | int, value: float | Decimal, problem: str) -> None:
    assert [found.code for found in show(value, code).problems] == [problem]


def test_every_problem_stands_in_a_test() -> None:
    from reportcli.number_formats import CODES

    assert {problem for _, _, problem in PROBLEMS} == set(CODES)


def test_without_a_value() -> None:
    found = describe('#,##0.0#,, "M€";[Red](#,##0.0);;', "fr-BE")
    assert (found.kind, found.decimals, found.least) == ("number", 2, 1)
    assert (found.scale, found.multiple, found.currency, found.grouped) == (6, 6, "EUR", True)
    assert (found.negative_in_parentheses, found.hides) == (True, ("zero", "text"))
    assert describe(";;;").hides == ("positive", "negative", "zero", "text")
    assert describe("00000").zeros == 5
    assert describe("jj/mm/aaaa").language == "fr"
    assert describe("@").kind == "text"
    assert describe("[h]:mm").kind == "duration"
    assert describe(23).problems == (Problem("unknown-id", "23"),)
