"""Which columns of which tables a stage asks for: noted while somebody listens, at no other time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Reads = set[tuple[str, str]]
"""Tables and columns."""
_LISTENING: ContextVar[Reads | None] = ContextVar("reads", default=None)


@contextmanager
def noted_reads() -> Iterator[Reads]:
    """Gives a set that gets every table and column of which a record is asked for a cell."""
    reads: Reads = set()
    token = _LISTENING.set(reads)
    try:
        yield reads
    finally:
        _LISTENING.reset(token)


def note_read(table: str, column: str) -> None:
    """Notes that a cell of a column is asked for."""
    reads = _LISTENING.get()
    if reads is not None:
        reads.add((table, column))
