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
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn

from reportcli.run import beside

Work = Callable[[bytes], bytes]
_End = tuple[int, int]  # of a process: its file of results, and the pipe by which it tells of them
MOST = 4  # processes: each holds what its piece of work needs
_JOB = struct.Struct("<I")  # number of the piece
_ANSWER = struct.Struct("<I?QQ")  # number of the piece, whether it is done, place and length of its result
_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3  # malloc.h of glibc


class Workers:
    """Processes that wait for work.

    work: bytes of a result from the bytes of a piece. What it changes beside is lost. ready: what a process
    does before its first piece; the first process does it for all, which are copies of it. Pieces of more
    than 4 kB (PIPE_BUF) are not taken. Raises OSError where there can be no such process.
    """

    def __init__(self, work: Work, ready: Callable[[], None] = lambda: None) -> None:
        self._waiting: deque[bytes] = deque()
        self._count = 0
        self._answers: dict[int, bytes | None] = {}
        jobs, self._jobs = os.pipe2(os.O_DIRECT | os.O_CLOEXEC)
        os.set_blocking(self._jobs, False)
        self._sources: dict[int, int] = {}  # the file of results by the pipe that tells of them
        self._process = 0  # the first one, which waits for the others
        ends: list[_End] = []
        try:
            for _ in range(min(MOST, len(os.sched_getaffinity(0)))):
                ends.append(self._end())
            self._fork(lambda: _serve(work, ready, jobs, ends))
        except OSError:
            self.close()
            raise
        finally:
            os.close(jobs)
            for _, answers in ends:
                os.close(answers)

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
        if self._process:
            with suppress(ChildProcessError):
                os.waitpid(self._process, 0)
            self._process = 0

    def _end(self) -> _End:
        """Where a process will put its results, and where it will say so."""
        results = os.memfd_create("results")
        try:
            reading, answers = os.pipe()
        except OSError:
            os.close(results)
            raise
        self._sources[reading] = results
        return results, answers

    def _fork(self, serve: Callable[[], NoReturn]) -> None:
        process = os.fork()
        if process == 0:
            os.close(self._jobs)
            for pipe in self._sources:
                os.close(pipe)
            serve()
        self._process = process

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


def workers(work: Work, ready: Callable[[], None]) -> Workers | None:
    """Processes for a kind of work, where the machine has room for them (see `beside.has_room`)."""
    if not beside.has_room():
        return None
    try:
        return Workers(work, ready)
    except OSError:  # a sandbox without more processes or files in memory
        return None


def no_workers(_: Work, __: Callable[[], None]) -> Workers | None:
    """None, whatever the work."""
    return None


def _serve(work: Work, ready: Callable[[], None], jobs: int, ends: Sequence[_End]) -> NoReturn:
    """The life of the first process, which begins the others as copies of itself once it is ready: no
    handler, no buffer and no lock of the run is touched.
    """
    with suppress(BaseException):
        _keep_memory()
        with suppress(Exception):  # whatever it is, a piece of work meets it again
            ready()
        own, *others = ends
        begun = _copies(work, jobs, own, others)
        _answer_all(work, jobs, own)
        for process in begun:
            os.waitpid(process, 0)
    os._exit(0)


def _copies(work: Work, jobs: int, own: _End, others: Sequence[_End]) -> list[int]:
    """The other processes, as many as the machine gives. The pipe of one that it does not give stays open,
    so that nobody takes it for one that has ended.
    """
    begun: list[int] = []
    for number, end in enumerate(others):
        try:
            process = os.fork()
        except OSError:
            break
        if process == 0:
            with suppress(BaseException):
                for _, answers in (own, *others[number + 1 :]):
                    os.close(answers)
                _answer_all(work, jobs, end)
            os._exit(0)
        os.close(end[1])
        begun.append(process)
    return begun


def _answer_all(work: Work, jobs: int, end: _End) -> None:
    """Does what comes until nothing can come any more."""
    results, answers = end
    while message := os.read(jobs, select.PIPE_BUF):
        (number,) = _JOB.unpack_from(message)
        os.write(answers, _answered(number, work, message[_JOB.size :], results))
    os.close(answers)


def _keep_memory() -> None:
    """Memory that one piece of work gives back stays here for the next: else the system clears every page
    of it anew. Other C libraries than glibc have no mallopt(3).
    """
    from ctypes import CDLL

    with suppress(OSError, AttributeError):
        mallopt = CDLL(None).mallopt
        mallopt(_MMAP_THRESHOLD, 32 << 20)  # the most that it takes
        mallopt(_TRIM_THRESHOLD, 256 << 20)


def give_back_memory() -> None:
    """What C libraries have freed goes back to the system, where glibc holds it (malloc_trim(3)): preflight
    parses the finished file, 54 MiB of 200 pages of cells, and the ledger is as long as that.
    """
    from ctypes import CDLL

    with suppress(OSError, AttributeError):
        CDLL(None).malloc_trim(0)


def _answered(number: int, work: Work, piece: bytes, results: int) -> bytes:
    try:
        made = memoryview(work(piece))
        place, length = os.lseek(results, 0, os.SEEK_CUR), len(made)
        while made:
            made = made[os.write(results, made) :]
    except Exception:  # whatever it is, it is raised where the work is done again
        return _ANSWER.pack(number, False, 0, 0)
    return _ANSWER.pack(number, True, place, length)
