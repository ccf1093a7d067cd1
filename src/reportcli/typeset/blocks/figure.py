"""Figures: a drawing in its box, as an element of the structure tree where it says something."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from reportcli import blocks as b
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.display import Drawing, Op
from reportcli.model.geometry import Rect
from reportcli.model.refs import BlockPart
from reportcli.typeset.breaking.items import Box, Leaf
from reportcli.typeset.chapter_state import ChapterState, Room
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.structure_tree import StructureNode

T = TypeVar("T")


def figure(
    state: ChapterState,
    block: b.Block,
    inherited: Inherited,
    ops: tuple[Op, ...],
    *,
    x: float,
    width: float,
    height: float,
    alt: str | None = None,
    always: bool = False,
) -> Box:
    """Operations as a Figure when they say something (`always`: whatever they say), else as decoration.

    x, width, height: in points, x from the region's left; alt: counts before the block's own."""
    words = alt or block.alt
    node: StructureNode | None = None
    if words or (always and inherited.node is not None):
        node = state.node(inherited, block.role or "Figure", block, alt=words, bbox=True)
    leaf = Leaf(((ops, x, 0.0),), Rect(x, 0.0, width, height), node, block=block.path, lang=inherited.lang)
    return Box(height, (leaf,), block=block.path)


def drawn(
    state: ChapterState,
    block: b.Block,
    inherited: Inherited,
    drawing: Drawing,
    *,
    room: Room,
    alt: str | None = None,
) -> Box:
    """A drawing in its box; narrower than its room, it stands as `align` says."""
    x, free = room.x, room.width - drawing.width
    if block.align == "center":
        x += free / 2
    elif block.align == "end":
        x += free
    width, height = drawing.width, drawing.height
    return figure(state, block, inherited, drawing.ops, x=x, width=width, height=height, alt=alt)


def drawn_or_reported(state: ChapterState, block: b.Block, make: Callable[[], T]) -> T | None:
    """What `make` draws; None when the artwork or its data cannot be drawn, then a finding."""
    try:
        return make()
    except Findings as problem:
        report_all(state, block, problem.diagnostics)
        return None


def report_all(state: ChapterState, block: b.Block, diagnostics: Iterable[Diagnostic]) -> None:
    """Findings of a drawing, at the block when they have no place of their own."""
    for number, finding in enumerate(diagnostics):
        name = f"{block.path} {number}" if number else block.path
        state.report(finding, BlockPart(block.path, "layout"), name)


def asset_path(state: ChapterState, block: b.Block, name: str) -> str | None:
    """The file of an asset of the layout; None where there is none, then a finding."""
    path = state.context.assets.get(name)
    if path is None:
        finding = error("missing-asset", block=block.path, asset=name)
        state.report(finding, BlockPart(block.path, "layout"))
    return path
