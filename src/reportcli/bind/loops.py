"""Repetition: one place for every record, in which its name and `loop` are known."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportcli.bind.position import Here
from reportcli.expressions.values import Namespace
from reportcli.model.fact import Derivation, Fact


def turns(here: Here, name: str, records: Sequence[object]) -> list[Here]:
    """The place once for every record."""
    return [
        here.naming(**{name: record, "loop": _loop(index, len(records))})
        for index, record in enumerate(records)
    ]


def _loop(index: int, count: int) -> Namespace:
    """The names of `loop` for one turn, counted from 1; a printed position is a Fact of its own kind."""
    position = Fact(Decimal(index + 1), derivation=Derivation("position"), decimals=0, declared=True)
    length = Fact(Decimal(count), derivation=Derivation("count"), decimals=0, declared=True)
    values = {"index": position, "length": length, "first": index == 0, "last": index == count - 1}
    return Namespace("loop", values)
