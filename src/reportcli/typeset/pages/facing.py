"""Facing pages of running text end at one depth: where one ends a line or two early, the other may too.

The two pages are filled again with one of them, or both, made shorter; other content stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportcli.model.value_class import dataclass
from reportcli.typeset.breaking.items import Item
from reportcli.typeset.chapter_state import Snapshot
from reportcli.typeset.pages.page import Page
from reportcli.typeset.pages.paging import PagingSnapshot
from reportcli.typeset.pages.placing import PlacerSnapshot

MOST = 2  # lines that pages are made shorter by


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Where a chapter stands between two pages: from here its pages can be filled again."""

    carry: tuple[Item, ...]
    index: int
    paging: PagingSnapshot
    placer: PlacerSnapshot
    state: Snapshot

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.paging.pages)


def uneven(pages: Sequence[Page]) -> int:
    """Lines by which the left page is deeper than the right; 0 unless both are full of running text."""
    if len(pages) < 2 or not pages[-1].facing:
        return 0
    left, right = pages[-2:]
    step = left.master.baseline
    frames = [page.flows[0] for page in (left, right) if len(page.flows) == 1]
    alike = len(frames) == 2 and (frames[0].y, frames[0].height) == (frames[1].y, frames[1].height)
    if left.side != "left" or not alike or step <= 0 or left.obstacles or right.obstacles:
        return 0
    if left.full is None or right.full is None:
        return 0
    return round((left.full - right.full) / step)


def shorter(gap: int) -> Iterator[tuple[int, int]]:
    """How many lines shorter to make the left and the right page, the mildest first."""
    if not gap or abs(gap) > MOST:
        return
    for lines in range(1, abs(gap) + 1):
        yield (lines, 0) if gap > 0 else (0, lines)
    for lines in range(1, abs(gap) + 1):
        yield (lines, lines)
