"""Trial balances in which a reader of the sheet sees something else than what would be read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from accounts.ledgers import BALANCES, LEDGER, balances, book, codes, contract, number, sides, signed
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts
from reportcli.workbook.read import read_workbook

Rows = list[list[Any]]


def edited(folder: Path, rows: Rows, edit: Callable[[Worksheet], None]) -> Any:
    """The workbook with a trial balance that somebody has changed in the sheet."""
    book(folder, {"Balance": rows})
    made = load_workbook(folder / "2024.xlsx")
    edit(made["Balance"])
    made.save(folder / "2024.xlsx")
    return read_workbook(folder / "2024.xlsx", contract(), ProjectFiles(folder, package_layouts()))


def places(data: Any, code: str) -> list[str]:
    return [one.where.a1 for one in data.diagnostics if one.code == code]


@pytest.mark.parametrize("heading", ["Solde (USD)", "Balance in $"])
def test_another_currency_in_a_heading_is_an_error(tmp_path: Path, heading: str) -> None:
    assert places(book(tmp_path, {"Balance": signed(heading)}), "currency-in-balance") == ["Balance!C1"]


def test_another_currency_in_a_caption_or_an_amount_is_an_error(tmp_path: Path) -> None:
    rows = [["Balance au 31/12/2024, en USD"], [], *signed()]
    assert places(book(tmp_path, {"Balance": rows}), "currency-in-balance") == ["Balance!A1"]
    rows = signed()
    rows[2][2] = "-$2500"
    assert places(book(tmp_path, {"Balance": rows}), "currency-in-balance") == ["Balance!C3"]


@pytest.mark.parametrize("words", ["Solde (EUR)", "Solde €", "Solde"])
def test_the_report_s_own_currency_is_nothing(tmp_path: Path, words: str) -> None:
    rows = [["BALANCE POUR ALL ACCOUNTS"], ["Balance en euros"], *signed(words)]
    data = book(tmp_path, {"Balance": rows})
    assert (codes(data), balances(data)) == ([], BALANCES)


def test_an_account_that_a_spreadsheet_made_a_date(tmp_path: Path) -> None:
    data = edited(tmp_path, signed(), lambda sheet: sheet.__setitem__("A3", datetime(2024, 1, 1)))
    assert places(data, "account-is-date") == ["Balance!A3"]


def test_amounts_typed_as_text_beside_names_are_not_lost(tmp_path: Path) -> None:
    rows: Rows = [["ACCOUNTS", "DEBIT", "CREDIT"], ["Assets"]]
    for _, name, balance, _ in LEDGER:
        rows.append([name, *(f"€{side:,.2f}" if side else None for side in sides(balance))])
    assert places(book(tmp_path, {"Balance": rows}), "accounts-without-codes") == ["Balance!A3"]


def test_a_budget_is_no_balance(tmp_path: Path) -> None:
    for heading in ("Budget 2024", "Prévu 2024", "Begroot 2024", "Forecast 2024"):
        rows: Rows = [["Compte", "Libellé", heading, "Réalisé 2024"]]
        rows += [[a, t, number(b) * 2, number(b)] for a, t, b, _ in LEDGER]
        data = book(tmp_path, {"Balance": rows})
        assert (codes(data), balances(data)) == ([], BALANCES)


def test_dates_head_two_years(tmp_path: Path) -> None:
    head: Rows = [["Compte", "Libellé", datetime(2024, 12, 31), datetime(2023, 12, 31)]]
    data = book(tmp_path, {"Balance": [*head, *([a, t, number(b), number(p)] for a, t, b, p in LEDGER)]})
    assert (codes(data), balances(data)) == ([], BALANCES)
    assert balances(data, column="previous")["140000"] == -1500


def test_credits_below_zero_are_no_debits(tmp_path: Path) -> None:
    rows: Rows = [["Compte", "Libellé", "Débit", "Crédit"]]
    for account, name, balance, _ in LEDGER:
        debit, credit = sides(balance)
        rows.append([account, name, debit, -credit if credit else None])
    data = book(tmp_path, {"Balance": rows})
    assert (codes(data), balances(data)) == ([], BALANCES)


def test_the_number_of_the_company_is_no_account(tmp_path: Path) -> None:
    head = ["CoCd", "G/L acct", "Short Text", "Balance Carryforward", "Debit rept.period",
            "Credit report per.", "Accumulated balance"]  # fmt: skip
    rows = [head, *(["1000", a, t, 0, *sides(b), number(b)] for a, t, b, _ in LEDGER)]
    data = book(tmp_path, {"Balance": rows})
    assert (codes(data), balances(data)) == ([], BALANCES)


def struck(sheet: Worksheet, at: str) -> None:
    """A run of the cell struck through, the rest as it was."""
    gone = TextBlock(InlineFont(strike=True), "14 ")
    sheet[at].value = CellRichText(gone, str(sheet[at].value))


@pytest.mark.parametrize(
    ("edit", "code", "place"),
    [
        (lambda sheet: struck(sheet, "C3"), "struck-words", "C3"),
        (lambda sheet: struck(sheet, "B3"), "struck-words", "B3"),
        (lambda sheet: struck(sheet, "A3"), "struck-words", "A3"),
        (lambda sheet: setattr(sheet["C3"], "font", Font(color="FFFFFFFF")), "white-on-white", "C3"),
        (lambda sheet: setattr(sheet.row_dimensions[3], "hidden", True), "hidden-rows", "A3"),
        (lambda sheet: setattr(sheet.column_dimensions["C"], "hidden", True), "hidden-column", "C1"),
    ],
)
def test_what_a_reader_of_the_sheet_does_not_see_is_reported(
    tmp_path: Path, edit: Callable[[Worksheet], None], code: str, place: str
) -> None:
    data = edited(tmp_path, signed(), edit)
    assert [(one.code, one.where.a1) for one in data.diagnostics] == [(code, f"Balance!{place}")]
    assert balances(data) == BALANCES


def test_a_percentage_is_no_balance(tmp_path: Path) -> None:
    data = edited(tmp_path, signed(), lambda sheet: setattr(sheet["C3"], "number_format", "0%"))
    assert places(data, "percent-for-number") == ["Balance!C3"]
    assert [one.args["column"] for one in data.diagnostics] == ["Solde"]


def test_an_empty_sheet_of_the_template_is_no_finding(tmp_path: Path) -> None:
    assert book(tmp_path, {"Balance": signed()[:1]}).diagnostics == ()
