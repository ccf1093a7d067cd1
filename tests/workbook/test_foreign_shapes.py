"""Workbooks that nobody made for this program: headers of several rows, two tables on a sheet, none at
all.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Book

from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.tables.record import value_of, where_of
from reportcli.workbook.workbook import Workbook
from workbook.books import CONTRACT, codes, make, read

PLANS = """\
tables:
  plans:
    sheet: {fr: Plans}
    header_rows: 2
    columns:
      label: {type: text, required: true, fr: Poste}
      budget_old: {type: money, fr: Budget / 2023}
      budget: {type: money, fr: Budget / 2024}
      real: {type: money, fr: Réalisé / 2024}
"""
SHARED = """\
tables:
  incomes:
    sheet: {fr: Comptes}
    columns:
      source: {type: text, required: true, fr: Source}
      amount: {type: money, fr: Produits}
  costs:
    same_sheet_as: incomes
    columns:
      post: {type: text, required: true, fr: Poste}
      amount: {type: money, fr: Charges}
"""


def contract(extra: str) -> Contract:
    made = load_contract([(CONTRACT, "contract.yaml"), (extra, "extra.yaml")])
    assert not made.diagnostics, made.diagnostics
    return made


def values(workbook: Workbook, table: str) -> list[tuple[Any, ...]]:
    """The records as plain values."""

    def plain(value: Any) -> Any:
        return getattr(value, "value", value) if value is None or not isinstance(value, str) else str(value)

    found = workbook.tables[table]
    return [tuple(plain(value_of(one, name)) for name in found.spec.columns) for one in found.records]


def merged(book: Book) -> None:
    book["Plans"].merge_cells("B2:C2")


ROWS = [
    ["Plans 2024"],
    [None, "Budget", None, "Réalisé"],
    ["Poste", 2023, 2024, 2024],
    ["Jardins", 10, 20, 30],
]


@pytest.mark.parametrize("edit", [merged, None])
def test_headers_of_two_rows_are_read_level_by_level(tmp_path: Path, edit: Any) -> None:
    book = read(make(tmp_path / "a.xlsx", {"Plans": ROWS}, edit), contract(PLANS))
    assert values(book, "plans") == [("Jardins", 10, 20, 30)]
    assert [code for code in codes(book) if code not in ("header-not-first", "no-currency")] == []


def test_headers_in_one_row_are_read_as_before(tmp_path: Path) -> None:
    rows = [["Poste", "Budget / 2023", "Budget / 2024"], ["Jardins", 10, 20]]
    book = read(make(tmp_path / "a.xlsx", {"Plans": rows}), contract(PLANS))
    assert values(book, "plans") == [("Jardins", 10, 20, None)]


UNDER = [
    ["Produits de l'année"],
    ["Source", "Produits"],
    ["Dons", 100],
    ["Ventes", 50],
    [],
    ["Charges de l'année"],
    ["Poste", "Charges"],
    ["Loyer", 70],
]
BESIDE = [["Source", "Produits", None, "Poste", "Charges"], ["Dons", 100, None, "Loyer", 70], ["Ventes", 50]]


@pytest.mark.parametrize("rows", [UNDER, BESIDE])
def test_two_tables_on_a_sheet_have_what_is_under_their_headers(tmp_path: Path, rows: list[Any]) -> None:
    book = read(make(tmp_path / "a.xlsx", {"Comptes": rows}), contract(SHARED))
    assert values(book, "incomes") == [("Dons", 100), ("Ventes", 50)]
    assert values(book, "costs") == [("Loyer", 70)]
    assert set(codes(book)) <= {"header-not-first"}
    (cost,) = book.tables["costs"].records
    assert str(where_of(cost, "amount")) in ("Comptes!B8", "Comptes!E2")


def test_two_tables_with_the_same_headers_are_told_apart_by_their_range(tmp_path: Path) -> None:
    extra = SHARED.replace("fr: Poste", "fr: Source").replace("fr: Charges", "fr: Produits")
    extra = extra.replace("    same_sheet_as: incomes\n", "    same_sheet_as: incomes\n    range: A5:B\n")
    rows = [["Source", "Produits"], ["Dons", 100], [], [], ["Source", "Produits"], ["Loyer", 70]]
    book = read(make(tmp_path / "a.xlsx", {"Comptes": rows}), contract(extra))
    assert (values(book, "incomes"), values(book, "costs")) == ([("Dons", 100)], [("Loyer", 70)])


def test_a_range_alone_leaves_out_what_stands_outside(tmp_path: Path) -> None:
    extra = SHARED.replace("    sheet: {fr: Comptes}\n", "    sheet: {fr: Comptes}\n    range: A1:B3\n")
    extra = extra[: extra.index("  costs")]
    rows = [["Source", "Produits"], ["Dons", 100], ["Ventes", 50], ["Notes de travail", 9]]
    book = read(make(tmp_path / "a.xlsx", {"Comptes": rows}), contract(extra))
    assert values(book, "incomes") == [("Dons", 100), ("Ventes", 50)]


def test_what_no_table_of_a_shared_sheet_takes_is_reported(tmp_path: Path) -> None:
    rows = [*UNDER, [], [None, None, None, None, "une note"]]
    book = read(make(tmp_path / "a.xlsx", {"Comptes": rows}), contract(SHARED))
    assert "cell-outside-table" in codes(book)


NUMBERED = """\
tables:
  lines:
    sheet: {fr: Lignes}
    columns:
      number: {type: text, at: A}
      label: {type: text, required: true, fr: Libellé}
