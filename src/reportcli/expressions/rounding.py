"""Controlled rounding: printed parts add up to their printed total, and none moves by a whole unit.

One list is rounded by largest remainder (Hamilton); a table with totals of rows and columns by the two-way
controlled rounding of Cox (1987): every figure is its floor or its ceiling. Parts that miss their total
before rounding are never touched: that is a finding, not a matter of rounding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from reportcli.model.fact import round_half_up

Matrix = tuple[tuple[Decimal, ...], ...]


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A part that is not printed as it rounds by itself: its index, what it would be and what it is."""

    index: int
    rounded: Decimal
    printed: Decimal


@dataclass(frozen=True, slots=True)
class Rounded:
    """Parts as they are printed, in the order given; `adjusted` names those that had to move."""

    values: tuple[Decimal, ...]
    total: Decimal
    adjusted: tuple[Adjustment, ...] = ()


def half_up(value: Decimal, unit: Decimal) -> Decimal:
    """The nearest multiple of a unit, halves away from zero."""
    return round_half_up(value / unit, 0) * unit


def rounded_parts(parts: Sequence[Decimal], unit: Decimal, total: Decimal | None = None) -> Rounded | None:
    """Parts rounded to multiples of `unit` that sum to the rounded total.

    None when the parts miss a stated total unrounded: nothing may be hidden by rounding.
    """
    exact = sum(parts, Decimal(0))
    if total is not None and exact != total:
        return None
    goal = half_up(exact, unit)
    return _to_goal(parts, unit, goal)


def _to_goal(parts: Sequence[Decimal], unit: Decimal, goal: Decimal) -> Rounded:
    """Floors, then a unit more for the largest remainders; a part of whole units never moves."""
    floors = [(part / unit).to_integral_value(rounding=ROUND_FLOOR) for part in parts]
    rests = [part / unit - floor for part, floor in zip(parts, floors, strict=True)]
    missing = int(goal / unit - sum(floors, Decimal(0)))
    order = sorted((i for i, rest in enumerate(rests) if rest), key=lambda i: (-rests[i], i))
    raised = set(order[: max(missing, 0)])
    values = tuple((floor + (1 if i in raised else 0)) * unit for i, floor in enumerate(floors))
    return Rounded(values, sum(values, Decimal(0)), _adjusted(parts, values, unit))


def _adjusted(parts: Sequence[Decimal], values: Sequence[Decimal], unit: Decimal) -> tuple[Adjustment, ...]:
    own = [half_up(part, unit) for part in parts]
    return tuple(
        Adjustment(i, alone, value)
        for i, (alone, value) in enumerate(zip(own, values, strict=True))
        if alone != value
    )


def percentages(parts: Sequence[Decimal], decimals: int = 0) -> Rounded | None:
    """The parts as fractions of their sum that make exactly 1 at so many digits of a percentage.

    None when a part is below zero or the sum is not above it.
    """
    whole = sum(parts, Decimal(0))
    if whole <= 0 or any(part < 0 for part in parts):
        return None
    unit = Decimal(1).scaleb(-2 - decimals)
    return _to_goal([part / whole for part in parts], unit, Decimal(1))


@dataclass(frozen=True, slots=True)
class Tree:
    """A total with its parts, each of which may have parts of its own; a leaf has its amount."""

    amount: Decimal = Decimal(0)
    parts: tuple[Tree, ...] = ()

    @property
    def exact(self) -> Decimal:
        """The amount before rounding: of a total the sum of its parts."""
        return sum((part.exact for part in self.parts), Decimal(0)) if self.parts else self.amount


def rounded_tree(tree: Tree, unit: Decimal) -> Tree:
    """Nested subtotals: every level adds up as it is printed, from the grand total down.

    A subtotal may be a unit from its own rounding; its parts then follow it.
    """
    return _fitted(tree, half_up(tree.exact, unit), unit)


