"""Tiny workbooks with one contradiction each, and the finding that it gives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bind.tiny import BASE_CONTRACT, report, workbook
from reportcli.checks.registry import run_rules
from reportcli.checks.rules.dates import periods
from reportcli.checks.rules.media import photo_credits
from reportcli.messages import wording
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import CellRef
from reportcli.workbook.contract.reader import load_contract

Tables = Mapping[str, Any]
PARTS = [461765.72, 3897048.01, 509190.11, 1338795.19]


def check(folder: Path, tables: Tables, blocks: str = '- {text: "x"}') -> list[Diagnostic]:
    found = run_rules(workbook(tables), report(folder, blocks, tables))
    return [finding for finding in found if finding.code != "record-unused"]  # tiny layouts print little


def breakdown(amounts: Sequence[Any], total: Any) -> Tables:
    parts = [{"chart": "c", "label": str(i), "amount": amount} for i, amount in enumerate(amounts)]
    return {"charts": [{"id": "c", "title": "Costs", "total": total}], "breakdowns": parts}


def test_parts_that_miss_the_printed_total(tmp_path: Path) -> None:
    (finding,) = check(tmp_path, breakdown(PARTS, 7547446.50))
    assert finding.code == "parts-miss-total"
    assert str(finding.where) == "charts!D2"
    assert [str(place.where) for place in finding.related] == [f"breakdowns!C{row}" for row in (2, 3, 4, 5)]
    plain = {name: text.replace("\u202f", "").replace("\u00a0", " ") for name, text in finding.args.items()}
    assert plain == {
        "chart": "Costs",
        "calculated": "6206799,03 €",
        "stated": "7547446,50 €",
        "difference": "1340647,47 €",
    }
    assert "Costs" in wording(finding, "message", "en")


@pytest.mark.parametrize(
    ("amounts", "total"),
    [([60, 40], 100), ([60, None], 100), ([60, 39.99], None), ([], 100), ([0.1, 0.2], 0.3)],
)
def test_parts_that_meet_their_total_or_cannot_be_judged(tmp_path: Path, amounts: Any, total: Any) -> None:
    assert check(tmp_path, breakdown(amounts, total)) == []


def test_the_total_of_the_year_before_is_that_of_its_parts(tmp_path: Path) -> None:
    """Both years stand in one table; a part without the year before leaves it open."""
    tables = breakdown([60, 40], 100)
    tables["charts"][0]["previous"] = 90
    for part, amount in zip(tables["breakdowns"], (50, 30), strict=True):
        part["previous"] = amount
    (found,) = check(tmp_path, tables)
    assert (found.code, str(found.where)) == ("parts-miss-total", "charts!E2")
    tables["charts"][0]["previous"] = 80
    assert check(tmp_path, tables) == []
    tables["charts"][0]["previous"], tables["breakdowns"][0]["previous"] = 90, None
    assert check(tmp_path, tables) == []


def test_a_cent_is_told(tmp_path: Path) -> None:
    assert [f.code for f in check(tmp_path, breakdown([60, 39.99], 100))] == ["parts-miss-total"]


def network(**cells: Any) -> Tables:
    return {"networks": [{"name": "N", "previous": 513, "current": 559, **cells}]}


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        ({"growth": 0.0947}, ["growth-differs"]),
        ({"growth": 0.0897}, []),
        ({"gain": 46}, []),
        ({"gain": 47}, ["gain-differs"]),
        ({"gain": 47, "growth": 0.0947}, ["gain-differs", "growth-differs"]),
        ({"previous": 0, "growth": 0.1}, ["growth-undefined-stated"]),
        ({"previous": None, "growth": 0.1}, []),
        ({}, []),
    ],
)
def test_growth_of_networks(tmp_path: Path, cells: dict[str, Any], codes: list[str]) -> None:
    assert [f.code for f in check(tmp_path, network(**cells))] == codes


def test_the_growth_finding_says_both_figures(tmp_path: Path) -> None:
    (finding,) = check(tmp_path, network(growth=0.0947))
    assert finding.args["stated"] == "9,47\u202f%"
    assert finding.args["calculated"] == "8,97\u202f%"
    assert [type(place.where) for place in finding.related] == [CellRef, CellRef]


@pytest.mark.parametrize(
    ("shares", "codes"),
    [
        ([0.5, 0.5], []),
        ([0.33, 0.33, 0.33], []),
        ([0.3333, 0.3333, 0.3333], []),
        ([0.5, 0.4], ["shares-miss-hundred"]),
        ([0.5, 0.6], ["shares-miss-hundred"]),
        ([0.5, None], []),
        ([35, None], ["shares-miss-hundred"]),
        ([0.7, 0.4, None], ["shares-miss-hundred"]),
        ([0.7, 0.3, None], []),
    ],
)
def test_shares_of_a_chart(tmp_path: Path, shares: list[float | None], codes: list[str]) -> None:
    parts = [{"chart": "c", "label": str(i), "share": share} for i, share in enumerate(shares)]
    tables = {"charts": [{"id": "c", "title": "Costs"}], "breakdowns": parts}
    assert [f.code for f in check(tmp_path, tables)] == codes


def test_shares_of_the_themes(tmp_path: Path) -> None:
    themes = [{"id": "a", "name": "A", "share": 0.5}, {"id": "b", "name": "B", "share": 0.2}]
    assert [f.code for f in check(tmp_path, {"themes": themes})] == ["shares-miss-hundred"]


@pytest.mark.parametrize(("count", "codes"), [(2, []), (3, ["headcount-differs"]), (None, [])])
def test_headcount_against_the_people_listed(tmp_path: Path, count: int | None, codes: list[str]) -> None:
    people = [{"last_name": "A"}, {"last_name": "B"}]
    tables = {"organisation": [{"name": "X", "year": 2024, "headcount": count}], "people": people}
    assert [f.code for f in check(tmp_path, tables)] == codes


def photo(**cells: Any) -> Tables:
    return {"photos": [{"id": "p", "file": "p.jpg", "alt": "A sea", "credit": "© X", **cells}]}


@pytest.mark.parametrize(
    ("cells", "block", "codes"),
    [
        ({}, "- {image: p}", []),
        ({"alt": None}, "- {image: p}", ["photo-without-alt"]),
        ({"alt": "IMG_2034.jpg"}, "- {image: p}", ["photo-without-alt"]),
        ({"alt": "Photo"}, "- {image: p}", ["photo-without-alt"]),
        ({"alt": "Photo of the garden"}, "- {image: p}", []),
        ({"credit": "?"}, "- {image: p}", ["photo-without-credit"]),
        ({"alt": None}, "- {image: p, alt: Said here}", []),
        ({"alt": None}, "- {image: p, alt: decorative}", []),
        ({"alt": None}, "- row: [{image: p}, {stack: [{image: p}]}]", ["photo-without-alt"]),
        ({"credit": None}, "- {image: p}", ["photo-without-credit"]),
        ({"credit": None}, '- {text: "x"}', []),
    ],
)
def test_photos(tmp_path: Path, cells: dict[str, Any], block: str, codes: list[str]) -> None:
    assert [f.code for f in check(tmp_path, photo(**cells), block)] == codes


def test_logos_need_no_credit(tmp_path: Path) -> None:
    tables = {**photo(credit=None), "donors": [{"name": "D", "logo": "p"}]}
    assert check(tmp_path, tables, "- {image: p}") == []


def test_a_chart_without_alternative_text(tmp_path: Path) -> None:
    tables = breakdown([1], 1)
    block = "- chart: bar\n  data: {each: breakdowns, as: part, value: part.amount}"
    (finding,) = check(tmp_path, tables, block)
    assert (finding.code, finding.block) == ("chart-without-alt", "s/chart")


def test_furniture_and_tables_are_looked_into(tmp_path: Path) -> None:
    block = '- table: [["x"]]\n  style: plain\n- list: [[{image: p}]]\n'
    assert [f.code for f in check(tmp_path, photo(alt=None), block)] == ["photo-without-alt"]
    cells = "- table: photos\n  columns: [{cell: [{image: row}]}]\n"
    assert [f.code for f in check(tmp_path, photo(alt=None), cells)] == ["photo-without-alt"]


@pytest.mark.parametrize(("year", "told"), [(2024, ["2025"]), (2025, []), (2026, ["2025"])])
def test_a_date_column_may_be_of_the_next_year(tmp_path: Path, year: int, told: list[str]) -> None:
    """`period: 1` on a date column of the contract: an agenda, not a slip."""
    added = "tables:\n  agenda: {optional: true, columns: {start: {type: date, period: 1}}}\n"
    contract = load_contract([(BASE_CONTRACT.read_text("utf-8"), "base.yaml"), (added, "own.yaml")])
    assert contract.diagnostics == ()
    rows = {"organisation": [{"name": "A", "year": 2024}], "agenda": [{"start": date(year, 3, 20)}]}
    found = [*periods.check(workbook(rows, contract=contract), report(tmp_path, '- {text: "x"}', {}))]
    assert [finding.args["last"][-4:] for finding in found] == told
    assert {finding.code for finding in found} <= {"date-outside-year"}


@pytest.mark.parametrize(
    ("month", "told"), [(date(2023, 3, 1), 1), (date(2024, 3, 1), 0), (date(2025, 1, 1), 1)]
)
def test_a_month_of_another_year(tmp_path: Path, month: date, told: int) -> None:
    """A publication of the year before among those of the year."""
    tables = {"organisation": [{"name": "A", "year": 2024}], "publications": [{"title": "T", "month": month}]}
    found = [*periods.check(workbook(tables), report(tmp_path, '- {text: "x"}', {}))]
    assert [finding.code for finding in found] == ["date-outside-year"] * told


def test_a_logo_of_any_table_needs_no_credit(tmp_path: Path) -> None:
    added = 'tables:\n  members: {optional: true, columns: {logo: {type: "ref(photos)"}}}\n'
    contract = load_contract([(BASE_CONTRACT.read_text("utf-8"), "base.yaml"), (added, "own.yaml")])
    printed = report(tmp_path, "- {image: p}", photo(credit=None))
    for members, codes in (([{"logo": "p"}], []), ([], ["photo-without-credit"])):
        tables = {**photo(credit=None), "members": members}
        found = photo_credits.check(workbook(tables, contract=contract), printed)
        assert [finding.code for finding in found] == codes


@pytest.mark.parametrize(("printed", "told"), [("", []), ("{{ charts.c.total }}", ["whole-without-parts"])])
def test_a_total_that_is_printed_has_parts(tmp_path: Path, printed: str, told: list[str]) -> None:
    """With the sheet of the parts its chart is gone, and the total beside it is not."""
    tables = {**breakdown([], 100), "breakdowns": []}
    block = (
        f'- {{chart: donut, data: {{each: breakdowns, value: r.amount, as: r}}}}\n- {{text: "x {printed}"}}'
    )
    assert [one.code for one in check(tmp_path, tables, block)] == told
