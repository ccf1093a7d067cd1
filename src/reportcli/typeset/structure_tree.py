"""The structure tree while a chapter is set: nodes that are numbered once everything is placed."""

from __future__ import annotations

from dataclasses import field
from itertools import count
from typing import TypedDict, Unpack

from reportcli.model.display import StructNode
from reportcli.model.value_class import dataclass

Key = tuple[int, ...]
_births = count(1).__next__


class Attributes(TypedDict, total=False):
    """What an element says of itself: the fields of StructNode, as far as they are given."""

    alt: str | None
    lang: str | None
    actual_text: str | None
    title: str | None
    id: str | None
    scope: str | None
    headers: tuple[str, ...]
    col_span: int
    row_span: int
    numbering: str | None
    decoration: str | None
    bbox: bool
    block: str


@dataclass(slots=True, eq=False)
class StructureNode:
    """A structure element. `key` orders siblings as written; `keep` survives without content. born: its
    number among all that were ever made, by which those that are older than a moment are known.
    """

    tag: str
    parent: StructureNode | None
    key: Key = (0, 0)
    attributes: Attributes = field(default_factory=Attributes)
    keep: bool = False
    children: list[StructureNode] = field(default_factory=list)
    born: int = field(default_factory=_births)

    def child(
        self, tag: str, key: Key, keep: bool = False, **attributes: Unpack[Attributes]
    ) -> StructureNode:
        """A new element under this one."""
        node = StructureNode(tag, self, key, attributes, keep)
        self.children.append(node)
        return node


def newest() -> int:
    """What every element made from here on is born after."""
    return _births()


def root() -> StructureNode:
    """The top of a chapter's tree; it is not numbered itself."""
    return StructureNode("Document", None)


def taken_apart(top: StructureNode) -> None:
    """Leaves no element with its children, once they have been numbered."""
    pending = [top]
    while pending:
        node = pending.pop()
        pending += node.children
        node.children = []


def number(top: StructureNode, used: set[int]) -> tuple[tuple[StructNode, ...], dict[int, int]]:
    """StructNodes in reading order, and the index of every node by identity.

    used: identities of the nodes that carry content; a measured but never placed block leaves nothing behind.
    """
    wanted = set(used)
    _mark(top, wanted)
    nodes: list[StructNode] = []
    index: dict[int, int] = {id(top): -1}
    pending = [top]
    while pending:
        node = pending.pop()
        if node is not top:
            parent = index[id(node.parent)]
            index[id(node)] = len(nodes)
            nodes.append(StructNode(node.tag, parent, **node.attributes))
        kept = [child for child in node.children if id(child) in wanted or child.keep]
        pending.extend(sorted(kept, key=lambda child: child.key, reverse=True))
    return tuple(nodes), index


def _mark(top: StructureNode, wanted: set[int]) -> None:
    """Adds the ancestors of every wanted node."""
    order: list[StructureNode] = []
    pending = [top]
    while pending:
        node = pending.pop()
        order.append(node)
        pending.extend(node.children)
    for node in reversed(order):
        if id(node) in wanted and node.parent is not None:
            wanted.add(id(node.parent))