def _fitted(tree: Tree, goal: Decimal, unit: Decimal) -> Tree:
    if not tree.parts:
        return Tree(goal)
    goals = _to_goal([part.exact for part in tree.parts], unit, goal).values
    return Tree(goal, tuple(_fitted(part, own, unit) for part, own in zip(tree.parts, goals, strict=True)))


# ---- two ways


def rounded_table(cells: Sequence[Sequence[Decimal]], unit: Decimal) -> Matrix:
    """A table whose rows and columns add up as printed: cells, row totals, column totals, grand total.

    The result has one more row and column than the cells. Every figure is the floor or the ceiling of the
    exact one in units, so none moves by a unit. Such a table always exists (Cox 1987).
    """
    width = len(cells[0])
    rows = [[*row, sum(row, Decimal(0))] for row in cells]
    rows.append([sum((row[j] for row in rows), Decimal(0)) for j in range(width + 1)])
    scaled = [[value / unit for value in row] for row in rows]
    floors = [[value.to_integral_value(rounding=ROUND_FLOOR) for value in row] for row in scaled]
    raised = _raised(scaled, floors)
    return tuple(
        tuple((floors[i][j] + raised[i][j]) * unit for j in range(width + 1)) for i in range(len(rows))
    )


def _raised(scaled: list[list[Decimal]], floors: list[list[Decimal]]) -> list[list[int]]:
    """Which figures take their ceiling. Fractions move along cycles until none is left.

    The fractions, totals counted as negative, sum to whole numbers in every row and column; a cell with a
    fraction has another in its row and in its column, so a cycle always closes (stepping-stone).
    """
    height, width = len(scaled), len(scaled[0])
    sign = [[-1 if (i == height - 1) != (j == width - 1) else 1 for j in range(width)] for i in range(height)]
    rest = [[scaled[i][j] - floors[i][j] for j in range(width)] for i in range(height)]
    while (cycle := _cycle(rest)) is not None:
        ups = [(i, j) for n, (i, j) in enumerate(cycle) if (n % 2 == 0) == (sign[i][j] == 1)]
        downs = [cell for cell in cycle if cell not in ups]
        step = _step(rest, ups, downs)
        for i, j in ups:
            rest[i][j] += step
        for i, j in downs:
            rest[i][j] -= step
    return [[int(value) for value in row] for row in rest]


def _step(rest: list[list[Decimal]], ups: list[tuple[int, int]], downs: list[tuple[int, int]]) -> Decimal:
    """The smaller of the two moves that make one fraction of the cycle whole."""
    rise = min([1 - rest[i][j] for i, j in ups] + [rest[i][j] for i, j in downs])
    fall = min([rest[i][j] for i, j in ups] + [1 - rest[i][j] for i, j in downs])
    return rise if rise <= fall else -fall


def _cycle(rest: list[list[Decimal]]) -> list[tuple[int, int]] | None:
    """A closed way over cells with fractions, by turns along a row and along a column."""
    open_cells = [(i, j) for i, row in enumerate(rest) for j, value in enumerate(row) if value % 1]
    if not open_cells:
        return None
    by_row: dict[int, list[int]] = {}
    by_column: dict[int, list[int]] = {}
    for i, j in open_cells:
        by_row.setdefault(i, []).append(j)
        by_column.setdefault(j, []).append(i)
    return _walk(open_cells[0], by_row, by_column)


def _walk(
    start: tuple[int, int], by_row: dict[int, list[int]], by_column: dict[int, list[int]]
) -> list[tuple[int, int]]:
    """Rows and columns by turns until one is met again; the loop between is the cycle."""
    path = [start]
    nodes = [("column", start[1]), ("row", start[0])]
    while True:
        i, j = path[-1]
        if len(path) % 2:
            j = next(other for other in by_row[i] if other != j)
            node = ("column", j)
        else:
            i = next(other for other in by_column[j] if other != i)
            node = ("row", i)
        path.append((i, j))
        if node in nodes:
            return path[nodes.index(node) :]  # edge n joins node n and the one after
        nodes.append(node)
