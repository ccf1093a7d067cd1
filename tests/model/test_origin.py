"""Origins: many cells of one column are one range, in whatever steps they are joined."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcli.model.fact import Fact
from reportcli.model.origin import MOST_SINGLE, CellRange, Origin, added, cells_of, covers, join, place_of
from reportcli.model.refs import CellRef, Position, Span

LINE = Span("texts/a.md", Position(3, 1), Position(3, 9))


def cells(rows: Sequence[int], column: int = 4) -> tuple[CellRef, ...]:
    return tuple(CellRef("book", "Dons", row, column) for row in rows)


def test_few_cells_stay_single_in_the_order_of_their_appearance() -> None:
    few = cells(range(MOST_SINGLE + 1, 1, -1))
    assert join((*few, LINE, *few)) == (*few, LINE)


def test_many_cells_of_a_column_are_one_range_where_the_first_stood() -> None:
    many = cells([*range(500, 300, -1), *range(2, 100), 200])
    other = cells([7], column=5)
    joined = join((LINE, *many, *other))
    assert joined == (LINE, CellRange("book", "Dons", 4, ((2, 99), (200, 200), (301, 500))), *other)
    assert str(joined[1]) == "Dons!D2:D99,D200,D301:D500"
    assert sorted(cells_of(joined)) == sorted((*many, *other))
    assert place_of(joined[1]) == cells([2])[0]
    assert place_of(LINE) == LINE


@given(st.lists(st.integers(1, 400), max_size=400), st.integers(0, 400))
def test_the_steps_of_joining_make_no_difference(rows: list[int], at: int) -> None:
    every = cells(rows)
    assert set(join((*join(every[:at]), *join(every[at:])))) == set(join(every))
    assert set(cells_of(join(every))) == set(every)


@given(st.lists(st.integers(1, 400), max_size=400))
def test_cells_added_one_by_one_are_joined(rows: list[int]) -> None:
    found: tuple[Origin, ...] = ()
    for cell in cells(rows):
        found = added(found, (cell,))
    assert found == join(cells(rows))


def test_what_is_among_other_origins() -> None:
    many = join(cells(range(2, 1000)))
    assert covers(many, cells([500]))
    assert covers((), ())
    assert not covers(many, cells([1000]))
    assert not covers(many, (LINE,))
    assert covers((LINE, *cells([3])), cells([3]))


def added_one_by_one(count: int, step: int = 1) -> Fact:
    every = cells(range(2, step * count + 2, step))
    facts = [Fact(Decimal(1), sources=(ref,)) for ref in every]
    total = facts[0]
    for fact in facts[1:]:
        total = total + fact
    return total


def test_figures_added_one_by_one_have_one_range() -> None:
    assert added_one_by_one(4_000).sources == (CellRange("book", "Dons", 4, ((2, 4001),)),)


def test_figures_of_every_other_row_have_one_range_of_many_stretches() -> None:
    (only,) = added_one_by_one(4_000, step=2).sources
    assert isinstance(only, CellRange) and len(only.rows) == 4_000


def test_a_range_of_scattered_rows_is_not_hashed_for_each_of_its_cells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hashed: list[CellRange] = []
    plain = CellRange.__hash__

    def counted(one: CellRange) -> int:
        hashed.append(one)
        return plain(one)

    monkeypatch.setattr(CellRange, "__hash__", counted)
    (joined,) = join(cells(range(2, 3 * MOST_SINGLE + 8, 2)))
    assert isinstance(joined, CellRange)
    assert not hashed
