"""Opens regular files only: a pipe would make a run wait for ever, a device has no end."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.refs import Where

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a pipe without a writer is opened, seen and refused
    | getattr(os, "O_NOCTTY", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class NotRegularError(OSError):
    """A pipe, a socket or a device stands where a file is wanted."""


class TooLargeError(OSError):
    """The file is larger than its kind may be."""


def open_regular(path: Path) -> BinaryIO:
    """The file, open for reading. Raises NotRegularError, IsADirectoryError or another OSError."""
    handle = os.open(path, _FLAGS)
    try:
        mode = os.fstat(handle).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(mode):
            raise NotRegularError(errno.EINVAL, "not a regular file", str(path))
        return os.fdopen(handle, "rb")
    except BaseException:
        os.close(handle)
        raise


def is_folder(path: Path) -> bool:
    """Whether a folder stands there; a name that no disk can hold (too long, a NUL) is no folder."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def stands(path: Path) -> bool:
    """Whether anything stands there; what may not be looked at does not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def read_regular(path: Path, limit: int) -> bytes:
    """The whole file. limit: bytes. Raises TooLargeError, NotRegularError or another OSError."""
    with open_regular(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise TooLargeError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def refused(name: str, where: Where, problem: Exception, limit: int) -> Diagnostic:
    """Why a file is not read. problem: what opening it raised; any but an OSError: it lies outside."""
    if isinstance(problem, TooLargeError):
        return error("file-too-large", where, file=name, limit=limit)
    if isinstance(problem, NotRegularError):
        return error("file-not-regular", where, file=name)
    if not isinstance(problem, OSError):
        return error("file-outside", where, file=name)
    return error("file-unreadable", where, file=name, reason=problem.strerror or type(problem).__name__)
