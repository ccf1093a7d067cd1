"""Every measure of one page."""

from __future__ import annotations

from collections.abc import Container, Iterator

from reportcli.measure.crowded import labels_near, out_of_chart, out_of_frame, over_one_another, too_small
from reportcli.measure.found import Blocks, Found, OnPage
from reportcli.measure.lost import covered, lost_blocks, lost_texts
from reportcli.measure.page_text import page_ink
from reportcli.measure.palettes import Palettes
from reportcli.measure.readable import faint_on
from reportcli.measure.unseen import unseen_marks
from reportcli.model.display import PagedDocument, PlacedPage
from reportcli.model.geometry import PageFormat


def on_page(
    page: PlacedPage, document: PagedDocument, blocks: Blocks, palettes: Palettes, *, solid: Container[str]
) -> OnPage:
    """What is lost, crowded or faint on a page. solid: keys of the pictures that nothing shows through."""
    found = [
        *_found(document.format.of(page.size), page, blocks, solid),
        *unseen_marks(page, blocks, palettes),
    ]
    return OnPage(tuple(found), tuple(faint_on(page, document, palettes)))


def _found(format: PageFormat, page: PlacedPage, blocks: Blocks, solid: Container[str]) -> Iterator[Found]:
    ink = page_ink(page)
    lost = list(lost_texts(page, ink, format, blocks))
    yield from lost
    yield from lost_blocks(page, format, blocks, {one.block for one in lost})
    yield from covered(page, ink, solid)
    yield from over_one_another(page, ink, blocks)
    yield from out_of_frame(page, ink, blocks)
    yield from out_of_chart(page, ink, blocks)
    yield from too_small(page, ink)
    yield from labels_near(page, ink, blocks)
