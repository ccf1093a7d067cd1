"""Processes that do many pieces of work beside the run, each piece as soon as one of them is free.

They are copies of this one (POSIX fork), as in `beside`. Pieces are handed out by a pipe that keeps messages
apart (O_DIRECT of Linux), so that whoever is free takes the next one; results lie in files without a name
(memfd_create), and a pipe for each process says where. The run never waits to hand out: it hands out as much
as the pipe takes, and the rest when it asks for a result.
"""

from __future__ import annotations

import os
import select
import struct
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from reportcli.run import beside

Work = Callable[[bytes], bytes]
MOST = 4  # processes: each holds what its piece of work needs
_JOB = struct.Struct("<I")  # number of the piece
_ANSWER = struct.Struct("<I?QQ")  # number of the piece, whether it is done, place and length of its result
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # malloc.h of glibc


class Workers:
    """Processes that wait for work; they begin with the first piece.

    work: bytes of a result from the bytes of a piece. What it changes beside is lost. Pieces of more than 4
    kB (PIPE_BUF) are not taken. Raises OSError where there can be no such processes.
    """

    def __init__(self, work: Work) -> None:
        self._waiting: deque[bytes] = deque()
        self._count = 0
        self._answers: dict[int, bytes | None] = {}
        jobs, self._jobs = os.pipe2(os.O_DIRECT | os.O_CLOEXEC)
        os.set_blocking(self._jobs, False)
        self._sources: dict[int, int] = {}  # the file of results by the pipe that tells of them
        self._processes: list[int] = []
        try:
            for _ in range(min(MOST, len(os.sched_getaffinity(0)))):
                self._fork(work, jobs)
        except OSError:
            self.close()
            raise
        finally:
            os.close(jobs)

    def begin(self, piece: bytes) -> int:
        """Hands a piece of work out; gives its number."""
        number, self._count = self._count, self._count + 1
        self._waiting.append(_JOB.pack(number) + piece)
        self._hand_out()
        return number

    def result(self, number: int) -> bytes | None:
        """What became of a piece, once; None where it failed there in any way."""
        while number not in self._answers and self._sources:
            self._hand_out()
            self._listen()
        return self._answers.pop(number, None)

    def close(self) -> None:
        """Ends the processes, each when it is done with what it does now."""
        self._waiting.clear()
        if self._jobs >= 0:
            os.close(self._jobs)
            self._jobs = -1
        for pipe, results in self._sources.items():
            os.close(pipe)
            os.close(results)
        self._sources.clear()
        for process in self._processes:
            with suppress(ChildProcessError):
                os.waitpid(process, 0)
        self._processes.clear()

    def _fork(self, work: Work, jobs: int) -> None:
        results = os.memfd_create("results")
        reading, writing = os.pipe()
        self._sources[reading] = results
        try:
            process = os.fork()
        except OSError:
            os.close(writing)
            raise
        if process == 0:
            os.close(self._jobs)
            for pipe in self._sources:
                os.close(pipe)
            _serve(work, jobs, results, writing)
        os.close(writing)
        self._processes.append(process)

    def _hand_out(self) -> None:
        while self._waiting:
            try:
                taken = self._jobs >= 0 and len(self._waiting[0]) <= select.PIPE_BUF
                if taken:
                    os.write(self._jobs, self._waiting[0])
            except BlockingIOError:
                return
            except OSError:  # nobody is there
                taken = False
            if not taken:  # it is done here
                (number,) = _JOB.unpack_from(self._waiting[0])
                self._answers[number] = None
            self._waiting.popleft()

    def _listen(self) -> None:
        """Reads the next answers. A process that has ended takes all with it that is not answered."""
        ready, _, _ = select.select([*self._sources], (), ())
        for pipe in ready:
            answer = os.read(pipe, _ANSWER.size)
            if len(answer) < _ANSWER.size:
                self.close()
                return
            number, done, place, length = _ANSWER.unpack(answer)
            self._answers[number] = os.pread(self._sources[pipe], length, place) if done else None


def workers(work: Work) -> Workers | None:
    """Processes for a kind of work, where the machine has room for them (see `beside.has_room`)."""
    if not beside.has_room():
        return None
    try:
        return Workers(work)
    except OSError:  # a sandbox without more processes or files in memory
        return None


def no_workers(_: Work) -> Workers | None:
    """None, whatever the work."""
    return None


def _serve(work: Work, jobs: int, results: int, answers: int) -> NoReturn:
    """The life of a process: no handler, no buffer and no lock of the run is touched."""
    with suppress(BaseException):
        _keep_memory()
        while message := os.read(jobs, select.PIPE_BUF):
            (number,) = _JOB.unpack_from(message)
            os.write(answers, _answered(number, work, message[_JOB.size :], results))
    os._exit(0)


def _keep_memory() -> None:
    """Memory that one piece of work gives back stays here for the next: else the system clears every page
    of it anew. Other C libraries than glibc have no mallopt(3).
    """
    from ctypes import CDLL

    with suppress(OSError, AttributeError):
        mallopt = CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, 32 << 20)  # the most that it takes
        mallopt(_TRIM_THRESHOLD, 256 << 20)


def _answered(number: int, work: Work, piece: bytes, results: int) -> bytes:
    try:
        made = memoryview(work(piece))
        place, length = os.lseek(results, 0, os.SEEK_CUR), len(made)
        while made:
            made = made[os.write(results, made) :]
    except Exception:  # whatever it is, it is raised where the work is done again
        return _ANSWER.pack(number, False, 0, 0)
    return _ANSWER.pack(number, True, place, length)
