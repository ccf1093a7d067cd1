"""Facing pages of running text end at one depth: where one ends a line or two early, the other may too.

The two pages are poured again with one of them, or both, made shorter; other content stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportcli.model.diagnostic import Diagnostic
from reportcli.typeset.breaking.items import Item, Leaf
from reportcli.typeset.chapter_state import Setter
from reportcli.typeset.pages.footnotes import Carried
from reportcli.typeset.pages.page import Page
from reportcli.typeset.pages.paging import Paging
from reportcli.typeset.pages.placing import Placer
from reportcli.typeset.structure_tree import Node

MOST = 2  # lines that pages are made shorter by


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a chapter stood before a page was opened."""

    carry: list[Item]
    index: int
    pages: int
    side: str
    master: str
    outline: int
    later: list[tuple[object, list[Item]]]
    carried: Carried | None
    spread: dict[int, list[Leaf]]
    findings: dict[tuple[str, str], Diagnostic]
    notes: dict[str, Node]


def saved(placer: Placer, paging: Paging, setter: Setter, carry: list[Item], index: int) -> Saved:
    return Saved(
        list(carry),
        index,
        len(paging.pages),
        paging.side,
        paging.master,
        len(placer.outline),
        list(placer.later),
        placer.carried,
        {number: list(leaves) for number, leaves in placer.spread.items()},
        dict(setter.findings),
        dict(setter.note_nodes),
    )


def recall(state: Saved, placer: Placer, paging: Paging, setter: Setter) -> None:
    """Everything as it was; what was poured since is forgotten."""
    del paging.pages[state.pages :]
    paging.page, paging.side, paging.master = None, state.side, state.master
    del placer.outline[state.outline :]
    placer.later[:] = state.later  # type: ignore[assignment]
    placer.carried = state.carried
    placer.spread = {number: list(leaves) for number, leaves in state.spread.items()}
    setter.findings, setter.note_nodes = dict(state.findings), dict(state.notes)


def uneven(pages: list[Page]) -> int:
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
