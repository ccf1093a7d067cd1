"""Natural widths: the least and the preferred width of a block, for `auto`."""

from __future__ import annotations

from collections.abc import Iterable

from reportcli import blocks as b
from reportcli.typeset.chapter_state import ChapterState, Widths
from reportcli.typeset.inherited import Inherited, resolve


def natural_width(state: ChapterState, block: b.Block, inherited: Inherited, available: float) -> Widths:
    """(least, preferred) width in points, padding included. Blocks without one take `available`."""
    stated = resolve(block.width, available, inherited)
    if stated is not None:
        return stated, stated
    kind = state.kind_of(block)
    low, high = 0.0, 0.0 if kind.bare else available
    if kind.natural_width is not None:
        low, high = kind.natural_width(state, block, inherited, available)
    if block.box is not None:
        edge = block.box.padding.left + block.box.padding.right
        return low + edge, high + edge
    return low, high


def widest_of(
    state: ChapterState, blocks: Iterable[b.Block], inherited: Inherited, available: float
) -> Widths:
    """Natural width of blocks under one another."""
    return widest(natural_width(state, child, inherited, available) for child in blocks)


def widest(parts: Iterable[Widths]) -> Widths:
    """The largest least and the largest preferred width."""
    low = high = 0.0
    for least, preferred in parts:
        low, high = max(low, least), max(high, preferred)
    return low, high
