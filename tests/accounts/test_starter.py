"""`reportcli new --with …`: sheets of accounts on request, that build and print."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from accounts.ledgers import LEDGER, number
from reportcli.cli.new import _write
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts
from reportcli.model.diagnostic import Findings, Severity
from reportcli.pipeline import build, check
from reportcli.request import Request
from reportcli.starter.example import base_contract
from reportcli.starter.next_year import next_report
from reportcli.workbook.read import read_workbook
from structure_text import tree_text

CASH = {"P1": 1200.5, "P2": 8000, "R1": 2500.25, "R3": 9000, "C0": 4100, "A7": 6399.75}


def workbook_of(folder: Path, *extra: str, lang: str = "fr") -> Path:
    return next(
        path
        for path in _write(folder, lang, layout="base", source=None, extra=extra)
        if path.suffix == ".xlsx"
    )


def test_a_template_has_them_only_on_request(tmp_path: Path) -> None:
    plain = load_workbook(workbook_of(tmp_path / "plain")).sheetnames
    asked = load_workbook(workbook_of(tmp_path / "asked", "trial-balance", "cash-accounts")).sheetnames
    assert [name for name in asked if name not in plain] == [
        "Balance", "Balance N-1", "Affectation", "Comptes annuels",
    ]  # fmt: skip


def test_sheets_that_there_are_not(tmp_path: Path) -> None:
    with pytest.raises(Findings) as refused:
        workbook_of(tmp_path / "r", "cash-account")
    assert [f.code for f in refused.value.diagnostics] == ["starter-no-sheets"]
    assert refused.value.diagnostics[0].args["nearest"] == "cash-accounts"
    assert not (tmp_path / "r").exists()


def filled(path: Path) -> Path:
    """The amounts of a cash account in the template's lines."""
    book = load_workbook(path)
    for row in book["Comptes annuels"].iter_rows(min_row=2, max_col=4):
        row[3].value = CASH.get(str(row[1].value))
    book.save(path)
    return path


def test_a_cash_account_works_without_any_code(tmp_path: Path) -> None:
    path = filled(workbook_of(tmp_path / "r", "cash-accounts"))
    outcome: Any = build(Request(path, output=tmp_path / "r.pdf"), lambda _: nullcontext())
    assert [d.code for d in outcome.diagnostics if d.severity is not Severity.NOTE] == []
    data = read_workbook(path, base_contract(), ProjectFiles(tmp_path, package_layouts()))
    printed = {r.code: f"{r.amount.value:f}" for r in data.records("accounts") if r.printed}
    assert printed["P"] == "9200.5" and printed["R"] == "11500.25" and printed["C1"] == "6399.75"
    assert printed["A"] == "6399.75" and "D" not in printed


def test_cash_that_does_not_add_up_is_told(tmp_path: Path) -> None:
    path = filled(workbook_of(tmp_path / "r", "cash-accounts"))
    book = load_workbook(path)
    cell = next(c for c in book["Comptes annuels"]["D"] if c.value == 6399.75)
    cell.value = 6300
    book.save(path)
    outcome: Any = check(Request(path), lambda _: nullcontext())
    wrong = [d for d in outcome.diagnostics if d.code == "statement-identity-differs"]
    assert [d.args["rule"] for d in wrong] == ["C1 = A6 + A7"]
    assert cell.coordinate in {str(r.where).rpartition("!")[2] for r in wrong[0].related}


def test_the_next_year_begins_with_the_last_ones_lines(tmp_path: Path) -> None:
    path = filled(workbook_of(tmp_path / "2024", "cash-accounts", "trial-balance"))
    book = load_workbook(path)
    for at, (account, label, balance, _) in enumerate(LEDGER[:2], 2):
        for column, value in zip("ABG", (account, label, number(balance)), strict=True):
            book["Balance"][f"{column}{at}"] = value
    book.save(path)
    new = next(p for p in next_report(tmp_path / "2025", path) if p.suffix == ".xlsx")
    lines = load_workbook(new)["Comptes annuels"]
    moved = {row[1].value: (row[3].value, row[4].value) for row in lines.iter_rows(min_row=2, max_col=5)}
    assert moved["P2"] == (None, 8000)
    assert [cell.value for cell in load_workbook(new)["Balance"]["A"][1:3]] == [None, None]


def test_the_year_before_a_financial_year_heads_its_column(tmp_path: Path) -> None:
    path = filled(workbook_of(tmp_path / "r", "cash-accounts"))
    book = load_workbook(path)
    for row in book["Comptes annuels"].iter_rows(min_row=2, max_col=5):
        row[4].value = row[3].value
    year = next(row[1] for row in book["Organisation"].iter_rows(max_col=2) if row[0].value == "Exercice")
    year.value = "2024/25"
    book.save(path)
    build(Request(path, output=tmp_path / "r.pdf", profiles=("screen",)), lambda _: nullcontext())
    assert "2023/24" in tree_text(tmp_path / "r.pdf")
