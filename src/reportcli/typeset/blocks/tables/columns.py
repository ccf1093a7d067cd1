"""Columns of a table: which cell stands where, how wide columns are, where decimal signs align."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reportcli import blocks as b
from reportcli.model.display import GlyphsOp
from reportcli.model.style import ParagraphStyle
from reportcli.model.value_class import replace
from reportcli.text.composed import Line
from reportcli.typeset.blocks.natural_width import widest, widest_of
from reportcli.typeset.blocks.widths import distribute
from reportcli.typeset.chapter_state import ChapterState, Widths
from reportcli.typeset.inherited import Inherited

DECIMAL_SIGNS = (",", ".", "٫")
DASHES = ("-", "–", "—")
UNBROKEN = 1e6  # points: room for any figure on one line
ROUNDING = 0.02  # points that keep a figure on its line


class TableGrid:
    """The table's cells with their first column, once spans have pushed them aside."""

    def __init__(self, table: b.Table) -> None:
        self.columns = max(len(table.columns), 1)
        self.cells: list[list[tuple[int, b.Cell]]] = []
        self.reach: list[int] = []  # last row that a cell of this row spans into
        # of cells over several rows or columns: cell and its last row, by row and column
        self._taken: dict[tuple[int, int], tuple[b.Cell, int]] = {}
        self.turns: list[tuple[b.Row, list[tuple[int, b.Cell]]]] = []  # rows that only breaks print
        for number, row in enumerate(table.rows):
            placed: list[tuple[int, b.Cell]] = []
            column, reach = 0, number
            for cell in row.cells:
                while (number, column) in self._taken:
                    column += 1
                if column >= self.columns:
                    break
                placed.append((column, cell))
                if cell.row_span > 1 or cell.col_span > 1:
                    self._take(cell, number, column)
                    reach = max(reach, number + cell.row_span - 1)
                column += cell.col_span
            self.cells.append(placed)
            self.reach.append(reach)
            self.turns += [(one, self.apart(one)) for one in (row.carried, row.brought) if one is not None]

    def _take(self, cell: b.Cell, number: int, column: int) -> None:
        """Notes where a spanning cell stands."""
        for down in range(cell.row_span):
            for across in range(cell.col_span):
                self._taken[number + down, column + across] = cell, number + cell.row_span - 1

    def apart(self, row: b.Row) -> list[tuple[int, b.Cell]]:
        """The cells of a row that stands by itself, with their first columns."""
        placed, column = [], 0
        for cell in row.cells:
            placed.append((column, cell))
            column += cell.col_span
        return placed

    def goes_on(self, number: int) -> bool:
        """Whether a cell goes on in the row below this one."""
        return bool(self._taken) and any(self.reaches_down(number, at) for at in range(self.columns))

    def reaches_down(self, number: int, column: int) -> bool:
        """Whether the cell at this place goes on in the row below."""
        return self._taken.get((number, column), (None, number))[1] > number

    def same(self, number: int, left: int, right: int) -> bool:
        """Whether one cell goes over both columns."""
        one, other = self._taken.get((number, left)), self._taken.get((number, right))
        return one is not None and other is not None and one[0] is other[0]

    def tied(self, number: int, end: int) -> int:
        """The last row that belongs together with row `number`."""
        last = number
        row = number
        while row <= last:
            last = max(last, min(self.reach[row], end - 1))
            row += 1
        return last


def column_widths(
    state: ChapterState, table: b.Table, grid: TableGrid, inherited: Inherited, *, width: float
) -> list[float]:
    """Widths of the columns within `width` points, as stated, natural or shares of what is left."""
    padding = table.style.padding.left + table.style.padding.right
    asked = [column.width.unit in ("auto", "fr") for column in table.columns]
    naturals: list[Widths] = [(0.0, 0.0)] * len(table.columns)
    over: list[tuple[int, b.Cell]] = []
    for placed in (*grid.cells, *(cells for _, cells in grid.turns)):
        for column, cell in placed:
            if cell.col_span == 1 and asked[column]:
                wide = widest_of(state, cell.blocks, inherited, width)
                naturals[column] = widest([naturals[column], (wide[0] + padding, wide[1] + padding)])
            elif 1 < cell.col_span < grid.columns:
                over.append((column, cell))
    for number, spec in enumerate(table.columns):
        if spec.align == "decimal" and asked[number]:
            wide_figures = _figures_width(state, table, grid, number) + padding
            naturals[number] = widest([naturals[number], (wide_figures, wide_figures)])
    for column, cell in over:
        wide = widest_of(state, cell.blocks, inherited, width)
        _widen(naturals, asked, range(column, column + cell.col_span), wide, room=table.gap, padding=padding)
    lengths = [column.width for column in table.columns]
    return distribute(lengths, naturals, inherited, total=width, gap=table.gap, stretch=True)


