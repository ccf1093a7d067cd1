"""Binds breaks."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block, Break
from reportcli.layout.models.kinds.break_ import BreakNode


def bind(binding: Binding, node: BreakNode, here: Here) -> list[Block]:
    """A break of the page, the column or the frame."""
    read, path = Attributes(binding, node, here), binding.path(here, node)
    return [Break(kind=read.word("break_"), **common(read, node, path))]
