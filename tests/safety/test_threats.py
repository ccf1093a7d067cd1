"""The threat model is true: every line names tests that there are. Some of the lines are tested here."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from build.tiny_project import Project, make
from command_line import ROOT, reportcli
from reportcli.cli.standard_output import harmless

PAGE = (ROOT / "docs/threat-model.md").read_text("utf-8")


def rows() -> list[list[str]]:
    lines = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| threat")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_every_line_names_its_tests_and_they_exist() -> None:
    known = {
        node.name
        for path in (ROOT / "tests").rglob("test_*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
    }
    assert len(rows()) > 20
    for row in rows():
        named = re.findall(r"\btest_\w+", row[-1])
        assert named, row[0]
        assert [name for name in named if name not in known] == [], row[0]


# what a terminal would take for a command

ESCAPE = "\x1b]0;owned\x07\x1b[2J\x9b31m"


def test_what_is_quoted_gives_a_terminal_no_commands(tmp_path: Path) -> None:
    project = make(tmp_path)
    project.set("Key figures", "B2", "many_x001B_[31m")
    project.text.write_text(
        f"Our garden {ESCAPE} fed the whole street. {{{{ nothing.{ESCAPE} }}}}\n", "utf-8"
    )
    done = reportcli("check", project.workbook, "--color", "never")
    assert done.returncode == 1 and "not-a-number" in done.stderr
    assert not set(done.stderr) & {"\x1b", "\x9b", "\x07"}
    assert harmless(f"a{ESCAPE}b\n") == "a\ufffd]0;owned\x07\ufffd[2J\ufffd31mb\n"


# settings that come with somebody else's workbook


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make(tmp_path / "project")


@pytest.mark.parametrize("folder", ["../elsewhere", "/tmp/elsewhere", "~/../../elsewhere/.."])
def test_settings_write_nowhere_outside_their_folder(project: Project, folder: str) -> None:
    (project.folder / "reportcli.toml").write_text(f'output = "{folder}"\n', "utf-8")
    done = project.run()
    if done.returncode == 0:  # a name such as `~` is one of the folder's own
        assert all(
            Path(line).resolve().is_relative_to(project.folder.resolve()) for line in done.stdout.splitlines()
        )
    else:
        assert "settings-outside" in done.stderr


def test_settings_read_no_layout_outside_the_project(project: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/layout.yaml").write_text("extends: base\n", "utf-8")
    (project.folder / "reportcli.toml").write_text('layout = "../elsewhere"\n', "utf-8")
    done = project.run()
    assert done.returncode == 1 and "layout-outside" in done.stderr


def test_settings_hide_no_error(project: Project) -> None:
    project.set("Key figures", "B2", "many")
    (project.folder / "reportcli.toml").write_text('ignore = ["*"]\nstrict = false\n', "utf-8")
    done = project.run()
    assert done.returncode == 1 and "not-a-number" in done.stderr and not project.pdf.exists()


# programs that are started


CALLS = {"eval", "exec", "compile", "__import__"}
READS = {"load", "loads", "Unpickler"}


def test_no_shell_is_started_and_nothing_is_evaluated() -> None:
    """But for classes whose methods are written from their fields, and the reader of the cache."""
    found = set()
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "shell":
                found.add(f"{path.name}: shell=")
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                found.add(f"{path.name}: {node.func.id}")
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                owner = node.value.id
                if (owner, node.attr) in {("os", "system"), ("os", "popen")}:
                    found.add(f"{path.name}: os.{node.attr}")
                if owner in {"pickle", "marshal"} and node.attr in READS:
                    found.add(f"{path.name}: {owner}.{node.attr}")
    assert found == {"value_class.py: exec", "codec.py: pickle.Unpickler"}


def test_yaml_makes_values_alone(project: Project) -> None:
    project.layout.write_text("!!python/object/apply:os.system ['echo owned']\n", "utf-8")
    done = project.run()
    assert done.returncode == 1 and "owned" not in done.stdout and "Traceback" not in done.stderr
