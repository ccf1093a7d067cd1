"""A financial year over two calendar years: dates in either of them are in the year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from build.tiny_project import silent
from reportcli.model.diagnostic import each_of
from reportcli.pipeline import Request, check
from starters import copied_report


@pytest.mark.parametrize(
    ("closing", "told"), [(date(2025, 6, 30), []), (date(2024, 12, 31), []), (date(2026, 6, 30), ["2024"])]
)
def test_the_closing_date_of_a_split_year(tmp_path: Path, closing: date, told: list[str]) -> None:
    path = copied_report(tmp_path / "r", "en")[0]
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


CONTRACT = """tables:
  events:
    sheet: {en: Events}
    columns:
      title: {type: text, en: Title}
      start: {type: date, en: Start}
      end: {type: date, en: End}
      amount: {type: money, NEGATIVE en: Amount}
      signed: {type: date, PERIOD en: Signed}
"""


def events(
    folder: Path, rows: list[tuple[object, ...]], *, period: str = "", negative: str = ""
) -> list[str]:
    """The findings of a report whose year closes on 31 March 2025, with these events."""
    path = copied_report(folder / "r", "en")[0]
    text = CONTRACT.replace("PERIOD", period).replace("NEGATIVE", negative)
    (path.parent / "contract.yaml").write_text(text, encoding="utf-8")
    book = load_workbook(path)
    sheet = book["Organisation"]
    labels = {sheet.cell(row, 1).value: row for row in range(1, sheet.max_row + 1)}
    sheet.cell(labels["Year"], 2).value = 2025
    sheet.cell(labels["Closing date"], 2).value = date(2025, 3, 31)
    sheet = book.create_sheet("Events")
    for row in (("Title", "Start", "End", "Amount", "Signed"), *rows):
        sheet.append(row)
    book.save(path)
    found = check(Request(path), silent).diagnostics
    codes = ("date-outside-year", "negative-figure")
    places = [str(place.where) for one in found if one.code in codes for place in each_of(one)]
    return [
        place for place in places if place.startswith("Events!")
    ]  # the starter's publications are of 2024


def test_a_financial_year_is_the_twelve_months_to_its_closing_date(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        ("before", date(2024, 2, 10), None, 1, None),
        ("first", date(2024, 4, 1), None, 1, None),
        ("last", date(2025, 3, 31), None, 1, None),
        ("after", date(2025, 11, 2), None, 1, None),
        ("lasting", date(2023, 1, 1), date(2026, 1, 1), 1, None),
    ]
    assert events(tmp_path, rows) == ["Events!B2", "Events!B5"]


def test_many_dates_of_a_column_are_one_finding_and_the_contract_may_let_them_be(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        ("x", date(2024, 5, n), None, -n, date(2001, 1, n)) for n in range(1, 7)
    ]
    every = events(tmp_path / "a", rows)
    assert sorted(every) == [*(f"Events!D{n}" for n in range(2, 8)), *(f"Events!E{n}" for n in range(2, 8))]
    assert events(tmp_path / "b", rows, period="period: any,", negative="negative: allowed,") == []
