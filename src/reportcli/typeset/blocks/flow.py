"""From blocks to the vertical list: what every block has in common.

Between two blocks stands the largest of the first one's space after, the second one's space before and the
gap of their container.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportcli import blocks as b
from reportcli.model.display import OutlineItem
from reportcli.model.geometry import Edges, Length, Rect
from reportcli.model.inline import LineBreak, Run
from reportcli.model.style import ObjectStyle
from reportcli.model.value_class import replace
from reportcli.text.microtypography import refine
from reportcli.typeset.blocks.decoration import box_leaves
from reportcli.typeset.blocks.fixed_box import fixed, kept
from reportcli.typeset.blocks.natural_width import natural_width
from reportcli.typeset.blocks.width_check import report_width
from reportcli.typeset.breaking.items import (
    FORBIDDEN,
    Box,
    Close,
    Float,
    Glue,
    Growth,
    Item,
    Leaf,
    Mark,
    Open,
    OutOfFlow,
    Penalty,
    Scope,
)
from reportcli.typeset.chapter_state import ChapterState, Room
from reportcli.typeset.inherited import Inherited, resolve
from reportcli.typeset.structure_tree import StructureNode

OWN = ("block", "box")  # references of a place to what it stands in


def flow(
    state: ChapterState, block: b.Block, inherited: Inherited, room: Room, *, sized: bool = False
) -> list[Item]:
    """Items of one block in `room`, whose height counts before the block's own; sized: so does its width."""
    kind = state.kind_of(block)
    if kind.bare:
        return kind.lay_out(state, block, inherited, room)
    if isinstance(block, (b.Stack, b.Shape)) and block.growth is not None and room.height is None:
        return _spaced(state, block, [_growing(state, block, inherited, room, sized=sized)])
    outer, height = _size(state, block, inherited, room, sized=sized)
    x = room.x + _aligned(block, room.width, outer)
    padding = block.box.padding if block.box is not None else Edges()
    inner = None if height is None else height - padding.top - padding.bottom
    within = enter(state, block, inherited, inner)
    inside = Room(x + padding.left, outer - padding.left - padding.right, inner)
    items = kind.lay_out(state, block, within, inside)
    if inner is not None and not kind.self_sized:
        valign = getattr(block, "valign", "top")
        items = [fixed(state, items, inherited, inner, valign=valign, block=block)]
    items = _as_block(state, block, items, inherited, inside=inside, outer=(x, outer))
    report_width(state, block, items, room)
    if block.floats != "none" and items:
        return [_floating(state, block, items, inherited)]
    return _spaced(state, block, items)


def _as_block(
    state: ChapterState,
    block: b.Block,
    items: list[Item],
    inherited: Inherited,
    *,
    inside: Room,
    outer: tuple[float, float],
) -> list[Item]:
    """What a block holds with its places, kept together and in its box. outer: left edge and width."""
    x, width = outer
    padding = block.box.padding if block.box is not None else Edges()
    if holds_places(block):
        box = Rect(x, -padding.top, width, padding.top + padding.bottom)
        items = [_with_places(fixed(state, items, inherited, block=block), inside, box)]
    if block.keep:
        items = kept(items)
    if block.box is not None and (items or inside.height):
        items = [Open(_scope(block, block.box, x, width)), *items, Close()]
    return items


def _growing(
    state: ChapterState, block: b.Stack | b.Shape, inherited: Inherited, room: Room, *, sized: bool
) -> Box:
    """The block as one box that may be made higher; it is then set again, and read where it is written."""
    least, most = block.growth or (0.0, 0.0)
    plain = replace(
        block, growth=None, space_before=0.0, space_after=0.0, keep_with_next=False, floats="none"
    )
    key = state.key()
    state.grows = True

    def at(height: float | None) -> Box:
        stated = plain if height is None else replace(plain, height=Length(height))
        with state.written_at(key):
            box = fixed(state, flow(state, stated, inherited, room, sized=sized), inherited)
        return replace(box, block=block.path, growth=Growth(most, at))

    natural = at(None)
    return natural if natural.height >= least else at(least)


def holds_places(block: b.Block) -> bool:
    """Whether places in a block refer to it: it is then not broken."""
    children = block.children if isinstance(block, (b.Stack, b.RowBlock, b.Grid)) else ()
    return any(isinstance(child, b.Place) and child.at.reference in OWN for child in children)


def _with_places(content: Box, inside: Room, box: Rect) -> Box:
    """The content of a block; its places know the block. box: with its padding, less the content's height."""
    around = {
        "block": Rect(inside.x, 0.0, inside.width, content.height),
        "box": replace(box, height=box.height + content.height),
    }

    def known(mark: Mark) -> Mark:
        given = mark.payload
        if (
            not isinstance(given, OutOfFlow)
            or not isinstance(given.block, b.Place)
            or given.around is not None
        ):
            return mark
        rect = around.get(given.block.at.reference)
        return mark if rect is None else Mark(mark.kind, replace(given, around=rect))

    return replace(content, marks=tuple(known(mark) for mark in content.marks))


