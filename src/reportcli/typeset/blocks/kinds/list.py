"""Lists with hanging markers."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.model.geometry import Rect
from reportcli.model.inline import Run
from reportcli.model.value_class import replace
from reportcli.text.texts import runs_backwards
from reportcli.typeset.blocks.flow import flow, flow_all, space_around
from reportcli.typeset.blocks.natural_width import widest_of
from reportcli.typeset.blocks.paragraph import paragraph
from reportcli.typeset.breaking.items import Box, Glue, Item, Leaf
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room, Widths
from reportcli.typeset.copyfitting import scaled, scaled_runs
from reportcli.typeset.inherited import Inherited

BULLETS = {"•": "Disc", "–": "Disc", "■": "Square", "○": "Circle"}


def listing(state: ChapterState, block: b.List, inherited: Inherited, room: Room) -> list[Item]:
    """The items under one another, their markers hanging."""
    within = replace(
        inherited, node=state.node(inherited, block.role or "L", block, numbering=_numbering(block))
    )
    items: list[Item] = []
    for entry in block.items:
        if items:
            items.append(Glue(block.gap))
        items.extend(_item(state, block, entry, within, room=room))
    return items


def _item(
    state: ChapterState, block: b.List, entry: b.ListItem, inherited: Inherited, *, room: Room
) -> list[Item]:
    node = state.node(inherited, entry.role or "LI", entry)
    element = replace(inherited, node=node, lang=entry.lang or inherited.lang)
    label = replace(element, node=state.node(element, "Lbl"))
    first, *others = entry.children or (None,)
    rtl = isinstance(first, b.Text) and runs_backwards(first.runs)
    marker = _marker(state, block, entry, label, x=room.x)
    if rtl:  # the marker hangs on the right
        marker = tuple(
            leaf.at(room.width - 2 * (leaf.box.x - room.x) - leaf.box.width, 0.0) for leaf in marker
        )
    body = replace(element, node=state.node(element, "LBody"), own=len(entry.children) == 1)
    inside = Room(room.x if rtl else room.x + block.indent, room.width - block.indent)
    if isinstance(first, b.Text) and first.width.unit == "auto" and first.box is None:
        items = _first(state, first, body, inside, marker=marker)
    else:
        items = _attached(flow(state, first, body, inside) if first is not None else [], marker)
    if others:
        items.append(Glue(0.0))
        items.extend(flow_all(state, others, body, inside))
    return items


def _first(
    state: ChapterState, text: b.Text, inherited: Inherited, room: Room, *, marker: tuple[Leaf, ...]
) -> list[Item]:
    """The item's first paragraph, which carries the marker."""
    items = paragraph(state, text, inherited, room, lead=marker)
    before, after = space_around(text)
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
    state: ChapterState, block: b.List, entry: b.ListItem, inherited: Inherited, *, x: float
) -> tuple[Leaf, ...]:
    """The marker's line relative to its baseline."""
    if not entry.marker:
        return ()
    style = scaled(block.marker_style, inherited.factor)
    runs = scaled_runs(entry.marker, block.marker_style, inherited.factor)
    room = max(block.indent, state.composer.natural_width(runs, style)[1] + 0.01)
    lines = state.compose(runs, style, room, entry).lines
    if not lines:
        return ()
    line = lines[0]
    box = Rect(x + line.x, -line.ascent, line.width, line.ascent + abs(line.descent))
    node, path = inherited.node, entry.path or block.path
    return (Leaf(((line.ops, x, 0.0),), box, node, block=path, lang=inherited.lang),)


def _numbering(block: b.List) -> str | None:
    if block.ordered:
        return "Decimal"
    marker = block.items[0].marker if block.items else ()
    text = "".join(run.text for run in marker if isinstance(run, Run)).strip()
    return BULLETS.get(text, "Unordered") if text else "None"


def _natural_width(state: ChapterState, block: b.List, inherited: Inherited, available: float) -> Widths:
    children = [child for item in block.items for child in item.children]
    least, preferred = widest_of(state, children, inherited, available)
    return least + block.indent, preferred + block.indent


KIND = BlockKind(listing, _natural_width)
