"""Fill rules: what grows, moves and is let out where a frame leaves room below its text.

Blocks that grow share the room first, each up to its greatest height; what is then left goes into the spaces
between blocks (`justify`, each up to a limit), over the text (`bottom`), or over and under it (`middle`).
Text on the baseline grid moves by whole lines.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.model.geometry import Rect
from reportcli.model.value_class import replace
from reportcli.typeset.breaking.region import Filled, PlacedBox, Region
from reportcli.typeset.breaking.region_state import EPSILON

LEAST_GAP = 1.0  # points: less is no space between blocks


def settle(filled: Filled, region: Region, valign: str, limit: float) -> None:
    """Uses the room that is left in a filled region. valign: top | middle | bottom | justify; limit: points
    that a space is let out by at most.

    A region whose text runs over stays as it is, and so does everything down to the foot of what text keeps
    clear of.
    """
    free = region.bottom - filled.bottom
    if free <= EPSILON or filled.excess or not filled.placed:
        return
    step = region.grid.step if any(one.box.grid for one in filled.placed) else 0.0
    across = [rect for rect in region.obstacles if rect.right > region.x and rect.x < region.x + region.width]
    fixed = max((rect.bottom for rect in across), default=region.y)
    _moved(filled, _shared(filled, free, step, fixed), grown=True)
    free = _whole(region.bottom - filled.bottom, step)
    if valign == "justify":
        _moved(filled, _let_out(filled, free, limit, step, fixed=fixed))
    elif valign in ("bottom", "middle") and not across:
        _moved(filled, {0: _whole(free / (1 if valign == "bottom" else 2), step)})


def _whole(points: float, step: float) -> float:
    """As many whole lines; all of it where nothing stands on a grid."""
    return int(points / step + EPSILON) * step if step > 0 else points


def _shared(filled: Filled, free: float, step: float, fixed: float) -> dict[int, float]:
    """Makes the boxes that grow higher, in equal shares up to their greatest heights; gives how far what
    stands behind each moves, by index.
    """
    outside = _outside_columns(filled)
    growing = [
        index
        for index in outside
        if (growth := filled.placed[index].box.growth) is not None
        and not growth.ground
        and filled.placed[index].y >= fixed - EPSILON
    ]
    rooms = {index: _room(filled.placed[index]) for index in growing}
    moves: dict[int, float] = {}
    for number, index in enumerate(sorted(growing, key=lambda index: rooms[index])):
        share = min(rooms[index], free / (len(growing) - number))
        if any(one.box.grid for one in filled.placed[index + 1 :]):
            share = _whole(share, step)
        if share > EPSILON:
            _raise(filled, index, share)
            moves[index + 1] = share
            free -= share
    return moves


def _room(one: PlacedBox) -> float:
    growth = one.box.growth
    return 0.0 if growth is None else max(growth.most - one.box.height, 0.0)


def _raise(filled: Filled, index: int, share: float) -> None:
    one = filled.placed[index]
    assert one.box.growth is not None
    filled.placed[index] = replace(one, box=one.box.growth.at(one.box.height + share))


def _let_out(filled: Filled, free: float, limit: float, step: float, *, fixed: float) -> dict[int, float]:
    """How far each space between blocks is let out, by the index behind it: the same for all, never between
    a heading and its text, the first ones a line more where lines are left over.
    """
    gaps = _gaps(filled, fixed)
    if not gaps or free <= EPSILON:
        return {}
    each = min(_whole(free / len(gaps), step), _whole(limit, step))
    moves = dict.fromkeys(gaps, each)
    if step > 0 and each + step <= limit + EPSILON:
        for index in gaps[: round((free - each * len(gaps)) / step)]:
            moves[index] += step
    return moves


def _gaps(filled: Filled, fixed: float) -> list[int]:
    """Indices before which a space may be let out: of the first box behind it, marks and grounds included;
    none whose box stands higher than `fixed`.
    """
    gaps: list[int] = []
    outside = set(_outside_columns(filled))
    bottom, start, within = None, 0, False
    for index, one in enumerate(filled.placed):
        if one.box.height <= 0:
            continue
        inside = index not in outside
        free = bottom is not None and one.y - bottom >= LEAST_GAP and one.y >= fixed - EPSILON
        if free and not one.bound and not (inside and within):
            gaps.append(start)
        bottom = max(bottom or 0.0, one.y + one.box.height)
        start, within = index + 1, inside
    return gaps


def _outside_columns(filled: Filled) -> list[int]:
    """Indices of what stands in the region itself, not in columns within it."""
    return [index for index, one in enumerate(filled.placed) if not _holds(filled.bottoms, one)]


def _holds(columns: Sequence[tuple[Rect, float]], one: PlacedBox) -> bool:
    """Whether a box stands in one of the columns."""
    return any(
        abs(rect.x - one.x) < EPSILON and rect.y - EPSILON <= one.y < bottom - EPSILON
        for rect, bottom in columns
    )


def _moved(filled: Filled, moves: dict[int, float], *, grown: bool = False) -> None:
    """Everything from each index on moved down; grounds behind what is let out follow it. grown: what stands
    before each index has become that much higher."""
    if not any(moves.values()):
        return
    places = list(filled.placed)
    shifts = _shifts(len(places), moves)
    for index, one in enumerate(places):
        box = one.box
        if box.growth is not None and box.growth.ground:
            bottom = one.y + box.growth.most
            edges = {
                at: _edge(places, at, move if grown else None) for at, move in moves.items() if at > index
            }
            more = sum(moves[at] for at, edge in edges.items() if bottom >= edge - EPSILON)
            box = box.growth.at(box.growth.most + more) if more else box
        filled.placed[index] = replace(one, box=box, y=one.y + shifts[index])
    filled.bottoms = [_column(places, shifts, column) for column in filled.bottoms]
    filled.bottom += sum(moves.values())


def _edge(places: Sequence[PlacedBox], at: int, more: float | None) -> float:
    """How far down a ground has to reach to stand behind what is let out at an index: the foot of the box
    above, `more` points less high than it is now; the head of the box below, and a little, without `more`.
    """
    if more is not None:
        above = places[at - 1]
        return above.y + above.box.height - more
    return next(one.y + LEAST_GAP for one in places[at:] if one.box.height > 0)


def _column(
    places: Sequence[PlacedBox], shifts: Sequence[float], column: tuple[Rect, float]
) -> tuple[Rect, float]:
    """A column, moved as far as what stands in it."""
    rect, bottom = column
    shift = next((move for one, move in zip(places, shifts, strict=True) if _holds([column], one)), 0.0)
    return Rect(rect.x, rect.y + shift, rect.width, rect.height), bottom + shift


def _shifts(count: int, moves: dict[int, float]) -> list[float]:
    """How far each of `count` boxes moves."""
    shifts, shift = [], 0.0
    for index in range(count):
        shift += moves.get(index, 0.0)
        shifts.append(shift)
    return shifts
