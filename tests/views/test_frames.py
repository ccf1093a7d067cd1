"""Large tables in columns: the same groups and figures as of records, exactly, with their rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reportcli
from reportcli.model.collector import Collector
from reportcli.model.fact import Fact
from reportcli.model.origin import CellRange, Origin, cells_of, join
from reportcli.model.refs import CellRef, TextFile
from reportcli.workbook.contract.contract import ViewSpec
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.frames.frame import BLANK, Figures, Labels, TableFrame, scaled, total_of
from reportcli.workbook.frames.frame import Column as FrameColumn
from reportcli.workbook.tables.record import CellText, Record, value_of
from reportcli.workbook.tables.table import Table
from reportcli.workbook.views.derive import _Deriving, with_views
from reportcli.workbook.views.findings import ViewFindings
from reportcli.workbook.views.frame_groups import FrameGrouping
from reportcli.workbook.views.groups import Grouping
from reportcli.workbook.workbook import Workbook

CONTRACT = """\
tables:
  t:
    columns:
      key: {type: text}
      year: {type: year}
      amount: {type: money}
      weight: {type: number}
views:
  v:
    from: t
    group: [key]
    columns:
      total: sum(amount)
      n: count()
      filled: count(weight)
      mean: mean(amount)
      weighted: mean(amount, weight)
      least: min(amount)
      most: max(amount)
      part: share(total)
      so_far: running(total)
    pivot: {by: year, value: sum(amount)}
    blank_key: nobody
    blank_amounts: skip
    sort: -total
    top: 2
    rest: others
