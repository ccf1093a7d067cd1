"""Large sheets: calamine with the bounded scan gives the same cells as expat alone, and ends no process."""

from __future__ import annotations

import datetime
import zipfile
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook as Book
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from reportcli.model.diagnostic import Severity
from reportcli.model.refs import CellRef
from reportcli.workbook.excel import large_sheets
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.large_rows import LargeRows
from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.excel.sheet_rows import ScannedRows
from reportcli.workbook.excel.xlsx import XlsxFile
from reportcli.workbook.tables.lazy_records import LazyRecords
from reportcli.workbook.tables.record import row_of, value_of, where_of
from reportcli.workbook.workbook import Workbook
from workbook.books import codes, make, pack, read, tiny_contract

LINES = 4000
HEADER = [
    "Pays",
    "Libellé",
    "Montant",
    "Part",
    "Personnes",
    "Compte",
    "Échéance",
    "Statut",
    "Exemple",
    "Valeur",
    "Unité",
]


def ledger(folder: Path, edit: Any = None) -> Path:
    """A sheet with every kind of cell, most of it plain; of one edit written once."""
    path = folder / "large.xlsx"
    path.write_bytes(_written(edit))
    return path


@lru_cache(maxsize=4)
def _written(edit: Any) -> bytes:
    book = Book()
    sheet = book.active
    sheet.title = "Dons"
    sheet.append(HEADER)
    day = datetime.date(2024, 1, 1)
    for i in range(LINES):
        unit = "EUR" if i % 2 else "km"
        cells: list[Any] = [
            "be",
            f"Don n° {i % 700} <é>",
            i / 7,
            (i % 100) / 100,
            i,
            f"{i % 90:05d}",
            day,
            "ouvert",
            i % 2 == 0,
            i,
            unit,
        ]
        sheet.append(cells)
        sheet.cell(i + 2, 3).number_format = "#,##0.00"
        sheet.cell(i + 2, 4).number_format = "0.0%"
        sheet.cell(i + 2, 7).number_format = "dd/mm/yyyy"
        day += datetime.timedelta(days=i % 3 == 0)
    for row in (5, 900, 3999):
        sheet.cell(row, 2, CellRichText("Un ", TextBlock(InlineFont(b=True), "gras"), "_x0041_"))
        sheet.cell(row + 1, 6, 640000)
        sheet.cell(row + 2, 5).value = None
        sheet.row_dimensions[row + 3].hidden = True
    sheet["G7"] = "31 mars 2024"
    if edit is not None:
        edit(sheet)
    countries = book.create_sheet("Pays")
    countries.append(["Code", "Nom"])
    countries.append(["be", "Belgique"])
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def twice(path: Path, patch: pytest.MonkeyPatch, reader: Any) -> tuple[Any, Any]:
    """The reader's result by expat alone, then with calamine."""
    patch.setattr(large_sheets, "LARGE", 10**9)
    plain = reader(path)
    patch.setattr(large_sheets, "LARGE", 1000)
    patch.setattr(large_sheets, "STRETCH", 1 << 14)
    return plain, reader(path)


def sheet_of(path: Path) -> RawSheet:
    return XlsxFile(Package(path.read_bytes(), "large.xlsx")).read(lambda name: name == "Dons").sheets[0]


def cells_of(sheet: RawSheet) -> dict[tuple[int, int], Any]:
    """Numbers by their value and, as they count, their format; texts without the style that nobody reads."""
    found = {}
    for row in sheet.rows:
        for column, cell in sheet.rows[row].items():
            text: object = float(cell.text) if cell.kind == "n" and cell.text else cell.text
            found[row, column] = (cell.kind, text, cell.style if cell.kind == "n" else 0, cell.formula)
    return found


def strange(sheet: Any) -> None:
    """A formula, an error, another format, a value far out, a gap."""
    sheet["C100"] = "=1+1"
    sheet["C1700"] = "#DIV/0!"
    sheet["C1700"].data_type = "e"
    sheet["C2500"].number_format = '0.00 "USD"'
    sheet["N3000"] = "à côté"
    sheet["D3100"] = 42
    sheet["D3100"].number_format = "0"
    for column in range(1, 12):
        sheet.cell(3500, column).value = None


@pytest.mark.parametrize("edit", [None, strange])
def test_both_ways_give_the_same_cells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: Any) -> None:
    plain, large = twice(ledger(tmp_path, edit), monkeypatch, sheet_of)
    assert isinstance(plain.rows, ScannedRows) and isinstance(large.rows, LargeRows)
    assert cells_of(large) == cells_of(plain)
    assert len(cells_of(plain)) > 40_000
    assert large.hidden_rows == plain.hidden_rows == {8, 903, 4002}
    if edit is strange:
        assert plain.rows[1700][3] == Cell("e", "#DIV/0!", plain.rows[1700][3].style)
        assert large.rows.scanned and len(large.rows.scanned) < LINES // 2
        assert large.formula(100, 3) == plain.formula(100, 3) == "=1+1"


