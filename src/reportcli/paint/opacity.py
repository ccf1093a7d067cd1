"""Opacity of operations: what a graphics state can carry is painted without it; the rest needs a group."""

from __future__ import annotations

from reportcli.model.display import GlyphsOp, GroupOp, ImageOp, PathOp
from reportcli.model.style import Paint
from reportcli.model.value_class import replace


def solid(op: PathOp) -> PathOp:
    """The same path without opacity of its own."""
    stroke = replace(op.stroke, paint=opaque(op.stroke.paint)) if op.stroke else None
    return replace(op, fill=op.fill and opaque(op.fill), stroke=stroke)


def opaque(paint: Paint) -> Paint:
    """The same paint without opacity."""
    return replace(paint, alpha=1.0)


def is_single(op: GroupOp) -> bool:
    """Whether a group paints one opaque object only: its opacity then needs no transparency group."""
    if len(op.ops) != 1:
        return False
    only = op.ops[0]
    if isinstance(only, PathOp):
        paint = only.fill or (only.stroke.paint if only.stroke else None)
        return (only.fill is None or only.stroke is None) and (paint is None or paint.alpha == 1)
    if isinstance(only, GlyphsOp):
        return only.paint.alpha == 1
    if isinstance(only, GroupOp):
        return only.alpha == 1 and only.blend == "normal" and is_single(only)
    return isinstance(only, ImageOp)
