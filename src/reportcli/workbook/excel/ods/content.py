"""One pass over content.xml: the cells of every sheet as spreadsheets show them.

Source: OpenDocument 1.3 part 3, 9 (tables) and 19.3 (attributes of cells). Prefixes are those that
every program writes; a file with others is put right as it is read.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.parsers import expat

from reportcli.workbook.excel.cells import MAX_COLUMNS, MAX_ROWS, Cell, Range
from reportcli.workbook.excel.ods.cell import CellText, typed
from reportcli.workbook.excel.ods.formats import Formats
from reportcli.workbook.excel.ods.formulas import as_typed, file_of
from reportcli.workbook.excel.ods.rules import Rules
from reportcli.workbook.excel.ods.styles import OdsStyles, is_nought
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.excel.refusals import too_large
from reportcli.workbook.excel.sheet_rows import ScannedRows

MAX_CELLS = 1_000_000
MAX_MERGES = 100_000
_PREFIXES = {
    "urn:oasis:names:tc:opendocument:xmlns:office:1.0": "office",
    "urn:oasis:names:tc:opendocument:xmlns:table:1.0": "table",
    "urn:oasis:names:tc:opendocument:xmlns:text:1.0": "text",
    "urn:oasis:names:tc:opendocument:xmlns:style:1.0": "style",
    "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0": "number",
    "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0": "fo",
    "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0": "calcext",
}
Attributes = dict[str, str]


class ContentScan:
    """The state of the pass. sheets: as they are read; links: names of other files that formulas read."""

    def __init__(self, input_id: str, scan: expat.XMLParserType, styles: OdsStyles) -> None:
        self.input, self.scan, self.styles = input_id, scan, styles
        self.formats = Formats(styles)
        self.sheets: list[RawSheet] = []
        self.links: list[str] = []
        self.rules = Rules(styles)
        self._renamed: dict[str, str] = {}
        self._in_styles = False
        self._tables = self._outside = 0
        self._depth = 0
        self._row, self._rows, self._row_style, self._hides = 0, 1, "", False
        self._column = 0
        self._columns: list[tuple[int, int, str]] = []
        self._cells = ScannedRows()
        self._cell_depth = 0
        self._database = ""
        self._cell: Attributes | None = None
        self._text = CellText(styles)
        self._count = 0
        self._starts: dict[str, Callable[[Attributes], None]] = {
            "table:table": self._table,
            "table:table-column": self._column_of,
            "table:table-row": self._row_of,
            "table:table-cell": self._cell_of,
            "table:covered-table-cell": self._cell_of,
        }

    def start(self, name: str, attributes: Attributes) -> None:
        """One start tag."""
        if not self._depth:
            self._renamed = _other_prefixes(attributes)
        self._depth += 1
        if self._renamed:
            name = self._as_usual(name)
            attributes = {self._as_usual(key): value for key, value in attributes.items()}
        if self._cell is not None and self._cell_depth < self._depth:
            self._text.start(name, attributes, self._depth - self._cell_depth)
        elif name in ("office:automatic-styles", "office:styles"):
            self._in_styles = True
        elif self._in_styles:
            self.styles.start(name.rpartition(":")[2], attributes)
            self.scan.CharacterDataHandler = self.styles.numbers.characters
        elif name in ("table:dde-links", "table:tracked-changes"):
            self._outside = self._depth
        elif not self._outside and self._tables <= 1:
            handler = self._starts.get(name)
            if handler is not None:
                handler(attributes)
            else:
                self._beside(name, attributes)

    def _beside(self, name: str, attributes: Attributes) -> None:
        """What stands beside rows and cells of a sheet."""
        if name == "table:table-source" and self.sheets and self._tables:
            self._outside_sheet()
        elif name.startswith("calcext:") and self.sheets:
            self.rules.start(name, attributes, self.sheets[-1])
        elif name == "table:database-range":
            self._database = attributes.get("table:target-range-address", "")
        elif name == "table:filter":
            sheet = self._database.rpartition(".")[0].rpartition(":")[0].rpartition(".")[0]
            wanted = (sheet or self._database.partition(".")[0]).strip("$'")
            for each in self.sheets:
                each.filtered = each.filtered or each.name == wanted

    def end(self, name: str) -> None:
        """One end tag."""
        if self._renamed:
            name = self._as_usual(name)
        depth, self._depth = self._depth, self._depth - 1
        if self._cell is not None and self._cell_depth < depth:
            self._text.end(name, depth - self._cell_depth)
        elif self._cell is not None:
            self._close()
        elif name in ("office:automatic-styles", "office:styles"):
            self._in_styles = False
            self.scan.CharacterDataHandler = None
        elif self._in_styles:
            self.styles.end(name.rpartition(":")[2])
        elif self._outside == depth:
            self._outside = 0
        elif name == "table:table" and not self._outside:
            self._tables -= 1
            if not self._tables:
                self.rules.close(self.sheets[-1], self.formats.maps)
        elif name == "table:table-row" and self._tables == 1 and not self._outside:
            self._row += self._rows - 1

    def _as_usual(self, name: str) -> str:
        prefix, colon, tag = name.rpartition(":")
        return f"{self._renamed.get(prefix, prefix)}{colon}{tag}"

    # sheets, rows and columns

    def _table(self, attributes: Attributes) -> None:
        self._tables += 1
        if self._tables == 1:
            style = self.styles.resolved("table", attributes.get("table:style-name", ""))
            sheet = RawSheet(attributes.get("table:name", ""), hidden=style.shown == "false")
            self.sheets.append(sheet)
            self._cells = ScannedRows()
            sheet.rows = self._cells
            self._row = self._column = 0
            self._columns = []

    def _outside_sheet(self) -> None:
        """The table at hand is a copy of another file's, kept for formulas: no sheet."""
        self.sheets.pop()
        self._outside = self._depth - 1
        self._tables -= 1

    def _column_of(self, attributes: Attributes) -> None:
        count = _repeated(attributes, "table:number-columns-repeated", MAX_COLUMNS)
        last = self._columns[-1][1] if self._columns else 0
        self._columns.append((last + 1, last + count, attributes.get("table:default-cell-style-name", "")))
        style = self.styles.resolved("table-column", attributes.get("table:style-name", ""))
        if attributes.get("table:visibility") in ("collapse", "filter") or is_nought(style):
            self.sheets[-1].hidden_columns.append((last + 1, last + count))

    def _row_of(self, attributes: Attributes) -> None:
        self._row += 1
        self._column = 0
        self._rows = _repeated(attributes, "table:number-rows-repeated", MAX_ROWS)
        self._row_style = attributes.get("table:default-cell-style-name", "")
        style = self.styles.resolved("table-row", attributes.get("table:style-name", ""))
        self._hides = attributes.get("table:visibility") in ("collapse", "filter") or is_nought(style)

    # cells

    def _cell_of(self, attributes: Attributes) -> None:
        self._cell, self._cell_depth = attributes, self._depth
        self._text.begin(self.scan)

    def _close(self) -> None:
        attributes, self._cell = self._cell or {}, None
        self.scan.CharacterDataHandler = None
        count = _repeated(attributes, "table:number-columns-repeated", MAX_COLUMNS)
        first, self._column = self._column + 1, self._column + count
        text, *marked = self._text.done()
        formula = attributes.get("table:formula")
        if not text and formula is None and "office:value-type" not in attributes:
            self._merge(first, attributes)
            return
        cell = self._read(first, attributes, text, formula)
        self._merge(first, attributes)
        if cell is None:
            return
        self._count += self._rows * count
        if self._count > MAX_CELLS:
            raise too_large(self.input, MAX_CELLS, self.sheets[-1].name)
        self._put(cell, first, *marked)

    def _read(self, column: int, attributes: Attributes, text: str, formula: str | None) -> Cell | None:
        name = attributes.get("table:style-name") or self._row_style or self._column_style(column)
        kind, value, code = typed(attributes, text, formula=formula is not None)
        if kind == "n" and value in ("0", "1") and text and self.formats.says_yes_or_no(name, text):
            kind = "b"
        if not value and formula is None and kind != "s":
            return None
        if formula is not None and (other := file_of(formula)) and other not in self.links:
            self.links.append(other)
        style = self.formats.style(name, code, attributes.get("office:currency", "") if kind == "n" else "")
        return Cell(kind, value, style, None if formula is None else as_typed(formula))

    def _column_style(self, column: int) -> str:
        return next((name for first, last, name in self._columns if first <= column <= last), "")

    def _put(self, cell: Cell, first: int, struck: str, pale: str) -> None:
        sheet = self.sheets[-1]
        last_row = self._row + self._rows - 1
        if self._column > MAX_COLUMNS or last_row > MAX_ROWS:
            raise ValueError(f"{sheet.name}: cell {last_row}, {self._column}")
        self.rules.of_cell(cell.style, Range(self._row, first, last_row, self._column))
        columns = range(first, self._column + 1)
        for row in range(self._row, last_row + 1):
            self._cells.setdefault(row, {}).update(dict.fromkeys(columns, cell))
            for found, kept in ((struck, sheet.struck), (pale, sheet.pale)):
                if found:
                    kept.update(dict.fromkeys([(row, column) for column in columns], found))
            if self._hides:
                sheet.hidden_rows.add(row)

    def _merge(self, first: int, attributes: Attributes) -> None:
        across = _repeated(attributes, "table:number-columns-spanned", MAX_COLUMNS)
        down = _repeated(attributes, "table:number-rows-spanned", MAX_ROWS)
        merges = self.sheets[-1].merges
        if across * down > 1 and len(merges) < MAX_MERGES:
            merges.append(Range(self._row, first, self._row + down - 1, first + across - 1))


def _repeated(attributes: Attributes, name: str, most: int) -> int:
    text = attributes.get(name, "1")
    return max(1, min(int(text), most)) if text.isascii() and text.isdigit() and len(text) < 9 else 1


def _other_prefixes(attributes: Attributes) -> dict[str, str]:
    """Prefixes of the root that are not the usual ones for what they stand for."""
    declared = {key[6:]: value for key, value in attributes.items() if key.startswith("xmlns:")}
    return {
        prefix: _PREFIXES[uri]
        for prefix, uri in declared.items()
        if uri in _PREFIXES and _PREFIXES[uri] != prefix
    }
