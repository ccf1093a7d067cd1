"""Entries as files of one folder, renamed into place; an entry that is not whole is none.

    FOLDER/VERSION/KIND/DIGEST      32 bytes of SHA-256 of kind, name and entry, then the entry; the name is a
                                    digest of the key and the program

Two runs may write the same entry at once: the last one stays, and both wrote the same bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reportcli.cache.folder import BYTES
from reportcli.cache.program import program
from reportcli.model.value_class import dataclass

FORMAT = "2"  # of entries and of their keys: another one reads nothing of this
ENTRY_BYTES = 256 << 20
_DIGEST = 32
_SWEPT_BY = "00"  # names with this beginning, one of 256, have the folder measured when they are written


@dataclass(frozen=True, slots=True)
class Contents:
    """What a cache holds: entries and bytes by kind."""

    entries: dict[str, int]
    bytes: dict[str, int]


class DiskBlobs:
    """A `model.blobs.Blobs` in a folder. Whatever the disk refuses is a miss."""

    def __init__(self, folder: Path, most: int = BYTES) -> None:
        """most: bytes that the folder may hold; beyond it the entries that were used longest ago go."""
        self._folder = folder / FORMAT
        self._most = most
        self.hits: dict[str, int] = {}
        self.misses: dict[str, int] = {}

    def get(self, kind: str, key: str) -> bytes | None:
        """The bytes of an entry whose checksum holds; reading it counts as use."""
        path = self._folder / kind / self._name(key)
        data = _whole(path)
        counted = self.misses if data is None else self.hits
        counted[kind] = counted.get(kind, 0) + 1
        if data is not None:
            with contextlib.suppress(OSError):
                os.utime(path)
        return data

    @property
    def asked(self) -> dict[str, tuple[int, int]]:
        """How many entries were found, and how many were asked for, by kind."""
        kinds = sorted({*self.hits, *self.misses})
        return {
            kind: (self.hits.get(kind, 0), self.hits.get(kind, 0) + self.misses.get(kind, 0))
            for kind in kinds
        }

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Writes an entry beside its place and renames it; what is too large is left out."""
        if len(data) > min(ENTRY_BYTES, self._most):
            return
        folder, entry = self._folder / kind, self._name(key)
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(checksum(folder / entry, data))
                    file.write(data)
                Path(name).replace(folder / entry)
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(name).unlink()
                raise
        if entry.startswith(_SWEPT_BY):
            self.sweep()

    def _name(self, key: str) -> str:
        """The name of a key's file: another program, library or Python has another."""
        return hashlib.sha256(f"{program()}\0{key}".encode("utf-8", "surrogateescape")).hexdigest()

    def sweep(self) -> None:
        """Removes the entries that were used longest ago until the folder holds what it may."""
        found = sorted(_entries(self._folder))
        total = sum(size for _, size, _ in found)
        for _, size, path in found:
            if total <= self._most:
                return
            with contextlib.suppress(OSError):
                path.unlink()
            total -= size

    def contents(self) -> Contents:
        """What lies in the folder now."""
        entries: dict[str, int] = {}
        sizes: dict[str, int] = {}
        for _, size, path in _entries(self._folder):
            kind = path.parent.name
            entries[kind] = entries.get(kind, 0) + 1
            sizes[kind] = sizes.get(kind, 0) + size
        return Contents(dict(sorted(entries.items())), dict(sorted(sizes.items())))


def clean(folder: Path) -> int:
    """Removes every entry of every format, and nothing else; gives the number of files removed."""
    removed = 0
    for version in _folders(folder):
        if not version.name.isdecimal():
            continue
        for _, _, path in list(_entries(version)):
            with contextlib.suppress(OSError):
                path.unlink()
                removed += 1
        for kind in [*_folders(version), version]:
            with contextlib.suppress(OSError):
                kind.rmdir()
    return removed


def _whole(path: Path) -> bytes | None:
    """The entry without its checksum, None where there is none or it does not hold."""
    try:
        with path.open("rb", buffering=0) as file:  # a buffer would make room for the most that it may hold
            size = min(os.fstat(file.fileno()).st_size, _DIGEST + ENTRY_BYTES)
            known, body = file.read(_DIGEST), file.read(max(size - _DIGEST, 0))
    except (OSError, ValueError):
        return None
    return body if checksum(path, body) == known else None


def checksum(path: Path, body: bytes) -> bytes:
    """Of an entry in its place: one that stands in the place of another is none."""
    digest = hashlib.sha256(f"{path.parent.name}/{path.name}\0".encode())
    digest.update(body)
    return digest.digest()


def _entries(folder: Path) -> Iterator[tuple[int, int, Path]]:
    """Time of last use, size and path of every file, also of those that a run left half written."""
    for kind in _folders(folder):
        with contextlib.suppress(OSError), os.scandir(kind) as listed:
            for entry in listed:
                with contextlib.suppress(OSError):
                    if entry.is_file(follow_symlinks=False):
                        stat = entry.stat(follow_symlinks=False)
                        yield stat.st_mtime_ns, stat.st_size, Path(entry.path)


def _folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as listed:
            return [Path(entry.path) for entry in listed if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return []
