#!/usr/bin/env python3
"""Views against exact arithmetic written by hand, and against a spreadsheet's own formulas.

python3 proofs/views.py [--tables 10000] [--seed 1]   random tables, of records and of columns: every group,
    sum, count, mean, weighted mean, least, most, pivot, join and difference to the year before, by fractions,
    with its cells
python3 proofs/views.py --sheets 40    the same figures as SUMIFS, COUNTIFS, AVERAGEIFS, MINIFS and MAXIFS of
    LibreOffice give them (needs soffice); binary numbers, so equal to twelve digits

The tables have blank keys and amounts, huge and tiny values, negative ones, several units, keys that join
nothing. Prints what differs; exit 1 where something does.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]
import numpy as np  # noqa: E402
import openpyxl  # noqa: E402

from reportcli.model.fact import Fact  # noqa: E402
from reportcli.model.origin import cells_of  # noqa: E402
from reportcli.model.refs import CellRef, TextFile  # noqa: E402
from reportcli.workbook.contract.contract import ViewSpec  # noqa: E402
from reportcli.workbook.contract.reader import load_contract  # noqa: E402
from reportcli.workbook.frames.frame import BLANK, Figures, Labels, TableFrame  # noqa: E402
from reportcli.workbook.tables.record import CellText, Record, value_of  # noqa: E402
from reportcli.workbook.tables.table import Table  # noqa: E402
from reportcli.workbook.views.derive import _Deriving  # noqa: E402
from reportcli.workbook.views.findings import ViewFindings  # noqa: E402
from reportcli.workbook.views.frame_groups import FrameGrouping  # noqa: E402
from reportcli.workbook.views.groups import Grouping  # noqa: E402

CONTRACT = """\
tables:
  places: {columns: {code: {type: code}, region: {type: text}}}
  gifts:
    columns: {place: {type: text}, year: {type: year}, amount: {type: money}, weight: {type: number}}
views:
  by_place:
    from: gifts
    group: place
    blank_key: nowhere
    blank_amounts: skip
    columns: {total: sum(amount), n: count(), mean: mean(amount), weighted: "mean(amount, weight)",
      least: min(amount), most: max(amount)}
    pivot: {by: year, value: sum(amount)}
  by_year:
    from: gifts
    where: {place: [a, b, c]}
    group: [place, year]
    blank_amounts: skip
    columns: {total: sum(amount), change: "change(total, year)"}
  by_region:
    from: gifts
    join: {places: {on: {place: code}, unmatched: drop}}
    group: places.region
    blank_amounts: skip
    columns: {total: sum(amount)}
