"""Binds lists."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.diagnostics import Absent
from reportcli.bind.loops import look_at, turns
from reportcli.bind.position import Here
from reportcli.bind.runs import is_blank, styled
from reportcli.bind.values.looks import Values
from reportcli.blocks import Block, List, ListItem, Text
from reportcli.expressions.values import Piece, Rich
from reportcli.layout.models.block_fields import Content
from reportcli.layout.models.kinds.list import ListNode
from reportcli.model.style import ParagraphStyle

DEFAULT_INDENT = 10.0  # points


def bind(binding: Binding, node: ListNode, here: Here) -> list[Block]:
    """Items from records, or written out; nothing when there are none."""
    inner = binding.inside(node, here)
    read = Attributes(binding, node, inner)
    style = read.paragraph("style", binding.layout.styles.prose.get("li"))
    items: list[ListItem] = []
    for index, (values, content) in enumerate(_contents(read, node), start=1):
        try:
            item = _item(read, node, values, content=content, index=index, style=style)
        except Absent:
            continue
        if item is not None:
            items.append(item)
    if node.each is not None and node.common.if_ is None:
        look_at(binding, node.each, "each", inner, found=bool(items))
    if not items:
        return []
    block = List(
        items=tuple(items),
        marker_style=style,
        indent=read.points("indent", DEFAULT_INDENT),
        gap=read.points("gap"),
        ordered=bool(node.marker) and str(node.marker)[0].isdigit(),
        **common(read, node, inner.path, "L"),
    )
    return [block]


def _contents(read: Attributes, node: ListNode) -> list[tuple[Values, Content]]:
    """What each item says, and where it is evaluated."""
    if node.each is None:
        return [(read.at("items", index), item) for index, item in enumerate(node.items)]
    each = Attributes(read.binding, node.each, read.here)
    places = turns(read.here, node.each.as_, each.records("each"))
    return [(Values(read.binding, place, node.each.where("item")), node.each.item) for place in places]


def _item(
    read: Attributes, node: ListNode, values: Values, *, content: Content, index: int, style: ParagraphStyle
) -> ListItem | None:
    binding, where = read.binding, values.span
    inner = values.here.at(binding.registers.path(values.here, f"item-{index}"))
    children: list[Block]
    if isinstance(content, str):
        runs = styled(binding, binding.texts.text(content, inner, where, True), style, inner)
        text = Text(path=f"{inner.path}/text", span=where, style=style, runs=runs, source=where)
        children = [] if is_blank(runs) else [text]
    else:
        children = binding.blocks(content, inner)
    marker = styled(binding, _marker(read, node, inner, index), style, inner)
    if not children:
        return None
    return ListItem(path=inner.path, span=where, marker=marker, children=tuple(children))


def _marker(read: Attributes, node: ListNode, here: Here, index: int) -> Rich:
    """What hangs before an item: `•`, its number counted from that of `1.`, or an expression."""
    source = node.marker or "•"
    if source[0].isdigit():
        behind = source.lstrip("0123456789")
        first = int(source[: len(source) - len(behind)])
        return Rich((Piece(f"{first + index - 1}{behind}"),))
    return read.binding.texts.text(source, here, node.where("marker"))
