"""Floats of one region: some stand where they are met, some at its foot, some wait for the next region."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field

from reportcli.model.value_class import dataclass, replace
from reportcli.typeset.breaking.items import EntryStart, Float, FloatBarrier, Item, Open
from reportcli.typeset.breaking.region import Baselines, Filled, PlacedBox
from reportcli.typeset.breaking.scopes import Cut


@dataclass(slots=True)
class Floats:
    """given_up: identities of floats that an earlier attempt at this region had no room for."""

    given_up: frozenset[int]
    waiting: list[tuple[int, Float]] = field(default_factory=list)
    stood: list[tuple[int, Float]] = field(default_factory=list)
    feet: list[Float] = field(default_factory=list)
    reserved: float = 0.0  # points at the region's foot

    def has_to_wait(self, item: Float) -> bool:
        """It must not overtake one that comes before it."""
        follows = bool(self.feet) and not (item.waits and item.where == "bottom")
        return bool(self.waiting) or follows or id(item) in self.given_up

    def reserve(self, item: Float, step: float) -> None:
        """Room at the region's foot for a float; step: of the baseline grid."""
        self.feet.append(item)
        self.reserved += needed(item, step)

    def dropped(self, index: int) -> frozenset[int]:
        """Floats that stood where they were met, and that a break before `index` throws out again."""
        return frozenset(id(item) for at, item in self.stood if at >= index)

    def rest(self, state: Cut, work: Sequence[Item]) -> list[Item]:
        """What goes on in the next region: waiting floats first, inside the scopes that they stood in."""
        waiting = [
            (at, item if item.waits else replace(item, waits=True))
            for at, item in self.waiting
            if at < state.index
        ]
        outermost = state.open[0].index if state.open else state.index
        outside: list[Item] = [item for at, item in waiting if at < outermost]
        inside: list[Item] = [item for at, item in waiting if at >= outermost]
        return [*outside, *(Open(opened.scope, True) for opened in state.open), *inside, *work]

    def placed_at_foot(self, x: float, bottom: float, grid: Baselines) -> list[PlacedBox]:
        """The feet, in order, down to `bottom`."""
        placed: list[PlacedBox] = []
        y = bottom - self.reserved
        for item in self.feet:
            placed.append(PlacedBox(item.box, x, grid.top(item.box, y + item.before)))
            y += needed(item, grid.step)
        return placed


def needed(item: Float, step: float) -> float:
    """Height at a region's foot, space above and room for the baseline grid included."""
    return item.before + item.box.height + (step if item.box.grid else 0.0)


def reordered(items: Sequence[Item], at_foot: Sequence[Float], moved: set[int]) -> list[Item]:
    """The list with the floats `moved` (by identity) at the foot, after those that wait already."""
    lead = next((k for k, item in enumerate(items) if not (isinstance(item, Float) and item.waits)), 0)
    return [*items[:lead], *at_foot, *(item for item in items[lead:] if id(item) not in moved)]


def loses(result: Filled, feet: set[int], before: Sequence[Item]) -> bool:
    """Whether the rest holds a float at the foot (by its box) or one from before it, or where text that goes
    on may not begin: the last flow entry and the last section before it."""
    left = {id(item.box) for item in result.rest if isinstance(item, Float)}
    ahead = {id(item.box) for item in before if isinstance(item, Float)}
    begins = [id(item) for item in before if isinstance(item, FloatBarrier) and item.begins]
    starts = [id(item) for item in before if isinstance(item, EntryStart)]
    bounds = {*starts[-1:], *begins[-1:]}
    return bool(left & (feet | ahead)) or any(id(item) in bounds for item in result.rest)
