"""Pictures in a drawing: each prepared as for the file for screens, and held in it as data."""

from __future__ import annotations

import io
import zlib
from base64 import b64encode
from typing import TYPE_CHECKING

from PIL import Image

from reportcli.pdf.image_encoding import PreparedPicture

if TYPE_CHECKING:
    from reportcli.pdf.plates.spaces import Plates

_MODES = {"/DeviceGray": ("L", 1), "/DeviceRGB": ("RGB", 3)}


def address(picture: PreparedPicture, plates: Plates | None) -> str:
    """A picture in greys or sRGB as a data URL (RFC 2397). plates: the colours of its greys."""
    if picture.filter == "/DCTDecode":
        return _url("jpeg", picture.data)
    mode, channels = _MODES[picture.space]
    size = picture.width, picture.height
    pixels = zlib.decompress(picture.data)[: picture.width * picture.height * channels]
    image = Image.frombytes(mode, size, pixels)
    if plates is not None:
        image = Image.frombytes("P", size, pixels)
        image.putpalette(plates.table)
    return of_image(image)


def mask_address(picture: PreparedPicture) -> str | None:
    """A picture's opacity as a picture in greys; None where all of it is opaque."""
    if picture.mask is None:
        return None
    size = picture.width, picture.height
    pixels = zlib.decompress(picture.mask)[: picture.width * picture.height]
    return of_image(Image.frombytes("L", size, pixels))


def of_image(image: Image.Image) -> str:
    """A picture as a PNG in a data URL."""
    out = io.BytesIO()
    image.save(out, "PNG")
    return _url("png", out.getvalue())


def _url(kind: str, data: bytes) -> str:
    return f"data:image/{kind};base64,{b64encode(data).decode('ascii')}"
