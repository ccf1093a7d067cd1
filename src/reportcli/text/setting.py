"""From a broken paragraph to lines: justification, alignment, order of writing."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from reportcli.model.style import ParagraphStyle
from reportcli.text.composed import Line
from reportcli.text.hyphens.hyphenation import LAST
from reportcli.text.paragraph import SHRINK, STRETCH, Fixed, Item, LineEnd, Paragraph, Strand, TabStop
from reportcli.text.pieces import LineBuilder, LineEdges
from reportcli.text.words import Gap, Word, WordSetter

TIGHTEST = 1 - SHRINK  # of a word gap, also where a line is overfull
Room = tuple[float, float]  # x offset and width of a line, in points
RoomFor = Callable[[int], Room]


class Spread(NamedTuple):
    """How a line takes up its free width. loosen: em added to each letter; width: what is set, in points."""

    gap_ratio: float
    loosen: float
    tab_fill: float
    width: float


def _hanging(items: list[Item], style: ParagraphStyle, paragraph: Paragraph) -> tuple[float, float]:
    """How far the first and the last sign of a justified line hang beyond the measure, in points."""
    return hanging(items, style) if style.align == "justify" and not paragraph.rtl else (0.0, 0.0)


def set_line(
    paragraph: Paragraph,
    style: ParagraphStyle,
    start: LineEnd,
    end: LineEnd,
    *,
    room: Room,
    last: bool,
    ends_segment: bool,
) -> Line:
    """One line from the place where the one before ended to `end`. `ends_segment`: not to be filled."""
    items, owners = line_items(paragraph, start, end)
    left, right = _hanging(items, style, paragraph)
    natural = sum([item.width for item in items]) - _trailing(owners) - left - right
    stops = _tab_stops(paragraph, items)
    tabs = sum(item.fills for item in stops)
    x, width = room
    fills = style.align == "justify" and not ends_segment and len(stops) == tabs
    spread = _spread(items, owners, style, natural=natural, free=width - natural, tabs=tabs, fills=fills)
    if not stops:
        x += max(0.0, width - spread.width) * free_before(style, paragraph.rtl)
    builder = LineBuilder(
        x - left,
        spread.gap_ratio,
        spread.loosen * 1000,
        spread.tab_fill,
        leader=style.leader,
        line=LineEdges(x - left, x + spread.width + right, free_before(style, paragraph.rtl), fills),
    )
    builder.add_all(items, owners, paragraph.levels and paragraph.levels[start[0] : start[0] + len(items)])
    cut = end[1].cut if end[1] is not None else None
    if cut is None and not last and owners:
        builder.end_space(owners[-1].plain() if ends_segment else paragraph.owners[end[0]])
    ascent, descent = _extent(paragraph, items, owners)
    return Line(
        pieces=builder.finish(),
        x=x,
        width=spread.width,
        ascent=ascent,
        descent=descent,
        ends_with_hyphen=cut is not None and cut.flagged,
        last=last,
        gap_ratio=spread.gap_ratio,
        notes=tuple(builder.notes),
        excess=_excess(spread.width, width),
        parted=cut is not None and cut.penalty == LAST,
    )


def _tab_stops(paragraph: Paragraph, items: list[Item]) -> list[TabStop]:
    return [item for item in items if isinstance(item, TabStop)] if paragraph.special else []


def _spread(
    items: list[Item],
    owners: list[Strand],
    style: ParagraphStyle,
    *,
    natural: float,
    free: float,
    tabs: int,
    fills: bool,
) -> Spread:
    """Free width goes to the tabs; without any, a justified line is filled, and shrunk if it is too long."""
    if tabs and free > 0:
        tab_fill = free / tabs
        return Spread(1.0, 0.0, tab_fill, natural + tab_fill * tabs)
    if not fills and (free >= 0 or style.align != "justify"):
        return Spread(1.0, 0.0, 0.0, natural)
    gaps = sum([item.width for item in items if item.__class__ is Gap])
    ratio, loosen = _fill(items, owners, style, free=free, gaps=gaps)
    width = natural + gaps * (ratio - 1)
    if loosen:
        width += loosen * _glyph_ems(items, owners)
    return Spread(ratio, loosen, 0.0, width)


def _excess(width: float, room: float) -> float:
    """Points that a line is too wide; a hundredth is rounding."""
    return width - room if width - room > 0.01 else 0.0


def _extent(paragraph: Paragraph, items: list[Item], owners: list[Strand]) -> tuple[float, float]:
    """Greatest ascent and descent of what stands on the line; of an empty one the paragraph's."""
    used: list[WordSetter | Fixed] = [owner.setter for owner in set(owners)] or [paragraph.base]
    if paragraph.special:
        used += [item for item in items if isinstance(item, Fixed)]
    if len(used) == 1:
        return used[0].ascent, used[0].descent
    return max([part.ascent for part in used]), max([part.descent for part in used])


