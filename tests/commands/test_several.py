"""Several workbooks in one call; what a run read and wrote, for make; the viewer."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from build.tiny_project import Project, as_json, make
from checks.sarif_schema import faults
from command_line import reportcli
from reportcli.cli.run.dependencies import as_rules
from reportcli.request import Outcome


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Two workbooks in one folder; the second has an error."""
    project = make(tmp_path / "project")
    second = project.workbook.with_name("2025.xlsx")
    project.set("Key figures", "B2", "many")
    project.workbook.rename(second)
    make(tmp_path / "project")
    return project


def both(project: Project, *arguments: object, command: str = "build") -> Any:
    books = [project.workbook, project.workbook.with_name("2025.xlsx")]
    return reportcli(command, *books, *arguments)


def test_each_is_built_and_the_worst_counts(project: Project) -> None:
    done = both(project, "--ui-lang", "en")
    assert done.returncode == 1 and project.pdf.exists()
    assert not project.pdf.with_name("2025.pdf").exists()
    assert f"{project.workbook}: Built: 2 pages." in done.stderr
    assert "2025.xlsx: No new PDF was written" in done.stderr
    assert both(project, "--format", "concise").stdout.count("[not-a-number]") == 1


def test_json_of_several_holds_the_runs(project: Project) -> None:
    data = as_json(both(project, "--format", "json"))
    assert (data["schema"], data["ok"], [run["ok"] for run in data["runs"]]) == (2, False, [True, False])
    assert data["runs"][0]["written"] == [str(project.pdf), str(project.ledger)]
    assert data["runs"][1]["workbook"].endswith("2025.xlsx") and data["runs"][1]["written"] == []


def test_documents_of_several_are_one_document(project: Project) -> None:
    sarif = json.loads(both(project, "--format", "sarif", command="check").stdout)
    assert len(sarif["runs"]) == 2 and list(faults(sarif)) == []
    names = [run["automationDetails"]["id"] for run in sarif["runs"]]
    assert names[0] != names[1] and names[0].endswith("2024.xlsx/")
    assert both(project, "--format", "junit", command="check").stdout.count("<testsuite ") == 2
    assert isinstance(json.loads(both(project, "--format", "gitlab", command="check").stdout), list)


def test_each_workbook_has_the_settings_of_its_own_folder(tmp_path: Path) -> None:
    first, second = make(tmp_path / "one"), make(tmp_path / "two")
    (second.folder / "reportcli.toml").write_text('for = "screen"\n', "utf-8")
    assert reportcli("build", first.workbook, second.workbook).returncode == 0
    assert first.pdf.exists() and not second.pdf.exists()
    assert second.pdf.with_name("2024-screen.pdf").exists()


def test_two_that_would_be_one_file_are_refused(tmp_path: Path) -> None:
    first, second = make(tmp_path / "one"), make(tmp_path / "two")
    done = reportcli("build", first.workbook, second.workbook, "-o", f"{tmp_path}/")
    assert done.returncode == 2 and "would both be written" in done.stderr
    assert not (tmp_path / "2024.pdf").exists()
    done = reportcli("build", first.workbook, second.workbook, "-o", f"{tmp_path}/a.pdf")
    assert done.returncode == 2 and not (tmp_path / "a.pdf").exists()


def test_lock_files_of_a_spreadsheet_program_are_no_workbooks(project: Project) -> None:
    lock = project.workbook.with_name("~$2024.xlsx")
    lock.write_bytes(b"\x05Someone")
    data = as_json(reportcli("check", lock, project.workbook, "--format", "json"))
    assert data["workbook"].endswith("/2024.xlsx")


# dependencies


def test_dependencies_are_rules_of_make(project: Project) -> None:
    done = reportcli("build", "report/2024.xlsx", "--deps", "2024.d", cwd=project.folder)
    text = (project.folder / "2024.d").read_text("utf-8")
    assert done.returncode == 0 and text.startswith("report/2024.pdf report/2024.ledger.json: \\\n")
    for name in (
        "report/2024.xlsx",
        "report/texts/welcome.md",
        "report/media/garden.png",
        "layouts/tiny/layout.yaml",
    ):
        assert f"  {name} \\\n" in text or f"  {name}\n" in text
        assert f"\n{name}:\n" in text
    reportcli("build", "report/2024.xlsx", "--deps", "again.d", cwd=project.folder)  # nothing has changed
    assert (project.folder / "again.d").read_text("utf-8") == text


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_builds_again_what_has_changed(project: Project) -> None:
    reportcli("build", "report/2024.xlsx", "--deps", "2024.d", cwd=project.folder)
    (project.folder / "Makefile").write_text(
        "include 2024.d\nreport/2024.pdf:\n\t@echo built anew\n", "utf-8"
    )

    def make_says() -> str:
        command = ["make", "-q", "report/2024.pdf"]
        return str(subprocess.run(command, cwd=project.folder, check=False).returncode)

    assert make_says() == "0"
    later = project.pdf.stat().st_mtime + 10
    os.utime(project.text, (later, later))
    assert make_says() == "1"
    project.text.unlink()  # an empty rule stands for it
    assert make_says() == "1"


def test_dependencies_as_json(project: Project) -> None:
    reportcli("build", "report/2024.xlsx", "report/2025.xlsx", "--deps", "deps.json", cwd=project.folder)
    first, second = json.loads((project.folder / "deps.json").read_text("utf-8"))["runs"]
    assert first["outputs"] == ["report/2024.pdf", "report/2024.ledger.json"] and second["outputs"] == []
    assert "report/texts/welcome.md" in first["inputs"] and "report/2025.xlsx" in second["inputs"]


def test_names_are_written_as_make_reads_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = Outcome(written=[Path("my report.pdf")], inputs=(str(tmp_path / "a #1 $.md"),))
    assert (
        as_rules([(Path("x.xlsx"), outcome)])
        == "my\\ report.pdf: \\\n  a\\ \\#1\\ $$.md\n\na\\ \\#1\\ $$.md:\n"
    )


def test_a_file_of_dependencies_that_cannot_be_written_is_reported(project: Project) -> None:
    done = reportcli("build", project.workbook, "--deps", project.folder / "none/2024.d")
    assert done.returncode == 1 and "Traceback" not in done.stderr and "none" in done.stderr


# the viewer


def test_open_shows_the_pdf(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[list[str]] = []
    monkeypatch.delattr(os, "startfile", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "Popen", lambda command, **_: called.append(command))
    assert project.run("--open").returncode == 0
    assert [command[1] for command in called] == [str(project.pdf.resolve())]


def test_without_a_viewer_a_line_says_so(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(os, "startfile", raising=False)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    done = project.run("--open", "--ui-lang", "nl")
    assert done.returncode == 0 and "Er is geen pdf-lezer gevonden" in done.stderr
