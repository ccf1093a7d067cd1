"""Presentation attributes of SVG: what a shape inherits and what it says itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
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
class Look:
    """Resolved properties of a shape; colours are None (nothing), "current" or "#rrggbb"."""

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


def inherit(look: Look, attributes: Mapping[str, str]) -> Look:
    """The parent's look with what the element says. Raises SvgStyleError."""
    said = dict(attributes)
    for declaration in attributes.get("style", "").split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            said[name.strip()] = value.strip()
    changes: dict[str, object] = {}
    for name, value in said.items():
        if value.strip() != "inherit":
            changes.update(_change(name, value.strip(), look))
    return replace(look, **changes) if changes else look  # type: ignore[arg-type]


def _change(name: str, value: str, look: Look) -> dict[str, object]:
    if name in ("fill", "stroke"):
        return {name: colour(name, value)}
    if name in ("fill-opacity", "stroke-opacity"):
        return {name.replace("-", "_"): _fraction(name, value)}
    if name == "opacity":
        return {"opacity": look.opacity * _fraction(name, value)}
    if name == "stroke-width":
        return {"stroke_width": _number(name, value.removesuffix("px"))}
    if name in ("fill-rule", "clip-rule"):
        return {"even_odd": value == "evenodd"}
    if name in ("stroke-linecap", "stroke-linejoin"):
        allowed = ("butt", "round", "square") if name.endswith("cap") else ("miter", "round", "bevel")
        if value not in allowed:
            raise SvgStyleError(f"{name}: {value[:30]}")
        return {"cap" if name.endswith("cap") else "join": value}
    if name == "stroke-dasharray":
        dash = () if value == "none" else tuple(_number(name, n) for n in _NUMBER.findall(value)[:16])
        return {"dash": dash if any(dash) else ()}
    if (name, value) in (("display", "none"), ("visibility", "hidden")):
        return {"hidden": True}
    return {}


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
    if not _NUMBER.fullmatch(value.strip()):
        raise SvgStyleError(f"{name}: {value[:30]}")
    if abs(float(value)) > 1e7:
        raise SvgStyleError(f"{name}: {value[:30]}")
    return float(value)
