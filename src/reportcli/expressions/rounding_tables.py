"""Controlled rounding in two directions: rows and columns of a table follow their totals.

The grand total is rounded by itself, the totals of rows and those of columns follow it, the cells follow
both, each within its floor and its ceiling (Cox, A Constructive Procedure for Unbiased Controlled Rounding,
Journal of the American Statistical Association 82, 1987). So a column prints the same figures beside others
as alone. Cells that cannot follow print as they round by themselves.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import pairwise

from reportcli.expressions.rounding import followed, half_up, may_move
from reportcli.model.value_class import dataclass

Matrix = tuple[tuple[Decimal, ...], ...]
MOST_CELLS = 5_000  # of a table whose cells follow both ways
_Node = tuple[str, int]


def rounded_table(cells: Sequence[Sequence[Decimal]], unit: Decimal) -> Matrix:
    """A table as it is printed: cells, row totals, column totals, grand total (one more row and column).

    No figure moves by a unit; equal cells of a row or column print equal.
    """
    rows = [sum(row, Decimal(0)) for row in cells]
    columns = [sum(column, Decimal(0)) for column in zip(*cells, strict=True)]
    goal = half_up(sum(rows, Decimal(0)), unit)
    row_goals = followed(rows, unit, goal).values
    column_goals = followed(columns, unit, goal).values
    own = [[half_up(cell, unit) for cell in row] for row in cells]
    printed = _Moves(cells, own, unit).follow(row_goals, column_goals)
    body = tuple((*line, total) for line, total in zip(printed, row_goals, strict=True))
    return (*body, (*column_goals, goal))


@dataclass(slots=True)
class _Moves:
    """Moves of cells by a unit, found as ways through rows and columns by turns: a cell that is raised gives
    its row and its column a unit more, one that is lowered a unit less.
    """

    cells: Sequence[Sequence[Decimal]]
    own: list[list[Decimal]]
    unit: Decimal
    moved: dict[tuple[int, int], int] = field(default_factory=dict)
    orders: dict[_Node, list[int]] = field(default_factory=dict)

    def follow(self, rows: Sequence[Decimal], columns: Sequence[Decimal]) -> list[list[Decimal]]:
        """The printed cells; as each rounds by itself where they cannot follow."""
        lacks = self._lacks(rows, columns)
        if any(lacks.values()) and not self._make_up(lacks):
            return self.own
        printed = [
            [value + self.moved.get((i, j), 0) * self.unit for j, value in enumerate(line)]
            for i, line in enumerate(self.own)
        ]
        return printed if self._equal_stay_equal(printed) else self.own

    def _lacks(self, rows: Sequence[Decimal], columns: Sequence[Decimal]) -> dict[_Node, int]:
        """Units that each row lacks, and that each column has too many."""
        across = [sum(line, Decimal(0)) for line in self.own]
        down = [sum(line, Decimal(0)) for line in zip(*self.own, strict=True)]
        found = {("row", i): int((goal - across[i]) / self.unit) for i, goal in enumerate(rows)}
        return found | {("column", j): -int((goal - down[j]) / self.unit) for j, goal in enumerate(columns)}

    def _make_up(self, lacks: dict[_Node, int]) -> bool:
        """Moves cells until no row or column lacks anything; False where none can."""
        if sum(lacks.values()) or len(self.own) * len(self.own[0]) > MOST_CELLS:
            return False
        for node in sorted(lacks):
            while lacks[node] > 0:
                way = self._way(node, lacks)
                if way is None:
                    return False
                self._walk(way)
                lacks[node] -= 1
                lacks[way[-1]] += 1
        return True

    def _way(self, start: _Node, lacks: dict[_Node, int]) -> list[_Node] | None:
        """The shortest way to a row or column that has a unit too many for it; fewest cells move."""
        before: dict[_Node, _Node | None] = {start: None}
        queue = deque([start])
        while queue:
            node = queue.popleft()
            if lacks[node] < 0:
                way: list[_Node] = []
                step: _Node | None = node
                while step is not None:
                    way.append(step)
                    step = before[step]
                return way[::-1]
            for other in self._next(node):
                if other not in before:
                    before[other] = node
                    queue.append(other)
        return None

    def _next(self, node: _Node) -> Iterator[_Node]:
        """Where a unit can be handed on: from a row by raising a cell, from a column by lowering one."""
        kind, at = node
        if kind == "row":
            yield from (("column", j) for j in self._order(node) if self._may(at, j, 1))
        else:
            yield from (("row", i) for i in self._order(node) if self._may(i, at, -1))

    def _order(self, node: _Node) -> list[int]:
        """The cells of a row or column: those nearest to the middle move first."""
        order = self.orders.get(node)
        if order is None:
            kind, at = node
            pairs = zip(self.cells, self.own, strict=True)
            if kind == "row":
                far = [abs(a - b) for a, b in zip(self.cells[at], self.own[at], strict=True)]
            else:
                far = [abs(line[at] - own[at]) for line, own in pairs]
            order = self.orders[node] = sorted(range(len(far)), key=lambda i: -far[i])
        return order

    def _may(self, i: int, j: int, way: int) -> bool:
        moved = self.moved.get((i, j), 0)
        if moved:
            return moved == -way  # taken back
        return may_move(self.cells[i][j], self.own[i][j], way * self.unit)

    def _walk(self, way: list[_Node]) -> None:
        for (kind, here), (_, there) in pairwise(way):
            cell = (here, there) if kind == "row" else (there, here)
            self.moved[cell] = self.moved.get(cell, 0) + (1 if kind == "row" else -1)

    def _equal_stay_equal(self, printed: list[list[Decimal]]) -> bool:
        lines = zip(self.cells, printed, strict=True)
        columns = zip(zip(*self.cells, strict=True), zip(*printed, strict=True), strict=True)
        return all(
            len(set(zip(exact, shown, strict=True))) == len(set(exact)) for exact, shown in (*lines, *columns)
        )
