"""The next year's folder from the last year's workbook: lists stay, this year becomes the comparison."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from reportcli.inputs.project_root import project_files
from reportcli.model.diagnostic import Findings, Severity, error
from reportcli.model.fact import Fact
from reportcli.model.languages import FALLBACK, languages
from reportcli.model.refs import CellRef, SheetRef, Span
from reportcli.request import Request
from reportcli.run.loading import load
from reportcli.starter.example import example
from reportcli.starter.new import write_all
from reportcli.starter.template import saved
from reportcli.workbook.contract.contract import NUMERIC, Column, TableSpec
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.read import read_file
from reportcli.workbook.tables.languages import primary
from reportcli.workbook.tables.record import Record, cell_of, columns_of, value_of
from reportcli.workbook.translations.memory import FILE as TRANSLATIONS
from reportcli.workbook.workbook import Workbook

if TYPE_CHECKING:
    from openpyxl import Workbook as OpenpyxlBook

FIRST = "organisation"
CLEARED = frozenset({"results", "publications", "testimonies", "articles", "waivers", "events"})
"""Tables whose rows tell of one year only."""
KEPT_NUMBERS = frozenset({"order", "focal_x", "focal_y", "year", "words"})
"""Numeric columns that are no figures of the year."""
YEAR_DATES = ("report_date", "closing_date", "period_start")
OWN_FOLDERS = ("components", "sections", "flags", "icons", "logos", "fonts", "icc", "accounts")
"""Folders of a layout that stands beside its workbook."""


def next_report(folder: Path, source: Path) -> list[Path]:
    """Writes the folder and gives its files. Raises Findings: no year, no workbook, something stands."""
    digits = re.search(r"(?:19|20|21)\d\d", folder.name)
    if digits is None:
        raise Findings([error("starter-year", SheetRef(folder.name), name=folder.name, source=source.name)])
    file = WorkbookFile(source, project_files(source.parent))
    _, contract = load(Request(source), file)
    workbook = read_file(file, contract)
    errors = [f for f in workbook.diagnostics if f.severity is Severity.ERROR]
    unreadable = [f for f in errors if f.code.startswith("workbook-")]
    if unreadable:
        raise Findings(unreadable)
    year = int(digits[0])
    made = {f"{year}.xlsx": _carried(source, workbook, year)}
    made |= _beside(file)
    for name in sorted({photo.resource.path for photo in workbook.photos.values()} - {""}):
        made[_carried_name(Path(name), source.parent)] = Path(name).read_bytes()
    return write_all(folder, made | _blank_texts(workbook) | _kept(file, TRANSLATIONS))


def _carried_name(path: Path, folder: Path) -> str:
    """Where a picture of the workbook's folder stands in the new one."""
    inside = path.is_relative_to(folder)
    return path.relative_to(folder).as_posix() if inside else f"media/{path.name}"


def _beside(file: WorkbookFile) -> dict[str, bytes]:
    """The report's own layout and contract: YAML files beside the workbook, and folders of a layout."""
    files, folder = file.files, file.path.parent
    made: dict[str, bytes] = {}
    for name in sorted(files.names(folder)):
        if name.endswith((".yaml", ".yml")):
            made |= _kept(file, name)
    for group in OWN_FOLDERS:
        for path in sorted((folder / group).rglob("*")):
            if path.is_file() and not path.is_symlink():
                made[path.relative_to(folder).as_posix()] = path.read_bytes()
    return made


def _kept(file: WorkbookFile, name: str) -> dict[str, bytes]:
    """A file beside the workbook that goes over as it is; nothing where there is none."""
    path = file.files.usable(file.path.parent, name)
    return {name: path.read_bytes()} if path is not None else {}


def _blank_texts(workbook: Workbook) -> dict[str, bytes]:
    """Every text file of the year before, by its name, with the words “to write” in its own language."""
    in_languages = [(workbook.language, workbook.texts), *workbook.translations.items()]
    return {
        f"texts/{Path(text.file).stem}.md": _to_write(tag, workbook.language)
        for tag, texts in in_languages
        for text in texts.values()
        if isinstance(text.where, Span)
    }


def _to_write(tag: str, source: str) -> bytes:
    lang = next((code for code in (primary(tag), source) if code in languages()), FALLBACK)
    return (example(lang).words["to-write"] + "\n").encode()


def _carried(source: Path, workbook: Workbook, year: int) -> bytes:
    """Last year's workbook with its own formatting, comparisons moved and figures blanked."""
    book = load_workbook(source)
    for name, table in workbook.tables.items():
        for record in table.records if table.sheet is not None and table.sheet.sheet in book else ():
            if table.spec.form == "trial-balance":
                _empty(book, record)
            elif _is_history(table.spec):
                continue
            elif name in CLEARED:
                _blank(book, record, table.spec.columns.values())
            else:
                _shift(book, record, table.spec)
    for record in workbook.records(FIRST) if FIRST in workbook.tables else ():
        _to_year(book, record, year)
    return saved(book)


def _is_history(spec: TableSpec) -> bool:
    """Whether each row is of a year of its own: what was, stays."""
    return spec.name != FIRST and any(column.type == "year" for column in spec.columns.values())


def _to_year(book: OpenpyxlBook, organisation: Record, year: int) -> None:
    """The report's year, and its dates a year later; 29 February becomes the 28th."""
    _put(book, cell_of(organisation, "year"), _as_written(value_of(organisation, "year"), year))
    for column in [name for name in YEAR_DATES if name in columns_of(organisation)]:
        day = value_of(organisation, column)
        if day is not None:
            last = day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
            _put(book, cell_of(organisation, column), last)


def _as_written(last: object, year: int) -> int | str:
    """The year as the last report wrote its own: 2025/26 after 2024/25, whether 2025 or 2026 names it."""
    if not isinstance(last, Fact) or not last.written:
        return year
    later = year - int(last.value)
    return (last + Decimal(1 if later in (1, 2) else later)).written or year


def _shift(book: OpenpyxlBook, record: Record, spec: TableSpec) -> None:
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
    current = _of_the_year(figures)
    if current is None:
        return []
    return [(column, current) for column in figures if column.period == -1 or column.name == "previous"]


def _of_the_year(figures: list[Column]) -> Column | None:
    """The column that says the year's figure: `current`, `amount`, or the only one without a period."""
    now = {column.name: column for column in figures if column.period == 0}
    if now:
        return now.get("current") or next(iter(now.values()))
    amount = next((column for column in figures if column.name == "amount"), None)
    rest = [column for column in figures if column.period is None and column.name != "previous"]
    return amount or (rest[0] if len(rest) == 1 else None)


def _empty(book: OpenpyxlBook, record: Record) -> None:
    """An account of the year: its whole row goes, the next export is pasted in its place."""
    where = cell_of(record, "account")
    if where is None:
        return
    for column in range(1, book[where.sheet].max_column + 1):
        _put(book, CellRef(where.input, where.sheet, where.row, column), None)


def _plain(value: Fact) -> int | float:
    return int(value.value) if value.value == value.value.to_integral_value() else float(value.value)


def _blank(book: OpenpyxlBook, record: Record, columns: Iterable[Column]) -> None:
    for column in columns:
        _put(book, cell_of(record, column.name), None)


def _put(book: OpenpyxlBook, where: CellRef | None, value: object) -> None:
    if where is None:
        return
    cell = book[where.sheet].cell(where.row, where.column)
    if type(cell).__name__ != "MergedCell":
        cell.value = value
