"""Controlled rounding: a total is rounded by itself and its parts follow, where they honestly can.

A part prints its floor or its ceiling, so that none moves by a whole unit; equal parts print equal; none is
moved to nil or away from it. Of the parts that may move, those nearest to the middle do (Hamilton's largest
remainders). Where no such parts make the total, each prints as it rounds by itself: what they then miss is
reported. Parts that miss a stated total before rounding are never touched: no matter of rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportcli.model.fact import round_half_up
from reportcli.model.value_class import dataclass

CENT = Decimal("0.01")
MOST_WORK = 200_000  # steps of the search for groups of equal parts that make what is missing

_Choice = tuple[int, "_Choice | None"]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A part that is not printed as it rounds by itself: its index, what it would be and what it is."""

    index: int
    rounded: Decimal
    printed: Decimal


@dataclass(frozen=True, slots=True)
class Rounded:
    """Parts as they are printed, in the order given; `adjusted` names those that had to move.

    total: rounded by itself. apart: what the printed parts miss of it, 0 where they follow.
    """

    values: tuple[Decimal, ...]
    total: Decimal
    adjusted: tuple[Adjustment, ...] = ()
    apart: Decimal = Decimal(0)


def half_up(value: Decimal, unit: Decimal) -> Decimal:
    """The nearest multiple of a unit, halves away from zero."""
    return round_half_up(value / unit, 0) * unit


def alike(left: Decimal, right: Decimal, unit: Decimal) -> bool:
    """Whether two amounts are the same as published: at the unit, and at a hundredth where it is larger."""
    step = min(unit, CENT)
    return half_up(left, step) == half_up(right, step)


def rounded_parts(parts: Sequence[Decimal], unit: Decimal, total: Decimal | None = None) -> Rounded | None:
    """Parts rounded to multiples of `unit` that sum to the rounded total, as far as they can.

    None when the parts miss a stated total unrounded: nothing may be hidden by rounding.
    """
    exact = sum(parts, Decimal(0))
    if total is not None and not alike(exact, total, unit):
        return None
    return followed(parts, unit, half_up(exact if total is None else total, unit))


def followed(parts: Sequence[Decimal], unit: Decimal, goal: Decimal) -> Rounded:
    """The parts rounded so that they make `goal`, a multiple of the unit; each alone where they cannot."""
    own = [half_up(part, unit) for part in parts]
    missing = int((goal - sum(own, Decimal(0))) / unit)
    moved = moving(parts, own, unit, missing)
    step = unit if missing > 0 else -unit
    values = tuple(value + step if i in moved else value for i, value in enumerate(own))
    adjusted = tuple(Adjustment(i, own[i], values[i]) for i in sorted(moved))
    return Rounded(values, goal, adjusted, goal - sum(values, Decimal(0)))


def may_move(part: Decimal, own: Decimal, step: Decimal) -> bool:
    """Whether a part that rounds to `own` may print own + step: towards the part, not to nil or from it."""
    towards = part > own if step > 0 else part < own
    return towards and bool(own) and bool(own + step)


def moving(parts: Sequence[Decimal], own: Sequence[Decimal], unit: Decimal, missing: int) -> frozenset[int]:
    """Indices of the parts that move by a unit each, to make up for `missing` units; none where none can."""
    step = unit if missing > 0 else -unit
    groups: dict[Decimal, list[int]] = {}
    for i, (part, alone) in enumerate(zip(parts, own, strict=True)):
        if missing and may_move(part, alone, step):
            groups.setdefault(part, []).append(i)
    order = sorted(groups.values(), key=lambda group: _nearness(parts[group[0]], own[group[0]]))
    chosen = _first_that_fit(order, abs(missing))
    if chosen is None and len(order) * abs(missing) <= MOST_WORK:
        chosen = _that_make(order, abs(missing))
    return frozenset(i for group in chosen or () for i in group)


def _nearness(part: Decimal, own: Decimal) -> tuple[Decimal, Decimal]:
    """Whoever is nearest to the middle moves first; of those alike the largest, which it matters least to."""
    return (-abs(part - own), -abs(part))


def _first_that_fit(groups: list[list[int]], wanted: int) -> list[list[int]] | None:
    """Groups in their order, each that is not too many, until they make what is wanted."""
    chosen: list[list[int]] = []
    for group in groups:
        if len(group) <= wanted:
            chosen.append(group)
            wanted -= len(group)
        if not wanted:
            return chosen
    return None


def _that_make(groups: list[list[int]], wanted: int) -> list[list[int]] | None:
    """Groups that make exactly what is wanted, the earlier ones sooner (subset sum)."""
    ways: dict[int, _Choice | None] = {0: None}
    for number, group in enumerate(groups):
        for count in sorted(ways, reverse=True):
            reached = count + len(group)
            if reached <= wanted and reached not in ways:
                ways[reached] = (number, ways[count])
        if wanted in ways:
            break
    if wanted not in ways:
        return None
    chosen: list[list[int]] = []
    step = ways[wanted]
    while step is not None:
        chosen.append(groups[step[0]])
        step = step[1]
    return chosen


def percentages(parts: Sequence[Decimal], decimals: int = 0) -> Rounded | None:
    """The parts as fractions of their sum that make exactly 1 at so many digits of a percentage, where they
    can.

    None when a part is below zero or the sum is not above it.
    """
    whole = sum(parts, Decimal(0))
    if whole <= 0 or any(part < 0 for part in parts):
        return None
    unit = Decimal(1).scaleb(-2 - decimals)
    return followed([part / whole for part in parts], unit, Decimal(1))


@dataclass(frozen=True, slots=True)
class Tree:
    """A total with its parts, each of which may have parts of its own; a leaf has its amount."""

    amount: Decimal = Decimal(0)
    parts: tuple[Tree, ...] = ()

    @property
    def exact(self) -> Decimal:
        """The amount before rounding: of a total the sum of its parts."""
        return sum((part.exact for part in self.parts), Decimal(0)) if self.parts else self.amount


def rounded_tree(tree: Tree, unit: Decimal) -> Tree:
    """Nested subtotals: every level follows the one above it, from the grand total down.

    A subtotal may be a unit from its own rounding; its parts then follow it.
    """
    return _fitted(tree, half_up(tree.exact, unit), unit)


def _fitted(tree: Tree, goal: Decimal, unit: Decimal) -> Tree:
    if not tree.parts:
        return Tree(goal)
    goals = followed([part.exact for part in tree.parts], unit, goal).values
    return Tree(goal, tuple(_fitted(part, own, unit) for part, own in zip(tree.parts, goals, strict=True)))
