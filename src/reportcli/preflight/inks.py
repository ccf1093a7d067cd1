"""Colours as inks: what a colour of any colour space puts on which plate (ISO 32000-1, 8.6)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pikepdf
from pikepdf import Object

_PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
_IN_INKS = ("cmyk", "icc-cmyk", "grey", "spot")
_SHOWS = 0.005  # less ink than this is none


class Inks(NamedTuple):
    """kind: cmyk | icc-cmyk | grey | spot | rgb | icc-rgb | lab | pattern.

    plates: fractions above nothing by ink.
    """

    kind: str
    plates: tuple[tuple[str, float], ...]

    @property
    def total(self) -> float:
        """All inks together; 3.0 is 300 %."""
        return sum(amount for _, amount in self.plates)

    @property
    def is_white(self) -> bool:
        """Paper: no ink of any plate."""
        return not self.plates and self.kind in _IN_INKS

    @property
    def is_black(self) -> bool:
        """100 % of black ink and nothing else."""
        return len(self.plates) == 1 and self.plates[0][0] == "Black" and self.plates[0][1] > 0.995

    @property
    def is_rich(self) -> bool:
        """A black that other inks make heavier."""
        amounts = dict(self.plates)
        return amounts.get("Black", 0.0) >= 0.6 and len(amounts) > 1

    @property
    def is_registration(self) -> bool:
        """The colour of marks, which is on all plates."""
        return any(name == "All" for name, _ in self.plates)

    def __str__(self) -> str:
        if not self.plates:
            return self.kind if self.kind not in _IN_INKS else "white"
        return " ".join(f"{name} {amount * 100:.0f} %" for name, amount in self.plates)


UNKNOWN = Inks("pattern", ())


def inks(space: Object, values: Sequence[float]) -> Inks:
    """A colour of a resolved colour space (a name or an array) as inks."""
    if isinstance(space, pikepdf.Name):
        return _device(str(space), values)
    if not isinstance(space, pikepdf.Array) or not len(space):
        return UNKNOWN
    kind = str(space[0])
    if kind == "/ICCBased" and len(space) > 1:
        by_count = {1: "/DeviceGray", 3: "icc-rgb", 4: "icc-cmyk"}
        return _device(by_count.get(int(space[1].get("/N", 0)), ""), values)
    if kind == "/Separation" and len(space) > 1:
        return _colorants([str(space[1])], values)
    if kind == "/DeviceN" and len(space) > 1:
        return _colorants([str(name) for name in space[1]], values)
    if kind == "/CalGray":
        return _device("/DeviceGray", values)
    if kind in ("/CalRGB", "/Lab"):
        return Inks("icc-rgb" if kind == "/CalRGB" else "lab", ())
    return UNKNOWN


def initial(space: Object) -> Inks:
    """The colour that a space begins with (ISO 32000-1, 8.6.5 to 8.6.6)."""
    if isinstance(space, pikepdf.Array) and len(space) > 1 and str(space[0]) in ("/Separation", "/DeviceN"):
        count = len(space[1]) if str(space[0]) == "/DeviceN" else 1
        return inks(space, [1.0] * count)
    if isinstance(space, pikepdf.Array) and len(space) > 1 and str(space[0]) == "/ICCBased":
        count = int(space[1].get("/N", 0))
        return inks(space, [0.0, 0.0, 0.0, 1.0] if count == 4 else [0.0] * count)
    return inks(space, {"/DeviceCMYK": [0.0, 0.0, 0.0, 1.0], "/DeviceGray": [0.0]}.get(str(space), [0.0] * 3))


def _device(name: str, values: Sequence[float]) -> Inks:
    if name in ("/DeviceCMYK", "/CMYK") and len(values) == 4:
        return Inks("cmyk", _plates(_PROCESS, values))
    if name == "icc-cmyk" and len(values) == 4:
        return Inks("icc-cmyk", _plates(_PROCESS, values))
    if name in ("/DeviceGray", "/G") and len(values) == 1:
        return Inks("grey", _plates(("Black",), (1 - values[0],)))
    if name in ("/DeviceRGB", "/RGB"):
        return Inks("rgb", ())
    return Inks("icc-rgb", ()) if name == "icc-rgb" else UNKNOWN


def _colorants(names: Sequence[str], values: Sequence[float]) -> Inks:
    plain = [name.removeprefix("/") for name in names]
    return Inks("spot", _plates(plain, values))


def _plates(names: Sequence[str], values: Sequence[float]) -> tuple[tuple[str, float], ...]:
    pairs = zip(names, values, strict=False)
    return tuple((name, value) for name, value in pairs if value > _SHOWS and name != "None")
