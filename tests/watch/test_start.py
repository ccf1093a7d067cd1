"""The start page: reports of a folder, what is done with them, workbooks that are dropped, launchers."""

from __future__ import annotations

import asyncio
import shlex
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from build.tiny_project import Project
from command_line import reportcli
from reportcli.cli.start import request_of
from reportcli.watch.server.access import Guard, Rules
from reportcli.watch.start.app import application
from reportcli.watch.start.desk import MARKED, Desk, NotDoneError
from reportcli.watch.start.launchers import launchers
from reportcli.watch.start.previews import Previews
from watch.server import PORT, TOKEN, Answered, asked_of


class NoPreviews(Previews):
    def address(self, workbook: Path) -> str:
        return "" if workbook.stem == "2023" else f"http://127.0.0.1:1/#{workbook.name}"


def desk(project: Project) -> Desk:
    return Desk(project.workbook.parent, request_of, None, "en")


Asks = Callable[..., Awaitable[Answered]]


def with_start(project: Project, test: Callable[[Asks], Awaitable[None]]) -> None:
    guarded = Guard(application(desk(project), NoPreviews(), "en"), Rules(PORT, TOKEN))

    async def ask(path: str, body: Any = None, **more: Any) -> Answered:
        return await asked_of(guarded, path, body, **more)

    async def run() -> None:
        await asyncio.wait_for(test(ask), 60)

    asyncio.run(run())


def test_a_workbook_is_checked_built_and_marked(project: Project) -> None:
    book = project.workbook.name

    async def test(ask: Asks) -> None:
        listed = (await ask("/api/reports")).data
        assert listed["reports"] == [{"name": book, "pdfs": [], "marked": ""}]
        checked = (await ask("/api/check", {"name": book})).data
        assert (checked["refused"], checked["written"]) == (False, [])
        built = (await ask("/api/build", {"name": book})).data
        assert built["written"][0] == "2024.pdf" and built["pages"] > 1 and project.pdf.is_file()
        project.set("Key figures", "B2", "many")
        assert (await ask("/api/build", {"name": book})).data["refused"] is True
        marked = (await ask("/api/mark", {"name": book})).data
        assert marked["written"] == ["2024-findings.xlsx"] and marked["groups"]
        again = (await ask("/api/reports")).data["reports"]
        assert again == [{"name": book, "pdfs": ["2024.pdf"], "marked": "2024" + MARKED}]

    with_start(project, test)


def test_only_files_of_the_list_are_touched(project: Project) -> None:
    (project.workbook.parent / "notes.txt").write_text("x")

    async def test(ask: Asks) -> None:
        for what in ("check", "build", "mark", "open", "show"):
            for name in ("../layouts/tiny/layout.yaml", "notes.txt", "/etc/passwd", "", "2099.xlsx"):
                assert (await ask(f"/api/{what}", {"name": name})).status == 404, (what, name)
            assert (await ask(f"/api/{what}", {"name": 3})).status == 400
        assert (await ask("/api/reports", headers={"host": f"127.0.0.1:{PORT}"})).status == 401
        assert (await ask("/api/show", {"name": "2024.xlsx"})).data["address"].endswith("#2024.xlsx")

    with_start(project, test)


def test_a_dropped_workbook_is_taken_under_its_name_and_never_over_another(project: Project) -> None:
    data, folder = project.workbook.read_bytes(), project.workbook.parent
    here = desk(project)
    assert here.take("2025.xlsx", data, replace=False) == "2025.xlsx"
    assert (folder / "2025.xlsx").read_bytes() == data
    for name, content, status in (
        ("2025.xlsx", data, 409), ("a/2025.xlsx", data, 400), ("..\\2025.xlsx", data, 400),
        ("~$2025.xlsx", data, 400),
        ("2026.pdf", data, 415), ("2026.xlsx", b"plain words", 415), ("", data, 400),
    ):  # fmt: skip
        with pytest.raises(NotDoneError) as refused:
            here.take(name, content, replace=False)
        assert refused.value.status == status, name
    here.take("2025.xlsx", data + b" ", replace=True)
    assert (folder / "2025.xlsx").read_bytes() == data + b" "
    outside = folder.parent / "elsewhere.xlsx"
    outside.write_bytes(data)
    (folder / "link.xlsx").symlink_to(outside)
    with pytest.raises(NotDoneError):
        here.take("link.xlsx", data + b"x", replace=True)
    assert outside.read_bytes() == data
    assert "link.xlsx" not in [report["name"] for report in here.reports()]


def test_a_new_report_is_begun_once(project: Project) -> None:
    here = desk(project)
    made = here.new("my report", "en", "bold")
    assert made["refused"] is False and made["written"] == ["my report/2024.xlsx"]
    assert made["written"][0] in [report["name"] for report in here.reports()]
    assert here.new("my report", "en", "bold")["refused"] is True
    for name, design in (("../x", "bold"), ("", "bold"), ("..", "bold"), ("x", "gold")):
        with pytest.raises(NotDoneError):
            here.new(name, "en", design)


def test_launchers_name_interpreter_and_folder_whatever_is_in_their_names() -> None:
    folder = Path('/home/a b/100 %/it\'s $5 "x"')
    made = launchers(folder, "/opt/py thon/bin/python")
    assert '"/opt/py thon/bin/python" -m reportcli start "/home/a b/100 %%/' in made["Reports.bat"]
    shell = made["Reports.command"].splitlines()[1]
    assert shlex.split(shell) == ["exec", "/opt/py thon/bin/python", "-m", "reportcli", "start", str(folder)]
    entry = (
        made["Reports.desktop"]
        .partition("Exec=")[2]
        .strip()
        .replace("\\\\", "\\")
        .replace("%%", "%")
        .replace("\\$", "$")
    )
    assert shlex.split(entry) == ["/opt/py thon/bin/python", "-m", "reportcli", "start", str(folder)]


def test_launchers_are_written_ready_to_run(project: Project) -> None:
    done = reportcli("start", project.workbook.parent, "--launchers")
    assert done.returncode == 0
    paths = [Path(line) for line in done.stdout.splitlines()]
    assert [path.name for path in paths] == ["Reports.bat", "Reports.command", "Reports.desktop"]
    assert all(path.stat().st_mode & 0o111 for path in paths)
