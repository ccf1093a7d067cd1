"""An OpenDocument spreadsheet: one pass over its content, when cells are first wanted."""

from __future__ import annotations

from collections.abc import Collection

from reportcli.workbook.excel.named_ranges import NamedRange, of_ods
from reportcli.workbook.excel.ods.content import ContentScan
from reportcli.workbook.excel.ods.styles import OdsStyles
from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet
from reportcli.workbook.excel.refusals import damaged
from reportcli.workbook.excel.xlsx import Wanted
from reportcli.workbook.excel.xml_scan import parser, run


class OdsFile:
    """A spreadsheet of LibreOffice and others. All sheets stand in one part, so all are read at once."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._book: RawBook | None = None
        self._full: dict[str, RawSheet] = {}

    def read(self, wanted: Wanted) -> RawBook:
        """The sheets whose name is wanted with their cells, the others by name alone or as read before."""
        book = self._book or self._read()
        for at, sheet in enumerate(book.sheets):
            if wanted(sheet.name):
                book.sheets[at] = self._full[sheet.name]
        return book

    def first_rows(self, names: Collection[str]) -> list[RawSheet]:
        """These sheets, as they were read."""
        return [sheet for name, sheet in self._full.items() if name in names]

    def named_ranges(self) -> dict[str, NamedRange]:
        """The named ranges and database ranges."""
        return of_ods(self.package)

    def _read(self) -> RawBook:
        if "content.xml" not in self.package:
            raise damaged(self.package.input, "content.xml")
        styles = OdsStyles()
        self._scan("styles.xml", styles)
        content = self._scan("content.xml", styles)
        self._full = {sheet.name: sheet for sheet in content.sheets}
        book = RawBook([RawSheet(sheet.name, sheet.hidden) for sheet in content.sheets])
        formats = content.formats
        book.formats, book.struck, book.unseen, book.grounds, book.stressed = (
            formats.codes, formats.struck, formats.unseen, formats.grounds, formats.stressed,
        )  # fmt: skip
        book.looks, book.links = content.rules.looks, tuple(content.links)
        book.indents = formats.indents
        self._book = book
        return book

    def _scan(self, part: str, styles: OdsStyles) -> ContentScan:
        scan = parser()
        found = ContentScan(self.package.input, scan, styles)
        scan.StartElementHandler, scan.EndElementHandler = found.start, found.end
        data = self.package.read(part)
        if data:
            run(scan, data, self.package.input)
        return found
