"""Pictures as the browser takes them."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

KIND = "image/bmp"
HEAD, BITFIELDS = 122, 3
MASKS = struct.pack("<IIII4s48x", 0xFF, 0xFF00, 0xFF0000, 0xFF000000, b"BGRs")


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
