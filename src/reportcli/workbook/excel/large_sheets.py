"""Large sheets: values by calamine, everything that it cannot tell by one bounded scan of the sheet's XML.

The scan runs first. It finds how far the cells reach (calamine keeps a dense table, and a stray value in the
last cell would end the process), and the stretches of rows that hold formulas, errors or numbers in several
formats: these are read in full by expat. A sheet that is not written as spreadsheet programs write them is
left to expat as a whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from reportcli.model.value_class import dataclass
from reportcli.workbook.excel.cells import MAX_COLUMNS, MAX_ROWS, column_number
from reportcli.workbook.excel.large_rows import LargeRows
from reportcli.workbook.excel.package import Package
from reportcli.workbook.excel.raw_sheet import RawBook, RawSheet
from reportcli.workbook.excel.refusals import too_large
from reportcli.workbook.excel.rich_text import SharedStrings
from reportcli.workbook.excel.sheet_scan import MAX_CELLS, scan_data

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

LARGE = 50_000
"""Cells from which on a sheet is large."""
LEAST_CELL = 24
"""Bytes of the shortest cell, to know small sheets without a look."""
STRETCH = 1 << 18
SPARSE = 8
"""A sheet whose extent has this many times as many places as cells is left to the sparse scan."""
_CELL = re.compile(
    rb'<c r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,6})")?(?: t="([A-Za-z]{1,9})")?(/)?>(<f)?'
)
_OPENINGS = (b"<c ", b"<c>", b"<c/", b"<c\t", b"<c\n", b"<c\r")
_ROW = re.compile(rb'<row r="([0-9]{1,7})"([^>]*)>')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"|\bht="0(?:\.0*)?"')
_NUMERIC = (b"", b"n")
_RUNS = (b"<strike", b"<vertAlign")


class _Unusual(Exception):
    """The sheet is written in another way than the scan knows."""


class _CellForm(NamedTuple):
    """How a cell is written: column, style, type, whether it is empty, whether it has a formula."""

    column: bytes
    style: bytes
    kind: bytes
    empty: bytes
    formula: bytes


@dataclass(slots=True)
class _SheetSurvey:
    """What the scan tells of a sheet. stretches: where parts of its XML stand, with their cells' forms."""

    stretches: list[tuple[int, int, frozenset[_CellForm]]] = field(default_factory=list)
    forms: Counter[_CellForm] = field(default_factory=Counter)
    last_row: int = 0
    hidden: set[int] = field(default_factory=set)

    @property
    def count(self) -> int:
        """How many cells there are."""
        return sum(self.forms.values())

    @property
    def width(self) -> int:
        """The number of the last column with a cell."""
        return max((column_number(form.column.decode()) for form in self.forms), default=0)


