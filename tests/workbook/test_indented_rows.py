"""Levels of rows from the indents of a sheet: by the cells' own, by spaces, in both kinds of workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook as Book
from openpyxl.styles import Alignment

from reportcli.workbook.contract.reader import load_contract
from reportcli.workbook.excel.ods.formats import Formats
from reportcli.workbook.excel.ods.styles import OdsStyles
from workbook.books import CONTRACT, codes, make, read
from workbook.test_foreign_shapes import contract, values

LINES = """\
tables:
  lines:
    sheet: {fr: Lignes}
    keeps_totals: true
    columns:
      label: {type: text, required: true, fr: Libellé}
      amount: {type: money, fr: Montant}
      level: {type: integer, indent: label, fr: Niveau}
"""
ROWS: list[list[object]] = [
    ["Libellé", "Montant"],
    ["Actifs", 10],
    ["Stocks", 7],
    ["dont bois", 3],
    ["Dettes", 2],
]


def test_the_indents_of_cells_give_levels_in_order(tmp_path: Path) -> None:
    def indented(book: Book) -> None:
        for row, steps in ((3, 2), (4, 5)):
            book["Lignes"].cell(row, 1).alignment = Alignment(indent=steps)

    book = read(make(tmp_path / "a.xlsx", {"Lignes": ROWS}, indented), contract(LINES))
    assert codes(book) == []
    assert [level for _, _, level in values(book, "lines")] == [1, 2, 3, 1]


def test_so_do_spaces_before_the_words_and_a_stated_level_stays(tmp_path: Path) -> None:
    rows = [
        ["Libellé", "Montant", "Niveau"],
        ["Actifs", 10],
        ["  Stocks", 7],
        ["    dont bois", 3, 4],
        ["Dettes", 2],
    ]
    book = read(make(tmp_path / "a.xlsx", {"Lignes": rows}), contract(LINES))
    assert [(label, level) for label, _, level in values(book, "lines")] == [
        ("Actifs", 1), ("Stocks", 2), ("dont bois", 4), ("Dettes", 1),
    ]  # fmt: skip


def test_where_all_stand_alike_there_is_no_level(tmp_path: Path) -> None:
    book = read(make(tmp_path / "a.xlsx", {"Lignes": ROWS}), contract(LINES))
    assert {level for _, _, level in values(book, "lines")} == {None}


def test_an_indent_of_an_opendocument_style() -> None:
    styles = OdsStyles()
    for name, margin in (("a", "0.353cm"), ("b", "0cm"), ("c", "")):
        styles.start("style", {"style:family": "table-cell", "style:name": name})
        styles.start("paragraph-properties", {"fo:margin-left": margin} if margin else {})
        styles.end("style")
    formats = Formats(styles)
    numbers = {name: formats.style(name, "", "") for name in "abc"}
    assert formats.indents == {numbers["a"]: 35}


@pytest.mark.parametrize(
    "change", [("indent: label", "indent: libel"), ("type: integer, indent", "type: text, indent")]
)
def test_what_an_indent_needs(change: tuple[str, str]) -> None:
    made = load_contract([(CONTRACT, "contract.yaml"), (LINES.replace(*change), "extra.yaml")])
    assert "contract-bad-value" in [one.code for one in made.diagnostics]
