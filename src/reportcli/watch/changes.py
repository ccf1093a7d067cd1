"""What is new on the pages: where somebody should look after a save."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.model.display import Placed, PlacedPage
from reportcli.model.value_class import dataclass

MOST = 40  # boxes of one page; where more is new, the page is


@dataclass(frozen=True, slots=True)
class Change:
    """A page that looks other than before, by its number from 1. boxes: of what is new on it, in points; none
    where that is nearly all, or something is gone.
    """

    page: int
    boxes: tuple[tuple[float, float, float, float], ...] = ()


def changes(
    before: Sequence[PlacedPage], old: Sequence[str], now: Sequence[PlacedPage], new: Sequence[str]
) -> list[Change]:
    """The pages whose digest is another than at their place before. old, new: digests of all pages."""
    known = set(old)
    found = []
    for index, (page, digest) in enumerate(zip(now, new, strict=True)):
        if index < len(old) and digest == old[index]:
            continue
        if digest in known:  # it was another page and has moved
            continue
        found.append(Change(index + 1, _boxes(before[index] if index < len(before) else None, page)))
    return found


def _boxes(before: PlacedPage | None, now: PlacedPage) -> tuple[tuple[float, float, float, float], ...]:
    if before is None:
        return ()
    old = [_looks(leaf) for leaf in before.placed]
    fresh = [leaf for leaf in now.placed if leaf.ops and not leaf.hidden and _looks(leaf) not in old]
    boxes = {(leaf.box.x, leaf.box.y, leaf.box.width, leaf.box.height) for leaf in fresh}
    return tuple(sorted(boxes)) if len(boxes) <= MOST else ()


def _looks(leaf: Placed) -> tuple[object, ...]:
    """All of a leaf that is seen."""
    return leaf.box, leaf.ops
