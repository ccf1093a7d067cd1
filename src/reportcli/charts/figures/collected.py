"""What a figure has drawn so far, in order: operations, those under one clip as a group."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from reportcli.model.display import GroupOp, Op, Path, PathOp
from reportcli.model.paths import Box, box_of, rect_path
from reportcli.model.value_class import dataclass

_AIR = 1e-3  # points by which a path may touch its clip


@dataclass(frozen=True, slots=True)
class Clip:
    """What is drawn only inside a path; `box` where that is an upright rectangle."""

    path: Path
    box: Box | None = None


def rectangle(box: Box) -> Clip:
    """A clip that is an upright rectangle: left, top, right, bottom."""
    left, top, right, bottom = (round(side, 3) + 0.0 for side in box)
    return Clip(rect_path(left, top, right - left, bottom - top), (left, top, right, bottom))


Clips = tuple[Clip, ...]


class Collected:
    """Operations in the order of drawing, each with what clips it."""

    def __init__(self) -> None:
        self._items: list[tuple[Clips, Op]] = []

    def path(self, op: PathOp, clips: Clips, within: Path = ()) -> None:
        """A path; a rectangle that holds it with its line clips nothing and is left out.

        within: another path that clips it.
        """
        if clips:
            margin = op.stroke.width / 2 if op.stroke is not None and not within else 0.0
            box = box_of(within or op.path)
            clips = tuple(clip for clip in clips if not _holds(clip, box, margin))
        if within:
            clips = (*clips, Clip(within))
        self._items.append((clips, op))

    def other(self, op: Op, clips: Clips) -> None:
        """Any other operation, under all its clips."""
        self._items.append((clips, op))

    def ops(self) -> tuple[Op, ...]:
        """All of it; neighbours under the same clips are one group."""
        return tuple(self._grouped())

    def _grouped(self) -> Iterator[Op]:
        for clips, items in groupby(self._items, key=lambda item: item[0]):
            inner = tuple(op for _, op in items)
            for clip in reversed(clips):
                inner = (GroupOp(inner, clip=clip.path),)
            yield from inner


def _holds(clip: Clip, box: Box, margin: float) -> bool:
    if clip.box is None:
        return False
    left, top, right, bottom = clip.box
    return (
        box[0] - margin >= left - _AIR
        and box[1] - margin >= top - _AIR
        and box[2] + margin <= right + _AIR
        and box[3] + margin <= bottom + _AIR
    )
