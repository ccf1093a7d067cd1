"""Decoration as paths: rectangles with round corners, ellipses, borders; always artifacts."""

from __future__ import annotations

from reportcli.graphics.outlines import corner_rect, ellipse, rounded_rect
from reportcli.model.display import GroupOp, Op, Path, PathOp
from reportcli.model.geometry import Rect
from reportcli.model.paths import rect_path
from reportcli.model.style import Gradient, ObjectStyle, Paint, Stroke, first_paint
from reportcli.typeset.blocks.shadows import shadow_op
from reportcli.typeset.breaking.items import Leaf

CORNERS = ("top-left", "top-right", "bottom-right", "bottom-left")


def rounded_path(
    rect: Rect, radius: float, top: bool = True, bottom: bool = True, *, corners: str = "all"
) -> Path:
    """A rectangle with round corners; `top` or `bottom` off leaves those corners square, and so do others
    than `corners` (all, or some of top-left, top-right, bottom-right, bottom-left).
    """
    r = min(radius, rect.width / 2, rect.height / 2)
    if corners == "all":
        return rounded_rect(rect, r, r, top=top, bottom=bottom)
    named = corners.split()
    kept = {"top": top, "bottom": bottom}
    radii = [r if name in named and kept[name.partition("-")[0]] else 0.0 for name in CORNERS]
    return corner_rect(rect, radii)


def ellipse_path(rect: Rect) -> Path:
    """The ellipse that touches the rectangle's sides."""
    rx, ry = rect.width / 2, rect.height / 2
    return ellipse(rect.x + rx, rect.y + ry, rx, ry)


def artifact(ops: tuple[Op, ...], rect: Rect, block: str = "", kind: str = "Layout") -> Leaf:
    """Operations that say nothing, as an artifact of that kind (ISO 32000-1, 14.8.2.2.2)."""
    return Leaf(((ops, 0.0, 0.0),), rect, artifact=kind, block=block)


def rule(x: float, y: float, width: float, stroke: Stroke, *, block: str) -> Leaf:
    """A horizontal rule."""
    return artifact(
        (PathOp((("M", x, y), ("L", x + width, y)), stroke=stroke),), Rect(x, y, width, 0.0), block
    )


def post(x: float, y: float, height: float, stroke: Stroke, *, block: str) -> Leaf:
    """A vertical rule."""
    return artifact(
        (PathOp((("M", x, y), ("L", x, y + height)), stroke=stroke),), Rect(x, y, 0.0, height), block
    )


def fill_leaf(rect: Rect, fill: Paint | Gradient, block: str = "") -> Leaf:
    """A filled rectangle behind content."""
    gradient = fill if isinstance(fill, Gradient) else None
    plain = fill.stops[0].paint if isinstance(fill, Gradient) else fill
    path = rect_path(rect.x, rect.y, rect.width, rect.height)
    return artifact((PathOp(path, fill=plain, gradient=gradient),), rect, block)


def blended(ops: tuple[Op, ...], mode: str) -> tuple[Op, ...]:
    """Operations that mix with what lies below."""
    return ops if mode == "normal" or not ops else (GroupOp(ops, blend=mode),)


def box_leaves(
    rect: Rect, style: ObjectStyle, block: str, *, first: bool = True, last: bool = True
) -> tuple[Leaf, ...]:
    """Fill and border of a box or a part of one: where it is broken, border and corners are cut off."""
    fill, gradient = first_paint(style.gradient, style.fill), style.gradient
    if rect.height <= 0 or (fill is None and style.stroke is None):
        return ()
    ops: list[Op] = []
    whole = style.sides == "all" and first and last
    path = rounded_path(rect, style.radius, first, last, corners=style.corners)
    if style.shadow is not None and fill is not None:
        ops.append(shadow_op(path, style.shadow))
    if whole and style.stroke is not None:
        ops.append(PathOp(path, fill=fill, stroke=style.stroke, gradient=gradient))
    else:
        if fill is not None:
            ops.append(PathOp(path, fill=fill, gradient=gradient))
        if style.stroke is not None:
            ops.extend(_sides(rect, style, style.stroke, first=first, last=last))
    return (artifact(tuple(ops), rect, block),) if ops else ()


def _sides(rect: Rect, style: ObjectStyle, stroke: Stroke, *, first: bool, last: bool) -> list[Op]:
    sides = {"top", "right", "bottom", "left"} if style.sides == "all" else set(style.sides.split())
    if not first:
        sides.discard("top")
    if not last:
        sides.discard("bottom")
    x, y, x1, y1 = rect.x, rect.y, rect.right, rect.bottom
    lines = {
        "top": (x, y, x1, y),
        "right": (x1, y, x1, y1),
        "bottom": (x, y1, x1, y1),
        "left": (x, y, x, y1),
    }
    return [
        PathOp((("M", a, b), ("L", c, d)), stroke=stroke)
        for name, (a, b, c, d) in lines.items()
        if name in sides
    ]
