"""Atomic writing: a file is there whole or as it was before."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import stat
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from reportcli.inputs.written_files import put_down
from reportcli.model.diagnostic import Diagnostic, Findings, error


def write_atomic(path: Path, data: bytes) -> None:
    """Write beside the target, then replace it. What stands in the way is raised as `Findings`."""
    write_all({path: data}, [])


def write_all(files: Mapping[Path, bytes], written: list[Path]) -> None:
    """Every file is written beside its target before the first target is replaced.

    written: gets the files that were replaced, also when a later one fails. Raises Findings: nothing was
    replaced, or with `delivery-incomplete` which files were and which were not. An interrupt while files are
    replaced is raised after the last of them; before that, nothing was replaced.
    """
    in_the_way = [finding for path in files if (finding := _unfit(path)) is not None]
    if in_the_way:
        raise Findings(in_the_way)
    staged: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            staged[path] = path.with_name(f".{path.stem[:40]}-{secrets.token_hex(4)}.part")
            _stage(staged[path], path, data)
        with _interrupts_later():
            _replace(staged, written)
    finally:
        for temporary in staged.values():
            with contextlib.suppress(OSError):  # what was put in its place is no longer there
                temporary.unlink()


def _stage(temporary: Path, path: Path, data: bytes) -> None:
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _share_like_before(temporary, path)
    except OSError as cause:
        raise Findings([_finding(path, cause)]) from cause


def _replace(staged: Mapping[Path, Path], written: list[Path]) -> None:
    """Puts every staged file in its place, up to the first that cannot be."""
    done: list[Path] = []
    for path, temporary in staged.items():
        try:
            temporary.replace(path)
        except OSError as cause:
            told = [_finding(path, cause)]
            if done:
                kept = [one.name for one in staged if one not in done]
                names = {"written": ", ".join(one.name for one in done), "kept": ", ".join(kept)}
                told.append(error("delivery-incomplete", None, **names))
            raise Findings(told) from cause
        done.append(path)
        written.append(path)
        put_down(path)


@contextlib.contextmanager
def _interrupts_later() -> Iterator[None]:
    """An interrupt that comes inside is raised at the end; one that the process ignores stays ignored."""
    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    came: list[int] = []
    signal.signal(signal.SIGINT, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if came:
        raise KeyboardInterrupt


def obstacles(paths: Iterable[Path], is_input: Callable[[Path], bool]) -> list[Diagnostic]:
    """What forbids writing any of these files, known before the first is written."""
    found = []
    for path in paths:
        unfit = _unfit(path)
        if unfit is not None:
            found.append(unfit)
        elif is_input(path):
            found.append(error("output-is-input", None, file=path.name))
    return found


def _unfit(path: Path) -> Diagnostic | None:
    """Why nothing of this name can be written or replaced: only regular files are."""
    if _is_folder(path) or not _is_folder(path.parent):
        return _finding(path, OSError())
    try:
        regular = stat.S_ISREG(path.lstat().st_mode)
    except OSError:  # nothing is there, or a name that the disk cannot hold: writing will tell
        return None
    return None if regular else error("output-not-regular", None, file=path.name)


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
        return error("output-is-folder", None, file=path.name or path)
    if not _is_folder(path.parent):
        return error("output-folder-missing", None, folder=path.parent, file=path.name)
    if isinstance(cause, PermissionError):
        open_elsewhere = path.exists() and os.access(path.parent, os.W_OK)
        code = "output-locked" if open_elsewhere else "output-folder-read-only"
        return error(code, None, file=path.name, folder=path.parent)
    return error("output-not-written", None, file=path.name, why=cause.strerror or cause)
