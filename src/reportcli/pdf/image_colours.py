"""Pictures in the colours of the output: converted, kept grey, as duotone, within the limit of ink."""

from __future__ import annotations

from typing import Protocol

from PIL import Image, ImageChops
from PIL.Image import Resampling

from reportcli.pdf.icc import Converter

_NEUTRAL = 2  # of 255: how far the channels of a grey may lie apart
_CODING_ROOM = 8  # of 255: what JPEG may add again to a spot that stands at the limit


class Treatment(Protocol):
    """What a placement asks of a picture's colours: grey, or a duotone of a dark colour (its components)."""

    @property
    def grey(self) -> bool:
        """Whether it is to be grey."""

    @property
    def shadow(self) -> tuple[float, ...] | None:
        """The dark colour of a duotone, None for none."""


def same_colours(profile: bytes | None, picture: Image.Image, converter: Converter) -> bool:
    """Whether a picture in the output's mode is already in its colours."""
    if profile is None:
        return True  # CMYK without a profile is meant for this press; RGB without one is sRGB
    if profile == converter.destination:
        return True
    return picture.mode == "RGB" and b"sRGB" in profile[:4096]


def recoloured(
    picture: Image.Image, treatment: Treatment, profile: bytes | None, converter: Converter
) -> Image.Image:
    """The picture in the output's colours; greys stay on the black plate. profile: the embedded one."""
    if treatment.grey or treatment.shadow is not None:
        grey = picture.convert("RGB").convert("L") if picture.mode == "CMYK" else picture.convert("L")
        return grey if treatment.shadow is None else _duotone(grey, treatment.shadow)
    if picture.mode == "L":
        return picture
    if converter.mode == "CMYK" and picture.mode == "RGB" and is_neutral(picture):
        return picture.convert("L")
    if picture.mode == converter.mode and same_colours(profile, picture, converter):
        return picture
    if profile is not None and not _fits(profile, picture.mode):
        profile = None  # a profile of another kind of picture is a mistake of its maker
    return (
        converter.convert(picture, profile) if picture.mode != "CMYK" or profile else picture.convert("RGB")
    )


def within(picture: Image.Image, limit: float | None) -> Image.Image:
    """A CMYK picture with no spot above the limit: black stays, the colours give way in equal parts.

    The same picture where nothing is above it, or there is no limit."""
    if limit is None or picture.mode != "CMYK":
        return picture
    import numpy

    most = limit * 255 - _CODING_ROOM
    inks = numpy.asarray(picture, dtype=numpy.uint16)
    colours, black = inks[..., :3].sum(axis=2, dtype=numpy.uint16), inks[..., 3]
    over = colours + black > limit * 255
    if not over.any():
        return picture
    factor = numpy.ones(colours.shape, dtype=numpy.float32)
    factor[over] = (most - black[over]) / colours[over]
    reduced = numpy.asarray(picture).copy()
    reduced[..., :3] = inks[..., :3] * factor[..., None]
    return Image.frombytes("CMYK", picture.size, reduced.tobytes())


def _fits(profile: bytes, mode: str) -> bool:
    return profile[16:20] == {"RGB": b"RGB ", "CMYK": b"CMYK", "L": b"GRAY"}.get(mode)


def is_neutral(picture: Image.Image) -> bool:
    """Whether an RGB picture holds greys only: they stay on the black plate."""
    samples = picture.resize((16, 16), Resampling.NEAREST)  # a few pixels show most photos to be none
    return _channels_agree(samples) and _channels_agree(picture)


def _channels_agree(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    differences = ImageChops.difference(red, green), ImageChops.difference(green, blue)
    return all(one.getextrema()[1] <= _NEUTRAL for one in differences)  # type: ignore[operator]


def _duotone(grey: Image.Image, shadow: tuple[float, ...]) -> Image.Image:
    """Shadows in one colour, lights in paper: CMYK grows with darkness, RGB falls to the shadow."""
    if len(shadow) == 4:
        bands = [grey.point([round((255 - value) * ink) for value in range(256)]) for ink in shadow]
        return Image.merge("CMYK", bands)
    bands = [grey.point([round(255 - (255 - value) * (1 - part)) for value in range(256)]) for part in shadow]
    return Image.merge("RGB", bands)
