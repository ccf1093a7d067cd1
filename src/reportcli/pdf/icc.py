"""ICC conversion into the output condition: relative colorimetric with black point compensation."""

from __future__ import annotations

import hashlib
import io
import sys
import threading
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image

from reportcli.model.diagnostic import Findings, error
from reportcli.model.style import rgb_of

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsTransform

    from reportcli.pdf.known_colours import KnownColours

_COMPONENTS = {b"CMYK": 4, b"RGB ": 3, b"GRAY": 1}
MODES = {4: "CMYK", 3: "RGB", 1: "L"}
_FEW = 1 << 16  # pixels of a picture whose colours are not worth looking up
_GRID = 13  # colours along each side of the cube that is measured


@lru_cache(maxsize=8)
def read_profile(path: Path) -> bytes:
    """An ICC profile file; refused where its header is none (ICC.1:2022, 7.2)."""
    try:
        data = path.read_bytes()
    except OSError as cause:
        raise Findings(
            [error("icc-unreadable", None, file=path.name, why=cause.strerror or cause)]
        ) from cause
    if len(data) < 132 or data[36:40] != b"acsp" or data[16:20] not in _COMPONENTS:
        raise Findings([error("icc-invalid", None, file=path.name)])
    return data


def components(profile: bytes) -> int:
    """Colour components of a profile's device side: 4 CMYK, 3 RGB, 1 grey."""
    return _COMPONENTS.get(profile[16:20], 0)


def device_class(profile: bytes) -> str:
    """Which kind of device a profile is for, as its header says: "prtr" for a printer."""
    return profile[12:16].decode("latin-1")


class Converter:
    """Converts into one destination profile; transforms are made once per source profile."""

    def __init__(self, destination: bytes) -> None:
        self.destination = destination
        self.identity = hashlib.sha256(destination).hexdigest()
        self.mode = MODES[components(destination)]
        self._transforms: dict[tuple[bytes | None, str], ImageCmsTransform] = {}
        self._literals: dict[str, tuple[float, ...]] = {}
        self._building = threading.Lock()
        self._known: dict[bytes | None, KnownColours] | None = None

    def remember_colours(self) -> None:
        """From now on a colour of a large RGB picture is converted once: for a process that does nothing else
        (on threads, its many short steps would each wait for Python's lock).
        """
        if self._known is None and sys.byteorder == "little":  # of a colour and its inks as numbers
            self._known = {}

    def begin(self) -> None:
        """Makes what the first picture would wait for: the transform from sRGB, and its known colours."""
        if self._known is not None and self.mode == "CMYK":
            self._colours(self._known, None)

    def convert(self, picture: Image.Image, profile: bytes | None) -> Image.Image:
        """A picture in the destination's colours. profile: the embedded one; None reads RGB as sRGB."""
        pixels = picture.width * picture.height
        if self._known is not None and (picture.mode, self.mode) == ("RGB", "CMYK") and pixels > _FEW:
            return self._colours(self._known, profile).convert(picture)
        converted = Image.new(self.mode, picture.size, None)
        # ImageCms.applyTransform would write the whole destination profile out again for every picture
        self._transform(profile, picture.mode).transform.apply(picture.getim(), converted.getim())
        return converted

    def _colours(self, known: dict[bytes | None, KnownColours], profile: bytes | None) -> KnownColours:
        from reportcli.pdf.known_colours import KnownColours

        if profile not in known:
            known[profile] = KnownColours(self._transform(profile, "RGB").transform)
        return known[profile]

    @cached_property
    def heaviest(self) -> float:
        """The most ink that a conversion from sRGB gives (4.0 is 400 %), measured on a grid of colours."""
        if self.mode != "CMYK":
            return 0.0
        steps = [round(step * 255 / (_GRID - 1)) for step in range(_GRID)]
        grid = bytes(value for r in steps for g in steps for b in steps for value in (r, g, b))
        inks = self.convert(Image.frombytes("RGB", (_GRID**2, _GRID), grid), None).tobytes()
        return max(sum(inks[at : at + 4]) for at in range(0, len(inks), 4)) / 255

    def literal(self, colour: str) -> tuple[float, ...]:
        """A "#rrggbb" colour in the destination, fractions 0..1."""
        known = self._literals.get(colour)
        if known is None:
            known = self._literals[colour] = self._literal(colour)
        return known

    def _literal(self, colour: str) -> tuple[float, ...]:
        rgb = rgb_of(colour)
        if self.mode == "RGB":
            return rgb
        if len(set(rgb)) == 1:  # a neutral grey stays on the black plate
            return (0.0, 0.0, 0.0, round(1 - rgb[0], 4))
        pixel = Image.new("RGB", (1, 1), tuple(round(value * 255) for value in rgb))
        return tuple(round(value / 255, 4) for value in self.convert(pixel, None).tobytes())

    def _transform(self, profile: bytes | None, mode: str) -> ImageCmsTransform:
        key = (profile, mode)
        with self._building:
            if key not in self._transforms:
                self._transforms[key] = self._build(profile, mode)
            return self._transforms[key]

    def _build(self, profile: bytes | None, mode: str) -> ImageCmsTransform:
        from PIL import ImageCms

        try:
            destination = ImageCms.getOpenProfile(io.BytesIO(self.destination))
            if profile is None:
                source = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
            else:
                source = ImageCms.getOpenProfile(io.BytesIO(profile))
            return ImageCms.buildTransform(
                source,
                destination,
                mode,
                self.mode,
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                # neighbouring pixels of photos differ: looking for repeats costs a sixth of the time
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOCACHE,
            )
        except (ImageCms.PyCMSError, OSError) as cause:
            if profile is not None:  # the picture's own, reported with its name
                raise ValueError(f"colour profile: {cause}") from cause
            raise Findings([error("icc-unusable", None, why=cause)]) from cause


def as_seen(condition: bytes, inks: Sequence[Sequence[float]]) -> list[tuple[float, float, float]]:
    """CMYK fractions as sRGB fractions, as they look in print. condition: its ICC profile."""
    if not inks:
        return []
    pixels = bytes(round(min(max(value, 0.0), 1.0) * 255) for ink in inks for value in ink)
    shown = Image.new("RGB", (len(inks), 1))
    screen_transform(condition).apply(Image.frombytes("CMYK", (len(inks), 1), pixels), shown)
    data = shown.tobytes()
    return [(data[i] / 255, data[i + 1] / 255, data[i + 2] / 255) for i in range(0, len(data), 3)]


@lru_cache(maxsize=2)  # a tenth of a small build
def screen_transform(condition: bytes) -> ImageCmsTransform:
    """From the inks of a printing condition (its ICC profile) to sRGB as they look on its paper: relative
    colorimetric, with compensation of the black point."""
    from PIL import ImageCms

    return ImageCms.buildTransform(
        ImageCms.getOpenProfile(io.BytesIO(condition)),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
