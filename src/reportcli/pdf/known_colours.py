"""Colours that were converted before: a picture has millions of pixels and some ten thousand colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PIL._imagingcms import CmsTransform

    Values = NDArray[numpy.uint32]

_BITS = (7, 7, 6)  # of each channel, that say where a colour is kept: the lowest, in which neighbours differ
_PIXELS = 1 << 17  # that are looked up at once: what they need stays near the processor
_KNOWN = 1 << 24  # above the 24 bits of a colour: its place has been filled


class KnownColours:
    """Conversion of RGB into CMYK by one transform, whose result for a colour depends on nothing else
    (LittleCMS, cmsFLAGS_NOCACHE).

    Each colour has one place, where another of the same lowest bits takes its turn: 8 MiB in all.
    """

    def __init__(self, transform: CmsTransform) -> None:
        self._transform = transform
        self._table = numpy.zeros(1 << sum(_BITS), numpy.uint64)  # colour and mark above, its inks below

    def convert(self, picture: Image.Image) -> Image.Image:
        """An RGB picture in CMYK: the same bytes as the transform gives for it."""
        width, height = picture.size
        inks = numpy.empty(width * height, numpy.uint32)
        rows = max(_PIXELS // width, 1)
        for top in range(0, height, rows):
            piece = picture.crop((0, top, width, min(top + rows, height)))
            colours = numpy.frombuffer(piece.tobytes("raw", "RGBX"), numpy.uint32)
            colours = numpy.bitwise_and(colours, _KNOWN - 1, dtype=numpy.uint32)
            self._look_up(colours, inks[top * width : (top + rows) * width])
        return Image.frombuffer("CMYK", picture.size, inks, "raw", "CMYK", 0, 1)

    def _look_up(self, colours: Values, inks: Values) -> None:
        """Fills `inks` by the colours' own."""
        places = _places(colours)
        found = self._table.take(places, mode="clip").view(numpy.uint32).reshape(-1, 2)
        inks[:] = found[:, 0]
        missing = numpy.flatnonzero(found[:, 1] != colours | _KNOWN)
        if not missing.size:
            return
        new = colours[missing]
        made = inks[missing] = self._converted(new)
        self._table[places[missing]] = (new | _KNOWN).astype(numpy.uint64) << 32 | made

    def _converted(self, colours: Values) -> Values:
        picture = Image.frombytes("RGB", (colours.size, 1), colours.data, "raw", "RGBX")
        inks = Image.new("CMYK", picture.size, None)
        self._transform.apply(picture.getim(), inks.getim())
        return numpy.frombuffer(inks.tobytes(), numpy.uint32)


def _places(colours: Values) -> Values:
    places = numpy.zeros_like(colours)
    at = 0
    for channel, bits in enumerate(_BITS):
        places |= (colours >> (8 * channel - at)) & (((1 << bits) - 1) << at)
        at += bits
    return places
