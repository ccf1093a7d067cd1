"""The inks of a colour beside what it looks like on a screen: two colours under one name, too much ink.

How inks look is estimated by the Neugebauer equations with the solids of coated paper (Fogra39, in sRGB),
dots grown by the press; that is right within what a reader calls the same colour, and needs no profile. Inks
that were worked out of the RGB by subtraction, as many programs do, belong to it too.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import dist

from reportcli.inputs.yaml.nodes import YamlMapping
from reportcli.layout.reporting import Sink
from reportcli.layout.settings.tokens import Colour
from reportcli.model.style import Rgb

MOST_INK = 3.0
"""What coated paper takes, as a fraction of one full plate; a printer's own limit stands in printer.yaml."""
UNLIKE = 40.0
"""Distance in CIE Lab from which nobody calls two colours the same; of those shipped the farthest is 18."""
_GROWTH = 1.3
_SOLIDS: dict[tuple[int, ...], tuple[int, int, int]] = {
    (0, 0, 0): (255, 255, 255), (1, 0, 0): (0, 158, 224), (0, 1, 0): (229, 0, 125), (0, 0, 1): (255, 236, 0),
    (1, 1, 0): (48, 39, 130), (1, 0, 1): (0, 149, 64), (0, 1, 1): (226, 0, 26), (1, 1, 1): (54, 52, 50),
}  # fmt: skip
_BLACK = (29, 29, 27)


def report_inks(colour: Colour, raw: YamlMapping, sink: Sink, *, limited: bool) -> None:
    """Reports inks that look like another colour than its RGB, and more ink than paper takes.

    limited: whether a printer's own limit holds, by which the file is judged.
    """
    total = sum(colour.cmyk)
    if total > MOST_INK and not limited:
        args = {"sum": f"{total * 100:g}", "limit": f"{MOST_INK * 100:g}"}
        sink.warning("layout-ink-heavy", raw.where("cmyk"), **args)
    if colour.spot is None and _distance(colour) > UNLIKE:
        args = {"seen": _hex(estimated(colour.cmyk)), "rgb": _hex(colour.rgb)}
        sink.warning("layout-colour-unlike", raw.where("cmyk"), **args)


def _distance(colour: Colour) -> float:
    cyan, magenta, yellow, black = colour.cmyk
    subtracted = ((1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black))
    return min(dist(_lab(one), _lab(colour.rgb)) for one in (estimated(colour.cmyk), subtracted))


def estimated(inks: Sequence[float]) -> Rgb:
    """What inks look like on coated paper, sRGB 0 to 1. inks: cyan, magenta, yellow, black, 0 to 1."""
    cyan, magenta, yellow, black = (1 - (1 - min(max(one, 0.0), 1.0)) ** _GROWTH for one in inks)
    light = [0.0, 0.0, 0.0]
    for corner in product((0, 1), repeat=3):
        weight = 1.0
        for amount, printed in zip((cyan, magenta, yellow), corner, strict=True):
            weight *= amount if printed else 1 - amount
        for channel, (plain, dark) in enumerate(zip(_SOLIDS[corner], _BLACK, strict=True)):
            under = _linear(min(plain, dark) / 255) * (1 - sum(corner) * 0.25)
            light[channel] += weight * (_linear(plain / 255) * (1 - black) + under * black)
    red, green, blue = map(_gamma, light)
    return red, green, blue


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _gamma(light: float) -> float:
    light = min(max(light, 0.0), 1.0)
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _lab(rgb: Rgb) -> tuple[float, float, float]:
    """CIE Lab of sRGB, under D65."""
    red, green, blue = map(_linear, rgb)
    x = _root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505)
    y = _root(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return float(value ** (1 / 3)) if value > 0.008856 else 7.787 * value + 16 / 116


def _hex(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(value * 255):02x}" for value in rgb)
