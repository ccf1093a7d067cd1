"""What is told of a sample is told of the same workbook under other names, in another order, size and year:
no rule knows a sheet by its place, a column by its letter, an organisation by its name, a figure by its size.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checks.samples import ROOT, examined, sample
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.refs import CellRef, Span
from reportcli.workbook.contract.contract import Contract, TableSpec
from reportcli.workbook.names import fold

RENAMED = {
    "solsoc": {"Solsoc": "Maréva"},
    "pls": {"POUR LA SOLIDARITÉ-PLS": "MAISON NOUVELLE-MNV", "PLS": "MNV"},
}
TIMES = 1000
MONEY = {("key_figures", "value"), ("breakdowns", "amount"), ("charts", "total"), ("fundraising", "amount")}


@dataclass
class Moved:
    """Where each cell of the sample went: (sheet, row, column) to the same of the copy."""

    cells: dict[tuple[str, int, int], tuple[str, int, int]] = field(default_factory=dict)

    def place(self, finding: Diagnostic) -> str:
        where = finding.where
        if isinstance(where, CellRef):
            return str(self.cells[where.sheet, where.row, where.column])
        return Path(where.file).name if isinstance(where, Span) else str(where)


def renamed(text: str, names: Mapping[str, str]) -> str:
    for old, new in names.items():
        text = re.sub(rf"(?<![\w@./-]){re.escape(old)}", new, text)
    return text


def shouted(text: str) -> str:
    return fold(text).upper()


def year_later(value: Any) -> Any:
    if isinstance(value, (date, datetime)):
        return value.replace(year=value.year + 1, day=min(value.day, 28))
    return value


def transformed(name: str, folder: Path) -> tuple[Path, Moved]:
    """The sample as another organisation would fill it: sheets and headers in capitals without accents, both
    the other way round, a thousand times the money, a year later.
    """
    source = ROOT / "sample_data" / name
    home = folder / "sample_data" / "other"
    shutil.copytree(source, home, ignore=shutil.ignore_patterns("*.pdf", "*.json", "*.xlsx"))
    shutil.copytree(ROOT / "layouts", folder / "layouts")
    for text in (home / "texts").glob("*.md"):
        text.write_text(renamed(text.read_text("utf-8"), RENAMED[name]), encoding="utf-8")
    contract = sample(name)[0].contract
    book, made, moved = openpyxl.load_workbook(source / "2024.xlsx"), openpyxl.Workbook(), Moved()
    made.remove(made.active)
    for sheet in reversed(book.worksheets):
        table = contract.sheet_names()[fold(sheet.title)]
        copy_sheet(sheet, made.create_sheet(shouted(sheet.title)), contract, table, moved, name)
    path = home / "2025.xlsx"
    made.save(path)
    return path, moved


def copy_sheet(sheet: Any, copy: Any, contract: Contract, table: str, moved: Moved, name: str) -> None:
    spec = contract.tables[table]
    width = sheet.max_column
    headers = {cell.column: spec.column_names().get(fold(str(cell.value))) for cell in sheet[1]}
    keyed = spec.form == "key-value"
    units = {cell.value: i for i, cell in enumerate(sheet[1]) if cell.value}
    for row in sheet.iter_rows():
        unit = row[units["Unité"]].value if "Unité" in units else "EUR"
        for cell in row:
            column = cell.column if keyed else width + 1 - cell.column
            moved.cells[sheet.title, cell.row, cell.column] = (copy.title, cell.row, column)
            target = copy.cell(cell.row, column)
            target.number_format = cell.number_format
            target.value = cell_value(cell, spec, headers[cell.column], unit, RENAMED[name], keyed)
            if target.data_type == "f":
                target.data_type = "s"


def cell_value(
    cell: Any, spec: TableSpec, column: str | None, unit: Any, names: Mapping[str, str], keyed: bool
) -> Any:
    value = cell.value
    if keyed and cell.column == 1 and cell.row > 1:
        return shouted(str(value))
    if keyed and cell.row > 1 and isinstance(value, int) and value > 1900:
        return value + 1
    if cell.row == 1:
        return f"{shouted(str(value))} *"
    if isinstance(value, (int, float)) and (spec.name, column) in MONEY and unit == "EUR":
        return round(value * TIMES, 2)
    if isinstance(value, str) and column in (None, "name", "text", "label", "role", "title", "full_name"):
        return renamed(value, names)
    return year_later(value)


@pytest.mark.parametrize("name", ["solsoc", "pls"])
def test_the_same_is_told_at_the_moved_cells(name: str, tmp_path: Path) -> None:
    path, moved = transformed(name, tmp_path)
    data, _, findings = examined(path)
    assert [one.code for one in findings if one.severity == "error"] == []
    assert data.tables["organisation"].records[0].year.value == 2025
    assert data.tables["breakdowns"].sheet != sample(name)[0].tables["breakdowns"].sheet
    before = sorted((one.code, moved.place(one)) for one in sample(name)[2] if told(one))
    there = {place: str(place) for place in moved.cells.values()}
    after = sorted((one.code, there_of(one, there)) for one in findings if told(one))
    assert len(before) >= 12
    assert after == before


def told(finding: Diagnostic) -> bool:
    return finding.severity != "note" or finding.code == "order-broken"


def there_of(finding: Diagnostic, known: Mapping[tuple[str, int, int], str]) -> str:
    where = finding.where
    if isinstance(where, CellRef):
        return known[where.sheet, where.row, where.column]
    return Path(where.file).name if isinstance(where, Span) else str(where)
