"""Exact arithmetic on the figures of a view; every result knows the cells of all its operands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow
from functools import reduce

from reportcli.model.fact import POINTS, Derivation, Fact
from reportcli.model.origin import Origin, added, join
from reportcli.model.refs import CellRef, Span, Where

EXACT = Context(prec=400, traps=[Inexact, InvalidOperation, Overflow])
"""Adds figures, none of which has more than some fifty digits: what would be rounded is a fault."""
DIVIDING = Context(prec=50, rounding=ROUND_HALF_EVEN, traps=[DivisionByZero, InvalidOperation, Overflow])
"""Divides to fifty significant digits, far below what a page prints; the last one half to even."""
ZERO = Decimal(0)


class UnlikeUnits(ValueError):
    """Figures of several units cannot be one. fact: the first whose unit is another; units: both."""

    def __init__(self, fact: Fact, units: tuple[str, str]) -> None:
        super().__init__(units)
        self.fact, self.units = fact, units


def sum_of(facts: Sequence[Fact]) -> Fact:
    """The sum. Raises UnlikeUnits."""
    return made("sum", _total(facts), facts, unit_of(facts), decimals=_shown(facts))


def mean_of(facts: Sequence[Fact]) -> Fact:
    """The mean. Raises UnlikeUnits."""
    value = DIVIDING.divide(_total(facts), Decimal(len(facts)))
    return made("average", value, facts, unit_of(facts))


class NoWeight(ValueError):
    """Weights that are all zero, or one below zero, weigh nothing. fact: that weight, or the first."""

    def __init__(self, fact: Fact) -> None:
        super().__init__(fact.value)
        self.fact = fact


def weighted_mean_of(pairs: Sequence[tuple[Fact, Fact]]) -> Fact:
    """The sum of each figure times its weight by the sum of the weights. Raises UnlikeUnits, NoWeight."""
    facts, weights = [fact for fact, _ in pairs], [weight for _, weight in pairs]
    unit = unit_of(facts)
    unit_of(weights)
    below = next((weight for weight in weights if weight.value < 0), None)
    whole = _total(weights)
    if below is not None or not whole:
        raise NoWeight(below or weights[0])
    products = (EXACT.multiply(fact.value, weight.value) for fact, weight in pairs)
    value = DIVIDING.divide(reduce(EXACT.add, products, ZERO), whole)
    return made("weighted average", value, [*facts, *weights], unit)


def change_of(now: Fact, before: Fact) -> Fact:
    """What a figure has gained since another; of two percentages in points. Raises UnlikeUnits."""
    unit = unit_of((before, now))
    decimals = _shown((now, before))
    value = EXACT.subtract(now.value, before.value)
    return made("difference", value, (now, before), POINTS if unit == "%" else unit, decimals=decimals)


def least_of(facts: Sequence[Fact]) -> Fact:
    """The smallest figure as it stands, the first of equal ones. Raises UnlikeUnits."""
    unit_of(facts)
    return min(facts, key=lambda fact: fact.value)


def greatest_of(facts: Sequence[Fact]) -> Fact:
    """The largest figure as it stands, the first of equal ones. Raises UnlikeUnits."""
    unit_of(facts)
    return max(facts, key=lambda fact: fact.value)


FUNCTIONS: Mapping[str, Callable[[Sequence[Fact]], Fact]] = {
    "sum": sum_of,
    "mean": mean_of,
    "min": least_of,
    "max": greatest_of,
}


def count_of(number: int, places: Sequence[Where | None]) -> Fact:
    """How many there are, with the cells that were counted."""
    origins = join(place for place in places if isinstance(place, CellRef | Span))
    return Fact(Decimal(number), sources=origins, derivation=Derivation("count"), decimals=0)


def shares_of(facts: Sequence[Fact]) -> list[Fact] | None:
    """Each figure as a share of their sum; None where they make no whole: below nil, or nil together. Raises
    UnlikeUnits.
    """
    whole = sum_of(facts)
    if whole.value <= 0 or any(fact.value < 0 for fact in facts):
        return None
    return [made("share", DIVIDING.divide(fact.value, whole.value), (fact, whole), "%") for fact in facts]


def ranks_of(facts: Sequence[Fact]) -> list[Fact]:
    """The place of each figure, the largest first; equal ones share the first of their places. Raises
    UnlikeUnits.
    """
    unit_of(facts)
    places: dict[Decimal, int] = {}
    for place, value in enumerate(sorted((fact.value for fact in facts), reverse=True), 1):
        places.setdefault(value, place)
    return [made("rank", Decimal(places[fact.value]), (fact,), "", decimals=0) for fact in facts]


def running_of(facts: Sequence[Fact]) -> list[Fact]:
    """The sum of each figure with all before it. Raises UnlikeUnits."""
    unit = unit_of(facts)
    found: list[Fact] = []
    so_far, decimals = ZERO, _shown(facts)
    sources: tuple[Origin, ...] = ()
    for fact in facts:
        so_far, sources = EXACT.add(so_far, fact.value), added(sources, fact.sources)
        total = made("running sum", so_far, (fact,), unit, decimals=decimals)
        found.append(_with_sources(total, sources))
    return found


def unit_of(facts: Sequence[Fact]) -> str:
    """The unit that all have. Raises UnlikeUnits."""
    for fact in facts:
        if fact.unit != facts[0].unit:
            raise UnlikeUnits(fact, (facts[0].unit, fact.unit))
    return facts[0].unit if facts else ""


def made(
    operation: str, value: Decimal, facts: Sequence[Fact], unit: str, *, decimals: int | None = None
) -> Fact:
    """A figure worked out of others: with their cells, and their period where they share one."""
    periods = {fact.period for fact in facts}
    return Fact(
        value=value,
        unit=unit,
        period=periods.pop() if len(periods) == 1 else None,
        sources=join(source for fact in facts for source in fact.sources),
        derivation=Derivation(operation, tuple(facts)),
        decimals=decimals,
        sample=any(fact.sample for fact in facts),
    )


def _with_sources(fact: Fact, sources: tuple[Origin, ...]) -> Fact:
    return Fact(
        fact.value,
        fact.unit,
        fact.period,
        sources,
        fact.derivation,
        fact.decimals,
        sample=fact.sample,
        plus=fact.plus,
    )


def _total(facts: Sequence[Fact]) -> Decimal:
    return reduce(EXACT.add, (fact.value for fact in facts), ZERO)


def _shown(facts: Sequence[Fact]) -> int | None:
    """Digits of a sum: the most that any figure shows; None where one shows all that it has."""
    shown = [fact.decimals for fact in facts]
    return None if not shown or None in shown else max(one for one in shown if one is not None)
