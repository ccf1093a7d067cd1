"""Binds blocks for a frame of the page's master."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block, Into
from reportcli.layout.models.kinds.frame import FrameNode

DEFAULT_GAP = 6.0  # points between side notes


def bind(binding: Binding, node: FrameNode, here: Here) -> list[Block]:
    """Blocks for a frame of the page's master."""
    read, inner = Attributes(binding, node, here), binding.inside(node, here)
    frame = Into(
        frame=read.word("frame"),
        value_span=node.where("frame"),
        children=tuple(binding.blocks(node.do, inner)),
        fit=read.word("fit"),
        beside=read.flag("beside"),
        gap=read.points("gap", DEFAULT_GAP) if node.beside else 0.0,
        **common(read, node, inner.path),
    )
    return [frame]
