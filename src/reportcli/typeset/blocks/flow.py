"""From blocks to the vertical list: what every block has in common, and the containers.

Between two blocks stands the largest of the first one's space after, the second one's space before and the
gap of their container.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from reportcli import blocks as b
from reportcli.model.display import OutlineItem
from reportcli.model.geometry import Edges, Rect
from reportcli.model.inline import LineBreak, Run
from reportcli.text.microtypography import refine
from reportcli.typeset.blocks.decoration import box_leaves
from reportcli.typeset.blocks.fixed_box import fixed, kept
from reportcli.typeset.blocks.paragraph import paragraph
from reportcli.typeset.breaking.items import (
    FORBIDDEN,
    Close,
    ColumnSet,
    Float,
    FloatBarrier,
    Force,
    Glue,
    Item,
    Leaf,
    Mark,
    Open,
    Penalty,
    Scope,
    Standing,
)
from reportcli.typeset.chapter_state import Scene, Setter, resolve
from reportcli.typeset.structure_tree import Node

Handler = Callable[[Setter, Any, Scene, float, float, "float | None"], list[Item]]


def flow(
    setter: Setter,
    block: b.Block,
    scene: Scene,
    x: float,
    width: float,
    *,
    height: float | None = None,
    sized: bool = False,
) -> list[Item]:
    """Items of one block, set between x and x + width.

    height: overrides the block's own; sized: width is already its own."""
    marked = _control(setter, block, scene)
    if marked is not None:
        return marked
    outer, height = _size(setter, block, scene, width, height, sized)
    x += _aligned(block, width, outer)
    padding = block.box.padding if block.box is not None else Edges()
    inner = None if height is None else height - padding.top - padding.bottom
    within = _enter(setter, block, scene, inner)
    left, room = x + padding.left, outer - padding.left - padding.right
    items = _handler(block)(setter, block, within, left, room, inner)
    if inner is not None and not isinstance(block, SELF_SIZED):
        valign = getattr(block, "valign", "top")
        items = [fixed(setter, items, scene, inner, valign, block)]
    if block.keep:
        items = kept(items)
    if block.box is not None and (items or inner):
        items = [Open(_scope(block, x, outer, padding)), *items, Close()]
    if block.floats != "none" and items:
        return [_floating(setter, block, items, scene)]
    return _spaced(setter, block, items)


def flow_all(
    setter: Setter, children: Iterable[b.Block], scene: Scene, x: float, width: float, gap: float = 0.0
) -> list[Item]:
    """Blocks under one another."""
    items: list[Item] = []
    for child in children:
        if items:
            items.append(Glue(gap))
        items.extend(flow(setter, child, scene, x, width))
    return items


def _control(setter: Setter, block: b.Block, scene: Scene) -> list[Item] | None:
    if isinstance(block, b.Break):
        return [Force(block.kind)]
    if isinstance(block, b.Place):
        return [Mark("place", Standing(block, scene, setter.order))]
    if isinstance(block, b.Into):
        return [Mark("into", Standing(block, scene, setter.order))]
    if isinstance(block, b.Spoken):
        from reportcli.typeset.blocks.spoken import spoken

        return spoken(setter, block, scene)
    return None


def _size(
    setter: Setter, block: b.Block, scene: Scene, width: float, height: float | None, sized: bool
) -> tuple[float, float | None]:
    from reportcli.typeset.blocks.natural_width import natural

    if height is None:
        height = resolve(block.height, scene.room, scene)
    if sized:
        return width, height
    stated = resolve(block.width, width, scene)
    if stated is not None:
        return stated, height
    if block.align in ("start", "center", "end"):
        return min(natural(setter, block, scene, width)[1], width), height
    return width, height


def _aligned(block: b.Block, width: float, outer: float) -> float:
    if block.align == "center":
        return (width - outer) / 2
    return width - outer if block.align == "end" else 0.0


def _enter(setter: Setter, block: b.Block, scene: Scene, room: float | None) -> Scene:
    """The scene inside the block: decoration has no structure, a container with a role is an element."""
    node = None if block.decorative or block.role == "Artifact" else scene.node
    own = scene.own and isinstance(block, b.Text)
    safe = scene.safe if isinstance(block, b.Map) else ()
    within = replace(scene, node=node, room=room, own=own, safe=safe)
    if isinstance(block, CONTAINERS) and block.role and block.role != "Artifact":
        within = replace(within, node=setter.node(within, block.role, block))
    if block.lang and not isinstance(block, b.Text):
        within = replace(within, lang=block.lang)
    return within


def _scope(block: b.Block, x: float, width: float, padding: Edges) -> Scope:
    style = block.box
    assert style is not None

    def paint(rect: Rect, first: bool, last: bool) -> tuple[Leaf, ...]:
        return box_leaves(rect, style, first, last, block.path)

    return Scope(x, width, padding.top, padding.bottom, paint)


def _spaced(setter: Setter, block: b.Block, items: list[Item]) -> list[Item]:
    """With anchor, outline mark, space and keep-with-next."""
    if not items:
        return items
    before, after, follow = _around(block)
    spaced: list[Item] = [Glue(before)] if before else []
    spaced += [*_marks(setter, block), *items]
    if follow:
        spaced.append(Penalty(FORBIDDEN))
    if after:
        spaced.append(Glue(after))
    return spaced


