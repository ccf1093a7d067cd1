"""Pictures of painted pages, by pdfium, which has its own conversion from inks to colours of the screen."""

from __future__ import annotations

import math
import struct
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

KIND = "image/bmp"
PIXELS = 40_000_000  # of one picture
LEAST, MOST = 0.05, 12.0  # pixels a point
HEAD, BITFIELDS = 122, 3
MASKS = struct.pack("<IIII4s48x", 0xFF, 0xFF00, 0xFF0000, 0xFF000000, b"BGRs")
LOCK = Lock()  # pdfium is not made for several threads


def within(scale: float, width: float, height: float) -> float:
    """A scale that a page of this size (points) may be drawn at, nearest to the one that is asked for."""
    wanted = min(max(scale, LEAST), MOST)
    return min(wanted, math.sqrt(PIXELS / (width * height)))


def rendered(pdf: bytes, scale: float) -> Image:
    """The first page of a PDF with all its media box. scale: pixels a point."""
    import pypdfium2

    with LOCK:
        document: Any = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            bitmap = page.render(scale=within(scale, *page.get_size()), may_draw_forms=False)
            image: Image = bitmap.to_pil().copy()
            bitmap.close()
            page.close()
        finally:
            document.close()
    return image


def as_bitmap(image: Image) -> bytes:
    """A picture as KIND: after the header of 122 bytes its pixels from the top left, each as red, green, blue
    and full opacity, which is what a canvas takes as it is (BITMAPV4HEADER with masks of its own).

    It is not packed: on the way to a browser of the same machine packing costs more than it saves.
    """
    pixels = image.convert("RGBA").tobytes()
    size = (len(pixels), 2835, 2835, 0, 0)  # 72 pixels an inch
    sides = (image.width, -image.height)  # from the top
    head = struct.pack("<2sIII", b"BM", HEAD + len(pixels), 0, HEAD)
    shape = struct.pack("<IiiHHIIiiII", 108, *sides, 1, 32, BITFIELDS, *size)
    return b"".join((head, shape, MASKS, pixels))