"""
KEYS, YEARS, REGIONS = (
    ("", "a", "b", "c", "d", "é"),
    (2022, 2023, 2024),
    {"a": "North", "b": "South", "d": "North"},
)
FILE = TextFile("gifts.parquet", {1: "place", 2: "year", 3: "amount", 4: "weight"})
PLACES = {"place": 1, "year": 2, "amount": 3, "weight": 4}
Row = tuple[str, int, Decimal | None, Decimal | None]


def random_rows(chance: random.Random, *, units: bool) -> tuple[list[Row], list[str]]:
    """Some rows, with the unit of each amount; units: they may differ."""
    rows: list[Row] = []
    for _ in range(chance.randint(1, 40)):
        rows.append((chance.choice(KEYS), chance.choice(YEARS), _amount(chance), _weight(chance)))
    other = chance.choice(("EUR", "EUR", "GBP")) if units else "EUR"
    return rows, [chance.choice(("EUR", other)) for _ in rows]


def _amount(chance: random.Random) -> Decimal | None:
    kind = chance.randrange(8)
    if kind == 0:
        return None
    if kind == 1:
        return Decimal(chance.randrange(-(10**20), 10**20)).scaleb(-chance.randint(0, 8))
    if kind == 2:
        return Decimal(0)
    return Decimal(chance.randrange(-(10**6), 10**7)).scaleb(-2)


def _weight(chance: random.Random) -> Decimal | None:
    return None if chance.randrange(6) == 0 else Decimal(chance.randint(1, 50)).scaleb(-1)


# ---- the program's way


def of_records(
    rows: Sequence[Row], units: Sequence[str], view: ViewSpec, contract: object
) -> tuple[Table, ViewFindings]:
    """A view of the rows as records."""
    specs = load_contract([(CONTRACT, "c.yaml")]).tables
    records = []
    for number, ((place, year, amount, weight), unit) in enumerate(zip(rows, units, strict=True), 2):
        at = {name: CellRef("gifts.parquet", FILE, number, column) for name, column in PLACES.items()}
        values: dict[str, object] = {
            "place": CellText(place, at["place"]) if place else None,
            "year": Fact(Decimal(year), "year", sources=(at["year"],), decimals=0),
            "amount": Fact(amount, unit, sources=(at["amount"],), decimals=2) if amount is not None else None,
            "weight": Fact(weight, sources=(at["weight"],), decimals=1) if weight is not None else None,
        }
        records.append(Record("gifts", number, values, at))
    places = []
    for number, (code, region) in enumerate(REGIONS.items(), 2):
        cell = CellRef("w.xlsx", "Places", number, 1)
        held: dict[str, object] = {"code": CellText(code, cell), "region": CellText(region, cell)}
        places.append(Record("places", number, held, {"code": cell, "region": cell}, key=code))
    tables = {
        "gifts": Table(specs["gifts"], None, {}, tuple(records)),
        "places": Table(specs["places"], None, {}, tuple(places)),
    }
    found = ViewFindings()
    return _Deriving(view, Grouping(view, tables, "en", found), "en", found).table(), found


def of_columns(rows: Sequence[Row], view: ViewSpec) -> tuple[Table, ViewFindings]:
    """A view of the rows as columns."""
    keys = [one for one in dict.fromkeys(row[0] for row in rows) if one]
    codes = np.array([keys.index(row[0]) if row[0] else BLANK for row in rows], dtype=np.int32)
    columns = {
        "place": Labels(codes, tuple(CellText(one, None) for one in keys)),
        "year": _figures([Decimal(row[1]) for row in rows], "year", 0),
        "amount": _figures([row[2] for row in rows], "EUR", 2),
        "weight": _figures([row[3] for row in rows], "", 1),
    }
    spec = load_contract([(CONTRACT, "c.yaml")]).tables["gifts"]
    found = ViewFindings()
    grouping = FrameGrouping(
        view, TableFrame(spec, "gifts.parquet", FILE, columns, PLACES, len(rows)), "en", found
    )
    return _Deriving(view, grouping, "en", found).table(), found


def _figures(values: Sequence[Decimal | None], unit: str, decimals: int) -> Figures:
    digits = max((-int(one.as_tuple().exponent) for one in values if one is not None), default=0)
    whole = [int(one.scaleb(digits)) if one is not None else 0 for one in values]
    large = any(abs(one) >= 1 << 63 for one in whole)
    present = None if None not in values else np.array([one is not None for one in values])
    return Figures(
        np.array(whole, dtype=object if large else np.int64), digits, present, unit, None, decimals
    )


# ---- by hand

Wanted = tuple[Fraction, frozenset[int]]
"""A value, and the rows of the file that it comes from."""


def by_place(rows: Sequence[Row]) -> dict[str, dict[str, Wanted]]:
    """What the first view must say."""
    groups: dict[str, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        groups[row[0] or "nowhere"].append(at)
    made: dict[str, dict[str, Wanted]] = {}
    for key, own in groups.items():
        filled = [(at, Fraction(amount)) for at in own if (amount := rows[at][2]) is not None]
        pairs = [(at, value, Fraction(by)) for at, value in filled if (by := rows[at][3]) is not None]
        one: dict[str, Wanted] = {"n": (Fraction(len(own)), _lines(own))}
        if filled:
            lines, values = _lines([at for at, _ in filled]), [value for _, value in filled]
            one |= {
                "total": (sum(values, Fraction()), lines),
                "mean": (sum(values, Fraction()) / len(values), lines),
            }
            for name, edge in (("least", min(values)), ("most", max(values))):
                first = next(at for at, value in filled if value == edge)
                one[name] = edge, _lines([first])
        if pairs:
            whole = sum((by for _, _, by in pairs), Fraction())
            value = sum((value * by for _, value, by in pairs), Fraction()) / whole
            one["weighted"] = value, _lines([at for at, _, _ in pairs])
        for year in {rows[at][1] for at in own}:
            part = [(at, value) for at, value in filled if rows[at][1] == year]
            if part:
                one[str(year)] = sum((value for _, value in part), Fraction()), _lines([at for at, _ in part])
        made[key] = one
    return made


def by_year(rows: Sequence[Row]) -> dict[tuple[str, int], dict[str, Wanted]]:
    """What the second view must say."""
    parts: dict[tuple[str, int], list[tuple[int, Fraction]]] = defaultdict(list)
    for at, (place, year, amount, _) in enumerate(rows):
        if place in ("a", "b", "c"):
            parts[place, year] += [(at, Fraction(amount))] if amount is not None else []
    sums = {
        key: (sum((v for _, v in own), Fraction()), _lines([at for at, _ in own]))
        for key, own in parts.items()
    }
    made: dict[tuple[str, int], dict[str, Wanted]] = {}
    for key, (total, lines) in sums.items():
        before = sums.get((key[0], key[1] - 1))
        made[key] = {"total": (total, lines)} if lines else {}
        if lines and before is not None and before[1]:
            made[key]["change"] = total - before[0], lines | before[1]
    return made


def by_region(rows: Sequence[Row]) -> dict[str, dict[str, Wanted]]:
    """What the third view must say."""
    parts: dict[str, list[tuple[int, Fraction]]] = defaultdict(list)
    for at, (place, _, amount, _) in enumerate(rows):
        if place in REGIONS:
            parts[REGIONS[place]] += [(at, Fraction(amount))] if amount is not None else []
    return {
        key: {"total": (sum((v for _, v in own), Fraction()), _lines([at for at, _ in own]))} if own else {}
        for key, own in parts.items()
    }


def _lines(rows: Sequence[int]) -> frozenset[int]:
    return frozenset(at + 2 for at in rows)


# ---- the comparison


def differing(table: Table, wanted: dict[object, dict[str, Wanted]], keys: Sequence[str]) -> Iterator[str]:
    """What a view says that is not as it must be."""
    records = {_key(record, keys): record for record in table.records}
    if list(records) != list(wanted):
        yield f"groups {list(records)} for {list(wanted)}"
        return
    for key, one in wanted.items():
        for name in table.spec.columns:
            value, expected = value_of(records[key], name), one.get(name)
            if name in keys:
                continue
            if not isinstance(value, Fact) or expected is None:
                if value is not None or expected is not None:
                    yield f"{key} {name}: {value} for {expected}"
                continue
            lines = {cell.row for cell in cells_of(value.sources)}
            far = abs(Fraction(value.value) - expected[0]) > abs(expected[0]) / 10**49
            exact = name in ("mean", "weighted") or Fraction(value.value) == expected[0]
            if far or not exact or lines != expected[1]:
                yield f"{key} {name}: {value.value} of {sorted(lines)} for {expected}"


def _key(record: Record, keys: Sequence[str]) -> object:
    parts = [value_of(record, name) for name in keys]
    plain = [int(one.value) if isinstance(one, Fact) else str(one) for one in parts]
    return plain[0] if len(plain) == 1 else tuple(plain)


def of_table(chance: random.Random) -> Iterator[str]:
    """What goes wrong with the views of one random table."""
    views = VIEWS
    units = chance.randrange(10) == 0
    rows, stated = random_rows(chance, units=units)
    for name, by_hand, keys in (
        ("by_place", by_place, ["place"]),
        ("by_year", by_year, ["place", "year"]),
        ("by_region", by_region, ["region"]),
    ):
        table, found = of_records(rows, stated, views[name], None)
        mixed = "view-unlike-units" in {one.code for one in found.all()}
        if len(set(stated)) == 1:
            yield from (f"records {name} {one}" for one in differing(table, dict(by_hand(rows)), keys))
        elif not mixed and _mixed_in(table):
            yield f"records {name}: unlike units without a finding"
        if len(set(stated)) == 1 and set(stated) == {"EUR"} and name != "by_region":
            table, _ = of_columns(rows, views[name])
            yield from (f"columns {name} {one}" for one in differing(table, dict(by_hand(rows)), keys))


def _mixed_in(table: Table) -> bool:
    """Whether a figure of a view comes from amounts of several units."""
    return any(
        isinstance(value := value_of(record, name), Fact)
        and value.derivation is not None
        and len({one.unit for one in value.derivation.operands if isinstance(one, Fact)}) > 1
        for record in table.records
        for name in ("total",)
        if name in table.spec.columns
    )


VIEWS = load_contract([(CONTRACT, "c.yaml")]).views

# ---- LibreOffice


def sheets(count: int, seed: int) -> list[str]:
    """What formulas of a spreadsheet say otherwise, over tables of its own."""
    chance = random.Random(seed)
    tables = [[row for row in random_rows(chance, units=False)[0] if row[0]] for _ in range(count)]
    tables = [[(p, y, a, w) for p, y, a, w in rows if a is None or abs(a) < 10**7] for rows in tables]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        book = openpyxl.Workbook()
        book.remove(book.active)
        for number, rows in enumerate(tables):
            _with_formulas(book.create_sheet(f"T{number}"), rows)
        book.save(folder / "in.xlsx")
        command = [
            "soffice",
            "--headless",
            f"-env:UserInstallation=file://{made}/profile",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
        ]
        subprocess.run(
            [*command, "--outdir", str(folder / "out"), str(folder / "in.xlsx")],
            check=True,
            capture_output=True,
        )
        answer = openpyxl.load_workbook(folder / "out/in.xlsx", data_only=True)
        return [
            one for number, rows in enumerate(tables) for one in _unlike(answer[f"T{number}"], rows, number)
        ]


FORMULAS = {
    "total": 'SUMIFS(C:C,A:A,"{key}")', "n": 'COUNTIFS(A:A,"{key}")', "mean": 'AVERAGEIFS(C:C,A:A,"{key}")',
    "least": 'MINIFS(C:C,A:A,"{key}")', "most": 'MAXIFS(C:C,A:A,"{key}")', 
    "2023": 'SUMIFS(C:C,A:A,"{key}",B:B,2023)',
}  # fmt: skip


def _with_formulas(sheet: object, rows: Sequence[Row]) -> None:
    for row in rows:
        sheet.append([row[0], row[1], float(row[2]) if row[2] is not None else None])  # type: ignore[attr-defined]
    for line, key in enumerate(dict.fromkeys(row[0] for row in rows), 1):
        for column, formula in enumerate(FORMULAS.values(), 6):
            text = formula.format(key=key).replace("MINIFS", "_xlfn.MINIFS").replace("MAXIFS", "_xlfn.MAXIFS")
            sheet.cell(line, column, f"={text}")  # type: ignore[attr-defined]


def _unlike(sheet: object, rows: Sequence[Row], number: int) -> Iterator[str]:
    table, _ = of_records(rows, ["EUR"] * len(rows), VIEWS["by_place"], None)
    for line, record in enumerate(table.records, 1):
        for column, name in enumerate(FORMULAS, 6):
            value = value_of(record, name) if name in table.spec.columns else None
            said = sheet.cell(line, column).value  # type: ignore[attr-defined]
            ours = float(value.value) if isinstance(value, Fact) else 0.0
            if isinstance(said, str) and value is None:
                continue  # no amounts: #DIV/0!
            if abs(float(said or 0) - ours) > 1e-12 * max(1.0, abs(ours), 10**7):
                yield f"sheet T{number} {name} {line}: {ours} for {said}"


def main() -> int:
    """The command line."""
    form = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=form)
    parser.add_argument("--tables", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sheets", type=int, default=0)
    asked = parser.parse_args()
    if asked.sheets:
        wrong = sheets(asked.sheets, asked.seed)
        print(f"{asked.sheets} sheets of formulas, seed {asked.seed}: {len(wrong)} differ")
    else:
        chance = random.Random(asked.seed)
        wrong = [f"table {number}: {one}" for number in range(asked.tables) for one in of_table(chance)]
        print(
            f"{asked.tables} tables, seed {asked.seed}, three views of each, as records and "
            f"as columns: {len(wrong)} differ"
        )
    print(*wrong[:20], sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
