"""Cells that name several records of another table."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bind.tiny import DATE, layout
from reportcli.bind.report import bind
from reportcli.blocks import Text
from reportcli.workbook.contract.contract import Contract
from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.editions.edition import edition
from reportcli.workbook.excel import large_sheets
from reportcli.workbook.tables.lazy_records import LazyRecords
from reportcli.workbook.tables.record import key_of
from reportcli.workbook.workbook import Workbook
from workbook.books import codes, finding, make, read, tiny_contract

CONTRACT = """\
tables:
  trips:
    optional: true
    sheet: {fr: Voyages}
    columns:
      title: {type: text, required: true, fr: Titre}
      places: {type: list(ref(countries)), fr: Lieux}
"""
COUNTRIES = [["Code", "Nom"], ["be", "Belgique"], ["bi", "Burundi"], ["rw", "Rwanda"]]
BLOCKS = "- each: trips\n  as: trip\n  do: [{each: trip.places, as: place, do: [{text: '{{ place.name }}'}]}]"


@pytest.fixture
def contract() -> Contract:
    return tiny_contract(CONTRACT)


def book(tmp_path: Path, contract: Contract, *rows: Any) -> Workbook:
    sheets = {"Pays": COUNTRIES, "Voyages": [["Titre", "Lieux"], *rows]}
    return read(make(tmp_path / "w.xlsx", sheets), contract)


def places(made: Workbook) -> list[list[str]]:
    return [[key_of(one) for one in record.places] for record in made.records("trips")]


def test_keys_and_names_become_records_in_their_order_and_each_once(
    tmp_path: Path, contract: Contract
) -> None:
    made = book(tmp_path, contract, ["A", "rw; be\nBurundi; be"], ["B", None], ["C", "be"])
    assert codes(made) == [] and places(made) == [["rw", "be", "bi"], [], ["be"]]
    lines = "".join(f"      {line}\n" for line in BLOCKS.splitlines())
    own = layout(tmp_path / "own", f"  - section: {{id: s, title: S}}\n    do:\n{lines}")
    report = bind(own, made, edition_lang=None, date=DATE)
    words = [
        "".join(run.text for run in block.runs)
        for block in report.chapters[0].section.children
        if isinstance(block, Text)
    ]
    assert words == ["Rwanda", "Belgique", "Burundi", "Belgique"]


def test_a_key_that_no_record_has_is_an_error_at_its_cell(tmp_path: Path, contract: Contract) -> None:
    made = book(tmp_path, contract, ["A", "be; Burundy"])
    error = finding(made, "dangling-reference")
    assert (str(error.where), error.args["found"], error.args["nearest"]) == (
        "Voyages!B2",
        "Burundy",
        "Burundi",
    )
    assert places(made) == [["be"]]


def test_a_large_sheet_links_its_lists_too(
    tmp_path: Path, contract: Contract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(large_sheets, "LARGE", 100)
    rows = [[f"T{n}", "be; rw" if n % 2 else None] for n in range(200)]
    made = book(tmp_path, contract, *rows, ["last", "bi; no"])
    assert isinstance(made.tables["trips"].records, LazyRecords)
    assert codes(made) == ["dangling-reference"]
    found = places(made)
    assert found[:2] == [[], ["be", "rw"]] and found[-1] == ["bi"]


def test_an_edition_leads_to_its_own_records(tmp_path: Path, contract: Contract) -> None:
    head = [["Clé", "Valeur"], ["Nom", "X"], ["Langue", "fr-BE, nl-BE"]]
    lines = [["Code", "Nom", "Nom (nl)"], ["be", "Belgique", "België"]]
    trips = [["Titre", "Titre (nl)", "Lieux"], ["A", "A", "be"]]
    made = read(make(tmp_path / "w.xlsx", {"Organisation": head, "Pays": lines, "Voyages": trips}), contract)
    other = edition(made, "nl-BE")
    assert other.records("trips")[0].places[0].name == "België"


@pytest.mark.parametrize(
    ("type", "code"),
    [
        ("list(ref(nowhere))", "contract-bad-value"),
        ("list(ref(countries)", "contract-bad-value"),
        ("list(text)", "contract-bad-value"),
    ],
)
def test_a_list_of_what_is_no_table_is_refused_at_its_line(type: str, code: str) -> None:
    made = load_contract([(CONTRACT.replace("list(ref(countries))", f"'{type}'"), "contract.yaml")])
    assert code in {one.code for one in made.diagnostics}
    assert all(one.where is not None and one.where.start.line == 7 for one in made.diagnostics)  # type: ignore[union-attr]
