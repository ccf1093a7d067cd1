"""Charts whose bars, parts or dots have the colour of the paper that they stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportcli.measure.found import Blocks, Found
from reportcli.measure.palettes import Palettes, paper_like
from reportcli.model.diagnostic import Severity
from reportcli.model.display import GroupOp, ImageOp, Op, PathOp, Placed, PlacedPage
from reportcli.model.geometry import Rect
from reportcli.model.paths import box_of
from reportcli.model.style import Paint

LEAST = 2.0  # points: what is smaller is no mark


def unseen_marks(page: PlacedPage, blocks: Blocks, palettes: Palettes) -> Iterator[Found]:
    """Charts on bare paper with marks that cannot be seen: an error where none can be. What may stand on
    another block is left to the eye of its designer.
    """
    for leaf in page.placed:
        if leaf.hidden or leaf.block not in blocks.charts:
            continue
        marks = _paints_of_marks(leaf)
        if not marks or any(_lies_under(leaf, other) for other in page.placed if other is not leaf):
            continue
        for profile, palette in palettes.items():
            lost = [
                paint for paint in sorted(marks, key=lambda one: one.written) if paper_like(paint, palette)
            ]
            if lost:
                args = {"colour": lost[0].written, "profile": profile, "object": leaf.block}
                severity = Severity.ERROR if len(lost) == len(marks) else Severity.WARNING
                yield Found("chart-marks-unseen", severity, leaf.block, page.folio, args, len(lost))


def _paints_of_marks(leaf: Placed) -> set[Paint]:
    paths = (op for op in _flat(leaf.ops) if isinstance(op, PathOp))
    return {op.fill for op in paths if op.fill and _is_mark(op)}


def _flat(ops: Iterable[Op]) -> Iterator[Op]:
    for op in ops:
        if isinstance(op, GroupOp):
            yield from _flat(op.ops)
        else:
            yield op


def _is_mark(op: PathOp) -> bool:
    left, top, right, bottom = box_of(op.path)
    return min(right - left, bottom - top) >= LEAST


def _lies_under(leaf: Placed, other: Placed) -> bool:
    """Whether another leaf paints an area where this one stands."""
    paints = any(
        isinstance(op, ImageOp) or (isinstance(op, PathOp) and op.fill is not None) for op in _flat(other.ops)
    )
    return paints and _meet(leaf.box, other.box)


def _meet(one: Rect, other: Rect) -> bool:
    beside = one.right <= other.x or other.right <= one.x
    return not (beside or one.bottom <= other.y or other.bottom <= one.y)
