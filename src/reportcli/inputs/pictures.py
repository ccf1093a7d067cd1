"""Opens pictures of others: within a limit of pixels, without a word on standard error."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from reportcli.inputs.heif import prepare_for
from reportcli.inputs.regular_file import open_regular

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

MAX_PIXELS = 180_000_000
MAX_SIDE = 60_000
LARGE = 40_000_000  # pixels; a picture of an A3 page at 300 ppi has 17 million
BAND = 256  # rows of a large picture that are converted at once
_ORIENTATION = 0x0112  # EXIF tag (JEITA CP-3451)
_TURN = Lock()


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
        prepare_for(stream)
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


def is_large(picture: Image) -> bool:
    """Whether whole copies of a picture are to be avoided."""
    return picture.width * picture.height > LARGE


@contextmanager
def one_at_a_time(picture: Image) -> Iterator[None]:
    """Large pictures wait for one another: each alone takes up to a gigabyte while it is reduced."""
    with _TURN if is_large(picture) else nullcontext():
        yield


def bands(picture: Image, rows: int = BAND) -> Iterator[Image]:
    """The picture in pieces of so many rows, from top to bottom."""
    for top in range(0, picture.height, rows):
        yield picture.crop((0, top, picture.width, min(top + rows, picture.height)))


def thinned(picture: Image, most: float) -> Image:
    """A large picture with an alpha channel or a palette by a whole factor smaller, at most `most`.

    Any other, and a factor below 2, as it is. Beside its own pixels no whole copy is ever in memory.
    """
    from PIL import Image

    factor = int(most)
    if not is_large(picture) or factor < 2 or picture.mode not in ("RGBA", "LA", "PA", "P"):
        return picture
    see_through = picture.mode != "P" or "transparency" in picture.info
    mode = "LA" if picture.mode == "LA" else "RGBA" if see_through else "RGB"
    size = (-(-picture.width // factor), -(-picture.height // factor))
    made = Image.new(mode, size)
    rows = max(BAND // factor, 1) * factor
    for number, band in enumerate(bands(picture, rows)):
        made.paste(band.convert(mode).reduce(factor), (0, number * rows // factor))
    made.info.update({key: value for key, value in picture.info.items() if key == "icc_profile"})
    made.getexif()[_ORIENTATION] = picture.getexif().get(_ORIENTATION, 1)
    return made
