"""Files that start the page with a double click: one for each system, in the folder of the reports."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from reportcli.deliver.atomic_write import write_atomic

NAMES = {"windows": "Reports.bat", "macos": "Reports.command", "linux": "Reports.desktop"}


def launchers(folder: Path, python: str = sys.executable) -> Mapping[str, str]:
    """The text of each file, by its name. python: the interpreter in which the program is installed.

    Windows: a batch file (code page 65001 is UTF-8; % is doubled there). macOS: a shell script that the
    Finder runs. Linux: a desktop entry (Desktop Entry Specification 1.5, quoting of Exec).
    """
    place = str(folder)
    batch = [part.replace("%", "%%") for part in (python, place)]
    shell = [_quoted(part) for part in (python, place)]
    entry = [_of_entry(part) for part in (python, place)]
    return {
        NAMES[
            "windows"
        ]: f'@echo off\r\nchcp 65001 >nul\r\n"{batch[0]}" -m reportcli start "{batch[1]}"\r\npause\r\n',
        NAMES["macos"]: f"#!/bin/sh\nexec {shell[0]} -m reportcli start {shell[1]}\n",
        NAMES["linux"]: (
            "[Desktop Entry]\nType=Application\nName=Reports\nTerminal=true\n"
            f"Exec={entry[0]} -m reportcli start {entry[1]}\n"
        ),
    }


def write_launchers(folder: Path) -> list[Path]:
    """Writes them into the folder, ready to run, and gives their paths. Raises Findings."""
    written = []
    for name, text in launchers(folder).items():
        path = folder / name
        write_atomic(path, text.encode("utf-8"))
        path.chmod(0o755)
        written.append(path)
    return written


def _quoted(text: str) -> str:
    """A word for a shell."""
    return "'" + text.replace("'", "'\\''") + "'"


def _of_entry(text: str) -> str:
    """A word of Exec: in double quotes, the four characters that mean something there with a backslash, which
    the file's own rule for strings doubles; % doubled.
    """
    for sign in ("\\", '"', "`", "$"):
        text = text.replace(sign, f"\\{sign}")
    return '"' + text.replace("\\", "\\\\").replace("%", "%%") + '"'
