"""Every measure of every page of a document, and their findings at the layout's lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol, TypeVar

from reportcli.blocks import Report
from reportcli.measure.chart_colours import alike
from reportcli.measure.found import Blocks, Found, OnPage, blocks_in, gathered
from reportcli.measure.readable import Palettes, faint
from reportcli.model.diagnostic import Diagnostic
from reportcli.model.display import GroupOp, ImageOp, ImageResource, Op, PagedDocument, PlacedPage

T = TypeVar("T")
KIND = "measured"
_CONSEQUENCES = ("text-off-page", "block-off-page", "text-over-text")
_WITH_ALPHA = ("RGBA", "LA", "PA", "P")


class Known(Protocol):
    """What was found on pages before."""

    def found(
        self, kind: str, page: PlacedPage, by: tuple[object, ...], files: Iterable[str], make: Callable[[], T]
    ) -> T:
        """What `make` finds on a page. by: what it is judged by beside its own values; files: paths of those
        whose contents count."""


def measure(
    report: Report, document: PagedDocument, palettes: Palettes, known: Known | None = None
) -> list[Diagnostic]:
    """What is lost, crowded or not to be read on any page, once for each line of the layout.

    palettes: by the name of each profile, the inks as its reader sees them. known: pages that were measured
    before.
    """
    blocks = blocks_in(report)
    pages = _Pages(document, blocks, palettes, known)
    on_pages = [pages.measured(page) for page in document.pages]
    found: list[Found] = [one for on_page in on_pages for one in on_page.found]
    found += faint(document.pages, [on_page.faint for on_page in on_pages], palettes)
    found += alike(report, palettes)
    return gathered(_at_cause(found, document), blocks.where)


class _Pages:
    """The pages of one document, each measured by itself."""

    def __init__(
        self, document: PagedDocument, blocks: Blocks, palettes: Palettes, known: Known | None
    ) -> None:
        self._document, self._blocks, self._palettes, self._known = document, blocks, palettes, known
        self._solid = _Solid(document.images)

    def measured(self, page: PlacedPage) -> OnPage:
        """What is wrong on a page: that depends on the page, its pictures, and what the layout says of its
        blocks."""
        if self._known is None:
            return self._measured(page)
        said = [self._blocks.said_of(leaf.block) for leaf in page.placed]
        images = self._document.images
        shown = {key for leaf in page.placed for key in _pictures(leaf.ops) if key in images}
        pictures = [images[key] for key in sorted(shown)]
        by = (said, pictures, self._document.format, dict(self._palettes))
        files = [picture.path for picture in pictures]
        return self._known.found(KIND, page, by, files, lambda: self._measured(page))

    def _measured(self, page: PlacedPage) -> OnPage:
        from reportcli.measure.on_page import on_page  # not where all pages are known

        return on_page(page, self._document, self._blocks, self._palettes, self._solid)


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


class _Solid:
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
    from PIL import Image

    try:
        with Image.open(path) as picture:
            return picture.mode not in _WITH_ALPHA
    except (OSError, ValueError, SyntaxError):
        return False


def _pictures(ops: Iterable[Op]) -> Iterator[str]:
    """The keys of the pictures that operations show."""
    for op in ops:
        if isinstance(op, GroupOp):
            yield from _pictures(op.ops)
        elif isinstance(op, ImageOp):
            yield op.image
