"""Colours of the layout through matplotlib and back: each role at each tint is an RGB of its own.

A role has the RGB that it has on a screen, so that what computes with colours is right; where another has it
already, one that differs by less than any eye or file can tell. Any other colour is itself, and is reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportcli.model.display import Ink
from reportcli.model.style import BLACK, WHITE, Paint, Rgb, rgb_of
from reportcli.model.value_class import replace

Rgba = tuple[float, float, float, float]

CLOSE = 0.01  # of a component: values as near as that are the same colour
NEAR = 0.004  # of a component: how far from a tint a colour may be that was computed from two of them
STEPS = 32  # tints of a colour map
_PALEST = 0.08  # tint at which the map of one colour begins
_NUDGE = 4e-6  # of a component, between colours that look the same
_UNKNOWN: Rgb = (0.5, 0.5, 0.5)  # what a role without an ink looks like


class Colours:
    """The colours of one figure. `foreign`: the colours met that the layout does not have, by "#rrggbb"."""

    def __init__(self, palette: Mapping[str, Ink]) -> None:
        self._palette = palette
        self._rgb: dict[Paint, Rgb] = {}
        self._paints: dict[tuple[int, int, int], Paint] = {}
        self._eight_bits: dict[tuple[int, int, int], Paint] = {}
        self._known: dict[tuple[float, ...], Paint] = {}
        self.foreign: dict[str, None] = {}
        for paint in (BLACK, WHITE):
            self.of(paint)

    def of(self, paint: Paint) -> Rgba:
        """The colour of a paint as matplotlib takes it: red, green, blue and opacity, 0 to 1."""
        solid = replace(paint, alpha=1.0)
        rgb = self._rgb.get(solid)
        if rgb is None:
            rgb = self._rgb[solid] = self._entered(solid)
        return (*rgb, paint.alpha)

    def ramp(self, paint: Paint) -> list[Rgba]:
        """From a pale tint of a colour to the full one, as a colour map takes them."""
        share = (1.0 - _PALEST) / (STEPS - 1)
        tints = [paint.tint * (_PALEST + share * step) for step in range(STEPS)]
        return [self.of(replace(paint, tint=round(tint, 4))) for tint in tints]

    def diverging(self, low: Paint, high: Paint) -> list[Rgba]:
        """From one full colour over pale ones to another."""
        return [*reversed(self.ramp(low)), *self.ramp(high)]

    def paint(self, rgb: Sequence[float], alpha: float) -> Paint:
        """The paint of a colour of matplotlib's, with an opacity."""
        key = (float(rgb[0]), float(rgb[1]), float(rgb[2]))
        paint = self._known.get(key)
        if paint is None:
            paint = self._known[key] = self._found(key)
        return paint if alpha == 1.0 else replace(paint, alpha=round(float(alpha), 4))

    def nearest(self, colour: str) -> str:
        """The role of the layout's palette that looks most like "#rrggbb"; "" where there is none."""
        rgb = rgb_of(colour)
        roles = sorted(self._palette)
        return min(roles, key=lambda role: _distance(rgb, self._palette[role].rgb), default="")

    def _entered(self, paint: Paint) -> Rgb:
        red, green, blue = self._seen(paint)
        while self._paints.get(_key((red, green, blue)), paint) != paint:
            red += _NUDGE if red < 0.5 else -_NUDGE
        self._paints[_key((red, green, blue))] = paint
        for key in (_byte_key((red, green, blue)), _cut_key((red, green, blue))):
            self._eight_bits.setdefault(key, paint)
        return (red, green, blue)

    def _seen(self, paint: Paint) -> Rgb:
        """How a paint looks on a screen."""
        if paint.role in (BLACK.role, WHITE.role):
            full: Rgb = (0.0, 0.0, 0.0) if paint.role == BLACK.role else (1.0, 1.0, 1.0)
        elif paint.role.startswith("#"):
            full = rgb_of(paint.role)
        else:
            ink = self._palette.get(paint.role)
            full = _UNKNOWN if ink is None else ink.rgb
        red, green, blue = (1.0 - (1.0 - value) * paint.tint for value in full)
        return (red, green, blue)

    def _found(self, rgb: Rgb) -> Paint:
        """Entered before; a shade of grey; a colour of the palette; else the colour itself."""
        known = self._paints.get(_key(rgb)) or self._of_eight_bits(rgb)
        if known is not None:
            return known
        if max(rgb) - min(rgb) < CLOSE:
            return WHITE if rgb[0] >= 1 - CLOSE else Paint(BLACK.role, round(1.0 - rgb[0], 4))
        for role in sorted(self._palette):
            if _distance(rgb, self._palette[role].rgb) <= CLOSE:
                return Paint(role)
        tint = self._between(rgb)
        if tint is not None:
            return tint
        colour = "#" + "".join(f"{round(min(max(value, 0.0), 1.0) * 255):02x}" for value in rgb)
        self.foreign[colour] = None
        return Paint(colour)

    def _between(self, rgb: Rgb) -> Paint | None:
        """A tint of a colour that the figure has: what lies between two of its tints."""
        for paint, full in list(self._rgb.items()):
            if paint.tint == 1 and min(full) < 1 - CLOSE:
                depths = [((1 - own), (1 - value)) for own, value in zip(full, rgb, strict=True)]
                tint = sum(a * b for a, b in depths) / sum(a * a for a, _ in depths)
                if 0 < tint < 1 and all(abs(a * tint - b) < NEAR for a, b in depths):
                    return replace(paint, tint=round(tint, 3))
        return None

    def _of_eight_bits(self, rgb: Rgb) -> Paint | None:
        """What was entered, where the colour went through eight bits: pictures, colours in hexadecimal."""
        if any(abs(value * 255 - round(value * 255)) > 1e-6 for value in rgb):
            return None
        return self._eight_bits.get(_byte_key(rgb))


def _key(rgb: Rgb) -> tuple[int, int, int]:
    red, green, blue = (round(value * 1e6) for value in rgb)
    return (red, green, blue)


def _byte_key(rgb: Rgb) -> tuple[int, int, int]:
    red, green, blue = (round(value * 255) for value in rgb)
    return (red, green, blue)


def _cut_key(rgb: Rgb) -> tuple[int, int, int]:
    """The eight bits of a colour map's entry: what is over a whole step is cut off."""
    red, green, blue = (int(value * 255) for value in rgb)
    return (red, green, blue)


def _distance(one: Sequence[float], other: Sequence[float]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
