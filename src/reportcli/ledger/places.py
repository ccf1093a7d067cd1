"""Where figures stand on the pages: boxes of their glyphs, else of the marks of a chart that show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from reportcli.model.display import GlyphsOp, GroupOp, Op, PagedDocument, PathOp, PlacedPage
from reportcli.model.paths import IDENTITY, Matrix, bounds, box_of, multiply
from reportcli.model.refs import FactKey

ASCENT, DESCENT = 0.75, 0.25  # of the type size: the box of a line of figures

Box = tuple[float, float, float, float]
"""Left, top, width and height."""
Entry = dict[str, Any]
"""JSON data: an object by its keys, each with a type of its own."""


def delivered(document: PagedDocument) -> Iterator[tuple[int, PlacedPage]]:
    """The pages that are in the file, each with its number (1-based) in the whole report."""
    return ((number, page) for number, page in enumerate(document.pages, start=1) if not page.skipped)


def fact_places(document: PagedDocument) -> dict[FactKey, list[Entry]]:
    """Where each Fact stands, in page order: page number (1-based), folio, block and box.

    One that is printed nowhere stands where marks of a chart show it.
    """
    printed: dict[FactKey, list[Entry]] = {}
    marked: dict[FactKey, list[Entry]] = {}
    for number, page in delivered(document):
        for placed in page.placed:
            marks: dict[FactKey, Box] = {}
            entry = {"page": number, "folio": page.folio}
            for fact, box in fact_boxes(placed.ops, marks):
                printed.setdefault(fact, []).append(_place(entry, box, placed.block))
            for fact, box in marks.items():
                marked.setdefault(fact, []).append(_place(entry, box, placed.block))
    return {**marked, **printed}


def _place(entry: Entry, box: Box, block: str) -> Entry:
    return {**entry, "box": [round(side, 2) for side in box], "block": block}


def fact_boxes(ops: Iterable[Op], marks: dict[FactKey, Box] | None = None) -> Iterator[tuple[FactKey, Box]]:
    """The boxes of all glyphs that print a Fact; runs of one Fact on one line are one box.

    marks: is given the box of all marks that show a Fact, one for each.
    """
    pending: tuple[FactKey, Box] | None = None
    for fact, box in _glyph_boxes(ops, IDENTITY, {} if marks is None else marks):
        if pending and pending[0] == fact and abs(pending[1][1] - box[1]) < 0.01:
            pending = (fact, _union(pending[1], box))
            continue
        if pending:
            yield pending
        pending = (fact, box)
    if pending:
        yield pending


def _glyph_boxes(
    ops: Iterable[Op], matrix: Matrix, marks: dict[FactKey, Box]
) -> Iterator[tuple[FactKey, Box]]:
    for op in ops:
        if isinstance(op, GlyphsOp) and op.fact is not None:
            box = (op.x, op.y - ASCENT * op.size, op.width, (ASCENT + DESCENT) * op.size)
            yield op.fact, _moved(box, matrix)
        elif isinstance(op, PathOp) and op.fact is not None:
            left, top, right, bottom = box_of(op.path)
            box = _moved((left, top, right - left, bottom - top), matrix)
            marks[op.fact] = _union(marks[op.fact], box) if op.fact in marks else box
        elif isinstance(op, GroupOp):
            inner = multiply(op.transform, matrix) if op.transform else matrix
            yield from _glyph_boxes(op.ops, inner, marks)


def _moved(box: Box, matrix: Matrix) -> Box:
    if matrix == IDENTITY:
        return box
    x, y, width, height = box
    left, top, right, bottom = bounds(matrix, (x, y, x + width, y + height))
    return left, top, right - left, bottom - top


def _union(left: Box, right: Box) -> Box:
    x, y = min(left[0], right[0]), min(left[1], right[1])
    end = max(left[0] + left[2], right[0] + right[2])
    bottom = max(left[1] + left[3], right[1] + right[3])
    return (x, y, end - x, bottom - y)
