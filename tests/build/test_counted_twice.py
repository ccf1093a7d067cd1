"""A row that is the sum of others: an error where a printed figure adds it to them, none where a stated total
of its parts holds it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from reportcli.model.diagnostic import Diagnostic, Severity
from reportcli.model.fact import SHARE_OF_SUM, Derivation, Fact
from reportcli.model.origin import CellRange
from reportcli.run.counted_twice import with_sums
from workbook.books import make, read, tiny_contract

ROLES = """
roles:
  parts: {of: gifts.country, label: gifts.label, amount: gifts.amount, share: gifts.share,
          total: countries.total, title: countries.name}
tables:
  countries:
    columns:
      total: {type: money, fr: Total imprimé}
"""
PARTS = [["BE", "un", 5200], ["BE", "deux", 1800], ["BE", "trois", 3000], ["BE", "Overall cost", 10000]]


def severities(tmp_path: Path, total: float | None, *facts: Fact, misses: bool = False) -> list[str]:
    sheets = {
        "Pays": [["Code", "Nom", "Total imprimé"], ["BE", "Belgique", total]],
        "Dons": [["Pays", "Libellé", "Montant"], *PARTS],
    }
    book = read(make(tmp_path / "w.xlsx", sheets), tiny_contract(ROLES))
    report: Any = SimpleNamespace(
        facts={number: SimpleNamespace(fact=fact) for number, fact in enumerate(facts)}
    )
    found = list(book.diagnostics)
    if misses:
        (row,) = found
        place = SimpleNamespace(where=row.where)
        found.append(Diagnostic("parts-miss-total", Severity.WARNING, None, {}, (place,)))  # type: ignore[arg-type]
    return [one.severity.value for one in with_sums(found, book, [report]) if one.code == "row-equals-sum"]


def figure(*rows: int, operation: str = "sum") -> Fact:
    sources = (CellRange("w.xlsx", "Dons", 3, tuple((row, row) for row in rows)),)
    return Fact(Decimal(1), sources=sources, derivation=Derivation(operation))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ((), "warning"),
        ((figure(2, 3, 4, 5),), "error"),
        ((figure(2, 3, 4),), "warning"),
        ((figure(5),), "warning"),
    ],
)
def test_an_error_where_a_printed_figure_adds_it(
    tmp_path: Path, facts: tuple[Fact, ...], expected: str
) -> None:
    assert severities(tmp_path, None, *facts) == [expected]


def test_a_share_of_the_sum_adds_it(tmp_path: Path) -> None:
    sheets = {"Dons": [["Pays", "Libellé", "Montant"], *PARTS]}
    book = read(make(tmp_path / "v.xlsx", sheets))
    (row,) = (one for one in book.diagnostics if one.code == "row-equals-sum")
    share: Any = Fact(Decimal("0.5"), "%", sources=(row.where,), derivation=Derivation(SHARE_OF_SUM))  # type: ignore[arg-type]
    report: Any = SimpleNamespace(facts={1: SimpleNamespace(fact=share)})
    (found,) = (one for one in with_sums(book.diagnostics, book, [report]) if one.code == "row-equals-sum")
    assert found.severity is Severity.ERROR


def test_a_stated_total_settles_it(tmp_path: Path) -> None:
    """20,000 holds the row, 10,000 does not."""
    assert severities(tmp_path, 20000, figure(2, 3, 4, 5)) == []
    assert severities(tmp_path, 10000, misses=True) == ["error"]
