"""Statements of an organisation of any country, as base prints them from the sheet Statements."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Alignment

from reportcli.request import Request
from reportcli.session import Session
from reportcli.starter.new import new_report
from structure_text import tree_text


def silent(_stage: str) -> AbstractContextManager[None]:
    """No progress is shown."""
    return nullcontext()


SOFA = "Statement of financial activities"
HEADS = (
    "Statement", "Kind", "Label", "Note",
    "Unrestricted funds", "Restricted funds", "Total funds", "Previous year",
)  # fmt: skip
LINES: list[tuple[object, ...]] = [
    ("heading", "Income from:"),
    ("line", "Donations", "3", 412180, 96340, None, 471002),
    ("subtotal", "Total income", "", 412180, 96340, None, 471002),
    ("line", "Expenditure", "4", -398450, -101200, None, -455020),
    ("total", "Net movement in funds", "", 13730, -4860, None, 15982),
]


@pytest.fixture
def charity(tmp_path: Path) -> Path:
    written = new_report(tmp_path / "charity", "en")
    path = next(one for one in written if one.suffix == ".xlsx")
    book = load_workbook(path)
    for row in book["Organisation"].iter_rows():
        if row[0].value == "Year":
            row[1].value = "2024/25"
    sheet = book.create_sheet("Statements")
    sheet.append(HEADS)
    for line in LINES:
        sheet.append((SOFA, *line))
    book.save(path)
    (path.parent / "layout.yaml").write_text(
        "extends: base\nlanguage: en-GB\nsections: [{section-file: statements}]\n", "utf-8"
    )
    return path


def test_a_sofa_has_funds_notes_and_the_year_before(charity: Path) -> None:
    outcome = Session(silent).build(Request(charity, profiles=("print", "screen", "archive")))
    assert [one.code for one in outcome.diagnostics if one.severity.name != "NOTE"] == []
    said = tree_text(charity.with_name("2024-screen.pdf"))
    assert said.count("Table") == 1
    for words in (
        "Funds 2024/25",
        "Total 2023/24",
        "Restricted",
        "508,520",
        "(101,200)",
        "(499,650)",
        "8,870",
    ):
        assert words in said, words


OUTLINE = [
    (0, "Income", None, None),
    (1, "Grants", 130000, 118000),
    (2, "of which public", 90000, 80000),
    (0, "Total income", 130000, 118000),
]


def test_levels_come_from_the_indents_of_the_sheet(tmp_path: Path) -> None:
    written = new_report(tmp_path / "outline", "en")
    path = next(one for one in written if one.suffix == ".xlsx")
    book = load_workbook(path)
    sheet = book.create_sheet("Statements")
    sheet.append(("Statement", "Label", "Amount", "Previous year"))
    for indent, *line in OUTLINE:
        sheet.append(("Result", *line))
        sheet.cell(sheet.max_row, 2).alignment = Alignment(indent=indent * 2)
    book.save(path)
    (path.parent / "layout.yaml").write_text(
        "extends: base\nlanguage: en-GB\nsections: [{section-file: statements}]\n", "utf-8"
    )
    prepared = Session(silent).build(Request(path, profiles=("screen",)))
    assert [one.code for one in prepared.diagnostics if one.severity.name != "NOTE"] == []
    said = tree_text(path.with_name("2024-screen.pdf"))
    assert "–" not in said.split("Grants")[0].split("Income")[1]  # a heading has no nil amounts
    assert said.count("–") == 0 and "90,000" in said
