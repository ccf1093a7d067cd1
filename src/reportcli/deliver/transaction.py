"""All files of a delivery, or none: staged, flushed, journalled, replaced one by one, put back on failure.

The files of one edition in one folder are one set. While it is replaced its folder holds, beside the files:

    .NAME.reportcli-lock       held by the run that delivers
    .NAME-XXXX-N.part          a new file, whole and flushed
    .NAME-XXXX-N.old           what the new file replaces
    .NAME.reportcli-journal    which new file takes which name; written when every .part and .old is there

Where there is a journal, the set may be mixed, and whoever finds it completes it (every new file is there) or
undoes it (`recover`). Where there is none, the files are the old set or the new one. The technique is that of
rollback journals (Gray and Reuter, Transaction Processing, 9; SQLite, Atomic Commit In SQLite).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from reportcli.deliver.file_port import FilePort
from reportcli.model.value_class import dataclass

JOURNAL, LOCK, NEW, OLD = ".reportcli-journal", ".reportcli-lock", ".part", ".old"
_STEM = 60  # of a set's name, in the names of its own files: the longest that every file system takes


class SetLocked(Exception):
    """Another run is delivering the same set."""


class NotReplaced(Exception):
    """A file could not be written or replaced; `path` is the file's own name. All are as they were."""

    def __init__(self, path: Path, cause: OSError) -> None:
        super().__init__(str(path))
        self.path, self.cause = path, cause


class LeftMixed(NotReplaced):
    """A file could not be replaced and another could not be put back: the journal stays."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file of a set: its name, the staged file, the backup ("" where there was no file), both hashes."""

    name: str
    new: str
    old: str
    new_hash: str


def deliver_set(
    port: FilePort,
    folder: Path,
    name: str,
    files: Mapping[str, bytes],
    *,
    uninterrupted: Callable[[], AbstractContextManager[None]] = contextlib.nullcontext,
) -> None:
    """Writes every file of a set, or none. files: name in the folder -> bytes.

    uninterrupted: holds interrupts back while files are replaced; one that comes before changes nothing.
    Raises SetLocked, NotReplaced (nothing has changed) or LeftMixed (the journal says what to mend).
    """
    stem = f".{name[:_STEM]}"
    with _held(port, folder, stem):
        try:
            _mended(port, folder, stem)
        except OSError as cause:
            raise NotReplaced(folder / f"{stem}{JOURNAL}", cause) from cause
        entries = _staged(port, folder, stem, files)
        with uninterrupted():
            _journalled(port, folder, stem, entries)
            _replaced(port, folder, entries)
            with contextlib.suppress(OSError):  # all files are new; the next command removes the journal
                _cleared(port, folder, stem, entries)


def recover(port: FilePort, folder: Path) -> list[str]:
    """Completes or undoes every set of a folder that a run has left, and sweeps what such runs left behind.

    Gives the names of the sets that were mended. A set that another run holds is left alone; what the disk
    refuses (a read-only folder, a file open elsewhere) is left for the next command.
    """
    mended = []
    try:
        names = port.names(folder)
    except OSError:
        return []
    for stem in sorted({one.removesuffix(JOURNAL) for one in names if _is_journal(one)}):
        with contextlib.suppress(SetLocked, OSError, NotReplaced), _held(port, folder, stem):
            if _mended(port, folder, stem):
                mended.append(stem.removeprefix("."))
    return mended


def _is_journal(name: str) -> bool:
    return name.startswith(".") and name.endswith(JOURNAL)


@contextlib.contextmanager
def _held(port: FilePort, folder: Path, stem: str) -> Iterator[None]:
    """The lock of a set. Raises SetLocked."""
    path = folder / f"{stem}{LOCK}"
    try:
        lock = port.lock(path)
    except OSError as cause:
        raise NotReplaced(path, cause) from cause
    if lock is None:
        raise SetLocked
    try:
        yield
    finally:
        lock.release()


def _staged(port: FilePort, folder: Path, stem: str, files: Mapping[str, bytes]) -> list[_Entry]:
    """Every new file written and flushed under a name of its own, every old one kept under another."""
    entries: list[_Entry] = []
    for number, (name, data) in enumerate(files.items()):
        digest = hashlib.sha256(data).hexdigest()
        own = f"{stem}-{digest[:8]}-{number}"
        target = folder / name
        try:
            mode = port.mode(target)
            entry = _Entry(name, f"{own}{NEW}", "" if mode is None else f"{own}{OLD}", digest)
            entries.append(entry)
            port.write_new(folder / entry.new, data, mode)
            if entry.old:
                port.keep(target, folder / entry.old)
        except BaseException as cause:
            _forgotten(port, folder, entries)
            if isinstance(cause, OSError):
                raise NotReplaced(target, cause) from cause
            raise
    return entries


