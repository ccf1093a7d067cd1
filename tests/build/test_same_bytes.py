"""Same input, same bytes: whatever the folder, time zone, hash seed, locale, umask or date."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pikepdf
import pytest

from build.tiny_project import Project, make
from command_line import process

SURROUNDINGS = [
    {"TZ": "UTC", "PYTHONHASHSEED": "0", "LC_ALL": "C"},
    {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"},
]


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, Project]:
    """The same project in two folders, built by two processes in different surroundings."""
    first = make(tmp_path_factory.mktemp("one"))
    deep = tmp_path_factory.mktemp("two") / "Ünïcode and space" / "deep"
    shutil.copytree(first.folder, deep)
    for path in deep.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    projects = first, Project(deep)
    umask = os.umask(0o022)
    try:
        for project, surroundings, mask in zip(projects, SURROUNDINGS, (0o022, 0o077), strict=True):
            os.umask(mask)
            environment = {**surroundings, "SOURCE_DATE_EPOCH": ""}
            done = process("build", project.workbook, "--format", "json", env=environment)
            assert done.returncode == 0, done.stderr + done.stdout
    finally:
        os.umask(umask)
    return projects


def test_the_pdf_is_the_same(two: tuple[Project, Project]) -> None:
    assert two[0].pdf.read_bytes() == two[1].pdf.read_bytes()


def test_the_ledger_is_the_same(two: tuple[Project, Project]) -> None:
    assert two[0].ledger.read_bytes() == two[1].ledger.read_bytes()


def test_a_process_builds_what_another_built(two: tuple[Project, Project]) -> None:
    before = two[0].pdf.read_bytes()
    two[0].build()
    assert two[0].pdf.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="no file modes")
def test_the_umask_is_kept(two: tuple[Project, Project]) -> None:
    assert [one.pdf.stat().st_mode & 0o777 for one in two] == [0o644, 0o600]


def dates(path: Path) -> tuple[str, str]:
    with pikepdf.open(path) as pdf:
        return str(pdf.docinfo["/CreationDate"]), pdf.open_metadata()["xmp:CreateDate"]


def test_dates_are_the_report_date(two: tuple[Project, Project]) -> None:
    assert dates(two[0].pdf) == ("D:20250531000000+00'00'", "2025-05-31T00:00:00+00:00")


def test_source_date_epoch_goes_first(project: Project) -> None:
    project.build(source_date=1_700_000_000)
    assert dates(project.pdf) == ("D:20231114221320+00'00'", "2023-11-14T22:13:20+00:00")
    first = project.pdf.read_bytes()
    project.build(source_date=1_700_000_001)
    assert project.pdf.read_bytes() != first


def test_without_any_date_still_the_same(project: Project) -> None:
    project.set("Organisation", "B5", None)
    project.build()
    assert dates(project.pdf)[1] == "2000-01-01T00:00:00+00:00"
