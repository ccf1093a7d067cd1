"""Words that the cells of a workbook use, as `words:` of a contract lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from reportcli.model.value_class import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Words that cells use: folded spelling -> meaning. Months map to 1..12."""

    yes: frozenset[str] = frozenset()
    no: frozenset[str] = frozenset()
    blank: frozenset[str] = frozenset()
    total: frozenset[str] = frozenset()
    subtotal: frozenset[str] = frozenset()
    together: frozenset[str] = frozenset()
    summary: frozenset[str] = frozenset()
    part: frozenset[str] = frozenset()
    key: frozenset[str] = frozenset()  # header words of a key-value sheet
    unread: frozenset[str] = frozenset()  # names of sheets that are for people
    # headings of a trial balance: what an amount speaks of, and on which side it stands
    opening: frozenset[str] = frozenset()
    movement: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    previous: frozenset[str] = frozenset()
    debit: frozenset[str] = frozenset()
    credit: frozenset[str] = frozenset()
    balance: frozenset[str] = frozenset()
    side: frozenset[str] = frozenset()
    budget: frozenset[str] = frozenset()
    months: Mapping[str, int] = field(default_factory=dict)