@pytest.mark.parametrize("edit", [None, strange])
def test_both_ways_give_the_same_records(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edit: Any) -> None:
    plain, large = twice(ledger(tmp_path, edit), monkeypatch, read)
    small_rows, large_rows = plain.records("gifts"), large.records("gifts")
    assert isinstance(small_rows, tuple) and isinstance(large_rows, LazyRecords)
    assert len(large_rows) == len(small_rows) >= LINES - 1
    sampled = {*range(60), *range(1690, 1710), *range(0, len(small_rows), 11), len(small_rows) - 1}
    for index in sorted(sampled):
        one, other = small_rows[index], large_rows[index]
        for name in tiny_contract().tables["gifts"].columns:
            assert repr(value_of(other, name)) == repr(value_of(one, name)), (one, name)
            assert where_of(other, name) == where_of(one, name)
    assert findings(large) == findings(plain)
    assert large.formulas == plain.formulas
    assert large_rows[5].label.ref == CellRef("large.xlsx", "Dons", row_of(large_rows[5]), 2)


def findings(workbook: Workbook) -> set[tuple[str, str]]:
    return {(finding.code, str(finding.args)) for finding in workbook.diagnostics}


def test_every_bad_cell_of_a_large_sheet_is_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(sheet: Any) -> None:
        for row in (10, 20, 30, 40, 50):
            sheet.cell(row, 7).value = "demain"
            sheet.cell(row, 1).value = "zz"

    plain, large = twice(ledger(tmp_path, spoil), monkeypatch, read)
    counts = {f.code: f.args.get("count") for f in large.diagnostics}
    assert counts == {f.code: f.args.get("count") for f in plain.diagnostics}
    assert counts["not-a-date"] == counts["dangling-reference"] == "5"


def test_a_value_in_the_last_cell_keeps_calamine_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def far(sheet: Any) -> None:
        sheet["XFD1048576"] = "x"

    _, large = twice(ledger(tmp_path, far), monkeypatch, sheet_of)
    assert isinstance(large.rows, ScannedRows) and large.rows[1048576][16384].text == "x"


def test_a_sheet_written_in_another_way_is_left_to_expat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = ledger(tmp_path)
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    entries["xl/worksheets/sheet1.xml"] = entries["xl/worksheets/sheet1.xml"].replace(b'<c r="B', b'<c  r="B')
    plain, large = twice(pack(path, entries), monkeypatch, sheet_of)
    assert isinstance(large.rows, ScannedRows)
    assert cells_of(large) == cells_of(plain)


def test_a_panic_of_calamine_leaves_the_sheet_to_expat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import python_calamine

    class PanicException(BaseException):
        """What a panic in Rust becomes."""

    def panic(_: object) -> None:
        raise PanicException

    monkeypatch.setattr(python_calamine.CalamineWorkbook, "from_filelike", panic, raising=False)
    monkeypatch.setattr(large_sheets, "LARGE", 1000)
    assert isinstance(sheet_of(ledger(tmp_path)).rows, ScannedRows)


def test_records_of_a_large_sheet_are_made_on_demand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(large_sheets, "LARGE", 1000)
    records = read(ledger(tmp_path)).records("gifts")
    assert records[-1] == records[LINES - 1] and [r.people is None for r in records[5:8]] == [
        True,
        False,
        False,
    ]
    assert records[0].country.name == "Belgique"
    with pytest.raises(IndexError):
        records[LINES]


def test_small_sheets_stay_with_expat(tmp_path: Path) -> None:
    path = make(tmp_path / "a.xlsx", {"Dons": [["Libellé"], ["un"]]})
    assert isinstance(sheet_of(path).rows, ScannedRows) and codes(read(path)) == []


def test_what_the_format_of_a_column_loses_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = Book()
    sheet = book.active
    sheet.title = "Dons"
    sheet.append(["Libellé", "Montant"])
    for i in range(LINES):
        sheet.append([f"Don n° {i}", i + 0.5])
        sheet.cell(i + 2, 2).number_format = '#,##0.0 "k€"'
    path = tmp_path / "large.xlsx"
    book.save(path)
    plain, large = twice(path, monkeypatch, read)
    assert isinstance(large.records("gifts"), LazyRecords)
    for read_book in (plain, large):
        assert codes(read_book) == ["amount-in-multiples"]
        (found,) = read_book.diagnostics
        assert (found.where.a1, found.args["seen"], found.severity) == ("Dons!B2", "0.5 k€", Severity.WARNING)
        assert [read_book.records("gifts")[i].amount.value for i in (0, 7)] == [500, 7500]
