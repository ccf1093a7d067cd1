"""The template workbook: a sheet a table of the contract, tinted input cells, drop-downs and comments."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Collection, Mapping
from copy import copy
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table, TableStyleInfo

from reportcli.model.languages import codes
from reportcli.starter.example import Example, Rows
from reportcli.starter.lists import SINGLE, add_lists, add_read_me
from reportcli.workbook.contract.contract import Column, Contract, TableSpec

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.styles.cell_style import StyleArray
    from openpyxl.worksheet.worksheet import Worksheet

SPARE = 25
"""Rows below the example that are ready for input."""
FORMATS = {
    "money": "#,##0.00",
    "percent": "0.0%",
    "date": "dd/mm/yyyy",
    "month": "mm/yyyy",
    "integer": "#,##0",
    "year": "0",
    "code": "@",
    "ref": "@",
    "phone": "@",
    "photo": "@",
}
WIDE = frozenset({"text", "markdown", "list"})
EXAMPLE = 80  # characters of an example in a note
REFUSING = ("boolean", "choice", "ref")
"""Types whose cells take a word of their list and nothing else."""
TABS = {"key-value": "earth", "trial-balance": "field"}
"""Colours of the tabs by the form of the sheet, of the example's looks; lists have that of headers."""
KEPT = ("language", "currency")
LONGEST_LIST = 250
"""Characters that a spreadsheet takes for the words of a drop-down."""


def template(
    contract: Contract,
    sample: Example,
    layout: str = "",
    extra: Collection[str] = (),
    *,
    empty: bool = False,
) -> bytes:
    """The workbook's bytes; the same for the same contract and example. extra: what is had on request.

    empty: without the example, but for the language and the currency.
    """
    book = openpyxl.Workbook()
    book.remove(book.active)
    words = sample.words
    ranges = add_lists(book, words["lists"])
    wanted = [
        s for s in contract.tables.values() if not s.dropped and (not s.on_request or s.on_request in extra)
    ]
    for spec in sorted(wanted, key=lambda spec: spec.name != "organisation"):
        sheet = book.create_sheet(spec.title(sample.lang)[:31])
        sheet.sheet_properties.tabColor = sample.looks[TABS.get(spec.form, "header")]
        _print_set_up(sheet)
        writer = _SheetWriter(sheet, spec, contract, sample, ranges=ranges)
        rows = sample.tables.get(spec.name, [])
        if empty:
            kept = [{name: row[name] for name in KEPT if name in row} for row in rows]
            rows = kept if spec.name == "organisation" else []
        if spec.form == "key-value":
            stated = {"layout": layout} if layout and "layout" in spec.columns else {}
            writer.pairs({**(rows[0] if rows else {}), **stated})
        else:
            writer.rows(rows)
    book.move_sheet(words["lists"], len(book.sheetnames))
    add_read_me(book, words["read-me"], words["read-me-text"].splitlines())
    book.active = 0
    return saved(book)


def _print_set_up(sheet: Worksheet) -> None:
    """A sheet prints as wide as a page that lies, its header on each."""
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


