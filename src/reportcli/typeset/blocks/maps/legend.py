"""The legend of a map: swatches or circles with what they mean, beside one another in lines."""

from __future__ import annotations

from reportcli import blocks as b
from reportcli.graphics.map.symbols import circle
from reportcli.model.display import PathOp
from reportcli.model.geometry import Rect
from reportcli.model.paths import rect_path
from reportcli.typeset.blocks.decoration import artifact
from reportcli.typeset.blocks.fixed_box import fixed
from reportcli.typeset.blocks.flow import flow_all
from reportcli.typeset.blocks.natural_width import widest_of
from reportcli.typeset.breaking.items import Box, Leaf
from reportcli.typeset.chapter_state import ChapterState, Room
from reportcli.typeset.inherited import Inherited

SWATCH = 9.0  # points across, of an area's colour
NEAR, APART, BELOW = 4.0, 12.0, 3.0  # points: sign and words, entries of a line, lines


def legend_box(state: ChapterState, block: b.Map, inherited: Inherited, width: float) -> Box | None:
    """The title and the entries in as many lines as they need; None where nothing is to be said."""
    if not block.legend:
        return None
    title = fixed(state, flow_all(state, block.legend_title, inherited, Room(0.0, width)), inherited)
    leaves, marks = list(title.leaves), list(title.marks)
    x, y = 0.0, title.height + (BELOW if block.legend_title else 0.0)
    high = max(entry.symbol or SWATCH for entry in block.legend)
    line = 0.0
    for entry in block.legend:
        sign = entry.symbol or SWATCH
        words = min(widest_of(state, (entry.text,), inherited, width)[1], width - sign - NEAR)
        text = fixed(state, flow_all(state, (entry.text,), inherited, Room(0.0, words)), inherited)
        if x and x + sign + NEAR + words > width:
            x, y = 0.0, y + line + BELOW
            line = 0.0
        line = max(line, text.height, high)
        leaves.append(_sign(block, entry, x, y + line / 2))
        top = y + (line - text.height) / 2
        leaves += [leaf.at(x + sign + NEAR, top) for leaf in text.leaves]
        marks += [mark.at(x + sign + NEAR, top) for mark in text.marks]
        x += sign + NEAR + words + APART
    return Box(y + line, tuple(leaves), marks=tuple(marks), block=block.path)


def _sign(block: b.Map, entry: b.LegendEntry, x: float, middle: float) -> Leaf:
    """A swatch or a circle, its left edge at x, its middle at a height; decoration beside its words."""
    size = entry.symbol or SWATCH
    box = Rect(x, middle - size / 2, size, size)
    if entry.symbol:
        op = circle(x + size / 2, middle, size / 2, paint=entry.paint)
    else:
        op = PathOp(rect_path(box.x, box.y, size, size), entry.paint)
    return artifact((op,), box, block.path)
