"""Columns in a region: filled one after the other, balanced where their text ends."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Protocol

from reportcli.model.display import PathOp
from reportcli.model.geometry import Rect
from reportcli.model.inline import NoteCall
from reportcli.model.value_class import dataclass, replace
from reportcli.typeset.breaking.items import Box, ColumnSet, Float, Item, Leaf
from reportcli.typeset.breaking.justify import justify
from reportcli.typeset.breaking.natural_height import natural_height
from reportcli.typeset.breaking.region import Filled, PlacedBox, Region
from reportcli.typeset.breaking.region_state import EPSILON, Hooks

EVENED = 2  # lines that columns may be shortened by, so that they end at one depth


class Limit(Protocol):
    """How far down columns may reach with these notes at the foot; least: the last of them split."""

    def __call__(self, notes: Sequence[NoteCall], least: bool = False) -> float: ...


class FillRegion(Protocol):
    """How one column is filled: `fill_region`, handed in."""

    def __call__(
        self, items: Sequence[Item], region: Region, hooks: Hooks, *, fresh: bool = True
    ) -> Filled: ...


@dataclass(frozen=True, slots=True)
class ColumnBreaker:
    """Breaks `columns` from `y` down. fresh: nothing stands above, so that at least one box is taken.
    started: `y` is where all columns begin. bound: what stands above could not go on with the columns."""

    columns: ColumnSet
    region: Region
    y: float
    hooks: Hooks
    fresh: bool
    fill_region: FillRegion
    started: bool = False
    bound: bool = False

    def broken(self, limit: Limit) -> Filled:
        """The part of the columns that fits between y and limit(notes); `rest` holds what is left."""
        room = limit(()) - self.y
        if room <= 0 and not self.fresh:
            return Filled([], [self.columns], self.y, [])
        filled, room = self._with_notes(room, limit)
        filled = self._ended(filled, room)
        if filled.rest and not filled.cut and max(self.columns.orphans, self.columns.widows) > 1:
            filled = self._least(filled, room)
        if self.columns.together and not self.started:
            lowest = max(_tops(filled), default=self.y)
            if lowest > self.y + EPSILON:
                return replace(self, y=lowest, started=True).broken(limit)
        if self.columns.rule is not None and filled.placed:
            filled.placed.insert(0, self._rules(filled.bottom))
        if filled.rest:
            filled.rest = [replace(self.columns, items=tuple(filled.rest))]
        return filled

    def _least(self, filled: Filled, room: float) -> Filled:
        """As many lines more go on as the next region has to begin with; nothing where too few would stay."""
        columns, step = self.columns, self.region.grid.step or 2.0
        few, trial = (columns.widows - 1) * columns.count, filled
        while _lines(trial.rest) <= few and room > step:
            room -= step
            trial = self._filled(room, fresh=False)
            if trial.cut or not trial.placed:
                trial = filled
                break
        if self.bound or _over(trial) >= columns.orphans:
            return trial
        return filled if _over(filled) >= columns.orphans else Filled([], [columns], self.y, [])

    def _with_notes(self, room: float, limit: Limit) -> tuple[Filled, float]:
        """The columns above the notes that they call, and their height."""
        full, calls = room, 0
        for _ in range(4):
            filled = self._filled(room, self.fresh)
            allowed = limit(filled.notes) - self.y
            if not filled.notes or room <= allowed + EPSILON:
                break
            room, calls = allowed, calls or len(filled.notes)
        if len(filled.notes) < calls:
            return self._longest(room, full, limit) or (filled, room)
        return filled, room

    def _longest(self, least: float, room: float, limit: Limit) -> tuple[Filled, float] | None:
        """The longest columns whose notes have room, the last one split if need be.

        Where room was made for notes whose calls then went on to the next frame, a hole would be left."""
        step = self.region.grid.step or 2.0
        while (room := room - step) > least + EPSILON:
            trial = self._filled(room, self.fresh)
            if room <= limit(trial.notes, least=True) - self.y + EPSILON:
                return trial, room
        return None

    def _ended(self, filled: Filled, room: float) -> Filled:
        """Columns that go on end at one depth, those whose text ends are balanced."""
        if filled.cut:
            return filled
        if filled.rest:
            return self._evened(filled, room)
        if self.columns.balance and not filled.excess:
            return self._balanced(room) or filled
        return filled

    def _filled(self, height: float, fresh: bool) -> Filled:
        """All columns at one height."""
        columns, region, y = self.columns, self.region, self.y
        total = Filled([], list(columns.items), y, [])
        for number in range(columns.count):
            x = region.x + columns.x + number * (columns.column + columns.gap)
            column = Region(x, y, columns.column, height, region.grid, region.obstacles)
            filled = self.fill_region(total.rest, column, self.hooks, fresh=fresh and number == 0)
            justify(filled, column)
            total.placed.extend(filled.placed)
            total.notes.extend(filled.notes)
            total.rest = filled.rest
            total.bottom = max(total.bottom, filled.bottom)
            total.bottoms.append((Rect(x, y, columns.column, height), filled.bottom))
            if filled.excess > total.excess:
                total.excess, total.culprit = filled.excess, filled.culprit
            if filled.cut and filled.cut != "column":
                total.cut = filled.cut
                break
            if not total.rest:
                break
        return total

    def _evened(self, filled: Filled, room: float) -> Filled:
        """Where one column ends a line or two early, all do, if that evens them."""
        ragged = _ragged(filled)
        step = self.region.grid.step
        if not 0 < ragged <= EVENED * step + EPSILON:
            return filled
        for less in range(1, math.floor(ragged / step + 0.5) + 1):
            trial = self._filled(room - less * step, self.fresh)
            if trial.rest and not trial.cut and _ragged(trial) < ragged - EPSILON:
                filled, ragged = trial, _ragged(trial)
        return filled

    def _balanced(self, room: float) -> Filled | None:
        """The lowest height that still takes everything, found by halving; heights go in grid steps."""
        step = self.region.grid.step or 2.0
        natural = natural_height(self.columns.items)
        if not math.isfinite(room):
            room = natural * 1.5 + 4 * step
        low, high = 0, math.ceil(room / step)
        least = int(natural / self.columns.count * 0.7 / step)
        low = max(low, min(least, high - 1))
        best: Filled | None = None
        while low < high:
            middle = (low + high) // 2
            trial = self._filled(min(middle * step, room), fresh=False)
            if trial.rest or trial.cut:
                low = middle + 1
            else:
                best, high = trial, middle
        return best

    def _rules(self, bottom: float) -> PlacedBox:
        """The rules between the columns, behind everything."""
        columns, height = self.columns, bottom - self.y
        leaves = []
        for number in range(1, columns.count):
            x = columns.x + number * (columns.column + columns.gap) - columns.gap / 2
            line = PathOp((("M", x, 0.0), ("L", x, height)), stroke=columns.rule)
            leaves.append(Leaf((((line,), 0.0, 0.0),), Rect(x, 0.0, 0.0, height)))
        return PlacedBox(Box(0.0, tuple(leaves)), self.region.x, self.y)


def _ragged(filled: Filled) -> float:
    """Points between the deepest and the shallowest column; none where a block sticks out."""
    ends = [bottom for _, bottom in filled.bottoms]
    return max(ends) - min(ends) if len(ends) > 1 and not filled.excess else 0.0


def _tops(filled: Filled) -> list[float]:
    """Where the first box of each column begins, or the ground behind it."""
    tops: dict[float, float] = {}
    for one in filled.placed:
        if one.box.height > 0 or one.box.growth is not None:
            tops.setdefault(one.x, one.y)
    return list(tops.values())


def _lines(items: Iterable[Item]) -> float:
    """How many lines there are; what is no line, such as a picture, is as good as any number."""
    lines = 0.0
    for item in items:
        if isinstance(item, Box) and item.height > 0:
            lines += 1 if item.para is not None else math.inf
        elif isinstance(item, (Float, ColumnSet)):
            lines = math.inf
    return lines


def _over(filled: Filled) -> float:
    """Lines in the fullest column."""
    columns: dict[float, list[Box]] = {}
    for one in filled.placed:
        columns.setdefault(one.x, []).append(one.box)
    return max((_lines(boxes) for boxes in columns.values()), default=0.0)
