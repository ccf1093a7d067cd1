"""A crosstab is read as what it is: a record for every mark; titles above it are titles."""

from __future__ import annotations

from pathlib import Path

from workbook.books import codes, finding, make, read

COUNTRIES = [["Code", "Nom"], ["be", "Belgique"], ["sn", "Sénégal"]]
CROSSED = [
    ["Nos dons par pays"],
    [],
    ["Libellé", "Montant", "Belgique", "sn"],
    ["Un", 5, "x", "X"],
    ["Deux", 7, None, "✓"],
]


def test_every_mark_is_a_record(tmp_path: Path) -> None:
    book = read(make(tmp_path / "a.xlsx", {"Pays": COUNTRIES, "Dons": CROSSED}))
    found = book.records("gifts")
    assert [(r.label, r.country.name, r.amount.value) for r in found] == [
        ("Un", "Belgique", 5),
        ("Un", "Sénégal", 5),
        ("Deux", "Sénégal", 7),
    ]
    assert len(set(found)) == 3 and found[0] != found[1]
    assert finding(book, "crosstab-read").where.a1 == "Dons!C3"
    assert set(codes(book)) == {"crosstab-read", "header-not-first"}


def test_a_row_without_marks_is_a_record_without_reference(tmp_path: Path) -> None:
    rows = [["Libellé", "Belgique", "Sénégal"], ["Un", None, None], ["Deux", "x", "non"]]
    found = read(make(tmp_path / "a.xlsx", {"Pays": COUNTRIES, "Dons": rows})).records("gifts")
    assert [(r.label, r.country and r.country.name) for r in found] == [("Un", None), ("Deux", "Belgique")]


def test_another_word_than_a_mark_is_told(tmp_path: Path) -> None:
    rows = [["Libellé", "Belgique", "Sénégal"], ["Un", "peut-être", "x"]]
    book = read(make(tmp_path / "a.xlsx", {"Pays": COUNTRIES, "Dons": rows}))
    assert finding(book, "crosstab-mark").where.a1 == "Dons!B2" and len(book.records("gifts")) == 2


def test_one_such_header_is_no_crosstab(tmp_path: Path) -> None:
    rows = [["Libellé", "Belgique"], ["Un", "x"]]
    book = read(make(tmp_path / "a.xlsx", {"Pays": COUNTRIES, "Dons": rows}))
    assert "crosstab-read" not in codes(book) and book.records("gifts")[0].country is None
