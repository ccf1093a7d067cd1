"""Atomic writing: a file is there whole or as it was before."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import stat
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from reportcli.deliver.file_port import DiskPort
from reportcli.deliver.transaction import LeftMixed, NotReplaced, SetLocked, deliver_set, recover
from reportcli.inputs.written_files import put_down
from reportcli.model.diagnostic import Diagnostic, Findings, error


def write_atomic(path: Path, data: bytes) -> None:
    """Write beside the target, then replace it. What stands in the way is raised as `Findings`."""
    write_all({path: data}, [])


def write_all(files: Mapping[Path, bytes], written: list[Path], *, name: str = "") -> None:
    """All files of each folder or none: what stands there is replaced when every new file is on the disk.

    name: of the set, for its lock and journal (default: the first file's). written: gets new files.
    Raises Findings: nothing was replaced; with `delivery-mixed` the next command completes or undoes it. An
    interrupt while files are replaced is raised after the last; before that, nothing was replaced.
    """
    in_the_way = [finding for path in files if (finding := _unfit(path)) is not None]
    if in_the_way:
        raise Findings(_once_a_folder(in_the_way))
    for folder in dict.fromkeys(path.parent for path in files):
        own = {path.name: data for path, data in files.items() if path.parent == folder}
        first = next(iter(own))
        try:
            whole = partial(_replacing, [folder / one for one in own], written)
            deliver_set(DiskPort(), folder, name or Path(first).stem, own, uninterrupted=whole)
        except SetLocked:
            raise Findings([error("delivery-in-progress", None, file=first)]) from None
        except NotReplaced as problem:
            found = [_finding(problem.path, problem.cause)]
            if isinstance(problem, LeftMixed):
                found.append(error("delivery-mixed", None, folder=folder))
            raise Findings(found) from problem


def mend_deliveries(folder: Path) -> None:
    """Completes or undoes what a run that ended in the middle of its delivery has left in a folder."""
    recover(DiskPort(), folder)


@contextlib.contextmanager
def _replacing(paths: list[Path], written: list[Path]) -> Iterator[None]:
    """While files are replaced: interrupts wait; what then stands is put down as written."""
    with _interrupts_later():
        yield
        written.extend(paths)
        for path in paths:
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


OTHERS = re.compile(
    r"\.(docx?|odt|rtf|xlsx?|ods|csv|pptx|html?|md|txt|png|jpe?g|tiff?|svg|eps|epub|idml|indd|zip|json|ya?ml)",
    re.IGNORECASE,
)
"""Endings of names by which no program opens a PDF."""


def obstacles(files: Mapping[Path, bytes], is_input: Callable[[Path], bool]) -> list[Diagnostic]:
    """What forbids writing any of these files, known before the first is written.

    A file is replaced by one of its own kind only: a PDF never takes the place of a text or a workbook.
    """
    found = []
    for path, data in files.items():
        unfit = _unfit(path)
        if unfit is not None:
            found.append(unfit)
        elif is_input(path):
            found.append(error("output-is-input", None, file=path.name))
        elif is_of_another_kind(path, data):
            found.append(error("output-of-another-kind", None, file=path.name))
        elif is_kept(path):
            found.append(error("output-kept", None, file=path.name))
        elif OTHERS.fullmatch(path.suffix) and data.startswith(b"%PDF"):
            found.append(error("output-misnamed", None, file=path.name, name=f"{path.stem}.pdf"))
    return _once_a_folder(found)


def _once_a_folder(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The findings with one for each folder that there is not, however many files were to go there."""
    said: set[str] = set()
    kept = []
    for one in findings:
        missing = one.args["folder"] if one.code == "output-folder-missing" else ""
        if missing not in said:
            kept.append(one)
        if missing:
            said.add(missing)
    return kept


def is_kept(path: Path) -> bool:
    """Whether the file that stands there is marked as read-only: somebody keeps it as it is."""
    try:
        return not path.stat().st_mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    except OSError:  # nothing is there
        return False


def is_of_another_kind(path: Path, data: bytes) -> bool:
    """Whether the file that stands there begins otherwise than its replacement. Empty ones never do."""
    try:
        with path.open("rb") as file:
            first = file.read(4)
    except OSError:  # nothing is there, or it is not to be read: writing will tell
        return False
    return bool(first) and _kind(first) != _kind(data)


def _kind(data: bytes) -> bytes:
    """The marks of a PDF (ISO 32000-1, 7.5.2), of a zip package, of Parquet, or the bracket of JSON."""
    marks = (b"%PDF", b"PK\x03\x04", b"PAR1", b"{", b"[")
    return next((mark for mark in marks if data.startswith(mark)), b"")


def _unfit(path: Path) -> Diagnostic | None:
    """Why nothing of this name can be written or replaced: only regular files are."""
    if _is_folder(path) or not _is_folder(path.parent):
        return _finding(path, OSError())
    try:
        regular = stat.S_ISREG(path.lstat().st_mode)
    except OSError:  # nothing is there, or a name that the disk cannot hold: writing will tell
        return None
    return None if regular else error("output-not-regular", None, file=path.name)


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
