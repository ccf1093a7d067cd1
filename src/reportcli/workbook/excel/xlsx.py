"""Open XML workbooks (xlsx, xlsm; transitional and strict): one pass over each sheet that is wanted."""

from __future__ import annotations

from collections.abc import Callable

from reportcli.model.diagnostic import Findings
from reportcli.workbook.excel.cells import Book, ListObject, Sheet, parse_range
from reportcli.workbook.excel.format_codes import BUILTIN
from reportcli.workbook.excel.large_sheet import LargeSheets
from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.sheet_scan import scan_data, scan_strings
from reportcli.workbook.excel.xml_scan import elements

Wanted = Callable[[str], bool]


def read_xlsx(package: Package, wanted: Wanted) -> Book:
    """The sheets whose name is wanted with their cells, the others by name alone."""
    main = _main_part(package)
    relations = package.relations(main)
    book = Book([])
    plan: list[tuple[Sheet, str]] = []
    external: list[str] = []
    for tag, attributes in elements(package.read(main), package):
        if tag == "workbookPr":
            book.date1904 = attributes.get("date1904") in ("1", "true", "on")
        elif tag == "sheet":
            kind, target = relations.get(attributes.get("id", ""), ("", ""))
            if kind in ("worksheet", "") and target:
                sheet = Sheet(
                    attributes.get("name", ""), hidden=attributes.get("state", "visible") != "visible"
                )
                plan.append((sheet, target))
        elif tag == "externalReference":
            external.append(relations.get(attributes.get("id", ""), ("", ""))[1])
    book.sheets = [sheet for sheet, _ in plan]
    book.links = tuple(_link_target(package, part) for part in external if part)
    chosen = [(sheet, part) for sheet, part in plan if wanted(sheet.name)]
    if chosen:
        book.formats = _formats(package, _part(relations, "styles"), book)
        strings = scan_strings(package, _part(relations, "sharedStrings"))
        large = LargeSheets(package, book.formats, book.date1904)
        for sheet, part in chosen:
            if part not in package:
                raise package.damaged(part)
            data = package.read(part)
            if not large.fill(sheet, data, strings):
                scan_data(package, data, sheet, strings)
            _list_objects(package, part, sheet)
    return book


def _main_part(package: Package) -> str:
    for kind, target in package.relations("").values():
        if kind == "officeDocument" and target in package:
            return target
    if "xl/workbook.xml" in package:
        return "xl/workbook.xml"
    raise package.damaged("xl/workbook.xml")


def _part(relations: dict[str, tuple[str, str]], kind: str) -> str:
    fallback = f"xl/{kind}.xml"
    return next((target for found, target in relations.values() if found == kind), fallback)


def _link_target(package: Package, part: str) -> str:
    """The file that an external link names, its folder left out (it may tell of a person's computer)."""
    targets = [target for _, target in package.relations(part).values()]
    path = targets[0] if targets else part
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2].replace("%20", " ")


def _formats(package: Package, part: str, book: Book) -> list[str]:
    """Number format code of every cell style; a damaged styles part loses them and is told."""
    try:
        found = elements(package.read(part), package)
    except Findings as problem:
        book.notes.append(("styles-damaged", dict(problem.diagnostics[0].args)))
        return []
    codes, formats, inside = dict(BUILTIN), [], False
    for tag, attributes in found:
        if tag in ("cellStyleXfs", "cellXfs", "cellStyles", "dxfs", "fonts", "fills", "borders"):
            inside = tag == "cellXfs"
        elif tag == "numFmt" and attributes.get("numFmtId", "").isdigit():
            codes.setdefault(int(attributes["numFmtId"]), attributes.get("formatCode", "General"))
        elif tag == "xf" and inside:
            number = attributes.get("numFmtId", "0")
            formats.append(codes.get(int(number), "General") if number.isdigit() else "General")
    return formats


def _list_objects(package: Package, part: str, sheet: Sheet) -> None:
    for kind, target in package.relations(part).values():
        if kind in ("drawing", "image"):
            sheet.drawings = True
        if kind != "table":
            continue
        for tag, attributes in elements(package.read(target), package):
            area = parse_range(attributes.get("ref", "")) if tag == "table" else None
            if area is not None:
                header = 0 if attributes.get("headerRowCount") == "0" else 1
                totals = attributes.get("totalsRowCount", "0")
                name = attributes.get("displayName") or attributes.get("name", "")
                sheet.tables.append(ListObject(name, area, header, int(totals) if totals.isdigit() else 0))
