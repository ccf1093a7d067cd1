"""Binds the contents list: one entry for each section, its page number deferred, its lines linked."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.position import Here
from reportcli.bind.registers import Entry
from reportcli.bind.runs import styled
from reportcli.bind.tree import with_link
from reportcli.blocks import Block, Stack, Text
from reportcli.expressions.values import Deferred, Namespace, Piece, Rich, TabStop
from reportcli.layout.models.kinds.expanding.toc import TocNode
from reportcli.layout.models.node import Node

DEFAULT_DEPTH = 2


def bind(binding: Binding, node: TocNode, here: Here) -> list[Block]:
    """A stack that waits for its entries until all sections are known."""
    inner = here.at(binding.path(here, node))
    stack = Stack(children=(), **common(Attributes(binding, node, here), node, inner.path, "TOC"))
    binding.registers.waiting[inner.path] = partial(_entries, node=node, here=inner)
    return [stack]


def _entries(binding: Binding, *, node: TocNode, here: Here) -> tuple[Block, ...]:
    depth = node.toc.depth if isinstance(node.toc.depth, int) else DEFAULT_DEPTH
    found: list[Block] = []
    for entry in binding.registers.outline:
        if entry.in_toc and entry.level <= depth:
            nodes = node.levels.get(str(entry.level)) or node.entry
            found += entry_blocks(binding, node, nodes, entry, here=here)
    return tuple(found)


def entry_blocks(
    binding: Binding, node: Node, nodes: Sequence[Node], entry: Entry, *, here: Here
) -> list[Block]:
    """The blocks of one entry, linked to what it names; those of the layout where it has any."""
    names = {
        "title": entry.title,
        "number": entry.number,
        "level": str(entry.level),
        "page": Deferred("page-of", entry.target),
    }
    path = binding.registers.path(here, "entry")
    inner = here.at(path).naming(entry=Namespace("entry", names))
    blocks = binding.blocks(nodes, inner) if nodes else _plain(binding, entry, inner)
    if not blocks:
        return []
    linked = tuple(with_link(block, f"#{entry.target}") for block in blocks)
    return [Stack(path=path, span=node.span, role="TOCI", children=linked)]


def _plain(binding: Binding, entry: Entry, here: Here) -> list[Block]:
    """Number, title, leader and page, in style `toc-N`."""
    name = f"toc-{entry.level}"
    if name not in here.styles.named.paragraph:
        name = binding.layout.styles.prose.get("p", "body")
    style = here.styles.paragraph(name)
    number = (Piece(f"{entry.number}\u2002"),) if entry.number else ()
    title = entry.title.pieces if isinstance(entry.title, Rich) else (Piece(str(entry.title)),)
    rich = Rich((*number, *title, Piece(TabStop()), Piece(Deferred("page-of", entry.target))))
    here = here.at(f"{here.path}/text")
    return [Text(path=here.path, style=style, runs=styled(binding, rich, style, here))]
