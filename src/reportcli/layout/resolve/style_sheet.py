"""Styles as they stand when a layout is loaded, and as a section sees them that points roles elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from reportcli.model.style import CharacterStyle, ObjectStyle, Paint, ParagraphStyle, TableStyle
from reportcli.model.value_class import dataclass, replace

S = TypeVar("S")
Properties = Mapping[str, Any]
"""Properties by the names of a style's fields; each has a type of its own."""

Features = tuple[tuple[str, int], ...]
_ALTERNATIVES = (frozenset({"onum", "lnum"}), frozenset({"tnum", "pnum"}))


def merge_features(base: Features, own: Features) -> Features:
    """Features add up; one of two alternatives (old-style and lining figures) puts the other out."""
    merged = dict(base)
    for name, on in own:
        for pair in _ALTERNATIVES:
            for other in pair - {name} if on and name in pair else ():
                merged.pop(other, None)
        merged[name] = on
    return tuple(sorted(merged.items()))


@dataclass(frozen=True, slots=True)
class CharacterChange:
    """A character style: only the properties that it names."""

    properties: Properties

    def apply(self, base: CharacterStyle) -> CharacterStyle:
        """The characters with these properties; features add up."""
        changes = dict(self.properties)
        if "features" in changes:
            changes["features"] = merge_features(base.features, changes["features"])
        return replace(base, **changes)

    def recoloured(self, paint: Callable[[Paint], Paint]) -> CharacterChange:
        """The same change in another colour."""
        return CharacterChange({name: repaint(value, paint) for name, value in self.properties.items()})


@dataclass(frozen=True, slots=True)
class Styles:
    """All styles by name. `prose` maps Markdown's marks (p, h2, li, quote…) to paragraph styles."""

    paragraph: Mapping[str, ParagraphStyle] = field(default_factory=dict)
    character: Mapping[str, CharacterChange] = field(default_factory=dict)
    object: Mapping[str, ObjectStyle] = field(default_factory=dict)
    table: Mapping[str, TableStyle] = field(default_factory=dict)
    prose: Mapping[str, str] = field(default_factory=dict)

    def apply(self, name: str, base: CharacterStyle) -> CharacterStyle:
        """A character style's change on `base`; unknown names change nothing (a finding of loading)."""
        change = self.character.get(name)
        return change.apply(base) if change else base

    def recoloured(self, paint: Callable[[Paint], Paint]) -> Styles:
        """The same styles with every paint mapped."""
        return Styles(
            {name: repaint(style, paint) for name, style in self.paragraph.items()},
            {name: change.recoloured(paint) for name, change in self.character.items()},
            {name: repaint(style, paint) for name, style in self.object.items()},
            {name: repaint(style, paint) for name, style in self.table.items()},
            self.prose,
        )


def repaint(value: S, paint: Callable[[Paint], Paint]) -> S:
    """A style, or anything made of frozen dataclasses, with every Paint in it mapped."""
    if isinstance(value, Paint):
        return paint(value)  # type: ignore[return-value]
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {}
    for name in _names(type(value)):
        old = getattr(value, name)
        if hasattr(old, "__dataclass_fields__"):
            new = repaint(old, paint)
            if new is not old:
                changes[name] = new
        elif isinstance(old, tuple) and old and hasattr(old[0], "__dataclass_fields__"):
            changes[name] = tuple(repaint(one, paint) for one in old)
    return replace(value, **changes) if changes else value


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
