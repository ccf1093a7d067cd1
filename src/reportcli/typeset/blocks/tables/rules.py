"""Rules of a table: between rows, under heads that go over several columns, between columns."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli import blocks as b
from reportcli.model.style import Stroke
from reportcli.model.value_class import dataclass
from reportcli.typeset.blocks.tables.columns import TableGrid

HAIRLINE = 0.4  # points: thickness of the rule under a head over several columns
Line = tuple[float, float, Stroke]  # from the left, its length, in points
Post = tuple[float, Stroke]  # from the left, in points


@dataclass(frozen=True, slots=True)
class Rules:
    """Where rules of a table stand. lefts, rights: edges of the columns from the region's left, in points."""

    table: b.Table
    grid: TableGrid
    lefts: Sequence[float]
    rights: Sequence[float]

    def above(self, number: int) -> Stroke | None:
        """Over a row: its own, or that of totals."""
        row, style = self.table.rows[number], self.table.style
        if row.above is not None:
            return row.above
        if row.kind == "total":
            return style.rule_total or style.rule_head
        return style.rule if row.kind == "subtotal" and number and self._plain_below(number - 1) else None

    def _plain_below(self, number: int) -> bool:
        """Whether the rule under this row is left to the row below it."""
        return self.table.rows[number].kind not in ("header", "group")

    def below(self, number: int) -> list[Line]:
        """Under a row. Under the heads their own rule; none above a total, which has one; none through a cell
        that goes on below."""
        rows = self.table.rows
        following = rows[number + 1] if number + 1 < len(rows) else None
        if rows[number].kind == "header" and following is not None and following.kind == "header":
            return self._spanners(number)
        stroke = self._stroke_below(rows[number], following)
        if stroke is None:
            return []
        if not self.grid.goes_on(number):
            return [(self.lefts[0], self.rights[-1] - self.lefts[0], stroke)]
        free = [at for at in range(self.grid.columns) if not self.grid.reaches_down(number, at)]
        return [
            (self.lefts[first], self.rights[last] - self.lefts[first], stroke) for first, last in _runs(free)
        ]

    def _stroke_below(self, row: b.Row, following: b.Row | None) -> Stroke | None:
        style = self.table.style
        if row.below is not None:
            return row.below
        if row.kind == "header":
            return style.rule_head
        if following is not None and (following.kind in ("total", "subtotal") or following.above is not None):
            return None
        return style.rule

    def _spanners(self, number: int) -> list[Line]:
        """Under every head over several columns that has heads below it, clear of its neighbours."""
        style = self.table.style
        like = style.rule_head or style.rule
        if like is None:
            return []
        stroke = Stroke(like.paint, HAIRLINE)
        return [
            (self.lefts[at], self.rights[at + cell.col_span - 1] - self.lefts[at], stroke)
            for at, cell in self.grid.cells[number]
            if cell.col_span > 1 and cell.blocks and not self.grid.reaches_down(number, at)
        ]

    def posts(self, number: int) -> list[Post]:
        """Vertical rules of a row: none through a cell that goes over both columns."""
        columns, style = self.table.columns, self.table.style
        found: list[Post] = []
        for at in range(len(columns) + 1):
            left = columns[at - 1].rule_right if at else None
            right = columns[at].rule_left if at < len(columns) else None
            between = style.rule_column if 0 < at < len(columns) else None
            stroke = left or right or between
            if stroke is None or (0 < at < len(columns) and self.grid.same(number, at - 1, at)):
                continue
            if not at:
                x = self.lefts[0]
            elif at == len(columns):
                x = self.rights[-1]
            else:
                x = (self.rights[at - 1] + self.lefts[at]) / 2
            found.append((x, stroke))
        return found


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each stretch of neighbours."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
