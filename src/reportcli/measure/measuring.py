"""Every measure of every page of a document, and their findings at the layout's lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from reportcli.blocks import Report
from reportcli.inputs.pictures import opened_picture
from reportcli.measure.chart_colours import alike
from reportcli.measure.crowded import labels_near, out_of_chart, out_of_frame, over_one_another, too_small
from reportcli.measure.found import Blocks, Found, blocks_in, gathered
from reportcli.measure.lost import covered, lost_blocks, lost_texts
from reportcli.measure.page_text import page_ink
from reportcli.measure.readable import Palettes, faint
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import ImageResource, PagedDocument, PageFormat, PlacedPage

_CONSEQUENCES = ("text-off-page", "block-off-page", "text-over-text")
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
    """What stands outside, or over its neighbour, because a block around it is too wide, belongs to the
    outermost such block; that text leaves its frame there has been reported with the width."""
    reported = [one for chapter in document.chapters for one in chapter.diagnostics]
    wide = {one.block for one in reported if one.code == "too-wide"}
    lines = {one.block for one in reported if one.code == "line-too-wide"}
    for one in found:
        around = next((path for path in _ancestors(one.block) if path in wide), "")
        if one.code == "text-out-of-frame" and (around or one.block in lines):
            continue
        yield replace(one, block=around) if around and one.code in _CONSEQUENCES else one


def _ancestors(block: str) -> Iterator[str]:
    """The paths around a block from the outermost on, its own last."""
    steps = block.split("/")
    return ("/".join(steps[: number + 1]) for number in range(len(steps)))


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
    found = set()
    for key, resource in images.items():
        try:
            with opened_picture(Path(resource.path)) as picture:
                if picture.mode not in _WITH_ALPHA:
                    found.add(key)
        except (OSError, ValueError, SyntaxError):
            continue
    return frozenset(found)
