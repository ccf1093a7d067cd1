"""What was renamed is reported once, where it was: headers that gained a year, keys that others cite."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from reportcli.messages import wording
from workbook.books import codes, finding, make, read
from workbook.test_remedies import HEAD, LANGUAGES, gifts

COUNTRIES = [["Code", "Nom"], ["be", "Belgique"], ["bi", "Burundi"], ["rw", "Rwanda"]]


@pytest.mark.parametrize(
    "header", ["Montant 2022", "2022 Montant", "Montant (2022-2023)", "Montant, 2023/24"]
)
def test_a_header_that_gained_a_year(tmp_path: Path, header: str) -> None:
    found = finding(gifts(tmp_path, ["Libellé", header], ["un", 5]), "unknown-column")
    assert (found.where.a1, found.args["nearest"]) == ("Dons!B1", "Montant")
    for lang in LANGUAGES:
        said = wording(found, "help", lang)
        assert "Montant" in said and header in said
    assert "contract" in wording(found, "help", "en")
    assert codes(gifts(tmp_path, HEAD, ["un", 5])) == []


def test_a_year_in_another_header_offers_nothing_by_its_likeness(tmp_path: Path) -> None:
    """“Montants 2022” is like “Montant”, but not it: nothing says that it is that column."""
    book = gifts(tmp_path, ["Libellé", "Montant", "Montants 2022"], ["un", 5, 6])
    assert codes(book) == ["column-not-read"]


def countries(folder: Path, *keys: str, cited: list[str]) -> Any:
    rows = [["Code", "Nom"], *([key, f"Nom {n}"] for n, key in enumerate(keys))]
    lines = [["Libellé", "Montant", "Pays"], *([f"don {n}", n, key] for n, key in enumerate(cited, 1))]
    return read(make(folder / "w.xlsx", {"Pays": rows, "Dons": lines}))


@pytest.mark.parametrize("renamed", ["bel", "be-1", "zz"])
def test_a_renamed_key_is_reported_where_it_was_renamed(tmp_path: Path, renamed: str) -> None:
    book = countries(tmp_path, renamed, "bi", "rw", cited=["be", "bi", "be", "rw", "be", "be"])
    assert codes(book) == ["key-renamed"]
    found = finding(book, "key-renamed")
    assert found.where.a1 == "Pays!A2"
    assert [(one.code, str(one.where)) for one in found.related] == [("cited-here", "Dons!C2")]
    args = found.args
    assert (args["found"], args["nearest"], args["cited"]) == (renamed, "be", "4")
    assert args["first"] == "Dons!C2, Dons!C4, Dons!C6 …"
    assert all("be" in wording(found, "help", lang) for lang in LANGUAGES)


@pytest.mark.parametrize(
    ("keys", "cited"),
    [
        (["bel", "bi"], ["be", "bi"]),  # one cell: as likely a slip there
        (["bel", "bi"], ["be", "bi", "be", "bel"]),  # the new key is cited: both are meant
        (["xx", "yy", "bi"], ["be", "bi", "be"]),  # two keys may be meant
    ],
)
def test_other_keys_are_reported_where_they_are_cited(
    tmp_path: Path, keys: list[str], cited: list[str]
) -> None:
    book = countries(tmp_path, *keys, cited=cited)
    assert {*codes(book)} == {"dangling-reference"}
    assert str(book.diagnostics[0].where) == "Dons!C2"


def test_a_header_that_is_a_formula_without_its_value(tmp_path: Path) -> None:
    found = finding(gifts(tmp_path, ["Pays", '="Libellé"', "Montant"], ["", "un", 5]), "header-blank")
    assert (found.where.a1, found.args["remedy"]) == ("Dons!B1", "formula")
    assert all("Libellé" in wording(found, "help", lang) for lang in LANGUAGES)


def test_a_header_inside_merged_cells(tmp_path: Path) -> None:
    def merge(book: Any) -> None:
        book["Dons"].merge_cells("A1:B1")

    found = finding(gifts(tmp_path, ["Pays", *HEAD], ["", "un", 5], edit=merge), "header-blank")
    assert (found.where.a1, found.args["range"]) == ("Dons!B1", "Dons!A1:B1")
    assert all("A1:B1" in wording(found, "help", lang) for lang in LANGUAGES)


@pytest.mark.parametrize(
    ("typed", "full", "other"),
    [("4 5000", "45000", "4500"), ("45 00", "4500", "45000"), ("-1'2345", "-12345", "-1234")],
)
def test_digits_that_are_grouped_wrongly(tmp_path: Path, typed: str, full: str, other: str) -> None:
    found = finding(gifts(tmp_path, HEAD, ["un", typed], ["deux", 7.5]), "not-a-number")
    assert (found.args["full"], found.args["other"]) == (full, other)
    assert all(full in wording(found, "help", lang) for lang in LANGUAGES)
    assert "number-as-text" in codes(gifts(tmp_path, HEAD, ["un", "45 000"], ["deux", 7.5]))
