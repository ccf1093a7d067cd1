"""As many colours as a chart has parts: where a palette ends, it goes on in lighter tints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportcli.model.display import Ink
from reportcli.model.style import Paint, luminance
from reportcli.model.value_class import replace

LIGHTEST = 0.3  # of a colour, so that it stands off paper


def distinct_paints(colours: Sequence[Paint], count: int) -> list[Paint]:
    """`count` paints, the colours first. No two are the same unless two of the colours are.

    Tints are as far apart as they can be, and those of one colour that follow each other are not the nearest.
    """
    rounds = max(1, -(-count // len(colours)))
    tints = [1 - (1 - LIGHTEST) * step / max(1, rounds - 1) for step in _spread(rounds)]
    paints = [
        colour if tint == 1 else replace(colour, tint=round(colour.tint * tint, 4))
        for tint in tints
        for colour in colours
    ]
    return paints[:count]


def _spread(count: int) -> list[int]:
    """0 to count - 1, from the lower and the upper half in turn: 0, 2, 1, 3."""
    half = (count + 1) // 2
    return [number // 2 + (half if number % 2 else 0) for number in range(count)]


def is_dark(palette: Mapping[str, Ink], paint: Paint) -> bool:
    """Whether white stands better on a colour than black: its relative luminance is below 0.179, where both
    contrasts are alike. Colours that the palette does not know are light.
    """
    found = _luminance(palette, paint)
    return found is not None and found < 0.179


def stands_out(palette: Mapping[str, Ink], paint: Paint, ground: Paint) -> bool:
    """Whether words in a colour are read on a lighter one: 4.5:1 (WCAG 2.2, 1.4.3). True where the palette
    does not know both.
    """
    dark, light = _luminance(palette, paint), _luminance(palette, ground)
    return dark is None or light is None or (light + 0.05) >= 4.5 * (dark + 0.05)


def _luminance(palette: Mapping[str, Ink], paint: Paint) -> float | None:
    """The relative luminance of a colour on white (WCAG 2.2); None of one that the palette does not know."""
    ink = palette.get(paint.role)
    if ink is None:
        return None
    red, green, blue = (1 - (1 - value) * paint.tint for value in ink.rgb)
    return luminance((red, green, blue))
