"""Nothing is fetched or sent: every command runs where sockets are forbidden, in all its processes."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from build.tiny_project import Project, make
from command_line import ROOT

GUARD = """
import os, sys

def _refuse(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.client", "ftplib.", "smtplib.", "imaplib.", "poplib.")):
        with open(os.environ["SOCKETS_SEEN"], "a") as seen:
            seen.write(event + chr(10))
        raise PermissionError("no network: " + event)

sys.addaudithook(_refuse)
"""
CONNECTING = frozenset(
    {
        "socket",
        "urllib.request",
        "http",
        "http.client",
        "http.server",
        "ftplib",
        "smtplib",
        "imaplib",
        "poplib",
        "socketserver",
        "asyncio",
        "xmlrpc",
        "requests",
        "httpx",
        "aiohttp",
    }
)
CONNECTED = frozenset({"watch", "preview", "serve"})  # rooms and commands whose work is a connection


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make(tmp_path / "project")


def guarded(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """A command in a process that, with all its children, may open no socket; none was tried."""
    (folder / "guard").mkdir(exist_ok=True)
    (folder / "guard/sitecustomize.py").write_text(GUARD, "utf-8")
    seen = folder / "guard/seen"
    paths = os.pathsep.join([str(folder / "guard"), str(ROOT / "src")])
    environment = {
        **os.environ,
        "PYTHONPATH": paths,
        "SOCKETS_SEEN": str(seen),
        "REPORTCLI_CACHE_DIR": str(folder / "c"),
    }
    command = [sys.executable, "-m", "reportcli", *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, timeout=300, check=False
    )
    assert not seen.exists(), seen.read_text("utf-8")
    return done


def test_the_guard_would_see_a_socket(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(GUARD, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path), "SOCKETS_SEEN": str(tmp_path / "seen")}
    for words in ("import socket; socket.socket()", "import socket; socket.getaddrinfo('localhost', 1)"):
        done = subprocess.run(
            [sys.executable, "-c", words], capture_output=True, env=environment, check=False
        )
        assert done.returncode != 0 and b"no network" in done.stderr
    assert (tmp_path / "seen").read_text("utf-8").splitlines()[0] == "socket.__new__"


def test_a_build_for_every_purpose_opens_no_socket(project: Project) -> None:
    done = guarded(
        project.folder, "build", project.workbook, "--for", "all", "--delivery-sheet", "--attach-source"
    )
    assert done.returncode == 0, done.stderr
    again = guarded(
        project.folder, "build", project.workbook, "--for", "all", "--delivery-sheet", "--attach-source"
    )
    assert again.returncode == 0


@pytest.mark.parametrize(
    "arguments", [["--for", "all", "--annotate", "marked.xlsx"], ["--coverage", "--strict"]]
)
def test_a_check_opens_no_socket(project: Project, arguments: list[str]) -> None:
    asked = [str(project.folder / one) if one.endswith(".xlsx") else one for one in arguments]
    assert guarded(project.folder, "check", project.workbook, *asked).returncode == 0


def test_all_other_commands_open_no_socket(project: Project) -> None:
    folder = project.folder
    assert guarded(folder, "new", folder / "fresh", "--lang", "fr,nl").returncode == 0
    assert guarded(folder, "build", project.workbook, "--for", "screen").returncode == 0
    pdf = project.pdf.with_name("2024-screen.pdf")
    calls: list[tuple[object, ...]] = [("preflight", pdf), ("read", pdf), ("why", pdf, "1,234"), ("doctor",)]
    calls += [("where", project.workbook, "Key figures!B2"), ("translations", project.workbook), ("config",)]
    calls += [("cells", project.workbook), ("explain", "--all"), ("schema",), ("cache", "info"), ("--help",)]
    calls += [("explain-style", "title", project.workbook)]
    for call in calls:
        assert guarded(folder, *call).returncode in (0, 1), call


def test_addresses_in_a_report_are_written_and_never_opened(project: Project) -> None:
    project.text.write_text(
        "See [our site](http://127.0.0.1:9/x), ![a picture](http://127.0.0.1:9/x.png) and www.example.org.\n",
        "utf-8",
    )
    assert guarded(project.folder, "build", project.workbook).returncode in (0, 1)


def test_no_module_imports_what_connects() -> None:
    found = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        if CONNECTED & {part.partition(".")[0] for part in path.relative_to(ROOT).parts}:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{path.relative_to(ROOT)}: {name}" for name in names if name in CONNECTING]
    assert found == []
