"""Every measure of every page of a document, and their findings at the layout's lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from reportcli.blocks import Report
from reportcli.measure.chart_colours import alike
from reportcli.measure.crowded import labels_near, out_of_chart, out_of_frame, over_one_another, too_small
from reportcli.measure.found import Blocks, Found, blocks_in, gathered
from reportcli.measure.lost import covered, lost_blocks, lost_texts
from reportcli.measure.page_text import page_ink
from reportcli.measure.readable import Palettes, faint
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import ImageResource, PagedDocument, PageFormat, PlacedPage

_TOO_WIDE = ("too-wide", "line-too-wide")
_OUTSIDE = ("text-off-page", "block-off-page", "text-out-of-frame")
_WITH_ALPHA = ("RGBA", "LA", "PA", "P")


def measure(report: Report, document: PagedDocument, palettes: Palettes) -> list[Diagnostic]:
    """What is lost, crowded or not to be read on any page, once for each line of the layout.

    palettes: by the name of each profile, the inks as its reader sees them.
    """
    blocks = blocks_in(report)
    found: list[Found] = []
    solid = _solid(document.images)
    for page in document.pages:
        found += _page(document.format, page, blocks, solid)
    found += faint(document, palettes, blocks)
    found += alike(report, palettes)
    return gathered(_at_cause(found, document), blocks.where)


def _at_cause(found: Iterable[Found], document: PagedDocument) -> Iterator[Found]:
    """What stands outside because a block around it is too wide belongs to that block's line."""
    wide = {
        one.block for chapter in document.chapters for one in chapter.diagnostics if one.code in _TOO_WIDE
    }
    for one in found:
        around = one.block
        while around and around not in wide:
            around = around.rpartition("/")[0]
        if not around or one.code not in _OUTSIDE:
            yield one
        elif one.code != "text-out-of-frame":
            yield replace(one, block=around)


def _page(format: PageFormat, page: PlacedPage, blocks: Blocks, solid: frozenset[str]) -> Iterator[Found]:
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


def _solid(images: Mapping[str, ImageResource]) -> frozenset[str]:
    """The pictures that nothing shows through; one that cannot be read shows all."""
    from PIL import Image

    found = set()
    for key, resource in images.items():
        try:
            with Image.open(resource.path) as picture:
                if picture.mode not in _WITH_ALPHA:
                    found.add(key)
        except (OSError, ValueError, SyntaxError):
            continue
    return frozenset(found)
