"""`records | matrix("amount", "previous")`: a table of figures rounded both ways. Its grand total is rounded
by itself; the totals of rows and columns follow it, the cells follow both.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from reportcli.expressions.access import cell, elements, whole_number
from reportcli.expressions.evaluation import Evaluation
from reportcli.expressions.functions.calculation import derived, fact_of
from reportcli.expressions.functions.calculation import total as summed
from reportcli.expressions.functions.marks import MOVED_BOTH_WAYS, ROUNDING, marked
from reportcli.expressions.rounding import alike, half_up
from reportcli.expressions.rounding_tables import Matrix, rounded_table
from reportcli.expressions.values import ExpressionError, Namespace
from reportcli.model.fact import Fact
from reportcli.model.value_class import replace

MAX_PLACES = 9

Table = Sequence[Sequence[Fact]]


def matrix(
    ev: Evaluation, records: object, *columns: object, decimals: object = 0, total: object = None
) -> Namespace:
    """The columns of records as a table: `.rows` (each `.record`, `.cells`, `.total`), `.totals`, `.total`.

    decimals: digits kept; below zero, thousands (-3). total: a column that states the rows' totals; where one
    misses its parts before rounding, every figure is rounded by itself: nothing is hidden. So are cells that
    cannot follow their totals unless equal ones print unequal, or one moves to nil (`rounding_note`).
    """
    rows = elements(records)
    names = [str(name) for name in columns if isinstance(name, str)]
    if not rows or not names or len(names) != len(columns):
        raise ExpressionError("expression-arguments", name="matrix")
    ev.budget.spend((len(rows) + 1) * (len(names) + 1))
    cells = [[fact_of(cell(row, name)) for name in names] for row in rows]
    whole = [[*line, summed(ev, list(line))] for line in cells]
    whole.append([summed(ev, [line[i] for line in whole]) for i in range(len(names) + 1)])
    places = whole_number(decimals)
    if abs(places) > MAX_PLACES:
        raise ExpressionError("decimals-out-of-range", limit=MAX_PLACES)
    unit = Decimal(1).scaleb(-places)
    kept = total is None or all(
        alike(fact_of(cell(row, str(total))).value, line[-1].value, unit)
        for row, line in zip(rows, whole, strict=False)
    )
    made = _printed(whole, places, kept)
    lines = [
        Namespace("row", {"record": row, "cells": line[:-1], "total": line[-1]})
        for row, line in zip(rows, made, strict=False)
    ]
    return Namespace("matrix", {"rows": lines, "totals": made[-1][:-1], "total": made[-1][-1]})


def _printed(whole: Table, places: int, kept: bool) -> list[list[Fact]]:
    """The rounded figures; the derivation of one that had to move says so, as does that of a total whose
    parts miss it as printed.
    """
    unit = Decimal(1).scaleb(-places)
    alone: Matrix = tuple(tuple(half_up(fact.value, unit) for fact in line) for line in whole)
    made = rounded_table([[fact.value for fact in line[:-1]] for line in whole[:-1]], unit) if kept else alone
    facts = [
        [
            replace(
                derived(ROUNDING + (MOVED_BOTH_WAYS if value != own else ""), value, fact.unit, (fact,)),
                decimals=max(places, 0),
            )
            for fact, value, own in zip(line, values, owns, strict=True)
        ]
        for line, values, owns in zip(whole, made, alone, strict=True)
    ]
    return _with_differences(facts)


def _with_differences(facts: list[list[Fact]]) -> list[list[Fact]]:
    """Totals of rows and columns with what their printed parts miss of them."""
    rows = [[*line[:-1], marked(line[-1], _missing(line))] for line in facts[:-1]]
    columns = zip(*facts, strict=True)
    return [*rows, [marked(column[-1], _missing(column)) for column in columns]]


def _missing(line: Sequence[Fact]) -> Decimal:
    return line[-1].value - sum((fact.value for fact in line[:-1]), Decimal(0))
