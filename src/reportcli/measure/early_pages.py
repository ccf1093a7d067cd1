"""Pages whose text ends early: how much of their text area is left empty."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportcli.measure.found import Found
from reportcli.model.diagnostic import Severity
from reportcli.model.display import Frame, PagedDocument, PlacedPage
from reportcli.model.geometry import MM

HOLE = 0.25
"""Share of the text area that is empty from which a page whose text goes on overleaf ends early."""
LAST = 0.67
"""The same for the last page of a text of several pages: that a text ends is no fault."""
FURNITURE = ("Header", "Footer", "Background")


class _Early(NamedTuple):
    share: float
    empty: float
    block: str
    folio: str


def early(document: PagedDocument) -> Iterator[Found]:
    """A note for all pages that end early, at the block after which the most is empty. A page that is alone
    between two breaks is meant to be as it is.
    """
    found = [one for chapter in document.chapters for one in _of_chapter(chapter.pages)]
    if not found:
        return
    worst = max(found, key=lambda one: one.share)
    for one in found:
        args = {"percent": str(round(100 * one.share)), "empty": f"{one.empty / MM:.0f}"}
        yield Found("page-ends-early", Severity.NOTE, worst.block, one.folio, args, one.share)


def _of_chapter(pages: tuple[PlacedPage, ...]) -> Iterator[_Early]:
    ended = True
    for page in pages:
        frame = max((one for one in page.frames if not one.block), key=_area, default=None)
        if frame is None:
            ended = True
            continue
        least = LAST if frame.ends_chapter else HOLE
        found = None if frame.ends_chapter and ended else _empty(page, frame, least)
        if found is not None:
            yield found
        ended = frame.ends_chapter


def _area(frame: Frame) -> float:
    return frame.rect.width * frame.rect.height


def _empty(page: PlacedPage, frame: Frame, least: float) -> _Early | None:
    """What is empty below all that stands on a page, where that is at least a share of its text area."""
    foot = frame.rect.bottom
    if foot - frame.rect.y - frame.filled < least * frame.rect.height:
        return None
    shown = [
        leaf for leaf in page.placed if leaf.block and not leaf.hidden and leaf.artifact not in FURNITURE
    ]
    last = max(shown, key=lambda leaf: leaf.box.bottom, default=None)
    if last is None or foot - last.box.bottom < least * frame.rect.height:
        return None
    empty = foot - last.box.bottom
    return _Early(empty / frame.rect.height, empty, last.block, page.folio)
