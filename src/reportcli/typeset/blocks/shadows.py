"""Soft shadows below boxes, pictures and shapes: always artifacts, drawn before what throws them."""

from __future__ import annotations

from reportcli.graphics.alpha_outline import Spans, alpha_spans
from reportcli.model.display import ImageResource, Path, PathOp, Segment
from reportcli.model.geometry import Rect
from reportcli.model.paths import rect_path, translate_path
from reportcli.model.style import Shadow
from reportcli.typeset.breaking.items import Leaf


def shadow_op(path: Path, shadow: Shadow) -> PathOp:
    """The shadow of an area."""
    return PathOp(translate_path(path, shadow.dx, shadow.dy), fill=shadow.paint, blur=shadow.blur)


def shadow_leaves(path: Path, shadow: Shadow | None, rect: Rect, block: str) -> tuple[Leaf, ...]:
    """The shadow of what stands in a rectangle, none where it throws none."""
    if shadow is None or not path:
        return ()
    return (Leaf((((shadow_op(path, shadow),), rect.x, rect.y),), rect, artifact="Layout", block=block),)


def seen_area(resource: ImageResource | None, rect: Rect, crop: tuple[float, float, float, float]) -> Path:
    """The area of a picture that is not transparent, without what is hollow in it. crop: what of it fills the
    rectangle, as shares.
    """
    spans = alpha_spans(resource.path) if resource is not None and not resource.page else None
    if spans is None:
        return rect_path(rect.x, rect.y, rect.width, rect.height)
    return _ring(spans, rect, crop)


def _ring(spans: Spans, rect: Rect, crop: tuple[float, float, float, float]) -> Path:
    """Down the right edges of the rows, and up the left ones."""
    x0, y0, x1, y1 = crop
    right: list[tuple[float, float]] = []
    left: list[tuple[float, float]] = []
    for row, span in enumerate(spans):
        share = (row + 0.5) / len(spans)
        if span is not None and y0 <= share <= y1 and span[1] > x0 and span[0] < x1:
            y = rect.y + (share - y0) / (y1 - y0) * rect.height
            left.append((rect.x + (max(span[0], x0) - x0) / (x1 - x0) * rect.width, y))
            right.append((rect.x + (min(span[1], x1) - x0) / (x1 - x0) * rect.width, y))
    points = [*right, *reversed(left)]
    if len(points) < 3:
        return ()
    lines: list[Segment] = [("L", *point) for point in points[1:]]
    return (("M", *points[0]), *lines, ("Z",))