"""
VIEW: ViewSpec = load_contract([(CONTRACT, "c.yaml")]).views["v"]
SPEC = load_contract([(CONTRACT, "c.yaml")]).tables["t"]
FILE = TextFile("t.parquet", {1: "key", 2: "year", 3: "amount", 4: "weight"})
PLACES = {"key": 1, "year": 2, "amount": 3, "weight": 4}
Rows = list[tuple[str, int, Decimal | None, int | None]]
AMOUNTS = (
    st.none()
    | st.integers(0, 10**24).map(lambda n: scaled(n, 6))
    | st.integers(0, 9999).map(lambda n: scaled(n, 2))
)
ROWS: st.SearchStrategy[Rows] = st.lists(
    st.tuples(
        st.sampled_from(["", "a", "b", "c", "d"]),
        st.integers(2022, 2024),
        AMOUNTS,
        st.none() | st.integers(1, 9),
    ),
    min_size=1,
    max_size=30,
)


def as_table(rows: Rows) -> Table:
    """The rows as records."""
    records = []
    for number, (key, year, amount, weight) in enumerate(rows, 2):
        at = {name: CellRef("t.parquet", FILE, number, column) for name, column in PLACES.items()}
        values: dict[str, object] = {
            "key": CellText(key, at["key"]) if key else None,
            "year": Fact(Decimal(year), "year", sources=(at["year"],), decimals=0),
            "amount": Fact(amount, "EUR", sources=(at["amount"],), decimals=2)
            if amount is not None
            else None,
            "weight": Fact(Decimal(weight), sources=(at["weight"],), decimals=0)
            if weight is not None
            else None,
        }
        records.append(Record("t", number, values, at))
    return Table(SPEC, None, {}, tuple(records))


def figures(values: Sequence[Decimal | int | None], unit: str, decimals: int) -> Figures:
    digits = max((-int(Decimal(one).as_tuple().exponent) for one in values if one is not None), default=0)
    whole = [int(Decimal(one).scaleb(digits)) if one is not None else 0 for one in values]
    large = any(abs(one) >= 1 << 63 for one in whole)
    present = None if None not in values else np.array([one is not None for one in values])
    return Figures(
        np.array(whole, dtype=object if large else np.int64), digits, present, unit, None, decimals
    )


def as_frame(rows: Rows) -> TableFrame:
    """The rows as columns."""
    keys = [one for one in dict.fromkeys(row[0] for row in rows) if one]
    codes = [keys.index(row[0]) if row[0] else BLANK for row in rows]
    columns: dict[str, FrameColumn] = {
        "key": Labels(np.array(codes, dtype=np.int32), tuple(CellText(one, None) for one in keys)),
        "year": figures([row[1] for row in rows], "year", 0),
        "amount": figures([row[2] for row in rows], "EUR", 2),
        "weight": figures([row[3] for row in rows], "", 0),
    }
    return TableFrame(SPEC, "t.parquet", FILE, columns, PLACES, len(rows))


def plain(value: object) -> object:
    """A value with all rows that it comes from."""
    if isinstance(value, Fact):
        return value.value, value.unit, frozenset(cells_of(value.sources))
    return str(value) if value is not None else None


def seen(table: Table) -> list[dict[str, object]]:
    return [{name: plain(value_of(one, name)) for name in table.spec.columns} for one in table.records]


def codes(found: Collector) -> set[str]:
    return {one.code for one in found.all()}


@given(ROWS)
def test_columns_give_what_records_give(rows: Rows) -> None:
    """Groups in the same order, the same figures to the last digit, from the same cells, with findings."""
    of_records, of_columns = ViewFindings(), ViewFindings()
    wanted = _Deriving(
        VIEW, Grouping(VIEW, {"t": as_table(rows)}, "en", of_records), "en", of_records
    ).table()
    found = _Deriving(VIEW, FrameGrouping(VIEW, as_frame(rows), "en", of_columns), "en", of_columns).table()
    assert list(found.spec.columns) == list(wanted.spec.columns)
    assert seen(found) == seen(wanted)
    assert codes(of_columns) == codes(of_records)


def one_view(stated: str, rows: Rows) -> tuple[Table, ViewFindings]:
    view = load_contract([(CONTRACT.partition("views:")[0] + f"views:\n  v: {stated}\n", "c.yaml")]).views[
        "v"
    ]
    found = ViewFindings()
    return _Deriving(view, FrameGrouping(view, as_frame(rows), "en", found), "en", found).table(), found


SOME: Rows = [
    ("a", 2023, Decimal("1.50"), 1),
    ("", 2024, Decimal(2), None),
    ("b", 2024, None, 2),
    ("a", 2024, Decimal(4), 3),
]


def test_rows_are_chosen_by_what_they_hold() -> None:
    made, found = one_view("{from: t, where: {year: 2024, key: a}, columns: {total: sum(amount)}}", SOME)
    assert [str(one.total.value) for one in made.records] == ["4.00"] and not found.all()
    made, found = one_view("{from: t, where: {key: [zebra, '']}, columns: {total: sum(amount)}}", SOME)
    assert [str(one.total.value) for one in made.records] == ["2.00"]
    assert codes(found) == {"view-where-nothing"}


@pytest.mark.parametrize(
    ("stated", "code", "place"),
    [
        ("{from: t, group: key, columns: {total: sum(amount)}}", "view-blank-key", "t.parquet:3:key"),
        ("{from: t, group: year, columns: {total: sum(amount)}}", "view-blank-amount", "t.parquet:4:amount"),
        ("{from: t, group: year, columns: {n: count()}, pivot: {by: key, value: count()}}",
         "view-blank-key", "t.parquet:3:key"),
    ],
)  # fmt: skip
def test_what_is_blank_is_refused_at_its_row(stated: str, code: str, place: str) -> None:
    _, found = one_view(stated, SOME)
    assert (code, place) in [(one.code, str(one.where)) for one in found.all()]


def test_sums_beyond_int64_are_exact() -> None:
    large = np.array([(1 << 62) + 3] * 9 + [-5], dtype=np.int64)
    assert total_of(large) == sum(large.tolist())
    assert total_of(np.array([10**30, -1], dtype=object)) == 10**30 - 1
    assert total_of(np.array([], dtype=np.int64)) == 0


def test_a_figure_of_many_scattered_rows_names_their_keys() -> None:
    """Every second of 4,000 rows: the column with what its rows have in common, and no row one by one."""
    rows: Rows = [("ab"[at % 2], 2024, Decimal(1), 1) for at in range(4000)]
    made, _ = one_view("{from: t, group: key, columns: {total: sum(amount)}}", rows)
    (source,) = made.records[0].total.sources
    assert str(source) == "t.parquet:2-4000:amount (key a)"
    assert list(cells_of([source])) == []
    other = made.records[1].total.sources[0]
    assert join([source, other, source]) == (source, other)
    few: tuple[Origin, ...] = as_frame(rows).origin(np.array([0, 1, 2, 7]), "amount")
    assert few == (CellRange("t.parquet", FILE, 3, ((2, 4), (9, 9))),)


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("{from: t, columns: {key: key}}", "view-of-columns"),
        ("{union: [t, u], group: key, columns: {n: count()}}", "view-of-columns"),
        ("{from: t, group: key, blank_key: x, columns: {total: sum(gone)}}", "view-column-without-figures"),
    ],
)
def test_what_columns_cannot_give_is_refused(stated: str, code: str) -> None:
    """Rows that are listed or united with others; a figure that the file has no column for."""
    text = CONTRACT.partition("views:")[0] + "  u: {columns: {key: {type: text}}}\n"
    text = text.replace("weight: {type: number}", "weight: {type: number}\n      gone: {type: number}")
    contract = load_contract([(f"{text}views:\n  v: {stated}\n", "c.yaml")])
    tables = {"u": Table(contract.tables["u"], None, {}, ())}
    frames = {"t": as_frame(SOME)}
    book = with_views(Workbook("w.xlsx", {}, contract, tables, "en", frames=frames))
    assert {one.code for one in book.diagnostics} == {code}


def test_rows_are_grouped_in_one_place() -> None:
    """Another call of pandas would have its own notion of blanks, of order and of overflow."""
    sources = Path(reportcli.__file__).parent
    found = [
        path.relative_to(sources).as_posix()
        for path in sorted(sources.rglob("*.py"))
        if re.search(r"\.(groupby|pivot_table)\(|pandas\.merge\(", path.read_text("utf-8"))
    ]
    assert found == ["workbook/views/frame_groups.py"]
