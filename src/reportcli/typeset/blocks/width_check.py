"""What a block asks of its room: nothing of it stands outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportcli import blocks as b
from reportcli.model.diagnostic import warning
from reportcli.model.refs import BlockPart
from reportcli.typeset.breaking.items import Box, ColumnSet, Float, Item, Leaf, Open
from reportcli.typeset.chapter_state import ChapterState, Room, millimetres

HAIR = 0.5  # points that a box may be wider without being seen
CODE = "too-wide"


def report_width(state: ChapterState, block: b.Block, items: Iterable[Item], room: Room) -> None:
    """Reports a block that stands out of its room, unless something in it was reported for that already.

    A paragraph's lines are judged by its composer; markers and punctuation may hang by a line's height."""
    if isinstance(block, b.Text):
        return
    excess = max((_over(left, right, slack, room) for left, right, slack in _extents(items)), default=0.0)
    if excess <= 0:
        return
    inner = f"{block.path}/"
    if any(code == CODE and name.startswith(inner) for code, name in state.findings):
        return
    finding = warning(CODE, block=block.path, excess=millimetres(excess), room=millimetres(room.width))
    state.report(finding, BlockPart(block.path, "layout"))


def _over(left: float, right: float, slack: float, room: Room) -> float:
    over = max(room.x - left, right - room.x - room.width)
    return over if over > slack else 0.0


def _extents(items: Iterable[Item]) -> Iterator[tuple[float, float, float]]:
    """Left and right edges, and how far each may stand out unseen."""
    for item in items:
        if isinstance(item, Box):
            yield from map(_extent, item.leaves)
        elif isinstance(item, Float):
            yield from map(_extent, item.box.leaves)
        elif isinstance(item, ColumnSet):
            for left, right, slack in _extents(item.items):
                yield item.x + left, item.x + right, slack
        elif isinstance(item, Open):
            yield item.scope.x, item.scope.x + item.scope.width, HAIR


def _extent(leaf: Leaf) -> tuple[float, float, float]:
    return leaf.box.x, leaf.box.right, leaf.box.height if leaf.baselines else HAIR
