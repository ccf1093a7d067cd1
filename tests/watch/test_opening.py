"""Files are opened where they are mended: by a list of arguments, and only what the report reads."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from build.tiny_project import Project
from reportcli.watch.server import opening
from watch.server import Page, with_page


def which(*programs: str) -> opening.Which:
    return lambda name: f"/usr/bin/{name}" if name in programs else None


def test_an_editor_is_told_the_line_by_its_own_arguments(tmp_path: Path) -> None:
    path = tmp_path / "a $(rm) & b.yaml"
    call = opening.editor_call
    assert call(path, 7, 3, which=which("code")) == ["/usr/bin/code", "--goto", f"{path}:7:3"]
    assert call(path, 7, 3, which=which("kate", "gedit")) == [
        "/usr/bin/kate", "--line", "7", "--column", "3", str(path),
    ]  # fmt: skip
    assert call(path, 0, -4, editor="gedit", which=which("gedit")) == ["/usr/bin/gedit", str(path), "+1:1"]
    assert call(path, 7, 3, editor="mousepad", which=which("mousepad")) == ["/usr/bin/mousepad", str(path)]
    assert call(path, 7, 3, which=which()) is None


def test_a_program_that_a_shell_would_run_is_left_out(tmp_path: Path) -> None:
    def found(name: str) -> str | None:
        return {"code": "C:/bin/code.CMD", "subl": "C:/bin/subl.exe"}.get(name)

    assert opening.editor_call(tmp_path / "a.yaml", 1, 1, which=found) == [
        "C:/bin/subl.exe",
        f"{tmp_path / 'a.yaml'}:1:1",
    ]


def test_the_desktop_opens_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "2024.xlsx"
    assert opening.program_call(path, "linux", which("xdg-open")) == ["/usr/bin/xdg-open", str(path)]
    assert opening.program_call(path, "darwin", which("open")) == ["/usr/bin/open", str(path)]
    assert opening.program_call(path, "win32", which("xdg-open")) is None


@pytest.fixture
def started() -> Any:
    with (
        mock.patch.object(subprocess, "Popen") as popen,
        mock.patch.object(opening.editor_call, "__kwdefaults__", {"editor": None, "which": which("code")}),
        mock.patch.object(opening.program_call, "__defaults__", ("linux", which("xdg-open"))),
    ):
        yield popen


OUTSIDE = [
    "../secret.yaml", "report/../../secret.yaml", "/etc/passwd", "C:/Windows/system.ini",
    "report/./2024.xlsx", "report//2024.xlsx", "..\\secret.yaml", "", "report/link.md", "a\0b",
]  # fmt: skip


def test_a_page_opens_what_the_report_reads_and_nothing_else(project: Project, started: Any) -> None:
    async def status(page: Page, **sent: object) -> int:
        return (await page.ask("/api/open", sent)).status

    async def test(page: Page) -> None:
        await page.hears("findings")
        for name in OUTSIDE:
            assert await status(page, file=name) == 403, name
        for name in ("report/other.yaml", "report/2024.pdf", "layouts/tiny", "layouts/base/none.yaml"):
            assert await status(page, file=name) == 404, name
        for sent in ({}, {"file": 3}, {"file": "report/2024.xlsx", "line": "1; rm"}):
            assert await status(page, **sent) == 400
        assert started.call_count == 0
        assert await status(page, file="layouts/tiny/layout.yaml", line=11, column=9) == 200
        assert started.call_args.args[0] == ["/usr/bin/code", "--goto", f"{project.layout}:11:9"]
        assert await status(page, file="report/2024.xlsx") == 200
        assert started.call_args.args[0] == ["/usr/bin/xdg-open", str(project.workbook)]
        assert not started.call_args.kwargs.get("shell")
        started.side_effect = FileNotFoundError
        assert await status(page, file="report/2024.xlsx") == 501

    (project.folder / "secret.yaml").write_text("a: 1", "utf-8")
    (project.folder.parent / "secret.yaml").write_text("a: 1", "utf-8")
    (project.workbook.parent / "other.yaml").write_text("a: 1", "utf-8")
    (project.workbook.parent / "link.md").symlink_to(project.folder.parent / "secret.yaml")
    with_page(project.workbook, test)
