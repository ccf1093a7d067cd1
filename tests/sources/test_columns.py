"""Parquet files whose rows views alone group: columns typed by the contract, misfits at their row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from batch.gardens import CONTRACT, EDITIONS, LAYOUT, gardens
from command_line import reportcli
from reportcli.batch.maker import Maker
from reportcli.model.collector import Collector
from reportcli.model.diagnostic import Findings
from reportcli.model.refs import TextFile
from reportcli.request import Request
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.frames.frame import BLANK, Column, Figures, Labels, TableFrame
from reportcli.workbook.frames.source import FrameSource
from reportcli.workbook.frames.typing import typed
from reportcli.workbook.tables.values.reading import CellReading

needs_parquet = pytest.mark.skipif(
    find_spec("pyarrow") is None, reason="the extra `parquet` is not installed"
)
COLUMNS = """\
tables:
  gifts:
    key: id
    columns:
      id: {type: code}
      kind: {type: choice, choices: {once: {en: Once}, monthly: {en: Monthly}}}
      day: {type: date}
      year: {type: year}
      people: {type: integer, required: true}
      amount: {type: money}
      share: {type: percent}
"""


def contract() -> Contract:
    return load_contract([(COLUMNS, "c.yaml")])


def labels(*values: object) -> Labels:
    known = [one for one in dict.fromkeys(values) if one is not None]
    codes = [known.index(one) if one is not None else BLANK for one in values]
    return Labels(np.array(codes, dtype=np.int32), tuple(known))


def figures(*whole: int, digits: int = 0, blank: int = -1) -> Figures:
    present = np.array([at != blank for at in range(len(whole))]) if blank >= 0 else None
    return Figures(np.array(whole, dtype=np.int64), digits, present)


def frame_of(columns: Mapping[str, Column]) -> tuple[TableFrame, list[tuple[str, str]]]:
    """The typed frame of some columns, with the findings and their places."""
    stated, found = contract(), Collector()
    places = {name: at for at, name in enumerate(columns, 1)}
    file = TextFile("gifts.parquet", {at: name for name, at in places.items()})
    rows = max(len(one.codes) if isinstance(one, Labels) else len(one.whole) for one in columns.values())
    source = FrameSource("gifts", "gifts.parquet", file, columns, places, rows)
    reading = CellReading(found, stated.words, stated.currency, lambda _: "General", False)
    made = typed(source, stated.tables["gifts"], reading, {}, diagnostics=found)
    return made, [(one.code, str(one.where)) for one in found.all()]


def test_columns_have_the_units_of_the_contract() -> None:
    made, found = frame_of({
        "id": labels("a1", "a2"),
        "kind": labels("MONTHLY", "once"),
        "day": labels(date(2024, 5, 1), None),
        "year": figures(20240, 20230, digits=1),
        "people": figures(3, 4),
        "amount": figures(150, 299, digits=2),
    })  # fmt: skip
    assert found == []
    kinds = made.columns["kind"]
    assert isinstance(kinds, Labels)
    assert [str(one) for one in kinds.values] == ["monthly", "once"]
    years, amounts = made.columns["year"], made.columns["amount"]
    assert isinstance(years, Figures) and isinstance(amounts, Figures)
    assert (years.whole.tolist(), years.digits, years.unit) == ([2024, 2023], 0, "year")
    assert (amounts.unit, amounts.decimals) == ("EUR", 2)


@pytest.mark.parametrize(
    ("columns", "found"),
    [
        ({"amount": labels("12,50")}, ("source-column-form", "gifts.parquet:2:amount")),
        ({"share": figures(12)}, ("source-column-form", "gifts.parquet:2:share")),
        ({"day": labels("1 May 2024")}, ("source-column-form", "gifts.parquet:2:day")),
        ({"people": figures(30, 45, digits=1)}, ("source-column-value", "gifts.parquet:3:people")),
        ({"people": figures(3, 0, blank=1)}, ("required-blank", "gifts.parquet:3:people")),
        ({"year": figures(2024, 12)}, ("source-column-value", "gifts.parquet:3:year")),
        ({"kind": labels("once", "twice")}, ("unknown-choice", "gifts.parquet:3:kind")),
        ({"id": labels("a1", "a2", "a1")}, ("duplicate-key", "gifts.parquet:4:id")),
    ],
)
def test_what_a_column_cannot_have_is_an_error_at_its_row(
    columns: dict[str, Column], found: tuple[str, str]
) -> None:
    assert frame_of(columns)[1] == [found]


def parquet(path: Path, columns: Mapping[str, object]) -> None:
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.table(columns), path)


VIEWS = LAYOUT.replace("- table: harvests\n        as: row", "- table: crops\n        as: row").replace(
    "{{ row.weight }}", "{{ row.total }}"
)
OWN = CONTRACT.replace(
    "  own_crops:", "  crops: {from: harvests, group: crop, columns: {total: sum(weight)}}\n  own_crops:"
)


def harvest(folder: Path, gardens_of: list[str], weights: list[float]) -> None:
    (folder / "sources.yaml").write_text("harvests: {file: harvests.parquet, for: views}\n", "utf-8")
    crops = ["Pears" if at % 2 else "Beans" for at in range(len(gardens_of))]
    parquet(folder / "harvests.parquet", {"Garden": gardens_of, "Crop": crops, "Weight": weights})


@needs_parquet
def test_an_edition_has_the_rows_of_its_record_alone(tmp_path: Path) -> None:
    workbook = gardens(tmp_path, contract=OWN, layout=VIEWS, harvests=())
    harvest(tmp_path, ["elm", "elm", "oak", "oak", "ash", "elm"], [1.5, 2.25, 30, 40, 500, 7])
    maker = Maker(Request(workbook, profiles=(), folder=tmp_path / "out"))
    made = [maker.make(one) for one in maker.planned]
    assert [one.failed for one in made] == [False] * 3
    ledgers = [
        one.files[f"{name}-en.ledger.json"].decode()
        for name, one in zip(("elm", "oak", "ash"), made, strict=True)
    ]
    assert '"9.25"' in ledgers[0] and '"40"' not in ledgers[0]
    assert '"40"' in ledgers[1] and '"9.25"' not in ledgers[1]


@needs_parquet
def test_a_total_of_one_record_and_a_row_of_none_are_refused(tmp_path: Path) -> None:
    workbook = gardens(tmp_path, contract=OWN, layout=VIEWS, harvests=())
    harvest(tmp_path, ["elm", "oak", "elm", "oak"], [1, 2, 3, 4])  # each crop is grown in one garden
    with pytest.raises(Findings) as refused:
        Maker(Request(workbook, profiles=(), folder=tmp_path / "out"))
    assert [one.code for one in refused.value.diagnostics] == ["editions-total-of-one"]
    harvest(tmp_path, ["elm", "oak", "elm", "fig"], [1, 2, 3, 4])
    with pytest.raises(Findings) as refused:
        Maker(Request(workbook, profiles=(), folder=tmp_path / "out"))
    assert [one.code for one in refused.value.diagnostics] == ["editions-row-of-none"]


@needs_parquet
def test_a_file_that_cannot_be_columns_is_refused_where_it_is_named(tmp_path: Path) -> None:
    """Not Parquet, a column twice, one that must be filled not there, rows that another table names."""
    workbook = gardens(tmp_path, contract=OWN, layout=VIEWS, harvests=())

    def codes() -> set[str]:
        answer = reportcli("check", workbook.name, "--format", "json", cwd=tmp_path).stdout
        return {one["code"] for one in json.loads(answer)["findings"]}

    (tmp_path / "sources.yaml").write_text("harvests: {file: harvests.csv, for: views}\n", "utf-8")
    assert "source-for-views-form" in codes()
    harvest(tmp_path, ["elm"], [1])
    parquet(tmp_path / "harvests.parquet", {"Garden": ["elm"], "garden": ["elm"], "Crop": ["Pears"]})
    assert "source-column-twice" in codes()
    parquet(tmp_path / "harvests.parquet", {"Crop": ["Pears"], "Weight": [1]})
    assert "source-column-missing" in codes()
    (tmp_path / "sources.yaml").write_text("gardens: {file: harvests.parquet, for: views}\n", "utf-8")
    assert "source-for-views-named" in codes()


@needs_parquet
def test_rows_that_something_needs_one_by_one_are_refused(tmp_path: Path) -> None:
    layout = LAYOUT.replace("own_crops | column('total')", "harvests | column('weight')")
    gardens(
        tmp_path,
        contract=OWN,
        layout=layout,
        harvests=(),
        editions=EDITIONS.replace("totals: [by_crop]\n", ""),
    )
    harvest(tmp_path, ["elm", "oak"], [1, 2])
    found = json.loads(reportcli("check", "2024.xlsx", "--format", "json", cwd=tmp_path).stdout)["findings"]
    assert "table-for-views" in {one["code"] for one in found}
