"""Work in a process of its own, beside what the run does next, where the machine has a second core for it.

The process is a copy of this one (POSIX fork): it sees all values as they are, and gives bytes back. Where
there is no fork, or no second core, and in threads other than the main one (whose locks a copy could hold for
ever), the work is done here when its result is asked for.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn, TypeVar

T = TypeVar("T")


def beside(work: Callable[[], T], write: Callable[[T], bytes], read: Callable[[bytes], T]) -> Callable[[], T]:
    """Begins a piece of work and gives what waits for its result. What it changes beside is lost: it must
    be a function of values. Where its process fails in any way, the work is done here, and may raise.

    write, read: the result as bytes and back; either may raise.
    """
    if not has_room():
        return work
    reading, writing = os.pipe()
    try:
        child = os.fork()
    except OSError:
        os.close(reading)
        os.close(writing)
        return work
    if child == 0:
        os.close(reading)
        _work(lambda: write(work()), writing)
    os.close(writing)

    def result() -> T:
        data = _written(child, reading)
        if data:
            with suppress(Exception):  # no value after all
                return read(data)
        return work()

    return result


def has_room() -> bool:
    """Whether there is a fork and a second core, and this is the main thread."""
    if sys.platform != "linux" or threading.current_thread() is not threading.main_thread():
        return False
    return len(os.sched_getaffinity(0)) > 1


def _work(work: Callable[[], bytes], writing: int) -> NoReturn:
    """The life of the child: no handler, no buffer and no lock of the parent is touched."""
    code = 1
    with suppress(BaseException):
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(work())
        code = 0
    os._exit(code)


def _written(child: int, reading: int) -> bytes:
    """What the child has written, b"" where it has failed."""
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(child, 0)
    return data if os.waitstatus_to_exitcode(status) == 0 else b""
