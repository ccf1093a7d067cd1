"""Years as categories: they stand as far apart as they are, and what is missing between them shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reportcli.model.value_class import dataclass

_YEAR = re.compile(r"(1[5-9]\d\d|2[01]\d\d)(?:\s*[/–-]\s*\d{2,4})?")
_EVEN = 1e-9


@dataclass(frozen=True, slots=True)
class Steps:
    """How many steps each category stands from the first, and after which ones something is missing."""

    offsets: tuple[float, ...]
    gaps: frozenset[int] = frozenset()

    @property
    def length(self) -> float:
        """Steps from the first category to the last; 1 for a single one."""
        return self.offsets[-1] or 1.0


def steps_of(labels: Sequence[str]) -> Steps:
    """Equal steps; rising years ("2024", "2023/24") by the least distance between two that follow."""
    known, distances = _years(labels)
    if not distances or min(distances) <= 0:
        return Steps(tuple(float(number) for number in range(len(labels))))
    unit = min(distances)
    offsets = tuple((year - known[0]) / unit for year in known)
    return Steps(offsets, frozenset(i for i, gap in enumerate(distances) if gap > unit + _EVEN))


def missing(labels: Sequence[str]) -> tuple[str, str] | None:
    """The first two labels between which years are left out; None where none are."""
    first = min(steps_of(labels).gaps, default=None)
    return None if first is None else (labels[first], labels[first + 1])


def disordered(labels: Sequence[str]) -> tuple[str, str] | None:
    """The first two labels that break the order of years; None where all rise, all fall, or are no years."""
    _, steps = _years(labels)
    if not steps:
        return None
    falls = steps[0] < 0
    wrong = next((at for at, step in enumerate(steps) if step == 0 or (step < 0) is not falls), None)
    return None if wrong is None else (labels[wrong], labels[wrong + 1])


def _years(labels: Sequence[str]) -> tuple[list[int], list[int]]:
    """The years of labels, and the distances between those that follow; none unless every label is a year."""
    years = [year for label in labels if (year := _year(label)) is not None]
    if len(years) < len(labels):
        return [], []
    return years, [after - before for before, after in pairwise(years)]


def _year(label: str) -> int | None:
    match = _YEAR.fullmatch(label.strip())
    return int(match[1]) if match else None
