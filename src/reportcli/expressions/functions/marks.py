"""What the derivation of a rounded figure says of it; `why` prints it in the report's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from reportcli.expressions.access import plain
from reportcli.model.fact import Derivation, Fact
from reportcli.model.value_class import replace

ROUNDING = "rounding"
MOVED = ", moved to meet the total"
MOVED_BOTH_WAYS = ", moved to meet the totals"
APART = ", parts and total differ as printed"


def marked(fact: Fact, apart: Decimal) -> Fact:
    """The figure with what the printed parts miss of their printed total."""
    if not apart or fact.derivation is None:
        return fact
    old = fact.derivation
    return replace(fact, derivation=replace(old, operation=old.operation + APART, apart=apart))


def is_moved(derivation: Derivation | None) -> bool:
    """Whether a figure is not printed as it rounds by itself."""
    return derivation is not None and MOVED in derivation.operation


def rounded_figures(value: object) -> Iterator[Fact]:
    """The figures of a list, or of what `matrix` and `in_units` give."""
    value = plain(value)
    if isinstance(value, Fact):
        yield value
    elif isinstance(value, Mapping):
        yield from _of_all(value.values())
    elif isinstance(value, (list, tuple)):
        yield from _of_all(value)


def _of_all(values: Iterable[object]) -> Iterator[Fact]:
    for value in values:
        yield from rounded_figures(value)
