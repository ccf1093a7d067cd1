"""Flow around boxes: how wide the lines of a paragraph are beside what stands in the region."""

from __future__ import annotations

from reportcli.model.geometry import Rect
from reportcli.typeset.breaking.items import ParagraphLines, Shape
from reportcli.typeset.breaking.region import Region

LEAST_SHARE = 0.4  # of the measure; with less room beside an obstacle, lines go below it


def beside(region: Region, para: ParagraphLines, top: float, limit: float) -> Shape | None:
    """Widths of the lines of `para` from `top` on; None when it meets no obstacle or has no room.

    Lines that reach below `limit` stand in the next region, where nothing is in their way."""
    left, width, leading = region.x + para.x, para.width, para.leading
    height = max(para.count, 1) * leading * 2
    met = [r for r in region.obstacles if _overlap(r, left, width) and r.y < top + height and r.bottom > top]
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


def _overlap(rect: Rect, left: float, width: float) -> bool:
    return rect.x < left + width - 0.01 and rect.right > left + 0.01


def _room(rect: Rect, left: float, width: float) -> tuple[float, float]:
    """The wider free side of an obstacle, from the paragraph's left edge."""
    before, after = max(rect.x - left, 0.0), max(left + width - rect.right, 0.0)
    return (0.0, before) if before >= after else (width - after, after)
