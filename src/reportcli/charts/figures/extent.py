"""How far the texts of a figure stand out of its box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportcli.charts.figures.texts import DESCENT
from reportcli.charts.labels import CAP
from reportcli.model.display import GlyphsOp, GroupOp, Op, PathOp
from reportcli.model.paths import IDENTITY, Box, Matrix, Point, box_of, multiply, point_under, rect_path

_TOLERANCE = 0.5  # points: side bearings, and a round letter over the height of capitals


def excess(ops: Iterable[Op], size: tuple[float, float]) -> float:
    """Points by which the text that stands out most does so; 0 where all are inside."""
    width, height = size
    most = 0.0
    for x, y in _corners(ops, IDENTITY):
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
                yield point_under(matrix, x, y)
        elif isinstance(op, GroupOp):
            yield from _corners(op.ops, multiply(op.transform, matrix) if op.transform else matrix)
