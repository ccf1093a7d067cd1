#!/usr/bin/env python3
"""Controlled rounding over 10,000 random tables: a total beside its parts is the total alone, cells follow or
print as they round by themselves, equal ones print equal, and no figure moves by a unit.

python3 proofs/rounding.py [TABLES] [SEED]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from reportcli.expressions.rounding import half_up
from reportcli.expressions.rounding_tables import rounded_table

UNITS = (Decimal(1), Decimal(1000), Decimal("0.1"))


def table(chance: random.Random) -> list[list[Decimal]]:
    """Cents of any size, now and then zero, negative or whole."""
    height, width = chance.randint(1, 12), chance.randint(1, 9)
    scale = 10 ** chance.randint(0, 9)
    return [[_cell(chance, scale) for _ in range(width)] for _ in range(height)]


def _cell(chance: random.Random, scale: int) -> Decimal:
    kind = chance.random()
    if kind < 0.1:
        return Decimal(0)
    cents = Decimal(chance.randint(-scale // 5 if kind < 0.3 else 0, scale))
    return cents if kind > 0.9 else cents / 100


def broken(cells: Sequence[Sequence[Decimal]], unit: Decimal) -> list[str]:
    """What does not hold of the rounded table."""
    made, width = rounded_table(cells, unit), len(cells[0])
    exact = [[*row, sum(row, Decimal(0))] for row in cells]
    exact.append([sum((row[j] for row in exact), Decimal(0)) for j in range(width + 1)])
    found = []
    alone = rounded_table([[row[-1]] for row in exact[:-1]], unit)
    if [row[-1] for row in made] != [row[-1] for row in alone]:
        found.append("a total is another beside its parts than alone")
    if not follows(made) and any(
        value != half_up(cell, unit)
        for shown, row in zip(made, cells, strict=False)
        for value, cell in zip(shown, row, strict=False)
    ):
        found.append("a cell moved for nothing")
    if any(
        len(set(zip(row, shown[:width], strict=True))) != len(set(row))
        for row, shown in zip(cells, made, strict=False)
    ):
        found.append("equal cells print unequal")
    pairs = [(a, b) for ra, rb in zip(made, exact, strict=True) for a, b in zip(ra, rb, strict=True)]
    if any(abs(a - b) >= unit for a, b in pairs):
        found.append("a figure moved by a unit")
    if any(a != b for a, b in pairs if b % unit == 0):
        found.append("a whole figure moved")
    return found


def follows(made: Sequence[Sequence[Decimal]]) -> bool:
    """Whether the cells of a printed table make its totals."""
    body = [row[:-1] for row in made[:-1]]
    across = all(sum(row, Decimal(0)) == line[-1] for row, line in zip(body, made, strict=False))
    columns = zip(*body, strict=True)
    return across and all(sum(column, Decimal(0)) == made[-1][j] for j, column in enumerate(columns))


def main(tables: int, seed: int) -> int:
    chance = random.Random(seed)
    bad = adjusted = figures = apart = 0
    for number in range(tables):
        cells, unit = table(chance), chance.choice(UNITS)
        for problem in broken(cells, unit):
            bad += 1
            print(f"table {number}: {problem}")
        made = rounded_table(cells, unit)
        apart += not follows(made)
        alone = [[half_up(value, unit) for value in row] for row in cells]
        figures += sum(map(len, cells))
        adjusted += sum(
            a != b for ra, rb in zip(made, alone, strict=False) for a, b in zip(ra, rb, strict=False)
        )
    print(
        f"{tables} tables, {figures} figures: {adjusted} adjusted, "
        f"{apart} tables that cannot follow, {bad} faults (seed {seed})"
    )
    return 1 if bad else 0


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:3]]
    sys.exit(main(*(arguments + [10_000, 2024][len(arguments) :])))
