"""Binds rows."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block, RowBlock
from reportcli.layout.models.kinds.row import RowNode


def bind(binding: Binding, node: RowNode, here: Here) -> list[Block]:
    """Blocks beside one another."""
    read, inner = Attributes(binding, node, here), binding.inside(node, here)
    row = RowBlock(
        children=tuple(binding.blocks(node.row, inner)),
        gap=read.points("gap"),
        valign=read.word("valign"),
        **common(read, node, inner.path),
    )
    return [row]
