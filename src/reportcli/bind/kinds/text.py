"""Binds texts."""

from __future__ import annotations

from reportcli.bind.attributes import Attributes, common
from reportcli.bind.context import Binding
from reportcli.bind.inline.nested_styles import in_style
from reportcli.bind.position import Here
from reportcli.bind.runs import first_source, is_blank, styled
from reportcli.blocks import Block, Text
from reportcli.layout.models.kinds.text import TextNode


def bind(binding: Binding, node: TextNode, here: Here) -> list[Block]:
    """One paragraph; nothing when all its expressions are blank."""
    path = binding.path(here, node)
    here = here.at(here.path, node.common.lang)
    read, where = Attributes(binding, node, here), node.where("text")
    rich = read.text("text", read.flag("markdown"))
    style = read.paragraph("style")
    runs = styled(binding, rich, style, here.at(path))
    if is_blank(runs):
        if "{{" in node.text:
            binding.report_blank(node.text, where, path)
        return []
    level = _level(read, node)
    title, outline = _outline(read, node)
    shared = common(read, node, path, "H" if level else None)
    if style.box is not None:
        shared.setdefault("box", style.box)
    text = Text(
        style=style,
        runs=runs,
        first_line=in_style(runs, style.first_line, here.styles) if style.first_line else (),
        level=level,
        title=title,
        outline=outline,
        source=first_source(rich) or where,
        **shared,
    )
    return [text]


def _level(read: Attributes, node: TextNode) -> int:
    """0 for a paragraph; `auto` is the depth of sections."""
    if node.level is None:
        return 0
    if isinstance(node.level, int):
        return node.level
    level = read.here.level if node.level == "auto" else int(read.number("level", 1))
    return min(max(level, 1), 6)


def _outline(read: Attributes, node: TextNode) -> tuple[str | None, bool | None]:
    if node.outline is None or isinstance(node.outline, bool):
        return None, node.outline
    title = read.plain("outline")
    return title or None, bool(title)
