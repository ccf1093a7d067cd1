"""Every measure of every page of a document, and their findings at the layout's lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.blocks import Report
from reportcli.inputs.pictures import bands, one_at_a_time, opened_picture
from reportcli.measure.chart_colours import alike
from reportcli.measure.dead_links import at_words, dead
from reportcli.measure.early_pages import early, with_cells
from reportcli.measure.found import Blocks, Found, OnPage, around, blocks_in, gathered
from reportcli.measure.heading_levels import skipped
from reportcli.measure.on_page import on_page
from reportcli.measure.palettes import Palettes
from reportcli.measure.readable import SCREEN, faint
from reportcli.measure.table_heads import headless
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import GroupOp, ImageOp, ImageResource, Op, PagedDocument, PlacedPage
from reportcli.model.known_pages import PageMemory
from reportcli.model.value_class import replace

if TYPE_CHECKING:
    from PIL.Image import Image

KIND = "measured"
_FIRST = 3  # pages that are new: so many are measured here before the next are shared out
_LEAST = 6  # pages from which sharing pays
_CONSEQUENCES = ("text-off-page", "block-off-page", "text-over-text")
_OF_HEIGHT = (*_CONSEQUENCES, "text-covered", "text-clipped", "figure-cut")
_ASTRAY = ("too-tall", "overset", "missing-frame")
_WITH_ALPHA = ("RGBA", "LA", "PA", "P")
_FULL = 255  # alpha of a pixel that hides all below


Work = Callable[[], list[OnPage]]
Elsewhere = Callable[[Work], Work]
"""Begins a piece of work beside the run and gives what waits for its result."""


def measure(
    report: Report,
    document: PagedDocument,
    palettes: Palettes,
    known: PageMemory | None = None,
    *,
    elsewhere: Elsewhere | None = None,
) -> list[Diagnostic]:
    """What is lost, crowded or not to be read on any page, once for each line of the layout.

    palettes: by the name of each profile, the inks as its reader sees them. known: pages that were measured
    before. elsewhere: measures half of many new pages beside the others.
    """
    blocks = blocks_in(report)
    pages = _Pages(document, blocks, palettes, known)
    on_pages = pages.all_measured(elsewhere)
    found: list[Found] = [one for on_page in on_pages for one in on_page.found]
    found += faint(document.pages, [on_page.faint for on_page in on_pages], palettes)
    found += alike(report, palettes)
    found += [*dead(document), *early(document)]
    if SCREEN in palettes:
        found += [*headless(report), *skipped(document)]
    made = gathered(_at_cause(found, document), blocks.where, blocks.styles)
    return [*at_words(with_cells(made, report), report)]


class _Pages:
    """The pages of one document, each measured by itself."""

    def __init__(
        self, document: PagedDocument, blocks: Blocks, palettes: Palettes, known: PageMemory | None
    ) -> None:
        self._document, self._blocks, self._palettes, self._known = document, blocks, palettes, known
        self._solid = SolidPictures(document.images)
        self._new = 0  # pages that were not known

    def all_measured(self, elsewhere: Elsewhere | None) -> list[OnPage]:
        """What is wrong on each page."""
        pages = self._document.pages
        found: list[OnPage] = []
        while len(found) < len(pages) and (elsewhere is None or self._new < _FIRST):
            found.append(self.measured(pages[len(found)]))
        rest = pages[len(found) :]
        if elsewhere is None or len(rest) < _LEAST:
            return found + [self.measured(page) for page in rest]
        theirs = rest[1::2]
        wait = elsewhere(lambda: [self._measured(page) for page in theirs])
        ours = iter([self.measured(page) for page in rest[::2]])
        others = iter([self.measured(page, made) for page, made in zip(theirs, wait(), strict=True)])
        return found + [next(others if at % 2 else ours) for at in range(len(rest))]

    def measured(self, page: PlacedPage, made: OnPage | None = None) -> OnPage:
        """What is wrong on a page: that depends on the page, its pictures, and what the layout says of its
        blocks. made: it was measured elsewhere.
        """

        def make() -> OnPage:
            self._new += 1
            return self._measured(page) if made is None else made

        if self._known is None:
            return make()
        said = [self._blocks.said_of(leaf.block) for leaf in page.placed]
        images = self._document.images
        shown = {key for leaf in page.placed for key in _pictures(leaf.ops) if key in images}
        pictures = [images[key] for key in sorted(shown)]
        by = (said, pictures, self._document.format, dict(self._palettes))
        files = [picture.path for picture in pictures]
        return self._known.found(KIND, page, by, files=files, make=make)

    def _measured(self, page: PlacedPage) -> OnPage:
        return on_page(page, self._document, self._blocks, self._palettes, solid=self._solid)


def _at_cause(found: Iterable[Found], document: PagedDocument) -> Iterator[Found]:
    """What stands outside, or over its neighbour, because a block around it is too wide, belongs to the
    outermost such block; that text leaves its frame there has been reported with the width. What a block
    that is too tall, or has no frame, loses or stands over has been reported with that."""
    wide = _blocks_with(document, ("too-wide",))
    tall = _blocks_with(document, _ASTRAY)
    lines = _blocks_with(document, ("line-too-wide", "text-without-room"))
    for one in found:
        cause = next((path for path in around(one.block) if path in wide), "")
        said = one.code == "text-out-of-frame" and (cause or one.block in lines)
        if not said and not (one.code in _OF_HEIGHT and _too_tall(one, tall)):
            yield replace(one, block=cause) if cause and one.code in _CONSEQUENCES else one


def _blocks_with(document: PagedDocument, codes: Iterable[str]) -> set[str]:
    """The blocks that typesetting has reported with one of these codes."""
    reported = (one for chapter in document.chapters for one in chapter.diagnostics)
    return {one.block for one in reported if one.block and one.code in codes}


def _too_tall(one: Found, tall: set[str]) -> bool:
    """Whether a finding comes of a block that is too tall: in it, under it, or under what holds it."""
    if any(path in tall for path in (*around(one.block), *around(one.other))):
        return True
    return bool(one.other) and any(path.startswith(f"{one.other}/") for path in tall)


class SolidPictures:
    """The pictures that nothing shows through; one that cannot be read shows all. Each is opened once, and
    only when something stands under it.
    """

    def __init__(self, images: Mapping[str, ImageResource]) -> None:
        self._images = images
        self._known: dict[str, bool] = {}

    def __contains__(self, key: object) -> bool:
        if not isinstance(key, str) or key not in self._images:
            return False
        if key not in self._known:
            self._known[key] = _is_solid(self._images[key].path)
        return self._known[key]


def _is_solid(path: str) -> bool:
    try:
        with opened_picture(Path(path)) as picture, one_at_a_time(picture):
            return not _shows_through(picture)
    except (OSError, ValueError, SyntaxError):
        return False


def _shows_through(picture: Image) -> bool:
    """Whether any pixel lets through what is below; an alpha channel that is full everywhere does not."""
    if picture.mode == "P" and "transparency" not in picture.info:
        return False
    if picture.mode not in _WITH_ALPHA:
        return "transparency" in picture.info
    return any(sum(band.convert("RGBA").getchannel("A").histogram()[:_FULL]) for band in bands(picture))


def _pictures(ops: Iterable[Op]) -> Iterator[str]:
    """The keys of the pictures that operations show."""
    for op in ops:
        if isinstance(op, GroupOp):
            yield from _pictures(op.ops)
        elif isinstance(op, ImageOp):
            yield op.image
