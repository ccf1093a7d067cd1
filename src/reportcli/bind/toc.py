"""The contents list: one entry for each section of the outline, its page number late, its lines linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as fields_of
from dataclasses import is_dataclass, replace
from typing import TYPE_CHECKING, Any

from reportcli.bind.context import Binding, Here
from reportcli.bind.dispatch import bind_blocks
from reportcli.bind.runs import styled
from reportcli.bind.sections import Entry
from reportcli.blocks import Block, Cell, Chapter, ListItem, Row, Stack, Text
from reportcli.expressions.values import Deferred, Namespace, Piece, Rich, TabStop
from reportcli.model.inline import LateRun, Run

if TYPE_CHECKING:
    from reportcli.layout.models import TocNode


def filled(binding: Binding) -> tuple[Chapter, ...]:
    """All chapters, their contents lists filled from the outline."""
    if not binding.tocs:
        return tuple(binding.chapters)
    lists = {path: _entries(binding, node, here) for path, (node, here) in binding.tocs.items()}
    return tuple(replace(chapter, section=with_lists(chapter.section, lists)) for chapter in binding.chapters)


def _entries(binding: Binding, node: TocNode, here: Here) -> tuple[Block, ...]:
    depth = node.toc.depth if isinstance(node.toc.depth, int) else 2
    found: list[Block] = []
    for entry in binding.outline:
        if entry.in_toc and entry.level <= depth:
            found += _entry(binding, node, entry, here)
    return tuple(found)


def _entry(binding: Binding, node: TocNode, entry: Entry, here: Here) -> list[Block]:
    """The blocks of one entry, linked to its section."""
    path = binding.path(here, "entry")
    names = {
        "title": entry.title,
        "number": entry.number,
        "level": str(entry.level),
        "page": Deferred("page-of", entry.target),
    }
    inner = replace(here.naming(entry=Namespace("entry", names)), path=path)
    nodes = node.levels.get(str(entry.level)) or node.entry
    blocks = bind_blocks(binding, nodes, inner) if nodes else _plain(binding, entry, inner)
    if not blocks:
        return []
    linked = tuple(with_link(block, f"#{entry.target}") for block in blocks)
    return [Stack(path=path, span=node.span, role="TOCI", children=linked)]


def _plain(binding: Binding, entry: Entry, here: Here) -> list[Block]:
    """Number, title, leader and page, in style `toc-N`."""
    styles = here.look.styles.paragraph
    name = f"toc-{entry.level}"
    style = here.look.paragraph(name if name in styles else binding.layout.styles.prose.get("p", "body"))
    number = (Piece(f"{entry.number}\u2002"),) if entry.number else ()
    title = entry.title.pieces if isinstance(entry.title, Rich) else (Piece(str(entry.title)),)
    rich = Rich((*number, *title, Piece(TabStop()), Piece(Deferred("page-of", entry.target))))
    path = f"{here.path}/text"
    return [Text(path=path, style=style, runs=styled(binding, rich, style, here, path))]


def with_link(block: Any, link: str) -> Any:
    """A block whose runs all lead to a place of the report."""
    if isinstance(block, (Run, LateRun)):
        return replace(block, link=block.link or link)
    return _mapped(block, lambda item: with_link(item, link), (Block, Cell, Row, ListItem, Run, LateRun))


def with_lists(block: Any, lists: Mapping[str, tuple[Block, ...]]) -> Any:
    """A tree of blocks with its contents lists filled; parts without one stay the same objects."""
    if isinstance(block, Stack) and block.path in lists:
        return replace(block, children=lists[block.path])
    return _mapped(block, lambda item: with_lists(item, lists), (Block, Cell, Row, ListItem))


def _mapped(holder: Any, change: Any, kinds: tuple[type, ...]) -> Any:
    """A frozen holder with every part of these kinds changed; itself when none did."""
    if not is_dataclass(holder):
        return holder
    changes: dict[str, Any] = {}
    for field in fields_of(holder):
        value = getattr(holder, field.name)
        if isinstance(value, tuple) and any(isinstance(item, kinds) for item in value):
            new = tuple(change(item) if isinstance(item, kinds) else item for item in value)
            if any(a is not b for a, b in zip(new, value, strict=True)):
                changes[field.name] = new
    return replace(holder, **changes) if changes else holder  # type: ignore[type-var]
