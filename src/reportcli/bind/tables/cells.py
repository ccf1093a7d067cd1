"""Cells of tables: a text in the table's style, blocks, or one that says how far it goes and how it looks."""

from __future__ import annotations

from collections.abc import Sequence

from reportcli.bind.attributes import Attributes
from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.position import Here
from reportcli.bind.runs import first_source, is_blank, styled
from reportcli.bind.tables.columns import PrintedColumn
from reportcli.bind.tables.looks import PLAIN, Look, ground_of, paragraph_of
from reportcli.blocks import Block, Cell, Row, Text
from reportcli.expressions.values import Rich
from reportcli.layout.models.kinds.table import Cell as Content
from reportcli.layout.models.kinds.table import TableCell
from reportcli.layout.models.measures import MOST_SPAN
from reportcli.layout.models.parts import Part
from reportcli.model.refs import Span
from reportcli.model.style import ParagraphStyle, TableStyle
from reportcli.model.value_class import dataclass, replace


@dataclass(frozen=True, slots=True)
class Written:
    """Where a cell is written: a field of a part of the layout, or something in it."""

    part: Part
    names: tuple[str | int, ...]

    @property
    def span(self) -> Span:
        """Its line."""
        return self.part.where(*self.names)


@dataclass(frozen=True, slots=True)
class Cells:
    """Makes the cells of one table."""

    binding: Binding
    style: TableStyle
    columns: tuple[PrintedColumn, ...] = ()

    def word(self, key: str) -> str:
        """What tables say at breaks (continued, carried, brought): the layout's word, else the language's."""
        edition = self.binding.texts.evaluator.edition
        return edition.words.get(f"table-{key}") or edition.locale.table_words[key]

    def cell(
        self,
        content: Content,
        kind: str,
        here: Here,
        at: Written,
        *,
        look: Look = PLAIN,
        header: bool = False,
    ) -> Cell:
        """A cell of a row of this kind."""
        style = look.style or paragraph_of(self.style, look.like or kind)
        if isinstance(content, TableCell):
            return self._stated(content, style, here, look=look, header=header)
        made = Cell(self._blocks(content, style, here, at.span), header=header)
        return replace(made, fill=look.fill) if look.fill else made

    def _stated(
        self, stated: TableCell, style: ParagraphStyle, here: Here, *, look: Look, header: bool
    ) -> Cell:
        read = Attributes(self.binding, stated, here)
        style = read.paragraph("style") if stated.style else style
        return Cell(
            self._blocks(stated.text, style, here, stated.where("text")),
            read.count("colspan", MOST_SPAN),
            read.count("rowspan", MOST_SPAN),
            header or read.flag("header"),
            stated.align or "",
            ground_of(read, stated.gradient) or look.fill,
        )

    def _blocks(self, content: object, style: ParagraphStyle, here: Here, span: Span) -> tuple[Block, ...]:
        if isinstance(content, tuple):
            return tuple(self.binding.blocks(content, here))
        try:
            here = here.at(self.binding.registers.path(here, "text"))
            rich = self.binding.texts.text(str(content), here, span, True)
            return self.paragraph(rich, style, here, span)
        except Absent:
            return ()

    def paragraph(self, rich: Rich, style: ParagraphStyle, here: Here, span: Span) -> tuple[Block, ...]:
        """Pieces of text as one paragraph at this place, none when they are blank."""
        runs = styled(self.binding, rich, style, here)
        if is_blank(runs):
            return ()
        return (Text(path=here.path, span=span, style=style, runs=runs, source=first_source(rich) or span),)


def grid_width(rows: Sequence[Row]) -> int:
    """How many columns the rows take, once cells that go over several rows have pushed others aside."""
    return max((end for row in _laid(rows) for _, end in row), default=0)


def _laid(rows: Sequence[Row]) -> list[list[tuple[int, int]]]:
    """First column and column after the last one of every cell."""
    taken: set[tuple[int, int]] = set()
    found: list[list[tuple[int, int]]] = []
    for number, row in enumerate(rows):
        column, placed = 0, []
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            if cell.row_span > 1:
                taken |= {
                    (number + down, column + across)
                    for down in range(1, cell.row_span)
                    for across in range(cell.col_span)
                }
            placed.append((column, column + cell.col_span))
            column += cell.col_span
        while (number, column) in taken:
            column += 1
        found.append([*placed, (column, column)])
    return found


def filled(rows: Sequence[Row], width: int) -> list[Row]:
    """The rows with blank cells up to the table's width."""
    found = []
    taken: dict[int, int] = {}  # row -> columns that cells from above take
    for number, row in enumerate(rows):
        for cell in row.cells:
            for down in range(1, cell.row_span):
                taken[number + down] = taken.get(number + down, 0) + cell.col_span
        missing = width - taken.get(number, 0) - sum(cell.col_span for cell in row.cells)
        found.append(replace(row, cells=row.cells + (Cell(()),) * missing) if missing > 0 else row)
    return found


def within(rows: Sequence[Row]) -> list[Row]:
    """The rows, no cell of which goes beyond the last one."""
    last = len(rows)
    if all(cell.row_span == 1 for row in rows for cell in row.cells):
        return list(rows)
    return [
        replace(row, cells=tuple(replace(cell, row_span=min(cell.row_span, last - at)) for cell in row.cells))
        for at, row in enumerate(rows)
    ]
