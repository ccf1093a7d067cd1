"""The next year's folder from the last year's workbook: lists stay, this year becomes the comparison."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from reportcli.inputs.project_files import ProjectFiles, package_layouts, project_root
from reportcli.model.diagnostic import Findings, Severity, error
from reportcli.model.fact import Fact
from reportcli.model.refs import CellRef, SheetRef, Span
from reportcli.request import Request
from reportcli.run.loading import load
from reportcli.starter.example import example
from reportcli.starter.new import LANGUAGES, write_all
from reportcli.starter.template import saved
from reportcli.workbook.contract.contract import NUMERIC, Column, TableSpec
from reportcli.workbook.read import read_workbook
from reportcli.workbook.tables.languages import primary
from reportcli.workbook.tables.record import Record, cell_of, value_of
from reportcli.workbook.translations.memory import FILE as TRANSLATIONS
from reportcli.workbook.workbook import Workbook

CLEARED = frozenset({"results", "publications", "testimonies", "articles", "waivers", "events"})
"""Tables whose rows tell of one year only."""
KEPT_NUMBERS = frozenset({"order", "focal_x", "focal_y", "year", "words"})
"""Numeric columns that are no figures of the year."""
YEAR_DATES = ("report_date", "closing_date")


def next_report(folder: Path, source: Path) -> list[Path]:
    """Writes the folder and gives its files. Raises Findings: no year, no workbook, something stands."""
    digits = re.search(r"(?:19|20|21)\d\d", folder.name)
    if digits is None:
        raise Findings([error("starter-year", SheetRef(folder.name), name=folder.name, source=source.name)])
    files = ProjectFiles(project_root(source.parent), package_layouts())
    _, contract = load(Request(source), files)
    workbook = read_workbook(source, contract, files)
    unreadable = [
        f for f in workbook.diagnostics if f.severity is Severity.ERROR and f.code.startswith("workbook-")
    ]
    if unreadable:
        raise Findings(unreadable)
    year = int(digits[0])
    made = {f"{year}.xlsx": _carried(source, workbook, year)}
    layout = files.find(source.parent, "layout.yaml")
    if layout is not None:
        made["layout.yaml"] = layout.read_bytes()
    for name in sorted({photo.resource.path for photo in workbook.photos.values()}):
        made[f"media/{Path(name).name}"] = Path(name).read_bytes()
    lang = workbook.language if workbook.language in LANGUAGES else "en"
    blank = example(lang).words["to-write"] + "\n"
    for text in workbook.texts.values():
        if isinstance(text.where, Span):
            made[f"texts/{Path(text.file).stem}.md"] = blank.encode()
    for tag, texts in workbook.translations.items():
        own = example(primary(tag)).words["to-write"] + "\n" if primary(tag) in LANGUAGES else blank
        for text in texts.values():
            if isinstance(text.where, Span):
                made[f"texts/{Path(text.file).stem}.md"] = own.encode()
    memory = files.find(source.parent, TRANSLATIONS)
    if memory is not None:
        made[TRANSLATIONS] = memory.read_bytes()
    return write_all(folder, made)


def _carried(source: Path, workbook: Workbook, year: int) -> bytes:
    """Last year's workbook with its own formatting, comparisons moved and figures blanked."""
    from openpyxl import load_workbook

    book = load_workbook(source)
    for name, table in workbook.tables.items():
        if table.sheet is None:
            continue
        for record in table.records:
            if table.spec.form == "trial-balance":
                _empty(book, record)
            elif name in CLEARED:
                _blank(book, record, table.spec.columns.values())
            else:
                _shift(book, record, table.spec)
    for record in workbook.records("organisation") if "organisation" in workbook.tables else ():
        _put(book, cell_of(record, "year"), year)
        for column in YEAR_DATES:
            day = (
                value_of(record, column)
                if column in workbook.contract.tables["organisation"].columns
                else None
            )
            if day is not None:
                last = day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
                _put(book, cell_of(record, column), last)
    return saved(book)


def _shift(book: Any, record: Record, spec: TableSpec) -> None:
    """previous := current; every other figure of the year is blanked."""
    figures = [c for c in spec.columns.values() if c.type in NUMERIC and c.name not in KEPT_NUMBERS]
    before = _comparison(figures)
    moved = {old.name: value_of(record, new.name) for old, new in before}
    _blank(book, record, figures)
    for name, value in moved.items():
        if isinstance(value, Fact):
            _put(book, cell_of(record, name), _plain(value))


def _comparison(figures: list[Column]) -> list[tuple[Column, Column]]:
    """Pairs of a column of the year before and the one of the year."""
    now = {column.name: column for column in figures if column.period == 0}
    current = now.get("current") or next(iter(now.values()), None)
    amount = next((c for c in figures if c.name == "amount"), None)
    rest = [column for column in figures if column.period is None and column.name != "previous"]
    other = current or amount or (rest[0] if len(rest) == 1 else None)
    return [(c, other) for c in figures if other is not None and (c.period == -1 or c.name == "previous")]


def _empty(book: Any, record: Record) -> None:
    """An account of the year: its whole row goes, the next export is pasted in its place."""
    where = cell_of(record, "account")
    if where is None:
        return
    for column in range(1, book[where.sheet].max_column + 1):
        _put(book, CellRef(where.input, where.sheet, where.row, column), None)


def _plain(value: Fact) -> int | float:
    return int(value.value) if value.value == value.value.to_integral_value() else float(value.value)


def _blank(book: Any, record: Record, columns: Any) -> None:
    for column in columns:
        _put(book, cell_of(record, column.name), None)


def _put(book: Any, where: CellRef | None, value: Any) -> None:
    if where is None:
        return
    cell = book[where.sheet].cell(where.row, where.column)
    if type(cell).__name__ != "MergedCell":
        cell.value = value
