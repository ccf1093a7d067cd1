"""Boxes that share a place on a page, found through squares of a grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from reportcli.model.paths import Box

T = TypeVar("T")
SQUARE = 24.0  # points: about two lines of text
FAR = 200  # squares from the page's corner: what stands farther away is counted as there


def squares(box: Box) -> list[tuple[int, int]]:
    """The squares of the grid that a box touches."""
    left, top, right, bottom = [int(side // SQUARE) for side in box]
    if left < -FAR or top < -FAR or right > FAR or bottom > FAR:
        left, top, right, bottom = [max(-FAR, min(FAR, side)) for side in (left, top, right, bottom)]
    rows = range(top, bottom + 1)
    return [(x, y) for x in range(left, right + 1) for y in rows]


def pairs(items: Sequence[T], boxes: Sequence[Box]) -> Iterator[tuple[T, T]]:
    """Every two items whose boxes overlap, the earlier first: only neighbours are compared."""
    grid: dict[tuple[int, int], list[int]] = {}
    for number, box in enumerate(boxes):
        known: set[int] = set()
        for square in squares(box):
            members = grid.setdefault(square, [])
            for other in members:
                if other not in known and overlap(boxes[other], box):
                    known.add(other)
                    yield items[other], items[number]
            members.append(number)


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share an area."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def grown(box: Box, by: float) -> Box:
    """A box with `by` points more on each side."""
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by
