"""The pictures of the pages that are shown: painted in the thread that sets, drawn in one beside it."""

from __future__ import annotations

import asyncio
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

from reportcli.deliver.images.raster import rendered
from reportcli.model.value_class import dataclass
from reportcli.pdf.icc import read_profile
from reportcli.watch.drawn.bitmap import as_bitmap
from reportcli.watch.drawn.delivered import Delivered, delivered_path
from reportcli.watch.drawn.plates import PLATES, in_print, plate
from reportcli.watch.drawn.recent import Recent
from reportcli.watch.view import View

if TYPE_CHECKING:
    from PIL.Image import Image

LOOKS = ("screen", "proof", "cyan", "magenta", "yellow", "black")
"""As pdfium shows inks, as they look in print, single plates; all but the first of pages in inks alone."""
PDF_BYTES, PICTURE_BYTES = 96 << 20, 128 << 20


@dataclass(frozen=True, slots=True)
class Looking:
    """What the browser shows at the moment: numbers of pages, those in the middle of the window first; pixels
    a point, one of LOOKS.
    """

    pages: tuple[int, ...] = ()
    scale: float = 0.0
    look: str = LOOKS[0]


class PagePictures:
    """Pictures by digest of page, scale and look, and the PDFs that they are drawn from, within bounds."""

    def __init__(self, setting: Executor) -> None:
        """setting: the one thread that pages are painted in."""
        self._setting = setting
        self._drawing = ThreadPoolExecutor(1, "drawing")
        self._pdfs, self._pictures = Recent(PDF_BYTES), Recent(PICTURE_BYTES)
        self._delivered = Delivered()

    def close(self) -> None:
        """Ends the thread, when what it is at is done."""
        self._drawing.shutdown(wait=False, cancel_futures=True)

    async def page(self, view: View | None, number: int, digest: str, looking: Looking) -> bytes | None:
        """A page as `bitmap.KIND`; None where the view has none of that number and digest."""
        ready = self._pictures.get(_key(digest, looking))
        if ready is not None or view is None:
            return ready
        if not 1 <= number <= len(view.digests) or view.digests[number - 1] != digest:
            return None
        loop = asyncio.get_running_loop()
        pdf = self._pdfs.get(digest)
        if pdf is None:
            pdf = await loop.run_in_executor(self._setting, self._painted, view, number)
        return await loop.run_in_executor(self._drawing, partial(self._drawn, view, pdf, digest, looking))

    async def delivered(self, view: View | None, number: int, scale: float) -> bytes | None:
        """A page of the file that was delivered last, trimmed, as `bitmap.KIND`; None for none such.

        scale: pixels a point.
        """
        if view is None:
            return None
        path, loop = delivered_path(view.preview.request), asyncio.get_running_loop()
        return await loop.run_in_executor(self._drawing, self._delivered.page, path, number, scale)

    def draw_ahead(self, view: View, number: int, looking: Looking) -> bytes:
        """A page as `bitmap.KIND`, before it is asked for; in the thread that pages are painted in. Raises
        Findings.
        """
        return self._drawn(view, self._painted(view, number), view.digests[number - 1], looking)

    def _painted(self, view: View, number: int) -> bytes:
        digest = view.digests[number - 1]
        pdf = self._pdfs.get(digest)
        if pdf is None:
            pdf = view.preview.painted(number)
            self._pdfs.put(digest, pdf)
        return pdf

    def _drawn(self, view: View, pdf: bytes, digest: str, looking: Looking) -> bytes:
        key = _key(digest, looking)
        drawn = self._pictures.get(key)
        if drawn is None:
            drawn = as_bitmap(_picture(view, pdf, looking))
            self._pictures.put(key, drawn)
        return drawn


def _key(digest: str, looking: Looking) -> tuple[str, float, str]:
    return digest, round(looking.scale, 3), looking.look


def _picture(view: View, pdf: bytes, looking: Looking) -> Image:
    """A painted page as it is looked at."""
    profile = view.preview.profile()
    if looking.look == LOOKS[0] or profile.space != "cmyk" or profile.icc is None:
        return rendered(pdf, looking.scale)
    if looking.look in PLATES:
        return rendered(plate(pdf, PLATES.index(looking.look)), looking.scale)
    return in_print(pdf, looking.scale, read_profile(profile.icc))
