"""Pictures of painted pages, by pdfium, which has its own conversion from inks to colours of the screen."""

from __future__ import annotations

import math
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image

PIXELS = 40_000_000  # of one page
LEAST, MOST = 0.05, 12.0  # pixels a point
LOCK = Lock()  # pdfium is not made for several threads
READER = "pypdfium2"
Edges = tuple[float, float, float, float]
WHOLE: Edges = (0.0, 0.0, 0.0, 0.0)


def is_missing() -> bool:
    """Whether pdfium, which is of an extra, is not installed."""
    return find_spec(READER) is None


def within(scale: float, width: float, height: float) -> float:
    """A scale that a page of this size (points) may be drawn at, nearest to the one that is asked for."""
    wanted = min(max(scale, LEAST), MOST)
    return min(wanted, math.sqrt(PIXELS / (width * height)))


def rendered(pdf: bytes, scale: float, edges: Edges = WHOLE, *, transparent: bool = False) -> Image:
    """The first page of a PDF with all its media box. scale: pixels a point; edges: points that are cut off
    at left, foot, right and head. transparent: without the white of the paper.
    """
    import pypdfium2

    with LOCK:
        document: Any = pypdfium2.PdfDocument(pdf)
        try:
            page = document[0]
            fit = within(scale, *page.get_size())
            ground = {"fill_color": (0, 0, 0, 0)} if transparent else {}
            bitmap = page.render(scale=fit, crop=edges, may_draw_forms=False, **ground)
            image: Image = bitmap.to_pil().copy()
            bitmap.close()
            page.close()
        finally:
            document.close()
    return image
