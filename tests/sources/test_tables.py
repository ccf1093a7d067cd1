"""`reportcli tables`: the list of tables, and one of them as text, CSV and JSON."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

import pytest
from openpyxl import Workbook as Book

from build.tiny_project import Project, make
from command_line import reportcli
from reportcli.cli.output.frames import frame, parquet
from reportcli.cli.output.tables import columns_of
from reportcli.model.diagnostic import Findings
from reportcli.request import Request
from reportcli.run.tables import read_tables

FIGURES = 'Id,Value,Unit,Label,Order,Sample\nmembers,1234.50,EUR,"members, all",1,yes\nrate,12.50,%,rate,2,\n'


def without_figures(book: Book) -> None:
    del book["Key figures"]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = make(tmp_path, without_figures)
    folder = made.workbook.parent
    (folder / "figures.csv").write_text(FIGURES.replace("12.50,%", '"12.5 %",%'), "utf-8")
    (folder / "sources.yaml").write_text("key_figures: {file: figures.csv, owner: Ann}\n", "utf-8")
    return made


def test_the_list_says_rows_columns_and_source(project: Project) -> None:
    lines = reportcli("tables", project.workbook).stdout.splitlines()
    assert lines[0].split() == ["table", "rows", "columns", "source"]
    assert [line.split() for line in lines[1:]] == [
        ["organisation", "1", "6", "Organisation"],
        ["key_figures", "2", "6", "figures.csv", "(Ann)"],
        ["texts", "1", "3", "Texts"],
        ["photos", "1", "4", "Photos"],
    ]


def test_the_list_as_data(project: Project) -> None:
    done = reportcli("tables", project.workbook, "--format", "csv")
    assert "key_figures,2,6,figures.csv,Ann" in done.stdout.splitlines()
    data = json.loads(reportcli("tables", project.workbook, "--format", "json").stdout)
    (figures,) = [one for one in data["tables"] if one["table"] == "key_figures"]
    assert figures["columns"] == ["id", "value", "unit", "label", "order", "sample"]


def test_a_table_as_text_csv_and_json(project: Project) -> None:
    text = reportcli("tables", project.workbook, "key_figures").stdout.splitlines()
    assert text[1].split() == ["members", "1234.50", "EUR", "EUR", "members,", "all", "1", "true"]
    assert text[2].split()[:3] == ["rate", "12.5", "%"]
    assert text[0].index("unit") == text[1].rindex("EUR")
    assert text[0].index("value") + len("value") == text[1].index("EUR") + len("EUR")
    done = reportcli("tables", project.workbook, "key_figures", "--format", "csv")
    assert done.stdout.splitlines()[1] == 'members,1234.50,EUR,"members, all",1,true'
    data = json.loads(reportcli("tables", project.workbook, "key_figures", "--format", "json").stdout)
    assert data["rows"][0]["where"] == "figures.csv:2:Id"
    assert data["rows"][0]["values"]["value"] == {"value": "1234.50", "unit": "EUR"}
    assert data["rows"][1]["values"]["sample"] is None


def test_a_table_that_there_is_not(project: Project) -> None:
    done = reportcli("tables", project.workbook, "key_figure")
    assert (done.returncode, done.stdout) == (1, "")
    assert "key_figures" in done.stderr  # table-asked-unknown


def test_errors_of_reading_are_counted(project: Project) -> None:
    (project.workbook.parent / "figures.csv").write_text(FIGURES.replace("1234.50", "x"), "utf-8")
    done = reportcli("tables", project.workbook, "key_figures")
    assert done.returncode == 0
    assert "reportcli check 2024.xlsx" in done.stderr


def test_controls_of_a_terminal_are_not_printed(project: Project) -> None:
    (project.workbook.parent / "figures.csv").write_text(FIGURES.replace("rate,2", "\x1b[31mrate,2"), "utf-8")
    assert "\x1b" not in reportcli("tables", project.workbook, "key_figures").stdout


def test_a_table_as_a_frame_has_exact_numbers_units_and_places(project: Project) -> None:
    read = read_tables(Request(project.workbook))
    table = read.table("key_figures")
    made = frame(table, columns_of(table))
    assert list(made.columns) == ["cell", "id", "value", "value.unit", "unit", "label", "order", "sample"]
    assert list(made["value"]) == [Decimal("1234.50"), Decimal("0.125")]
    assert list(made["value.unit"]) == ["EUR", "%"]
    assert list(made["cell"]) == ["figures.csv:2:Id", "figures.csv:3:Id"]
    assert list(made["sample"]) == [True, None]


@pytest.mark.skipif(find_spec("pyarrow") is None, reason="the extra `parquet` is not installed")
def test_a_parquet_file_gives_back_the_same_values(project: Project, tmp_path: Path) -> None:
    import pandas

    target = tmp_path / "figures.parquet"
    done = reportcli("tables", project.workbook, "key_figures", "--parquet", target)
    assert (done.returncode, done.stdout.strip()) == (0, str(target))
    assert list(pandas.read_parquet(target)["value"]) == [Decimal("1234.500"), Decimal("0.125")]


def test_without_the_package_the_command_says_what_to_type(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "figures.parquet"
    hidden = {**sys.modules, "pyarrow": None}
    with mock.patch.dict(sys.modules, hidden), pytest.raises(Findings) as refused:
        parquet(read_tables(Request(project.workbook)).table("key_figures"), ("id",))
    assert [one.code for one in refused.value.diagnostics] == ["parquet-without-package"]
    assert not target.exists()
    assert reportcli("tables", project.workbook, "--parquet", target).returncode == 2


def test_a_table_that_does_not_fit_the_format_is_said(project: Project) -> None:
    writer = SimpleNamespace(ArrowException=ArithmeticError)
    read = read_tables(Request(project.workbook))
    with (
        mock.patch.dict(sys.modules, {"pyarrow": writer}),
        mock.patch("pandas.DataFrame.to_parquet", side_effect=ArithmeticError("values\nof two types")),
        pytest.raises(Findings) as refused,
    ):
        parquet(read.table("key_figures"), ("id",))
    (said,) = refused.value.diagnostics
    assert said.code == "parquet-not-written" and said.args["reason"] == "values of two types"
