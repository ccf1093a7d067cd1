"""Rows of a table: heads, records with their groups, rows written out, totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from reportcli.bind.attributes import Attributes
from reportcli.bind.diagnostics import Absent
from reportcli.bind.loops import turns
from reportcli.bind.position import Here
from reportcli.bind.tables.cells import Cells, Written, within
from reportcli.bind.tables.columns import PrintedColumn, printed_columns
from reportcli.bind.tables.groups import Group, figure_cell, groups_of, sums_row
from reportcli.bind.tables.heads import column_heads
from reportcli.bind.tables.looks import Look, look_of, under
from reportcli.bind.tables.sums import Sum, Sums
from reportcli.blocks import Cell, Row
from reportcli.layout.models.kinds.table import Cell as Content
from reportcli.layout.models.kinds.table import TableNode
from reportcli.model.style import TableStyle
from reportcli.model.value_class import dataclass, replace


@dataclass(slots=True)
class RowBinder:
    """Makes the rows of one table, in their order."""

    read: Attributes
    node: TableNode
    style: TableStyle
    cells: Cells = field(init=False)
    sums: Sums = field(init=False)

    def __post_init__(self) -> None:
        self.cells = Cells(self.read.binding, self.style, printed_columns(self.read, self.node))
        self.sums = Sums(self.cells.columns)

    # ---- heads

    def header(self) -> list[Row]:
        """Rows of heads over the heads of the columns; none where nothing has a head."""
        here = self.read.here
        rows = [
            self._written(contents, "head", index, here.at(f"{here.path}/head-{index + 1}"), kind="header")
            for index, contents in enumerate(self.node.head)
        ]
        rows += column_heads(self.cells, here.at(f"{here.path}/header"), rows)
        return within(rows)

    # ---- records

    def of_records(self) -> list[Row]:
        """One row for each record, under the heading of its group, the group's sums below."""
        node, here = self.node, self.read.here
        bound = turns(here, node.as_, self.read.records("table"))
        rows: list[Row] = []
        for group in groups_of(self.read, node, bound):
            self.sums.begin_group()
            body = self._of_group(group)
            if not body:
                continue
            head = group.heading(self.cells)
            rows += [*head, *within(body), *self._subtotals(group)]
        return rows

    def _of_group(self, group: Group) -> list[Row]:
        rows: list[Row] = []
        covered: dict[int, int] = {}
        for inner in group.turns:
            try:
                row = self._record(inner, frozenset(covered))
            except Absent:
                continue
            rows.append(row)
            covered = _goes_on(covered, row, self.cells.columns)
        return rows

    def _record(self, here: Here, covered: frozenset[int]) -> Row:
        """The row of one record; its sums count once it is there."""
        binding = self.read.binding
        look = look_of(binding, self.node.row_styles, here)
        self.sums.take(self.read, here)
        made = [
            (at, self._body(here, column, at, look))
            for at, column in enumerate(self.cells.columns)
            if at not in covered
        ]
        kind = look.like or "body"
        row = Row(tuple(_apart(made)), kind, here.path, look.fill, look.above, look.below)
        return self._with_turn(row, here)

    def _with_turn(self, row: Row, here: Here) -> Row:
        """The row with what a break after it prints of the sums so far."""
        node = self.node
        if node.carried in (None, False):
            return row
        sums = self.sums.of_all()
        forward = node.carried if isinstance(node.carried, str) else self.cells.word("carried")
        brought = node.brought or self.cells.word("brought")
        at, after = here.at(f"{here.path}/carried"), here.at(f"{here.path}/brought")
        return replace(
            row,
            carried=sums_row(
                self.cells, node, sums, (forward, "carried"), here=at, kind="carried", spare=True
            ),
            brought=sums_row(
                self.cells, node, sums, (brought, "brought"), here=after, kind="carried", spare=True
            ),
        )

    def _body(self, here: Here, printed: PrintedColumn, at: int, look: Look) -> Cell:
        column, here = printed.part, printed.at(here)
        read = Attributes(self.read.binding, column, here)
        own = look
        if column.cell_styles or look.fill:
            own = under(look, look_of(self.read.binding, column.cell_styles, here))
        if column.running is not None:
            total = self.sums.running.get(at)
            return figure_cell(self.cells, total, own, here, span=column.where("running"))
        header = read.flag("row_header")
        where = Written(column, ("cell",))
        return self.cells.cell(column.cell or "", "body", here, where, look=own, header=header)

    # ---- written out

    def written(self) -> list[Row]:
        """Rows that the layout writes out."""
        rows = [
            self._written(
                contents, "rows", index, self.read.here.at(f"{self.read.here.path}/row-{index + 1}")
            )
            for index, contents in enumerate(self.node.rows)
        ]
        return within(rows)

    def _written(
        self, contents: Sequence[Content], key: str, index: int, here: Here, *, kind: str = "body"
    ) -> Row:
        headers = [kind == "header" or column.part.row_header is True for column in self.cells.columns]
        headers += [kind == "header"] * (len(contents) - len(headers))
        cells = tuple(
            self.cells.cell(content, kind, here, Written(self.node, (key, index, at)), header=header)
            for at, (content, header) in enumerate(zip(contents, headers, strict=False))
        )
        return Row(cells, kind, here.path)

    # ---- sums

    def _subtotals(self, group: Group) -> list[Row]:
        if not self.node.subtotals:
            return []
        here = group.here.at(f"{group.here.path}/subtotal")
        return self._summed("subtotals", "subtotal", self.sums.group, here)

    def totals(self) -> list[Row]:
        """The last row, when there is one."""
        if not self.node.totals:
            return []
        here = self.read.here.at(f"{self.read.here.path}/total")
        return self._summed("totals", "total", self.sums.sums, here)

    def _summed(self, key: str, kind: str, sums: Mapping[int, Sum], here: Here) -> list[Row]:
        """A row of sums beside a text, or of cells that are written out."""
        written = getattr(self.node, key)
        if isinstance(written, str):
            return [sums_row(self.cells, self.node, sums, (written, key), here=here, kind=kind)]
        cells = [
            self.cells.cell(content, kind, here, Written(self.node, (key, at)), header=at == 0)
            for at, content in enumerate(written)
        ]
        return [Row(tuple(cells), kind, here.path)]


def _goes_on(covered: Mapping[int, int], row: Row, columns: Sequence[PrintedColumn]) -> dict[int, int]:
    """For each column that the next row has no cell of its own in, how many rows that still is so."""
    following = {at: left - 1 for at, left in covered.items() if left > 1}
    free = iter(at for at in range(len(columns)) if at not in covered)
    for cell in row.cells:
        at = next(free, None)
        for over in range(cell.col_span):
            if over:
                next(free, None)
            if cell.row_span > 1 and at is not None:
                following[at + over] = cell.row_span - 1
    return following


def _apart(made: Iterable[tuple[int, Cell]]) -> Iterator[Cell]:
    """The cells of a row by their columns, without those that one before them goes over."""
    free = 0
    for at, cell in made:
        if at >= free:
            yield cell
            free = at + cell.col_span
