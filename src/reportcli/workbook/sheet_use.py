"""What reading made of each cell of a sheet: the record that nothing is passed over in silence.

A reader says what it took; whatever is left over is reported, once a sheet. No reader lists what it leaves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from enum import StrEnum

from reportcli.model.collector import Collector, short_place, shown
from reportcli.model.refs import CellRef
from reportcli.model.value_class import dataclass
from reportcli.workbook.excel.raw_sheet import RawSheet
from reportcli.workbook.names import fold, shortened

LISTED = 8


class Use(StrEnum):
    """What a cell is to the reader. NOTHING: no reader took it."""

    NOTHING = "outside"
    VALUE = "value"
    HEADER = "header"
    KEY = "key"
    TITLE = "title"
    TOTAL = "total"
    NOTE = "note"
    UNKNOWN_COLUMN = "unknown-column"
    UNKNOWN_KEY = "unknown-key"
    BELOW = "below"
    FAR = "far"


@dataclass(slots=True)
class SheetUse:
    """What one table took of its sheet. header: the last row of its header; rows above it are titles.

    columns: number -> name, of the values of records. rows: of records; others: row -> what it is.
    extra: columns under a header that the contract does not know. cells: single cells, before all else.
    whole: it is known without a look at each cell that nothing is left over.
    """

    sheet: RawSheet
    table: str
    header: int = 0
    columns: dict[int, str] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)
    others: dict[int, Use] = field(default_factory=dict)
    extra: set[int] = field(default_factory=set)
    cells: dict[tuple[int, int], Use] = field(default_factory=dict)
    whole: bool = False

    def use(self, row: int, column: int) -> Use:
        """What a cell is."""
        single = self.cells.get((row, column))
        if single is not None:
            return single
        if row < self.header:
            return Use.TITLE
        known = column in self.columns
        if row == self.header and known:
            return Use.HEADER
        if column in self.extra:
            return Use.UNKNOWN_COLUMN
        if known and row in self.others:
            return self.others[row]
        return Use.VALUE if known and row in self.rows else Use.NOTHING

    def filled(self) -> Iterator[tuple[int, int]]:
        """Row and column of every cell that holds something to see."""
        for row in self.sheet.rows.numbers:
            for column in sorted(self.sheet.filled(row)):
                cell = self.sheet.cell(row, column)
                if cell is not None and cell.text.strip():
                    yield row, column

    def left_over(self) -> list[tuple[int, int]]:
        """The cells that no reader took."""
        if self.whole:
            return []
        return [place for place in self.filled() if self.use(*place) is Use.NOTHING]


def report_left_over(use: SheetUse, input_id: str, diagnostics: Collector) -> None:
    """One note a sheet names the cells that belong to nothing on it; a warning where they are a table of the
    same headers.
    """
    left = [CellRef(input_id, use.sheet.name, row, column) for row, column in use.left_over()]
    if not left:
        return
    first = use.sheet.cell(left[0].row, left[0].column)
    places = [str(left[0]), *(short_place(ref) for ref in left[1:])]
    args = {"found": shown(first.text if first else ""), "places": shortened(places, LISTED)}
    at_head = CellRef(input_id, use.sheet.name, max(1, use.header), left[0].column)
    if first is not None and left[0].row == use.header:
        args["remedy"] = "headed"
    args |= {"header": short_place(at_head), "total": str(len(left))}
    if beside := _heads_again(use, left):
        diagnostics.warning("cell-outside-table", left[0], **args | {"remedy": "again", "heads": beside})
    else:
        diagnostics.note("cell-outside-table", left[0], **args)


def _known_heads(use: SheetUse) -> set[str]:
    """The headers of a table's columns, folded."""
    heads = (use.sheet.cell(use.header, at) for at in use.columns)
    return {fold(cell.text) for cell in heads if cell} - {""}


def _heads_again(use: SheetUse, left: list[CellRef]) -> str:
    """The headers of a table that stand once more, in one row over other cells that nothing reads."""
    texts = {place: cell.text for place in left if (cell := use.sheet.cell(place.row, place.column))}
    known = _known_heads(use)
    for row in sorted({place.row for place in left}):
        again = [place for place in left if place.row == row and fold(texts.get(place, "")) in known]
        columns = {place.column for place in again}
        if len(again) > 1 and any(place.row > row and place.column in columns for place in left):
            return ", ".join(shown(texts[place]) for place in again)
    return ""
