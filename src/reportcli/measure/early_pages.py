"""Pages whose text ends early: how much of their text area is left empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reportcli.blocks import Report
from reportcli.blocks.positions import passages
from reportcli.blocks.walk import blocks_of, inside
from reportcli.measure.found import Found
from reportcli.model.diagnostic import Diagnostic, Related, Severity
from reportcli.model.display import Frame, PagedDocument, PlacedPage
from reportcli.model.geometry import MM
from reportcli.model.value_class import replace

CODE = "page-ends-early"
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
        yield Found(CODE, Severity.NOTE, worst.block, one.folio, args, one.share)


def with_cells(found: Iterable[Diagnostic], report: Report) -> Iterator[Diagnostic]:
    """The findings, that of pages which end early with the cell or text from which its last words come."""
    for one in found:
        yield one if one.code != CODE else replace(one, related=tuple(_last_place(report, one)))


def _last_place(report: Report, found: Diagnostic) -> Iterator[Related]:
    block = next((one for one in blocks_of(report) if one.path == found.block), None)
    places = [place for part in (inside(block) if block is not None else ()) for place in passages(part)]
    last = next((place for place in reversed(places) if place != found.where), None)
    if last is not None:
        yield Related("last-words-here", last)


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
