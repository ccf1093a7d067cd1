"""A report that extends an organisation's layout has that layout's tables, this year and the next."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from reportcli.inputs.project_files import ProjectFiles
from reportcli.model.diagnostic import Findings
from reportcli.starter.new import contract_of, new_report
from reportcli.starter.next_year import next_report
from reportcli.workbook.read import read_workbook

CONTRACT = """\
tables:
  gardens:
    optional: true
    key: id
    sheet: {en: Gardens, fr: Jardins}
    columns:
      id: {type: code, required: true, en: Id, fr: Code}
      trees: {type: integer, unit: m², required: true, en: Trees, fr: Arbres}
      previous: {type: integer, period: -1, en: Trees before, fr: Arbres avant}
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    own = tmp_path / "layouts/own"
    own.mkdir(parents=True)
    (own / "layout.yaml").write_text("extends: base\n", "utf-8")
    (own / "contract.yaml").write_text(CONTRACT, "utf-8")
    return tmp_path


def test_the_template_has_the_sheets_of_its_layout(project: Path) -> None:
    book = load_workbook(new_report(project / "r", "fr", "own")[0])
    assert "Jardins" in book.sheetnames
    assert [cell.value for cell in book["Jardins"][1]] == ["Code", "Arbres", "Arbres avant"]
    assert "(m²)." in book["Jardins"]["B1"].comment.text
    with pytest.raises(Findings):
        contract_of("nowhere", project / "r")


def test_the_next_year_carries_them_over(project: Path) -> None:
    source = new_report(project / "2024", "en", "own")[0]
    book = load_workbook(source)
    book["Gardens"]["A2"], book["Gardens"]["B2"] = "north", 12
    book.save(source)
    written = next_report(project / "2025", source)
    row = [cell.value for cell in load_workbook(written[0])["Gardens"][2]]
    assert row == ["north", None, 12]


@pytest.mark.parametrize(("trees", "code"), [("beaucoup", "not-a-number"), (None, "required-blank")])
def test_findings_name_columns_as_the_sheet_heads_them(project: Path, trees: object, code: str) -> None:
    source = new_report(project / "r", "fr", "own")[0]
    book = load_workbook(source)
    book["Jardins"]["A2"], book["Jardins"]["B2"] = "nord", trees
    book.save(source)
    read = read_workbook(source, contract_of("own", source.parent), ProjectFiles(project, project))
    assert [f.args["column"] for f in read.diagnostics if f.code == code] == ["Arbres"]


def test_a_broken_contract_is_told_and_makes_no_template(project: Path) -> None:
    own = project / "layouts/own"
    (own / "contract.yaml").write_text(CONTRACT.replace("type: integer", "type: ref(nowhere)", 1), "utf-8")
    with pytest.raises(Findings, match="contract-bad-value"):
        new_report(project / "r", "en", "own")
    (own / "layout.yaml").write_text("extends: bas\n", "utf-8")
    with pytest.raises(Findings, match="layout-"):
        new_report(project / "r", "en", "own")
    assert not (project / "r").exists()


def test_every_row_that_is_tinted_is_read(project: Path) -> None:
    source = new_report(project / "r", "en", "own")[0]
    book = load_workbook(source)
    sheet = book["Gardens"]
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, 1).value, sheet.cell(row, 2).value = f"g{row}", row
    book.save(source)
    contract = contract_of("own", project / "r")
    read = read_workbook(source, contract, ProjectFiles(project, project / "layouts"))
    assert len(read.records("gardens")) == sheet.max_row - 1 > 20
