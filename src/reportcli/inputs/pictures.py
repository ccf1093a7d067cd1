"""Opens pictures of others: within a limit of pixels, without a word on standard error."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from reportcli.inputs.regular_file import open_regular

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

MAX_PIXELS = 180_000_000
MAX_SIDE = 60_000


class TooManyPixelsError(ValueError):
    """A picture is larger than pictures of a report are. size: what it states, "" where it is not known."""

    def __init__(self, size: str = "") -> None:
        super().__init__(f"{size or '>'} px; at most {MAX_PIXELS // 1_000_000} million")
        self.size = size


@contextmanager
def opened_picture(path: Path) -> Iterator[ImageFile]:
    """A picture, its header read. Raises TooManyPixelsError and whatever Pillow raises: see `decoding`."""
    from PIL import Image

    with open_regular(path) as stream:
        with warnings.catch_warnings():  # Pillow's warning of many pixels has a limit of its own
            warnings.simplefilter("ignore")
            try:
                picture = Image.open(stream)
            except Image.DecompressionBombError:
                raise TooManyPixelsError from None
        with picture:
            width, height = picture.size
            if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
                raise TooManyPixelsError(f"{width} × {height}")
            yield picture
