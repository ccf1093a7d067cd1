"""Cells of one line, as most cells of a long table are: set without what only other paragraphs need.

What is made here is what `flow` would make; whatever needs more than a line is left to it.
"""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.model.geometry import AUTO
from reportcli.model.style import ParagraphStyle
from reportcli.typeset.blocks.line_leaves import LineLeaves
from reportcli.typeset.blocks.paragraph import Paragraph, baseline_of
from reportcli.typeset.breaking.items import Box
from reportcli.typeset.chapter_state import ChapterState, Room
from reportcli.typeset.inherited import Inherited
from reportcli.typeset.structure_tree import StructureNode


def plain_cell(
    state: ChapterState,
    text: b.Text,
    style: ParagraphStyle,
    inherited: Inherited,
    *,
    node: StructureNode | None,
    room: Room,
) -> Box | None:
    """The only paragraph of a cell as the box of its line; None where it is not one plain line.

    style: that of the paragraph, with its column's alignment. node: the cell's element, to which the line
    belongs itself.
    """
    if inherited.factor != 1.0 or not _says_nothing(text) or not _adds_nothing(style):
        return None
    composed = state.line_of(text.runs, style, room.width)
    if composed is None:
        return None
    lang, baseline = inherited.lang, baseline_of(composed, style)
    leaves = LineLeaves(state, text.path, style, node, lang, x=room.x, baseline=baseline)
    para = Paragraph(state, text, style, text.runs, room.x, room.width, node, lang, composed, baseline)
    return Box(
        style.leading,
        tuple(leaves.of(composed.lines[0])),
        baseline,
        style.on_grid,
        block=text.path,
        para=para,
    )


def _says_nothing(text: b.Text) -> bool:
    """Whether a paragraph says nothing of itself but its runs and its style."""
    return (
        text.role is None
        and text.id is None
        and text.lang is None
        and not (text.level or text.outline or text.first_line or text.decorative)
        and _asks_for_no_place(text)
    )


def _asks_for_no_place(text: b.Text) -> bool:
    """Whether a paragraph stands where it comes, without a box, a size or space of its own."""
    return (
        text.box is None
        and (text.width is AUTO or text.width == AUTO)
        and (text.height is AUTO or text.height == AUTO)
        and text.align == "stretch"
        and text.floats == "none"
        and not (text.keep or text.keep_with_next or text.space_before or text.space_after)
    )


def _adds_nothing(style: ParagraphStyle) -> bool:
    """Whether a style asks for nothing around the line."""
    return (
        style.drop_cap < 2
        and style.rule_above is None
        and style.rule_below is None
        and not (style.space_before or style.space_after or style.keep_with_next)
    )
