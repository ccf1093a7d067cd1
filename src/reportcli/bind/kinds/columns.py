"""Binds columns."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block, Columns
from reportcli.layout.models.kinds.columns import ColumnsNode
from reportcli.layout.models.measures import MOST_COLUMNS, MOST_LINES

DEFAULT_GAP = 12.0  # points


def bind(binding: Binding, node: ColumnsNode, here: Here) -> list[Block]:
    """Blocks that flow through columns; nothing when there are none."""
    read, inner = Attributes(binding, node, here), binding.inside(node, here)
    children = tuple(binding.blocks(node.columns, inner))
    if not children:
        return []
    columns = Columns(
        children=children,
        count=read.count("count", MOST_COLUMNS),
        gap=read.points("gap", DEFAULT_GAP),
        balance=read.flag("balance", True),
        rule=read.stroke("rule"),
        orphans=read.count("orphans", MOST_LINES),
        widows=read.count("widows", MOST_LINES),
        together=read.word("start") == "together",
        **common(read, node, inner.path),
    )
    return [columns]
