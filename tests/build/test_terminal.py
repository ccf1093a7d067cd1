"""On a terminal a bar names the stages and colours tell errors; NO_COLOR is heard; stdout stays data."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from build.tiny_project import ROOT, Project

pty = pytest.importorskip("pty", reason="pseudo-terminals are of Unix")


def on_terminal(project: Project, *arguments: str, **env: str) -> tuple[str, str, int]:
    """stdout, what the terminal at stderr was sent, exit code."""
    master, slave = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "TERM": "xterm-256color", **env}
    command = [sys.executable, "-m", "reportcli", "build", str(project.workbook), *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=slave, env=environment)
    os.close(slave)
    shown = b""
    try:
        while chunk := os.read(master, 65536):
            shown += chunk
    except OSError:  # Linux tells the end of a terminal so
        pass
    os.close(master)
    out, _ = process.communicate(timeout=60)
    return out.decode(), shown.decode("utf-8", "replace"), process.returncode


def test_the_bar_names_stages_and_stdout_is_data(project: Project) -> None:
    out, shown, code = on_terminal(project)
    assert code == 0 and out.splitlines() == [str(project.pdf), str(project.ledger)]
    assert any(stage in shown for stage in ("load", "read", "bind", "typeset", "paint")), shown
    assert "━" in shown


def test_no_bar_when_quiet(project: Project) -> None:
    out, shown, code = on_terminal(project, "--quiet")
    assert (out, shown, code) == ("", "", 0)


def test_colours_and_no_color(project: Project) -> None:
    project.set("Key figures", "B2", "many")
    coloured = on_terminal(project)[1]
    plain = on_terminal(project, NO_COLOR="1")[1]
    assert "\x1b[1;31m" in coloured and "not-a-number" in plain
    assert "\x1b[1;31m" not in plain and "\x1b[31m" not in plain
