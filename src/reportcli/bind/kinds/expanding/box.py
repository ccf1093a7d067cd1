"""Binds boxes."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common, growth
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block, Stack
from reportcli.layout.models.kinds.expanding.box import BoxNode


def bind(binding: Binding, node: BoxNode, here: Here) -> list[Block]:
    """A stack with an object style."""
    read, inner = Attributes(binding, node, here), binding.inside(node, here)
    shared = common(read, node, inner.path)
    if node.style is not None:
        shared["box"] = read.box("style")
    children = tuple(binding.blocks(node.box, inner))
    stack = Stack(
        children=children,
        gap=read.points("gap"),
        valign=read.word("valign"),
        copyfit=read.flag("copyfit"),
        growth=growth(read),
        **shared,
    )
    return [stack]
