"""What a delivery asks of the disk: the only calls that touch files, so that tests can put faults in them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Protocol


class Lock(Protocol):
    """A lock that this process holds."""

    def release(self) -> None:
        """Gives the lock back; its file goes."""


class FilePort(Protocol):
    """Calls on files of one folder. Each raises OSError as the system says it."""

    def write_new(self, path: Path, data: bytes, mode: int | None) -> None:
        """Writes a file that is not there yet and flushes it. mode: rights, None for the umask's."""

    def read(self, path: Path) -> bytes:
        """The bytes of a file."""

    def mode(self, path: Path) -> int | None:
        """The rights of a file, None where there is none."""

    def keep(self, path: Path, backup: Path) -> None:
        """A second name for a file's content, or a flushed copy where the disk has no hard links."""

    def replace(self, source: Path, target: Path) -> None:
        """Renames over what stands there, in one step (POSIX rename, MoveFileEx with REPLACE_EXISTING)."""

    def remove(self, path: Path) -> None:
        """Removes a file; one that is not there is no error."""

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted."""

    def settle(self, folder: Path) -> None:
        """Flushes the folder itself, where the system can."""

    def lock(self, path: Path) -> Lock | None:
        """The lock of this name, None where another process holds it. It ends with its process."""


class DiskPort:
    """The disk of this machine."""

    def write_new(self, path: Path, data: bytes, mode: int | None) -> None:
        """Writes and flushes a file; FileExistsError where one stands. mode: rights, None for the umask's."""
        with path.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            path.chmod(mode)

    def read(self, path: Path) -> bytes:
        """The bytes of a file."""
        return path.read_bytes()

    def mode(self, path: Path) -> int | None:
        """The rights of a file (the lowest nine bits of its mode), None where there is none."""
        try:
            return path.stat().st_mode & 0o777
        except FileNotFoundError:
            return None

    def keep(self, path: Path, backup: Path) -> None:
        """Links a file's content under a second name, or makes a flushed copy where links are refused."""
        try:
            os.link(path, backup)
        except (OSError, NotImplementedError):
            shutil.copyfile(path, backup)
            shutil.copymode(path, backup)
            with backup.open("rb+") as file:
                os.fsync(file.fileno())

    def replace(self, source: Path, target: Path) -> None:
        """Renames the source over what stands at the target, in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Removes a file; one that is not there is no error."""
        path.unlink(missing_ok=True)

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted."""
        return sorted(path.name for path in folder.iterdir())

    def settle(self, folder: Path) -> None:
        """Flushes the folder itself, so that its renames last; does nothing on Windows."""
        if os.name == "nt":  # Windows opens no folder as a file; its renames are written through
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def lock(self, path: Path) -> Lock | None:
        """The lock of this name, None where another process holds it."""
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
            if not _locked(handle):
                os.close(handle)
                return None
            if _same_file(handle, path):
                return _DiskLock(handle, path)
            os.close(handle)  # whoever held it has removed its file meanwhile


class _DiskLock:
    def __init__(self, handle: int, path: Path) -> None:
        self._handle, self._path = handle, path

    def release(self) -> None:
        """Gives the lock back and removes its file."""
        if os.name == "nt":
            os.close(self._handle)
            self._path.unlink(missing_ok=True)
        else:
            self._path.unlink(missing_ok=True)
            os.close(self._handle)


def _locked(handle: int) -> bool:
    """Takes the system's lock on an open file, without waiting; it ends when the file is closed."""
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _same_file(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except OSError:
        return False
