"""The page on expression functions, followed in a copy of the sources."""

from __future__ import annotations

import pytest

from build.tiny_project import Project
from contributing.pages import files_of
from contributing.sources import Sources
from structure_text import tree_text

PAGE = "expression-function"
FUNCTIONS = "src/reportcli/expressions/functions"
TEST = "tests/bind/test_median.py"


@pytest.fixture
def copy(sources: Sources) -> Sources:
    """The sources with the page's function, but not yet its line."""
    sources.put(PAGE)
    sources.add(PAGE, f"{FUNCTIONS}/calculation.py")
    return sources


def test_the_pages_test_passes_with_the_line_and_fails_without(copy: Sources) -> None:
    assert copy.test(TEST, "-x").returncode == 1
    copy.add(PAGE, f"{FUNCTIONS}/registry.py", before="}\n")
    done = copy.test(TEST)
    assert done.returncode == 0, done.stdout


def test_the_pages_layout_prints_a_figure_that_knows_its_cells(copy: Sources, project: Project) -> None:
    project.layout.write_text(files_of(PAGE)["layout.yaml"], encoding="utf-8")
    copy.add(PAGE, f"{FUNCTIONS}/registry.py", before="}\n")
    done = copy.reportcli("build", project.workbook, cwd=project.folder)
    assert done.returncode == 0, done.stderr
    assert "Half of our figures are below 645." in tree_text(project.pdf)
    asked = copy.reportcli("why", project.pdf, "645", cwd=project.folder)
    assert asked.returncode == 0 and "median" in asked.stdout
    assert "Key figures!B2" in asked.stdout and "Key figures!B3" in asked.stdout
