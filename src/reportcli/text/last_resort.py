"""Line ends of last resort: what is wider than its line is parted before it leaves its column.

First after a joint of an address, then at a no-break space, then between any two characters; never inside a
printed figure or an amount that is typed. Only where a line has no other end: no other line changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from reportcli.model.value_class import replace
from reportcli.text.clusters import cluster_ends
from reportcli.text.hyphens.hyphenation import JOINT, LAST, Cut
from reportcli.text.paragraph import LineEnd, Paragraph, Segment
from reportcli.text.words import Gap, Split, Word, reach

AMOUNT = re.compile(r"(?<!\d)\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|(?<!\d)\d+[.,]\d{1,2}(?!\d)")
JOINTS = "/.-_?&=@"
TIE = 2000.0  # penalty of a line end at a no-break space
FULL = 0.4  # of the line, at least, is filled by what stands before a joint


class _Place(NamedTuple):
    """Where a line may end at last; points from the segment to its end, and to where the next one begins."""

    at: LineEnd
    end: float
    start: float
    penalty: float


def parted(paragraph: Paragraph, room: float) -> Paragraph | None:
    """The paragraph with more line ends where nothing else ends a line of `room` points; None: none helps."""
    last = [*(segment.first for segment in paragraph.segments[1:]), len(paragraph.items)]
    segments = [
        _segment(paragraph, segment, stop, room)
        for segment, stop in zip(paragraph.segments, last, strict=True)
    ]
    if all(new is old for new, old in zip(segments, paragraph.segments, strict=True)):
        return None
    return replace(paragraph, segments=segments)


def _segment(paragraph: Paragraph, segment: Segment, stop: int, room: float) -> Segment:
    """The segment with more line ends; itself where it needs none."""
    c, made = segment.candidates, Segment(segment.first)
    made.candidates.origin = c.origin
    offsets = _offsets(paragraph, segment.first, stop)
    base, stretch, shrink = c.origin, 0.0, 0.0
    begin = (segment.first, 0)
    for i, end in enumerate(segment.ends):
        if c.end[i] - (c.shrink[i] - shrink) - base > room:
            places = list(_places(paragraph, offsets, segment.first, begin=begin, end=end))
            for place in _chosen(paragraph, places, base, c.end[i], room=room, begin=begin):
                before, after = (place.end, stretch, shrink), (place.start, stretch, shrink)
                made.candidates.add(place.end, before, after, penalty=place.penalty, flagged=False)
                made.ends.append(place.at)
        before = (c.plain[i], c.stretch[i], c.shrink[i])
        after = (c.start[i], c.start_stretch[i], c.start_shrink[i])
        made.candidates.add(c.end[i], before, after, penalty=c.penalty[i], flagged=c.flagged[i])
        made.ends.append(end)
        base, stretch, shrink = c.start[i], c.start_stretch[i], c.start_shrink[i]
        begin = (end[0], end[1].cut.at) if end[1] is not None else (end[0] + 1, 0)
    return made if len(made.ends) > len(segment.ends) else segment


def _offsets(paragraph: Paragraph, first: int, stop: int) -> list[float]:
    """Points from a segment's beginning to each of its items, and to its end."""
    found = [0.0]
    for item in paragraph.items[first:stop]:
        found.append(found[-1] + item.width)
    return found


def _places(
    paragraph: Paragraph, offsets: list[float], first: int, *, begin: tuple[int, int], end: LineEnd
) -> Iterator[_Place]:
    """All places between two line ends. begin: the item, and the character in it, that a line begins with."""
    inside = end[1] is not None
    for index in range(begin[0], end[0] + inside):
        item, x = paragraph.items[index], offsets[index - first]
        if isinstance(item, Word):
            last = index == end[0] - (not inside)
            upto = end[1].cut.at if end[1] is not None and last else len(item.text)
            begins = begin[1] if index == begin[0] else 0
            follows = not last and not isinstance(paragraph.items[index + 1], Gap)
            yield from _in_word(paragraph, index, x, range(begins, upto + follows))
        elif isinstance(item, Gap) and begin[0] < index and _may_part(paragraph, index):
            yield _Place((index, None), x, x + item.width, TIE)


def _in_word(paragraph: Paragraph, index: int, x: float, span: range) -> Iterator[_Place]:
    """Between the characters of a word that begins at x; span: the characters a line may end before."""
    word, owner = paragraph.items[index], paragraph.owners[index]
    assert isinstance(word, Word)
    text, scale = word.text, owner.setter.scale
    ends = [len(text)] if owner.fact is not None else _ends(text)
    reached = reach(word)
    for at in ends:
        if at in span and at > span.start:
            joint = text[at - 1] in JOINTS and text[at : at + 1] not in ("", "/")
            width = reached[at] * scale
            cut = Cut(at, False, False, JOINT if joint else LAST)
            yield _Place((index, Split(cut, width, width, 0.0)), x + width, x + width, cut.penalty)


def _ends(text: str) -> list[int]:
    """The ends of a text's characters, but those inside an amount: 1,234 over two lines reads as two."""
    held = {at for amount in AMOUNT.finditer(text) for at in range(amount.start() + 1, amount.end())}
    return [end for end in cluster_ends(text) if end not in held]


def _may_part(paragraph: Paragraph, index: int) -> bool:
    """Whether a no-break space may end a line: not between the digits of a figure."""
    before, after = paragraph.items[index - 1 : index + 2 : 2]
    if paragraph.owners[index].fact is None or not (isinstance(before, Word) and isinstance(after, Word)):
        return True
    return not (before.text[-1:].isdigit() and after.text[:1].isdigit())


def _chosen(
    paragraph: Paragraph,
    places: list[_Place],
    base: float,
    end: float,
    *,
    room: float,
    begin: tuple[int, int],
) -> Iterator[_Place]:
    """The places that lines of `room` points need from `base` to `end`, each as late as it can be."""
    at = 0
    while end - base > room and at < len(places):
        stop = at
        while stop < len(places) and places[stop].end - base <= room:
            stop += 1
        chosen = _best(places, at, stop, base + FULL * room)
        while chosen > at and _shaped(paragraph, places[chosen], begin) > room:
            chosen -= 1
        place = places[chosen]
        yield place
        base, at = place.start, chosen + 1
        begin = (place.at[0], place.at[1].cut.at if place.at[1] is not None else 0)


def _shaped(paragraph: Paragraph, place: _Place, begin: tuple[int, int]) -> float:
    """Points of the part of a word that ends here, shaped by itself: letters that join change at its end."""
    index, split = place.at
    word = paragraph.items[index]
    if split is None or not isinstance(word, Word):
        return 0.0
    begins = begin[1] if index == begin[0] else 0
    return paragraph.owners[index].setter.part(word, begins, split.cut.at).width


def _best(places: list[_Place], at: int, stop: int, full: float) -> int:
    """The last joint of a line that is well filled, else the last no-break space, else the last place."""
    for i in range(stop - 1, at - 1, -1):
        if places[i].penalty == JOINT and places[i].end >= full:
            return i
    ties = [i for i in range(at, stop) if places[i].penalty == TIE]
    return ties[-1] if ties else max(stop - 1, at)
