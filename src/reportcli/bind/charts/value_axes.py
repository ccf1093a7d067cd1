"""The value axis of a chart: which values it names, and how they are printed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reportcli.blocks import Chart, Series
from reportcli.blocks.kinds.chart import Tick
from reportcli.expressions.formats import Locale, compact_text, decimal_text, digits_of, fact_text
from reportcli.model.chart_kinds import ChartKind
from reportcli.model.fact import Fact
from reportcli.model.style import Stroke
from reportcli.model.value_class import replace

MOST_STEPS = 5  # between the lowest and the highest tick
_STEPS = (1, 2, 2.5, 5, 10)
_LARGE = 1_000_000  # from here on a tick says its scale in words


def reach(kind: ChartKind, series: Sequence[Series], *, share: bool) -> tuple[float, float]:
    """Lowest and highest value that the plot of a kind shows; zero is always in it.

    Stacks reach as far as their parts together, a waterfall as far as its running sum.
    """
    if share:
        return 0.0, 1.0
    if kind.stacks:
        ends = list(_stacks(series))
    elif kind.runs:
        ends = list(_running(series))
    else:
        ends = [float(datum.value.value) for one in series for datum in one.data]
    return min(0.0, *ends), max(0.0, *ends)


def _stacks(series: Sequence[Series]) -> Iterator[float]:
    for category in range(max(len(one.data) for one in series)):
        parts = [float(one.data[category].value.value) for one in series if category < len(one.data)]
        yield sum(part for part in parts if part > 0)
        yield sum(part for part in parts if part < 0)


def _running(series: Sequence[Series]) -> Iterator[float]:
    level = 0.0
    for datum in series[0].data:
        value = float(datum.value.value)
        level = value if datum.total else level + value
        yield level


def ticks(low: float, high: float, unit: str, locale: Locale) -> tuple[Tick, ...]:
    """Round values around what is shown; the highest says its unit and scale, the others a number.

    unit: as a Fact has it; "%" for fractions.
    """
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return ()
    step = _step((high - low) / MOST_STEPS)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    values = [Decimal(repr(step)) * number for number in range(first, last + 1)]
    scaled = [value * 100 if unit == "%" else value for value in values]
    decimals = max(max(0, -int(value.normalize().as_tuple().exponent)) for value in scaled)
    scale = _scale_in_words(values[-1], locale)
    made = []
    for number, value in enumerate(values):
        fact = Fact(value, unit)
        whole = number == len(values) - 1
        if scale and unit != "%":
            shown = value / scale
            printed = compact_text(fact, locale) if whole else decimal_text(shown, digits_of(shown), locale)
        else:
            printed = fact_text(fact, locale, decimals=decimals, bare=not whole)
        made.append(Tick(float(value), printed))
    return tuple(made)


def crossed(chart: Chart, locale: Locale, grid: Stroke) -> Chart:
    """A chart whose values stand on two axes, with the ticks of both: around the values, not from zero."""
    data = [datum for one in chart.series for datum in one.data if datum.x is not None]
    lines = [one.datum.value for one in chart.references]
    level = _around([datum.x for datum in data if datum.x is not None], locale)
    upright = _around([*(datum.value for datum in data), *lines], locale)
    return replace(chart, ticks=upright, x_ticks=level, grid=grid)


def _around(facts: Sequence[Fact], locale: Locale) -> tuple[Tick, ...]:
    values = [float(fact.value) for fact in facts]
    if not values:
        return ()
    low, high = min(values), max(values)
    if low == high:
        low, high = min(0.0, low), max(0.0, high) or 1.0
    return ticks(low, high, facts[0].unit, locale)


def _scale_in_words(highest: Decimal, locale: Locale) -> Decimal | None:
    """What one is of the scale that the highest tick says in words; None where it is printed in full."""
    if highest < _LARGE:
        return None
    scales = (Decimal(10) ** power for power, _, _ in locale.scales)
    return next((scale for scale in scales if highest >= scale), None)


def _step(least: float) -> float:
    """The least round step that is not less."""
    power = 10.0 ** math.floor(math.log10(least))
    step = next(one for one in _STEPS if one * power >= least * (1 - 1e-9))
    return float(f"{step * power:.12g}")
