"""Headers of several rows as one: `Budget` merged over `2023` and `2024` heads `Budget / 2023`, `Budget /
2024`.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.model.value_class import replace
from reportcli.workbook.contract.contract import TableSpec
from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.excel.sheet_rows import ScannedRows
from reportcli.workbook.names import fold

BETWEEN = " / "
WITHIN = 30  # rows among which the headers are sought


def with_one_header(sheet: RawSheet, spec: TableSpec) -> RawSheet:
    """The sheet as if the headers of a table stood in the last of its `header_rows`; as it is where no rows
    head more of its columns together than one of them does alone.
    """
    if spec.header_rows < 2:
        return sheet
    names = spec.column_names()
    numbers = [row for row in sheet.rows.numbers if row >= sheet.top][:WITHIN]
    alone = max((_known(sheet.rows[row], names) for row in numbers), default=0)
    best, chosen = alone, None
    for first in numbers:
        joined = _joined(sheet, first, spec.header_rows)
        found = _known(joined, names)
        if found > best:
            best, chosen = found, (first, joined)
    if chosen is None:
        return sheet
    first, joined = chosen
    last = first + spec.header_rows - 1
    rows = ScannedRows({row: dict(sheet.rows[row]) for row in sheet.rows.numbers if not first <= row < last})
    rows[last] = joined
    return replace(sheet, rows=rows, merges=[area for area in sheet.merges if area.top > last], top=last)


def _known(cells: Mapping[int, Cell], names: Mapping[str, str]) -> int:
    return len({names[text] for cell in cells.values() if (text := fold(cell.text)) in names})


def _joined(sheet: RawSheet, first: int, count: int) -> dict[int, Cell]:
    """The headers of each column over these rows, from the upper one down."""
    levels = [_level(sheet, row, lowest=row == first + count - 1) for row in range(first, first + count)]
    made: dict[int, Cell] = {}
    for column in sorted({column for level in levels for column in level}):
        cells = [level[column] for level in levels if column in level]
        words = list(dict.fromkeys(_text(cell) for cell in cells if _text(cell)))
        if words:
            made[column] = cells[-1]._replace(kind="s", text=BETWEEN.join(words))
    return made


def _text(cell: Cell) -> str:
    """The words of a header; a year that is typed as a number is its digits."""
    return " ".join(cell.text.removesuffix(".0").split())


def _level(sheet: RawSheet, row: int, *, lowest: bool) -> dict[int, Cell]:
    """The headers of one row; one above others reaches over the cells that it is merged with, else over the
    blank ones to its right, as far as the row below is filled.
    """
    cells = dict(sheet.rows.get(row, {}))
    areas = [area for area in sheet.merges if area.top <= row <= area.bottom]
    for area in areas:
        head = sheet.cell(area.top, area.left)
        if head is not None:
            cells |= dict.fromkeys(range(area.left, area.right + 1), head)
    if lowest or any(area.left < area.right for area in areas):
        return cells
    below = sheet.rows.get(row + 1, {})
    held: Cell | None = None
    for column in range(1, max(below, default=0) + 1):
        held = cells.get(column, held if column in below else None)
        if held is not None and column in below:
            cells[column] = held
    return cells
