"""Styles as they stand when a layout is loaded, and as a section sees them that points roles elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, fields, is_dataclass
from functools import cache
from typing import Any, TypeVar

from reportcli.model.style import CharacterStyle, ObjectStyle, Paint, ParagraphStyle, TableStyle
from reportcli.model.value_class import dataclass, replace

S = TypeVar("S")
V = TypeVar("V")
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
        """The same styles with every paint mapped, each when it is asked for."""
        return Styles(
            _Mapped(self.paragraph, lambda style: repaint(style, paint)),
            _Mapped(self.character, lambda change: change.recoloured(paint)),
            _Mapped(self.object, lambda style: repaint(style, paint)),
            _Mapped(self.table, lambda style: repaint(style, paint)),
            self.prose,
        )


class _Mapped(Mapping[str, V]):
    """Values of a mapping, each changed when it is first asked for: a section uses a few of many styles."""

    def __init__(self, values: Mapping[str, V], change: Callable[[V], V]) -> None:
        self._values, self._change = values, change
        self._made: dict[str, V] = {}

    def __getitem__(self, name: str) -> V:
        made = self._made.get(name)
        if made is None:
            made = self._made[name] = self._change(self._values[name])
        return made

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __contains__(self, name: object) -> bool:
        return name in self._values


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
