"""The starter builds at once in four languages, overwrites nothing, and carries a year over."""

from __future__ import annotations

import json
import shutil
from contextlib import nullcontext
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from reportcli.deliver.annotated_workbook import annotated_bytes
from reportcli.model.diagnostic import Findings, Severity
from reportcli.model.languages import codes
from reportcli.pipeline import Outcome, Request, build, check
from reportcli.starter.example import base_contract
from reportcli.starter.new import new_report
from reportcli.starter.next_year import next_report
from reportcli.workbook.read import read_workbook
from starter.impoverished import CASES, impoverish
from starters import copied_report


def told(outcome: Outcome, *severities: Severity) -> list[tuple[str, str]]:
    return [(f.code, str(f.args)) for f in outcome.diagnostics if f.severity in severities]


@pytest.mark.parametrize("lang", sorted(codes()))
def test_the_starter_builds_at_once(tmp_path: Path, lang: str) -> None:
    written = new_report(tmp_path / "my-report", lang)
    outcome = build(Request(written[0]), lambda _: nullcontext())
    assert told(outcome, Severity.ERROR, Severity.WARNING) == []
    assert outcome.language == lang and outcome.pages >= 8
    assert (tmp_path / "my-report" / "2024.pdf").read_bytes().startswith(b"%PDF")
    ledger = json.loads((tmp_path / "my-report" / "2024.ledger.json").read_text(encoding="utf-8"))
    assert any(name.endswith("cover.jpg") for name in json.dumps(ledger["inputs"]).split('"'))


def test_the_template_helps_who_fills_it_in(tmp_path: Path) -> None:
    book = load_workbook(new_report(tmp_path / "r", "nl")[0])
    assert "Kerncijfers" in book.sheetnames and "Landen" in book.sheetnames
    partners = book["Partners"]
    assert partners.freeze_panes == "A2" and list(partners.tables) == ["T_partners"]
    assert partners["A2"].fill.fgColor.rgb.endswith("FFF6E0")
    lists = {rule.formula1 for rule in partners.data_validations.dataValidation}
    assert "'Landen'!$A$2:$A$500" in {item.replace("Landen!", "'Landen'!") for item in lists}
    assert "Landen" in partners["B1"].comment.text
    statuses = {rule.formula1 for rule in book["Planning"].data_validations.dataValidation}
    assert '"te doen,ontwerp,nalezing,goedgekeurd"' in statuses


def test_the_same_starter_is_the_same_bytes(tmp_path: Path) -> None:
    one, other = (new_report(tmp_path / name, "fr") for name in "ab")
    assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "cover.jpg").write_bytes(b"mine")
    with pytest.raises(Findings) as refused:
        new_report(tmp_path, "en")
    assert [f.code for f in refused.value.diagnostics] == ["starter-exists"]
    assert [path.name for path in tmp_path.iterdir()] == ["media"]
    assert (tmp_path / "media" / "cover.jpg").read_bytes() == b"mine"


def test_the_next_year_keeps_lists_and_blanks_figures(tmp_path: Path) -> None:
    source = copied_report(tmp_path / "old", "en")[0]
    written = next_report(tmp_path / "2025", source)
    assert {p.relative_to(tmp_path / "2025").as_posix() for p in written} == {
        "2025.xlsx",
        "layout.yaml",
        "media/cover.jpg",
        "media/place.jpg",
        "media/school.jpg",
        "media/carrots.jpg",
        "media/tomatoes.jpg",
        "media/foreword.jpg",
        "media/team.jpg",
        "texts/editorial.md",
        "texts/outdoors.md",
        "texts/season.md",
    }
    new = read_workbook(written[0], base_contract())
    assert new.record("organisation").year.value == 2025 and new.record("organisation").headcount is None
    assert len(new.records("people")) == 8 and len(new.records("partners")) == 6
    networks = new.records("networks")
    assert [network.previous.value for network in networks] == [1000, 2100, 2450]
    assert [network.current for network in networks] == [None] * 3
    figures = new.records("key_figures")
    assert [figure.value for figure in figures] == [None] * 6
    assert [figure.previous.value for figure in figures][:3] == [18, 240, Decimal("9.6")]
    assert new.records("results") == () and new.records("articles") == ()
    assert [str(new.record("organisation").closing_date), str(new.record("organisation").report_date)] == [
        "2025-12-31", "2026-04-15",
    ]  # fmt: skip
    assert "kept them alive" not in (tmp_path / "2025" / "texts" / "editorial.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("written", "folder", "expected"),
    [
        *(("2024/25", "2026", "2025/26"), ("2024-25", "2025", "2025-26"), ("2024–25", "2026", "2025–26")),
        *(("2024/2025", "2026", "2025/2026"), ("2024/25", "2029", "2029/30"), ("2024", "2025", 2025)),
    ],
)
def test_the_next_year_is_written_as_the_last_one(
    tmp_path: Path, written: str, folder: str, expected: str | int
) -> None:
    copied_report(tmp_path / "last", "en")
    source = tmp_path / "last" / "2024.xlsx"
    book = load_workbook(source)
    (cell,) = (row[1] for row in book["Organisation"].iter_rows() if row[0].value == "Year")
    cell.value = written
    book.save(source)
    next_report(tmp_path / folder, source)
    made = load_workbook(tmp_path / folder / f"{folder}.xlsx")["Organisation"]
    assert [row[1].value for row in made.iter_rows() if row[0].value == "Year"] == [expected]


