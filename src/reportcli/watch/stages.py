"""How long each stage of a run took."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


class StageTimes:
    """A `request.StageObserver` that measures; for one run after the other."""

    def __init__(self) -> None:
        self._began = 0.0
        self._spent: dict[str, float] = {}

    def begin(self) -> None:
        """A run begins."""
        self._began = time.perf_counter()
        self._spent = {}

    @contextmanager
    def __call__(self, name: str) -> Iterator[None]:
        """Stands around a stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self._spent[name] = self._spent.get(name, 0.0) + time.perf_counter() - start

    def took(self) -> dict[str, int]:
        """Milliseconds of each stage so far, and of the `whole` run since it began."""
        whole = time.perf_counter() - self._began
        return {name: round(spent * 1000) for name, spent in (*self._spent.items(), ("whole", whole))}
