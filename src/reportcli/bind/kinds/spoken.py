"""Binds blocks that are only read aloud."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block, Spoken
from reportcli.layout.models.kinds.spoken import SpokenNode


def bind(binding: Binding, node: SpokenNode, here: Here) -> list[Block]:
    """Blocks that are only read aloud; nothing when there are none."""
    read, inner = Attributes(binding, node, here), binding.inside(node, here)
    children = tuple(binding.blocks(node.spoken, inner))
    return [Spoken(children=children, **common(read, node, inner.path))] if children else []
