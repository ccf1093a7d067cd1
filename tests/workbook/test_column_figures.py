"""Decimals of amounts in a column, a percentage without its sign among shares, years, units, the year."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import pytest

from reportcli.blocks import Report
from reportcli.checks.rules.figures import signs
from reportcli.expressions.date_formats import date_text, range_text
from reportcli.expressions.formats import fact_text, locale
from reportcli.model.diagnostic import Severity
from reportcli.workbook.year import year_missing
from workbook.books import codes, finding, make, pack, parts, read, rows, tiny_contract
from workbook.test_column_conventions import column
from workbook.test_traps import cell, gifts


@pytest.mark.parametrize(
    ("values", "code", "decimals"),
    [
        ((100, 12.5), "General", [2, 2]),
        ((100, 12), "General", [0, 0]),
        ((1250.5,), "#,##0.0", [2]),
        ((0.125,), "0.000", [3]),
        ((3470000000,), "0.00E+00", [0]),
    ],
)
def test_amounts_have_the_decimals_of_their_currency_or_none(
    tmp_path: Path, values: tuple[float, ...], code: str, decimals: list[int]
) -> None:
    book = column(tmp_path, "Montant", *values, code=code)
    assert [record.amount.decimals for record in book.records("gifts")] == decimals


@pytest.mark.parametrize(
    ("first", "second", "decimals"),
    [(130000, 1300, [0, 0]), (130000, 1300.5, [2, 2]), (130000.5, 1300, [2, 2])],
)
def test_amounts_of_cells_with_and_without_format_have_the_same_decimals(
    tmp_path: Path, first: float, second: float, decimals: list[int]
) -> None:
    """The example of a template is General, its empty rows show cents."""

    def edit(book: Any) -> None:
        book["Dons"]["B3"].number_format = "#,##0.00"

    book = gifts(tmp_path, ["Libellé", "Montant"], ["un", first], ["deux", second], edit=edit)
    assert [record.amount.decimals for record in book.records("gifts")] == decimals


def test_a_currency_without_cents_gets_none(tmp_path: Path) -> None:
    book = column(tmp_path, "Montant", 1250.5, currency="JPY")
    assert book.records("gifts")[0].amount.decimals == 1


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ((0.25, 0.6, 15), True),
        ((0.25, 0.6, 12.5), True),
        ((0.25, 0.6, 1.5), False),
        ((0.25, 0.6, 2.35), False),
        ((3, 4, 5), False),
        ((15,), False),
    ],
)
def test_a_percentage_without_its_sign_among_shares(
    tmp_path: Path, values: tuple[float, ...], told: bool
) -> None:
    book = column(tmp_path, "Part", *values, code="0%")
    assert ("percent-among-shares" in codes(book)) is told
    if told:
        found = finding(book, "percent-among-shares")
        typed = f"{values[2]:g} %"
        assert (found.where.a1, found.args["percent"], found.severity) == ("Dons!B4", typed, Severity.WARNING)


@pytest.mark.parametrize(
    ("value", "code"), [(45657, "dd.mm.yyyy"), ("31.12.2024", "@"), ("31 déc. 2024", "@"), (2024, "0")]
)
def test_a_year_may_be_given_as_its_last_day(tmp_path: Path, value: Any, code: str) -> None:
    def edit(book: Any) -> None:
        book["Organisation"]["B2"].number_format = code

    book = read(make(tmp_path / "w.xlsx", {"Organisation": [["Nom", "X"], ["Exercice", value]]}, edit))
    year = book.record("organisation").year
    assert (year.value, year.unit, codes(book)) == (2024, "year", [])


@pytest.mark.parametrize("unit", ["kg", "tonnes", "heures par an", "m²", "°C", "k", "ردن"])
def test_a_unit_is_printed_as_it_is_typed(tmp_path: Path, unit: str) -> None:
    book = gifts(tmp_path, ["Libellé", "Valeur", "Unité"], ["un", 1240, unit])
    value = book.records("gifts")[0].value
    assert codes(book) == []
    assert fact_text(value, locale("fr-BE")) == f"1\u202f240\u00a0{unit}".replace(
        "\u202f", locale("fr-BE").group
    )
    assert fact_text(value + value, locale("en-GB")) == f"2,480\u00a0{unit}"
    assert fact_text(value, locale("en-GB"), bare=True) == "1,240"


def test_a_unit_that_the_contract_states_counts_and_is_not_printed(tmp_path: Path) -> None:
    assert fact_text(cell(tmp_path, "Personnes", 8).records("gifts")[0].people, locale("en-GB")) == "8"


@pytest.mark.parametrize(
    ("units", "near"),
    [
        (("kg", "kg", "Kg"), ("Kg", "kg")),
        (("m²", "m²", "m2"), ("m2", "m²")),
        (("heures", "heures", "heurse"), ("heurse", "heures")),
        (("tonne", "tonnes", "tonnes"), None),
        (("km", "kg", "kg"), None),
        (("EUR", "€", "€"), None),
        (("jours", "heures", "arbres"), None),
    ],
)
def test_a_unit_written_nearly_like_another_is_noted(
    tmp_path: Path, units: tuple[str, ...], near: tuple[str, str] | None
) -> None:
    book = gifts(tmp_path, ["Libellé", "Valeur", "Unité"], *(["un", 3, unit] for unit in units))
    assert ("unit-like-another" in codes(book)) is (near is not None)
    if near is not None:
        found = finding(book, "unit-like-another")
        assert ((found.args["found"], found.args["nearest"]), found.severity) == (near, Severity.NOTE)


def test_money_that_is_not_known_is_an_error_with_the_nearest(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Libellé", "Valeur", "Unité"], ["un", 3, "ERU"])
    found = finding(book, "unit-not-understood")
    assert (found.where.a1, found.args["nearest"]) == ("Dons!C2", "EUR")


@pytest.mark.parametrize("stated", ["€", "euros", "Euro", "eur", "francs suisses", "Swiss francs", "£"])
def test_a_currency_by_its_sign_or_name(tmp_path: Path, stated: str) -> None:
    book = column(tmp_path, "Montant", 5, currency=stated, language="fr-BE")
    expected = {"f": "CHF", "S": "CHF", "£": "GBP"}.get(stated[0], "EUR")
    assert (book.records("gifts")[0].amount.unit, codes(book)) == (expected, [])


@pytest.mark.parametrize(
    ("sign", "language", "code"), [("$", "en-US", "USD"), ("$", "en-CA", "CAD"), ("kr", "da-DK", "DKK")]
)
def test_a_shared_sign_is_that_of_the_country_of_the_language(
    tmp_path: Path, sign: str, language: str, code: str
) -> None:
    book = column(tmp_path, "Montant", 5, currency=sign, language=language)
    assert (book.records("gifts")[0].amount.unit, codes(book)) == (code, [])
    assert "unknown-currency" in codes(column(tmp_path, "Montant", 5, currency=sign, language="en"))


def test_a_report_needs_a_year(tmp_path: Path) -> None:
    rows: list[list[Any]] = [["Nom", "X"]]
    book = read(make(tmp_path / "w.xlsx", {"Organisation": rows, "Dons": [["Libellé"], ["un"]]}))
    (found,) = year_missing(book)
    assert (found.code, str(found.where), found.severity) == ("year-missing", "Organisation", Severity.ERROR)
    assert found.args["key"] == "Exercice"
    rows.append(["Exercice", 2024])
    assert year_missing(read(make(tmp_path / "y.xlsx", {"Organisation": rows}))) == []
    rows[1] = ["Exercice", "x"]
    assert len(year_missing(read(make(tmp_path / "z.xlsx", {"Organisation": rows})))) == 1
    required = tiny_contract("tables: {organisation: {columns: {year: {type: year, required: true}}}}")
    assert year_missing(read(make(tmp_path / "r.xlsx", {"Organisation": rows[:1]}), required)) == []


def test_american_dates_are_printed_so() -> None:
    from datetime import date

    day, us = date(2024, 4, 28), locale("en-US")
    assert date_text(day, "long", us) == "April\u00a028, 2024"
    assert date_text(day, "short", us) == "04/28/2024"
    assert range_text(day, date(2024, 4, 30), "long", us) == "April\u00a028–30, 2024"
    assert date_text(day, "long", locale("en-GB")) == "28\u00a0April 2024"


@pytest.mark.parametrize(("value", "code", "told"), [(-0.4, "#,##0", 0), (-0.4, "0.00", 1), (-0.6, "0", 1)])
def test_what_prints_as_zero_is_not_below_zero(tmp_path: Path, value: float, code: str, told: int) -> None:
    book = column(tmp_path, "Montant", value, code=code)
    assert len([*signs.check(book, cast(Report, None))]) == told


@pytest.mark.parametrize("code", ['0"k"', '0"M"'])
def test_a_letter_that_may_count_is_reported(tmp_path: Path, code: str) -> None:
    found = finding(column(tmp_path, "Variation", 45, code=code), "format-not-understood")
    assert (found.where.a1, found.args["printed"]) == ("Dons!B2", "45")


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (1e-9, "0.000000001"),
        (1.5e-8, "0.000000015"),
        (1 / 3, "0.333333333"),
        (123456.789012345, "123,456.789"),
        (0.00001234, "0.00001234"),
    ],
)
def test_a_number_without_format_has_the_digits_that_its_cell_shows(
    tmp_path: Path, value: float, printed: str
) -> None:
    book = gifts(tmp_path, ["Libellé", "Valeur"], ["un", value])
    assert fact_text(book.records("gifts")[0].value, locale("en-GB")) == printed


def test_a_number_too_fine_for_print(tmp_path: Path) -> None:
    book = gifts(tmp_path, ["Libellé", "Valeur"], ["un", 5.55e-17], ["deux", 0])
    found = finding(book, "number-too-small")
    assert (found.where.a1, found.args["found"], found.severity) == ("Dons!B2", "5.55E-17", Severity.ERROR)
    rest = rows(
        ("Libellé", "Valeur"), ("un", '<c r="B2"><f>0.1+0.2-0.3</f><v>5.5511151231257827E-17</v></c>')
    )
    book = read(pack(tmp_path / "v.xlsx", parts(rest, name="Dons")))
    (found,), value = book.diagnostics, book.records("gifts")[0].value
    assert (found.severity, fact_text(value, locale("en-GB"))) == (Severity.WARNING, "0")
