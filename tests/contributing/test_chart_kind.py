"""The page on kinds of charts, followed in a copy of the sources: its test passes and its layout builds.

Without the line of the list neither does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from build.tiny_project import Project
from contributing.pages import files_of
from reportcli.pdf.structure_text import tree_text

ROOT = Path(__file__).resolve().parents[2]
LIST = "src/reportcli/model/chart_kinds.py"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The sources and the tests of charts, with the page's new files in place, but not yet its line."""
    root = tmp_path / "copy"
    shutil.copytree(ROOT / "src", root / "src")
    shutil.copytree(ROOT / "tests" / "charts", root / "tests" / "charts")
    (root / "layouts").symlink_to(ROOT / "layouts", target_is_directory=True)
    for name, text in files_of("chart-kind").items():
        if name.endswith(".py") and name != LIST:
            assert not (root / name).exists(), f"{name} is there already"
            (root / name).write_text(text, encoding="utf-8")
    return root


def add_the_line(root: Path) -> None:
    """At the end of the list, as the page shows it."""
    before, end, after = (root / LIST).read_text(encoding="utf-8").rpartition("    }\n")
    (root / LIST).write_text(before + files_of("chart-kind")[LIST] + end + after, encoding="utf-8")


def run(root: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(root / "src")},
    )


def run_tests(root: Path) -> subprocess.CompletedProcess[str]:
    settings = ["-q", "-c", os.devnull, "--rootdir", str(root), "-p", "no:cacheprovider", "-p", "no:xdist"]
    tests = [str(root / "tests/charts" / name) for name in ("test_lollipop.py", "test_registry.py")]
    return run(root, "pytest", *settings, *tests, cwd=root)


def test_the_pages_test_passes_with_the_line_and_fails_without(copy: Path) -> None:
    done = run_tests(copy)
    assert done.returncode == 1
    assert "chart-kind" in done.stdout
    add_the_line(copy)
    done = run_tests(copy)
    assert done.returncode == 0, done.stdout


def test_the_pages_layout_builds_with_the_new_kind(copy: Path, project: Project) -> None:
    project.layout.write_text(files_of("chart-kind")["layout.yaml"], encoding="utf-8")
    refused = run(copy, "reportcli", "build", str(project.workbook), cwd=project.folder)
    assert refused.returncode != 0 and "lollipop" in refused.stderr + refused.stdout
    add_the_line(copy)
    done = run(copy, "reportcli", "build", str(project.workbook), cwd=project.folder)
    assert done.returncode == 0, done.stderr
    said = tree_text(project.pdf)
    assert "Our figures." in said and "members 1,234, pears 56" in said
