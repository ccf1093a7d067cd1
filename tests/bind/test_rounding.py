"""Controlled rounding: what is printed adds up, and nothing moves by a whole unit."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bind.tiny import children, report, shown
from reportcli.expressions.rounding import Rounded, Tree, half_up, percentages, rounded_parts, rounded_tree
from reportcli.expressions.rounding_tables import rounded_table

ONE = Decimal(1)
AMOUNTS = st.decimals(min_value=-(10**7), max_value=10**7, places=2, allow_nan=False, allow_infinity=False)
TABLES = st.integers(1, 6).flatmap(
    lambda width: st.lists(st.lists(AMOUNTS, min_size=width, max_size=width), min_size=1, max_size=8)
)


def honest(made: Rounded, parts: list[Decimal], unit: Decimal) -> bool:
    """Nothing moves by a unit, to nil or from it; equal parts print equal; what moved is named."""
    own = [half_up(part, unit) for part in parts]
    near = all(abs(value - part) < unit for value, part in zip(made.values, parts, strict=True))
    nil = all(bool(value) == bool(alone) for value, alone in zip(made.values, own, strict=True))
    equal = len(set(zip(parts, made.values, strict=True))) == len(set(parts))
    named = {one.index for one in made.adjusted} == {i for i, v in enumerate(made.values) if v != own[i]}
    follows = made.apart == made.total - sum(made.values) and (not made.apart or not made.adjusted)
    return near and nil and equal and named and follows


@settings(max_examples=150, deadline=None)
@given(st.lists(AMOUNTS, min_size=1, max_size=12))
def test_parts_follow_their_total_or_print_as_they_round(parts: list[Decimal]) -> None:
    made = rounded_parts(parts, ONE)
    assert made is not None and honest(made, parts, ONE)
    assert made.total == half_up(sum(parts, Decimal(0)), ONE)
    if len(set(parts)) == len(parts) and all(abs(part) >= 2 for part in parts):
        assert made.apart == 0


@settings(max_examples=100, deadline=None)
@given(TABLES)
def test_the_totals_of_a_table_are_those_of_its_columns_alone(cells: list[list[Decimal]]) -> None:
    made = rounded_table(cells, ONE)
    rows = [[sum(row, Decimal(0))] for row in cells]
    alone = rounded_table(rows, ONE)
    assert [line[-1] for line in made] == [line[0] for line in alone] == [line[1] for line in alone]
    assert made[-1][-1] == half_up(sum((row[0] for row in rows), Decimal(0)), ONE)


@settings(max_examples=100, deadline=None)
@given(TABLES)
def test_a_table_adds_up_both_ways_or_its_cells_print_as_they_round(cells: list[list[Decimal]]) -> None:
    made = rounded_table(cells, ONE)
    width = len(cells[0])
    body = [list(row[:width]) for row in made[:-1]]
    own = [[half_up(cell, ONE) for cell in row] for row in cells]
    adds_up = all(sum(row[:width]) == row[width] for row in made[:-1])
    adds_up = adds_up and all(sum(row[j] for row in made[:-1]) == made[-1][j] for j in range(width))
    assert adds_up or body == own
    for line, exact in zip(body, cells, strict=True):
        assert all(
            abs(a - b) < 1 and bool(a) == bool(half_up(b, ONE)) for a, b in zip(line, exact, strict=True)
        )
        assert len(set(zip(line, exact, strict=True))) == len(set(exact))


@settings(max_examples=100, deadline=None)
@given(
    st.recursive(
        AMOUNTS.map(Tree),
        lambda inner: st.lists(inner, min_size=1, max_size=4).map(lambda parts: Tree(parts=tuple(parts))),
        max_leaves=20,
    )
)
def test_nested_subtotals_follow(tree: Tree) -> None:
    def follows(made: Tree, exact: Tree) -> bool:
        inner = all(follows(a, b) for a, b in zip(made.parts, exact.parts, strict=True))
        return inner and abs(made.amount - exact.exact) < 1

    made = rounded_tree(tree, ONE)
    assert follows(made, tree) and made.amount == half_up(tree.exact, ONE)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 10**6).map(Decimal), min_size=1, max_size=12), st.integers(0, 2))
def test_percentages_make_a_hundred_or_say_what_they_miss(parts: list[Decimal], decimals: int) -> None:
    made = percentages(parts, decimals)
    if sum(parts) == 0:
        assert made is None
        return
    assert made is not None and made.total == 1
    assert honest(made, [part / sum(parts) for part in parts], Decimal(1).scaleb(-2 - decimals))


def test_a_small_share_is_not_made_larger_to_reach_a_hundred() -> None:
    small = [Decimal(n) for n in range(18, 41)]
    parts = [Decimal(130_000), Decimal(45_000), Decimal(25_000), *small]
    made = percentages(parts, 1)
    assert made is not None
    assert set(made.values[3:]) == {Decimal(0)} and made.values[0] == Decimal("0.648")
    assert (made.apart, made.adjusted) == (Decimal("0.003"), ())


def test_three_equal_amounts_print_equal_and_say_what_they_miss() -> None:
    made = rounded_parts([Decimal("33333.5")] * 3, ONE)
    assert made == Rounded((Decimal(33334),) * 3, Decimal(100001), (), Decimal(-1))
    assert made.total == half_up(Decimal("100000.5"), ONE)


def test_equal_parts_move_together_where_that_makes_the_total() -> None:
    parts = [Decimal("1.4"), Decimal("2.3"), Decimal("2.3"), Decimal("5.0")]  # 11.0 of 10 as they round
    made = rounded_parts(parts, ONE)
    assert made is not None and made.values == (2, 2, 2, 5)
    pair = [Decimal("1.4"), Decimal("2.45"), Decimal("2.45"), Decimal("7.2"), Decimal("0.5")]
    made = rounded_parts(pair, ONE)
    assert made is not None and (made.values, made.total, made.apart) == ((2, 2, 2, 7, 1), 14, 0)


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
        ([1, 1, 1], 'shares(breakdowns | column("amount"))', ["33", "33", "33"]),
        ([1, 1, 1], 'breakdowns | column("amount") | shares(1)', ["33,3", "33,3", "33,3"]),
        ([0.5, 0.5, 1], 'breakdowns | column("amount") | rounded', ["1", "1", "1"]),
        ([1.4, 2.3, 3.3], 'breakdowns | column("amount") | rounded', ["2", "2", "3"]),
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
    if printed == ["33", "33", "33"]:
        assert moved == ["share of the sum, parts and total differ as printed"] * 3
    if printed == ["2", "2", "3"]:
        assert moved == ["rounding, moved to meet the total", "rounding", "rounding"]
    assert all(f.fact.sources for f in made.facts.values())
