"""Lists with hanging markers."""

from __future__ import annotations

from dataclasses import replace

from reportcli import blocks as b
from reportcli.model.geometry import Rect
from reportcli.model.inline import Run
from reportcli.text.texts import runs_backwards
from reportcli.typeset.blocks.flow import flow, flow_all
from reportcli.typeset.blocks.paragraph import paragraph
from reportcli.typeset.breaking.items import Box, Glue, Item, Leaf
from reportcli.typeset.chapter_state import Scene, Setter
from reportcli.typeset.copyfitting import scaled, scaled_runs
from reportcli.typeset.structure_tree import Node

BULLETS = {"•": "Disc", "–": "Disc", "■": "Square", "○": "Circle"}


def listing(
    setter: Setter, block: b.List, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    node = setter.node(scene, block.role or "L", block, numbering=_numbering(block))
    items: list[Item] = []
    for entry in block.items:
        if items:
            items.append(Glue(block.gap))
        items.extend(_item(setter, block, entry, replace(scene, node=node), x, width))
    return items


def _item(
    setter: Setter, block: b.List, entry: b.ListItem, scene: Scene, x: float, width: float
) -> list[Item]:
    element = replace(
        scene, node=setter.node(scene, entry.role or "LI", entry), lang=entry.lang or scene.lang
    )
    label = setter.node(element, "Lbl")
    first, *others = entry.children or (None,)
    rtl = isinstance(first, b.Text) and runs_backwards(first.runs)
    marker = _marker(setter, block, entry, element, label, x)
    if rtl:  # the marker hangs on the right
        marker = tuple(leaf.at(width - 2 * (leaf.box.x - x) - leaf.box.width, 0.0) for leaf in marker)
    body = replace(element, node=setter.node(element, "LBody"), own=len(entry.children) == 1)
    left, room = x if rtl else x + block.indent, width - block.indent
    if isinstance(first, b.Text) and first.width.unit == "auto" and first.box is None:
        items: list[Item] = _first(setter, first, body, left, room, marker)
    else:
        items = flow(setter, first, body, left, room) if first is not None else []
        items = _attached(items, marker)
    if others:
        items.append(Glue(0.0))
        items.extend(flow_all(setter, others, body, left, room))
    return items


def _first(
    setter: Setter, text: b.Text, scene: Scene, x: float, width: float, marker: tuple[Leaf, ...]
) -> list[Item]:
    """The item's first paragraph, which carries the marker."""
    items = paragraph(setter, text, scene, x, width, marker)
    before = max(text.space_before, text.style.space_before)
    after = max(text.space_after, text.style.space_after)
    start: list[Item] = [Glue(before)] if before else []
    return [*start, *items, Glue(after)] if after else [*start, *items]


def _attached(items: list[Item], marker: tuple[Leaf, ...]) -> list[Item]:
    """The marker on the first box that has a baseline."""
    for index, item in enumerate(items):
        if isinstance(item, Box):
            baseline = item.first if item.first is not None else item.baseline
            leaves = tuple(leaf.at(0.0, baseline or 0.0) for leaf in marker)
            items[index] = replace(item, leaves=(*leaves, *item.leaves))
            break
    return items


def _marker(
    setter: Setter, block: b.List, entry: b.ListItem, scene: Scene, label: Node | None, x: float
) -> tuple[Leaf, ...]:
    """The marker's line relative to its baseline."""
    if not entry.marker:
        return ()
    style = scaled(block.marker_style, scene.factor)
    runs = scaled_runs(entry.marker, block.marker_style, scene.factor)
    room = max(block.indent, setter.composer.natural(runs, style)[1] + 0.01)
    lines = setter.compose(runs, style, room, entry).lines
    if not lines:
        return ()
    line = lines[0]
    ops = tuple(op for piece in line.pieces for op in piece.ops)
    box = Rect(x + line.x, -line.ascent, line.width, line.ascent + abs(line.descent))
    return (Leaf(((ops, x, 0.0),), box, label, block=entry.path or block.path, lang=scene.lang),)


def _numbering(block: b.List) -> str | None:
    if block.ordered:
        return "Decimal"
    marker = block.items[0].marker if block.items else ()
    text = "".join(run.text for run in marker if isinstance(run, Run)).strip()
    return BULLETS.get(text, "Unordered") if text else "None"
