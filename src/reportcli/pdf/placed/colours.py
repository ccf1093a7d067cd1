"""Colours of other files in those of the output: device, calibrated, ICC, Lab, indexed and ink spaces."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import pikepdf
from PIL import Image

from reportcli.inputs.pdf_pages.bounded import data_of, refused
from reportcli.model.value_class import dataclass
from reportcli.pdf.icc import MODES, Converter
from reportcli.pdf.image_colours import Treatment, recoloured, same_colours
from reportcli.pdf.placed.functions import Function, function_of

_DEEP = 6  # spaces within spaces
_NEUTRAL = 1.5 / 255  # how far red, green and blue of a grey may lie apart
_DEVICE = {
    "/DeviceGray": 1,
    "/G": 1,
    "/CalGray": 1,
    "/DeviceRGB": 3,
    "/RGB": 3,
    "/CalRGB": 3,
    "/DeviceCMYK": 4,
    "/CMYK": 4,
}
_WHITE = (0.9642, 1.0, 0.8249)  # D50 (ICC.1:2022, 7.2.16)


class Process(NamedTuple):
    """A colour in process inks or lights. mode: L | RGB | CMYK. profile: what they mean, where it is said."""

    mode: str
    values: tuple[float, ...]
    profile: bytes | None = None


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space. initial: the colour that it begins with. direct: its components are those of MODES.

    spots: names of the inks that it mixes beside those of the process.
    """

    components: int
    initial: tuple[float, ...]
    process: Callable[[Sequence[float]], Process]
    direct: bool = False
    indexed: bool = False
    profile: bytes | None = None
    spots: tuple[str, ...] = ()


