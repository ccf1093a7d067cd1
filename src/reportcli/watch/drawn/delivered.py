"""The PDF that was delivered last, page by page, to lay over the pages as they are now."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportcli.deliver.images.raster import LOCK, within
from reportcli.inputs.limits import FILE_BYTES
from reportcli.inputs.regular_file import read_regular
from reportcli.model.value_class import replace
from reportcli.request import Request, output_path
from reportcli.watch.drawn.bitmap import as_bitmap


def delivered_path(request: Request) -> Path:
    """Where a build of this request puts its file; request: as it is shown."""
    return output_path(replace(request, draft=False, pages=None), request.profiles[0])


class Delivered:
    """Reads the delivered file anew when it has changed."""

    def __init__(self) -> None:
        self._known: tuple[Path, int, int] | None = None
        self._data = b""

    def page(self, path: Path, number: int, scale: float) -> bytes | None:
        """The trimmed page of that number, from 1, as `KIND`; None where there is none to be had.

        scale: pixels a point.
        """
        data = self._content(path)
        return _trimmed(data, number, scale) if data is not None else None

    def _content(self, path: Path) -> bytes | None:
        try:
            status = path.stat()
            known = path, status.st_mtime_ns, status.st_size
            if known != self._known:
                self._data, self._known = read_regular(path, FILE_BYTES), known
        except OSError:
            self._known = None
            return None
        return self._data


def _trimmed(data: bytes, number: int, scale: float) -> bytes | None:
    import pypdfium2

    with LOCK:
        try:
            document: Any = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:  # no PDF
            return None
        try:
            if number > len(document):
                return None
            page = document[number - 1]
            left, low, right, top = page.get_trimbox()
            outer = page.get_mediabox()
            crop = (left - outer[0], low - outer[1], outer[2] - right, outer[3] - top)
            drawn = page.render(scale=within(scale, *page.get_size()), crop=crop, may_draw_forms=False)
            image = drawn.to_pil().copy()
            drawn.close()
            page.close()
        finally:
            document.close()
    return as_bitmap(image)
