"""What a block says that has no effect where it stands: keys of the flow in what is never broken, columns
that there are not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportcli.layout.models.kinds.break_ import BreakNode
from reportcli.layout.models.node import Node
from reportcli.model.refs import Span

UNBROKEN = ("row", "grid", "place", "table")
"""Blocks whose content is one piece: no break of a page or column goes through it, nothing in it floats."""
CLOSED = (*UNBROKEN, "stack", "frame", "box", "list", "master", "spoken")
"""Blocks that set what they hold in a room of its own: it never goes across columns around them."""
CALL = "component"
"""Stands in the way of blocks for a call: what surrounds its slots is known where its body is bound."""


def lost_to_flow(node: Node, way: Sequence[str]) -> Iterator[tuple[Span, str, str]]:
    """Keys of a block that ask something of a flow in which it does not stand: where, the key, the kind of
    block that holds it. way: the kinds of blocks around it.
    """
    inside = _innermost(way, UNBROKEN)
    if not inside:
        return
    if isinstance(node, BreakNode):
        yield node.key_at("break_"), "break", inside
    common = node.common
    for name, nothing in (("break_before", "auto"), ("floats", "none")):
        if name in common.stated - node.unread and getattr(common, name) != nothing:
            yield common.key_at(name), type(common).key_of(name), inside


def may_span(way: Sequence[str], in_component: bool) -> bool:
    """Whether what stands there is in columns, or may be: in a component's body, in its slots."""
    for kind in reversed(way):
        if kind in ("columns", CALL):
            return True
        if kind in CLOSED:
            return False
    return in_component or way[:1] != ["section"]


def _innermost(way: Sequence[str], kinds: Sequence[str]) -> str:
    for kind in reversed(way):
        if kind in kinds:
            return kind
        if kind == CALL:
            break
    return ""
