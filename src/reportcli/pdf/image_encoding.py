"""Pictures in memory as the data of image objects (ISO 32000-1, 7.4 and 8.9.5)."""

from __future__ import annotations

import io
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from reportcli.model.value_class import dataclass

if TYPE_CHECKING:
    from PIL.Image import Image

COLOUR_SPACES = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}
INVERTED = "/Decode[1 0 1 0 1 0 1 0]"


@dataclass(frozen=True, slots=True)
class PreparedPicture:
    """Image data ready to embed: an image XObject's bytes and what its dictionary says."""

    data: bytes
    filter: str
    width: int
    height: int
    space: str
    decode: str = ""
    mask: bytes | None = None


def as_entry(picture: PreparedPicture) -> bytes:
    """The picture as bytes to be remembered: a line of JSON that says what it is, then its data and mask."""
    head = (picture.filter, picture.width, picture.height, picture.space, picture.decode, len(picture.data))
    mask = [] if picture.mask is None else [len(picture.mask)]
    return json.dumps([*head, *mask]).encode() + b"\n" + picture.data + (picture.mask or b"")


def from_entry(entry: bytes) -> PreparedPicture:
    """The picture again. Raises ValueError."""
    head, _, body = entry.partition(b"\n")
    named, width, height, space, decode, length, *mask = json.loads(head)
    if len(body) != length + sum(mask):
        raise ValueError("the picture's data is not as long as it says")
    masked = body[length:] if mask else None
    return PreparedPicture(body[:length], named, width, height, space, decode, masked)


def jpeg(picture: Image, quality: int, mask: bytes | None) -> PreparedPicture:
    """As JPEG, each ink at full resolution; quality 1..95; mask: a compressed alpha channel."""
    with _memory_file() as file:
        picture.save(file, "JPEG", quality=quality, subsampling=0)
        file.seek(0)
        data = file.read()
    # Pillow writes CMYK JPEGs inverted, as Adobe does
    decode = INVERTED if picture.mode == "CMYK" else ""
    return encoded(picture, data, "/DCTDecode", mask, decode=decode)


def _memory_file() -> BinaryIO:
    """A file in memory. Into one with a descriptor Pillow encodes in one go and outside Python's lock; into
    any other piece by piece, and waits for the lock at every piece. The bytes are the same."""
    if hasattr(os, "memfd_create"):
        with suppress(OSError):  # no descriptor left, or a sandbox without it
            return os.fdopen(os.memfd_create("picture"), "w+b")
    return io.BytesIO()


def encoded(
    picture: Image, data: bytes, filter_name: str, mask: bytes | None, *, decode: str = ""
) -> PreparedPicture:
    """Data in a filter, with what the picture itself says of the image object."""
    space = COLOUR_SPACES[picture.mode]
    return PreparedPicture(data, filter_name, picture.width, picture.height, space, decode, mask)
