"""Text in columns: column sets, with what spans all columns between them."""

from __future__ import annotations

from collections.abc import Iterable

from reportcli import blocks as b
from reportcli.model.value_class import replace
from reportcli.typeset.blocks.flow import block_marks, enter, flow, section_node
from reportcli.typeset.breaking.items import FORBIDDEN, ColumnSet, FloatBarrier, Item, Penalty
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited


class _Columns:
    """Collects column sets and what stands between them."""

    def __init__(self, state: ChapterState, block: b.Columns, room: Room) -> None:
        self.state = state
        self.room = Room(room.x, room.width)
        count = max(block.count, 1)
        self.empty = ColumnSet(
            (),
            room.x,
            room.width,
            count,
            block.gap,
            block.balance,
            block.rule,
            block.path,
            block.orphans,
            block.widows,
            block.together,
        )
        self.column = Room(0.0, self.empty.column)
        self.items: list[Item] = []
        self.inside: list[Item] = []  # of the set that is being collected
        self.spanned = False  # what comes before it spans all columns

    def add(self, children: Iterable[b.Block], inherited: Inherited) -> None:
        """Children into the columns; a section is opened where it holds something that spans them all."""
        for child in children:
            if child.span_columns:
                self.close()
                self.items.extend(flow(self.state, child, inherited, self.room))
                self.spanned = True
            elif isinstance(child, b.Section) and any(part.span_columns for part in child.children):
                within = enter(self.state, child, inherited)
                self.inside.extend([FloatBarrier(begins=True), *block_marks(self.state, child)])
                self.add(child.children, replace(within, node=section_node(self.state, child, within)))
                self.inside.append(FloatBarrier())
            else:
                self.inside.extend(flow(self.state, child, inherited, self.column))

    def close(self) -> None:
        """What was collected as a set of columns."""
        if self.inside:
            if self.spanned and self.empty.orphans > 1:
                self.items.append(Penalty(FORBIDDEN))
            self.items.append(replace(self.empty, items=tuple(self.inside)))
            self.inside.clear()


def columns(state: ChapterState, block: b.Columns, inherited: Inherited, room: Room) -> list[Item]:
    """Column sets, and between them the blocks that span all columns."""
    made = _Columns(state, block, room)
    made.add(block.children, inherited)
    made.close()
    return made.items


KIND = BlockKind(columns, container=True)
