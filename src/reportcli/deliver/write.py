"""Atomic writing: a file is there whole or as it was before."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path

from reportcli.model.diagnostic import Diagnostic, Findings, error


def write_atomic(path: Path, data: bytes) -> None:
    """Write beside the target, then replace it. What stands in the way is raised as `Findings`."""
    temporary: Path | None = None
    try:
        temporary = path.with_name(f".{path.stem[:40]}-{secrets.token_hex(4)}.part")
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _share_like_before(temporary, path)
        temporary.replace(path)
    except OSError as cause:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
        raise Findings([_finding(path, cause)]) from cause


def obstacles(paths: Iterable[Path], is_input: Callable[[Path], bool]) -> list[Diagnostic]:
    """What forbids writing any of these files, known before the first is written."""
    found = []
    for path in paths:
        if _is_folder(path) or not _is_folder(path.parent):
            found.append(_finding(path, OSError()))
        elif is_input(path):
            found.append(error("output-is-input", None, file=path.name))
    return found


def _share_like_before(temporary: Path, path: Path) -> None:
    """A file that was there keeps its rights; a new one has those that the umask gives."""
    with contextlib.suppress(OSError):
        temporary.chmod(path.stat().st_mode & 0o777)


def _is_folder(path: Path) -> bool:
    """A name that the disk cannot hold, such as one too long, is no folder."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _finding(path: Path, cause: OSError) -> Diagnostic:
    if _is_folder(path):
        return error("output-is-folder", None, file=path.name)
    if not _is_folder(path.parent):
        return error("output-folder-missing", None, folder=path.parent, file=path.name)
    if isinstance(cause, PermissionError):
        open_elsewhere = path.exists() and os.access(path.parent, os.W_OK)
        code = "output-locked" if open_elsewhere else "output-folder-read-only"
        return error(code, None, file=path.name, folder=path.parent)
    return error("output-not-written", None, file=path.name, why=cause.strerror or cause)