"""


def test_a_column_without_header_is_read_by_its_letters(tmp_path: Path) -> None:
    rows = [[None, "Libellé"], ["A.", "Actifs"], ["I.", "Frais"]]
    book = read(make(tmp_path / "a.xlsx", {"Lignes": rows}), contract(NUMBERED))
    assert values(book, "lines") == [("A.", "Actifs"), ("I.", "Frais")]
    assert codes(book) == []


def test_a_table_without_headers(tmp_path: Path) -> None:
    extra = NUMBERED.replace("    columns:", "    header_rows: 0\n    columns:").replace(
        "fr: Libellé", "fr: Libellé, at: B"
    )
    book = read(make(tmp_path / "a.xlsx", {"Lignes": [["A.", "Actifs"], ["I.", "Frais"]]}), contract(extra))
    assert values(book, "lines") == [("A.", "Actifs"), ("I.", "Frais")]


def test_a_column_of_figures_and_texts(tmp_path: Path) -> None:
    extra = """\
tables:
  facts:
    sheet: {fr: Faits}
    columns:
      label: {type: text, required: true, fr: Libellé}
      value: {type: mixed, unit_from: unit, fr: Valeur}
      unit: {type: code, fr: Unité}
"""
    rows = [["Libellé", "Valeur", "Unité"], ["Surface", 120.5, "m²"], ["Statut", "Fondation", None]]
    book = read(make(tmp_path / "a.xlsx", {"Faits": rows}), contract(extra))
    assert codes(book) == []
    area, status = (value_of(one, "value") for one in book.tables["facts"].records)
    assert (area.value, area.unit) == (Decimal("120.5"), "m²") and status == "Fondation"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("header_rows: 2", "header_rows: 9"), "contract-bad-value"),
        (("header_rows: 2", "header_rows: 0"), "contract-columns-without-place"),
        (("header_rows: 2", "range: everywhere"), "contract-bad-value"),
        (("header_rows: 2", "same_sheet_as: plans"), "contract-bad-value"),
        (("required: true", "at: B7"), "contract-bad-value"),
    ],
)
def test_what_a_contract_cannot_say_is_refused(change: tuple[str, str], code: str) -> None:
    made = load_contract([(CONTRACT, "contract.yaml"), (PLANS.replace(*change), "extra.yaml")])
    assert code in [one.code for one in made.diagnostics]
