"""Binds conditions."""

from __future__ import annotations

from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block
from reportcli.layout.models.kinds.expanding.if_ import IfNode


def bind(binding: Binding, node: IfNode, here: Here) -> list[Block]:
    """The blocks of the branch that holds."""
    met = binding.texts.holds(node.if_, here, node.where("if_"))
    return binding.blocks(node.then if met else node.else_, here)
