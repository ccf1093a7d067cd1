"""What a block says that has no effect where it stands: keys of the flow in what is never broken, columns
that there are not, widths of rows outside of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportcli.layout.models.bounds import shown_length
from reportcli.layout.models.kinds.break_ import BreakNode
from reportcli.layout.models.kinds.section import SectionNode
from reportcli.layout.models.kinds.shape import ShapeNode
from reportcli.layout.models.node import Node
from reportcli.model.geometry import Length
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


SHARING = ("row", "list", "place")
"""Blocks in which a width of `fr` or `auto` says something."""
THROUGH = frozenset({"each", "if", "let", "numbered"})
"""Kinds whose blocks stand in what is around them."""


def lost_width(node: Node, way: Sequence[str]) -> str:
    """A width that is a share of a row or as wide as its content, on a block in no row; "" where there is
    none, or where what holds it is only known where its component is used.
    """
    width = node.common.width
    if not isinstance(width, Length) or width.unit not in ("fr", "auto"):
        return ""
    holder = next((kind for kind in reversed(way) if kind not in THROUGH), CALL)
    return "" if holder in (*SHARING, CALL) else shown_length(width)


def lost_section(node: Node, way: Sequence[str]) -> str:
    """The kind of block whose one piece holds a section that is to begin a page or has a master, or ""."""
    if not isinstance(node, SectionNode):
        return ""
    head = node.section
    paged = head.starts != "any" or head.master is not None or head.page is not None
    return _innermost(way, (*UNBROKEN, "frame", "list", "master", "spoken")) if paged else ""


def lacks_size(node: Node, way: Sequence[str]) -> bool:
    """Whether a shape has neither width nor height where nothing around it gives it one: a square as wide as
    the text.
    """
    if not isinstance(node, ShapeNode) or node.flat or node.common.stated & {"width", "height"}:
        return False
    if node.stated & {"grow", "min_height", "max_height"} or way[:1] != ["section"]:
        return False
    return not _innermost(way, ("row", "grid", "place", "table", "frame", "list", CALL))


def _innermost(way: Sequence[str], kinds: Sequence[str]) -> str:
    for kind in reversed(way):
        if kind in kinds:
            return kind
        if kind == CALL:
            break
    return ""
