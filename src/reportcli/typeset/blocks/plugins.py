"""Blocks of installed packages: what their flowable draws is one figure, broken where it lets itself be."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from reportcli import blocks as b
from reportcli.model.diagnostic import Findings
from reportcli.model.geometry import Rect
from reportcli.typeset.blocks.figures import found
from reportcli.typeset.breaking.items import Box, Item, Leaf
from reportcli.typeset.chapter_state import Scene, Setter
from reportcli.typeset.structure_tree import Node

if TYPE_CHECKING:
    from reportcli.flowables.drawing import Part, Press


def plug_in(
    setter: Setter, block: b.PlugIn, scene: Scene, x: float, width: float, height: float | None
) -> list[Item]:
    """The block as one box; a stated height holds, whatever the flowable asks for."""
    key = ("plug-in", id(block), round(width, 3), height)
    press, part = setter.once(key, lambda: _made(setter, block, scene, width, height), block)
    if press is None or part is None:
        return [Box(height or 0.0, block=block.path)]
    node = setter.node(scene, block.role or "Figure", block, bbox=True) if block.alt else None
    if height is None:
        return [_box(setter, press, part, node, x, scene)]
    box = _box(setter, press, part, node, x, scene)
    if box.height > height + 0.05:
        from reportcli.typeset.blocks.fixed_box import overset

        overset(setter, block, box.height - height)
    return [replace(box, height=height, split=None)]


def _made(
    setter: Setter, block: b.PlugIn, scene: Scene, width: float, height: float | None
) -> tuple[Press | None, Part | None]:
    from reportcli.flowables.drawing import press
    from reportcli.text.fonts import FontSet

    context = setter.context
    fonts = getattr(setter.composer, "fonts", None) or FontSet(context.fonts, context.fallbacks)
    try:
        made = press(block, fonts, context.palette, scene.lang)
        part = made.made(width, height)
    except Findings as problem:
        found(setter, block, problem.diagnostics)
        return None, None
    found(setter, block, made.findings.values())
    return made, part


def _box(setter: Setter, press: Press, part: Part, node: Node | None, x: float, scene: Scene) -> Box:
    """The box of a part; its rest, after a break, is of the same structure element."""
    drawing = part.drawing
    where = Rect(x, 0.0, drawing.width, drawing.height)
    leaf = Leaf(((drawing.ops, x, 0.0),), where, node, block=press.block.path, lang=scene.lang)

    def split(room: float) -> tuple[Box, Box] | None:
        try:
            parts = part.split(room)
        except Findings as problem:
            found(setter, press.block, problem.diagnostics)
            return None
        if parts is None:
            return None
        upper, lower = parts
        upper_box = _box(setter, press, upper, node, x, scene)
        return replace(upper_box, split=None), _box(setter, press, lower, node, x, scene)

    return Box(drawing.height, (leaf,), block=press.block.path, split=split)
