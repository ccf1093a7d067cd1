"""Placed pages for whoever shows them: what each looks like as a digest, each painted by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from reportcli.model.display import GroupOp, ImageOp, LateOp, Op, PlacedPage
from reportcli.model.value_class import dataclass
from reportcli.paint import paint_page
from reportcli.paint.deferred_text import DeferredText, anchors_of
from reportcli.press.files import main_profile
from reportcli.request import Request

if TYPE_CHECKING:
    from reportcli.model.diagnostic import Diagnostic
    from reportcli.paint.profile import Profile
    from reportcli.run.profile_run import Examined

DRAWN_LATER = (LateOp, ImageOp)


@dataclass(frozen=True, slots=True)
class Preview:
    """The pages of one edition, in the first of the request's profiles.

    digest_of: of a placed page, by its values.
    """

    request: Request
    examined: Examined
    digest_of: Callable[[PlacedPage], str]

    def profile(self) -> Profile:
        """What the pages are painted for. Raises Findings where its ICC profile is missing."""
        built = self.examined
        return main_profile(self.request.profiles[0], built.layout, built.printer, spots=self.request.spot)

    def digests(self) -> list[str]:
        """A digest for every page, blank ones too: while it stays, the page looks as it did."""
        document = self.examined.document
        pages = document.pages
        shared = self._shared()
        late = self._late(pages)
        return [
            _digest(shared, page.folio, page.side, self.digest_of(page), *self._beside(page, late))
            for page in pages
        ]

    def painted(self, number: int) -> bytes:
        """One page, counted from 1, as a PDF of its own. Raises Findings, or ValueError for no such page."""
        from reportcli.paint.image_prefetch import ImagePrefetch

        built, profile = self.examined, self.profile()
        pictures = ImagePrefetch(profile, built.report.palette, built.report.images, known=built.known)
        findings: list[Diagnostic] = []
        return paint_page(
            built.document, number, profile, pictures=pictures, known=built.streams, findings=findings
        )

    def _shared(self) -> str:
        """What every page's look depends on beside its own values."""
        document, files = self.examined.document, self.examined.files
        fonts = [(font, files.digest(font.path)) for font in document.fonts.values()]
        return _digest(repr((self.profile(), document.format, document.palette, fonts)))

    def _late(self, pages: tuple[PlacedPage, ...]) -> DeferredText:
        return DeferredText(pages, anchors_of(pages), lambda *_: (), [])

    def _beside(self, page: PlacedPage, late: DeferredText) -> Iterator[str]:
        """Numbers of other pages that a page prints, and the contents of its pictures."""
        images, files = self.examined.document.images, self.examined.files
        for leaf in page.placed:
            for op in _drawn_later(leaf.ops):
                if isinstance(op, LateOp):
                    yield late.text(op, page, leaf.block)
                else:
                    yield str(files.digest(images[op.image].path))


def _drawn_later(ops: Iterable[Op]) -> Iterator[LateOp | ImageOp]:
    """Operations that a page's values do not tell all of."""
    for op in ops:
        if isinstance(op, DRAWN_LATER):
            yield op
        elif isinstance(op, GroupOp):
            yield from _drawn_later(op.ops)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
