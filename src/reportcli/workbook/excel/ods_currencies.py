"""The currencies that cells of an OpenDocument sheet state, which calamine leaves out.

Source: OpenDocument 1.3 part 3, 19.369 (office:currency) and 19.675 (table:number-columns-repeated).
"""

from __future__ import annotations

from xml.parsers import expat

from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.xml_scan import local, parser, run

MOST = 1_000_000
"""Cells with a currency that are looked at, repeated ones counted each."""
_ROWS = 1_048_576
Places = dict[tuple[int, int], str]
"""Row and column, 1-based -> ISO 4217 code."""


def currency_cells(package: Package) -> dict[str, Places]:
    """Of every sheet by name the cells that state a currency. Raises Findings for damaged XML."""
    scan = parser()
    found = _CurrencyScan(scan)
    scan.StartElementHandler, scan.EndElementHandler = found.start, found.end
    data = package.read("content.xml")
    if data:
        run(scan, data, package.input)
    return found.sheets


class _CurrencyScan:
    """The state of one pass; a table within a cell counts as nothing."""

    def __init__(self, scan: expat.XMLParserType) -> None:
        self.scan = scan
        self.sheets: dict[str, Places] = {}
        self.places: Places = {}
        self.row, self.column, self.rows, self.depth, self.left = 0, 0, 1, 0, MOST

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """One start tag."""
        tag = local(name)
        if tag == "table" and name.startswith("table:"):
            self.depth += 1
            if self.depth == 1:
                self.row = 0
                self.places = self.sheets.setdefault(attributes.get("table:name", ""), {})
        elif self.depth != 1:
            return
        elif tag == "table-row":
            self.column, self.rows = 0, _repeated(attributes, "table:number-rows-repeated")
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell(attributes)

    def end(self, name: str) -> None:
        """One end tag."""
        tag = local(name)
        if tag == "table" and name.startswith("table:"):
            self.depth -= 1
        elif tag == "table-row" and self.depth == 1:
            self.row += self.rows

    def _cell(self, attributes: dict[str, str]) -> None:
        columns = _repeated(attributes, "table:number-columns-repeated")
        code = attributes.get("office:currency", "")
        if code and attributes.get("office:value-type") == "currency":
            for row in range(self.row + 1, self.row + self.rows + 1):
                for column in range(self.column + 1, self.column + columns + 1):
                    if self.left > 0:
                        self.left -= 1
                        self.places[row, column] = code
        self.column += columns


def _repeated(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return min(int(text), _ROWS) if text.isdigit() and len(text) < 9 else 1
