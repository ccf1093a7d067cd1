"""One pass over a sheet's XML with expat: values, formulas, style numbers, hidden rows, merged ranges.

A sparse model: a value in the last cell of the sheet costs one cell. About a microsecond an element.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from xml.parsers import expat

from reportcli.model.diagnostic import Findings
from reportcli.workbook.excel.cells import MAX_COLUMNS, MAX_ROWS, Cell, column_number, is_nought, parse_range
from reportcli.workbook.excel.looks.conditions import RuleScan
from reportcli.workbook.excel.looks.extended import ExtendedRules
from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.excel.refusals import too_large
from reportcli.workbook.excel.rich_text import Runs, SharedStrings
from reportcli.workbook.excel.sheet_rows import ScannedRows
from reportcli.workbook.excel.xml_scan import parser, run

MAX_CELLS = 3_000_000
MAX_STRINGS = 2_000_000
MAX_MERGES = 100_000
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_KINDS = {"s": "s", "str": "s", "inlineStr": "s", "b": "b", "e": "e", "d": "d"}
Attributes = dict[str, str]


def unescaped(text: str) -> str:
    """`_x000D_` and the like (ECMA-376-1, 22.9.2.19); half a surrogate pair, which is no sign, is U+FFFD."""
    if "_x" not in text:
        return text
    units = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def scan_strings(package: Package, part: str) -> SharedStrings:
    """The shared strings; phonetic guides and what is struck through are left out."""
    scan = parser()
    found = _StringScan(package.input, scan)
    scan.StartElementHandler, scan.EndElementHandler = found.start, found.end
    data = package.read(part)
    if data:
        run(scan, data, package.input)
    found.strings.changed = found.runs.changed
    return found.strings


class _StringScan:
    """The state of one pass over the shared strings."""

    def __init__(self, input_id: str, scan: expat.XMLParserType) -> None:
        self.input, self.scan = input_id, scan
        self.strings = SharedStrings()
        self.pieces: list[str] = []
        self.runs = Runs()
        self.phonetic = False

    def start(self, name: str, attributes: Attributes) -> None:
        """One start tag."""
        tag = name.rpartition(":")[2]
        if tag == "t" and not self.phonetic:
            self.scan.CharacterDataHandler = self.pieces.append
            self.runs.begin(self.pieces)
        elif tag == "rPh":
            self.phonetic = True
        elif tag == "r":
            self.runs.start_run()
        elif tag == "strike":
            self.runs.strike(attributes.get("val", "1"))
        elif tag == "color":
            self.runs.tint(attributes)
        elif tag == "vertAlign":
            self.runs.align(attributes.get("val", ""))

    def end(self, name: str) -> None:
        """One end tag."""
        tag = name.rpartition(":")[2]
        if tag == "t":
            self.scan.CharacterDataHandler = None
            if not self.phonetic:
                self.runs.end(self.pieces)
        elif tag == "si":
            self._close()
        elif tag == "rPh":
            self.phonetic = False

    def _close(self) -> None:
        if any(marked := self.runs.closed()):
            self.strings.marked[len(self.strings)] = marked
        self.strings.append(unescaped("".join(self.pieces)))
        self.pieces.clear()
        if len(self.strings) > MAX_STRINGS:
            raise too_large(self.input, MAX_STRINGS)


def scan_data(input_id: str, data: bytes, sheet: RawSheet, strings: SharedStrings) -> None:
    """Fills `sheet` from its XML. strings: the shared strings of the workbook. Raises Findings."""
    scan = parser()
    handler = _SheetScan(input_id, sheet, strings, scan)
    scan.StartElementHandler, scan.EndElementHandler = handler.start, handler.end
    run(scan, data, input_id)
    sheet.rows = handler.rows


def scan_first(input_id: str, data: bytes, sheet: RawSheet, strings: SharedStrings) -> None:
    """Fills `sheet` from the beginning of its XML, as far as that can be read."""
    scan = parser()
    handler = _SheetScan(input_id, sheet, strings, scan)
    scan.StartElementHandler, scan.EndElementHandler = handler.start, handler.end
    with suppress(expat.ExpatError, ValueError, Findings):
        scan.Parse(data, False)
    sheet.rows = handler.rows


class _SheetScan:
    """The state of one pass. Names arrive with the prefix that the root element uses."""

    def __init__(
        self, input_id: str, sheet: RawSheet, strings: SharedStrings, scan: expat.XMLParserType
    ) -> None:
        self.input, self.sheet, self.strings, self.scan = input_id, sheet, strings, scan
        self.row = self.column = self.count = 0
        self.rows = ScannedRows()
        self.cells: dict[int, Cell] = {}
        self.kind, self.style = "", 0
        self.value: list[str] = []
        self.formula: list[str] | None = None
        self.shared = -1
        self.phonetic = False
        self.runs = Runs()
        self.rules = RuleScan(sheet.conditions)
        self.extended = ExtendedRules(sheet.conditions, scan)
        self.starts: dict[str, Callable[[Attributes], None]] = {}
        self.ends: dict[str, Callable[[], None]] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins; the first one says with which prefix names are written."""
        if not self.starts:
            self._bind(name.rpartition(":")[0])
        handler = self.starts.get(name)
        if handler is not None:
            handler(attributes)

    def end(self, name: str) -> None:
        """An element ends."""
        handler = self.ends.get(name)
        if handler is not None:
            handler()

    def _bind(self, prefix: str) -> None:
        front = prefix + ":" if prefix else ""
        starts = {
            "c": self._cell,
            "v": self._text,
            "t": self._text,
            "f": self._formula,
            "row": self._row,
            "col": self._col,
            "mergeCell": self._merge,
            "filterColumn": self._filtered,
            "rPh": self._phonetic,
            "r": lambda _: self.runs.start_run(),
            "strike": lambda run: self.runs.strike(run.get("val", "1")),
            "color": lambda run: self.runs.tint(run),
            "vertAlign": lambda run: self.runs.align(run.get("val", "")),
            "conditionalFormatting": self.rules.area,
            "cfRule": self.rules.rule,
            "dataBar": self.rules.picture,
            "iconSet": self.rules.picture,
            "formula": self._rule_formula,
        }
        ends = {"c": self._close, "v": self._stop, "t": self._end_run, "f": self._stop, "rPh": self._spoken}
        ends["formula"] = self._end_rule_formula
        self.starts = {front + name: handler for name, handler in starts.items()}
        self.ends = {front + name: handler for name, handler in ends.items()}
        self.extended.wire(front, self.starts, self.ends, self._use)

    def _use(self, starts: dict[str, Callable[[Attributes], None]]) -> None:
        self.starts = starts

    def _row(self, attributes: Attributes) -> None:
        number = attributes.get("r")
        self.row = int(number) if number else self.row + 1
        self.column = 0
        if not 0 < self.row <= MAX_ROWS:
            raise ValueError(f"row {self.row}")
        if attributes.get("hidden") in ("1", "true") or is_nought(attributes.get("ht")):
            self.sheet.hidden_rows.add(self.row)
        self.cells = self.rows.get(self.row, {})

    def _cell(self, attributes: Attributes) -> None:
        place = attributes.get("r")
        if place is None:
            self.column += 1
        else:
            letters = place.rstrip("0123456789")
            self.column = column_number(letters)
            row = int(place[len(letters) :] or 0)
            if row != self.row:
                self._row({"r": str(row)})
                self.column = column_number(letters)
        if not 0 < self.column <= MAX_COLUMNS:
            raise ValueError(f"cell {place}")
        self.kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self.style = int(style) if style.isdecimal() else 0
        self.formula, self.shared = None, -1

    def _text(self, _: Attributes) -> None:
        if not self.phonetic:
            self.runs.begin(self.value)
            self.scan.CharacterDataHandler = self.value.append

    def _formula(self, attributes: Attributes) -> None:
        self.formula = []
        if attributes.get("t") == "shared" and attributes.get("si", "").isdecimal():
            self.shared = int(attributes["si"])
        self.scan.CharacterDataHandler = self.formula.append

    def _rule_formula(self, _: Attributes) -> None:
        self.rules.text.clear()
        self.scan.CharacterDataHandler = self.rules.text.append

    def _end_rule_formula(self) -> None:
        self.scan.CharacterDataHandler = None
        self.rules.formula()

    def _stop(self) -> None:
        self.scan.CharacterDataHandler = None

    def _end_run(self) -> None:
        self.scan.CharacterDataHandler = None
        if not self.phonetic:
            self.runs.end(self.value)

    def _close(self) -> None:
        text = "".join(self.value)
        self._mark(*self.runs.closed())
        self.value.clear()
        formula = None
        if self.formula is not None:
            formula = "".join(self.formula)
            self._share(formula)
        if not text and formula is None:
            return
        kind = _KINDS.get(self.kind, "n")
        if self.kind == "s":
            text = self._string(text)
        elif kind == "s":
            text = unescaped(text)
        if not self.cells:
            self.rows[self.row] = self.cells
        self.cells[self.column] = Cell(kind, text, self.style, formula)
        self.count += 1
        if self.count > MAX_CELLS:
            raise too_large(self.input, MAX_CELLS, self.sheet.name)

    def _mark(self, struck: str, pale: str) -> None:
        for found, kept in ((struck, self.sheet.struck), (pale, self.sheet.pale)):
            if found:
                kept[self.row, self.column] = unescaped(found)

    def _share(self, formula: str) -> None:
        if self.shared >= 0:
            if formula:
                self.sheet.masters.setdefault(self.shared, (self.row, self.column, formula))
            self.sheet.shared[self.row, self.column] = self.shared

    def _string(self, text: str) -> str:
        try:
            index = int(text)
            if index in self.strings.marked:
                self._mark(*self.strings.marked[index])
            return self.strings[index]
        except (ValueError, IndexError):
            raise ValueError(f"{self.sheet.name}: shared string {text[:20]}") from None

    def _col(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in ("1", "true") or is_nought(attributes.get("width")):
            first, last = int(attributes.get("min", 0)), int(attributes.get("max", 0))
            self.sheet.hidden_columns.append((first, last))

    def _merge(self, attributes: Attributes) -> None:
        area = parse_range(attributes.get("ref", ""))
        if area is not None and len(self.sheet.merges) < MAX_MERGES:
            self.sheet.merges.append(area)

    def _filtered(self, _: Attributes) -> None:
        self.sheet.filtered = True

    def _phonetic(self, _: Attributes) -> None:
        self.phonetic = True

    def _spoken(self) -> None:
        self.phonetic = False