class _SheetWriter:
    """Writes one table to its sheet."""

    def __init__(
        self,
        sheet: Worksheet,
        spec: TableSpec,
        contract: Contract,
        sample: Example,
        *,
        ranges: Mapping[str, str],
    ) -> None:
        self.sheet, self.spec, self.contract, self.sample = sheet, spec, contract, sample
        self.ranges = ranges
        self.examples = {name: value for row in reversed(self._rows()) for name, value in row.items()}
        self.tint = PatternFill("solid", fgColor=sample.looks["input"])
        self.head = PatternFill("solid", fgColor=sample.looks["header"])
        self.bold = Font(bold=True, color=sample.looks["header-text"])
        self.styles: dict[tuple[str, bool], StyleArray] = {}

    def _rows(self) -> Rows:
        return self.sample.tables.get(self.spec.name, [])

    def rows(self, records: Rows) -> None:
        """A record a row, its header in row 1, as an Excel Table that holds the rows to be filled in."""
        last = max(2, 1 + len(records))
        columns = [column for column in self.spec.columns.values() if not column.derived]
        hint = self.sample.hints.get(self.spec.on_request, "") if self.spec.form != "rows" or records else ""
        for at, column in enumerate(columns, 1):
            comment = "\n".join(filter(None, (hint if at == 1 else "", self._comment(column))))
            self._header(1, at, column.title(self.sample.lang), comment)
            for row in range(2, last + SPARE + 1):
                given = records[row - 2].get(column.name) if row - 2 < len(records) else None
                self._input(row, at, column, given)
            letter = get_column_letter(at)
            self.sheet.column_dimensions[letter].width = 40 if column.type in WIDE else 18
            self._drop_down(column, f"{letter}2:{letter}{last + SPARE}")
        area = f"A1:{get_column_letter(len(columns))}{last + SPARE}"  # not every program grows a table
        table = Table(displayName=f"T_{self.spec.name}", ref=area)
        table.tableStyleInfo = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        self.sheet.add_table(table)
        self.sheet.freeze_panes = "A2"

    def pairs(self, record: Mapping[str, object]) -> None:
        """A key and its value a row."""
        words = self.sample.words
        self._header(1, 1, words["key"], self.spec.purpose(self.sample.lang))
        self._header(1, 2, words["value"], "")
        for row, column in enumerate(self.spec.columns.values(), 2):
            self._header(row, 1, column.title(self.sample.lang), self._comment(column))
            self._input(row, 2, column, record.get(column.name))
            self._drop_down(column, f"B{row}")
        self.sheet.column_dimensions["A"].width = 30
        self.sheet.column_dimensions["B"].width = 60
        self.sheet.freeze_panes = "A2"

    def _header(self, row: int, at: int, text: str, comment: str) -> None:
        cell = self.sheet.cell(row, at, text)
        cell.fill, cell.font = self.head, self.bold
        if comment:
            cell.comment = Comment(comment, "reportcli", width=260, height=110)

    def _input(self, row: int, at: int, column: Column, value: object) -> None:
        cell = self.sheet.cell(row, at)
        self._style(cell, _format_of(column, value), wide=column.type in WIDE)
        if value is None:
            return
        cell.value = self._typed(column, value)
        if isinstance(cell.value, str):
            cell.data_type = "s"  # a text that begins with = is no formula

    def _style(self, cell: Cell, number_format: str, *, wide: bool) -> None:
        """Tint, format and alignment. openpyxl styles the first cell of a kind, the others have a copy of its
        style: looking up each part of it again was half of the time that a template took.
        """
        known = self.styles.get((number_format, wide))
        if known is not None:
            cell._style = copy(known)
            return
        cell.fill, cell.number_format = self.tint, number_format
        if wide:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        self.styles[number_format, wide] = cell._style

    def _typed(self, column: Column, value: object) -> object:
        if column.type in ("date", "month"):
            return date.fromisoformat(str(value))
        if column.type == "boolean":
            return self.sample.words["yes" if value in (True, "true") else "no"]
        if column.type in ("money", "percent", "number", "integer", "year") and isinstance(value, str):
            return float(value) if "." in value else int(value)
        return "\n".join(value) if isinstance(value, list) else value

    def _comment(self, column: Column) -> str:
        """What the column is for and what it takes."""
        hints = self.sample.hints
        hint = hints.get(column.name, "") if column.type == "code" else ""
        hint = hint or hints.get(column.type, "")
        if column.type == "choice":
            hint = f"{hint} {', '.join(self._choices(column))}"
        if column.type == "ref":
            hint = f"{hint} {self.contract.tables[column.target].title(self.sample.lang)}"
        if column.unit:
            hint = f"{hint.rstrip('.')} ({column.unit})."
        needed = self.sample.words["required"] if column.required else ""
        example = self._example(column)
        parts = (column.purpose(self.sample.lang), hint.strip(), example, needed)
        return "\n".join(part for part in parts if part)

    def _example(self, column: Column) -> str:
        """A value as one types it: of the example, where it has one."""
        value = self.examples.get(column.name)
        if value is None or column.type in ("boolean", "choice", "date", "month"):
            return ""
        shown = value[0] if isinstance(value, list) and value else value
        return f"{self.sample.words['example']} {str(shown)[:EXAMPLE]}"

    def _choices(self, column: Column) -> list[str]:
        place = codes().index(self.sample.lang)
        return [names[place] if len(names) > place else key for key, names in column.choices.items()]

    def _drop_down(self, column: Column, cells: str) -> None:
        words: list[str] = []
        if column.type == "boolean":
            words = [self.sample.words["yes"], self.sample.words["no"]]
        elif column.type == "choice":
            words = self._choices(column)
        listed = f'"{",".join(words)}"' if words and len(",".join(words)) < LONGEST_LIST else ""
        if column.type == "ref":
            listed = self._keys(self.contract.tables[column.target])
        if column.type == "code" and column.name in self.ranges:
            listed = self.ranges[column.name]
        if listed:
            refuses = column.type in REFUSING or column.name in SINGLE
            rule = DataValidation(type="list", formula1=listed, allow_blank=True, showErrorMessage=refuses)
            rule.error = self.sample.words["refused"]
            rule.add(cells)
            self.sheet.add_data_validation(rule)

    def _keys(self, target: TableSpec) -> str:
        """The cells that hold the keys of a table."""
        letter = get_column_letter([*target.columns].index(target.key) + 1)
        return f"{quote_sheetname(target.title(self.sample.lang))}!${letter}$2:${letter}$500"


def _format_of(column: Column, value: object) -> str:
    """Of a cell. A whole amount of the example has none: it prints without cents until it has some."""
    if column.type == "money" and value is not None and float(str(value)).is_integer():
        return "General"
    return FORMATS.get(column.type, "General")


def saved(book: Workbook) -> bytes:
    """A workbook's bytes without the time of day: entries and properties carry a fixed date."""
    raw, out = BytesIO(), BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "docProps/core.xml":
                data = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"2000-01-01T00:00:00Z", data)
            target.writestr(
                zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED
            )
    return out.getvalue()
