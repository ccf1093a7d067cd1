"""What this process has put on disk, for the last word of a run that is cut short."""

from __future__ import annotations

from pathlib import Path

_FILES: list[Path] = []


def put_down(path: Path) -> None:
    """A file stands, whole, under its own name."""
    _FILES.append(path)


def put_down_so_far() -> tuple[Path, ...]:
    """The files in the order of writing."""
    return tuple(_FILES)


def begin() -> None:
    """A command begins: nothing is written yet."""
    _FILES.clear()
