"""Where a table may be broken, and what a break prints: heads, groups that go on, sums of the rows above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

from reportcli import blocks as b
from reportcli.model.value_class import dataclass, replace
from reportcli.typeset.breaking.items import FORBIDDEN, Box, Leaf

Body = Sequence[tuple[Box, int]]
"""Boxes of the body, each with the number of its first row."""


def costs(table: b.Table, body: Body) -> list[float]:
    """Of a break before each body box, the first included: free where enough rows stand on both sides of it.

    Rows are counted within their group; a heading stays with its group, a sum with the row above it."""
    kinds = [table.rows[row].kind for _, row in body]
    ends = _ends(kinds)
    found: list[float] = []
    start = 0  # after the heading of the group that the row above is in
    for index, kind in enumerate(kinds):
        above = kinds[index - 1] if index else ""
        start = index if above == "group" else start
        ends_group = kind == "group"
        bound = above == "group" or kind in ("total", "subtotal")
        few = index - start < table.orphans and not (ends_group and start)
        lonely = ends[index] - index < table.widows and not ends_group
        found.append(FORBIDDEN if bound or few or lonely else 0.0)
    return found


def _ends(kinds: Sequence[str]) -> list[int]:
    """For each row, the next heading of a group from it on, else the end of the table."""
    ends = [len(kinds)] * len(kinds)
    for index in range(len(kinds) - 1, -1, -1):
        if kinds[index] == "group":
            ends[index] = index
        elif index + 1 < len(kinds):
            ends[index] = ends[index + 1]
    return ends


def repeated(boxes: Sequence[Box]) -> Box | None:
    """Boxes under one another as decoration, for every continuation; None of none."""
    if not boxes:
        return None
    leaves: list[Leaf] = []
    y = 0.0
    for box in boxes:
        leaves += [replace(leaf.at(0.0, y), node=None, artifact="Repeat") for leaf in box.leaves]
        y += box.height
    return Box(y, tuple(leaves))


@dataclass(slots=True)
class SumsTurn:
    """The rows that a break after one row prints, made when it is asked for."""

    row: b.Row
    box_of: Callable[[b.Row], Box]
    made: dict[str, Box] = field(default_factory=dict)

    @property
    def before(self) -> Box:
        """The sums that are carried forward."""
        return self._box("carried", self.row.carried)

    @property
    def after(self) -> Box:
        """The same sums, brought forward."""
        return self._box("brought", self.row.brought)

    def _box(self, name: str, row: b.Row | None) -> Box:
        if name not in self.made:
            found = repeated([self.box_of(row)]) if row is not None else None
            self.made[name] = found or Box(0.0)
        return self.made[name]