def test_a_name_without_a_year_is_refused(tmp_path: Path) -> None:
    source = copied_report(tmp_path / "old", "en")[0]
    with pytest.raises(Findings) as refused:
        next_report(tmp_path / "next", source)
    assert [f.code for f in refused.value.diagnostics] == ["starter-year"]
    assert not (tmp_path / "next").exists()


@pytest.mark.parametrize("case", sorted(CASES))
def test_an_impoverished_workbook_builds(tmp_path: Path, case: str) -> None:
    path = impoverish(copied_report(tmp_path / "r", "en")[0], case)
    if case == "organisation-only":
        shutil.rmtree(tmp_path / "r" / "texts")  # they cite a figure that is gone
    outcome: Any = check(Request(path, waivers=False), lambda _: nullcontext())
    lost = {"text-off-page", "text-over-text"} if case == "huge-figures" else set()
    assert [one for one in told(outcome, Severity.ERROR) if one[0] not in lost] == []
    assert outcome.pages >= 2


@pytest.mark.parametrize("page", ["[190 mm, 250 mm]", "A5"])
def test_the_cover_stands_on_a_smaller_page(tmp_path: Path, page: str) -> None:
    workbook = copied_report(tmp_path / "r", "nl")[0]
    (tmp_path / "r/layout.yaml").write_text(f"extends: base\nformat:\n  page: {page}\n", "utf-8")
    outcome = check(Request(workbook), lambda _: nullcontext())
    assert [found.code for found in outcome.diagnostics if "cover.yaml" in str(found.where)] == []


def test_the_next_year_of_a_split_year_with_its_own_contract_components_and_history(tmp_path: Path) -> None:
    source = copied_report(tmp_path / "2025", "en")[0]
    folder = source.parent
    contract = """tables:
  trend:
    sheet: {en: Five years}
    columns: {year: {type: year, en: Year}, members: {type: integer, en: Members}}
  own_results:
    sheet: {en: Results}
    columns: {what: {type: text, en: What}}
"""
    (folder / "contract.yaml").write_text(contract, encoding="utf-8")
    for name in ("components/own.yaml", "flags/qq.svg"):
        (folder / name).parent.mkdir()
        (folder / name).write_text("body: []", encoding="utf-8")
    book = load_workbook(source)
    del book["Results"]
    for name, rows in (("Five years", [("Year", "Members"), (2023, 5)]), ("Results", [("What",), ("it",)])):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    labels = {row[0].value: row[0].row for row in book["Organisation"].iter_rows(max_col=1)}
    book["Organisation"].cell(labels["Year"], 2).value = "2024/25"
    book["Photos"]["B2"] = "media/cover.jpg"
    book.save(source)
    read = check(Request(source), lambda _: nullcontext())
    assert told(read, Severity.ERROR) == []
    made = {
        path.relative_to(tmp_path / "2026").as_posix(): path
        for path in next_report(tmp_path / "2026", source)
    }
    assert {"contract.yaml", "components/own.yaml", "flags/qq.svg", "layout.yaml"} <= set(made)
    new = load_workbook(made["2026.xlsx"])
    assert new["Organisation"].cell(labels["Year"], 2).value == "2025/26"
    assert [cell.value for cell in new["Five years"][2]] == [2023, 5]


def test_an_empty_template_has_sheets_and_headers_alone(tmp_path: Path) -> None:
    (path, layout) = new_report(tmp_path / "r", "fr", empty=True)
    book = load_workbook(path)
    assert book.sheetnames[0] == "Lisez-moi" and book["Listes"].sheet_state == "hidden"
    assert [cell.value for cell in book["Axes"][1]][:2] == ["Code", "Nom"] and book["Axes"][
        "A2"
    ].value is None
    assert layout.name == "layout.yaml"
    refusing = {
        str(rule.sqref): rule.showErrorMessage for rule in book["Axes"].data_validations.dataValidation
    }
    assert refusing and all(refusing.values())
    assert "Un mot court" in book["Axes"]["A1"].comment.text


@pytest.mark.parametrize("lang", ["fr", "nl"])
def test_a_finding_is_waived_by_one_cell_of_the_annotated_copy_which_builds_as_it_is(
    tmp_path: Path, lang: str
) -> None:
    source = copied_report(tmp_path / "r", lang)[0]
    book = load_workbook(source)
    book[{"fr": "Photos", "nl": "Foto's"}[lang]]["C2"] = None
    book.save(source)
    outcome = check(Request(source), lambda _: nullcontext())
    assert [one.code for one in outcome.diagnostics] == ["photo-without-credit"]
    copy = source.with_name("copy.xlsx")
    copy.write_bytes(annotated_bytes(source, outcome.diagnostics, outcome.waived, lang))
    offered = check(Request(copy), lambda _: nullcontext())
    assert [one.code for one in offered.diagnostics] == ["photo-without-credit"] and not offered.waived
    book = load_workbook(copy)
    (waivers,) = [
        sheet for sheet in book if sheet["A2"].value == "photo-without-credit" and sheet["B1"].value
    ]
    waivers["D2"] = "agreed with the maker"
    book.save(copy)
    signed = check(Request(copy), lambda _: nullcontext())
    assert signed.diagnostics == [] and len(signed.waived) == 1