def flow_all(
    state: ChapterState, children: Iterable[b.Block], inherited: Inherited, room: Room, *, gap: float = 0.0
) -> list[Item]:
    """Blocks under one another, `gap` points apart."""
    items: list[Item] = []
    for child in children:
        if items:
            items.append(Glue(gap))
        items.extend(flow(state, child, inherited, room))
    return items


def _size(
    state: ChapterState, block: b.Block, inherited: Inherited, room: Room, *, sized: bool
) -> tuple[float, float | None]:
    """Outer width, and outer height where it is stated."""
    width, height = room.width, room.height
    if height is None:
        height = resolve(block.height, inherited.room, inherited)
    if sized:
        return width, height
    stated = resolve(block.width, width, inherited)
    if stated is not None:
        return stated, height
    if block.align in ("start", "center", "end"):
        return min(natural_width(state, block, inherited, width)[1], width), height
    return width, height


def _aligned(block: b.Block, width: float, outer: float) -> float:
    if block.align == "center":
        return (width - outer) / 2
    return width - outer if block.align == "end" else 0.0


def enter(state: ChapterState, block: b.Block, inherited: Inherited, room: float | None = None) -> Inherited:
    """What children of the block inherit; room: its inner height where that is stated.

    Decoration has no structure; a container with a role is an element."""
    kind = state.kind_of(block)
    node = None if block.decorative or block.role == "Artifact" else inherited.node
    own = inherited.own and isinstance(block, b.Text)
    safe = inherited.safe if kind.keeps_clear else ()
    within = inherited
    if (node, room, own, safe) != (inherited.node, inherited.room, inherited.own, inherited.safe):
        within = replace(inherited, node=node, room=room, own=own, safe=safe)
    if kind.container and block.role and block.role != "Artifact":
        within = replace(within, node=state.node(within, block.role, block))
    if block.lang and not isinstance(block, b.Text):
        within = replace(within, lang=block.lang)
    return within


def _scope(block: b.Block, style: ObjectStyle, x: float, width: float) -> Scope:
    def paint(rect: Rect, first: bool, last: bool) -> tuple[Leaf, ...]:
        return box_leaves(rect, style, block.path, first=first, last=last)

    return Scope(x, width, style.padding.top, style.padding.bottom, paint)


def _spaced(state: ChapterState, block: b.Block, items: list[Item]) -> list[Item]:
    """With anchor, outline mark, space and keep-with-next."""
    if not items:
        return items
    before, after, follow = _around(block)
    spaced: list[Item] = [Glue(before)] if before else []
    spaced += [*block_marks(state, block), *items]
    if follow:
        spaced.append(Penalty(FORBIDDEN))
    if after:
        spaced.append(Glue(after))
    return spaced


def _floating(state: ChapterState, block: b.Block, items: list[Item], inherited: Inherited) -> Float:
    before, after, follow = _around(block)
    box = fixed(state, [*block_marks(state, block), *items], inherited)
    return Float(replace(box, block=block.path), block.floats, before, after, follow)


def _around(block: b.Block) -> tuple[float, float, bool]:
    """Space before, space after, and whether the next block has to follow at once."""
    follow = block.keep_with_next or (isinstance(block, b.Text) and block.style.keep_with_next)
    return (*space_around(block), follow)


def space_around(block: b.Block) -> tuple[float, float]:
    """Space before and after in points: a paragraph's own or its style's, whichever is larger."""
    before, after = block.space_before, block.space_after
    if isinstance(block, b.Text):
        before, after = max(before, block.style.space_before), max(after, block.style.space_after)
    return before, after


def block_marks(state: ChapterState, block: b.Block) -> list[Item]:
    """Anchor and bookmark: every heading has one, unless it or its section says otherwise."""
    outline = False
    if isinstance(block, b.Text):
        outline = block.level > 0 if block.outline is None else block.outline
        outline = outline and block.path not in state.unlisted
    marks: list[Item] = [Mark("anchor", block.id or block.path)] if block.id or outline else []
    if isinstance(block, b.Text) and outline:
        marks.append(Mark("outline", _outline_item(state, block)))
    return marks


def _outline_item(state: ChapterState, text: b.Text) -> OutlineItem:
    title = text.title or "".join(
        run.text if isinstance(run, Run) else " " for run in text.runs if isinstance(run, (Run, LineBreak))
    )
    title = refine(title, text.lang or state.context.lang)
    return OutlineItem(title, text.level or 1, text.id or text.path)


def section_node(state: ChapterState, block: b.Section, inherited: Inherited) -> StructureNode | None:
    """Sect, or the section's own role, with its title (ISO 32000-1, 14.8.4.2)."""
    return state.node(inherited, block.role or "Sect", block, title=block.title or None)
