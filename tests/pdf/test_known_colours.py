"""Colours that are looked up are those that are converted."""

from __future__ import annotations

from pathlib import Path

import numpy
from PIL import Image, ImageCms

from reportcli.pdf.icc import Converter, read_profile
from reportcli.pdf.known_colours import KnownColours

ICC = Path(__file__).parents[2] / "layouts" / "base" / "icc"
PRESS = read_profile(ICC / "ISOcoated_v2_300_bas.icc")


def noise(size: tuple[int, int], seed: int) -> Image.Image:
    """Every pixel another colour, many with the same lowest bits."""
    values = numpy.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), numpy.uint8)
    return Image.fromarray(values)


def test_a_picture_has_the_bytes_of_the_plain_conversion() -> None:
    plain, remembering = Converter(PRESS), Converter(PRESS)
    remembering.remember_colours()
    flat = Image.new("RGB", (400, 300), (255, 255, 255))
    soft = Image.radial_gradient("L").resize((500, 401))
    shades = Image.merge("RGB", (soft, soft.rotate(90), soft.transpose(Image.Transpose.FLIP_TOP_BOTTOM)))
    own = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for picture in (flat, noise((300, 250), 1), shades, noise((70_000, 1), 2), shades, noise((1, 70_000), 3)):
        for profile in (None, own):
            made = remembering.convert(picture, profile)
            assert (made.mode, made.size) == ("CMYK", picture.size)
            assert made.tobytes() == plain.convert(picture, profile).tobytes()


def test_a_colour_is_converted_once() -> None:
    class Counted:
        def __init__(self) -> None:
            self.transform, self.pixels = Converter(PRESS)._transform(None, "RGB").transform, 0

        def apply(self, source: object, target: object) -> None:
            self.pixels += 1
            self.transform.apply(source, target)

    counted = Counted()
    colours = KnownColours(counted)  # type: ignore[arg-type]
    few = Image.new("RGB", (300, 2000), (1, 2, 3))
    few.paste((200, 2, 3), (0, 0, 300, 100))
    colours.convert(few)
    first = counted.pixels
    colours.convert(few)
    assert 0 < first == counted.pixels
