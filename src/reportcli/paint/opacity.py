"""Opacity of operations: what a graphics state can carry is painted without it; the rest needs a group."""

from __future__ import annotations

from reportcli.graphics.soft_edges import steps
from reportcli.model.display import GlyphsOp, GroupOp, ImageOp, Path, PathOp
from reportcli.model.paths import box_of, rect_path
from reportcli.model.style import Paint
from reportcli.model.value_class import replace
from reportcli.pdf import objects


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


def alpha_state(alpha: float, strokes: float, blend: str) -> tuple[str, str]:
    """The name and graphics state of an opacity of fills and strokes, and of a blend mode."""
    mode = blend.capitalize()
    entries = f"/ca {objects.number(alpha, 3)}/CA {objects.number(strokes, 3)}/BM/{mode}"
    return f"A{round(alpha * 1000)}-{round(strokes * 1000)}-{mode}", f"<</Type/ExtGState{entries}>>"


def soft_area(op: PathOp) -> Path:
    """The rectangle in which a fill with a soft edge is seen."""
    left, top, right, bottom = box_of(op.path)
    return rect_path(left - op.blur, top - op.blur, right - left + 2 * op.blur, bottom - top + 2 * op.blur)


def soft_edge(op: PathOp, path: str) -> str:
    """The content of a luminosity mask in greys, black around it (ISO 32000-1, 11.5.3): an area whose edge
    fades. path: its path as operators.
    """
    even = "*" if op.even_odd else ""
    drawn = ["1 j 1 J"]
    levels = steps(op.blur, len(op.path))
    for distance, opacity in levels:
        grey = objects.number(opacity, 4)
        drawn.append(f"{grey} g {grey} G {objects.number(2 * distance, 3)} w\n{path} B{even}")
    drawn.append(f"{path} W{even} n 1 g\n{path} f{even}")
    for distance, opacity in levels:
        drawn.append(f"{objects.number(1 - opacity, 4)} G {objects.number(2 * distance, 3)} w\n{path} S")
    return "\n".join(drawn)
