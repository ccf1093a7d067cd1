"""A financial year over two calendar years: dates in either of them are in the year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from build.tiny_project import silent
from reportcli.pipeline import Request, check
from reportcli.starter.new import new_report


@pytest.mark.parametrize(
    ("closing", "told"), [(date(2025, 6, 30), []), (date(2024, 12, 31), []), (date(2026, 6, 30), ["2024"])]
)
def test_the_closing_date_of_a_split_year(tmp_path: Path, closing: date, told: list[str]) -> None:
    path = new_report(tmp_path / "r", "en")[0]
    book = load_workbook(path)
    sheet = book["Organisation"]
    rows = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    sheet.cell(rows["Year"], 2).value = "2024/25"
    sheet.cell(rows["Closing date"], 2).value = closing
    book.save(path)
    outcome = check(Request(path), silent)
    found = [one.args["year"] for one in outcome.diagnostics if one.code == "closing-outside-year"]
    assert found == told
    assert "not-a-number" not in {one.code for one in outcome.diagnostics}
