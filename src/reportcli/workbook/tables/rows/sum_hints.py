"""What else than amounts makes a row look like the total of others: words, a blank label, looks, a formula.

Two amounts of few digits may add up by chance; a row that says so in another way, too, leaves no room for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from reportcli.model.patterns.late import late_pattern
from reportcli.workbook.excel.cells import parse_range
from reportcli.workbook.tables.rows.labels import speaks_of_sum
from reportcli.workbook.tables.table_cells import TableCells

_PLACE = r"[A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?"
_ADDS = late_pattern(
    rf"=\+?(?:SUM\(|SUBTOTAL\(\d+[,;]|AGGREGATE\(\d+[,;]\d+[,;])?({_PLACE}(?:[+,;]{_PLACE})*)\)?",
    re.IGNORECASE,
)


def adds_rows(formula: str | None, column: int, row: int, rows: Set[int]) -> bool:
    """Whether a formula adds up two or more other rows of its column alone: =B2+B3, =SUM(B2:B9)."""
    match = _ADDS.fullmatch(formula.replace("$", "").replace(" ", "")) if formula else None
    added: set[int] = set()
    for place in re.split(r"[+,;]", match[1].upper()) if match else ():
        span = parse_range(place)
        if span is None or not span.left == column == span.right or not span.top <= span.bottom:
            return False
        added |= {each for each in rows if span.top <= each <= span.bottom}
    return len(added) > 1 and row not in added


class SumHints:
    """What cells say of rows that may be totals. labels, codes: columns of words, and of keys."""

    def __init__(
        self, cells: TableCells, rows: Sequence[int], *, labels: Iterable[int], codes: Set[int]
    ) -> None:
        self.cells, self.rows, self.known = cells, rows, {*rows}
        self.labels = [*labels]
        self.names = [at for at in self.labels if at not in codes]

    def by_formula(self, row: int, amounts: Sequence[int]) -> bool:
        """Whether an amount of a row is worked out as the sum of other rows."""
        sheet = self.cells.sheet
        return any(adds_rows(sheet.formula(row, at), at, row, self.known) for at in amounts)

    def by_words(self, row: int, around: Sequence[int]) -> bool:
        """Whether a label speaks of all, or is blank where every other row around has one."""
        words = self.cells.reading.words
        if any(speaks_of_sum(self._text(row, at), words) for at in self.labels):
            return True
        named = [at for at in self.names if all(self._text(each, at) for each in around if each != row)]
        return bool(named) and not any(self._text(row, at) for at in self.names)

    def by_looks(self, row: int, amounts: Sequence[int], around: Sequence[int]) -> bool:
        """Whether a row is set in bold type or under a line, and no other row around is."""
        columns = {*self.labels, *amounts}
        return self._is_stressed(row, columns) and not any(
            self._is_stressed(each, columns) for each in around if each != row
        )

    def _text(self, row: int, at: int) -> str:
        cell = self.cells.cell(row, at)
        return cell.text.strip() if cell is not None and cell.kind == "s" else ""

    def _is_stressed(self, row: int, columns: Iterable[int]) -> bool:
        cells = (self.cells.cell(row, at) for at in columns)
        return any(cell.style in self.cells.reading.stressed for cell in cells if cell is not None)
