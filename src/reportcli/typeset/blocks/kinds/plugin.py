"""Blocks of installed packages: what their flowable draws is one figure, broken where it lets itself be."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.flowables.drawing import Part, Press, press
from reportcli.model.diagnostic import Findings
from reportcli.model.geometry import Rect
from reportcli.model.value_class import dataclass, replace
from reportcli.text.fonts import FontSet
from reportcli.typeset.blocks.figure import report_all
from reportcli.typeset.blocks.fixed_box import report_overset
from reportcli.typeset.breaking.items import Box, Item, Leaf
from reportcli.typeset.chapter_state import BlockKind, ChapterState, Room
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.structure_tree import StructureNode


def plug_in(state: ChapterState, block: b.PlugIn, inherited: Inherited, room: Room) -> list[Item]:
    """The block as one box; a stated height holds, whatever the flowable asks for."""
    height = room.height
    key = ("plug-in", id(block), round(room.width, 3), height)
    made, part = state.once(key, lambda: _made(state, block, inherited, room), block)
    if made is None or part is None:
        return [Box(height or 0.0, block=block.path)]
    node = state.node(inherited, block.role or "Figure", block, bbox=True) if block.alt else None
    box = _Parts(state, made, node, room.x, inherited.lang).box(part)
    if height is None:
        return [box]
    if box.height > height + 0.05:
        report_overset(state, block, box.height - height)
    return [replace(box, height=height, split=None)]


def _made(
    state: ChapterState, block: b.PlugIn, inherited: Inherited, room: Room
) -> tuple[Press | None, Part | None]:
    context = state.context
    fonts = getattr(state.composer, "fonts", None) or FontSet(context.fonts, context.fallbacks)
    try:
        made = press(block, fonts, context.palette, inherited.lang)
        part = made.made(room.width, room.height)
    except Findings as problem:
        report_all(state, block, problem.diagnostics)
        return None, None
    report_all(state, block, made.findings.values())
    return made, part


@dataclass(frozen=True, slots=True)
class _Parts:
    """The boxes of one flowable; after a break, the rest is of the same structure element."""

    state: ChapterState
    press: Press
    node: StructureNode | None
    x: float
    lang: str

    def box(self, part: Part) -> Box:
        """A part that can be split further."""
        drawing, block = part.drawing, self.press.block.path
        where = Rect(self.x, 0.0, drawing.width, drawing.height)
        leaf = Leaf(((drawing.ops, self.x, 0.0),), where, self.node, block=block, lang=self.lang)
        return Box(drawing.height, (leaf,), block=block, split=lambda room: self._split(part, room))

    def _split(self, part: Part, room: float) -> tuple[Box, Box] | None:
        try:
            parts = part.split(room)
        except Findings as problem:
            report_all(self.state, self.press.block, problem.diagnostics)
            return None
        if parts is None:
            return None
        upper, lower = parts
        return replace(self.box(upper), split=None), self.box(lower)


KIND = BlockKind(plug_in, self_sized=True)