def _floating(setter: Setter, block: b.Block, items: list[Item], scene: Scene) -> Float:
    before, after, follow = _around(block)
    box = fixed(setter, [*_marks(setter, block), *items], scene)
    return Float(replace(box, block=block.path), block.floats, before, after, follow)


def _around(block: b.Block) -> tuple[float, float, bool]:
    """Space before, space after, and whether the next block has to follow at once."""
    before, after, follow = block.space_before, block.space_after, block.keep_with_next
    if isinstance(block, b.Text):
        before, after = max(before, block.style.space_before), max(after, block.style.space_after)
        follow = follow or block.style.keep_with_next
    return before, after, follow


def _marks(setter: Setter, block: b.Block) -> list[Item]:
    """Anchor and bookmark: every heading has one, unless it or its section says otherwise."""
    outline = False
    if isinstance(block, b.Text):
        outline = block.level > 0 if block.outline is None else block.outline
        outline = outline and block.path not in setter.unlisted
    marks: list[Item] = [Mark("anchor", block.id or block.path)] if block.id or outline else []
    if isinstance(block, b.Text) and outline:
        marks.append(Mark("outline", _outline_item(setter, block)))
    return marks


def _outline_item(setter: Setter, text: b.Text) -> OutlineItem:
    title = text.title or "".join(
        run.text if isinstance(run, Run) else " " for run in text.runs if isinstance(run, (Run, LineBreak))
    )
    title = refine(title, text.lang or setter.context.lang)
    return OutlineItem(title, text.level or 1, text.id or text.path)


def _text(
    setter: Setter, block: b.Text, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    return paragraph(setter, block, scene, x, width)


def _stack(
    setter: Setter, block: b.Stack, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    if height is None or block.valign != "justify" or len(block.children) < 2:
        return flow_all(setter, block.children, scene, x, width, block.gap)
    parts = [fixed(setter, flow(setter, child, scene, x, width), scene) for child in block.children]
    free = max(height - sum(part.height for part in parts), block.gap * (len(parts) - 1))
    items: list[Item] = []
    for part in parts:
        items += [Glue(free / (len(parts) - 1)), part] if items else [part]
    return items


def _columns(
    setter: Setter, block: b.Columns, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    """Column sets, with what spans all columns between them."""
    empty = ColumnSet((), x, width, max(block.count, 1), block.gap, block.balance, block.rule, block.path)
    items: list[Item] = []
    inside: list[Item] = []

    def close() -> None:
        if inside:
            items.append(replace(empty, items=tuple(inside)))
            inside.clear()

    def pour(children: Iterable[b.Block], scene: Scene) -> None:
        for child in children:
            if child.span_columns:
                close()
                items.extend(flow(setter, child, scene, x, width))
            elif isinstance(child, b.Section) and any(part.span_columns for part in child.children):
                within = _enter(setter, child, scene, None)
                inside.extend([FloatBarrier(begins=True), *_marks(setter, child)])
                pour(child.children, replace(within, node=_section_node(setter, child, within)))
                inside.append(FloatBarrier())
            else:
                inside.extend(flow(setter, child, scene, 0.0, empty.column))

    pour(block.children, scene)
    close()
    return items


def _section_node(setter: Setter, block: b.Section, scene: Scene) -> Node | None:
    return setter.node(scene, block.role or "Sect", block, title=block.title)


def _section(
    setter: Setter, block: b.Section, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    """A section inside a container: its content (page starts and masters act at the top level only)."""
    within = replace(scene, node=_section_node(setter, block, scene))
    items = flow_all(setter, block.children, within, x, width)
    if not any(isinstance(item, Float) for item in items):
        return items
    return [FloatBarrier(begins=True), *items, FloatBarrier()]


def _handler(block: b.Block) -> Handler:
    handler = _HANDLERS.get(type(block))
    if handler is None:
        _load()
        handler = _HANDLERS[type(block)]
    return handler


CONTAINERS = (b.Stack, b.RowBlock, b.Grid, b.Columns)
SELF_SIZED = (b.Image, b.Icon, b.Shape, b.Chart, b.Map, b.Qr, b.PlugIn)
_HANDLERS: dict[type, Handler] = {b.Text: _text, b.Stack: _stack, b.Columns: _columns, b.Section: _section}


def _load() -> None:
    """Registers the blocks that have modules of their own (they call `flow` in turn)."""
    from reportcli.typeset.blocks import figures, grids, lists, plugins, table

    _HANDLERS.update(
        {
            b.RowBlock: grids.row,
            b.Grid: grids.grid,
            b.List: lists.listing,
            b.Table: table.table,
            b.Image: figures.image,
            b.Icon: figures.icon,
            b.Shape: figures.shape,
            b.Chart: figures.chart,
            b.Map: figures.world_map,
            b.Qr: figures.qr,
            b.PlugIn: plugins.plug_in,
            b.UseMaster: lambda *_: [],
        }
    )
