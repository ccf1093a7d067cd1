"""The options of `reportcli build`, its exit codes, and what may go wrong with files. No traceback ever."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from build.tiny_project import ROOT, Project, as_json, finding
from command_line import Done, process, reportcli
from reportcli.request import PROFILES, Request
from reportcli.run.options import without_effect


def told(done: Done, exit_code: int) -> str:
    """What was said, when the exit code is right and nothing of Python shows."""
    assert done.returncode == exit_code, done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert "fault of its own" not in done.stderr
    return done.stderr


@pytest.mark.parametrize(
    ("given", "option"),
    [
        (("--for", "screen", "--marks"), "--marks"),
        (("--for", "archive", "--spot"), "--spot"),
        (("--for", "screen", "--for", "archive", "--impose", "4up"), "--impose"),
        (("--for", "screen", "--delivery-sheet"), "--delivery-sheet"),
        (("--attach-source",), "--attach-source"),
    ],
)
def test_an_option_that_no_file_of_a_run_reads_is_reported(given: tuple[str, ...], option: str) -> None:
    purposes = [value for before, value in pairwise(given) if before == "--for"] or ["print"]
    request = Request(
        Path("2024.xlsx"),
        profiles=tuple(purposes),
        **{option.removeprefix("--").replace("-", "_"): True},  # type: ignore[arg-type]
    )
    (found,) = without_effect(request)
    assert (found.code, found.args["option"]) == ("option-without-effect", option)
    assert not [*without_effect(replace(request, profiles=PROFILES))]


def test_an_option_without_effect_fails_a_strict_build_alone(project: Project) -> None:
    assert "--marks has no effect" in told(project.run("--for", "screen", "--marks"), 0)
    assert "--marks has no effect" in told(project.run("--for", "screen", "--marks", "--strict"), 1)


# ---- what is written


def test_the_pdf_and_the_ledger_stand_beside_the_workbook(project: Project) -> None:
    done = process("build", project.workbook)
    told(done, 0)
    assert done.stdout.splitlines() == [str(project.pdf), str(project.ledger)]
    ledger = json.loads(project.ledger.read_text("utf-8"))
    assert ledger["schema"] == 1
    assert {one["name"] for one in ledger["inputs"]} >= {
        "report/2024.xlsx", "report/media/garden.png", "report/texts/welcome.md", "layouts/tiny/layout.yaml",
    }  # fmt: skip


def test_quiet_says_nothing(project: Project) -> None:
    done = project.run("--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert project.pdf.is_file()


def test_quiet_still_says_errors(project: Project) -> None:
    project.set("Key figures", "B2", "many")
    assert "not-a-number" in told(project.run("-q"), 1)


def test_json_is_data_on_stdout_only(project: Project) -> None:
    done = project.run("--format", "json", "--timings")
    assert done.stderr == "" and done.returncode == 0
    data = as_json(done)
    keys = [
        "schema",
        "command",
        "ok",
        "workbook",
        "written",
        "unchanged",
        "pages",
        "findings",
        "waived",
        "unlisted",
    ]
    keys += ["timings", "cache"]
    assert list(data) == keys
    assert (data["schema"], data["ok"], data["pages"], data["findings"]) == (2, True, 2, [])
    stages = ["load", "read", "bind", "check", "typeset", "measure", "paint", "preflight", "deliver"]
    assert list(data["timings"]) == stages


def test_timings_name_the_stages(project: Project) -> None:
    said = told(project.run("--timings"), 0)
    assert re.findall(r"^(\w+) +\d+ ms$", said, re.MULTILINE) == [
        "load", "read", "bind", "check", "typeset", "measure", "paint", "preflight", "deliver",
    ]  # fmt: skip


def test_timings_say_what_came_from_the_cache(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPORTCLI_NO_CACHE", raising=False)
    monkeypatch.setenv("REPORTCLI_CACHE_DIR", str(tmp_path / "cache"))
    assert "layout: 0 of 1 from the cache" in told(project.run("--timings"), 0)
    project.set("Key figures", "B2", 99)
    assert as_json(project.run("--format", "json", "--timings"))["cache"]["layout"] == {
        "found": 1,
        "asked": 1,
    }


def test_no_escape_codes_away_from_a_terminal(project: Project) -> None:
    project.set("Key figures", "B2", "many")
    assert "\x1b" not in told(project.run(), 1)


def test_output_elsewhere(project: Project, tmp_path: Path) -> None:
    target = tmp_path / "out" / "x.pdf"
    target.parent.mkdir()
    assert project.build(output=target).written == [target, target.with_name("x.ledger.json")]
    assert not project.pdf.exists()


def test_strict_makes_warnings_errors(project: Project) -> None:
    """A credit that is missing is a warning: the report is built, and with --strict it is not."""
    project.set("Photos", "C2", None)
    outcome = project.build()
    assert {one.severity for one in outcome.diagnostics} == {"warning", "note"} and outcome.written
    project.pdf.unlink()
    strict = project.build(strict=True)
    assert strict.failed(True) and strict.written == [] and not project.pdf.exists()


@pytest.mark.parametrize(
    "arguments",
    [["build"], ["build", "a.xlsx", "--pages", "3-1"], ["build", "a.xlsx", "--pages", "x"], ["nothing"],
     ["build", "a.xlsx", "--format", "xml"], ["build", "a.xlsx", "--no-such-option"]],
)  # fmt: skip
def test_usage_is_2(arguments: list[str], tmp_path: Path) -> None:
    done = reportcli(*arguments, cwd=tmp_path)
    told(done, 2)
    assert done.stdout == ""


def test_a_date_that_is_none_is_usage(project: Project) -> None:
    assert "SOURCE_DATE_EPOCH" in told(project.run(env={"SOURCE_DATE_EPOCH": "yesterday"}), 2)


# ---- files in the way


def test_no_such_workbook(project: Project) -> None:
    outcome = Project(project.folder / "none").build()
    assert "workbook-missing" in {one.code for one in outcome.diagnostics}
    done = reportcli("build", project.workbook.with_name("2042.xlsx"))
    assert "2042.xlsx" in told(done, 1) and "2024.xlsx" in done.stderr  # the nearest name


def test_a_folder_for_a_workbook(project: Project) -> None:
    said = told(reportcli("build", project.workbook.parent), 1)
    assert "workbook-is-folder" in said and str(project.workbook) in said
    here = told(reportcli("build", ".", cwd=project.workbook.parent), 1)
    assert "“.” is a folder" in here and "There is: 2024.xlsx." in here
    (project.folder / "empty").mkdir()
    assert "There is" not in told(reportcli("build", project.folder / "empty"), 1)


def test_a_link_that_leads_out_of_the_project(project: Project, tmp_path: Path) -> None:
    project.workbook.rename(tmp_path.parent / f"{tmp_path.name}-elsewhere.xlsx")
    project.workbook.symlink_to(tmp_path.parent / f"{tmp_path.name}-elsewhere.xlsx")
    told(project.run(), 1)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read every file")
def test_an_unreadable_workbook(project: Project) -> None:
    project.workbook.chmod(0)
    assert "workbook-locked" in told(project.run(), 1)


def test_an_unreadable_workbook_for_anyone(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(path: Path, flags: int, *more: int) -> int:
        if str(path).endswith("2024.xlsx"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, *more)

    monkeypatch.setattr(os, "open", refuse)
    assert "workbook-locked" in {one.code for one in project.build().diagnostics}


def test_a_folder_where_the_pdf_should_go(project: Project) -> None:
    project.pdf.mkdir()
    assert "output-is-folder" in told(project.run(), 1)
    assert list(project.pdf.iterdir()) == [] and not project.ledger.exists()


def test_a_folder_that_does_not_exist(project: Project, tmp_path: Path) -> None:
    assert "output-folder-missing" in told(project.run("-o", tmp_path / "no/x.pdf"), 1)


def test_the_workbook_is_never_overwritten(project: Project) -> None:
    before = project.workbook.read_bytes()
    told(project.run("-o", project.workbook), 1)
    assert project.workbook.read_bytes() == before


def test_open_in_excel_is_a_note(project: Project) -> None:
    project.workbook.with_name("~$2024.xlsx").write_bytes(b"\x05Someone" + bytes(40))
    outcome = project.build()
    open_elsewhere = finding(outcome, "workbook-open")
    assert open_elsewhere.severity == "note" and outcome.written


def test_a_folder_where_the_ledger_should_go_leaves_the_last_pdf(project: Project) -> None:
    project.build()
    before = project.pdf.read_bytes()
    project.ledger.unlink()
    project.ledger.mkdir()
    project.set("Key figures", "B2", 4321)
    assert "output-is-folder" in told(project.run(), 1)
    assert project.pdf.read_bytes() == before


def test_nothing_is_left_behind(project: Project) -> None:
    project.build()
    project.set("Key figures", "B2", "many")
    project.build()
    names = sorted(path.name for path in project.workbook.parent.iterdir())
    assert names == ["2024.ledger.json", "2024.pdf", "2024.xlsx", "media", "texts"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT for one process")
def test_interrupt_is_130(project: Project) -> None:
    program = (
        "import os, signal, sys\n"
        "import reportcli.pipeline as run\n"
        "run._typeset = lambda *a, **k: os.kill(os.getpid(), signal.SIGINT)\n"
        f"sys.argv = ['reportcli', 'build', {str(project.workbook)!r}]\n"
        "from reportcli.cli import main\n"
        "sys.exit(main())\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=60, check=False)
    told(done, 128 + signal.SIGINT)
    assert "Interrupted" in done.stderr and not project.pdf.exists()


def test_a_folder_takes_all_files_of_a_run(project: Project) -> None:
    folder = project.workbook.parent / "out"
    folder.mkdir()
    done = project.run("-o", f"{folder}/", "--for", "all")
    names = {"2024.pdf", "2024-screen.pdf", "2024-archive.pdf", "2024.ledger.json"}
    assert done.returncode == 0 and {path.name for path in folder.iterdir()} == names
    assert not project.pdf.exists()
    missing = project.run("-o", f"{folder / 'none'}/", "--format", "json")
    assert missing.returncode == 1
    assert {one["code"] for one in as_json(missing)["findings"]} == {"output-folder-missing"}


def test_the_working_directory_is_a_folder(project: Project, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    done = reportcli("build", project.workbook, "-o", "./", cwd=tmp_path / "here")
    assert done.returncode == 0 and done.stdout.splitlines() == ["2024.pdf", "2024.ledger.json"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes there")
@pytest.mark.parametrize("command", ["preflight", "read", "why"])
def test_a_pipe_is_no_argument(tmp_path: Path, command: str) -> None:
    pipe = tmp_path / "a.pdf"
    os.mkfifo(pipe)
    done = reportcli(command, pipe, *(["12"] if command == "why" else []))
    assert done.returncode == 2 and "no regular file" in done.stderr
