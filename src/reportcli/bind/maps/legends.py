"""The words of a map's legend, in the numbers of the edition."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from reportcli.expressions.formats import Locale, digits_of, fact_text
from reportcli.model.fact import Fact


def class_words(breaks: Sequence[Decimal], unit: str, locale: Locale) -> list[str]:
    """What each class holds: `< 10`, `10–50`, `≥ 50 kg`; signs alone, so that no language has to be known.

    A break belongs to the class above it. The last says the unit.
    """
    if not breaks:
        return []
    texts = [_printed(one, breaks, unit, locale, bare=True) for one in breaks]
    last = _printed(breaks[-1], breaks, unit, locale, bare=False)
    between = [f"{low}–{high}" for low, high in pairwise(texts)]
    return [f"< {texts[0]}", *between, f"≥ {last}"]


def size_words(values: Sequence[Decimal], unit: str, locale: Locale) -> list[str]:
    """The values of circles; the largest, which stands first, says the unit."""
    return [_printed(one, values, unit, locale, bare=number > 0) for number, one in enumerate(values)]


def _printed(value: Decimal, among: Sequence[Decimal], unit: str, locale: Locale, *, bare: bool) -> str:
    """A number with as many decimals as the one that has most."""
    scale = 100 if unit == "%" else 1
    decimals = max(digits_of(one * scale) for one in among)
    return fact_text(Fact(value, unit), locale, decimals=decimals, bare=bare)
