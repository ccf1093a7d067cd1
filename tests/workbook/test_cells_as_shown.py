"""What the cell shows is what is read, or a finding at the cell gives both forms: real cases."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reportcli.expressions.formats import compact_text, fact_text, locale
from reportcli.model.diagnostic import Severity
from workbook.books import codes, finding, make, read
from workbook.test_traps import cell, gifts


def stating(tmp_path: Path, header: str, value: Any, code: str, currency: str = "EUR") -> Any:
    """A workbook of one number with its format, in a report in French with a currency."""
    head = [["Clé", "Valeur"], ["Nom", "X"], ["Devise", currency]]

    def edit(book: Any) -> None:
        book["Dons"]["B2"].number_format = code

    tables = {"Organisation": head, "Dons": [["Libellé", header], ["un", value]]}
    return read(make(tmp_path / "w.xlsx", tables, edit=edit))


@pytest.mark.parametrize(
    ("value", "code"), [(0.5, "# ?/?"), (0.75, "# ?/?"), (2.75, "# ??/??"), (0.25, "# ?/4")]
)
@pytest.mark.parametrize(("header", "name"), [("Variation", "loose"), ("Montant", "amount")])
def test_a_fraction_keeps_its_number(tmp_path: Path, header: str, name: str, value: float, code: str) -> None:
    book = cell(tmp_path, header, value, code)
    fact = getattr(book.records("gifts")[0], name)
    assert (codes(book), fact.value) == ([], Decimal(str(value)))
    assert fact.decimals == (2 if name == "amount" else len(str(value).partition(".")[2]))  # money has cents


@pytest.mark.parametrize(
    ("value", "code", "share", "decimals"), [(0.5, '0.0"%"', "0.005", 1), (0.9, '0.0" %"', "0.009", 1)]
)
def test_a_percent_sign_in_quotes(tmp_path: Path, value: float, code: str, share: str, decimals: int) -> None:
    book = cell(tmp_path, "Part", value, code)
    fact = book.records("gifts")[0].share
    assert (codes(book), fact.value, fact.decimals) == ([], Decimal(share), decimals)


@pytest.mark.parametrize(
    ("value", "code", "amount", "seen"),
    [
        (100, '#,##0 "k€"', 100000, "100 k€"),
        (45, '#,##0.00 "k€"', 45000, "45.00 k€"),
        (200000, '#,##0.00\\ "M€"', 200000000000, "200,000.00 M€"),
    ],
)
def test_a_multiple_in_the_format_of_an_amount(
    tmp_path: Path, value: int, code: str, amount: int, seen: str
) -> None:
    book = cell(tmp_path, "Montant", value, code)
    found, fact = finding(book, "amount-in-multiples"), book.records("gifts")[0].amount
    assert (fact.value, fact.unit, fact.decimals) == (amount, "EUR", 0)
    assert (found.where.a1, found.severity, found.args["seen"]) == ("Dons!B2", Severity.WARNING, seen)
    assert found.args["printed"] == f"{amount:,} EUR"


@pytest.mark.parametrize(
    ("header", "value", "code", "severity", "seen", "printed"),
    [
        ("Variation", 12345678, "0.0,,", Severity.WARNING, "12.3", "12,345,678"),
        ("Montant", 12345, "#,##0,", Severity.ERROR, "12", "12,345 EUR"),
        ("Variation", 18500, "#,##0,", Severity.WARNING, "19", "18,500"),
        ("Montant", 100000, '#,##0 "FCFA"', Severity.ERROR, "100,000 FCFA", "100,000 EUR"),
        ("Montant", 250000, '#,##0\\ "F CFA"', Severity.ERROR, "250,000 F CFA", "250,000 EUR"),
    ],
)
def test_what_is_in_doubt_is_told_in_both_forms(
    tmp_path: Path, header: str, value: int, code: str, severity: Severity, seen: str, printed: str
) -> None:
    found = finding(cell(tmp_path, header, value, code), "format-not-understood")
    assert (found.where.a1, found.severity) == ("Dons!B2", severity)
    assert (found.args["seen"], found.args["printed"]) == (seen, printed)


@pytest.mark.parametrize(
    ("code", "currency"),
    [
        ("[$R$-416] #,##0.00", "BRL"),
        ("[$$-1009]#,##0.00", "CAD"),
        ("[$CAD] #,##0.00", "CAD"),
        ("[$kr.-406] #,##0.00", "DKK"),
        ("[$¥-804]#,##0.00", "CNY"),
    ],
)
def test_the_currency_of_the_cell_and_not_of_the_report(tmp_path: Path, code: str, currency: str) -> None:
    book = cell(tmp_path, "Montant", 100, code)
    assert book.records("gifts")[0].amount.unit == currency
    found = finding(book, "other-currency")
    assert (codes(book), found.args["found"]) == (["other-currency"], currency)


@pytest.mark.parametrize(("code", "currency"), [('"$"0', "CAD"), ('0 "kr"', "NOK"), ('0 "FCFA"', "XOF")])
def test_a_shared_sign_in_a_report_of_that_currency(tmp_path: Path, code: str, currency: str) -> None:
    book = stating(tmp_path, "Montant", 5, code, currency)
    assert (codes(book), book.records("gifts")[0].amount.unit) == ([], currency)


def test_optional_decimals(tmp_path: Path) -> None:
    fact = cell(tmp_path, "Variation", 1.5, "#,##0.###").records("gifts")[0].loose
    assert (fact.value, fact.decimals) == (Decimal("1.5"), 1)


@pytest.mark.parametrize(("header", "name"), [("Variation", "loose"), ("Montant", "amount")])
def test_a_number_that_its_format_hides(tmp_path: Path, header: str, name: str) -> None:
    book = cell(tmp_path, header, 777, ";;;")
    found = finding(book, "hidden-by-format")
    assert (found.where.a1, found.severity, codes(book)) == (
        "Dons!B2",
        Severity.WARNING,
        ["hidden-by-format"],
    )
    assert getattr(book.records("gifts")[0], name).value == 777
    assert found.args["printed"].startswith("777")


def test_a_text_that_its_format_hides(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Dons"]["A2"].number_format = ";;;"

    book = gifts(tmp_path, ["Libellé", "Montant"], ["un", 5], edit=edit)
    assert finding(book, "hidden-by-format").args["printed"] == "un"


def test_nil_shown_as_nothing_is_custom(tmp_path: Path) -> None:
    assert codes(cell(tmp_path, "Montant", 0, "#,##0;-#,##0;;@")) == []


@pytest.mark.parametrize("code", ["jj/mm/aaaa", "TT.MM.JJJJ", "dd-mm-jjjj", "[$-80C]dd/mm/yyyy"])
def test_a_date_code_as_its_author_typed_it(tmp_path: Path, code: str) -> None:
    book = cell(tmp_path, "Échéance", 45657, code)
    assert (codes(book), str(book.records("gifts")[0].due)) == ([], "2024-12-31")


def test_the_currency_of_a_figure_without_stated_unit(tmp_path: Path) -> None:
    book = cell(tmp_path, "Variation", 1234567.5, '#,##0.00\\ "€"')
    fact = book.records("gifts")[0].loose
    assert (codes(book), fact.unit, fact.decimals) == ([], "EUR", 2)


@pytest.mark.parametrize(
    ("stated", "unit"),
    [("kg", "kg"), ("EUR", "EUR"), ("heures par an", "heures par an"), ("m²", "m²"), ("USD", "USD")],
)
def test_units_beside_figures_stay(tmp_path: Path, stated: str, unit: str) -> None:
    book = gifts(tmp_path, ["Libellé", "Valeur", "Unité"], ["un", 12, stated])
    assert (codes(book), book.records("gifts")[0].value.unit) == ([], unit)


def test_a_multiple_in_a_cell_of_units(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Libellé", "Valeur", "Unité"], ["un", 12, "k€"])
    assert finding(book, "unit-not-understood").args["found"] == "k€"


def test_a_format_that_contradicts_the_stated_currency(tmp_path: Path) -> None:
    def edit(book: Any) -> None:
        book["Dons"]["B2"].number_format = "[$CHF] 0"

    book = gifts(tmp_path, ["Libellé", "Valeur", "Unité"], ["un", 12, "EUR"], edit=edit)
    found = finding(book, "format-not-understood")
    assert (found.severity, found.args["seen"], found.args["printed"]) == (Severity.ERROR, "CHF 12", "12 EUR")


@pytest.mark.parametrize(
    "code",
    ['0"/20"', '0" / "0', '0"h"00', '00":"00', "000-00-0000", '0","0', '">"0', '"< "0', '"~"0', '"≈ "0'],
)
def test_signs_between_or_before_the_digits_are_told(tmp_path: Path, code: str) -> None:
    book = cell(tmp_path, "Variation", 1530, code)
    assert finding(book, "format-not-understood").severity is Severity.WARNING
    book = cell(tmp_path, "Montant", 1530, code)
    assert finding(book, "format-not-understood").severity is Severity.ERROR


@pytest.mark.parametrize(
    "code",
    [
        '#"."##0',
        "# ##0",
        "#'##0",
        "00 00 00",
        "[>=100000]##\\,##\\,##0;##,##0",
        '[<1000]0;0.0,"k"',
        "#,##0.00_)",
    ],
)
def test_signs_between_thousands_are_no_matter(tmp_path: Path, code: str) -> None:
    assert "format-not-understood" not in codes(cell(tmp_path, "Variation", 1234567, code))


@pytest.mark.parametrize(
    ("code", "printed"),
    [('0 "kg"', "1530 kg"), ("00-00", "15-30"), ("0# ## ##", "0 15 30"), ("00000", "01530")],
)
def test_a_number_in_a_text_prints_as_its_cell_shows_it(tmp_path: Path, code: str, printed: str) -> None:

    def edit(book: Any) -> None:
        book["Dons"]["A2"].number_format = code

    book = gifts(tmp_path, ["Libellé", "Montant"], [1530, 5], edit=edit)
    assert ([one.label for one in book.records("gifts")], codes(book)) == ([printed], [])


@pytest.mark.parametrize(
    ("value", "code", "shows"),
    [
        (12, "+0;-0;0", "+12"),
        (12, '"+"0', "+12"),
        (12, "\\+0.0", "+12.0"),
        ("+12", "General", "+12"),
        (-12, "+0;-0;0", "−12"),
        (0, "+0;-0;0", "0"),
        (12, "0.0E+00", "12"),
    ],
)
def test_a_plus_sign_that_a_cell_shows_is_printed(
    tmp_path: Path, value: object, code: str, shows: str
) -> None:
    figure = cell(tmp_path, "Variation", value, code).records("gifts")[0].loose
    english = locale("en")
    assert fact_text(figure, english) == shows
    assert "+" not in fact_text(-figure, english) + fact_text(abs(figure), english)


def test_a_plus_sign_stands_before_percentages_and_compact_numbers_too(tmp_path: Path) -> None:
    english = locale("en")
    share = cell(tmp_path, "Part", 0.125, "+0.0%;-0.0%;0.0%").records("gifts")[0].share
    assert fact_text(share, english) == "+12.5%"
    large = cell(tmp_path, "Variation", 2500000, "+#,##0;-#,##0").records("gifts")[0].loose
    assert compact_text(large, english).startswith("+2.5")


def test_a_yes_or_no_among_numbers_is_quoted_as_its_cell_shows_it(tmp_path: Path) -> None:
    for value, seen in ((True, "TRUE"), (False, "FALSE")):
        assert finding(stating(tmp_path, "Montant", value, "General"), "not-a-number").args["found"] == seen


@pytest.mark.parametrize("code", ["(#,##0)", '"("#,##0" €)"', '#,##0"-"', "#,##0\\ \\-"])
def test_an_amount_above_nothing_that_shows_as_one_below_is_an_error(tmp_path: Path, code: str) -> None:
    """Costs in parentheses, a minus behind the number: the page would print them without."""
    found = finding(cell(tmp_path, "Montant", 45000, code), "format-not-understood")
    assert (found.severity, found.where.a1) == (Severity.ERROR, "Dons!B2")


@pytest.mark.parametrize(
    ("value", "code"), [(-6200, "#,##0;#,##0"), (-6200, '#,##0;#,##0" CR"'), (45, "(#,##0)")]
)
def test_a_sign_that_the_cell_hides_has_its_own_remedy(tmp_path: Path, value: int, code: str) -> None:
    found = finding(cell(tmp_path, "Montant", value, code), "format-not-understood")
    assert (found.severity, found.args["remedy"]) == (Severity.ERROR, "sign")


@pytest.mark.parametrize("code", ['0"+"', "#,##0\\+", '0" +"'])
def test_a_plus_behind_a_number_says_more_than(tmp_path: Path, code: str) -> None:
    assert "format-not-understood" in codes(cell(tmp_path, "Montant", 240, code))


@pytest.mark.parametrize("code", ["#,##0.-", '"CHF" #,##0.--', "#,##0_);(#,##0)", '#,##0",-"'])
def test_signs_for_no_cents_and_room_for_a_parenthesis_are_no_signs(tmp_path: Path, code: str) -> None:
    assert "format-not-understood" not in codes(stating(tmp_path, "Montant", 45000, code, "CHF"))


def test_a_mark_of_a_note_behind_a_number_is_in_doubt(tmp_path: Path) -> None:
    """45 000* prints without its star."""
    found = finding(cell(tmp_path, "Montant", 45000, '#,##0"*"'), "format-not-understood")
    assert (found.severity, found.where.a1) == (Severity.WARNING, "Dons!B2")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('0;-0;"n.a."', ["format-not-understood"]),
        ('0;-0;"gratuit"', ["format-not-understood"]),
        ('0;-0;"-"', []),
        ('0;-0;"néant"', []),
        ('#,##0 "€";-#,##0 "€";"-" "€"', []),
        ("0;-0;;@", []),
    ],
)
def test_nil_that_shows_words_for_something_else(tmp_path: Path, code: str, expected: list[str]) -> None:
    assert codes(cell(tmp_path, "Montant", 0, code)) == expected
    assert codes(cell(tmp_path, "Montant", 5, code)) == []
