"""Lists as unbreakable boxes, and what a block higher than its room says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportcli import blocks as b
from reportcli.model.diagnostic import error, note
from reportcli.model.refs import BlockPart
from reportcli.model.value_class import replace
from reportcli.typeset.blocks.over_words import over_words, parted, spare_words
from reportcli.typeset.breaking.items import (
    FORBIDDEN,
    Box,
    ColumnSet,
    Float,
    Force,
    Item,
    Leaf,
    Mark,
    Penalty,
)
from reportcli.typeset.breaking.region import Baselines, PlacedBox, Region
from reportcli.typeset.breaking.region_breaker import fill_region
from reportcli.typeset.chapter_state import ChapterState, millimetres
from reportcli.typeset.inherited import Inherited

UNBOUNDED = 1e7


def fixed(
    state: ChapterState,
    items: Sequence[Item],
    inherited: Inherited,
    height: float | None = None,
    *,
    valign: str = "top",
    block: b.Block | None = None,
    grid: Baselines | None = None,
) -> Box:
    """The list as one unbreakable box, of a stated height or as high as it is."""
    grid = grid or Baselines(inherited.step)
    work = [item for item in items if not isinstance(item, Force)]
    filled = fill_region(work, Region(0.0, 0.0, UNBOUNDED, UNBOUNDED, grid))
    content = filled.bottom
    total = content if height is None else height
    if block is not None and content > total + 0.05:
        every = [leaf for one in filled.placed for leaf in leaves_of([one])]
        report_overset(state, block, content - total, parted(every, total))
    elif isinstance(block, b.Stack) and block.copyfit and height is not None:
        report_spare(state, block, leaves_of(filled.placed), total - content)
    free = max(total - content, 0.0)
    dy = {"middle": free / 2, "bottom": free}.get(valign, 0.0)
    snapped = grid.first is not None and dy == 0.0
    first = _first_baseline(filled.placed, dy)
    return Box(
        total,
        leaves_of(filled.placed, dy),
        grid.first if snapped else first,
        snapped,
        tuple(filled.notes),
        marks_of(filled.placed, dy),
        block.path if block is not None else "",
        first=first,
    )


def report_overset(
    state: ChapterState,
    block: b.Block,
    excess: float,
    leaves: tuple[Iterable[Leaf], Iterable[Leaf]] = ((), ()),
) -> None:
    """Records that a block is higher than its room, by `excess` points.

    leaves: what its room holds and what it does not, so that words are counted; the finding then stands at
    the words that run over.
    """
    found = over_words(*leaves)
    words = {"words": "", "fit": "", "sentence": ""}
    if found is not None:
        words = {"words": str(found.words), "fit": str(found.fit), "sentence": found.sentence}
    finding = error("overset", block=block.path, excess=millimetres(excess), **words)
    at = found.block if found is not None else block.path
    state.report(finding, BlockPart(at, "content"), block.path)


def report_spare(state: ChapterState, block: b.Block, leaves: Iterable[Leaf], free: float) -> None:
    """Notes at the text of a slot how many words it has and how many fit. free: points left below it."""
    found = spare_words(leaves, free)
    if found is not None:
        finding = note("words-fit", block=block.path, words=found.words, fit=found.fit)
        state.report(finding, BlockPart(found.block, "content"), block.path)


def leaves_of(placed: Sequence[PlacedBox], dy: float = 0.0) -> tuple[Leaf, ...]:
    """The leaves of boxes at their places, `dy` points lower."""
    return tuple(leaf.at(one.x, one.y + dy) for one in placed for leaf in one.box.leaves)


def marks_of(placed: Sequence[PlacedBox], dy: float = 0.0) -> tuple[Mark, ...]:
    """The marks of boxes at their places, `dy` points lower."""
    return tuple(mark.at(one.x, one.y + dy) for one in placed for mark in one.box.marks)


def kept(items: Sequence[Item]) -> list[Item]:
    """The items with every break between them forbidden."""
    result: list[Item] = []
    begun = False
    for item in items:
        if isinstance(item, Float):
            item = item.box
        if isinstance(item, (Box, ColumnSet)):
            if begun:
                result.append(Penalty(FORBIDDEN))
            begun = True
        result.append(replace(item, split=None) if isinstance(item, Box) and item.split else item)
    return result


def _first_baseline(placed: Sequence[PlacedBox], dy: float) -> float | None:
    for one in placed:
        first = one.box.first if one.box.first is not None else one.box.baseline
        if first is not None:
            return one.y + first + dy
    return None
