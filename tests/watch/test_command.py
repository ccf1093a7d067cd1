"""`reportcli watch`: what it says, and that it ends; its page needs nothing from elsewhere."""

from __future__ import annotations

import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
import time
import tomllib
import urllib.error
import urllib.request
from importlib import resources
from pathlib import Path
from unittest import mock

import pytest

from build.tiny_project import Project
from command_line import ROOT, reportcli
from reportcli.cli.watch import _request
from reportcli.model.diagnostic import Findings
from reportcli.request import Purpose
from reportcli.watch.drawn.recent import Recent
from reportcli.watch.server.app import own_files
from reportcli.watch.server.serve import bound, open_browser, until_ended

PAGE = resources.files("reportcli.watch") / "page"


def test_without_the_extra_the_command_says_what_to_type(project: Project) -> None:
    real = importlib.util.find_spec
    with mock.patch("reportcli.cli.watch.find_spec", lambda name: None if name == "uvicorn" else real(name)):
        done = reportcli("watch", project.workbook, "--ui-lang", "en")
    assert done.returncode == 1  # watch-extra-missing
    assert done.stdout == "" and 'pip install "reportcli[watch]"' in done.stderr


@pytest.mark.parametrize("options", [("--for", "all"), ("--lang", "all"), ("--port", "70000")])
def test_what_cannot_be_is_wrong_usage(project: Project, options: tuple[str, str]) -> None:
    assert reportcli("watch", project.workbook, *options).returncode == 2


def test_settings_of_the_folder_count(project: Project) -> None:
    folder = project.workbook.parent
    (folder / "reportcli.toml").write_text(
        'for = ["screen", "print"]\nlang = "nl,fr"\nstrict = true\n', "utf-8"
    )
    read = _request(project.workbook, purpose=None, layout=None, lang=None)
    assert (read.profiles, read.lang, read.strict) == (("screen",), "nl", True)
    stated = _request(project.workbook, purpose=Purpose.ARCHIVE, layout="own", lang="en")
    assert (stated.profiles, stated.lang, stated.layout) == (("archive",), "en", "own")
    (folder / "reportcli.toml").write_text("strictt = true\n", "utf-8")
    with pytest.raises(Findings):
        _request(project.workbook, purpose=None, layout=None, lang=None)


def test_a_port_that_is_taken_is_a_finding() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(Findings) as refused:
            bound(taken.getsockname()[1])
    assert [one.code for one in refused.value.diagnostics] == ["watch-port"]
    free = bound(0)
    assert free.getsockname()[0] == "127.0.0.1"
    free.close()


def test_the_browser_is_led_by_a_file_that_others_cannot_read(tmp_path: Path) -> None:
    with mock.patch("webbrowser.open", return_value=True) as opened:
        assert open_browser("http://127.0.0.1:1/#secret", tmp_path)
    assert "secret" not in opened.call_args.args[0]
    (file,) = tmp_path.iterdir()
    assert "url=http://127.0.0.1:1/#secret" in file.read_text("utf-8")
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_it_serves_and_ends_when_it_is_interrupted(project: Project) -> None:
    command = [sys.executable, "-m", "reportcli", "watch", str(project.workbook), "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = re.search(r"http://127\.0\.0\.1:\d+/#[\w-]{20,}", process.stdout.readline())
        assert address is not None
        where = address[0].partition("#")[0]
        html = _answer(where)
        assert "<main" in html
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(f"{where}api/words")
        assert refused.value.code == 401
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0


def test_a_server_whose_process_is_ended_puts_away_what_it_began() -> None:
    before = signal.getsignal(signal.SIGTERM)
    steps = []
    with until_ended():
        try:
            signal.raise_signal(signal.SIGTERM)
            steps.append("it goes on")
        finally:
            steps.append("put away")
    assert steps == ["put away"]
    assert signal.getsignal(signal.SIGTERM) is before


def _answer(where: str) -> str:
    for _ in range(200):
        try:
            return str(urllib.request.urlopen(where).read().decode())
        except urllib.error.URLError:
            time.sleep(0.05)
    raise AssertionError(where)


def test_the_page_holds_no_script_and_no_style_of_its_own_and_asks_nothing_of_elsewhere() -> None:
    html = (PAGE / "index.html").read_text("utf-8") + (PAGE / "start.html").read_text("utf-8")
    assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*src=)", html)
    for file in PAGE.iterdir():
        text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"https?:|//[a-z]+\.|innerHTML|\beval\b|document\.write", text), file.name
    known = own_files()
    asked = set(re.findall(r"/own/([\w.-]+)", html + (PAGE / "workshop.css").read_text("utf-8")))
    asked |= {
        name for file in PAGE.iterdir() for name in re.findall(r'from "\./([\w.]+)"', file.read_text("utf-8"))
    }
    assert asked <= set(known)


def test_every_word_of_the_page_is_in_the_catalogue() -> None:
    words = tomllib.loads((ROOT / "src/reportcli/messages/en/watch.toml").read_text("utf-8"))["_watch"]
    html = (PAGE / "index.html").read_text("utf-8") + (PAGE / "start.html").read_text("utf-8")
    asked = set(re.findall(r'data-(?:word|label|hint)="([\w-]+)"', html))
    for file in PAGE.iterdir():
        if file.name.endswith(".js"):
            text = file.read_text("utf-8")
            asked |= set(re.findall(r'(?:word|line|does)\("([\w-]+)"', text)) | set(
                re.findall(r'"(key-[\w-]+)"', text)
            )
    assert asked - set(words) == set()
    assert {f"profile-{name}" for name in ("print", "screen", "archive")} <= set(words)


def test_memory_is_bounded() -> None:
    recent = Recent(100)
    for number in range(20):
        recent.put(number, bytes(30))
    assert recent.size == 90 and recent.get(0) is None and recent.get(19) == bytes(30)
    recent.get(17)
    recent.put(20, bytes(60))
    assert recent.get(17) is not None and recent.get(18) is None
    recent.put(21, bytes(101))
    assert recent.get(21) is None and recent.size <= 100
    recent.put(17, b"x")
    assert recent.get(17) == b"x"