class LargeSheets:
    """The large sheets of one workbook; calamine opens it when the first of them asks."""

    def __init__(self, package: Package, book: RawBook) -> None:
        self.package, self.raw = package, book
        self._book: CalamineWorkbook | None = None

    def fill(self, sheet: RawSheet, data: bytes, strings: SharedStrings) -> bool:
        """Fills a sheet that is large and written as usual; False for any other, which stays as it was."""
        if len(data) < LARGE * LEAST_CELL:
            return False
        if strings.changed or any(mark in data for mark in _RUNS):  # calamine reads runs as they are stored
            return False
        try:
            start, end = _extent(data)
            if self._has_telling_rules(data[end:]):
                return False
            survey = self._survey(data, start, end, sheet.name)
        except _Unusual:
            return False
        if survey.count < LARGE or survey.last_row * survey.width > SPARSE * survey.count:
            return False
        styles = self._styles(survey.forms)
        values = self._values(sheet.name, survey.last_row)
        if values is None:
            return False
        odd = [data[a:b] for a, b, forms in survey.stretches if self._odd(forms, styles)]
        scan_data(self.package.input, b"".join([data[:start], *odd, data[end:]]), sheet, strings)
        sheet.rows = LargeRows(values, sheet.rows, styles, self.raw.date1904)
        sheet.hidden_rows = survey.hidden
        return True

    def _has_telling_rules(self, tail: bytes) -> bool:
        """Whether conditional formatting may change what cells show: each of them must be looked at."""
        if b"cfRule" not in tail:
            return False
        return b"showValue=" in tail or b"x14:dxf" in tail or any(look.tells for look in self.raw.looks)

    def _survey(self, data: bytes, start: int, end: int, name: str) -> _SheetSurvey:
        survey = _SheetSurvey()
        for a, b in _stretches(data, start, end):
            found = _CELL.findall(data, a, b)
            if len(found) != sum(data.count(opening, a, b) for opening in _OPENINGS):
                raise _Unusual
            survey.hidden |= _hidden_rows(data, a, b)
            forms: dict[_CellForm, int] = {}
            if found:
                columns, numbers, *others = zip(*found, strict=True)
                rows = [*map(int, numbers)]
                if rows[0] < survey.last_row or rows != sorted(rows):
                    raise _Unusual
                survey.last_row = rows[-1]
                counted = Counter(zip(columns, *others, strict=True))
                forms = {_CellForm(*form): number for form, number in counted.items()}
                survey.forms.update(forms)
            survey.stretches.append((a, b, frozenset(forms)))
            if survey.count > MAX_CELLS:
                raise too_large(self.package.input, MAX_CELLS, name)
        if survey.last_row > MAX_ROWS or survey.width > MAX_COLUMNS:
            raise _Unusual
        return survey

    def _styles(self, forms: Counter[_CellForm]) -> dict[int, int]:
        """The style of most numbers of each column."""
        styles: dict[int, int] = {}
        for form, _ in forms.most_common():
            if form.kind in _NUMERIC and not form.empty:
                styles.setdefault(column_number(form.column.decode()), int(form.style or 0))
        return styles

    def _odd(self, forms: frozenset[_CellForm], styles: dict[int, int]) -> bool:
        """Whether a stretch holds what calamine does not tell."""
        return any(
            form.formula
            or form.kind in (b"e", b"d")
            or self._marked(form)
            or self._other_format(form, styles)
            for form in forms
        )

    def _other_format(self, form: _CellForm, styles: dict[int, int]) -> bool:
        if form.kind not in _NUMERIC or form.empty:
            return False
        usual = styles[column_number(form.column.decode())]
        return self.raw.format(int(form.style or 0)) != self.raw.format(usual)

    def _marked(self, form: _CellForm) -> bool:
        """Whether the look of a cell changes what is read of it."""
        style = int(form.style or 0)
        return not form.empty and (style in self.raw.struck or style in self.raw.unseen)

    def _values(self, name: str, last_row: int) -> Sequence[Sequence[object]] | None:
        """Every row's values; None when calamine fails (its panics are no ordinary exceptions)."""
        try:
            if self._book is None:
                from python_calamine import CalamineWorkbook

                self._book = CalamineWorkbook.from_filelike(BytesIO(self.package.data))
            values = self._book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        except (KeyboardInterrupt, SystemExit, GeneratorExit):
            raise
        except BaseException:
            return None
        return values if len(values) <= last_row else None


def _extent(data: bytes) -> tuple[int, int]:
    """Where the rows stand, between <sheetData> and its end; comments and the like are unusual."""
    start = data.find(b"<sheetData>") + len(b"<sheetData>")
    end = data.rfind(b"</sheetData>")
    if not len(b"<sheetData>") <= start <= end or b"<!" in data or data.find(b"<?", start) >= 0:
        raise _Unusual
    return start, end


def _stretches(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where whole rows begin and end, about a quarter of a megabyte at a time."""
    while start < end:
        after = data.find(b"<row", start + STRETCH, end)
        after = end if after < 0 else after
        yield start, after
        start = after


def _hidden_rows(data: bytes, start: int, end: int) -> set[int]:
    """The hidden rows of a stretch; a row without a number is another way of writing."""
    opened = _ROW.findall(data, start, end)
    if len(opened) != data.count(b"<row", start, end):
        raise _Unusual
    return {
        int(number)
        for number, attributes in opened
        if (b"hidden" in attributes or b'ht="0' in attributes) and _HIDDEN.search(attributes)
    }