def _widen(
    naturals: list[Widths],
    asked: Sequence[bool],
    span: range,
    wide: Widths,
    *,
    room: float,
    padding: float,
) -> None:
    """Columns under a cell that needs more than they have together get what it lacks, in equal parts.

    Source: CSS 2.2, 17.5.2.2. room: points of the gap between two columns."""
    free = [at for at in span if asked[at]]
    if len(free) < len(span):
        return
    gaps = room * (len(span) - 1)
    lacks = [wide[n] + padding - gaps - sum(naturals[at][n] for at in span) for n in (0, 1)]
    for at in free:
        low, high = (naturals[at][n] + max(lacks[n], 0.0) / len(free) for n in (0, 1))
        naturals[at] = (low, max(low, high))


def _figures_width(state: ChapterState, table: b.Table, grid: TableGrid, column: int) -> float:
    """What figures take whose decimal signs align: the widest before the sign and the widest after it."""
    figures = [part for part in _parts(state, table, grid, column, room=UNBROKEN) if part.figure]
    before = max((part.left for part in figures), default=0.0)
    after = max((part.right for part in figures), default=0.0)
    return before + after + ROUNDING if figures else 0.0


def aligned(state: ChapterState, block: b.Block, column: b.Column) -> b.Block:
    """A paragraph with its column's alignment, unless its own style says one."""
    if not isinstance(block, b.Text):
        return block
    turned = aligned_style(state, block, column)
    if turned is block.style:
        return block
    return state.made(("aligned", id(block), column.align), lambda: replace(block, style=turned), block)


def aligned_style(state: ChapterState, text: b.Text, column: b.Column) -> ParagraphStyle:
    """The style of a paragraph with its column's alignment, one object for all paragraphs of that style."""
    style, align = text.style, column.align
    if align in ("left", "decimal") or style.align != "left":
        return style
    return state.made(("aligned style", id(style), align), lambda: replace(style, align=align), style)


def decimal_shifts(
    state: ChapterState, table: b.Table, grid: TableGrid, widths: list[float]
) -> dict[int, float]:
    """How far each cell of a decimal column moves right: signs align, the widest ends at the edge.

    A dash stands under the last digit where no figure has decimals."""
    shifts: dict[int, float] = {}
    padding = table.style.padding.left + table.style.padding.right
    for number, column in enumerate(table.columns):
        if column.align != "decimal":
            continue
        room = widths[number] - padding
        parts = list(_parts(state, table, grid, number, room=room))
        after = max((part.right for part in parts if part.figure), default=0.0)
        whole = not any(part.decimals for part in parts)
        for part in parts:
            aligned_too = part.figure or (part.dash and whole)
            left = part.left + (part.right if not part.figure else 0.0)
            shifts[id(part.cell)] = max((room - after if aligned_too else room) - left - ROUNDING, 0.0)
    return shifts


class _Part(NamedTuple):
    """A cell of one line: its widths before and after the decimal sign. decimals: digits stand after it."""

    cell: b.Cell
    left: float
    right: float
    figure: bool
    decimals: bool
    dash: bool


def _parts(
    state: ChapterState, table: b.Table, grid: TableGrid, column: int, *, room: float
) -> Iterator[_Part]:
    """The cells of a column that are one line."""
    signs = (table.decimal,) if table.decimal else DECIMAL_SIGNS
    for row, placed in (*zip(table.rows, grid.cells, strict=True), *grid.turns):
        for at, cell in placed:
            text = cell.blocks[0] if len(cell.blocks) == 1 else None
            own = at == column and not cell.align and cell.col_span == 1
            if not own or not isinstance(text, b.Text) or text.style.align != "left":
                continue
            lines = state.compose(text.runs, text.style, room, text).lines
            if len(lines) == 1:
                yield _part(cell, lines[0], signs, head=row.kind == "header")


def _part(cell: b.Cell, line: Line, signs: Sequence[str], *, head: bool) -> _Part:
    sign = None if head else decimal_sign(line, signs)
    if sign is None:
        return _Part(cell, line.width, 0.0, False, False, line.text.strip() in DASHES)
    last = max(right for text, _, right in _glyphs(line) if text[-1:].isdigit()) - line.x
    return _Part(cell, sign, line.width - sign, True, sign < last - ROUNDING, False)


def decimal_sign(line: Line, signs: Sequence[str] = DECIMAL_SIGNS) -> float | None:
    """Where the decimal sign or the end of the number stands, from the line's left; None without digits."""
    glyphs = list(_glyphs(line))
    digits = [i for i, (text, _, _) in enumerate(glyphs) if text[-1:].isdigit()]
    if not digits:
        return None
    last = digits[-1]
    start = last
    while start and glyphs[start - 1][0][-1:].isdigit():
        start -= 1
    sign = start - 1
    if sign > 0 and glyphs[sign][0] in signs and glyphs[sign - 1][0][-1:].isdigit():
        return glyphs[sign][1] - line.x
    return glyphs[last][2] - line.x


def _glyphs(line: Line) -> Iterator[tuple[str, float, float]]:
    """(text, left, right) of every glyph in the line."""
    for piece in line.pieces:
        for op in piece.ops:
            if not isinstance(op, GlyphsOp):
                continue
            x = op.x
            for glyph in op.glyphs:
                right = x + glyph.advance * op.size / 1000
                yield glyph.text, x, right
                x = right
