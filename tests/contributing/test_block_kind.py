"""The page on kinds of blocks, followed in a copy of the sources: four files are all there is to a kind."""

from __future__ import annotations

import pytest

from build.tiny_project import Project
from contributing.pages import files_of
from contributing.sources import Sources
from structure_text import tree_text

PAGE = "block-kind"
ROOMS = ("layout/models/kinds", "blocks/kinds", "bind/kinds", "typeset/blocks/kinds")
TESTS = ("tests/typeset/test_divider.py", "tests/typeset/test_kinds.py", "tests/layout/test_schema.py")


@pytest.fixture
def copy(sources: Sources, project: Project) -> Sources:
    project.layout.write_text(files_of(PAGE)["layout.yaml"], encoding="utf-8")
    sources.put(PAGE)
    return sources


def test_the_page_has_a_file_in_each_room_and_edits_none() -> None:
    sources = {name for name in files_of(PAGE) if name.startswith("src/")}
    assert sources == {f"src/reportcli/{room}/divider.py" for room in ROOMS}


def test_the_pages_test_passes_with_those_of_all_kinds(copy: Sources) -> None:
    done = copy.test(*TESTS)
    assert done.returncode == 0, done.stdout


def test_the_pages_layout_builds_with_the_new_kind(copy: Sources, project: Project) -> None:
    done = copy.reportcli("build", project.workbook, cwd=project.folder)
    assert done.returncode == 0, done.stderr
    assert "A new year begins." in tree_text(project.pdf)
    project.edit_layout("divider: double", "divider: dotted")
    done = copy.reportcli("check", project.workbook, cwd=project.folder)
    assert done.returncode == 1 and "dotted" in done.stderr and "single" in done.stderr


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_can_do_without_its_file(copy: Sources, project: Project, room: str) -> None:
    copy.take(f"src/reportcli/{room}/divider.py")
    assert copy.reportcli("build", project.workbook, cwd=project.folder).returncode != 0
