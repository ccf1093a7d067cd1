"""A batch on the terminal: the table of editions, and a bar while they are made."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.progress import BarColumn, ProgressColumn, TextColumn

from reportcli.cli.output.progress import Bar

if TYPE_CHECKING:
    from reportcli.batch.done import Done

Words = Mapping[str, str]


def state_of(one: Done) -> str:
    """made | kept | failed."""
    return "failed" if one.failed else "kept" if one.kept else "made"


def table_text(done: Iterable[Done], words: Words) -> str:
    """A line for each edition: pages, findings, seconds of CPU, kilobytes, what became of it."""
    rows = [words["heads"].split("\t")]
    for one in done:
        counts = one.counts or {}
        found = [str(counts.get(level, 0)) for level in ("error", "warning", "note")]
        seconds = "" if one.kept else f"{one.seconds:.2f}"
        rows.append(
            [one.name, str(one.pages), *found, seconds, f"{one.bytes / 1024:.0f}", words[state_of(one)]]
        )
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return "".join(f"{_aligned(row, widths)}\n" for row in rows)


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    """Names to the left, figures to the right."""
    first, *figures, last = row
    middle = (text.rjust(width) for text, width in zip(figures, widths[1:-1], strict=True))
    return "  ".join([first.ljust(widths[0]), *middle, last]).rstrip()


def total_text(done: Sequence[Done], words: Words) -> str:
    """How the batch ended, in one line."""
    states = [state_of(one) for one in done]
    counts = {name: states.count(name) for name in ("made", "kept", "failed")}
    return words["total"].format(count=len(done), pages=sum(one.pages for one in done), **counts)


class EditionsBar(Bar):
    """With rate and rest, around a batch."""

    def __init__(self, words: Words, *, quiet: bool) -> None:
        super().__init__(None, quiet=quiet)
        self._words = words
        self._made, self._done, self._start = 0, 0, time.perf_counter()

    def _columns(self) -> tuple[ProgressColumn, ...]:
        return BarColumn(), TextColumn("{task.description}")

    def done(self, one: Done, count: int) -> None:
        """One edition more is done, of so many."""
        self._done += 1
        self._made += not one.kept
        if self._bar is None or self._task is None:
            return
        rate = self._made / max(0.001, time.perf_counter() - self._start)
        rest = f"{(count - self._done) / rate / 60:.1f} min" if rate else ""
        said = self._words["progress"].format(done=self._done, count=count, rate=f"{rate:.1f}", rest=rest)
        self._bar.update(self._task, total=count, completed=self._done, description=said)
