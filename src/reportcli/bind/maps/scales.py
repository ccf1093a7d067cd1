"""Scales of values on maps: where one class ends and the next begins, which values a legend of sizes
shows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

CLASSES = 4  # colours, where the layout says neither colours nor breaks
LEGEND_SIZES = 3
_ROUND = (Decimal(5), Decimal(2), Decimal(1))


def class_breaks(values: Sequence[Decimal], count: int) -> tuple[Decimal, ...]:
    """Round numbers that put about as many values into each of `count` classes; equal values are in one.

    Fewer classes where fewer values differ. A value at a break belongs to the class above.
    """
    apart = sorted(set(values))
    count = min(count, len(apart))
    breaks = []
    for step in range(1, count):
        first = len(apart) * step // count
        breaks.append(roundest(apart[first - 1], apart[first]))
    return tuple(breaks)


def class_of(value: Decimal, breaks: Sequence[Decimal]) -> int:
    """The number of the class that a value is in, from 0."""
    return bisect_right(breaks, value)


def roundest(low: Decimal, high: Decimal) -> Decimal:
    """The number above `low` and not above `high` with the fewest figures."""
    power = max(abs(low), abs(high)).adjusted() + 1
    while True:
        step = Decimal(1).scaleb(power)
        found = (high / step).to_integral_value(ROUND_FLOOR) * step
        if low < found <= high:
            return found
        power -= 1


def legend_values(largest: Decimal, *, whole: bool) -> tuple[Decimal, ...]:
    """Round values whose circles show what sizes mean, the largest first. whole: none of them is a part."""
    found: list[Decimal] = []
    for share in (Decimal(1), Decimal("0.25"), Decimal("0.05")):
        value = _round_below(largest * share)
        if value not in found and not (whole and value != value.to_integral_value()):
            found.append(value)
    return tuple(found[:LEGEND_SIZES])


def _round_below(value: Decimal) -> Decimal:
    """The greatest of 1, 2 and 5 times a power of ten that is not above a value above nil."""
    power = Decimal(1).scaleb(value.adjusted())
    return next(one * power for one in _ROUND if one * power <= value)
