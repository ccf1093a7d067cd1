"""Editions in processes of this machine: each is warm, and one that ends takes no other with it."""

from __future__ import annotations

import multiprocessing
import os
import sys
import threading
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.batch.done import Done, Worker, failed
from reportcli.batch.maker import Maker
from reportcli.model.diagnostic import error

if TYPE_CHECKING:
    from reportcli.model.blobs import Blobs
    from reportcli.request import Request

_WORKER: list[Worker] = []
"""The worker of this process; where processes are copies, that of their parent."""


def processors() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def all_done(maker: Maker, names: Sequence[str], folder: Path, jobs: int) -> Iterator[Done]:
    """Makes the editions of these names, each as it is done."""
    worker = Worker(maker)
    here = len(names) if min(jobs, len(names)) < 2 else 1  # the first one warms what copies will share
    yield from (worker.done(name, folder) for name in names[:here])
    _WORKER[:] = [worker]
    try:
        yield from _in_pools(maker, list(names[here:]), folder, jobs)
    finally:
        _WORKER.clear()


def _in_pools(maker: Maker, names: list[str], folder: Path, jobs: int) -> Iterator[Done]:
    """Where a process ends by itself, the editions that were in work are made again, each alone: the one that
    ends its process again has failed.
    """
    waiting = list(reversed(names))
    while waiting:
        lost = yield from _in_pool(maker, waiting, folder, jobs)
        for name in lost:
            again = yield from _in_pool(maker, [name], folder, 1)
            if again:
                yield failed(name, [error("edition-worker-lost", None, name=name)])


def _in_pool(maker: Maker, waiting: list[str], folder: Path, jobs: int) -> Generator[Done, None, list[str]]:
    """Takes names from the end of `waiting`. Returns those whose process has ended."""
    running: dict[Future[Done], str] = {}
    context = _context()
    start = (maker.request, maker.blobs) if context.get_start_method() != "fork" else None
    with ProcessPoolExecutor(
        min(jobs, len(waiting)), mp_context=context, initializer=_begin, initargs=(start,)
    ) as pool:
        try:
            while waiting or running:
                while waiting and len(running) < jobs + 1:
                    name = waiting.pop()
                    running[pool.submit(_done, name, folder)] = name
                finished, _ = wait(running, return_when=FIRST_COMPLETED)
                for future in finished:
                    made = future.result()
                    del running[future]
                    yield made
        except BrokenProcessPool:
            return list(running.values())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return []


def _context() -> BaseContext:
    """Copies of this process where that is safe: Linux, and no other thread that could hold a lock."""
    safe = sys.platform == "linux" and threading.active_count() == 1
    return multiprocessing.get_context("fork" if safe else "spawn")


def _begin(start: tuple[Request, Blobs] | None) -> None:
    """What a new process does first; a copy has its worker already."""
    if start is not None:
        _WORKER[:] = [Worker(Maker(*start))]


def _done(name: str, folder: Path) -> Done:
    return _WORKER[0].done(name, folder)
