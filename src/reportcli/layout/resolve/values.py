"""Lengths, colours, strokes and edges as a layout writes them, read against its tokens."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from reportcli.inputs.nearest import nearest
from reportcli.layout.models.fields import Raw, is_deferred, is_deferred_text, mapping, refuse, shown
from reportcli.model.geometry import AUTO, MM, Edges, Length
from reportcli.model.style import Paint, Stroke

_LENGTH = re.compile(r"([-+]?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6}))\s*([A-Za-z%]*)")
_UNITS = ("mm", "cm", "pt", "bl", "%", "col", "fr")
_COLOUR = re.compile(r"([^/\s]+)(?:/(\d{1,3}(?:\.\d{1,3})?))?")
_CAPS = ("butt", "round", "square")


@dataclass(slots=True)
class Values:
    """Reads values. `parameters`: colour and length parameters of the component being read; their bare names
    become deferred text."""

    baseline: float = 12.0
    lengths: dict[str, Length] = field(default_factory=dict)
    colours: frozenset[str] = frozenset({"black", "paper"})
    parameters: Mapping[str, str] = field(default_factory=dict)

    def length(self, value: object) -> Length | str:
        """`12 mm`, `auto`, a named length, or 0; a deferred one stays text."""
        if is_deferred_text(value):
            return str(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return Length(0) if value == 0 else refuse("layout-length-without-unit", value=shown(value))
        if not isinstance(value, str):
            refuse("layout-value-not-length", value=shown(value))
        text = value.strip()
        if self.parameters.get(text) == "length":
            return f"{{{{ {text} }}}}"
        if text == "auto":
            return AUTO
        if text in self.lengths:
            return self.lengths[text]
        return self._measured(text)

    def _measured(self, text: str) -> Length:
        hit = _LENGTH.fullmatch(text)
        if not hit:
            names = [*self.lengths, *(n for n, kind in self.parameters.items() if kind == "length"), "auto"]
            refuse("layout-unknown-length", value=shown(text), nearest=nearest(text, names))
        number, unit = float(hit[1]), hit[2]
        if unit == "" and number:
            refuse("layout-length-without-unit", value=shown(text))
        if unit and unit not in _UNITS:
            refuse("layout-unknown-unit", value=shown(text), unit=unit, nearest=nearest(unit, _UNITS) or "mm")
        scale = {"mm": MM, "cm": 10 * MM, "bl": self.baseline, "pt": 1.0, "": 1.0}.get(unit)
        return Length(number, unit) if scale is None else Length(round(number * scale, 6))

    def points(self, value: object) -> float:
        """A length that depends on nothing around it."""
        length = self.length(value)
        if isinstance(length, str):
            refuse("layout-value-late", value=shown(value))
        if length.unit != "pt":
            refuse("layout-length-not-absolute", value=shown(value), unit=length.unit)
        return length.value

    def edges(self, value: object) -> Edges:
        """One length, [vertical, horizontal], [top, right, bottom, left], or a mapping."""
        if isinstance(value, dict):
            unknown = sorted(set(value) - {"top", "right", "bottom", "left"})
            if unknown:
                names = ("top", "right", "bottom", "left")
                near = nearest(unknown[0], names)
                refuse("layout-unknown-choice", value=unknown[0], names=", ".join(names), nearest=near)
            return Edges(**{side: self.points(part) for side, part in value.items()})
        if isinstance(value, list):
            parts = [self.points(part) for part in value]
            if len(parts) == 2:
                return Edges(parts[0], parts[1], parts[0], parts[1])
            if len(parts) == 4:
                return Edges(*parts)
            refuse("layout-edges-not-four", value=shown(list(value)))
        one = self.points(value)
        return Edges(one, one, one, one)

    def paint(self, value: object) -> Paint | str | Raw:
        """`name`, `name/20`, or {colour, tint, alpha}. Roles stay as written."""
        if is_deferred(value):
            return value if isinstance(value, dict) else str(value)
        if isinstance(value, dict):
            return self._mixed(value)
        hit = _COLOUR.fullmatch(str(value)) if isinstance(value, str) else None
        if not hit:
            refuse("layout-value-not-colour", value=shown(value))
        name, tint = hit[1], hit[2]
        if self.parameters.get(name) == "colour":
            return f"{{{{ {name} }}}}" + (f"/{tint}" if tint else "")
        if name not in self.colours:
            names = [*self.colours, *(n for n, kind in self.parameters.items() if kind == "colour")]
            refuse("layout-unknown-colour", name=name, nearest=nearest(name, names))
        return Paint(name, percent(float(tint)) if tint else 1.0)

    def _mixed(self, value: Raw) -> Paint | Raw:
        for key in value:
            names = ("colour", "tint", "alpha")
            if key not in names:
                refuse("layout-unknown-key", key=key, names=", ".join(names), nearest=nearest(key, names))
        paint = self.paint(value.get("colour"))
        if not isinstance(paint, Paint):
            return {**value, "colour": paint}
        return Paint(
            paint.role, paint.tint * percent(value.get("tint", 100)), percent(value.get("alpha", 100))
        )

    def stroke(self, value: object) -> Stroke | Raw:
        """{colour, width, dash, cap}."""
        raw = mapping(value)
        for key in raw:
            if key not in ("colour", "width", "dash", "cap"):
                names = ("colour", "width", "dash", "cap")
                refuse("layout-unknown-key", key=key, names=", ".join(names), nearest=nearest(key, names))
        if is_deferred(raw):
            return raw
        paint = self.paint(raw.get("colour"))
        if not isinstance(paint, Paint):
            return {**raw, "colour": paint}
        cap = str(raw.get("cap", "butt"))
        if cap not in _CAPS:
            refuse(
                "layout-unknown-choice", value=shown(cap), names=", ".join(_CAPS), nearest=nearest(cap, _CAPS)
            )
        dash = raw.get("dash", [])
        if not isinstance(dash, list):
            refuse("layout-value-not-list", value=shown(dash))
        return Stroke(
            paint, self.points(raw.get("width", "0.5 pt")), tuple(self.points(d) for d in dash), cap
        )


def percent(value: object) -> float:
    """A percentage 0 to 100 as a fraction."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        refuse("layout-value-out-of-range", value=shown(value), low=0, high=100)
    return value / 100
