"""Where a table may be broken, and what a break prints: heads, groups that go on, sums of the rows above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field

from reportcli import blocks as b
from reportcli.model.value_class import dataclass, replace
from reportcli.typeset.breaking.items import FORBIDDEN, Box, Leaf

Body = Sequence[tuple[Box, int]]
"""Boxes of the body, each with the number of its first row."""


def cost(table: b.Table, body: Body, index: int) -> float:
    """Of a break before the body box `index`: free where enough rows stand on both sides of it.

    Rows are counted within their group; a heading stays with its group, a sum with the row above it."""
    kinds = [table.rows[row].kind for _, row in body]
    if kinds[index - 1] == "group" or kinds[index] in ("total", "subtotal"):
        return FORBIDDEN
    start = next((at + 1 for at in range(index - 1, -1, -1) if kinds[at] == "group"), 0)
    end = next((at for at in range(index, len(kinds)) if kinds[at] == "group"), len(kinds))
    ends_group = kinds[index] == "group"
    before, after = index - start, end - index
    if before < table.orphans and not (ends_group and start):
        return FORBIDDEN
    return FORBIDDEN if after < table.widows and not ends_group else 0.0


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
