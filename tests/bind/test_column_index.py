"""Rows of long tables are found by an index, and it is as if all rows had been gone through."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from reportcli.expressions.functions import column_index, queries
from reportcli.expressions.names import keyed
from reportcli.expressions.values import ExpressionError, Keyed
from reportcli.workbook.tables.reads import noted_reads
from reportcli.workbook.tables.record import CellText, Record


def record(table: str, row: int, key: str = "", **values: object) -> Record:
    return Record(table, row, dict(values), {}, key=key)


AXES = [record("axes", at, key=f"axe-{at}") for at in range(4)]
OTHER = record("others", 1, key="axe-1")
ROWS = [
    record(
        "articles",
        at,
        axis=AXES[at % 4] if at % 5 else None,
        colour=CellText("red") if at % 3 else CellText(""),
        mixed=AXES[0] if at % 2 else CellText("axe-1"),
        parts=(AXES[at % 4],),
        whole=at % 2 == 0,
    )
    for at in range(30)
]
EVALUATION: Any = SimpleNamespace(budget=SimpleNamespace(spend=lambda steps: None))
WANTED = [
    AXES[1],
    OTHER,
    "axe-1",
    CellText("axe-2"),
    "red",
    CellText("red"),
    "blue",
    "",
    None,
    True,
    ("red",),
]


def found(table: Keyed, **wanted: object) -> tuple[object, object]:
    with noted_reads() as reads:
        rows = queries.where(EVALUATION, table, **wanted)
    return rows, reads.cells


@pytest.mark.parametrize("column", ["axis", "colour", "mixed", "parts", "whole"])
def test_an_index_finds_what_going_through_finds(monkeypatch: pytest.MonkeyPatch, column: str) -> None:
    table = keyed("articles", ROWS)
    asked = [{column: one, "colour": other} for one, other in product(WANTED, ["red", "blue"])]
    asked += [{column: one} for one in WANTED]
    by_index = [found(table, **one) for one in asked]
    monkeypatch.setattr(column_index, "LEAST", 1000)
    assert by_index == [found(table, **one) for one in asked]


def test_a_column_is_gone_through_once(monkeypatch: pytest.MonkeyPatch) -> None:
    table, asked = keyed("articles", ROWS), []
    monkeypatch.setattr(queries, "cell", lambda row, name: asked.append(row))
    for axis in AXES:
        queries.where(EVALUATION, table, axis=axis)
    assert (len(table.indexes), asked) == (1, [])


def test_an_unknown_column_is_an_error_as_before() -> None:
    with pytest.raises(ExpressionError):
        queries.where(EVALUATION, keyed("articles", ROWS), axes="axe-1")
