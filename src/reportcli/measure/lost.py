"""Content that does not reach its reader: off the trimmed page, cut by a clip, or covered."""

from __future__ import annotations

from collections.abc import Container, Iterator

from reportcli.measure.found import Blocks, Found, quoted
from reportcli.measure.near import squares
from reportcli.measure.page_text import Cover, PageInk, Point, SetText
from reportcli.model.diagnostic import Severity
from reportcli.model.display import Placed, PlacedPage
from reportcli.model.geometry import MM, PageFormat
from reportcli.model.paths import Box
from reportcli.preflight.shapes import rings

HAIR = 0.5  # points that letters may reach over an edge: side bearings, rounding
HIDING = 0.75  # opacity from which what is below is lost, not faint: less than 3:1, black on white too
SHARE = 0.1  # of a text that may be hidden: the end of a letter's stroke
LEAST_LETTERS = 2  # that are hidden in a long text, where their share is small
_LEAST_POINTS, _MOST_POINTS = 5, 60  # of a text that are looked at


def lost_texts(page: PlacedPage, ink: PageInk, format: PageFormat, blocks: Blocks) -> Iterator[Found]:
    """Texts that are cut by the trim or by a clip."""
    trim: Box = (0.0, 0.0, format.width, format.height)
    for text in ink.texts:
        room = _reach(text.placed, page, trim, blocks)
        over = _over(text.box, room)
        if over > HAIR:
            args = {"text": quoted(text.words), "excess": f"{over / MM:.1f}"}
            yield Found("text-off-page", Severity.ERROR, text.block, page.folio, args, over)
        elif text.clip is not None and _over(text.box, text.clip) > HAIR + 0.1 * text.size:
            args = {"text": quoted(text.words), "excess": f"{_over(text.box, text.clip) / MM:.1f}"}
            yield Found("text-clipped", Severity.ERROR, text.block, page.folio, args, text.size)


def lost_blocks(page: PlacedPage, format: PageFormat, blocks: Blocks, known: set[str]) -> Iterator[Found]:
    """What stands wholly off the trimmed page, and figures that are cut. known: blocks whose text is lost."""
    trim: Box = (0.0, 0.0, format.width, format.height)
    for leaf in page.placed:
        if leaf.hidden or leaf.block in known or not leaf.ops:
            continue
        room = _reach(leaf, page, trim, blocks)
        box = _box(leaf)
        if box[2] <= room[0] or box[0] >= room[2] or box[3] <= room[1] or box[1] >= room[3]:
            excess = f"{_over(box, room) / MM:.1f}"
            yield Found("block-off-page", Severity.ERROR, leaf.block, page.folio, {"excess": excess}, 1e6)
        elif leaf.node >= 0 and not leaf.baselines:
            yield from _cut(page, leaf, box, room, bleed=format.bleed, picture=leaf.block in blocks.pictures)


def _cut(
    page: PlacedPage, leaf: Placed, box: Box, room: Box, *, bleed: float, picture: bool
) -> Iterator[Found]:
    """A picture may run into the bleed; a chart, a map or a code has to stand on the page."""
    over = _over(box, room) - (bleed if picture else 0.0)
    if over > HAIR:
        severity = Severity.WARNING if picture else Severity.ERROR
        args = {"excess": f"{over / MM:.1f}"}
        yield Found("figure-cut", severity, leaf.block, page.folio, args, over)


def _reach(leaf: Placed, page: PlacedPage, area: Box, blocks: Blocks) -> Box:
    """The room of a leaf: its page, and for what goes over the fold also the facing one."""
    if leaf.block not in blocks.spread:
        return area
    width = area[2] - area[0]
    left, top, right, bottom = area
    return (left - width, top, right, bottom) if page.side == "right" else (left, top, right + width, bottom)


def _box(leaf: Placed) -> Box:
    return leaf.box.x, leaf.box.y, leaf.box.right, leaf.box.bottom


def _over(box: Box, room: Box) -> float:
    """Points by which a box leaves its room, at the worst side."""
    return max(room[0] - box[0], room[1] - box[1], box[2] - room[2], box[3] - room[3])


def covered(page: PlacedPage, ink: PageInk, solid: Container[str]) -> Iterator[Found]:
    """Texts that something painted later hides. solid: keys of pictures that nothing shows through."""
    if not ink.covers:
        return
    grid: dict[tuple[int, int], list[SetText]] = {}
    for text in ink.texts:
        for square in squares(text.box):
            grid.setdefault(square, []).append(text)
    if not grid:
        return
    for cover in ink.covers:
        if cover.picture is not None and cover.picture not in solid:
            continue
        for text in _below(cover, grid):
            share = _hidden(text, cover)
            if share > SHARE or share * len(text.words) >= LEAST_LETTERS:
                args = {"text": quoted(text.words), "other": cover.placed.block}
                severity = Severity.ERROR if cover.opacity >= HIDING else Severity.WARNING
                other = cover.placed.block
                yield Found("text-covered", severity, text.block, page.folio, args, share, other)


def _below(cover: Cover, grid: dict[tuple[int, int], list[SetText]]) -> Iterator[SetText]:
    """Texts that are painted before a cover and near it; a line of text strikes itself out on purpose."""
    below = {id(t): t for square in _held(cover, grid) for t in grid[square] if t.order < cover.order}
    return (t for t in below.values() if t.placed is not cover.placed or not t.placed.baselines)


def _held(cover: Cover, grid: dict[tuple[int, int], list[SetText]]) -> Iterator[tuple[int, int]]:
    return (square for square in squares(cover.box) if square in grid)


def _hidden(text: SetText, cover: Cover) -> float:
    """The share of a text that lies under a cover."""
    left, top, right, bottom = cover.box
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = text.body
    start, end = ((x0 + x3) / 2, (y0 + y3) / 2), ((x1 + x2) / 2, (y1 + y2) / 2)
    count = max(_LEAST_POINTS, min(_MOST_POINTS, len(text.words)))
    points = [_between(start, end, (i + 0.5) / count) for i in range(count)]
    inside = [(x, y) for x, y in points if left <= x <= right and top <= y <= bottom]
    if inside and cover.path is not None:
        turned = list(rings(cover.path, cover.matrix))
        inside = [point for point in inside if _within(point, turned, cover.even_odd)]
    return len(inside) / count


def _between(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _within(point: Point, turned: list[list[Point]], even_odd: bool) -> bool:
    """Whether a point is inside a path, by the nonzero rule or by even and odd crossings."""
    x, y = point
    winding = crossings = 0
    for ring in turned:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 <= y) != (y1 <= y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                crossings += 1
                winding += 1 if y1 > y0 else -1
    return crossings % 2 == 1 if even_odd else winding != 0
