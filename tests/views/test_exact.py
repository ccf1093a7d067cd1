"""Views against arithmetic with fractions: random tables, with every cell of every figure."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from reportcli.model.diagnostic import Severity
from reportcli.model.fact import Fact
from reportcli.model.origin import cells_of
from reportcli.model.refs import CellRef
from reportcli.workbook.contract.contract import Column, TableSpec, ViewSpec
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.tables.record import CellText, Record
from reportcli.workbook.tables.table import Table
from reportcli.workbook.views.derive import _Deriving
from reportcli.workbook.views.findings import ViewFindings
from reportcli.workbook.views.groups import Grouping

CONTRACT = """\
tables:
  t:
    columns: {key: {type: text}, by: {type: text}, amount: {type: money}}
views:
  v:
    from: t
    group: key
    columns:
      total: sum(amount)
      n: count()
      mean: mean(amount)
      least: min(amount)
      most: max(amount)
      part: share(total)
      place: rank(total)
      so_far: running(total)
    pivot: {by: by, value: sum(amount)}
    sort: -total
    top: 2
    rest: others
"""
VIEW: ViewSpec = load_contract([(CONTRACT, "c.yaml")]).views["v"]
SPEC = TableSpec(
    "t", {name: Column(name, kind) for name, kind in (("key", "text"), ("by", "text"), ("amount", "money"))}
)

Rows = list[tuple[str, str, Decimal]]
AMOUNTS = st.decimals(min_value=0, max_value=Decimal(10) ** 18, places=6) | st.decimals(
    min_value=0, max_value=100, places=2
)
ROWS = st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("xyz"), AMOUNTS), min_size=1, max_size=30)


def table(rows: Rows) -> Table:
    records = []
    for number, (key, by, amount) in enumerate(rows, 2):
        at = {
            name: CellRef("w.xlsx", "T", number, column)
            for column, name in enumerate(("key", "by", "amount"), 1)
        }
        values = {
            "key": CellText(key, at["key"]),
            "by": CellText(by, at["by"]),
            "amount": Fact(amount, "EUR", sources=(at["amount"],)),
        }
        records.append(Record("t", number, values, at))
    return Table(SPEC, None, {}, tuple(records))


def exact(fact: Fact) -> Fraction:
    return Fraction(fact.value)


def near(fact: Fact, wanted: Fraction) -> bool:
    """Whether a quotient is the wanted one to fifty digits."""
    return abs(exact(fact) - wanted) <= abs(wanted) / 10**49


def rows_of(fact: Fact) -> set[int]:
    return {cell.row for cell in cells_of(fact.sources)}


@given(ROWS)
def test_every_figure_is_exact_and_names_its_cells(rows: Rows) -> None:
    diagnostics = ViewFindings()
    made = (
        _Deriving(VIEW, Grouping(VIEW, {"t": table(rows)}, "en", diagnostics), "en", diagnostics)
        .table()
        .records
    )
    by_key: dict[str, list[int]] = defaultdict(list)
    for at, (key, _, _) in enumerate(rows):
        by_key[key].append(at)
    amounts = [Fraction(amount) for _, _, amount in rows]
    totals = {key: sum((amounts[at] for at in own), Fraction(0)) for key, own in by_key.items()}
    order = sorted(totals, key=lambda key: -totals[key])  # stable: by first appearance among equals
    groups = [by_key[key] for key in order[:2]] + (
        [[at for key in order[2:] for at in by_key[key]]] if order[2:] else []
    )
    assert [str(one.key) for one in made] == [*order[:2], *(["others"] if order[2:] else [])]
    whole, so_far = sum(amounts, Fraction(0)), Fraction(0)
    for one, own in zip(made, groups, strict=True):
        total = sum((amounts[at] for at in own), Fraction(0))
        so_far += total
        assert exact(one.total) == total and rows_of(one.total) == {at + 2 for at in own}
        assert one.n.value == len(own) and rows_of(one.n) == {at + 2 for at in own}
        assert near(one.mean, total / len(own))
        assert exact(one.least) == min(amounts[at] for at in own)
        assert exact(one.most) == max(amounts[at] for at in own)
        assert exact(one.so_far) == so_far
        if whole:
            assert near(one.part, total / whole) and rows_of(one.part) == {at + 2 for at in range(len(rows))}
        for name in {by for _, by, _ in rows}:
            picked = [at for at in own if rows[at][1] == name]
            cell = getattr(one, name)
            assert (cell is None) == (not picked)
            if picked:
                assert exact(cell) == sum((amounts[at] for at in picked), Fraction(0))
                assert rows_of(cell) == {at + 2 for at in picked}
    places = [one.place.value for one in made[:2]]
    assert places == (
        [1, 1] if len(order) > 1 and totals[order[0]] == totals[order[1]] else [1, 2][: len(places)]
    )
    assert (made[-1].place is None) == bool(order[2:])
    found = [one.code for one in diagnostics.all() if one.severity is Severity.ERROR]
    assert found == ([] if whole else ["view-share-of-nothing"])
