"""Open XML workbooks (xlsx, xlsm; transitional and strict): one pass over each sheet that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection

from reportcli.model.collector import shown
from reportcli.model.diagnostic import Findings, warning
from reportcli.model.refs import SheetRef
from reportcli.workbook.excel.cells import ListObject, parse_range
from reportcli.workbook.excel.known_sheets import KnownSheets
from reportcli.workbook.excel.large_sheets import LargeSheets
from reportcli.workbook.excel.looks.styles import read_styles
from reportcli.workbook.excel.named_ranges import NamedRange, of_xlsx
from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet
from reportcli.workbook.excel.refusals import damaged
from reportcli.workbook.excel.sheet_scan import scan_data, scan_first, scan_strings
from reportcli.workbook.excel.xml_scan import elements

PEEKED = 60_000
"""Bytes of a sheet that show what it is about."""
Wanted = Callable[[str], bool]
"""Whether the cells of a sheet are asked for, by its name."""


class XlsxFile:
    """An Open XML workbook: its sheets by name at once, the cells of each when they are first wanted."""

    def __init__(self, package: Package, known: KnownSheets | None = None) -> None:
        self.package, self.input, self.known = package, package.input, known
        self._book = RawBook()
        self._unread: list[tuple[RawSheet, str]] = []
        self._cells: _CellReader | None = None
        self._relations = self._outline()

    def _outline(self) -> dict[str, tuple[str, str]]:
        """Sheets, date system and links, from the main part; the relations of that part."""
        main = _main_part(self.package)
        relations = self.package.relations(main)
        external: list[str] = []
        for tag, attributes in elements(self.package.read(main), self.input):
            kind, target = relations.get(attributes.get("id", ""), ("", ""))
            if tag == "workbookPr":
                self._book.date1904 = attributes.get("date1904") in ("1", "true", "on")
            elif tag == "sheet" and kind in ("worksheet", "") and target:
                hidden = attributes.get("state", "visible") != "visible"
                self._unread.append((RawSheet(attributes.get("name", ""), hidden), target))
            elif tag == "externalReference":
                external.append(target)
        self._book.sheets = [sheet for sheet, _ in self._unread]
        self._book.links = tuple(_link_target(self.package, part) for part in external if part)
        return relations

    def read(self, wanted: Wanted) -> RawBook:
        """The sheets whose name is wanted with their cells, the others by name alone or as read before."""
        chosen = [(sheet, part) for sheet, part in self._unread if wanted(sheet.name)]
        self._unread = [(sheet, part) for sheet, part in self._unread if not wanted(sheet.name)]
        for sheet, part in chosen:
            self._read(sheet, part)
        return self._book

    def _read(self, sheet: RawSheet, part: str) -> None:
        """Fills a sheet, or puts one in its place that was read before from the same parts."""
        strings = (_part(self._relations, "sharedStrings"),)
        known = None if self.known is None else self.known.sheet(self.package, part, strings, sheet)
        self._cells = self._cells or _CellReader(self.package, self._relations, self._book)
        if known is None:
            self._cells.fill(sheet, part)
            if self.known is not None:
                self.known.keep(self.package, part, strings, sheet)
        else:
            self._book.sheets = [known if one is sheet else one for one in self._book.sheets]

    def first_rows(self, names: Collection[str]) -> list[RawSheet]:
        """The first rows of these sheets, by what a prefix of their part holds; they stay unread."""
        found = []
        for sheet, part in self._unread:
            if sheet.name in names and part in self.package:
                self._cells = self._cells or _CellReader(self.package, self._relations, self._book)
                found.append(self._cells.peeked(sheet.name, part))
        return found

    def named_ranges(self) -> dict[str, NamedRange]:
        """The defined names that stand for a rectangle of a sheet."""
        return of_xlsx(self.package.read(_main_part(self.package)), self.input)


class _CellReader:
    """Reads cells of sheets with what all sheets share: formats and strings. `book` gets the formats."""

    def __init__(self, package: Package, relations: dict[str, tuple[str, str]], book: RawBook) -> None:
        self.package = package
        self._read_styles(relations, book)
        self.strings = scan_strings(package, _part(relations, "sharedStrings"))
        self.large = LargeSheets(package, book)

    def _read_styles(self, relations: dict[str, tuple[str, str]], book: RawBook) -> None:
        """Formats and looks; a damaged part loses them, with a warning."""
        try:
            styles = read_styles(self.package, _part(relations, "styles"), _part(relations, "theme"))
        except Findings as problem:
            reason = shown(problem.diagnostics[0].args["reason"])
            book.diagnostics.append(warning("styles-damaged", SheetRef(self.package.input), reason=reason))
            return
        book.formats, book.struck, book.unseen = styles.formats, styles.struck, styles.unseen
        book.grounds, book.looks = styles.coloured, styles.looks
        book.stressed, book.indents = styles.stressed, styles.indents

    def fill(self, sheet: RawSheet, part: str) -> None:
        """Fills a sheet from its part. Raises Findings."""
        if part not in self.package:
            raise damaged(self.package.input, part)
        data = self.package.read(part)
        if not self.large.fill(sheet, data, self.strings):
            scan_data(self.package.input, data, sheet, self.strings)
        _list_objects(self.package, part, sheet)

    def peeked(self, name: str, part: str) -> RawSheet:
        """A sheet of the cells that the first bytes of its part hold."""
        sheet = RawSheet(name)
        scan_first(self.package.input, self.package.read(part)[:PEEKED], sheet, self.strings)
        return sheet


def _main_part(package: Package) -> str:
    for kind, target in package.relations("").values():
        if kind == "officeDocument" and target in package:
            return target
    if "xl/workbook.xml" in package:
        return "xl/workbook.xml"
    raise damaged(package.input, "xl/workbook.xml")


def _part(relations: dict[str, tuple[str, str]], kind: str) -> str:
    fallback = f"xl/{kind}.xml"
    return next((target for found, target in relations.values() if found == kind), fallback)


def _link_target(package: Package, part: str) -> str:
    """The file that an external link names, its folder left out (it may tell of a person's computer)."""
    targets = [target for _, target in package.relations(part).values()]
    path = targets[0] if targets else part
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2].replace("%20", " ")


def _list_objects(package: Package, part: str, sheet: RawSheet) -> None:
    for kind, target in package.relations(part).values():
        if kind != "table":
            continue
        for tag, attributes in elements(package.read(target), package.input):
            area = parse_range(attributes.get("ref", "")) if tag == "table" else None
            if area is not None:
                header = 0 if attributes.get("headerRowCount") == "0" else 1
                totals = attributes.get("totalsRowCount", "0")
                name = attributes.get("displayName") or attributes.get("name", "")
                sheet.tables.append(ListObject(name, area, header, int(totals) if totals.isdecimal() else 0))
