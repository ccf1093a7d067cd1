"""What a stage asks the data for: noted while somebody listens, at no other time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field
from typing import TypeVar

from reportcli.model.value_class import dataclass

T = TypeVar("T")
Cell = tuple[str, str, int, int]
"""Table, column ("" for all of them), row, and which of the records that the row gives."""


@dataclass(slots=True)
class Reads:
    """Cells that records were asked for, and names that were looked up, by their kind ("" for all names)."""

    cells: set[Cell] = field(default_factory=set)
    names: set[tuple[str, str]] = field(default_factory=set)

    def columns(self) -> set[tuple[str, str]]:
        """Tables and columns of which a record was asked for a cell."""
        return {(table, column) for table, column, _, _ in self.cells if column}


_LISTENING: ContextVar[Reads | None] = ContextVar("reads", default=None)


@contextmanager
def noted_reads() -> Iterator[Reads]:
    """Gives what gets all that is asked for in its context."""
    reads = Reads()
    token = _LISTENING.set(reads)
    try:
        yield reads
    finally:
        _LISTENING.reset(token)


def is_noted() -> bool:
    """Whether somebody listens."""
    return _LISTENING.get() is not None


def note_read(table: str, column: str, row: int, part: int) -> None:
    """Notes that a record is asked for a cell."""
    reads = _LISTENING.get()
    if reads is not None:
        reads.cells.add((table, column, row, part))


def note_name(kind: str, name: str) -> None:
    """Notes that a name of a kind is looked up."""
    reads = _LISTENING.get()
    if reads is not None:
        reads.names.add((kind, name))


def note_all(reads: Reads) -> None:
    """Notes what was read elsewhere."""
    listening = _LISTENING.get()
    if listening is not None:
        listening.cells |= reads.cells
        listening.names |= reads.names


class Noted(Mapping[str, T]):
    """A mapping whose names are noted when they are looked up, found or not."""

    __slots__ = ("_kind", "_known", "_of")

    def __init__(self, kind: str, known: Mapping[str, T], of: str | None = None) -> None:
        """of: the name that is noted instead of each."""
        self._kind, self._known, self._of = kind, known, of

    def __getitem__(self, name: str) -> T:
        note_name(self._kind, name if self._of is None else self._of)
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        note_name(self._kind, str(name) if self._of is None else self._of)
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        note_name(self._kind, self._of or "")
        return iter(self._known)

    def __len__(self) -> int:
        note_name(self._kind, self._of or "")
        return len(self._known)
