"""Binds stacks."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common, growth
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block, Stack
from reportcli.layout.models.kinds.stack import StackNode


def bind(binding: Binding, node: StackNode, here: Here) -> list[Block]:
    """Blocks under one another."""
    read, inner = Attributes(binding, node, here), binding.inside(node, here)
    stack = Stack(
        children=tuple(binding.blocks(node.stack, inner)),
        gap=read.points("gap"),
        valign=read.word("valign"),
        copyfit=read.flag("copyfit"),
        growth=growth(read),
        **common(read, node, inner.path),
    )
    return [stack]
