"""Every measure of every page of a document, and their findings at the layout's lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.blocks import Report
from reportcli.inputs.pictures import opened_picture
from reportcli.measure.chart_colours import alike
from reportcli.measure.crowded import labels_near, out_of_chart, out_of_frame, over_one_another, too_small
from reportcli.measure.found import Blocks, Found, around, blocks_in, gathered
from reportcli.measure.lost import covered, lost_blocks, lost_texts
from reportcli.measure.page_text import page_ink
from reportcli.measure.readable import SCREEN, Palettes, faint
from reportcli.measure.table_heads import headless
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import ImageResource, PagedDocument, PageFormat, PlacedPage

if TYPE_CHECKING:
    from PIL.Image import Image

_CONSEQUENCES = ("text-off-page", "block-off-page", "text-over-text")
_OF_HEIGHT = (*_CONSEQUENCES, "text-covered", "text-clipped", "figure-cut")
_ASTRAY = ("too-tall", "overset", "missing-frame")
_WITH_ALPHA = ("RGBA", "LA", "PA", "P")
_FULL = 255  # alpha of a pixel that hides all below


def measure(report: Report, document: PagedDocument, palettes: Palettes) -> list[Diagnostic]:
    """What is lost, crowded or not to be read on any page, once for each line of the layout.

    palettes: by the name of each profile, the inks as its reader sees them.
    """
    blocks = blocks_in(report)
    found: list[Found] = []
    solid = solid_pictures(document.images)
    for page in document.pages:
        found += _page(document.format, page, blocks, solid)
    found += faint(document, palettes, blocks)
    found += alike(report, palettes)
    if SCREEN in palettes:
        found += headless(report)
    return gathered(_at_cause(found, document), blocks.where)


def _at_cause(found: Iterable[Found], document: PagedDocument) -> Iterator[Found]:
    """What stands outside, or over its neighbour, because a block around it is too wide, belongs to the
    outermost such block; that text leaves its frame there has been reported with the width. What a block
    that is too tall, or has no frame, loses or stands over has been reported with that."""
    reported = [one for chapter in document.chapters for one in chapter.diagnostics]
    wide = {one.block for one in reported if one.code == "too-wide"}
    tall = {one.block for one in reported if one.block and one.code in _ASTRAY}
    lines = {one.block for one in reported if one.code in ("line-too-wide", "text-without-room")}
    for one in found:
        if one.code in _OF_HEIGHT and _too_tall(one, tall):
            continue
        cause = next((path for path in around(one.block) if path in wide), "")
        if one.code == "text-out-of-frame" and (cause or one.block in lines):
            continue
        yield replace(one, block=cause) if cause and one.code in _CONSEQUENCES else one


def _too_tall(one: Found, tall: set[str]) -> bool:
    """Whether a finding comes of a block that is too tall: in it, under it, or under what holds it."""
    if any(path in tall for path in (*around(one.block), *around(one.other))):
        return True
    return bool(one.other) and any(path.startswith(f"{one.other}/") for path in tall)


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


def solid_pictures(images: Mapping[str, ImageResource]) -> frozenset[str]:
    """The pictures that nothing shows through; one that cannot be read shows all."""
    found = set()
    for key, resource in images.items():
        try:
            with opened_picture(Path(resource.path)) as picture:
                if not _shows_through(picture):
                    found.add(key)
        except (OSError, ValueError, SyntaxError):
            continue
    return frozenset(found)


def _shows_through(picture: Image) -> bool:
    """Whether any pixel lets through what is below; an alpha channel that is full everywhere does not."""
    if picture.mode == "P" and "transparency" not in picture.info:
        return False
    if picture.mode not in _WITH_ALPHA:
        return "transparency" in picture.info
    return sum(picture.convert("RGBA").getchannel("A").histogram()[:_FULL]) > 0
