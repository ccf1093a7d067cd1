"""Groups of rows: their headings, which go on after a break, and rows of sums."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportcli.bind.attributes import Attributes
from reportcli.bind.diagnostics import Absent
from reportcli.bind.position import Here
from reportcli.bind.tables.cells import Cells, Written
from reportcli.bind.tables.looks import Look, paragraph_of
from reportcli.bind.tables.sums import Sum
from reportcli.blocks import Cell, Row, Text
from reportcli.expressions.access import same_value
from reportcli.expressions.values import Piece, Rich
from reportcli.layout.models.kinds.table import TableNode
from reportcli.model.inline import Run
from reportcli.model.refs import Span
from reportcli.model.value_class import dataclass, replace

NOTHING = object()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of one value, or all rows of a table without groups. here: the place of its first row."""

    read: Attributes
    node: TableNode
    value: object
    turns: tuple[Here, ...]
    here: Here

    def heading(self, cells: Cells) -> list[Row]:
        """The row that names the group, across all columns; none of a blank value."""
        if self.value is NOTHING:
            return []
        rich = self._said()
        path = f"{self.here.path}/group"
        row = self._row(cells, rich, path, "group")
        if row is None:
            return []
        return [replace(row, again=self._again(cells, rich, path))]

    def _said(self) -> Rich:
        node, texts = self.node, self.read.binding.texts
        if node.group_header is not None:
            return texts.text(node.group_header, self.here, node.where("group_header"), True)
        return Rich(texts.printable(self.value, node.group or "", self.here, node.where("group")))

    def _again(self, cells: Cells, rich: Rich, path: str) -> Row | None:
        """The heading as it stands after a break."""
        node, texts = self.node, self.read.binding.texts
        if node.continued in (None, False):
            return None
        if isinstance(node.continued, str):
            said = texts.text(node.continued, self.here, node.where("continued"), True)
        else:
            word = cells.word("continued")
            said = Rich((*rich.pieces, Piece(f" {word}", where=node.where("continued"))))
        return self._row(cells, said, f"{path}/continued", "group", spare=True)

    def _row(self, cells: Cells, rich: Rich, path: str, kind: str, *, spare: bool = False) -> Row | None:
        style = paragraph_of(cells.style, kind)
        if spare and cells.style.carried is not None:
            style = cells.style.carried
        texts = cells.paragraph(rich, style, self.here.at(path), self.node.where("group"))
        if not texts:
            return None
        if spare:
            spared(cells, texts)
        cell = Cell(texts, col_span=max(1, len(cells.columns)), header=True)
        return Row((cell,), kind, path)


def groups_of(read: Attributes, node: TableNode, bound: Sequence[Here]) -> Iterator[Group]:
    """The turns of a table as runs of the same value; each turn has a path of its own, and knows `group`."""
    value: object = NOTHING
    run: list[Here] = []
    for number, turn in enumerate(bound, start=1):
        here = turn.at(read.binding.registers.path(read.here, f"row-{number}"))
        if node.group is not None:
            try:
                mine = Attributes(read.binding, node, here).value("group")
            except Absent:
                continue
            if value is NOTHING or not same_value(mine, value):
                if run:
                    yield _group(read, node, value, run)
                run = []
            value = mine
            here = here.naming(group=mine)
        run.append(here)
    if run:
        yield _group(read, node, value, run)


def _group(read: Attributes, node: TableNode, value: object, run: Sequence[Here]) -> Group:
    records = [here.scope.lookup(node.as_) for here in run]
    return Group(read, node, value, tuple(run), run[0].naming(records=records))


def sums_row(
    cells: Cells,
    node: TableNode,
    sums: Mapping[int, Sum],
    said: tuple[str, str],
    *,
    here: Here,
    kind: str,
    spare: bool = False,
) -> Row:
    """A text beside the sums of the columns. said: the text, and the key that it stands under.

    The text goes over the columns before the first sum; where there is none, it takes one that has no sum.
    """
    text, key = said
    count = len(cells.columns)
    summed = [at for at, column in enumerate(cells.columns) if column.summed]
    first = summed[0] if summed else count
    label = cells.cell(text, kind, here, Written(node, (key,)), header=True)
    at = 0 if first else next((i for i in range(count) if i not in summed), count)
    made: list[Cell] = []
    for place, column in enumerate(cells.columns):
        if place == at:
            made.append(replace(label, col_span=max(first, 1)))
        elif place in summed:
            made.append(figure_cell(cells, sums.get(place), Look(kind), here, span=column.part.where("sum")))
        elif not 0 < place < first:
            made.append(Cell(()))
    if at == count:
        made.append(label)
    if spare:
        for cell in made:
            spared(cells, cell.blocks)
    return Row(tuple(made), kind, here.path)


def figure_cell(cells: Cells, total: Sum | None, look: Look, here: Here, *, span: Span) -> Cell:
    """A cell that prints a sum, as the figures that it adds are printed."""
    value = total.printed() if total is not None else None
    if value is None:
        return Cell((), fill=look.fill)
    texts = cells.binding.texts
    rich = Rich(texts.printable(value, "sum", here, span))
    style = look.style or paragraph_of(cells.style, look.like)
    at = here.at(cells.binding.registers.path(here, "text"))
    return Cell(cells.paragraph(rich, style, at, span), fill=look.fill)


def spared(cells: Cells, blocks: Sequence[object]) -> None:
    """The figures of blocks that only a break prints: they count where one does."""
    facts = cells.binding.registers.facts
    for block in blocks:
        for run in block.runs if isinstance(block, Text) else ():
            if isinstance(run, Run) and run.fact is not None:
                facts[run.fact] = replace(facts[run.fact], spare=True)
