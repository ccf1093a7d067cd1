"""Lengths, colours, strokes and edges as a layout writes them, read against its tokens."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import field

from reportcli.inputs.nearest import nearest
from reportcli.layout.models.bounds import LARGEST, Trim
from reportcli.layout.models.context import Raw
from reportcli.layout.models.fields import is_deferred, is_deferred_text
from reportcli.layout.models.refusals import refuse, refused_inside, shown
from reportcli.model.geometry import AUTO, MM, Length
from reportcli.model.refs import Span
from reportcli.model.style import Paint
from reportcli.model.value_class import dataclass

_LENGTH = re.compile(r"([-+]?(?:\d{1,6}(?:\.\d{0,6})?|\.\d{1,6}))\s*([A-Za-z%]*)")
_UNITS = ("mm", "cm", "pt", "bl", "%", "col", "fr")
_TINTED = re.compile(r"([a-z][\w-]{0,40})[ /]+(\d{1,3}) ?%?")
_COLOUR = re.compile(r"([^/\s]+)(?:/(\d{1,3}(?:\.\d{1,3})?))?")


UNKNOWN_TRIM = Trim(LARGEST, LARGEST, 0.0, False)


@dataclass(slots=True)
class Values:
    """Reads values. `parameters`: colour and length parameters of the component being read; their bare names
    become deferred text."""

    baseline: float = 12.0
    columns: int = 48
    trim: Trim = UNKNOWN_TRIM
    page_at: Span | None = None
    below_page: frozenset[str] = frozenset()  # files of layouts below the one that states the page
    lengths: dict[str, Length] = field(default_factory=dict)
    broken: set[str] = field(default_factory=set)  # names of lengths that are reported
    lengths_at: dict[str, Span] = field(default_factory=dict)
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
        if text in self.broken:
            refuse("reported")
        return self._measured(text)

    def _measured(self, text: str) -> Length:
        hit = _LENGTH.fullmatch(text)
        if not hit:
            names = [*self.lengths, *self._parameters_of("length"), "auto"]
            refuse("layout-unknown-length", value=shown(text), nearest=nearest(text, names))
        number, unit = float(hit[1]), hit[2]
        if unit == "" and number:
            refuse("layout-length-without-unit", value=shown(text))
        if unit and unit not in _UNITS:
            refuse("layout-unknown-unit", value=shown(text), unit=unit, nearest=nearest(unit, _UNITS) or "mm")
        if unit == "col" and not -self.columns <= number <= self.columns:
            low, high = f"-{self.columns} col", f"{self.columns} col"
            refuse("layout-length-out-of-range", value=shown(text), low=low, high=high)
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

    def named(self, value: object) -> Span | None:
        """Where a named length has its value; None of what is no such name."""
        return self.lengths_at.get(value.strip()) if isinstance(value, str) else None

    def paint(self, value: object) -> Paint | str | Raw:
        """`name`, `name/20`, or {colour, tint, alpha}. Roles stay as written."""
        if is_deferred(value):
            return value if isinstance(value, dict) else str(value)
        if isinstance(value, dict):
            return self._mixed(value)
        if not isinstance(value, str):
            refuse("layout-value-not-colour", value=shown(value))
        name, tint = _name_and_tint(value)
        if self.parameters.get(name) == "colour":
            return f"{{{{ {name} }}}}" + (f"/{tint}" if tint else "")
        if name not in self.colours:
            names = [*self.colours, *self._parameters_of("colour")]
            args: dict[str, object] = {"name": name, "nearest": nearest(name, names), **unnamed(name)}
            refuse("layout-unknown-colour", at_key=None, item=None, **args)
        if not tint:
            return Paint(name, 1.0)
        if 0 < float(tint) < 1:
            refuse("layout-tint-fraction", value=shown(value), mended=f"{name}/{float(tint) * 100:g}")
        return Paint(name, percent(float(tint) if "." in tint else int(tint)))

    def _parameters_of(self, kind: str) -> list[str]:
        return [name for name, one in self.parameters.items() if one == kind]

    def _mixed(self, value: Raw) -> Paint | Raw:
        names = ("colour", "tint", "alpha")
        for key in value:
            if key not in names:
                near = nearest(key, names)
                refuse("layout-unknown-key", at_key=key, key=key, names=", ".join(names), nearest=near)
        paint = _inside("colour", self.paint, value.get("colour"))
        tint, alpha = (_inside(key, percent, value.get(key, 100)) for key in ("tint", "alpha"))
        if not isinstance(paint, Paint):
            return {**value, "colour": paint}
        assert isinstance(tint, float) and isinstance(alpha, float)
        return Paint(paint.role, paint.tint * tint, alpha)


def unnamed(name: str) -> dict[str, str]:
    """Asks for the remedy of a colour that is written in figures, where a name belongs."""
    return {"remedy": "figures"} if name.startswith("#") or "(" in name else {}


def _name_and_tint(text: str) -> tuple[str, str]:
    """A colour and its tint in per cent ("" without one), as `name` or `name/20`."""
    hit = _COLOUR.fullmatch(text)
    if hit:
        return hit[1], hit[2] or ""
    if meant := _TINTED.fullmatch(text.strip()):
        refuse("layout-tint-fraction", value=shown(text), mended=f"{meant[1]}/{meant[2]}")
    refuse("layout-value-not-colour", value=shown(text))


def percent(value: object) -> float:
    """A percentage 0 to 100 as a fraction."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        refuse("layout-value-out-of-range", value=shown(value), low=0, high=100)
    return value / 100


def _inside(key: str, read: Callable[[object], object], value: object) -> object:
    """What `read` makes of an entry of a mapping; a refusal stands at the entry."""
    return refused_inside(key, lambda one, _: read(one), value, None)
