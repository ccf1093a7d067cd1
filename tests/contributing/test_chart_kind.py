"""The page on kinds of charts, followed in a copy of the sources: its test passes and its layout builds.

Without the line of the list neither does.
"""

from __future__ import annotations

import pytest

from build.tiny_project import Project
from contributing.pages import files_of
from contributing.sources import Sources
from structure_text import tree_text

LIST = "src/reportcli/model/chart_kinds.py"
END = "    }\n)\n\nOPTIONAL"  # of the list
TESTS = ("tests/charts/test_dots.py", "tests/charts/test_registry.py")


@pytest.fixture
def copy(sources: Sources) -> Sources:
    """The sources and the tests of charts, with the page's new files in place, but not yet its line."""
    sources.put("chart-kind")
    return sources


def test_the_pages_test_passes_with_the_line_and_fails_without(copy: Sources) -> None:
    done = copy.test(*TESTS, "-x")
    assert done.returncode == 1
    assert "chart-kind" in done.stdout
    copy.add("chart-kind", LIST, before=END)
    done = copy.test(*TESTS)
    assert done.returncode == 0, done.stdout


def test_the_pages_layout_builds_with_the_new_kind(copy: Sources, project: Project) -> None:
    project.layout.write_text(files_of("chart-kind")["layout.yaml"], encoding="utf-8")
    refused = copy.reportcli("build", project.workbook, cwd=project.folder)
    assert refused.returncode != 0 and "dots" in refused.stderr + refused.stdout
    copy.add("chart-kind", LIST, before=END)
    done = copy.reportcli("build", project.workbook, cwd=project.folder)
    assert done.returncode == 0, done.stderr
    said = tree_text(project.pdf)
    assert "Our figures." in said and "members 1,234, pears 56" in said