def free_before(style: ParagraphStyle, rtl: bool) -> float:
    """Share of a line's free width that stands left of it: from right to left, lines begin on the right."""
    if style.align == "center":
        return 0.5
    return 1.0 if rtl or style.align == "right" else 0.0


def hanging(items: list[Item], style: ParagraphStyle) -> tuple[float, float]:
    """Points by which a line's first and last word reach beyond its edges."""
    if not items or not style.optical_margins:
        return 0.0, 0.0
    first, last = items[0], items[-1]
    left = first.left if isinstance(first, Word) else 0.0
    right = last.right if isinstance(last, Word) else 0.0
    return left * style.optical_margins, right * style.optical_margins


def _glyph_ems(items: list[Item], owners: list[Strand]) -> float:
    """Points that the line's letters take up when each is set one em wider."""
    pairs = zip(items, owners, strict=True)
    return sum([o.setter.char.size * len(i.glyphs) for i, o in pairs if isinstance(i, Word)])


def _trailing(owners: list[Strand]) -> float:
    """Tracking after the last letter, which no reader sees as width."""
    return owners[-1].setter.char.tracking * owners[-1].setter.scale if owners else 0.0


def line_items(paragraph: Paragraph, start: LineEnd, end: LineEnd) -> tuple[list[Item], list[Strand]]:
    """What stands on a line; words that are split at its ends are shaped anew."""
    first, split_before = start
    stop, split_after = end
    if split_before is None and split_after is None:
        return paragraph.items[first:stop], paragraph.owners[first:stop]
    stop += split_after is not None
    items, owners = paragraph.items[first:stop], paragraph.owners[first:stop]
    begin = split_before.cut.at if split_before else 0
    if split_after is not None:
        word = items[-1]
        assert isinstance(word, Word)
        begins = begin if len(items) == 1 else 0
        items[-1] = owners[-1].setter.part(word, begins, split_after.cut.at, split_after.cut.hyphen)
        if len(items) == 1:
            return items, owners
    if begin:
        word = items[0]
        assert isinstance(word, Word)
        items[0] = owners[0].setter.part(word, begin, len(word.text))
    return items, owners


def _fill(
    items: list[Item], owners: list[Strand], style: ParagraphStyle, *, free: float, gaps: float
) -> tuple[float, float]:
    """How gaps (a factor) and letters (ems more) take up the free width of a justified line."""
    elastic = gaps * (STRETCH if free >= 0 else SHRINK)
    letters = 0.0
    if style.letter_fit:
        letters = style.letter_fit * _glyph_ems(items, owners)
    if elastic + letters <= 0:
        return 1.0, 0.0
    share = letters / (elastic + letters)
    loosen = style.letter_fit * max(-1.0, min(1.0, free / (elastic + letters))) if letters else 0.0
    taken = letters * loosen / style.letter_fit if letters else 0.0
    if share == 1.0 or gaps <= 0:
        return 1.0, loosen
    return max(TIGHTEST, 1 + (free - taken) / gaps), loosen
