"""Several tables on one sheet: each gets the part under its headers, or the range that its contract
states.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from reportcli.model.value_class import dataclass, replace
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.excel.cells import Range, column_number, parse_range
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.excel.sheet_rows import ScannedRows
from reportcli.workbook.names import fold
from reportcli.workbook.tables.headers.header_cells import header_text

LAST_ROW = 1_048_576


@dataclass(frozen=True, slots=True)
class _Found:
    """header: the row that heads most columns of a table; top: of its title, where one stands over it."""

    header: int
    top: int
    left: int
    right: int

    def overlaps(self, other: _Found) -> bool:
        """Whether the two have a column in common."""
        return self.left <= other.right and other.left <= self.right


def parts_of(sheet: RawSheet, specs: Sequence[TableSpec]) -> dict[str, RawSheet]:
    """The part of a sheet for each of the tables that share it; the first has all that no other takes."""
    found = {spec.name: _found(sheet, spec) for spec in specs if not spec.range}
    areas: dict[str, Range] = {}
    for spec in specs[1:]:
        place = found.get(spec.name)
        if spec.range:
            areas[spec.name] = area_of(spec.range)
        elif place is not None:
            others = [one for name, one in found.items() if one is not None and name != spec.name]
            areas[spec.name] = _area(place, others)
    first = specs[0]
    parts = {name: within(sheet, area) for name, area in areas.items()}
    own = within(sheet, area_of(first.range)) if first.range else sheet
    return {first.name: _without(own, areas.values()), **parts}


def area_of(written: str) -> Range:
    """`A3:D20`, or `A3:D` to the last row."""
    area = parse_range(written.upper())
    if area is not None:
        return area
    start, _, end = written.upper().partition(":")
    corner = parse_range(start) or Range(1, 1, 1, 1)
    return Range(corner.top, corner.left, LAST_ROW, column_number(end))


def within(sheet: RawSheet, area: Range) -> RawSheet:
    """The sheet as if nothing stood outside a rectangle."""
    return _kept(sheet, lambda row, at: _holds(area, row, at), top=area.top)


def _without(sheet: RawSheet, areas: Iterable[Range]) -> RawSheet:
    """The sheet as if nothing stood in these rectangles."""
    gone = list(areas)
    if not gone:
        return sheet
    return _kept(sheet, lambda row, at: not any(_holds(one, row, at) for one in gone), top=sheet.top)


def _kept(sheet: RawSheet, keeps: Callable[[int, int], bool], *, top: int) -> RawSheet:
    rows = ScannedRows()
    for number in sheet.rows.numbers:
        cells = {at: cell for at, cell in sheet.rows[number].items() if keeps(number, at)}
        if cells:
            rows[number] = cells
    merges = [one for one in sheet.merges if keeps(one.top, one.left)]
    tables = [one for one in sheet.tables if keeps(one.range.top, one.range.left)]
    return replace(sheet, rows=rows, merges=merges, tables=tables, top=top)


def _holds(area: Range, row: int, column: int) -> bool:
    return area.top <= row <= area.bottom and area.left <= column <= area.right


def _found(sheet: RawSheet, spec: TableSpec) -> _Found | None:
    """Where a table's headers stand: the row with most of them, the first of equals."""
    names = spec.column_names()
    best: tuple[int, int, list[int]] = (0, 0, [])
    for row in sheet.rows.numbers:
        columns = [at for at, cell in sheet.rows[row].items() if fold(header_text(cell)[:300]) in names]
        if len(columns) > best[0]:
            best = (len(columns), row, columns)
    count, row, columns = best
    if not count:
        return None
    run = set(_run(sheet.rows[row], columns))
    return _Found(row, _title(sheet, row, run), min(run), max(run))


def _run(cells: Mapping[int, object], columns: Sequence[int]) -> Iterator[int]:
    """The columns of headers that stand without a gap beside those that are known."""
    yield from range(min(columns), max(columns) + 1)
    for step, at in ((-1, min(columns) - 1), (1, max(columns) + 1)):
        while at in cells:
            yield at
            at += step


def _title(sheet: RawSheet, header: int, columns: set[int]) -> int:
    """The first row of what stands right over the headers, where a blank row parts it from what is above."""
    row = header
    while row > 1 and not columns.isdisjoint(sheet.rows.filled(row - 1)):
        row -= 1
    alone = all(len(columns & sheet.rows.filled(one)) == 1 for one in range(row, header))
    return row if alone else header


def _area(place: _Found, others: Sequence[_Found]) -> Range:
    """From a table's title down to the next table that stands under it."""
    below = [one.top for one in others if one.header > place.header and one.overlaps(place)]
    beside = [one.left - 1 for one in others if one.header == place.header and one.left > place.left]
    right = min(place.right, *beside) if beside else place.right
    return Range(place.top, place.left, min(below, default=LAST_ROW + 1) - 1, right)
