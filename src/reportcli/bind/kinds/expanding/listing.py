"""Binds lists of figures, tables, notes: one entry for each, its page number deferred, its lines linked."""

from __future__ import annotations

from functools import partial

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.kinds.expanding.toc import entry_blocks
from reportcli.bind.position import Here
from reportcli.bind.registers import Entry
from reportcli.blocks import Block, Stack
from reportcli.layout.models.kinds.expanding.listing import ListingNode


def bind(binding: Binding, node: ListingNode, here: Here) -> list[Block]:
    """A stack that waits for its entries until all blocks are known."""
    inner = here.at(binding.path(here, node))
    read = Attributes(binding, node, here)
    stack = Stack(children=(), **common(read, node, inner.path, "TOC"))
    entries = partial(_entries, node=node, here=inner, counter=read.plain("listing"))
    binding.registers.waiting[inner.path] = entries
    return [stack]


def _entries(binding: Binding, *, node: ListingNode, here: Here, counter: str) -> tuple[Block, ...]:
    found: list[Block] = []
    for one in binding.registers.numbered:
        if one.counter == counter:
            entry = Entry(1, one.title, one.number, one.target, in_toc=True)
            found += entry_blocks(binding, node, node.entry, entry, here=here)
    return tuple(found)
