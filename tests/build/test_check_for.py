"""`check --for` finds what `build --for` finds, and writes nothing; quiet data; a reader that goes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

from build.tiny_project import silent
from command_line import reportcli
from reportcli.inputs.project_files import ProjectFiles
from reportcli.inputs.project_root import package_layouts
from reportcli.pipeline import Request, build, check
from reportcli.run.loading import layout_passed_over, load
from reportcli.workbook.excel.workbook_file import WorkbookFile
from starters import copied_report


def test_a_check_for_print_finds_what_a_build_finds(tmp_path: Path) -> None:
    path = copied_report(tmp_path / "r", "fr")[0]
    coarse = path.parent / "media" / "school.jpg"
    with Image.open(coarse) as picture:
        picture.resize((60, 40)).save(coarse)
    before = sorted(path.parent.rglob("*"))
    found = check(Request(path, judges=True), silent).diagnostics
    assert found == build(Request(path), silent).diagnostics
    assert [(one.code, str(one.where)) for one in found if one.where] == [("press-resolution", "Photos!B3")]
    assert sorted(path.parent.rglob("*")) == before
    assert not [one for one in check(Request(path), silent).diagnostics if one.code == "press-resolution"]


def test_quiet_data_and_a_reader_that_goes(tmp_path: Path) -> None:
    path = copied_report(tmp_path / "r", "en")[0]
    (path.parent / "media" / "place.jpg").unlink()
    (path.parent / "texts" / "editorial.md").write_text("We planted 7 trees.", encoding="utf-8")
    quiet = reportcli("check", path.name, "--format", "json", "-q", cwd=path.parent)
    assert {one["severity"] for one in json.loads(quiet.stdout)["findings"]} == {"error"}
    github = reportcli("check", path.name, "--format", "github", "-q", cwd=path.parent)
    assert github.stdout.startswith("::error file=2024.xlsx,") and github.stdout.count("::error") == 1
    command = [sys.executable, "-m", "reportcli", "check", path.name, "--format", "json"]
    gone = subprocess.Popen(command, cwd=path.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert gone.stdout is not None and gone.stderr is not None
    gone.stdout.close()
    assert gone.stderr.read() == b""
    assert gone.wait() == 1


def test_a_contract_beside_the_workbook_counts_with_another_layout(tmp_path: Path) -> None:
    path = copied_report(tmp_path / "r", "en")[0]
    (path.parent / "contract.yaml").write_text("tables:\n  bad: {columns: 3}\n", encoding="utf-8")
    found = check(Request(path, layout="base"), silent).diagnostics
    assert "contract-wrong-type" in {one.code for one in found}


@pytest.mark.parametrize(("named", "remedy"), [("bold", None), ("boldd", "unknown"), ("Base", "")])
def test_a_layout_that_is_named_beside_a_layout_file_is_reported(
    tmp_path: Path, named: str, remedy: str | None
) -> None:
    path = copied_report(tmp_path / "r", "en")[0]
    book = load_workbook(path)
    book["Organisation"]["B2"].value = named
    book.save(path)
    request = Request(path)
    file = WorkbookFile(path, ProjectFiles(path.parent, package_layouts()))
    found = layout_passed_over(request, file, load(request, file)[0])
    reported = [(one.code, str(one.where), one.args.get("remedy")) for one in found]
    assert reported == ([] if remedy == "" else [("layout-passed-over", "Organisation!B2", remedy)])
