"""Months, quarters, years and classes; weighted means; the change since the year before."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reportcli.workbook.contract.reader import load_contract
from views.books import cells, errors, rows, views
from workbook.books import CONTRACT

Gift = tuple[object, ...]


def gift(amount: object, people: object, due: object, country: str = "BE", unit: str = "") -> Gift:
    return ("g", amount, people, country, "ouvert", amount, unit or None, due)


def stated(group: str, columns: str = "{total: sum(amount), n: count()}", more: str = "") -> str:
    return f"  v:\n    from: gifts\n    group: {group}\n    columns: {columns}\n{more}"


ALL = (
    gift(1, 1, date(2024, 12, 31)),
    gift(2, 2, date(2024, 1, 1)),
    gift(4, 4, date(2024, 3, 31)),
    gift(8, 8, date(2024, 4, 1)),
    gift(16, 16, date(2023, 12, 1)),
)


def test_months_quarters_and_years_in_their_order(tmp_path: Path) -> None:
    book = views(tmp_path, stated("quarter(due)"), *ALL)
    assert not errors(book)
    assert [(row["quarter"], row["total"]) for row in rows(book, "v")] == [
        ("2023-Q4", 16), ("2024-Q1", 6), ("2024-Q2", 8), ("2024-Q4", 1),
    ]  # fmt: skip
    first = book.table("v").records[1]
    assert cells(first.total) == ["Dons!B3", "Dons!B4"] and str(first.quarter.ref) == "Dons!H3"
    book = views(tmp_path, stated("[country, month(due)]"), *ALL)
    assert [row["month"] for row in rows(book, "v")][:2] == ["2023-12-01", "2024-01-01"]
    book = views(tmp_path, stated("year(due)", more="    sort: -year\n"), *ALL)
    assert [(row["year"], row["total"]) for row in rows(book, "v")] == [(2024, 15), (2023, 16)]


def test_a_bound_belongs_to_the_class_above_it(tmp_path: Path) -> None:
    lines = [gift(one, 1, date(2024, 1, 1)) for one in (5000, 999.99, 1000, 4999, -3, 7000)]
    book = views(tmp_path, stated("class(amount, 1000, 5000)"), *lines)
    assert [(row["amount_class"], row["n"]) for row in rows(book, "v")] == [
        ("< 1000", 2), ("1000 – < 5000", 2), ("≥ 5000", 2),
    ]  # fmt: skip
    down = views(tmp_path, stated("class(amount, 1000, 5000)", more="    sort: -amount_class\n"), *lines)
    assert [row["amount_class"] for row in rows(down, "v")] == ["≥ 5000", "1000 – < 5000", "< 1000"]


def test_classes_need_one_unit_and_a_value(tmp_path: Path) -> None:
    lines = (gift(1, 1, None, unit="kg"), gift(2, 1, None, unit="t"))
    book = views(tmp_path, stated("class(value, 10)", "{n: count()}"), *lines)
    assert errors(book) == [("view-unlike-units", "Dons!F3")]
    book = views(tmp_path, stated("month(due)", "{n: count()}"), *lines)
    assert [code for code, _ in errors(book)] == ["view-blank-key"] * 2


def test_a_weighted_mean_is_exact(tmp_path: Path) -> None:
    lines = (gift("0.1", 3, None), gift("0.2", 1, None), gift("0.3", 2, None))
    book = views(
        tmp_path,
        stated("country", "{rate: 'mean(amount, people)'}"),
        *[(o[0], float(str(o[1])), *o[2:]) for o in lines],
    )
    (row,) = rows(book, "v")
    assert Decimal(str(row["rate"])).quantize(Decimal("1e-20")) == (Decimal("1.1") / 6).quantize(
        Decimal("1e-20")
    )
    figure = book.table("v").records[0].rate
    assert cells(figure) == ["Dons!B2", "Dons!B3", "Dons!B4", "Dons!C2", "Dons!C3", "Dons!C4"]
    none = views(tmp_path, stated("country", "{rate: 'mean(amount, people)'}"), gift(1, 0, None))
    assert errors(none) == [("view-weights-nothing", "Dons!C2")]
    blank = views(tmp_path, stated("country", "{rate: 'mean(amount, people)'}"), gift(1, None, None))
    assert errors(blank) == [("view-blank-amount", "Dons!C2")]


def test_the_change_since_the_year_before(tmp_path: Path) -> None:
    told = ((10.5, 2022, "BE"), (12, 2023, "BE"), (7, 2023, "FR"), (5, 2024, "BE"), (9, 2025, "FR"))
    lines = [gift(amount, 1, date(year, 5, 1), country) for amount, year, country in told]
    columns = "{total: sum(amount), gain: 'change(total, year)'}"
    book = views(tmp_path, stated("[country.id, year(due)]", columns), *lines)
    assert not errors(book)
    found = [(row["id"], row["year"], row["gain"]) for row in rows(book, "v")]
    assert found == [
        ("BE", 2022, None),
        ("BE", 2023, Decimal("1.5")),
        ("FR", 2023, None),
        ("BE", 2024, -7),
        ("FR", 2025, None),
    ]
    gain = next(one for one in book.table("v").records if one.gain is not None).gain
    assert (gain.unit, cells(gain)) == ("EUR", ["Dons!B3", "Dons!B2"])


@pytest.mark.parametrize(
    ("group", "columns", "code"),
    [
        ("month(amount)", "{n: count()}", "view-needs-dates"),
        ("class(due, 1)", "{n: count()}", "view-needs-numbers"),
        ("class(amount)", "{n: count()}", "view-class-bounds"),
        ("class(amount, 5, 5)", "{n: count()}", "view-class-bounds"),
        ("month(due, 3)", "{n: count()}", "view-class-bounds"),
        ("country", "{n: 'sum(amount, people)'}", "view-function-columns"),
        ("country", "{n: 'change(amount)'}", "view-function-columns"),
        ("country", "{t: sum(amount), n: 'change(t, country)'}", "view-needs-numbers"),
        ("country", "{n: 'mean(amount, status)'}", "view-needs-numbers"),
        ("[month(due), month(due)]", "{n: count()}", "view-column-twice"),
    ],
)
def test_what_a_view_cannot_do_is_refused(group: str, columns: str, code: str) -> None:
    text = f"views:\n{stated(group, columns)}"
    found = load_contract([(CONTRACT, "contract.yaml"), (text, "extra.yaml")]).diagnostics
    assert [one.code for one in found] == [code] and str(found[0].where).startswith("extra.yaml:")
