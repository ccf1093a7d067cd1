"""Which stage is running: a rich bar on a terminal, nothing anywhere else; and how long each stage took."""

from __future__ import annotations

import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress
    from rich.progress import ProgressColumn, TaskID


class Bar(ABC):
    """Stands around what takes time: on a terminal a bar, nothing anywhere else. total: steps, if known."""

    def __init__(self, total: int | None, *, quiet: bool) -> None:
        self._total = total
        self._bar: RichProgress | None = None
        self._task: TaskID | None = None
        self._shown = not quiet and sys.stderr.isatty()

    @abstractmethod
    def _columns(self) -> tuple[ProgressColumn, ...]:
        """What the bar shows."""

    def __enter__(self) -> Self:
        if self._shown:
            from rich.console import Console
            from rich.progress import Progress as RichProgress

            self._bar = RichProgress(*self._columns(), console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("", total=self._total)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()


class Progress(Bar):
    """Stands around a run; `stage` wraps each stage."""

    def __init__(self, stages: Sequence[str], *, quiet: bool) -> None:
        super().__init__(len(stages), quiet=quiet)
        self.timings: dict[str, float] = {}

    def _columns(self) -> tuple[ProgressColumn, ...]:
        from rich.progress import BarColumn, TextColumn, TimeElapsedColumn

        return TextColumn("{task.description:<10}"), BarColumn(), TimeElapsedColumn()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Names the stage on the bar and measures it, also when it fails."""
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=name)
        start = time.perf_counter()
        try:
            yield
        finally:
            self.timings[name] = self.timings.get(name, 0.0) + time.perf_counter() - start
            if self._bar is not None and self._task is not None:
                self._bar.advance(self._task)
