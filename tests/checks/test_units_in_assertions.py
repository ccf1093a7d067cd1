"""An assertion over unlike things stands at the cell that says the unit, not at the contract."""

from __future__ import annotations

import shutil
from contextlib import nullcontext
from pathlib import Path

from openpyxl import load_workbook

from reportcli.request import Request
from reportcli.session import Session

SAMPLE = Path(__file__).resolve().parents[2]


def test_a_unit_that_a_cell_says_is_reported_at_the_cell(tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "sample_data/solsoc", tmp_path / "report")
    file = tmp_path / "report/2024.xlsx"
    book = load_workbook(file)
    sheet = book["Chiffres clés"]
    (row,) = [cell.row for cell in sheet["A"] if cell.value == "travailleurs"]
    sheet.cell(row, 2).number_format = '0.0 "€/h"'
    book.save(file)
    outcome = Session(lambda stage: nullcontext()).check(Request(file))
    (found,) = [one for one in outcome.diagnostics if one.code == "expression-units"]
    assert str(found.where) == f"Chiffres clés!B{row}"
    assert [one.code for one in found.related] == ["used-here"]
