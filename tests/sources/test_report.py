"""A report of several files, built: its figures lead back to their file, and a change of it builds anew."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl import load_workbook

from build.tiny_project import Project, make
from command_line import reportcli
from reportcli.cache.codec import decoded, encoded
from reportcli.cache.disk import DiskBlobs
from reportcli.model.refs import CellRef, TextFile
from reportcli.request import Request
from reportcli.session import Session
from workbook.books import make as workbook

FIGURES = "Id,Value,Label,Order\nmembers,1234,members,1\npears,56,pears,2\n"


def without_figures(book: Book) -> None:
    del book["Key figures"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = make(tmp_path, without_figures)
    folder = made.workbook.parent
    (folder / "figures.csv").write_text(FIGURES, "utf-8")
    (folder / "sources.yaml").write_text("key_figures: figures.csv\n", "utf-8")
    return made


def test_why_and_where_lead_to_the_line_of_the_file(project: Project) -> None:
    assert project.run("--quiet").returncode == 0
    why = reportcli("why", project.pdf, "1,234")
    assert "figures.csv:2:Value of report/figures.csv" in why.stdout
    assert "unchanged since" in why.stdout
    where = reportcli("where", project.workbook, "figures.csv:2:value")
    assert where.returncode == 0
    assert "1,234" in where.stdout
    assert reportcli("where", project.workbook, "figures.csv:3:Label").stdout.count("pears") == 1
    assert reportcli("where", project.workbook, "figures.csv:9:Value").returncode == 1


def test_a_cell_of_another_workbook(project: Project) -> None:
    folder = project.workbook.parent
    rows = [line.split(",") for line in FIGURES.splitlines()]
    typed = [[int(cell) if cell.isdecimal() else cell for cell in row] for row in rows]
    workbook(folder / "figures.xlsx", {"Key figures": typed})
    done = project.run("--quiet", "--source", f"key_figures={folder / 'figures.xlsx'}")
    assert done.returncode == 0, done.stderr
    assert "[figures.xlsx]Key figures!B2" in reportcli("why", project.pdf, "1,234").stdout
    assert "1,234" in reportcli("where", project.workbook, "[figures.xlsx]Key figures!B2").stdout


def edited(project: Project) -> None:
    path = project.workbook.parent / "figures.csv"
    path.write_text(FIGURES.replace("1234", "4321"), "utf-8")


def without_sources(project: Project) -> None:
    (project.workbook.parent / "sources.yaml").unlink()


def restated(project: Project) -> None:
    path = project.workbook.parent / "sources.yaml"
    path.write_text("key_figures: {file: figures.csv, encoding: utf-8}\n", "utf-8")


@pytest.mark.parametrize("change", [edited, without_sources, restated])
def test_a_changed_source_is_built_anew(project: Project, change: Callable[[Project], None]) -> None:
    session = Session(lambda _: nullcontext(), DiskBlobs(project.folder / "cache"))
    request = Request(project.workbook)
    first = session.build(request)
    again = session.build(request)
    assert again.remembered
    assert [str(one.where) for one in again.diagnostics] == [str(one.where) for one in first.diagnostics]
    change(project)
    assert not session.build(request).remembered


def test_an_option_is_another_build(project: Project) -> None:
    session = Session(lambda _: nullcontext(), DiskBlobs(project.folder / "cache"))
    assert not session.build(Request(project.workbook)).remembered
    other = Request(project.workbook, sources=(("key_figures", project.workbook.parent / "figures.csv"),))
    assert not session.build(other).remembered
    assert session.build(other).remembered


def test_places_in_text_files_go_through_the_cache() -> None:
    place = CellRef("figures.csv", TextFile("figures.csv", {2: "Value"}), 12, 2)
    assert str(decoded(encoded(place))) == "figures.csv:12:Value"


def test_a_finding_stands_at_its_line_for_people_and_for_github(project: Project) -> None:
    path = project.workbook.parent / "figures.csv"
    path.write_text(FIGURES.replace("1234", "12x34"), "utf-8")
    done = reportcli("check", project.workbook)
    assert done.returncode == 1
    assert "figures.csv:2:Value" in done.stderr
    assert "figures.csv,line=2" in reportcli("check", project.workbook, "--format", "github").stdout
    copy = project.folder / "copy.xlsx"
    reportcli("check", project.workbook, "--annotate", copy)
    listed = [str(row[2].value) for row in load_workbook(copy).worksheets[-1].iter_rows(min_row=2)]
    assert "figures.csv:2:Value" in listed


def test_a_text_file_alone_is_sent_to_its_workbook(project: Project) -> None:
    done = reportcli("check", project.workbook.parent / "figures.csv")
    assert done.returncode == 1
    assert "sources.yaml" in done.stderr


@pytest.mark.parametrize("stated", ["figures.csv", "=figures.csv", "key_figures="])
def test_an_option_that_is_none(project: Project, stated: str) -> None:
    assert reportcli("check", project.workbook, "--source", stated).returncode == 2
    twice = ("--source", "a=b", "--source", "a=c")
    assert reportcli("check", project.workbook, *twice).returncode == 2


def test_coverage_counts_the_fields_of_a_source(project: Project) -> None:
    done = reportcli("check", project.workbook, "--coverage")
    line = next(one for one in done.stdout.splitlines() if one.startswith("figures.csv"))
    assert line.split()[1] == "12"


def test_a_trial_balance_from_a_text_file(project: Project) -> None:
    folder = project.workbook.parent
    (folder / "tb.csv").write_text(
        "Account;Label;Debit;Credit\n100000;Capital;;1000,50\n550000;Bank;1000,50;\n", "utf-8"
    )
    option = ("--source", f"trial_balance={folder / 'tb.csv'}")
    data = json.loads(
        reportcli("tables", project.workbook, "trial_balance", "--format", "json", *option).stdout
    )
    assert [row["where"] for row in data["rows"]] == ["tb.csv:2:Account", "tb.csv:3:Account"]
    assert data["rows"][0]["values"]["balance"] == {"value": "-1000.50", "unit": "EUR"}
