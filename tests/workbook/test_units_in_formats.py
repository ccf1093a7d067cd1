"""A unit that stands in a number's format alone is printed as it is typed, and a rate is no amount."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportcli.expressions.formats import fact_text, locale
from reportcli.workbook.tables.values.format_units import is_rate
from workbook.books import codes, finding
from workbook.test_traps import cell, gifts


@pytest.mark.parametrize(
    ("header", "value", "code", "printed"),
    [
        ("Variation", 1250, '#,##0 "kg"', "1\u202f250 kg"),
        ("Variation", 12, '0" km"', "12 km"),
        ("Variation", 3.5, '0.0 "m3"', "3,5 m3"),
        ("Variation", -7, '0 "h";-0 "h"', "\u22127 h"),
        ("Variation", 1, '[>=2]0 "jours";0 "jour"', "1 jour"),
        ("Variation", 3, '[>=2]0 "jours";0 "jour"', "3 jours"),
        ("Variation", 21, '0 "°C"', "21 °C"),
        ("Variation", 25.5, '0.00 "€/h"', "25,50 €/h"),
        ("Variation", 40, '#,##0 "€ par jour"', "40 € par jour"),
        ("Montant", 12.5, '0.00 "€/kg"', "12,50 €/kg"),
        ("Personnes", 3, '0 "personnes"', "3"),
    ],
)
def test_a_unit_of_the_format_is_printed_as_typed(
    tmp_path: Path, header: str, value: float, code: str, printed: str
) -> None:
    book = cell(tmp_path, header, value, code)
    record = book.records("gifts")[0]
    fact = {"Variation": "loose", "Montant": "amount", "Personnes": "people"}[header]
    assert codes(book) == []
    assert fact_text(getattr(record, fact), locale("fr")).replace("\xa0", " ") == printed


@pytest.mark.parametrize("code", ['0 "milliers"', '0"k"', '"No "0', '0 "‰"', '0.0,"t"', '0 "k€/an"'])
def test_what_counts_names_or_scales_a_number_is_reported(tmp_path: Path, code: str) -> None:
    assert finding(cell(tmp_path, "Variation", 12, code), "format-not-understood").where.a1 == "Dons!B2"


@pytest.mark.parametrize(
    "code", ['0" ½"', '0"5"', '"1"0', '0"²"', '0"\u0665"', '0" ⅓ kg"', '"2024: "0', '0" 000"', '"+32 "0']
)
def test_a_figure_of_the_format_beside_the_number_is_reported(tmp_path: Path, code: str) -> None:
    """18 that is shown as 18 ½ or 185 is never printed as 18 without a word."""
    assert finding(cell(tmp_path, "Variation", 18, code), "format-not-understood").where.a1 == "Dons!B2"
    amount = cell(tmp_path, "Montant", 18, code)
    assert finding(amount, "format-not-understood").severity.value == "error"


@pytest.mark.parametrize("unit", ["€/h", "EUR/kg", "€ par jour"])
def test_a_rate_beside_its_figure_is_a_unit(tmp_path: Path, unit: str) -> None:
    book = gifts(tmp_path, ["Libellé", "Valeur", "Unité"], ["un", 12, unit])
    assert codes(book) == []
    text = fact_text(book.records("gifts")[0].value, locale("fr"))
    assert text == f"12\xa0{unit}"


@pytest.mark.parametrize("text", ["k€/an", "€/$", "km/h", "€/1000", "€ HT", "XYZ/h"])
def test_what_is_no_rate(text: str) -> None:
    assert not is_rate(text, "EUR")


def with_unit(tmp_path: Path, unit: str, code: str) -> Any:
    """A figure of 12 with its unit beside it, shown in a format."""

    def edit(book: Any) -> None:
        book["Dons"]["B2"].number_format = code

    return gifts(tmp_path, ["Libellé", "Valeur", "Unité"], ["un", 12, unit], edit=edit)


@pytest.mark.parametrize(
    ("unit", "code", "told"),
    [
        ("kg", '0 "t"', True),
        ("jours", '0 "h"', True),
        ("kg", '0 "kg"', False),
        ("m²", '0 "m2"', False),
        ("jours", '0 "jour"', False),
        ("ha", '0 "ha."', False),
    ],
)
def test_a_unit_that_the_format_contradicts_is_told(tmp_path: Path, unit: str, code: str, told: bool) -> None:
    assert codes(with_unit(tmp_path, unit, code)) == (["format-not-understood"] if told else [])


def test_what_is_no_unit(tmp_path: Path) -> None:
    book = with_unit(tmp_path, "-", "0")
    assert (codes(book), fact_text(book.records("gifts")[0].value, locale("fr"))) == ([], "12")
    for unit in ("12", "0", "1,5"):
        assert finding(with_unit(tmp_path, unit, "0"), "unit-not-understood").where.a1 == "Dons!C2"
