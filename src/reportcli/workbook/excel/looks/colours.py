"""Colours of fonts and fills as they are seen: by value, by place in the palette or the theme."""

from __future__ import annotations

import colorsys
from collections.abc import Callable, Mapping

from reportcli.model.style import Rgb, luminance, rgb_of

"""Red, green and blue, each from 0 to 1."""
WHITE: Rgb = (1.0, 1.0, 1.0)
SEEN = 1.3
"""Contrast below which a reader sees no text (WCAG 2, relative luminance): pale grey or yellow on white."""
_PALETTE = (
    "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF000000FFFFFFFF000000FF000000FFFFFF00"
    "FF00FF00FFFF800000008000000080808000800080008080C0C0C08080809999FF993366FFFFCCCCFFFF"
    "660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF8000808000000080800000FF00CCFFCCFFFF"
    "CCFFCCFFFF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696"
    "003366339966003300333300993300993366333399333333"
)
"""The indexed colours, six digits each (ECMA-376 Part 1, 18.8.27)."""
_THEME_ORDER = (1, 0, 3, 2)
"""Theme colours 0 to 3 as places of a colour scheme, which names dark before light."""
OFFICE = "000000FFFFFF44546AE7E6E64472C4ED7D31A5A5A5FFC0005B9BD570AD470563C1954F72"
"""The colours of a theme that the workbook does not have."""
Theme = Callable[[], str]
"""The colours of a workbook's theme in the order of its scheme, six digits each; read when it is asked."""


def colour(attributes: Mapping[str, str], theme: Theme) -> Rgb | None:
    """The colour that an element states; None for an automatic or unreadable one."""
    digits = _digits(attributes, theme)
    if len(digits) != 6:
        return None
    try:
        rgb = rgb_of(digits)
        tint = float(attributes.get("tint", "0"))
    except ValueError:
        return None
    return _tinted(rgb, max(-1.0, min(tint, 1.0)))


def unseen(ink: Rgb, ground: Rgb) -> bool:
    """Whether text in a colour is not seen on another."""
    one, other = sorted((luminance(ink), luminance(ground)))
    return (other + 0.05) / (one + 0.05) < SEEN


def _digits(attributes: Mapping[str, str], theme: Theme) -> str:
    if "rgb" in attributes:
        return attributes["rgb"][-6:]
    for key in ("indexed", "theme"):
        number = attributes.get(key, "")
        if not number.isdecimal() or len(number) > 2:
            continue
        known = _PALETTE if key == "indexed" else theme()
        at = int(number)
        at = _THEME_ORDER[at] if key == "theme" and at < len(_THEME_ORDER) else at
        return known[6 * at : 6 * at + 6]
    return ""


def _tinted(rgb: Rgb, tint: float) -> Rgb:
    """Lighter or darker, as a tint from -1 to 1 says (ECMA-376 Part 1, 18.8.19)."""
    if not tint:
        return rgb
    hue, light, saturation = colorsys.rgb_to_hls(*rgb)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return colorsys.hls_to_rgb(hue, light, saturation)
