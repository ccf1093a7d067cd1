"""Flow around boxes: how wide the lines of a paragraph are beside what stands in the region."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportcli.model.geometry import Rect
from reportcli.model.value_class import replace
from reportcli.typeset.breaking.items import FORBIDDEN, Box, Item, ParagraphLines, Penalty, Shape
from reportcli.typeset.breaking.region import Obstacle, Region, in_row

LEAST_SHARE = 0.4  # of the measure; with less room beside an obstacle, lines go below it
LEAST_SIDE = 0.2  # of the measure, where the layout says on which sides text stands


def beside(region: Region, para: ParagraphLines, top: float, limit: float) -> Shape | None:
    """Widths of the lines of `para` from `top` on; None when it meets no obstacle or has no room.

    Lines that reach below `limit` stand in the next region, where nothing is in their way."""
    left, width, leading = region.x + para.x, para.width, para.leading
    met = _met(region, para, top)
    if any(isinstance(rect, Obstacle) and (rect.wrap != "largest" or rect.outline) for rect in met):
        rows = PartedRows(met, para, top, limit, left=left)
        return rows if rows.possible else None
    if not met or any(_room(r, left, width)[1] < LEAST_SHARE * width for r in met):
        return None

    def shape(line: int) -> tuple[float, float]:
        y = top + line * leading
        x, room = 0.0, width
        for rect in met if y + leading <= limit + 0.01 else ():
            if rect.y < y + leading - 0.01 and rect.bottom > y + 0.01:
                free_x, free = _room(rect, left, width)
                x, room = max(x, free_x), min(room, free)
        return x, room

    return shape


def _met(region: Region, para: ParagraphLines, top: float) -> list[Rect]:
    """The obstacles that a paragraph may meet, were it twice as high as it is."""
    left, foot = region.x + para.x, top + max(para.count, 1) * para.leading * 2
    return [r for r in region.obstacles if _overlap(r, left, para.width) and r.y < foot and r.bottom > top]


def _overlap(rect: Rect, left: float, width: float) -> bool:
    return rect.x < left + width - 0.01 and rect.right > left + 0.01


def _room(rect: Rect, left: float, width: float) -> tuple[float, float]:
    """The wider free side of an obstacle, from the paragraph's left edge."""
    before, after = max(rect.x - left, 0.0), max(left + width - rect.right, 0.0)
    return (0.0, before) if before >= after else (width - after, after)


class PartedRows:
    """The measure of each line where a row of lines at one height may have several parts."""

    def __init__(
        self, met: Sequence[Rect], para: ParagraphLines, top: float, limit: float, *, left: float
    ) -> None:
        self._met, self._para, self._top, self._limit, self._left = met, para, top, limit, left
        self._parts: list[tuple[int, float, float]] = []  # row, x, width
        self._rows = 0

    @property
    def possible(self) -> bool:
        """Whether every row beside an obstacle has room on a side where text may stand."""
        last = max(rect.bottom for rect in self._met)
        rows = range(int(max(last - self._top, 0.0) / self._para.leading) + 1)
        return all(self._sides(row) for row in rows)

    def __call__(self, line: int) -> tuple[float, float]:
        _, x, width = self._part(line)
        return x, width

    def row(self, line: int) -> int:
        """At which height a line stands: its row, from 0."""
        return self._part(line)[0]

    def _part(self, line: int) -> tuple[int, float, float]:
        while len(self._parts) <= line:
            self._parts.extend((self._rows, x, width) for x, width in self._sides(self._rows))
            self._rows += 1
        return self._parts[line]

    def _sides(self, row: int) -> list[tuple[float, float]]:
        """The free parts of a row in the order in which they are read: x and width."""
        para, y = self._para, self._top + row * self._para.leading
        free = [(0.0, para.width)]
        if y + para.leading > self._limit + 0.01:
            return free
        for rect in self._met:
            met = in_row(rect, y, y + para.leading)
            if met is not None:
                free = [part for span in free for part in self._beside(met, span, self._sides_of(rect))]
        least = LEAST_SIDE * para.width - 0.01
        return [part for part in (reversed(free) if para.backwards else free) if part[1] >= least]

    def _sides_of(self, rect: Rect) -> str:
        """On which sides of an obstacle text stands: on the same ones in all rows along an outline."""
        wrap = rect.wrap if isinstance(rect, Obstacle) else "largest"
        one_side = wrap == "largest" or (wrap == "both" and self._para.undivided)
        if not one_side or not isinstance(rect, Obstacle) or rect.outline is None:
            return wrap
        before, after = rect.x - self._left, self._left + self._para.width - rect.right
        return "left" if before >= after else "right"

    def _beside(self, rect: Rect, span: tuple[float, float], wrap: str) -> Iterable[tuple[float, float]]:
        """What an obstacle leaves of a part of a row, on the sides where text may stand."""
        x, width = span
        before = (x, min(max(rect.x - self._left - x, 0.0), width))
        start = min(max(rect.right - self._left, x), x + width)
        after = (start, x + width - start)
        if wrap == "largest" or (wrap == "both" and self._para.undivided):
            wrap = "left" if before[1] >= after[1] else "right"
        if before[1] >= width or after[1] >= width:
            return (span,)
        return {"left": (before,), "right": (after,)}.get(wrap, (before, after))


def in_rows(lines: Iterable[Item], rows: PartedRows, orphans: int, widows: int) -> list[Item]:
    """Lines of one paragraph with those of each row as one box; no break leaves fewer rows than stated."""
    boxes: list[Box] = []
    row = -1
    for number, box in enumerate(item for item in lines if isinstance(item, Box)):
        if boxes and rows.row(number) == row:
            boxes[-1] = _joined(boxes[-1], box)
        else:
            boxes.append(box)
        row = rows.row(number)
    items: list[Item] = []
    for index, box in enumerate(boxes):
        if index and (index < orphans or len(boxes) - index < widows):
            items.append(Penalty(FORBIDDEN))
        items.append(box)
    return items


def _joined(first: Box, more: Box) -> Box:
    """Two parts of a row."""
    return replace(
        first,
        height=max(first.height, more.height),
        leaves=(*first.leaves, *more.leaves),
        notes=(*first.notes, *more.notes),
    )
