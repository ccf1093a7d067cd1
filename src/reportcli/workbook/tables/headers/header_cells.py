"""What the cells of a row say as headers, and which row is likely the header of a table."""

from __future__ import annotations

from collections.abc import Mapping

from reportcli.workbook.excel.cells import Cell
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.names import fold

HEADER_WITHIN = 30


def header_text(cell: Cell) -> str:
    """A header as text: a year typed as a number is its digits."""
    return cell.text.removesuffix(".0") if cell.kind == "n" else cell.text if cell.kind == "s" else ""


def matches(cells: Mapping[int, Cell], names: Mapping[str, str]) -> int:
    """How many columns the cells of a row head. names: folded header -> column."""
    texts = {fold(header_text(cell)[:300]) for cell in cells.values()}
    return len({names[text] for text in texts if text in names})


def likely_header(sheet: RawSheet, names: Mapping[str, str]) -> tuple[int, int | None]:
    """How many columns the best of the first rows heads, and its number; None where no row heads any."""
    best, chosen = 0, None
    for row in sheet.rows.numbers[:HEADER_WITHIN]:
        found = matches(sheet.rows[row], names)
        if found > best:
            best, chosen = found, row
    return best, chosen
