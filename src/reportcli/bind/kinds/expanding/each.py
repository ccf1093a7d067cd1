"""Binds loops."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes
from reportcli.bind.context import Binding
from reportcli.bind.loops import look_at, turns
from reportcli.bind.position import Here
from reportcli.blocks import Block
from reportcli.layout.models.kinds.expanding.each import EachNode


def bind(binding: Binding, node: EachNode, here: Here) -> list[Block]:
    """The blocks once for every record; `loop` says which."""
    records = Attributes(binding, node, here).records("each")
    if not node.empty and node.common.if_ is None:
        look_at(binding, node, "each", here, found=bool(records))
    if not records:
        return binding.blocks(node.empty, here)
    blocks: list[Block] = []
    for turn in turns(here, node.as_, records):
        blocks += binding.blocks(node.do, turn)
    return blocks
