"""What a line of text shows beside its glyphs: lines under and through it, icons."""

from __future__ import annotations

from reportcli.model.display import Drawing, GlyphsOp, GroupOp, LateOp, Op, PathOp
from reportcli.model.inline import InlineIcon
from reportcli.model.paths import rect_path
from reportcli.model.style import Paint
from reportcli.model.value_class import replace
from reportcli.text.words import WordSetter

UNDERLINE_DEPTH = 0.12  # em below the baseline


def lines_of(setter: WordSetter, x: float, width: float) -> list[Op]:
    """The lines under and through text from x on."""
    char, found = setter.char, []
    if char.underline and width > 0:
        found.append((char.size * UNDERLINE_DEPTH - char.rise, char.underline))
    if char.strike and width > 0:
        middle = setter.face.x_height * setter.scale / 2 + char.rise
        found.append((-middle - char.strike / 2, char.strike))
    return [PathOp(rect_path(x, y, width, thick), fill=char.paint) for y, thick in found]


def placed_icon(drawing: Drawing, icon: InlineIcon, x: float) -> GroupOp:
    """The icon at its height, its left edge at x, its lower edge `icon.rise` above the baseline."""
    scale, paint = icon.height / (drawing.height or 1.0), icon.paint
    ops = drawing.ops if paint is None else tuple(repaint(op, paint) for op in drawing.ops)
    return GroupOp(ops, transform=(scale, 0.0, 0.0, scale, x, -icon.height - icon.rise))


def repaint(op: Op, paint: Paint) -> Op:
    """The same operation in one colour: what was filled stays filled, what was stroked stroked."""
    if isinstance(op, PathOp):
        stroke = replace(op.stroke, paint=paint) if op.stroke else None
        return replace(op, fill=paint if op.fill else None, stroke=stroke)
    if isinstance(op, GroupOp):
        return replace(op, ops=tuple(repaint(o, paint) for o in op.ops))
    if isinstance(op, (GlyphsOp, LateOp)):
        return replace(op, paint=paint)
    return op
