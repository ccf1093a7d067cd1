"""Breaking: fills one region from a vertical list and gives what is left."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.model.value_class import replace
from reportcli.typeset.breaking.columns import ColumnBreaker
from reportcli.typeset.breaking.floats import loses, needed, reordered
from reportcli.typeset.breaking.items import (
    FORBIDDEN,
    Box,
    Close,
    ColumnSet,
    EntryStart,
    Float,
    FloatBarrier,
    Force,
    Glue,
    Item,
    Mark,
    Open,
    ParagraphLines,
    Penalty,
)
from reportcli.typeset.breaking.obstacles import beside
from reportcli.typeset.breaking.region import Filled, PlacedBox, Region
from reportcli.typeset.breaking.region_state import EPSILON, Hooks, RegionState

RAISE_FROM = 0.1  # of the region's height: holes from which floats stand before text that they follow
LONE_COST = 500.0  # of a break after a heading with a single line under it

NO_HOOKS = Hooks()

__all__ = ["Hooks", "fill_region"]


def fill_region(
    items: Sequence[Item], region: Region, hooks: Hooks = NO_HOOKS, *, fresh: bool = True
) -> Filled:
    """Breaks `items` at the region's end. A fresh region takes at least one box, sticking out if it must.

    A float that a break throws out again is given up, so that the text after it may fill its place."""
    alone = _alone(items[0], region, hooks) if len(items) == 1 else None
    if alone is not None:
        return alone
    given_up: frozenset[int] = frozenset()
    while True:
        breaker = RegionBreaker(list(items), region, hooks, fresh=fresh, given_up=given_up)
        filled = breaker.run()
        if not breaker.dropped:
            break
        given_up |= breaker.dropped
    hole = region.bottom - filled.bottom
    if not breaker.stuck or hole < RAISE_FROM * region.height:
        return filled
    return _raised(breaker, items, given_up, hole) or filled


def _alone(item: Item, region: Region, hooks: Hooks) -> Filled | None:
    """A single box in a region that has room for it, as in most cells of a table; None where it is none."""
    if not isinstance(item, Box) or item.grow is not None or hooks is not NO_HOOKS or region.obstacles:
        return None
    y = region.grid.top(item, region.y)
    bottom = y + item.height
    if bottom > region.bottom + EPSILON:
        return None
    return Filled([PlacedBox(item, region.x, y)], [], bottom, list(item.notes))


def _raised(
    breaker: RegionBreaker, items: Sequence[Item], given_up: frozenset[int], hole: float
) -> Filled | None:
    """Floats that may not go on leave a hole: they stand at the foot, if text of their section gives way.

    None where that is not possible, loses something else or leaves no smaller hole."""
    floats = {id(item): item for _, item in breaker.floats.waiting}
    if breaker.region.obstacles or isinstance(items[0], Open) or any(f.waits for f in floats.values()):
        return None
    at_foot = [replace(item, waits=True, where="bottom") for item in floats.values()]
    work = reordered(items, at_foot, set(floats))
    trial = RegionBreaker(work, breaker.region, breaker.hooks, fresh=breaker.fresh, given_up=given_up)
    result = trial.run()
    if not result.rest or result.cut or result.excess or trial.dropped:
        return None
    feet = {id(item.box) for item in at_foot}
    before = items[: min(at for at, _ in breaker.floats.waiting)]
    if loses(result, feet, before):
        return None
    return result if trial.hole_above_feet(result, feet) < hole else None


class RegionBreaker(RegionState):
    """Takes item after item until the region is full."""

    def run(self) -> Filled:
        """What went in, and what is left."""
        index = 0
        while index < len(self.work):
            item = self.work[index]
            if self.gap is None and self.boxes and not isinstance(item, Close):
                self.gap = self._state(index)
            done = self._take(index, item)
            if done is not None:
                return done
            index += 1
        self._set_feet()
        self.stuck = bool(self.floats.waiting) and not self.open
        self._flush_marks(self.y)
        return self._result(self._state(index), [])

    def hole_above_feet(self, filled: Filled, feet: set[int]) -> float:
        """Points between the text and the floats at the foot, whose boxes are `feet` (by identity)."""
        text = [one.y + one.box.height for one in filled.placed if id(one.box) not in feet]
        return self.region.bottom - self.floats.reserved - max(text, default=self.region.y)

    def _take(self, index: int, item: Item) -> Filled | None:
        if isinstance(item, Box):
            return self._box(index, item)
        if isinstance(item, Glue):
            if not self.swallow:
                self.glue = max(self.glue, item.size)
        elif isinstance(item, Penalty):
            self.penalty = max(self.penalty, item.cost)
            self.turn = item.turn or self.turn
        elif isinstance(item, Mark):
            self._mark(item)
        elif isinstance(item, Open):
            self._open(index, item)
        elif isinstance(item, Close):
            return self._close(index)
        else:
            return self._take_rare(index, item)
        return None

    def _take_rare(
        self, index: int, item: Force | ColumnSet | Float | FloatBarrier | EntryStart
    ) -> Filled | None:
        if isinstance(item, Force):
            return self._barrier(index) or self._force(index, item)
        if isinstance(item, ColumnSet):
            return self._columns(index, item)
        if isinstance(item, Float):
            self._float(index, item)
        elif isinstance(item, FloatBarrier) and not item.begins:
            return self._barrier(index)
        return None

    def _force(self, index: int, item: Force) -> Filled:
        state = self._state(index)
        self._flush_marks(self.y)
        return self._result(state, self.work[index + 1 :], cut=item.kind)

    # floats

    def _float(self, index: int, item: Float) -> None:
        """It stands here if it fits; else it waits, as do all after it."""
        floats = self.floats
        if floats.has_to_wait(item):
            floats.waiting.append((index, item))
            return
        limit = self._limit(item.box.notes)
        step = self.region.grid.step
        at_foot = item.waits and item.where == "bottom"
        if at_foot and self.y + self.glue + needed(item, step) <= limit + EPSILON:
            floats.reserve(item, step)
            self.notes.extend(item.box.notes)
            self.gap = None  # a break comes after it
            return
        glue = self.glue
        if not self.swallow and not item.waits:
            self.glue = max(glue, item.before)
        y = self._at(item.box)
        if y + item.box.height > limit + EPSILON:
            if self.boxes or floats.feet or not self.fresh:
                self.glue = glue
                floats.waiting.append((index, item))
                return
            self.excess, self.culprit = y + item.box.height - limit, item.box.block
        self._candidate(index)
        self._place(item.box, y)
        self.glue = item.after
        if not item.waits:
            self.penalty = FORBIDDEN if item.follow else 0.0
            floats.stood.append((index, item))

    def _set_feet(self) -> None:
        """Nothing follows that could fill the region: what was to stand at its foot stands under the text."""
        feet, self.floats.feet, self.floats.reserved = self.floats.feet, [], 0.0
        for item in feet:
            self.glue = item.before  # what was reserved
            self._flush_marks(self.y)
            y = self._at(item.box)
            self.placed.append(PlacedBox(item.box, self.region.x, y))
            self.y = y + item.box.height
            self._after_box()
        if feet:
            self.glue = feet[-1].after

    def _barrier(self, index: int) -> Filled | None:
        """Floats do not go past this place: while some wait, the region ends here."""
        self._set_feet()
        if not self.floats.waiting:
            return None
        self.stuck = not self.open
        self._flush_marks(self.y)
        return self._result(self._state(index), self.work[index:])

    # boxes

    def _box(self, index: int, box: Box) -> Filled | None:
        if self.region.obstacles:
            moved = self._beside(index, box)
            if moved is not None:
                box = moved
        y = self._at(box)
        limit = self._limit(box.notes)
        if box.grow is not None:
            grown = box.grow(limit - y)
            if grown is None:
                return None
            box = grown
        if y + box.height > limit + EPSILON and not self._splits(box, y):
            broken = self._overflow(index, box, y, limit)
            if broken is not None:
                return broken
            self.excess, self.culprit = y + box.height - limit, box.block
        self._candidate(index)
        lone = box.para is not None and self.penalty == FORBIDDEN and box.para.count == 1
        self._place(box, y)
        self.penalty = LONE_COST if lone else 0.0
        return None

    def _beside(self, index: int, box: Box) -> Box | None:
        """Re-sets a paragraph that meets an obstacle beside which there is room; gives its first line."""
        para = box.para
        if para is None or box.line or para.shape is not None:
            return None
        top = self.region.grid.top(box, self.y + self.glue)
        shape = beside(self.region, para, top, self._limit(()))
        if shape is None:
            return None
        end = index
        while end < len(self.work) and _belongs(self.work[end], para):
            end += 1
        while isinstance(self.work[end - 1], Penalty):
            end -= 1
        lines = para.reshaped(shape)
        self.reshaped.append((lines, self.work[index:end]))
        self.work[index:end] = lines
        first = lines[0]
        assert isinstance(first, Box)
        return first

    def _close(self, index: int) -> Filled | None:
        if any(at > self.open[-1].index for at, _ in self.floats.waiting):
            return self._barrier(index)
        if self.gap is not None and any(opened is self.open[-1] for opened in self.gap.open):
            self._flush_marks(self.y)  # what is left of the scope prints nothing: the gap begins below it
            self.gap = None
        self._end_scope()
        return None

    # breaking

    def _overflow(self, index: int, box: Box, y: float, limit: float) -> Filled | None:
        """Splits the box or breaks before; None when it has to stand here all the same."""
        parts = box.split(limit - y) if box.split is not None else None
        if parts is not None:
            self._candidate(index)
            self._place(parts[0], y)
            return self._result(self._state(index), [parts[1], *self.work[index + 1 :]])
        return self._break(index)

    def _columns(self, index: int, item: ColumnSet) -> Filled | None:
        y = self.y + self.glue
        fresh = self.fresh and not self.boxes
        hooks = Hooks(clear=self.hooks.clear)
        bound = self.fresh and all(cut.cost == FORBIDDEN for cut in self.cuts)
        columns = ColumnBreaker(item, self.region, y, hooks, fresh, fill_region, bound=bound)
        inner = columns.broken(self._limit)
        if not inner.placed:
            return self._break(index) if inner.rest else None
        self._candidate(index)
        self._flush_marks(y)
        self.placed.extend(inner.placed)
        self.notes.extend(inner.notes)
        self.y = inner.bottom
        self.bottoms.extend(inner.bottoms)
        if inner.excess > self.excess:
            self.excess, self.culprit = inner.excess, inner.culprit
        self._after_box()
        if inner.rest or inner.cut:
            return self._result(self._state(index), [*inner.rest, *self.work[index + 1 :]], cut=inner.cut)
        return None


def _belongs(item: Item, para: ParagraphLines) -> bool:
    """Whether it is a line of the paragraph, or a penalty between two of them."""
    return isinstance(item, Penalty) or (isinstance(item, Box) and item.para is para)
