"""Places that lie wholly outside their page, or have no area, as far as their lengths alone say so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportcli.layout.models.bounds import Contradiction, Trim
from reportcli.layout.models.parts import Idle, Part
from reportcli.model.geometry import Length
from reportcli.model.value_class import dataclass

Measure = Length | str | None


@dataclass(frozen=True, slots=True)
class Reference:
    """One direction of a reference box, in points, seen from an edge of the page.

    first, last: where its edge may lie; whole: its extent, None when only the master knows; page: how far
    that goes which can be seen.
    """

    first: float
    last: float
    whole: float | None
    page: float


def reference(trim: Trim, name: str, side: float, sides: int = 1) -> Reference | None:
    """The box of that name in one direction. side: of the page; sides: how many pages a spread has."""
    if name == "page":
        return Reference(0.0, 0.0, side, side)
    if name in ("bleed", "spread"):
        page = side * (sides if name == "spread" else 1)
        return Reference(-trim.bleed, -trim.bleed, page + 2 * trim.bleed, page)
    return Reference(0.0, side, None, side) if name in ("margin", "frame") else None


def outweighed(part: Part, *, mirrored: bool) -> Iterator[Idle]:
    """Edges that a part states beside two others that settle its place. mirrored: whether `inner` and `outer`
    count before `left` and `right`, not after them.
    """
    stated = {name for name in part.stated if getattr(part, name) is not None}
    for first, last, size in (
        ("left", "right", "width"),
        ("inner", "outer", "width"),
        ("top", "bottom", "height"),
    ):
        if {first, last, size} <= stated:
            yield Idle(part, last, over=f"{first}:, {size}:")
    for fixed, follows in (("left", "inner"), ("right", "outer")):
        if {fixed, follows} <= stated:
            name, other = (fixed, follows) if mirrored else (follows, fixed)
            yield Idle(part, name, over=f"{other}:")


def outside(
    box: Reference, edges: Mapping[str, Measure], size: Measure, pair: tuple[str, str]
) -> Iterator[Contradiction]:
    """The finding of a place that cannot be seen. edges: distances, each from its own edge of the box;
    pair: two that face each other.
    """
    extent = _points(size, box)
    known = {name: points for name, edge in edges.items() if (points := _points(edge, box)) is not None}
    for name, offset in known.items():
        before = extent is not None and box.last + offset + extent <= 0
        if box.first + offset >= box.page or before:
            yield Contradiction("layout-place-off-page", {"key": name}, (name,))
            return
    start, end = (known.get(name) for name in pair)
    if size is None and start is not None and end is not None and start + end >= (box.whole or box.page):
        yield Contradiction("layout-place-empty", {"low": pair[0], "high": pair[1]}, (pair[1],))


def _points(length: Measure, box: Reference) -> float | None:
    if not isinstance(length, Length):
        return None
    if length.unit == "%" and box.whole is not None:
        return box.whole * length.value / 100
    return length.value if length.unit == "pt" else None
