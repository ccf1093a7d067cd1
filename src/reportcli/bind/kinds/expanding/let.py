"""Binds names."""

from __future__ import annotations

from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.blocks import Block
from reportcli.layout.models.kinds.expanding.let import LetNode


def bind(binding: Binding, node: LetNode, here: Here) -> list[Block]:
    """Names for expressions; a later one may use an earlier one."""
    for name, source in node.let.items():
        here = here.naming(**{name: binding.texts.value(source, here, node.where("let", name))})
    return binding.blocks(node.do, here)
