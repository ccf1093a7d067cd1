"""Texts in each other's way: over one another, out of their frame, too near in a chart, too small."""

from __future__ import annotations

from collections.abc import Iterator

from reportcli.measure.found import Blocks, Found, quoted
from reportcli.measure.near import grown, overlap, pairs
from reportcli.measure.page_text import PageInk, Point, Quad, SetText
from reportcli.model.diagnostic import Severity
from reportcli.model.display import PlacedPage
from reportcli.model.geometry import MM
from reportcli.model.paths import Box

LEAST_SIZE = 5.5  # points that type needs to be read
LABELS_APART = 1.0  # points between labels of a chart
OVERHANG = 1.0  # em that hanging punctuation, markers and optical margins may stand out of a frame
TOUCH = 0.14  # of the smaller size that letters may reach into each other: kerning, italics, tight tracking
_TINY = 0.01
_SEAM = 0.05  # points between two pieces of one line


def over_one_another(page: PlacedPage, ink: PageInk, blocks: Blocks) -> Iterator[Found]:
    """Text over text, unless a layout declares it (`overlap: allowed` of a place)."""
    texts = [text for text in ink.texts if text.block not in blocks.overlapping]
    for one, other in pairs(texts, [text.box for text in texts]):
        depth = _depth(one.body, other.body)
        if depth > TOUCH * min(one.size, other.size):
            later = one if _is_guest(one, other, blocks) else other
            under = other if later is one else one
            args = {"text": quoted(later.words), "other": quoted(under.words)}
            yield Found("text-over-text", Severity.ERROR, later.block, page.folio, args, depth, under.block)


def _is_guest(one: SetText, other: SetText, blocks: Blocks) -> bool:
    """Whether the earlier of two is the one that was put over the other: only it stands in a place."""
    return one.block in blocks.placed and other.block not in blocks.placed


def _depth(one: Quad, other: Quad) -> float:
    """How far two convex shapes reach into each other; 0 where a line separates them."""
    least = float("inf")
    for shape in (one, other):
        for (x0, y0), (x1, y1) in zip(shape, (*shape[1:], shape[0]), strict=True):
            length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
            if length < _TINY:
                continue
            normal = ((y1 - y0) / length, (x0 - x1) / length)
            least = min(least, _shared(one, other, normal))
            if least <= 0:
                return 0.0
    return least


def _shared(one: Quad, other: Quad, normal: Point) -> float:
    """The length that two shapes share along a direction; below zero where they are apart."""
    here = [x * normal[0] + y * normal[1] for x, y in one]
    there = [x * normal[0] + y * normal[1] for x, y in other]
    return min(max(here), max(there)) - max(min(here), min(there))


def out_of_frame(page: PlacedPage, ink: PageInk, blocks: Blocks) -> Iterator[Found]:
    """Text of the flow that reaches out of its frame, to the left or to the right."""
    frames = [frame.rect for frame in page.frames if frame.name != "column"]
    if not frames:
        return
    for text in ink.texts:
        if text.block in blocks.placed or text.block in blocks.charts or text.placed.node < 0:
            continue
        left, top, right, bottom = text.box
        y = (top + bottom) / 2
        own = [f for f in frames if f.y <= y <= f.bottom and f.x < right and f.right > left]
        if not own:
            continue
        over = min(max(f.x - left, right - f.right) for f in own)
        if over > OVERHANG * text.size:
            args = {"text": quoted(text.words), "excess": f"{over / MM:.1f}"}
            yield Found("text-out-of-frame", Severity.WARNING, text.block, page.folio, args, over)


def out_of_chart(page: PlacedPage, ink: PageInk, blocks: Blocks) -> Iterator[Found]:
    """Labels that stand out of the box of their chart."""
    for text in ink.texts:
        if text.block not in blocks.charts:
            continue
        box = text.placed.box
        left, top, right, bottom = text.box
        over = max(box.x - left, box.y - top, right - box.right, bottom - box.bottom)
        if over > LABELS_APART:
            args = {"text": quoted(text.words), "excess": f"{over / MM:.1f}"}
            yield Found("text-out-of-frame", Severity.WARNING, text.block, page.folio, args, over)


def too_small(page: PlacedPage, ink: PageInk) -> Iterator[Found]:
    """Type below what is read without a glass; superiors and inferiors count as the text they belong to."""
    largest: dict[int, float] = {}
    for text in ink.texts:
        key = id(text.placed)
        largest[key] = max(largest.get(key, 0.0), text.size)
    for text in ink.texts:
        if largest[id(text.placed)] < LEAST_SIZE - _TINY:
            size = f"{text.size:.1f}" if round(text.size, 1) < LEAST_SIZE else f"{text.size:.3g}"
            args = {"text": quoted(text.words), "size": size, "least": f"{LEAST_SIZE:g}"}
            yield Found("text-small", Severity.WARNING, text.block, page.folio, args, -text.size)


def labels_near(page: PlacedPage, ink: PageInk, blocks: Blocks) -> Iterator[Found]:
    """Labels of one chart nearer than a point."""
    of_charts: dict[int, list[SetText]] = {}
    for text in ink.texts:
        if text.block in blocks.charts:
            of_charts.setdefault(id(text.placed), []).append(text)
    for texts in of_charts.values():
        labels = _joined(texts)
        near = pairs(labels, [grown(box, LABELS_APART / 2) for _, box in labels])
        for (one, a), (other, z) in near:
            if not overlap(a, z):
                args = {"text": quoted(one.words), "other": quoted(other.words), "least": f"{LABELS_APART:g}"}
                yield Found("labels-near", Severity.WARNING, one.block, page.folio, args)


def _joined(texts: list[SetText]) -> list[tuple[SetText, Box]]:
    """The ink of each line: pieces of one line follow each other and touch."""
    lines: list[tuple[SetText, Box]] = []
    for text in texts:
        if lines:
            first, box = lines[-1]
            same_line = abs(box[1] - text.ink[1]) < _TINY and abs(box[3] - text.ink[3]) < _TINY
            if same_line and abs(text.ink[0] - box[2]) < _SEAM:
                lines[-1] = first, (box[0], box[1], text.ink[2], box[3])
                continue
        lines.append((text, text.ink))
    return lines
