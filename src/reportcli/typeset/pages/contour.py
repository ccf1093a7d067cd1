"""The outline of what stands in a place: paths of shapes and masks, what is not transparent of pictures."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from reportcli.graphics.alpha_outline import alpha_spans
from reportcli.model.display import GlyphsOp, GroupOp, ImageOp, ImageResource, Op, Path, PathOp
from reportcli.model.geometry import Rect
from reportcli.model.paths import Point, point_under, rect_path
from reportcli.typeset.breaking.items import Leaf
from reportcli.typeset.breaking.outline import STEP, Outline, outline_of

ASCENT, DESCENT = 0.75, 0.25  # of the size: how far letters reach from their baseline
FINEST = STEP / 2  # points between two of an edge
MOST = 400  # points of one curve
_SAME = 1.5  # points that an outline may be narrower than its box and still be it


def outline_in(leaves: Iterable[Leaf], images: Mapping[str, ImageResource]) -> Outline | None:
    """The outline of leaves, in their coordinates; None where nothing is drawn."""
    return outline_of(
        (x + dx, y + dy)
        for leaf in leaves
        for ops, dx, dy in leaf.parts
        for op in ops
        for x, y in _points(op, images)
    )


def is_box(outline: Outline) -> bool:
    """Whether an outline is that of a rectangle: there is nothing that text could follow."""
    known = [span for span in outline.spans if span is not None]
    left, right = min(span[0] for span in known), max(span[1] for span in known)
    inner = known[1:-1] or known
    return all(span[0] - left < _SAME and right - span[1] < _SAME for span in inner)


def _points(op: Op, images: Mapping[str, ImageResource]) -> Iterator[Point]:
    if isinstance(op, PathOp):
        wide = op.stroke.width / 2 if op.stroke is not None else 0.0
        if not op.blur and (op.fill is not None or op.stroke is not None):
            for x, y in edge(op.path):
                yield x - wide, y
                yield x + wide, y
    elif isinstance(op, GlyphsOp):
        high, low = op.y - ASCENT * op.size, op.y + DESCENT * op.size
        yield from edge(rect_path(op.x, high, op.width, low - high))
    elif isinstance(op, ImageOp):
        yield from _within(_picture(op, images), op.clip)
    elif isinstance(op, GroupOp):
        inner = (point for one in op.ops for point in _points(one, images))
        seen = _within(inner, op.clip)
        yield from seen if op.transform is None else (point_under(op.transform, x, y) for x, y in seen)


def _within(points: Iterable[Point], clip: Path | None) -> Iterable[Point]:
    """An edge as far as a clip lets it be seen: what is beyond its sides is drawn in to them."""
    bounds = outline_of(edge(clip)) if clip else None
    if bounds is None:
        yield from points
        return
    for x, y in points:
        span = bounds.across(y, y + STEP / 10)
        if span is not None:
            yield min(max(x, span[0]), span[1]), y


def _picture(op: ImageOp, images: Mapping[str, ImageResource]) -> Iterator[Point]:
    rect = op.rect
    resource = images.get(op.image)
    spans = alpha_spans(resource.path) if resource is not None and not resource.page else None
    if spans is None:
        yield from edge(rect_path(rect.x, rect.y, rect.width, rect.height))
        return
    x0, y0, x1, y1 = op.crop
    count = max(math.ceil(rect.height / FINEST), 1)
    for step in range(count + 1):
        share = y0 + (y1 - y0) * step / count
        span = spans[min(int(share * len(spans)), len(spans) - 1)]
        if span is not None and span[1] > x0 and span[0] < x1:
            y = rect.y + rect.height * step / count
            yield rect.x + (max(span[0], x0) - x0) / (x1 - x0) * rect.width, y
            yield rect.x + (min(span[1], x1) - x0) / (x1 - x0) * rect.width, y


def edge(path: Path) -> Iterator[Point]:
    """Points on a path, close to one another."""
    start = at = (0.0, 0.0)
    for segment in path:
        if len(segment) == 1:
            yield from _line(at, start)
            at = start
        elif len(segment) == 3:
            to = (segment[1], segment[2])
            if segment[0] == "M":
                start = at = to
            yield from _line(at, to)
            at = to
        elif len(segment) == 7:
            numbers = segment[1:]
            curve = (at, *zip(numbers[::2], numbers[1::2], strict=True))
            yield from _curve(curve)
            at = curve[-1]


def _line(start: Point, end: Point) -> Iterator[Point]:
    count = max(math.ceil(abs(end[1] - start[1]) / FINEST), 1)
    for step in range(1, count + 1):
        share = step / count
        yield start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _curve(points: tuple[Point, ...]) -> Iterator[Point]:
    long = sum(math.dist(a, b) for a, b in pairwise(points))
    count = min(max(math.ceil(long / FINEST), 2), MOST)
    for step in range(1, count + 1):
        t = step / count
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield (
            sum(share * point[0] for share, point in zip((a, b, c, d), points, strict=True)),
            sum(share * point[1] for share, point in zip((a, b, c, d), points, strict=True)),
        )


def bounds_of(outline: Outline) -> Rect:
    """The box around an outline."""
    known = [span for span in outline.spans if span is not None]
    left, right = min(span[0] for span in known), max(span[1] for span in known)
    return Rect(left, outline.top, right - left, len(outline.spans) * STEP)
