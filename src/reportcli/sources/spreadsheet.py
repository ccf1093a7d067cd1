"""A sheet, or a part of one, of another workbook as the sheet of a table."""

from __future__ import annotations

from collections.abc import Iterable

from reportcli.inputs.nearest import nearest
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.refs import SheetRef
from reportcli.model.value_class import replace
from reportcli.sources.declared import Declared
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.excel.cells import Range, parse_range
from reportcli.workbook.excel.named_ranges import excel_reference
from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet
from reportcli.workbook.excel.sheet_rows import ScannedRows
from reportcli.workbook.excel.workbook_file import WorkbookFile
from reportcli.workbook.names import fold, shortened
from reportcli.workbook.source_sheet import SourceSheet
from reportcli.workbook.unknown_sheets import own_name, spellings


def read_spreadsheet(
    declared: Declared, file: WorkbookFile, label: str, spec: TableSpec
) -> tuple[SourceSheet, list[Diagnostic]]:
    """The sheet and what its file's format loses. label: the file's name in places, "" of the report's own
    workbook. Raises Findings.
    """
    book = file.book(lambda _: True)
    name, area = _place(declared, file, book)
    sheet = _sheet(declared, book, name, spec)
    own = _within(sheet, area) if area is not None else sheet
    named = f"[{label}]{sheet.name}" if label else sheet.name
    own = replace(own, name=named, top=area.top if area is not None else 1)
    made = SourceSheet(declared.table, file.input, own, book, span=declared.span, owner=declared.owner)
    return made, book.diagnostics if label else []


def _place(declared: Declared, file: WorkbookFile, book: RawBook) -> tuple[str, Range | None]:
    """The name of the sheet, "" where none is stated, and the rectangle. Raises Findings."""
    wanted, stated = declared.area.strip(), declared.sheet
    if not wanted:
        return stated, None
    area = parse_range(wanted.upper())
    if area is not None:
        return stated, area
    place = excel_reference(wanted) or _named(wanted, file, book)
    if isinstance(place, list):
        where = declared.at or SheetRef(file.input)
        args = {"range": wanted, "file": declared.path.name, "nearest": nearest(wanted, place)}
        raise Findings([error("source-range-unknown", where, names=shortened(place), **args)])
    if stated and fold(stated) != fold(place[0]):
        args = {"range": wanted, "sheet": place[0], "stated": stated}
        raise Findings([error("source-range-elsewhere", declared.at or SheetRef(file.input), **args)])
    return place


def _named(wanted: str, file: WorkbookFile, book: RawBook) -> tuple[str, Range] | list[str]:
    """The place of a named range or an Excel table; else the names that there are."""
    known = file.named_ranges() | {
        table.name: (sheet.name, table.range) for sheet in book.sheets for table in sheet.tables
    }
    folded = {name.casefold(): place for name, place in known.items()}
    return folded.get(wanted.casefold()) or sorted(known)


def _sheet(declared: Declared, book: RawBook, stated: str, spec: TableSpec) -> RawSheet:
    """The stated sheet; else the only one, or the one that has a name of the table. Raises Findings."""
    if stated:
        found = [sheet for sheet in book.sheets if fold(sheet.name) == fold(stated)]
    else:
        titles = {fold(title) for title in spellings(spec)}
        found = [sheet for sheet in book.sheets if {fold(sheet.name), fold(own_name(sheet.name))} & titles]
        seen = [sheet for sheet in book.sheets if not sheet.hidden]
        found = found or (seen if len(seen) == 1 else [])
    if found:
        return found[0]
    names = [sheet.name for sheet in book.sheets]
    args = {"file": declared.path.name, "names": shortened(names), "table": spec.name}
    near = nearest(stated or spec.name, names)
    code = "source-sheet-unknown" if stated else "source-sheet-unclear"
    raise Findings([error(code, declared.at, sheet=stated, nearest=near, **args)])


def _within(sheet: RawSheet, area: Range) -> RawSheet:
    """The sheet as if nothing stood outside a rectangle."""
    rows = ScannedRows()
    for number in _rows_of(sheet, area):
        cells = {at: cell for at, cell in sheet.rows[number].items() if area.left <= at <= area.right}
        if cells:
            rows[number] = cells
    inside = [one for one in sheet.tables if _holds(area, one.range)]
    merges = [one for one in sheet.merges if _holds(area, one)]
    return replace(sheet, rows=rows, merges=merges, tables=inside)


def _rows_of(sheet: RawSheet, area: Range) -> Iterable[int]:
    return (number for number in sheet.rows.numbers if area.top <= number <= area.bottom)


def _holds(area: Range, other: Range) -> bool:
    return (
        area.top <= other.top
        and other.bottom <= area.bottom
        and area.left <= other.left
        and other.right <= area.right
    )
