"""Presentation attributes of SVG: what a shape inherits and what it states itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportcli.graphics.transforms import LARGEST, NUMBER
from reportcli.model.value_class import dataclass, replace

MAX_DASHES = 16
_HIDING = (("display", "none"), ("visibility", "hidden"))
_HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})$")
_RGB = re.compile(r"rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$")
# The colour names of HTML 4, which hand-written artwork uses.
_NAMED = {
    "black": "#000000",
    "silver": "#c0c0c0",
    "gray": "#808080",
    "grey": "#808080",
    "white": "#ffffff",
    "maroon": "#800000",
    "red": "#ff0000",
    "purple": "#800080",
    "fuchsia": "#ff00ff",
    "green": "#008000",
    "lime": "#00ff00",
    "olive": "#808000",
    "yellow": "#ffff00",
    "navy": "#000080",
    "blue": "#0000ff",
    "teal": "#008080",
    "aqua": "#00ffff",
    "orange": "#ffa500",
}
BLACK, WHITE = _NAMED["black"], _NAMED["white"]


class SvgStyleError(ValueError):
    """A property has a value that is not understood; the message is `name: value`."""


@dataclass(frozen=True, slots=True)
class InheritedStyle:
    """Properties of a shape, those of its parents resolved; colours are None, "current" or "#rrggbb"."""

    fill: str | None = BLACK
    stroke: str | None = None
    stroke_width: float = 1.0
    opacity: float = 1.0
    fill_opacity: float = 1.0
    stroke_opacity: float = 1.0
    even_odd: bool = False
    cap: str = "butt"
    join: str = "miter"
    dash: tuple[float, ...] = ()
    hidden: bool = False


def inherit(parent: InheritedStyle, attributes: Mapping[str, str]) -> InheritedStyle:
    """The parent's style with what the element says; its `style` attribute wins. Raises SvgStyleError."""
    properties = dict(attributes)
    for declaration in attributes.get("style", "").split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            properties[name.strip()] = value.strip()
    style = parent
    for name, value in properties.items():
        if value.strip() != "inherit":
            style = _with(style, name, value.strip())
    return style


def _with(style: InheritedStyle, name: str, value: str) -> InheritedStyle:
    """The style with one property; names that mean nothing here leave it as it is."""
    match name:
        case "fill":
            return replace(style, fill=colour(name, value))
        case "stroke":
            return replace(style, stroke=colour(name, value))
        case "fill-opacity":
            return replace(style, fill_opacity=_fraction(name, value))
        case "stroke-opacity":
            return replace(style, stroke_opacity=_fraction(name, value))
        case "opacity":
            return replace(style, opacity=style.opacity * _fraction(name, value))
        case "stroke-width":
            return replace(style, stroke_width=_number(name, value.removesuffix("px")))
        case "fill-rule" | "clip-rule":
            return replace(style, even_odd=value == "evenodd")
        case "stroke-linecap":
            return replace(style, cap=_one_of(name, value, ("butt", "round", "square")))
        case "stroke-linejoin":
            return replace(style, join=_one_of(name, value, ("miter", "round", "bevel")))
        case "stroke-dasharray":
            return replace(style, dash=_dash(name, value))
        case "display" | "visibility":
            return replace(style, hidden=style.hidden or (name, value) in _HIDING)
    return style


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise SvgStyleError(f"{name}: {value[:30]}")
    return value


def _dash(name: str, value: str) -> tuple[float, ...]:
    """Lengths on and off; nothing for a solid line."""
    dash = () if value == "none" else tuple(_number(name, n) for n in NUMBER.findall(value)[:MAX_DASHES])
    return dash if any(dash) else ()


def colour(name: str, value: str) -> str | None:
    """None, "current" or "#rrggbb". Raises SvgStyleError for gradients and unknown words."""
    lower = value.lower()
    if lower in ("none", "transparent"):
        return None
    if lower == "currentcolor":
        return "current"
    if _HEX.match(lower):
        return lower if len(lower) == 7 else "#" + "".join(c * 2 for c in lower[1:])
    match = _RGB.match(lower)
    if match:
        return "#" + "".join(f"{min(255, int(n)):02x}" for n in match.groups())
    if lower in _NAMED:
        return _NAMED[lower]
    raise SvgStyleError(f"{name}: {value[:30]}")


def _fraction(name: str, value: str) -> float:
    percent = value.endswith("%")
    number = _number(name, value.removesuffix("%")) / (100 if percent else 1)
    return min(1.0, max(0.0, number))


def _number(name: str, value: str) -> float:
    if not NUMBER.fullmatch(value.strip()) or abs(float(value)) > LARGEST:
        raise SvgStyleError(f"{name}: {value[:30]}")
    return float(value)
