"""Pictures as SVG: vectors, but for photos and pages of other files."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from reportcli.deliver.images.chosen import Chosen
from reportcli.deliver.images.files import Made
from reportcli.deliver.images.raster import is_missing, rendered
from reportcli.model.diagnostic import Diagnostic, Findings, error
from reportcli.model.display import ImageOp, PagedDocument, Placed, PlacedChapter, PlacedPage
from reportcli.model.geometry import PageFormat, Rect
from reportcli.model.value_class import replace
from reportcli.paint import Profile, paint_page
from reportcli.paint.svg.page import SvgPainter, Wanted
from reportcli.paint.svg.pictures import of_image

if TYPE_CHECKING:
    from reportcli.paint.image_prefetch import ImagePrefetch

POINTS_AN_INCH = 72
MOST = 64_000_000  # bytes of one drawing
_MILLION = 1_000_000
_NO_NAME = re.compile(r"[^A-Za-z0-9-]+")


class SvgMaker:
    """Draws parts of pages."""

    suffix = "svg"

    def __init__(
        self,
        document: PagedDocument,
        profile: Profile,
        pictures: Callable[[], ImagePrefetch],
        *,
        resolution: int,
        findings: list[Diagnostic],
    ) -> None:
        """pictures: makes the pictures of the document in the profile. resolution: pixels an inch of pages of
        other files. findings: takes those about targets of page numbers that there are not.
        """
        self._document, self._profile, self._pictures = document, profile, pictures
        self._resolution = resolution
        self._shared = pictures()
        self._painter = SvgPainter(document, profile, self._shared, placed=self._placed, findings=findings)

    def made(self, one: Chosen, words: str, lang: str) -> Made | Diagnostic:
        """The drawing; an error where it is too large, or holds what cannot be read."""
        prefix = f"r-{_NO_NAME.sub('-', one.name)}"
        try:
            data = self._painter.svg(Wanted(one.page, one.area, prefix, words, lang))
        except Findings as found:
            return found.diagnostics[0]
        if len(data) > MOST:
            size, most = -(-len(data) // _MILLION), MOST // _MILLION
            return error("image-svg-too-large", None, picture=one.name, size=size, most=most)
        return Made(data, round(one.area.width), round(one.area.height), POINTS_AN_INCH)

    def close(self) -> None:
        """Ends what prepares the pictures."""
        self._shared.image_preparer.close()

    def _placed(self, op: ImageOp, scale: float) -> str:
        """A page of another file as a picture, as it is painted."""
        if is_missing():
            raise Findings([error("image-extra-missing")])
        format = PageFormat(op.rect.width, op.rect.height, 0.0)
        rect = Rect(0.0, 0.0, format.width, format.height)
        leaf = Placed(rect, (replace(op, rect=rect, clip=None),))
        page = PlacedPage("right", "", "", (leaf,))
        alone = replace(self._document, format=format, chapters=(PlacedChapter("", (page,), ()),))
        findings: list[Diagnostic] = []
        pdf = paint_page(alone, 1, self._profile, pictures=self._pictures(), findings=findings)
        return of_image(rendered(pdf, self._resolution / POINTS_AN_INCH * scale, transparent=True))
