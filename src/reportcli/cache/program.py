"""What the bytes of a run depend on beside its inputs: the program, its libraries, Python and zlib."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_LIBRARIES = (".dist-info", ".egg-info")


@cache
def program() -> str:
    """A digest of everything that is installed: our own files by content, libraries by name and version.

    A library that another installs under the same version is taken for the same. zlib: CPython's own, since
    builds of one version of Python differ in it, and compressed streams with them.
    """
    return _digest("")


@cache
def program_anywhere() -> str:
    """The same, wherever it is installed: equal on two machines that give the same bytes."""
    return _digest(str(_PACKAGE))


def _digest(apart: str) -> str:
    """apart: what the paths of our files do not count with."""
    digest = hashlib.sha256()
    for path in _files(_PACKAGE):
        digest.update(f"\0{path.removeprefix(apart)}\0".encode())
        digest.update(Path(path).read_bytes())
    machine = (sys.version, sys.byteorder, platform.machine(), sys.platform, zlib.ZLIB_RUNTIME_VERSION)
    for word in (*machine, *sorted(_libraries())):
        digest.update(f"\0{word}".encode())
    return digest.hexdigest()


def _files(folder: Path | str) -> Iterator[str]:
    """Every file of the package, sorted, but compiled ones."""
    with os.scandir(folder) as listed:
        entries = sorted(listed, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            yield entry.path


def _libraries() -> Iterator[str]:
    """Names and versions of the installed distributions, as their folders have them."""
    for folder in dict.fromkeys(sys.path):
        try:
            with os.scandir(folder or ".") as listed:
                yield from (entry.name for entry in listed if entry.name.endswith(_LIBRARIES))
        except OSError:
            continue
