"""Rounding at its ties and near-ties: which part is raised, which stays, and what is said of it."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest

from bind.test_matrices import ROWS, figures, made
from bind.tiny import codes
from reportcli.expressions.rounding import (
    Adjustment,
    Rounded,
    Tree,
    half_up,
    percentages,
    rounded_parts,
    rounded_tree,
)
from reportcli.expressions.rounding_tables import rounded_table

ONE = Decimal(1)


def decimals(*texts: str) -> list[Decimal]:
    return [Decimal(text) for text in texts]


@pytest.mark.parametrize(
    ("value", "unit", "rounded"),
    [
        *(
            ("0.5", "1", "1"),
            ("-0.5", "1", "-1"),
            ("1.5", "1", "2"),
            ("2.5", "1", "3"),
            ("0.49999", "1", "0"),
        ),
        *(
            ("0.50001", "1", "1"),
            ("-0.49999", "1", "0"),
            ("2.675", "0.01", "2.68"),
            ("2.6749", "0.01", "2.67"),
        ),
        *(
            ("1500", "1000", "2000"),
            ("1499.99", "1000", "1000"),
            ("2500", "1000", "3000"),
            ("7.5", "5", "10"),
        ),
        *(("7.4", "5", "5"), ("0", "1", "0")),
    ],
)
def test_halves_go_away_from_zero(value: str, unit: str, rounded: str) -> None:
    assert half_up(Decimal(value), Decimal(unit)) == Decimal(rounded)


@pytest.mark.parametrize(
    ("parts", "values"),
    [
        (("1.4", "1.4", "1.4"), (1, 1, 1)),  # alike: all or none, and three are too many
        (("1.4", "1.41", "1.4"), (1, 2, 1)),  # a hundredth more decides
        (("1.4", "1.4", "1.4000001"), (1, 1, 2)),
        (("1.4", "2.4", "3.4"), (1, 2, 4)),  # as near: the largest, which it matters least to
        (("1.6", "1.6", "1.6"), (2, 2, 2)),
        (("1.6", "1.59", "1.6"), (2, 1, 2)),
        (("0.4", "0.41", "0.4"), (0, 0, 0)),  # nothing moves from nil
        (("0.6", "0.59", "0.6"), (1, 1, 1)),  # nor to it
        (("0.5", "0.5"), (1, 1)),
        (("-1.5", "-1.5"), (-2, -2)),
        (("-1.4", "-2.4", "-3.4"), (-1, -2, -4)),
        (("1.5", "-0.5"), (2, -1)),
        (("2", "1.3", "3.3"), (2, 1, 4)),  # 6.6 is 7; a whole part never moves
        (("3", "4"), (3, 4)),
        (("0.1",), (0,)),
        ((), ()),
    ],
)
def test_which_parts_move_to_meet_their_total(parts: tuple[str, ...], values: tuple[int, ...]) -> None:
    rounded = rounded_parts(decimals(*parts), ONE)
    assert rounded is not None
    assert rounded.values == values
    assert rounded.total == half_up(sum(decimals(*parts), Decimal(0)), ONE) == sum(values) + rounded.apart


def test_what_had_to_move_is_told_with_what_it_would_be() -> None:
    assert rounded_parts(decimals("1.4", "2.3", "1.4", "3.4"), ONE) == Rounded(
        (Decimal(1), Decimal(3), Decimal(1), Decimal(4)),
        Decimal(9),
        (Adjustment(1, Decimal(2), Decimal(3)), Adjustment(3, Decimal(3), Decimal(4))),
    )
    still = rounded_parts(decimals("0.6", "0.5", "0.9"), Decimal("0.1"))
    assert still == Rounded(tuple(decimals("0.6", "0.5", "0.9")), Decimal("2.0"), ())


def test_parts_that_miss_their_total_are_not_rounded() -> None:
    parts = decimals("0.5", "0.5")
    assert rounded_parts(parts, ONE, Decimal("1.01")) is None
    assert rounded_parts(parts, ONE, Decimal("0.99")) is None
    assert rounded_parts(parts, ONE, Decimal("1.0")) == rounded_parts(parts, ONE)


@pytest.mark.parametrize(
    ("parts", "places", "shares"),
    [
        (("1", "1", "1"), 0, ("0.33", "0.33", "0.33")),
        (("1", "1", "1"), 1, ("0.333", "0.333", "0.333")),
        (("1", "2", "0"), 0, ("0.33", "0.67", "0")),
        (("5",), 0, ("1",)),
        (("0.5", "0.5"), 0, ("0.5", "0.5")),
    ],
)
def test_percentages(parts: tuple[str, ...], places: int, shares: tuple[str, ...]) -> None:
    made_ = percentages(decimals(*parts), places)
    assert made_ is not None
    assert (made_.values, made_.total) == (tuple(decimals(*shares)), 1)


@pytest.mark.parametrize("parts", [(), ("0",), ("0", "0"), ("3", "-1"), ("-1",), ("1", "-2")])
def test_there_are_no_percentages_of_nothing_or_of_less(parts: tuple[str, ...]) -> None:
    assert percentages(decimals(*parts)) is None


def test_whole_percentages_are_meant_where_nothing_is_said() -> None:
    assert percentages(decimals("1", "2")) == percentages(decimals("1", "2"), 0)


def test_a_subtotal_is_met_by_its_parts() -> None:
    leaves = tuple(map(Tree, decimals("1.4", "2.2", "3.3")))
    tree = Tree(Decimal(99), (Tree(parts=leaves), Tree(Decimal("1.4"))))  # an amount beside parts counts not
    assert tree.exact == Decimal("8.3")
    top = rounded_tree(tree, ONE)
    assert (top.amount, [part.amount for part in top.parts]) == (8, [7, 1])
    assert [part.amount for part in top.parts[0].parts] == [2, 2, 3]


def sums(cells: list[list[Decimal]]) -> list[list[Decimal]]:
    rows = [[*row, sum(row, Decimal(0))] for row in cells]
    return [*rows, [sum((row[j] for row in rows), Decimal(0)) for j in range(len(rows[0]))]]


@pytest.mark.parametrize("unit", ["1", "0.5", "10"])
def test_every_small_table_of_tenths_moves_less_than_a_unit_and_adds_up_or_stays(unit: str) -> None:
    tenths = decimals("2", "2.1", "2.5", "2.9", "3", "-2.3")
    step, added = Decimal(unit), 0
    for a, b, c, d in product(tenths, repeat=4):
        cells = [[a, b], [c, d]]
        exact, printed = sums(cells), rounded_table(cells, step)
        body = [list(row[:-1]) for row in printed[:-1]]
        adds_up = [line[-1] for line in sums(body)[:-1]] == [line[-1] for line in printed[:-1]]
        adds_up = adds_up and sums(body)[-1][:-1] == list(printed[-1][:-1])
        added += adds_up
        own = [[half_up(value, step) for value in row] for row in cells]
        assert adds_up or body == own
        for line, fractions in zip(printed, exact, strict=True):
            for value, fraction in zip(line, fractions, strict=True):
                assert abs(value - fraction) < step and value % step == 0
    assert added > len(tenths) ** 4 / 6


def test_which_cells_of_a_table_are_raised() -> None:
    cells = [decimals("1.5", "1.5"), decimals("1.5", "1.5")]  # equal cells cannot follow
    assert rounded_table(cells, ONE) == ((2, 2, 3), (2, 2, 3), (3, 3, 6))
    cells = [decimals("1.2", "1.9"), decimals("2.4", "1.4"), decimals("1.3", "2.6")]
    assert rounded_table(cells, ONE) == ((1, 2, 3), (3, 1, 4), (1, 3, 4), (5, 6, 11))


def test_one_cell_and_whole_tables_stay() -> None:
    assert rounded_table([decimals("3")], ONE) == ((3, 3), (3, 3))
    assert rounded_table([decimals("3", "4"), decimals("5", "6")], ONE) == (
        (3, 4, 7),
        (5, 6, 11),
        (8, 10, 18),
    )


# ---- in expressions


def test_without_rounding_what_stays_is_not_said_to_move(tmp_path: Path) -> None:
    done = made(tmp_path, 'lines | matrix("a", "b", decimals=1)')
    assert codes(done) == []
    assert {fact.fact.derivation.operation for fact in done.facts.values() if fact.fact.decimals == 1} == {
        "rounding"
    }


def test_digits_are_kept_as_asked(tmp_path: Path) -> None:
    for asked, kept in ((0, 0), (1, 1), (2, 2), (-2, 0)):
        done = made(tmp_path / str(asked), f'lines | matrix("a", "b", decimals={asked})')
        assert {fact.fact.decimals for fact in done.facts.values()} == {kept}


@pytest.mark.parametrize(("places", "fine"), [(9, True), (-9, True), (10, False), (-10, False)])
def test_how_many_digits_may_be_asked(tmp_path: Path, places: int, fine: bool) -> None:
    found = codes(made(tmp_path, f'lines | matrix("a", "b", decimals={places})'))
    assert ("decimals-out-of-range" not in found) is fine


@pytest.mark.parametrize("expression", ["[] | matrix('a')", "lines | matrix()", "lines | matrix('a', 3)"])
def test_a_table_needs_rows_and_columns(tmp_path: Path, expression: str) -> None:
    done = made(tmp_path, expression.replace("'", '"'))
    finding = next(one for one in done.diagnostics if one.code == "expression-arguments")
    assert finding.args["name"] == "matrix"


def test_one_row_that_misses_its_total_leaves_every_figure_alone(tmp_path: Path) -> None:
    rows = [*ROWS[:2], {**ROWS[2], "stated": "4.4"}]
    assert figures(made(tmp_path, 'lines | matrix("a", "b", total="stated")', rows)) == [
        *([1, 2, 3], [2, 1, 4], [1, 3, 4], [5, 6, 11])
    ]


def test_equal_parts_that_make_what_is_missing_are_found_behind_one_that_does_not() -> None:
    """1.4 is nearest to the middle and would make one of two; the two parts of 2.2 make both."""
    made = rounded_parts(decimals("1.4", "2.2", "0.4", "2.2", "0.25", "0.3"), ONE)
    assert made is not None
    assert (made.values, made.apart) == (tuple(decimals("1", "3", "0", "3", "0", "0")), 0)
