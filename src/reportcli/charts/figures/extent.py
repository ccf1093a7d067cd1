"""How far the texts of a figure stand out of its box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportcli.charts.figures.outlines import Box, box_of
from reportcli.charts.figures.texts import DESCENT
from reportcli.charts.labels import CAP
from reportcli.model.display import GlyphsOp, GroupOp, Op, PathOp, rect_path

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TOLERANCE = 0.5  # points: side bearings, and a round letter over the height of capitals


def excess(ops: Iterable[Op], size: tuple[float, float]) -> float:
    """Points by which the text that stands out most does so; 0 where all are inside."""
    width, height = size
    most = 0.0
    for x, y in _corners(ops, _SAME):
        most = max(most, -x, -y, x - width, y - height)
    return most if most > _TOLERANCE else 0.0


def inside(ops: tuple[Op, ...], size: tuple[float, float]) -> tuple[Op, ...]:
    """The operations, cut at the box where paths stand out of it, as matplotlib cuts at its canvas."""
    width, height = size
    for left, top, right, bottom in _boxes(ops):
        if min(left, top) < -_TOLERANCE or right > width + _TOLERANCE or bottom > height + _TOLERANCE:
            return (GroupOp(ops, clip=rect_path(0.0, 0.0, width, height)),)
    return ops


def _boxes(ops: Iterable[Op]) -> Iterator[Box]:
    """The boxes of paths that nothing clips; groups of a figure are clips, or turned texts."""
    for op in ops:
        if isinstance(op, PathOp):
            margin = op.stroke.width / 2 if op.stroke is not None else 0.0
            left, top, right, bottom = box_of(op.path)
            yield left - margin, top - margin, right + margin, bottom + margin
        elif isinstance(op, GroupOp) and op.clip is not None:
            yield box_of(op.clip)


def _corners(ops: Iterable[Op], matrix: Matrix) -> Iterator[Point]:
    """The corners of all texts, from the height of capitals to the descenders."""
    for op in ops:
        if isinstance(op, GlyphsOp):
            top, bottom = op.y - CAP * op.size, op.y + DESCENT * op.size
            for x, y in ((op.x, top), (op.x + op.width, top), (op.x, bottom), (op.x + op.width, bottom)):
                yield _moved((x, y), matrix)
        elif isinstance(op, GroupOp):
            yield from _corners(op.ops, _product(matrix, op.transform) if op.transform else matrix)


def _moved(point: Point, matrix: Matrix) -> Point:
    (x, y), (a, b, c, d, e, f) = point, matrix
    return a * x + c * y + e, b * x + d * y + f


def _product(outer: Matrix, inner: Matrix) -> Matrix:
    """The matrix that applies `inner` first."""
    a, b, c, d, e, f = inner
    (xa, ya), (xc, yc) = _linear((a, b), outer), _linear((c, d), outer)
    return (xa, ya, xc, yc, *_moved((e, f), outer))


def _linear(vector: Point, matrix: Matrix) -> Point:
    a, b, c, d, _, _ = matrix
    return a * vector[0] + c * vector[1], b * vector[0] + d * vector[1]
