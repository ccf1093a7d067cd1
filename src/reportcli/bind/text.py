"""Binds texts, headings and lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from reportcli.bind import attributes
from reportcli.bind.context import Absent, Binding, Here
from reportcli.bind.runs import is_blank, styled
from reportcli.blocks import Block, List, ListItem, Text
from reportcli.expressions.access import elements
from reportcli.expressions.values import ExpressionError, Piece, Rich
from reportcli.model.diagnostic import note
from reportcli.model.refs import Span

if TYPE_CHECKING:
    from reportcli.layout.models import ListNode, Node, TextNode

DEFAULT_INDENT = 10.0  # points


def bind_text(binding: Binding, node: TextNode, here: Here) -> list[Block]:
    """One paragraph; nothing when all its expressions are blank."""
    where = node.where("text")
    path = binding.path(here, step_of(node))
    here = in_language(here, node.common.lang)
    marks = attributes.flag(binding, node.markdown, here, node.where("markdown"))
    rich = binding.text(node.text, here, where, marks)
    style = paragraph(binding, node.style, here, node.where("style"), path)
    runs = styled(binding, rich, style, here, path)
    if is_blank(runs):
        if "{{" in node.text:
            binding.tell(note("text-blank", where, text=node.text, block=path))
        return []
    level = heading_level(binding, node, here)
    title, outline = _outline(binding, node, here, path)
    block = Text(
        **attributes.common(binding, node, here, path, "H" if level else None),
        style=style,
        runs=runs,
        level=level,
        title=title,
        outline=outline,
        source=first_source(rich) or where,
    )
    return [block]


def in_language(here: Here, lang: str | None) -> Here:
    return replace(here, lang=lang) if lang else here


def paragraph(binding: Binding, name: str | None, here: Here, span: Span | None, path: str) -> Any:
    """A paragraph style by name; the prose's `p` when none is given."""
    wanted = (
        attributes.word(binding, name, here, span) if name else binding.layout.styles.prose.get("p", "body")
    )
    try:
        return here.look.paragraph(wanted)
    except ExpressionError as error:
        raise binding.failed(error, "", span) from None


def heading_level(binding: Binding, node: TextNode, here: Here) -> int:
    """0 for a paragraph; `auto` is the depth of sections."""
    if node.level is None:
        return 0
    if node.level == "auto":
        return min(max(here.level, 1), 6)
    if isinstance(node.level, int):
        return node.level
    return min(max(int(attributes.number(binding, node.level, here, node.where("level"), 1)), 1), 6)


def _outline(binding: Binding, node: TextNode, here: Here, path: str) -> tuple[str | None, bool | None]:
    if node.outline is None or isinstance(node.outline, bool):
        return None, node.outline
    title = binding.plain(node.outline, here, node.where("outline"))
    return title or None, bool(title)


def first_source(rich: Rich) -> Any:
    """The cell that a text begins with."""
    return next(
        (piece.where for piece in rich.pieces if piece.where and not isinstance(piece.where, Span)), None
    )


def step_of(node: Node) -> str:
    """The last step of a node's path in the layout ("text-2"), or its kind."""
    return node.path.rpartition("/")[2] or node.kind


def bind_list(binding: Binding, node: ListNode, here: Here) -> list[Block]:
    path = binding.path(here, step_of(node))
    here = in_language(replace(here, path=path), node.common.lang)
    style = paragraph(
        binding, node.style or binding.layout.styles.prose.get("li"), here, node.where("style"), path
    )
    items: list[ListItem] = []
    for index, (content, inner, where) in enumerate(_items(binding, node, here), start=1):
        item = _item(binding, node, content, inner, where, index, style)
        if item is not None:
            items.append(item)
    if not items:
        return []
    block = List(
        **attributes.common(binding, node, here, path, "L"),
        items=tuple(items),
        marker_style=style,
        indent=attributes.points(binding, node.indent, here, node.where("indent"), DEFAULT_INDENT),
        gap=attributes.points(binding, node.gap, here, node.where("gap")),
        ordered=is_ordered(node.marker),
    )
    return [block]


def is_ordered(marker: str | None) -> bool:
    return bool(marker) and str(marker)[0].isdigit()


def _items(binding: Binding, node: ListNode, here: Here) -> list[tuple[Any, Here, Span | None]]:
    if node.each is None:
        return [(item, here, node.where("items", index)) for index, item in enumerate(node.items)]
    each = node.each
    try:
        records = elements(binding.value(each.each, here, each.where("each")))
    except ExpressionError as error:
        raise binding.failed(error, each.each, each.where("each")) from None
    places = [
        here.naming(**{each.as_: record, "loop": loop(index, len(records))})
        for index, record in enumerate(records)
    ]
    return [(each.item, place, each.where("item")) for place in places]


def loop(index: int, count: int) -> Any:
    """The names of `loop` for one turn, counted from 1; a printed position is a Fact of its own kind."""
    from decimal import Decimal

    from reportcli.expressions.values import Namespace
    from reportcli.model.fact import Derivation, Fact

    position = Fact(Decimal(index + 1), derivation=Derivation("position"), decimals=0, declared=True)
    length = Fact(Decimal(count), derivation=Derivation("count"), decimals=0, declared=True)
    values = {"index": position, "length": length, "first": index == 0, "last": index == count - 1}
    return Namespace("loop", values)


def _item(
    binding: Binding, node: ListNode, content: Any, here: Here, where: Span | None, index: int, style: Any
) -> ListItem | None:
    from reportcli.bind.dispatch import bind_blocks

    path = binding.path(here, f"item-{index}")
    inner = replace(here, path=path)
    try:
        if isinstance(content, str):
            rich = binding.text(content, inner, where, True)
            children: list[Block] = paragraphs(binding, rich, style, inner, path, where)
        else:
            children = bind_blocks(binding, content, inner)
        marker = marker_runs(binding, node.marker, inner, node.where("marker"), index, style, path)
    except Absent:
        return None
    if not children:
        return None
    return ListItem(path=path, span=where, marker=marker, children=tuple(children))


def paragraphs(
    binding: Binding, rich: Rich, style: Any, here: Here, path: str, where: Span | None
) -> list[Block]:
    """One Text of ready pieces, or none when they are blank."""
    runs = styled(binding, rich, style, here, path)
    return (
        []
        if is_blank(runs)
        else [Text(path=f"{path}/text", span=where, style=style, runs=runs, source=where)]
    )


def marker_runs(
    binding: Binding, marker: str | None, here: Here, where: Span | None, index: int, style: Any, path: str
) -> Any:
    """What hangs before an item: `•`, the item's number for `1.`, or an expression."""
    source = marker or "•"
    if source[0].isdigit():
        rich = Rich((Piece(f"{index}{source.lstrip('0123456789')}"),))
    else:
        rich = binding.text(source, here, where)
    return styled(binding, rich, style, here, path)
