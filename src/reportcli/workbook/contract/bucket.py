"""A column of a view that says what a value falls into."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Bucket:
    """A column that groups by what a value falls into: month, quarter or year of a date; or the class of a
    number, by rising bounds, each the first number of the next class.
    """

    function: str
    path: str
    bounds: tuple[Decimal, ...] = ()
    span: Span | None = None

    @property
    def labels(self) -> tuple[str, ...]:
        """The classes in words, in order."""
        written = [f"{one:f}" for one in self.bounds]
        between = [f"{low} – < {high}" for low, high in pairwise(written)]
        return (f"< {written[0]}", *between, f"≥ {written[-1]}") if written else ()