def _journalled(port: FilePort, folder: Path, stem: str, entries: list[_Entry]) -> None:
    """The journal, in one step: from here on the set is completed or undone by whoever finds it."""
    content = {"version": 1, "files": [[one.name, one.new, one.old, one.new_hash] for one in entries]}
    draft = folder / f"{stem}{JOURNAL}{NEW}"
    try:
        port.settle(folder)
        port.remove(draft)
        port.write_new(draft, json.dumps(content).encode("utf-8"), None)
        port.replace(draft, folder / f"{stem}{JOURNAL}")
        port.settle(folder)
    except OSError as cause:
        with contextlib.suppress(OSError):
            port.remove(draft)
        _forgotten(port, folder, entries)
        raise NotReplaced(folder / entries[0].name, cause) from cause


def _replaced(port: FilePort, folder: Path, entries: list[_Entry]) -> None:
    """Every new file under its name; where one fails, all that were replaced are put back."""
    for number, entry in enumerate(entries):
        try:
            port.replace(folder / entry.new, folder / entry.name)
        except OSError as cause:
            stem = _stem_of(entry)
            try:
                _undone(port, folder, entries[:number])
                _cleared(port, folder, stem, entries)
            except OSError as second:
                raise LeftMixed(folder / entry.name, cause) from second
            raise NotReplaced(folder / entry.name, cause) from cause


def _stem_of(entry: _Entry) -> str:
    return entry.new.rsplit("-", 2)[0]


def _undone(port: FilePort, folder: Path, entries: list[_Entry]) -> None:
    for entry in reversed(entries):
        if not entry.old:
            port.remove(folder / entry.name)
        else:
            port.replace(folder / entry.old, folder / entry.name)


def _cleared(port: FilePort, folder: Path, stem: str, entries: list[_Entry]) -> None:
    """The journal goes first: without it nobody asks for the other files any more."""
    port.settle(folder)
    port.remove(folder / f"{stem}{JOURNAL}")
    port.settle(folder)
    _forgotten(port, folder, entries)


def _forgotten(port: FilePort, folder: Path, entries: list[_Entry]) -> None:
    for entry in entries:
        for name in (entry.new, entry.old):
            if name:
                with contextlib.suppress(OSError):  # swept by the next delivery of this set
                    port.remove(folder / name)


def _mended(port: FilePort, folder: Path, stem: str) -> bool:
    """What an earlier run has left of this set: completed where every new file is there, else undone."""
    path = folder / f"{stem}{JOURNAL}"
    left = path.name in port.names(folder)
    if left:
        entries = _read(port, path)
        if all(_ready(port, folder, one) for one in entries):
            _completed(port, folder, entries)
        else:
            _put_back(port, folder, entries)
        _cleared(port, folder, stem, entries)
    _swept(port, folder, stem)
    return left


def _read(port: FilePort, path: Path) -> list[_Entry]:
    """The entries of a journal; names that lead out of the folder are none of ours."""
    try:
        data = json.loads(port.read(path))
        entries = [_Entry(*map(str, one)) for one in data["files"]]
    except (ValueError, TypeError, KeyError) as cause:
        raise OSError(f"{path.name} cannot be read") from cause
    if any(Path(name).name != name for one in entries for name in (one.name, one.new, one.old or one.name)):
        raise OSError(f"{path.name} names files of other folders")
    return entries


def _ready(port: FilePort, folder: Path, entry: _Entry) -> bool:
    """The new file stands under its own name already, or waits whole beside it."""
    return any(_has(port, folder / name, entry.new_hash) for name in (entry.name, entry.new))


def _has(port: FilePort, path: Path, digest: str) -> bool:
    try:
        return hashlib.sha256(port.read(path)).hexdigest() == digest
    except OSError:
        return False


def _completed(port: FilePort, folder: Path, entries: list[_Entry]) -> None:
    """Rolls a set forward; where a file is held open, back."""
    try:
        for entry in entries:
            if not _has(port, folder / entry.name, entry.new_hash):
                port.replace(folder / entry.new, folder / entry.name)
    except OSError:
        _put_back(port, folder, entries)


def _put_back(port: FilePort, folder: Path, entries: list[_Entry]) -> None:
    """The old set again, from the backups that are still there."""
    names = set(port.names(folder))
    for entry in reversed(entries):
        if entry.old in names:
            port.replace(folder / entry.old, folder / entry.name)
        elif not entry.old and _has(port, folder / entry.name, entry.new_hash):
            port.remove(folder / entry.name)


def _swept(port: FilePort, folder: Path, stem: str) -> None:
    """Files of runs that ended before their journal. The lock is ours, so no live run owns them."""
    for name in port.names(folder):
        own = name.startswith(f"{stem}-") and name.endswith((NEW, OLD)) and name[len(stem) :].count("-") == 2
        if own or name == f"{stem}{JOURNAL}{NEW}":
            with contextlib.suppress(OSError):
                port.remove(folder / name)
