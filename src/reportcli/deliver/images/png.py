"""Pictures as PNG, by pdfium."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PIL.PngImagePlugin import PngInfo

from reportcli.deliver.images.chosen import Chosen
from reportcli.deliver.images.files import Made
from reportcli.deliver.images.raster import PIXELS, rendered
from reportcli.model.diagnostic import Diagnostic, error
from reportcli.model.display import PagedDocument
from reportcli.model.geometry import PageFormat

if TYPE_CHECKING:
    from PIL.Image import Image

INCH, MILLIMETRE = 72.0, 72.0 / 25.4  # points
Paint = Callable[[int], bytes]


class PngMaker:
    """Draws parts of painted pages."""

    suffix = "png"

    def __init__(self, document: PagedDocument, paint: Paint, resolution: int) -> None:
        """paint: gives a page, from 1, as a PDF of its own, whose media box is the trim. resolution: pixels
        an inch.
        """
        self._document, self._paint, self._resolution = document, paint, resolution
        self._painted: tuple[int, bytes] = (0, b"")

    def made(self, one: Chosen, words: str, lang: str) -> Made | Diagnostic:
        """The picture; an error where its page is too large."""
        format = self._document.format.of(self._document.pages[one.page - 1].size)
        if self._resolution > (largest := _largest(format)):
            args = {"page": one.page, "size": _millimetres(format), "largest": largest}
            return error("image-too-large", None, resolution=self._resolution, **args)
        if self._painted[0] != one.page:
            self._painted = one.page, self._paint(one.page)
        area = one.area
        edges = area.x, format.height - area.bottom, format.width - area.right, area.y
        picture = rendered(self._painted[1], self._resolution / INCH, edges)
        data = _png(picture, self._resolution, words)
        return Made(data, picture.width, picture.height, self._resolution)


def _largest(format: PageFormat) -> int:
    """Most pixels an inch that a page may be drawn at."""
    return math.floor(INCH * math.sqrt(PIXELS / (format.width * format.height)))


def _millimetres(format: PageFormat) -> str:
    return f"{format.width / MILLIMETRE:.0f} × {format.height / MILLIMETRE:.0f} mm"


def _png(picture: Image, resolution: int, said: str) -> bytes:
    """A picture as PNG, with what is read of it as its description (PNG 3, 11.3.3.2)."""
    words = PngInfo()
    if said:
        words.add_itxt("Description", said)
    out = io.BytesIO()
    picture.convert("RGB").save(out, "PNG", dpi=(resolution, resolution), pnginfo=words)
    return out.getvalue()