class Colours:
    """Colours of one file in those of the output. meant: the profile of its DeviceCMYK, if it states one."""

    def __init__(self, converter: Converter, treatment: Treatment, meant: bytes | None) -> None:
        self.converter = converter
        self.treatment = treatment
        self._meant = meant if converter.mode == "RGB" else None
        self._known: dict[Process, tuple[float, ...]] = {}
        self.spots: set[str] = set()
        """Spot inks that are printed in those of the process."""

    def space(self, value: pikepdf.Object, named: pikepdf.Object, depth: int = 0) -> Space:
        """A colour space as a stream names it. named: the ColorSpace resources. Raises Findings."""
        if depth > _DEEP:
            raise refused("nested colour spaces")
        if isinstance(value, pikepdf.Name):
            name = str(value)
            if name in _DEVICE:
                return self._device(_DEVICE[name], None)
            return self.space(named[name], pikepdf.Dictionary(), depth + 1)
        family = str(value[0])
        if family in _DEVICE:
            return self._device(_DEVICE[family], None)
        if family == "/ICCBased":
            return self._device(int(value[1]["/N"]), data_of(value[1]))
        if family == "/Lab":
            return _lab(value[1])
        if family in ("/Indexed", "/I"):
            return self._indexed(value, named, depth)
        if family in ("/Separation", "/DeviceN"):
            return self._inks(value, named, depth)
        raise refused(f"colour space {family[1:]}")

    def output(self, colour: Process) -> tuple[float, ...]:
        """A colour as components of the output: one of grey, three of RGB or four inks."""
        known = self._known.get(colour)
        if known is None:
            known = self._known[colour] = self._converted(colour)
        return known

    @property
    def space_is_ink(self) -> bool:
        """Whether the output is printed in inks."""
        return self.converter.mode == "CMYK"

    def inked(self, values: tuple[float, ...]) -> tuple[float, ...]:
        """Components for what is filled or stroked: a grey of a file in inks stands on the black plate."""
        return (0.0, 0.0, 0.0, round(1 - values[0], 4)) if len(values) == 1 and self.space_is_ink else values

    def _converted(self, colour: Process) -> tuple[float, ...]:
        mode, values, profile = colour
        if not (self.treatment.grey or self.treatment.shadow):
            if mode == "CMYK" and not any(values[:3]):  # black stays on its plate, whatever profile is meant
                mode, values = "L", (1 - values[3],)
            elif mode == "RGB" and max(values) - min(values) < _NEUTRAL:
                mode, values = "L", (values[1],)
            if mode == "L":
                return values
        pixel = Image.new(mode, (1, 1), tuple(round(min(max(value, 0.0), 1.0) * 255) for value in values))
        plain = not (self.treatment.grey or self.treatment.shadow)
        if plain and mode == self.converter.mode and same_colours(profile, pixel, self.converter):
            return values
        made = recoloured(pixel, self.treatment, profile, self.converter)
        return tuple(round(value / 255, 4) for value in made.tobytes())

    def _device(self, components: int, profile: bytes | None) -> Space:
        if components not in MODES:
            raise refused("ICC profiles of other components")
        mode = MODES[components]
        if components == 4 and profile is None:
            profile = self._meant
        initial = (0.0, 0.0, 0.0, 1.0) if components == 4 else (0.0,) * components
        return Space(
            components,
            initial,
            lambda values: Process(mode, tuple(values), profile),
            direct=True,
            profile=profile,
        )

    def _indexed(self, value: pikepdf.Object, named: pikepdf.Object, depth: int) -> Space:
        base, last, table = self.space(value[1], named, depth + 1), int(value[2]), value[3]
        data = data_of(table) if isinstance(table, pikepdf.Stream) else bytes(table)

        def process(values: Sequence[float]) -> Process:
            at = min(max(int(values[0]), 0), last) * base.components
            return base.process([byte / 255 for byte in data[at : at + base.components]])

        return Space(1, (0.0,), process, indexed=True, spots=base.spots)

    def _inks(self, value: pikepdf.Object, named: pikepdf.Object, depth: int) -> Space:
        names = [value[1]] if isinstance(value[1], pikepdf.Name) else list(value[1])
        alternate, tint = self.space(value[2], named, depth + 1), function_of(value[3])
        spots = tuple(str(name)[1:] for name in names if str(name)[1:] not in _PROCESS)
        if [str(name) for name in names] in (["/All"], ["/Black"]):
            return Space(1, (1.0,), lambda values: Process("L", (1 - values[0],)))
        return Space(len(names), (1.0,) * len(names), _mixed(alternate, tint), spots=spots)


_PROCESS = ("Cyan", "Magenta", "Yellow", "Black", "All", "None")


def _mixed(alternate: Space, tint: Function) -> Callable[[Sequence[float]], Process]:
    return lambda values: alternate.process(tint(values))


def _lab(entries: pikepdf.Object) -> Space:
    """CIE L*a*b* by way of sRGB; relative to its white, as on the output's paper."""
    limits = [float(number) for number in entries.get("/Range", (-100, 100, -100, 100))]
    zero = tuple(min(max(0.0, limits[at]), limits[at + 1]) for at in (0, 2))
    return Space(3, (0.0, *zero), lambda values: Process("RGB", srgb_of_lab(*values[:3])))


def srgb_of_lab(lightness: float, a: float, b: float) -> tuple[float, ...]:
    """L*a*b* of white D50 as fractions of sRGB (ISO 13655; IEC 61966-2-1, its white adapted to D50)."""
    middle = (lightness + 16) / 116
    x, y, z = (
        white * (part**3 if part > 6 / 29 else 3 * (6 / 29) ** 2 * (part - 4 / 29))
        for white, part in zip(_WHITE, (middle + a / 500, middle, middle - b / 200), strict=True)
    )
    linear = (
        3.1338561 * x - 1.6168667 * y - 0.4906146 * z,
        -0.9787684 * x + 1.9161415 * y + 0.0334540 * z,
        0.0719453 * x - 0.2289914 * y + 1.4052427 * z,
    )
    return tuple(_encoded(min(max(value, 0.0), 1.0)) for value in linear)


def _encoded(value: float) -> float:
    return 12.92 * value if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055
