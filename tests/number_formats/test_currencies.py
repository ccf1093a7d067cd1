"""Signs, codes and names of currencies, multiples with them, and the headings that state them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reportcli.number_formats import multiple_in_header, nearest, recognise

ROOT = Path(__file__).resolve().parents[2]

KNOWN = [
    ("€", None, "EUR", 0),
    ("EUR", None, "EUR", 0),
    ("eur", None, "EUR", 0),
    ("euros", None, "EUR", 0),
    ("EURO", None, "EUR", 0),
    ("k€", None, "EUR", 3),
    ("K€", None, "EUR", 3),
    ("T€", None, "EUR", 3),
    ("kEUR", None, "EUR", 3),
    ("TEUR", None, "EUR", 3),
    ("M€", None, "EUR", 6),
    ("m€", None, "EUR", 6),
    ("Mio €", None, "EUR", 6),
    ("Mio. €", None, "EUR", 6),
    ("Mrd €", None, "EUR", 9),
    ("Mds €", None, "EUR", 9),
    ("Tsd. €", None, "EUR", 3),
    ("millions d'euros", None, "EUR", 6),
    ("milliers d’euros", None, "EUR", 3),
    ("duizend euro", None, "EUR", 3),
    ("€'000", None, "EUR", 3),
    ("1 000 €", None, "EUR", 3),
    ("£m", None, "GBP", 6),
    ("MSEK", None, "SEK", 6),
    ("CA$", None, "CAD", 0),
    ("C$", None, "CAD", 0),
    ("C$", "NI", "NIO", 0),
    ("$CA", None, "CAD", 0),
    ("CAD $", None, "CAD", 0),
    ("US$", None, "USD", 0),
    ("R$", None, "BRL", 0),
    ("$", "US", "USD", 0),
    ("$", "CA", "CAD", 0),
    ("kr", "SE", "SEK", 0),
    ("kr", "NO", "NOK", 0),
    ("kr.", "DK", "DKK", 0),
    ("¥", "CN", "CNY", 0),
    ("¥", "JP", "JPY", 0),
    ("元", None, "CNY", 0),
    ("RMB", None, "CNY", 0),
    ("zł", None, "PLN", 0),
    ("Kč", None, "CZK", 0),
    ("CHF", None, "CHF", 0),
    ("Fr.", None, "CHF", 0),
    ("F CFA", "SN", "XOF", 0),
    ("FCFA", "CM", "XAF", 0),
    ("R", "ZA", "ZAR", 0),
    ("dollars canadiens", None, "CAD", 0),
    ("Schweizer Franken", None, "CHF", 0),
    ("svenska kronor", "SE", "SEK", 0),
]


@pytest.mark.parametrize(("token", "territory", "code", "multiple"), KNOWN)
def test_known(token: str, territory: str | None, code: str, multiple: int) -> None:
    found = recognise(token, territory)
    assert (found.code, found.multiple, found.money) == (code, multiple, True)


@pytest.mark.parametrize(
    "token", ["kg", "KM", "m", "M", "T", "L", "ETP", "TTC", "heures", "ALL", "km", "t", "%", ""]
)
def test_no_money(token: str) -> None:
    found = recognise(token)
    assert (found.code, found.multiple, found.money) == ("", 0, False)


def test_signs_that_many_share_are_ambiguous() -> None:
    assert recognise("kr").candidates == ("DKK", "ISK", "NOK", "SEK")
    assert recognise("FCFA").candidates == ("XAF", "XOF")
    assert recognise("$").candidates[0] == "USD"
    assert recognise("$").name == "$"
    assert recognise("¥").candidates == ("CNY", "JPY")


def test_unknown_money_has_neighbours() -> None:
    assert (recognise("ERU").money, recognise("ERU").code) == (True, "")
    assert nearest("ERU")[0] == "EUR"
    assert nearest("UDS")[0] == "USD"
    assert nearest("dolars")[0] == "USD"
    assert recognise("₿").money


def test_a_rate_is_its_currency_and_a_rest() -> None:
    found = recognise("€/h")
    assert (found.code, found.rest) == ("EUR", "/h")


HEADINGS = [
    ("2023 in T€", 3, "EUR"),
    ("en milliers d'euros", 3, "EUR"),
    ("in 1 000", 3, ""),
    ("in 1.000", 3, ""),
    ("x 1.000 €", 3, "EUR"),
    ("bedragen x € 1.000", 3, "EUR"),
    ("Mio. €", 6, "EUR"),
    ("Montant (k€)", 3, "EUR"),
    ("2023 Mio. €", 6, "EUR"),
    ("Recettes 2023/24 k€", 3, "EUR"),
    ("(in duizenden euro)", 3, "EUR"),
    ("£'000", 3, "GBP"),
    ("(000s)", 3, ""),
    ("Amount in thousands", 3, ""),
    ("Umsatz [Mio. EUR]", 6, "EUR"),
    ("$m", 6, "$"),
    ("in 1.000.000 EUR", 6, "EUR"),
]


@pytest.mark.parametrize(("text", "power", "currency"), HEADINGS)
def test_headings_with_a_multiple(text: str, power: int, currency: str) -> None:
    found = multiple_in_header(text)
    assert found is not None
    assert (found.power, found.currency) == (power, currency)


@pytest.mark.parametrize(
    "text",
    [
        "Dons > 1 000 €",
        "Moins de 1.000 €",
        "Über 1 Mio. €",
        "2 k€ par an",
        "Total M",
        "K",
        "2024",
        "1 000 km",
        "Mémoire",
        "",
    ],
)
def test_headings_without(text: str) -> None:
    assert multiple_in_header(text) is None


def test_long_headings_end() -> None:
    assert multiple_in_header("1 000 000 " * 5000 + "k" * 5000) is None


@pytest.mark.parametrize(
    ("file", "options"), [("cldr_currencies.toml", []), ("cldr_currency_names.json", ["--names"])]
)
def test_the_tables_are_what_their_tool_writes(file: str, options: list[str]) -> None:
    made = subprocess.run(
        [sys.executable, str(ROOT / "tools/currency_table.py"), *options],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    table = ROOT / "src/reportcli/number_formats/currencies" / file
    assert made.stdout == table.read_text(encoding="utf-8")
