"""Decoration as paths: rectangles with round corners, ellipses, borders; always artifacts."""

from __future__ import annotations

from reportcli.model.display import Op, Path, PathOp, rect_path
from reportcli.model.geometry import Rect
from reportcli.model.style import ObjectStyle, Paint, Stroke
from reportcli.typeset.items import Leaf

KAPPA = 0.5522847498  # Bézier handle of a quarter circle


def rounded_path(rect: Rect, radius: float, top: bool = True, bottom: bool = True) -> Path:
    """A rectangle with round corners; `top` or `bottom` off leaves those corners square."""
    r = min(radius, rect.width / 2, rect.height / 2)
    if r <= 0:
        return rect_path(rect.x, rect.y, rect.width, rect.height)
    t, b = (r if top else 0.0), (r if bottom else 0.0)
    x, y, x1, y1 = rect.x, rect.y, rect.right, rect.bottom
    kt, kb = t * (1 - KAPPA), b * (1 - KAPPA)
    return (
        ("M", x + t, y),
        ("L", x1 - t, y),
        ("C", x1 - kt, y, x1, y + kt, x1, y + t),
        ("L", x1, y1 - b),
        ("C", x1, y1 - kb, x1 - kb, y1, x1 - b, y1),
        ("L", x + b, y1),
        ("C", x + kb, y1, x, y1 - kb, x, y1 - b),
        ("L", x, y + t),
        ("C", x, y + kt, x + kt, y, x + t, y),
        ("Z",),
    )


def ellipse_path(rect: Rect) -> Path:
    rx, ry = rect.width / 2, rect.height / 2
    cx, cy = rect.x + rx, rect.y + ry
    kx, ky = rx * KAPPA, ry * KAPPA
    return (
        ("M", cx + rx, cy),
        ("C", cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry),
        ("C", cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy),
        ("C", cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry),
        ("C", cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy),
        ("Z",),
    )


def artifact(ops: tuple[Op, ...], rect: Rect, block: str = "", kind: str = "Layout") -> Leaf:
    return Leaf(((ops, 0.0, 0.0),), rect, artifact=kind, block=block)


def fill_leaf(rect: Rect, paint: Paint, block: str = "") -> Leaf:
    """A filled rectangle behind content."""
    return artifact((PathOp(rect_path(rect.x, rect.y, rect.width, rect.height), fill=paint),), rect, block)


def box_leaves(rect: Rect, style: ObjectStyle, first: bool, last: bool, block: str) -> tuple[Leaf, ...]:
    """Fill and border of a box or a part of one: where it is broken, border and corners are cut off."""
    if rect.height <= 0 or (style.fill is None and style.stroke is None):
        return ()
    ops: list[Op] = []
    whole = style.sides == "all" and first and last
    path = rounded_path(rect, style.radius, first, last)
    if whole and style.stroke is not None:
        ops.append(PathOp(path, fill=style.fill, stroke=style.stroke))
    else:
        if style.fill is not None:
            ops.append(PathOp(path, fill=style.fill))
        if style.stroke is not None:
            ops.extend(_sides(rect, style, style.stroke, first, last))
    return (artifact(tuple(ops), rect, block),) if ops else ()


def _sides(rect: Rect, style: ObjectStyle, stroke: Stroke, first: bool, last: bool) -> list[Op]:
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
