"""Binds grids."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block, Grid
from reportcli.layout.models.kinds.grid import GridNode
from reportcli.layout.models.measures import MOST_GRID


def bind(binding: Binding, node: GridNode, here: Here) -> list[Block]:
    """Blocks in equal columns; nothing when there are none."""
    read, inner = Attributes(binding, node, here), binding.inside(node, here)
    children = tuple(binding.blocks(node.grid, inner))
    if not children:
        return []
    gap = read.points("gap")
    grid = Grid(
        children=children,
        columns=read.count("columns", MOST_GRID),
        gap=gap,
        row_gap=read.points("row_gap", gap),
        valign=read.word("valign"),
        equal=read.flag("equal"),
        center_last=read.flag("center_last"),
        **common(read, node, inner.path),
    )
    return [grid]
