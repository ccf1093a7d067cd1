"""A workbook of the printed tables, one sheet a table: the same bytes for the same tables."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Font

from reportcli.deliver.numbers import Number, plain
from reportcli.deliver.printed_tables import PrintedTable

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date of a zip
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def tables_workbook(tables: Sequence[PrintedTable], numbers: Mapping[str, Number] | None = None) -> bytes:
    """An .xlsx with the cells as they are printed; headers are bold, spans are merged.

    numbers: by printed text; such cells are numbers that show what is printed, all others are texts.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    used: set[str] = set()
    for number, table in enumerate(tables, start=1):
        sheet = book.create_sheet(_sheet_name(table.title, number, used))
        _fill(sheet, table, numbers or {})
    book.properties.creator = "reportcli"
    book.properties.created = book.properties.modified = datetime(2000, 1, 1)
    buffer = io.BytesIO()
    book.save(buffer)
    return _timeless(buffer.getvalue())


def _sheet_name(title: str, number: int, used: set[str]) -> str:
    """At most 31 characters, none that Excel refuses, each name once whatever its case."""
    name = _FORBIDDEN.sub(" ", _CONTROL.sub("", title)).strip().strip("'")[:26].strip() or "Table"
    if name.casefold() in used:
        name = f"{name} {number}"
    used.add(name.casefold())
    return name


def _fill(sheet: Worksheet, table: PrintedTable, numbers: Mapping[str, Number]) -> None:
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows, start=1):
        column = 1
        for cell in cells:
            while (row, column) in taken:
                column += 1
            target = sheet.cell(row, column)
            number = numbers.get(plain(cell.text))
            if number is not None:
                target.value, target.number_format = number
            else:
                target.value = _CONTROL.sub("", cell.text)[:32767]
                target.data_type = "s"  # also what begins with an equals sign: text, never a formula
            if cell.header:
                target.font = Font(bold=True)
            last_row, last_column = row + cell.rows - 1, column + cell.columns - 1
            taken |= {(r, c) for r in range(row, last_row + 1) for c in range(column, last_column + 1)}
            if (last_row, last_column) != (row, column):
                sheet.merge_cells(
                    start_row=row, start_column=column, end_row=last_row, end_column=last_column
                )
            column = last_column + 1


def _timeless(data: bytes) -> bytes:
    """The same package without the times of writing."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in sorted(source.namelist()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            body = source.read(name)
            if name == "docProps/core.xml":
                body = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>2000-01-01T00:00:00Z", body)
            target.writestr(entry, body)
    return buffer.getvalue()
