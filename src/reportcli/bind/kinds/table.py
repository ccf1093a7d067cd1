"""Binds tables: header, body rows from records or written out, group rows, totals."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.loops import turns
from reportcli.bind.position import Here
from reportcli.bind.runs import first_source, is_blank, styled
from reportcli.bind.values import Values
from reportcli.blocks import Block, Cell, Column, Row, Table, Text
from reportcli.expressions.access import same_value
from reportcli.expressions.values import Rich
from reportcli.layout.models.block_fields import Cell as Content
from reportcli.layout.models.kinds.table import TableColumn, TableNode
from reportcli.layout.models.parts import Part
from reportcli.model.geometry import Length
from reportcli.model.style import ParagraphStyle, TableStyle
from reportcli.model.value_class import dataclass

DEFAULT_WIDTH = Length(1, "fr")
NOTHING = object()


def bind(binding: Binding, node: TableNode, here: Here) -> list[Block]:
    """A table; nothing when it has no row."""
    inner = binding.inside(node, here)
    read = Attributes(binding, node, here)
    style = read.table_style("style")
    making = _Rows(Attributes(binding, node, inner), node, style)
    body = making.written() if node.table is None else making.of_records()
    if not body:
        return []
    rows = [*making.header(), *body, *making.totals()]
    width = max(sum(cell.col_span for cell in row.cells) for row in rows)
    table = Table(
        columns=_columns(binding, node, inner, width),
        rows=tuple(_filled(row, width) for row in rows),
        style=style,
        gap=read.points("gap"),
        **common(read, node, inner.path, "Table"),
    )
    return [table]


def _columns(binding: Binding, node: TableNode, here: Here, count: int) -> tuple[Column, ...]:
    columns = []
    for column in node.columns:
        read = Attributes(binding, column, here)
        width = read.length("width") if column.width else DEFAULT_WIDTH
        columns.append(Column(width, column.align, read.flag("row_header")))
    return tuple(columns + [Column(DEFAULT_WIDTH)] * (count - len(columns)))


def _filled(row: Row, width: int) -> Row:
    """A row with blank cells up to the table's width."""
    missing = width - sum(cell.col_span for cell in row.cells)
    return replace(row, cells=row.cells + (Cell(()),) * missing) if missing > 0 else row


@dataclass(frozen=True, slots=True)
class _Rows:
    """Makes the rows of one table."""

    read: Attributes
    node: TableNode
    style: TableStyle

    def header(self) -> list[Row]:
        """The heads of the columns, none when no column has one."""
        if not any(column.header is not None for column in self.node.columns):
            return []
        here = self.read.here.at(f"{self.read.here.path}/header")
        cells = [
            self._cell(column.header or "", self.style.header, self._values(here, column, "header"), True)
            for column in self.node.columns
        ]
        return [Row(tuple(cells), "header", here.path)]

    def of_records(self) -> list[Row]:
        """One row for each record; a group row before the first of each group."""
        node, here = self.node, self.read.here
        rows: list[Row] = []
        last: object = NOTHING
        for number, turn in enumerate(turns(here, node.as_, self.read.records("table")), start=1):
            inner = turn.at(self.read.binding.registers.path(here, f"row-{number}"))
            try:
                if node.group is not None:
                    value = Attributes(self.read.binding, node, inner).value("group")
                    if last is NOTHING or not same_value(value, last):
                        rows += self._group(node.group, value, inner)
                    last = value
                rows.append(Row(tuple(map(partial(self._body, inner), node.columns)), "body", inner.path))
            except Absent:
                continue
        return rows

    def _body(self, here: Here, column: TableColumn) -> Cell:
        header = Attributes(self.read.binding, column, here).flag("row_header")
        return self._cell(column.cell or "", self.style.cell, self._values(here, column, "cell"), header)

    def _group(self, source: str, value: object, here: Here) -> list[Row]:
        """A row that names the group, across all columns."""
        binding, span = self.read.binding, self.node.where("group")
        pieces = binding.texts.printable(value, source, here, span)
        runs = styled(binding, Rich(pieces), self.style.header, here)
        if is_blank(runs):
            return []
        path = f"{here.path}/group"
        text = Text(path=path, span=span, style=self.style.header, runs=runs)
        cell = Cell((text,), col_span=max(1, len(self.node.columns)), header=True)
        return [Row((cell,), "group", path)]

    def written(self) -> list[Row]:
        """Rows that the layout writes out."""
        rows: list[Row] = []
        for index, contents in enumerate(self.node.rows):
            here = self.read.here.at(f"{self.read.here.path}/row-{index + 1}")
            headers = [column.row_header is True for column in self.node.columns]
            headers += [False] * (len(contents) - len(headers))
            cells = [
                self._cell(
                    content, self.style.cell, self._values(here, self.node, "rows", index, position), header
                )
                for position, (content, header) in enumerate(zip(contents, headers, strict=False))
            ]
            rows.append(Row(tuple(cells), "body", here.path))
        return rows

    def totals(self) -> list[Row]:
        """The last row, when there is one."""
        if not self.node.totals:
            return []
        here = self.read.here.at(f"{self.read.here.path}/total")
        cells = [
            self._cell(content, self.style.total, self._values(here, self.node, "totals", index), index == 0)
            for index, content in enumerate(self.node.totals)
        ]
        return [Row(tuple(cells), "total", here.path)]

    def _values(self, here: Here, part: Part, *names: str | int) -> Values:
        return Values(self.read.binding, here, part.where(*names))

    def _cell(self, content: Content, style: ParagraphStyle, values: Values, header: bool) -> Cell:
        """A cell of text in the table's style, or of blocks."""
        if not isinstance(content, str):
            return Cell(tuple(values.binding.blocks(content, values.here)), header=header)
        try:
            return Cell(_text(content, style, values), header=header)
        except Absent:
            return Cell((), header=header)


def _text(source: str, style: ParagraphStyle, values: Values) -> tuple[Block, ...]:
    """A text as one paragraph, none when it is blank."""
    binding, where = values.binding, values.span
    here = values.here.at(binding.registers.path(values.here, "text"))
    rich = binding.texts.text(source, values.here, where, True)
    runs = styled(binding, rich, style, here)
    if is_blank(runs):
        return ()
    return (Text(path=here.path, span=where, style=style, runs=runs, source=first_source(rich) or where),)
