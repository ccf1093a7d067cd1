"""Views: what each key makes of small tables, and that every figure names its cells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from reportcli.workbook.contract.reader import load_contract
from views.books import cells, errors, rows, views
from workbook.books import CONTRACT

A = ("a", 10.50, 1, "BE", "ouvert")
B = ("b", 20.25, 2, "FR", "clos")
C = ("c", 5, 3, "BE", "ouvert")
D = ("d", 1, 4, "NL", "clos")
ALL = (A, B, C, D)

BY_COUNTRY = """\
  by_country:
    from: gifts
    group: country.name
    columns:
      total: sum(amount)
      gifts: count()
      mean: mean(amount)
      least: min(amount)
      most: max(amount)
    sort: -total
"""


def test_a_group_with_its_figures_and_their_cells(tmp_path: Path) -> None:
    book = views(tmp_path, BY_COUNTRY, *ALL)
    assert not errors(book)
    assert rows(book, "by_country") == [
        {"name": "France", "total": Decimal("20.25"), "gifts": 1, "mean": Decimal("20.25")}
        | {"least": Decimal("20.25"), "most": Decimal("20.25")},
        {"name": "Belgique", "total": Decimal("15.50"), "gifts": 2, "mean": Decimal("7.75")}
        | {"least": Decimal(5), "most": Decimal("10.50")},
        {"name": "Pays-Bas", "total": 1, "gifts": 1, "mean": 1, "least": 1, "most": 1},
    ]
    belgium = book.table("by_country").records[1]
    assert cells(belgium.total) == ["Dons!B2", "Dons!B4"]
    assert cells(belgium.most) == ["Dons!B2"]
    assert belgium.total.unit == "EUR"
    assert str(belgium.name.ref) == "Pays!B2"


def test_all_records_are_one_group_without_a_key(tmp_path: Path) -> None:
    book = views(tmp_path, "  all:\n    from: gifts\n    columns: {total: sum(amount), n: count()}\n", *ALL)
    assert rows(book, "all") == [{"total": Decimal("36.75"), "n": 4}]


def test_shares_ranks_and_running_sums(tmp_path: Path) -> None:
    stated = (
        "  v:\n    from: gifts\n    group: label\n    sort: -total\n    columns: {total: sum(amount), "
        "part: share(total), place: rank(total), so_far: running(total)}\n"
    )
    book = views(tmp_path, stated, ("a", 25), ("b", 50), ("c", 25))
    found = rows(book, "v")
    assert [(r["label"], r["part"], r["place"], r["so_far"]) for r in found] == [
        ("b", Decimal("0.5"), 1, 50),
        ("a", Decimal("0.25"), 2, 75),
        ("c", Decimal("0.25"), 2, 100),
    ]
    last = book.table("v").records[2]
    assert cells(last.so_far) == ["Dons!B3", "Dons!B2", "Dons!B4"]
    assert (last.part.unit, set(cells(last.part))) == ("%", {"Dons!B2", "Dons!B3", "Dons!B4"})


def test_the_top_with_the_rest_worked_out_of_its_records(tmp_path: Path) -> None:
    stated = BY_COUNTRY + "    top: 1\n    rest: {fr: Autres, en: Others}\n"
    book = views(tmp_path, stated, *ALL)
    top, rest = rows(book, "by_country")
    assert (top["name"], rest["name"]) == ("France", "Autres")
    assert (rest["total"], rest["gifts"], rest["mean"]) == (Decimal("16.50"), 3, Decimal("5.5"))
    assert cells(book.table("by_country").records[1].total) == ["Dons!B2", "Dons!B4", "Dons!B5"]
    assert len(rows(views(tmp_path, BY_COUNTRY + "    top: 2\n", *ALL), "by_country")) == 2


def test_the_rest_has_no_rank_and_counts_in_shares(tmp_path: Path) -> None:
    stated = (
        "  v:\n    from: gifts\n    group: label\n    sort: -total\n    top: 1\n    rest: others\n"
        "    columns: {total: sum(amount), part: share(total), place: rank(total)}\n"
    )
    top, rest = rows(views(tmp_path, stated, ("a", 60), ("b", 30), ("c", 10)), "v")
    assert (top["part"], top["place"], rest["part"], rest["place"]) == (
        Decimal("0.6"),
        1,
        Decimal("0.4"),
        None,
    )


def test_records_stay_records_without_a_group(tmp_path: Path) -> None:
    stated = (
        "  open:\n    from: gifts\n    where: {status: open}\n    sort: -amount\n"
        "    columns: {part: share(amount)}\n"
        "  named:\n    from: open\n    columns: {what: label, where: country.name}\n    top: 1\n"
    )
    book = views(tmp_path, stated, *ALL)
    found = rows(book, "open")
    assert [(one["label"], one["amount"]) for one in found] == [("a", Decimal("10.5")), ("c", 5)]
    assert sum(one["part"] for one in found) == 1  # type: ignore[misc]
    assert rows(book, "named") == [{"what": "a", "where": "Belgique"}]
    assert str(book.table("named").records[0].what.ref) == "Dons!A2"


def test_a_pivot_has_a_column_for_each_value(tmp_path: Path) -> None:
    stated = (
        "  v:\n    from: gifts\n    group: country.name\n    pivot: {by: people, value: sum(amount)}\n"
        "    columns: {total: sum(amount)}\n"
    )
    lines = [("a", 1, 10, "BE"), ("b", 2, 2, "BE"), ("c", 3, 10, "FR"), ("d", 4, 10, "BE")]
    book = views(tmp_path, stated, *lines)
    assert rows(book, "v") == [
        {"name": "Belgique", "total": 7, "2": 2, "10": 5},
        {"name": "France", "total": 3, "2": None, "10": 3},
    ]
    assert cells(getattr(book.table("v").records[0], "10")) == ["Dons!B2", "Dons!B5"]


def test_a_join_by_a_key(tmp_path: Path) -> None:
    stated = (
        "  totals:\n    from: gifts\n    group: country\n    columns: {total: sum(amount)}\n"
        "  v:\n    from: countries\n    join: {totals: {on: {id: country}, unmatched: blank}}\n"
        "    columns: {name: name, given: totals.total}\n"
    )
    book = views(tmp_path, stated, A, B, C)
    assert rows(book, "v") == [
        {"name": "Belgique", "given": Decimal("15.5")},
        {"name": "France", "given": Decimal("20.25")},
        {"name": "Pays-Bas", "given": None},
    ]
    assert cells(book.table("v").records[0].given) == ["Dons!B2", "Dons!B4"]
    dropped = views(tmp_path, stated.replace("blank", "drop"), A, B, C)
    assert [one["name"] for one in rows(dropped, "v")] == ["Belgique", "France"]


def test_a_join_that_finds_nothing_or_too_much_is_refused(tmp_path: Path) -> None:
    stated = (
        "  v:\n    from: countries\n    join: {gifts: {on: {id: country}}}\n    columns: {a: gifts.amount}\n"
    )
    book = views(tmp_path, stated, A, B, C)
    assert errors(book) == [("view-join-repeated", "Dons!D4"), ("view-join-unmatched", "Pays!A4")]


def test_a_union_names_the_table_of_each_record(tmp_path: Path) -> None:
    stated = (
        "  open:\n    from: gifts\n    where: {status: open}\n"
        "  closed:\n    from: gifts\n    where: {status: closed}\n"
        "  v:\n    union: [closed, open]\n    group: table\n    columns: {total: sum(amount)}\n"
    )
    book = views(tmp_path, stated, *ALL)
    assert rows(book, "v") == [
        {"table": "closed", "total": Decimal("21.25")},
        {"table": "open", "total": Decimal("15.50")},
    ]


def test_blank_keys_are_refused_or_named(tmp_path: Path) -> None:
    stated = "  v:\n    from: gifts\n    group: country.name\n    columns: {total: sum(amount)}\n"
    lines = [A, ("x", 7, 1, None)]
    book = views(tmp_path, stated, *lines)
    assert errors(book) == [("view-blank-key", "Dons!D3")]
    named = views(tmp_path, stated + "    blank_key: {fr: Sans pays, en: No country}\n", *lines)
    assert [(r["name"], r["total"]) for r in rows(named, "v")] == [
        ("Belgique", Decimal("10.5")),
        ("Sans pays", 7),
    ]


def test_blank_amounts_are_refused_or_left_out(tmp_path: Path) -> None:
    figures = "columns: {mean: mean(amount), n: count(amount)}"
    stated = f"  v:\n    from: gifts\n    group: country.name\n    {figures}\n"
    lines = [A, ("x", None, 1, "BE"), ("y", None, 1, "FR")]
    book = views(tmp_path, stated, *lines)
    assert errors(book) == [("view-blank-amount", "Dons!B3"), ("view-blank-amount", "Dons!B4")]
    skipped = views(tmp_path, stated + "    blank_amounts: skip\n", *lines)
    assert not errors(skipped)
    assert [(r["mean"], r["n"]) for r in rows(skipped, "v")] == [(Decimal("10.5"), 1), (None, 0)]


def test_a_blank_amount_of_a_record_is_refused_in_a_share(tmp_path: Path) -> None:
    stated = "  v:\n    from: gifts\n    columns: {part: share(amount)}\n"
    assert errors(views(tmp_path, stated, A, ("x", None))) == [("view-blank-amount", "Dons!B3")]


def test_a_cell_is_reported_once_whatever_is_made_of_it(tmp_path: Path) -> None:
    stated = "  v:\n    from: gifts\n    columns: {total: sum(value), mean: mean(value), most: max(value)}\n"
    lines = [("a", 1, 1, "BE", "ouvert", 5, "kg"), ("b", 1, 1, "BE", "ouvert", 5, "t")]
    assert errors(views(tmp_path, stated, *lines)) == [("view-unlike-units", "Dons!F3")]
    blank = [lines[0], ("b", 1, 1, "BE", "ouvert", None, "kg")]
    assert errors(views(tmp_path, stated, *blank)) == [("view-blank-amount", "Dons!F3")]


def test_unlike_units_are_refused_at_the_first_that_is_unlike(tmp_path: Path) -> None:
    stated = "  v:\n    from: gifts\n    columns: {total: sum(value)}\n"
    lines = [("a", 1, 1, "BE", "ouvert", 5, "kg"), ("b", 1, 1, "BE", "ouvert", 5, "t")]
    book = views(tmp_path, stated, *lines)
    assert errors(book) == [("view-unlike-units", "Dons!F3")]
    assert rows(book, "v") == [{"total": None}]
    grouped = stated.replace("columns", "group: unit\n    columns")
    assert [r["total"] for r in rows(views(tmp_path, grouped, *lines), "v")] == [5, 5]


@pytest.mark.parametrize("amounts", [(10, -5), (0, 0)])
def test_shares_of_what_is_no_whole_are_refused(tmp_path: Path, amounts: tuple[int, int]) -> None:
    stated = "  v:\n    from: gifts\n    columns: {part: share(amount)}\n"
    book = views(tmp_path, stated, *((str(at), amount) for at, amount in enumerate(amounts)))
    assert [code for code, _ in errors(book)] == ["view-share-of-nothing"]


def test_a_value_that_no_record_has_is_doubted(tmp_path: Path) -> None:
    book = views(tmp_path, "  v:\n    from: gifts\n    where: {label: zz}\n", A)
    assert [one.code for one in book.diagnostics if one.severity.value == "warning"] == ["view-where-nothing"]


def test_a_pivot_over_a_name_that_is_taken(tmp_path: Path) -> None:
    stated = "  v:\n    from: gifts\n    group: country\n    pivot: {by: label, value: count()}\n"
    assert errors(views(tmp_path, stated, ("country", 1, 1, "BE")))[0][0] == "view-column-twice"


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("  gifts:\n    from: gifts\n", "view-name-taken"),
        ("  v:\n    group: label\n", "view-without-table"),
        ("  v:\n    from: gifts\n    union: [gifts, gifts]\n", "view-without-table"),
        ("  v:\n    from: gift\n", "contract-bad-value"),
        ("  v:\n    from: later\n  later:\n    from: gifts\n", "contract-bad-value"),
        ("  v:\n    from: gifts\n    grup: label\n", "contract-unknown-key"),
        ("  v:\n    from: gifts\n    group: names\n", "view-group-of-list"),
        ("  v:\n    from: gifts\n    group: country.nam\n", "contract-bad-value"),
        ("  v:\n    from: gifts\n    group: [label, label]\n", "view-column-twice"),
        ("  v:\n    from: gifts\n    group: label\n    columns: {label: count()}\n", "view-column-twice"),
        ("  v:\n    from: gifts\n    columns: {a: total(amount)}\n", "contract-bad-value"),
        ("  v:\n    from: gifts\n    columns: {a: sum()}\n", "view-function-without-column"),
        ("  v:\n    from: gifts\n    group: label\n    columns: {a: amount}\n", "view-column-of-group"),
        ("  v:\n    from: gifts\n    columns: {a: sum(label)}\n", "view-needs-numbers"),
        ("  v:\n    from: gifts\n    columns: {a: sum(amount), b: share(amount)}\n", "contract-bad-value"),
        ("  v:\n    from: gifts\n    pivot: {by: label, value: count()}\n", "view-needs-group"),
        ("  v:\n    from: gifts\n    top: 3\n    rest: x\n", "view-needs-group"),
        ("  v:\n    from: gifts\n    group: country\n    top: 3\n    rest: x\n", "view-words-need-text"),
        ("  v:\n    from: gifts\n    top: 0\n", "view-top-out-of-range"),
        ("  v:\n    from: [gifts, countries]\n", "view-without-table"),
        ("  v:\n    from: gifts\n    group: label\n    top: 1\n    rest: {xx: b}\n", "view-words-missing"),
        ("  v:\n    from: gifts\n    group: label\n    top: 1\n    rest: ''\n", "view-words-missing"),
        ("  v:\n    from: gifts\n    sort: amont\n", "contract-bad-value"),
        ("  v:\n    from: gifts\n    columns: {p: rank(amount)}\n    sort: p\n", "contract-bad-value"),
        (
            "  v:\n    from: gifts\n    join: {countries: {on: {country: id, label: name}}}\n",
            "view-join-without-on",
        ),
        ("  v:\n    from: gifts\n    join: {countries: {on: {country: ident}}}\n", "contract-bad-value"),
        ("  v:\n    from: gifts\n    blank_amounts: zero\n", "contract-bad-value"),
        ("  v:\n    union: [gifts, other]\n", "view-union-kinds"),
    ],
)
def test_a_view_that_is_none_is_refused_at_its_line(stated: str, code: str) -> None:
    other = "tables:\n  other:\n    columns:\n      amount: {type: text}\n"
    contract = load_contract([(CONTRACT, "contract.yaml"), (f"{other}views:\n{stated}", "own.yaml")])
    assert code in [one.code for one in contract.diagnostics]
    assert all(str(one.where).startswith("own.yaml:") for one in contract.diagnostics)


def test_a_view_without_columns_is_refused() -> None:
    contract = load_contract(
        [(CONTRACT, "c.yaml"), ("views:\n  v:\n    from: gifts\n    columns: {a: b}\n", "o.yaml")]
    )
    assert {one.code for one in contract.diagnostics} == {"contract-bad-value", "view-without-columns"}


def test_a_contract_knows_what_its_views_read() -> None:
    contract = load_contract([(CONTRACT, "c.yaml"), (f"views:\n{BY_COUNTRY}", "o.yaml")])
    assert {"gifts", "amount", "country", "name"} <= contract.read_by(frozenset({"by_country"}))
    assert contract.read_by(frozenset({"other"})) == {"other"}


def test_a_cell_with_an_error_of_its_own_is_reported_once(tmp_path: Path) -> None:
    stated = "  v:\n    from: gifts\n    columns: {total: sum(amount)}\n"
    assert errors(views(tmp_path, stated, A, ("x", "douze"))) == [("not-a-number", "Dons!B3")]


def test_blank_cells_are_asked_for_by_null(tmp_path: Path) -> None:
    stated = "  v:\n    from: gifts\n    where: {country: null}\n    columns: {what: label}\n"
    assert rows(views(tmp_path, stated, A, ("x", 7, 1, None)), "v") == [{"what": "x"}]


def test_a_top_that_ends_between_equal_figures_is_noted(tmp_path: Path) -> None:
    stated = (
        "  v:\n    from: gifts\n    columns: {what: label, amount: amount}\n    sort: -amount\n    top: 2\n"
    )
    lines = [("a", 9), ("b", 5), ("c", 5), ("d", 1)]
    book = views(tmp_path, stated, *lines)
    assert [(one.code, str(one.where)) for one in book.diagnostics if one.code.startswith("view-")] == [
        ("view-top-tie", "Dons!B4")
    ]
    assert not [one for one in views(tmp_path, stated, *lines[:2], lines[3]).diagnostics if "tie" in one.code]
