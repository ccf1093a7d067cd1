"""More cases of `proofs/watch.py`: `reportcli start` by its launchers, and all of its page."""

from __future__ import annotations

import os
import shlex
import socket
import subprocess
import sys
import urllib.parse
from pathlib import Path
from typing import Any

from watched import ROOT

WAIT = 120_000


def without_a_terminal(browser: Any, folder: Path, workbook: Path) -> str:
    """Launchers are written by one command; those that this system can run are run, and the page is used."""
    reports = folder / "Mes rapports 100 %"
    reports.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1", "BROWSER": "true"}
    command = [sys.executable, "-m", "reportcli", "start", str(reports), "--launchers"]
    made = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    assert [Path(line).name for line in made.splitlines()] == [
        "Reports.bat",
        "Reports.command",
        "Reports.desktop",
    ]
    calls = [[str(reports / "Reports.command")], _entry((reports / "Reports.desktop").read_text("utf-8"))]
    for call in calls:
        process = subprocess.Popen(call, stdout=subprocess.PIPE, text=True, env=environment, cwd=folder)
        try:
            assert process.stdout is not None
            address = next(line for line in process.stdout if "http" in line).split()[-1]
            if call is calls[0]:
                page = browser.new_context().new_page()
                said = _used(page, address, reports, workbook)
                shown = urllib.parse.urlsplit(page.url).port
        finally:
            process.terminate()
            process.wait(30)
            if call is calls[0]:
                assert _is_closed(shown), "the preview goes on when the start page has ended"
    return f"{said}; the launchers of macOS (a shell script) and Linux run here, that of Windows is read"


def _entry(text: str) -> list[str]:
    """The words of Exec (Desktop Entry Specification 1.5): the string's escapes, the quotes, then %%."""
    line = next(one for one in text.splitlines() if one.startswith("Exec=")).removeprefix("Exec=")
    return [word.replace("%%", "%") for word in shlex.split(line.replace("\\\\", "\\"))]


def _is_closed(port: int | None) -> bool:
    """Whether nobody listens there."""
    with socket.socket() as link:
        return port is not None and link.connect_ex(("127.0.0.1", port)) != 0


def _used(page: Any, address: str, reports: Path, workbook: Path) -> str:
    page.goto(address)
    page.wait_for_selector("#new select option", state="attached")
    page.fill("#name", "Jardin")
    page.click("#new button")
    page.wait_for_selector(".reports li", timeout=WAIT)
    page.set_input_files("#file", str(workbook))
    page.wait_for_selector(f"#results-head:has-text('{workbook.name}')", timeout=WAIT)
    assert (reports / workbook.name).read_bytes() == workbook.read_bytes()
    entry = "Jardin"
    _press(page, entry, 1)
    page.wait_for_selector(f"#results-head:has-text('{entry}')", timeout=WAIT)
    _press(page, entry, 0)
    page.wait_for_selector("#written button:has-text('.pdf')", timeout=WAIT)
    _press(page, entry, 3)
    page.wait_for_selector("#written button:has-text('.xlsx')", timeout=WAIT)
    written = sorted(path.name for path in (reports / "Jardin").iterdir() if path.suffix in (".pdf", ".xlsx"))
    assert len(written) == 3, written
    _press(page, entry, 2)
    page.wait_for_selector(".page[data-drawn]", timeout=WAIT)
    return f"new, dropped, checked, built, annotated, shown: {', '.join(written)}"


def _press(page: Any, entry: str, button: int) -> None:
    """The button of a report: build, check, show, annotated copy, workbook."""
    page.click(f".reports li:has(strong:has-text('{entry}')) p >> nth=0 >> button >> nth={button}")
