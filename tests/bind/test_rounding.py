"""Controlled rounding: what is printed adds up, and nothing moves by a whole unit."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bind.tiny import children, report, shown
from reportcli.expressions.rounding import (
    Tree,
    half_up,
    percentages,
    rounded_parts,
    rounded_table,
    rounded_tree,
)

ONE = Decimal(1)
AMOUNTS = st.decimals(min_value=-(10**7), max_value=10**7, places=2, allow_nan=False, allow_infinity=False)
TABLES = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(AMOUNTS, min_size=width, max_size=width), min_size=1, max_size=8)
)


@settings(max_examples=150, deadline=None)
@given(st.lists(AMOUNTS, min_size=1, max_size=12))
def test_parts_make_their_total(parts: list[Decimal]) -> None:
    made = rounded_parts(parts, ONE)
    assert made is not None
    assert sum(made.values) == made.total == half_up(sum(parts, Decimal(0)), ONE)
    assert all(abs(value - part) < 1 for value, part in zip(made.values, parts, strict=True))
    alone = [half_up(part, ONE) for part in parts]
    assert {one.index for one in made.adjusted} == {i for i, v in enumerate(made.values) if v != alone[i]}


@settings(max_examples=100, deadline=None)
@given(TABLES)
def test_a_table_adds_up_both_ways(cells: list[list[Decimal]]) -> None:
    made = rounded_table(cells, ONE)
    width = len(cells[0])
    assert all(sum(row[:width]) == row[width] for row in made)
    assert all(sum(row[j] for row in made[:-1]) == made[-1][j] for j in range(width + 1))
    exact = [[*row, sum(row)] for row in cells]
    exact.append([sum(row[j] for row in exact) for j in range(width + 1)])
    moves = (abs(a - b) for ra, rb in zip(made, exact, strict=True) for a, b in zip(ra, rb, strict=True))
    assert all(move < 1 for move in moves)


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        AMOUNTS.map(Tree),
        lambda inner: st.lists(inner, min_size=1, max_size=4).map(lambda parts: Tree(parts=tuple(parts))),
        max_leaves=20,
    )
)
def test_nested_subtotals_add_up(tree: Tree) -> None:
    def adds_up(made: Tree, exact: Tree) -> bool:
        inner = all(adds_up(a, b) for a, b in zip(made.parts, exact.parts, strict=True))
        own = not made.parts or sum(part.amount for part in made.parts) == made.amount
        return inner and own and abs(made.amount - exact.exact) < 1

    assert adds_up(rounded_tree(tree, ONE), tree)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 10**6).map(Decimal), min_size=1, max_size=12), st.integers(0, 2))
def test_percentages_make_a_hundred(parts: list[Decimal], decimals: int) -> None:
    made = percentages(parts, decimals)
    if sum(parts) == 0:
        assert made is None
        return
    assert made is not None and sum(made.values) == 1
    unit = Decimal(1).scaleb(-2 - decimals)
    exact = [part / sum(parts) for part in parts]
    assert all(abs(value - share) < unit for value, share in zip(made.values, exact, strict=True))


def test_parts_that_miss_their_total_are_not_touched() -> None:
    parts = [Decimal("60.4"), Decimal("39.4")]
    assert rounded_parts(parts, ONE, Decimal(100)) is None
    assert rounded_parts(parts, ONE, Decimal("99.8")) is not None


def test_shares_below_zero_are_none() -> None:
    assert percentages([Decimal(3), Decimal(-1)]) is None


PARTS = {"charts": [{"id": "c", "title": "C"}]}


@pytest.mark.parametrize(
    ("amounts", "expression", "printed"),
    [
        ([1, 1, 1], 'shares(breakdowns | column("amount"))', ["34", "33", "33"]),
        ([1, 1, 1], 'breakdowns | column("amount") | shares(1)', ["33,4", "33,3", "33,3"]),
        ([0.5, 0.5, 1], 'breakdowns | column("amount") | rounded', ["1", "0", "1"]),
        ([0.5, 0.5, 1], 'rounded(breakdowns | column("amount"), 0, 3)', ["1", "1", "1"]),
    ],
)
def test_layouts_round_together(
    amounts: list[float], expression: str, printed: list[str], tmp_path: Path
) -> None:
    rows = [{"chart": "c", "label": str(i), "amount": amount} for i, amount in enumerate(amounts)]
    block = f"- each: {expression}\n  as: part\n  do: [{{text: '{{{{ part | bare }}}}'}}]"
    made = report(tmp_path, block, {**PARTS, "breakdowns": rows})
    assert made.diagnostics == ()
    assert [shown(text) for text in children(made)] == printed
    moved = [f.fact.derivation.operation for f in made.facts.values() if f.fact.derivation]
    if printed == ["34", "33", "33"]:
        assert moved == ["share of the sum, moved to meet the total", "share of the sum", "share of the sum"]
    assert all(f.fact.sources for f in made.facts.values())
