"""Binds masters, and their furniture for each section."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.parts.masters import use_master
from reportcli.bind.position import Here
from reportcli.blocks import Block, UseMaster
from reportcli.layout.models.kinds.master import MasterNode


def bind(binding: Binding, node: MasterNode, here: Here) -> list[Block]:
    """Pages from here on follow another master."""
    read, path = Attributes(binding, node, here), binding.path(here, node)
    name = read.word("master")
    bound = use_master(binding, name, here, node.span)
    return [UseMaster(**common(read, node, path), master=bound, pages=node.pages or 0)]
