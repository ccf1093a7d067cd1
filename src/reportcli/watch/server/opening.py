"""Opens a file where it is mended: a layout or a text in an editor, at its line; a workbook in its program.

A program is started with a list of arguments, by no shell, and only for a file that the run has read: what a
page asks for is a name and a line, never a command.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reportcli.inputs.project_files import OutsideError, ProjectFiles

Which = Callable[[str], str | None]
TEXTS = (".yaml", ".yml", ".md", ".svg", ".txt", ".csv", ".toml", ".json")
SHELLS = (".cmd", ".bat")  # the command processor of Windows would read their arguments as its own
EDITORS: Mapping[str, tuple[str, ...]] = {
    "code": ("--goto", "{file}:{line}:{column}"),
    "codium": ("--goto", "{file}:{line}:{column}"),
    "zed": ("{file}:{line}:{column}",),
    "subl": ("{file}:{line}:{column}",),
    "kate": ("--line", "{line}", "--column", "{column}", "{file}"),
    "gnome-text-editor": ("{file}", "+{line}:{column}"),
    "gedit": ("{file}", "+{line}:{column}"),
    "xed": ("{file}", "+{line}:{column}"),
    "notepad++": ("-n{line}", "-c{column}", "{file}"),
    "mate": ("--line", "{line}:{column}", "{file}"),
    "bbedit": ("+{line}", "{file}"),
    "emacsclient": ("--no-wait", "+{line}:{column}", "{file}"),
    "gvim": ("--remote-silent", "+{line}", "{file}"),
}
"""Programs with a window of their own, and how each is told a line; the first that there is is taken."""


class NotOpenedError(Exception):
    """A file that may not be opened, or that nothing here opens; `status` says which in the words of HTTP."""

    def __init__(self, status: int) -> None:
        self.status = status
        super().__init__(str(status))


def file_named(files: ProjectFiles, name: str) -> Path:
    """The file of a name that a place carries. Raises NotOpenedError: it is outside the project, or none that
    the run has read.
    """
    parts = name.replace("\\", "/").split("/")
    if not name or any(part in ("", ".", "..") or ":" in part or "\0" in part for part in parts):
        raise NotOpenedError(403)
    inside = files.package.joinpath(*parts[1:]) if parts[0] == "layouts" else files.root.joinpath(*parts)
    for path in (files.root.joinpath(*parts), inside):
        try:
            real = files.inside(path)
        except OutsideError:
            raise NotOpenedError(403) from None
        if files.was_read(real) and real.is_file():
            return real
    raise NotOpenedError(404)


def editor_call(
    path: Path, line: int, column: int, *, editor: str | None = None, which: Which = shutil.which
) -> list[str] | None:
    """The program and its arguments; None where there is no editor that can be told a line.

    editor: one of EDITORS, or a program that takes the file alone.
    """
    values = {"file": str(path), "line": str(max(line, 1)), "column": str(max(column, 1))}
    for name in [editor] if editor else list(EDITORS):
        program = which(name)
        if program is not None and not program.lower().endswith(SHELLS):
            known = Path(name).name.lower().removesuffix(".exe")
            return [program, *(part.format_map(values) for part in EDITORS.get(known, ("{file}",)))]
    return None


def program_call(path: Path, platform: str = sys.platform, which: Which = shutil.which) -> list[str] | None:
    """What opens a file in the program that the desktop has for it; None where there is none, as on Windows,
    which has a function of its own.
    """
    program = {"darwin": "open"}.get(platform, "xdg-open")
    found = None if platform == "win32" else which(program)
    return [found, str(path)] if found is not None else None


def start(call: Sequence[str] | None, path: Path) -> None:
    """Starts a program beside this one. Raises NotOpenedError where there is none, or it does not start."""
    try:
        if call is not None:
            subprocess.Popen(
                call,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        elif hasattr(os, "startfile"):
            os.startfile(path)
        else:
            raise NotOpenedError(501)
    except OSError:
        raise NotOpenedError(501) from None


def open_file(path: Path, line: int, column: int, editor: str | None) -> str:
    """Opens a layout or text in the editor at its line, anything else in its program; gives the name of what
    was started. Raises NotOpenedError.
    """
    call = editor_call(path, line, column, editor=editor) if path.suffix.lower() in TEXTS else None
    call = call or program_call(path)
    start(call, path)
    return Path(call[0]).name if call is not None else ""
