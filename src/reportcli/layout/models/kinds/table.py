"""Tables: rows from records, or written out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar

from reportcli.layout.models.block_fields import TEXT_OR_BLOCK_LIST, Content, TextOrBlocks, text_or_blocks
from reportcli.layout.models.bounds import Contradiction
from reportcli.layout.models.conditions import constant_condition
from reportcli.layout.models.context import asked
from reportcli.layout.models.declared import Field
from reportcli.layout.models.effects import needs
from reportcli.layout.models.fields import (
    TEXT_SCHEMA,
    Check,
    Expr,
    Flag,
    FlagOrText,
    GradientField,
    PaintField,
    ParagraphName,
    StrokeField,
    TableName,
    Text,
    choice,
    many,
    parts,
    text_of,
)
from reportcli.layout.models.measures import ColumnWidth, Distance, RowCount, SpanCount
from reportcli.layout.models.node import Node
from reportcli.layout.models.parts import Idle, Part
from reportcli.layout.models.refusals import Info

OF_RECORDS = needs("table")
OF_GROUPS = needs("group", content=True)
ALIGNMENTS = ("left", "right", "center", "decimal")


class TableCell(Part):
    """A cell that says more than its content: how far it goes, how it looks."""

    text: TextOrBlocks = Field(default="", description="A text, or blocks.")
    colspan: SpanCount = Field(default=1, description="Columns that it goes over.")
    rowspan: SpanCount = Field(default=1, description="Rows that it goes over.")
    style: ParagraphName | None = Field(default=None, description="Paragraph style of its text.")
    fill: PaintField | None = Field(default=None, description="Colour behind it.")
    gradient: GradientField | None = Field(
        default=None, description="Colours behind it that run into one another."
    )
    align: Annotated[str, choice(*ALIGNMENTS)] | None = Field(
        default=None, description="Its alignment, if it is not its column's."
    )
    header: Flag = Field(
        default=False, description="It is a header (of its row, in a body), for readers aloud."
    )


def _cell(value: object, info: Info) -> object:
    return asked(info).part(TableCell, value) if isinstance(value, dict) else text_or_blocks(value, info)


def _totals(value: object, info: Info) -> object:
    return _CELLS.read(value, info) if isinstance(value, list) else text_of(value)


Cell = Content | TableCell
_CELL = {"anyOf": [*TEXT_OR_BLOCK_LIST, {"$ref": "#/$defs/TableCell"}]}
_CELLS = many(_cell, _CELL)
CellField = Annotated[Cell, Check(_cell, _CELL)]
Cells = Annotated[tuple[Cell, ...], _CELLS]
Rows = Annotated[tuple[tuple[Cell, ...], ...], many(_CELLS.read, _CELLS.schema)]
Totals = Annotated[tuple[Cell, ...] | str, Check(_totals, {"anyOf": [TEXT_SCHEMA, _CELLS.schema]})]


class ConditionalStyle(Part):
    """How rows or cells look where a condition holds; of several that hold, the last one counts."""

    when: Expr = Field(description="The condition: an expression of the record.")
    like: Annotated[str, choice("body", "total", "subtotal", "group")] | None = Field(
        default=None, description="It looks as such a row of the table style."
    )
    style: ParagraphName | None = Field(default=None, description="Paragraph style of the texts.")
    fill: PaintField | None = Field(default=None, description="Colour behind.")
    gradient: GradientField | None = Field(
        default=None, description="Colours behind that run into one another, over the row or the cell."
    )
    rule_above: StrokeField | None = Field(default=None, description="Line above the row.")
    rule_below: StrokeField | None = Field(default=None, description="Line below the row.")

    def doubts(self) -> Iterator[Contradiction]:
        """A condition that never changes."""
        yield from constant_condition(self.when, "when")


class TableColumn(Part):
    width: ColumnWidth | None = Field(
        default=None, description="Width; `1 fr` shares what is left, `auto` is as wide as the content."
    )
    align: Annotated[str, choice(*ALIGNMENTS)] = Field(
        default="left", description="How cells are aligned; `decimal` puts decimal signs under one another."
    )
    each: Expr | None = Field(default=None, description="The column stands once for each of these records.")
    as_: Text = Field(default="column", needs=needs("each"), description="Name of that record.")
    over: Text | None = Field(
        default=None, description="A head above its own, over all neighbouring columns that have the same."
    )
    header: CellField | None = Field(default=None, description="Head of the column: a text, blocks, a cell.")
    cell: CellField | None = Field(default=None, description="Each row's cell: a text, blocks, a cell.")
    row_header: Flag = Field(
        default=False, description=("Its cells are headers of their rows, for readers aloud.")
    )
    sum: FlagOrText | None = Field(
        default=None,
        description="What `totals`, `subtotals` and carried sums add up: true for the figure of `cell`, "
        "or an expression of the record, whose format the sums take.",
    )
    running: Expr | None = Field(
        default=None, description="An expression of the record, whose sum up to its row the cell prints."
    )
    cell_styles: Annotated[tuple[ConditionalStyle, ...], parts(ConditionalStyle)] = Field(
        default=(), description="How its cells look where a condition holds."
    )
    rule_left: StrokeField | None = Field(default=None, description="Line at its left.")
    rule_right: StrokeField | None = Field(default=None, description="Line at its right.")

    def idle(self) -> Iterator[Idle]:
        """A cell where the column prints running sums."""
        yield from super().idle()
        if self.running is not None and self.cell is not None:
            yield Idle(self, "cell", over="running:")

    @property
    def headed_only(self) -> bool:
        """Whether the column has a head, and nothing that stands in its rows."""
        printed = (self.cell, self.running, self.sum)
        return bool(self.header) and all(one in (None, "", False) for one in printed)


class TableNode(Node):
    """Either `table` (records, one row each) or `rows` (written out)."""

    kind: ClassVar[str] = "table"
    content: ClassVar[tuple[str, ...]] = ("rows", "table")
    keeps_room: ClassVar[bool] = False
    style_kind: ClassVar[str] = "table"
    head_optional: ClassVar[bool] = True
    table: Expr | None = Field(default=None, description="Records, one row each.")
    as_: Text = Field(default="row", needs=OF_RECORDS, description="Name of the record in the cells.")
    columns: Annotated[tuple[TableColumn, ...], parts(TableColumn)] = Field(
        default=(), description=("The columns.")
    )
    rows: Rows = Field(default=(), description="Rows written out: `table: [[…], …]`.")
    style: TableName | None = Field(default=None, description="Table style.")
    head: Rows = Field(default=(), description="Rows of heads above those of the columns, with spans.")
    group: Expr | None = Field(
        default=None,
        needs=OF_RECORDS,
        description="Rows of the same value stand under a heading that says it.",
    )
    group_header: Text | None = Field(
        default=None, needs=OF_GROUPS, description="What that heading says; `group` is the value."
    )
    continued: FlagOrText | None = Field(
        default=None,
        needs=needs("group"),
        description="After a break the group's heading stands again: true for “(continued)” in the language "
        "of the edition, or a text; `group` is the value.",
    )
    row_styles: Annotated[tuple[ConditionalStyle, ...], parts(ConditionalStyle)] = Field(
        default=(), needs=OF_RECORDS, description="How rows look where a condition holds."
    )
    subtotals: Totals = Field(
        default=(),
        needs=OF_GROUPS,
        description="A last row of each group: a text beside the sums of the columns, or cells; `group` is "
        "the value, `records` are the group's.",
    )
    totals: Totals = Field(
        default=(), description="Cells of a last row, or a text beside the sums of the columns."
    )
    carried: FlagOrText | None = Field(
        default=None,
        needs=OF_RECORDS,
        description="At a break the sums of the rows above it: true for “carried forward” in the language of "
        "the edition, or a text.",
    )
    brought: Text | None = Field(
        default=None, needs=needs("carried"), description="What stands beside those sums after the break."
    )
    notes: Cells = Field(default=(), description="Notes under the table, each a text or blocks.")
    orphans: RowCount = Field(default=2, description="Least rows before a break.")
    widows: RowCount = Field(default=2, description="Least rows after a break.")
    gap: Distance | None = Field(default=None, description="Space between columns.")

    def idle(self) -> Iterator[Idle]:
        """Rows of sums of a table none of whose columns is added up."""
        yield from super().idle()
        if any(column.sum not in (None, False) for column in self.columns):
            return
        names = ["totals", *(["subtotals"] if self.group is not None else [])]
        said = [name for name in names if getattr(self, name) and isinstance(getattr(self, name), str)]
        if self.carried not in (None, False) and self.table is not None:
            said.append("carried")
        for name in said[:1]:  # the cause is one
            yield Idle(self, name, "columns: [{sum: …}]", also=tuple(said[1:]))

    def lacks(self) -> Iterator[Contradiction]:
        """Records of which no column says what is printed."""
        if self.table is not None and not self.columns:
            at = "columns" if "columns" in self.stated else "table"
            yield Contradiction("layout-table-without-columns", {}, (at,), of_page=False)

    def doubts(self) -> Iterator[Contradiction]:
        """Rows and spans beyond the table's columns and rows; heads over nothing."""
        yield from self._wide_rows()
        yield from self._high_cells()
        if self.table is not None:
            for at, column in enumerate(self.columns):
                if column.headed_only and isinstance(column.header, str):
                    args = {"header": column.header[:60]}
                    yield Contradiction("layout-column-without-cells", args, ("columns", at, "header"))

    def _high_cells(self) -> Iterator[Contradiction]:
        """Cells that go over more rows than follow in their part of the table."""
        stated = list(self._stated_rows())
        for place, (row, steps) in enumerate(stated):
            left = sum(other[0] == steps[0] for _, other in stated[place:])
            if steps[0] == "head":  # the heads of the columns stand below
                left += any(column.header is not None for column in self.columns)
                left += any(column.over is not None for column in self.columns)
            for at, cell in enumerate(row):
                if _rows_of(cell) > left:
                    args = {"rows": str(_rows_of(cell)), "left": str(left)}
                    yield Contradiction("layout-span-beyond-rows", args, (*steps, at))

    def _wide_rows(self) -> Iterator[Contradiction]:
        """Rows with more cells than the table has columns, those that span down from rows above included."""
        if not self.columns or any(column.each is not None for column in self.columns):
            return
        down: list[tuple[int, int]] = []  # cells from above: rows that they still span, columns
        part: str | int = ""
        for row, steps in self._stated_rows():
            down = [(left - 1, wide) for left, wide in down if left > 1] if steps[0] == part else []
            part = steps[0]
            cells = sum(_columns_of(cell) for cell in row) + sum(wide for _, wide in down)
            down += [(_rows_of(cell), _columns_of(cell)) for cell in row if _rows_of(cell) > 1]
            if cells > len(self.columns):
                args = {"cells": str(cells), "columns": str(len(self.columns))}
                yield Contradiction("layout-row-beyond-columns", args, steps)

    def _stated_rows(self) -> Iterator[tuple[tuple[Cell, ...], tuple[str | int, ...]]]:
        """Every row that is written out, with the steps to it."""
        of_rows = self.source is not None and isinstance(self.source.get("table"), list)
        for part, rows in (("table" if of_rows else "rows", self.rows), ("head", self.head)):
            yield from ((row, (part, at)) for at, row in enumerate(rows))
        for key, row in (("totals", self.totals), ("subtotals", self.subtotals)):
            if isinstance(row, tuple):
                yield row, (key,)

    @classmethod
    def fields_of(cls, written: dict[str, object]) -> dict[str, object]:
        """`table: [[…], …]` writes the rows out."""
        if isinstance(written.get("table"), list):
            written["rows"] = written.pop("table")
        return written

    @classmethod
    def written_key(cls, key: str) -> str:
        """Several forms stand under `table`."""
        return "table" if key in ("rows",) else key

    @classmethod
    def written_forms(cls, properties: Mapping[str, object]) -> Mapping[str, object]:
        """Both forms under `table`."""
        own = dict(properties)
        return {**own, "table": {"anyOf": [own["table"], own["rows"]]}}


def _columns_of(cell: Cell) -> int:
    """Over how many columns a cell goes, one where that is not known yet."""
    span = cell.colspan if isinstance(cell, TableCell) else 1
    return span if isinstance(span, int) else 1


def _rows_of(cell: Cell) -> int:
    """Over how many rows a cell goes, one where that is not known yet."""
    span = cell.rowspan if isinstance(cell, TableCell) else 1
    return span if isinstance(span, int) else 1
