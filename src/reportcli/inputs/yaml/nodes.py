"""Plain YAML data that know where they stand: a dict and a list that carry the spans of what they hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportcli.model.refs import Span

Path = tuple[str | int, ...]


class YamlMapping(dict[str, Any]):
    """A mapping; `keys_at` and `values_at` give the spans of its keys and values, `span` its own.

    Spans live in the container, so parts of several files can be merged and still tell where they come from.
    """

    __slots__ = ("keys_at", "span", "values_at")

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.keys_at: dict[str, Span] = {}
        self.values_at: dict[str, Span] = {}

    def put(self, key: str, value: object, key_at: Span, value_at: Span) -> None:
        """Sets an entry with the spans of its key and its value."""
        self[key] = value
        self.keys_at[key] = key_at
        self.values_at[key] = value_at

    def take(self, key: str, other: YamlMapping) -> None:
        """Copy one entry of another mapping, with its spans."""
        self.put(key, other[key], other.keys_at.get(key, other.span), other.values_at.get(key, other.span))

    def copy(self) -> YamlMapping:
        """A shallow copy that keeps the spans."""
        twin = YamlMapping(self.span)
        for key in self:
            twin.take(key, self)
        return twin

    def without(self, *keys: str) -> YamlMapping:
        """A copy without these keys."""
        twin = self.copy()
        for key in keys:
            twin.pop(key, None)
        return twin

    def where(self, *path: str | int) -> Span:
        """The span of the value at `path`, or of the nearest thing around it."""
        if not path:
            return self.span
        key = str(path[0])
        return _deeper(self.get(key), path[1:]) or self.values_at.get(key, self.span)


class YamlSequence(list[Any]):
    """A list; `items_at` gives the span of each item, `span` its own."""

    __slots__ = ("items_at", "span")

    def __init__(self, span: Span) -> None:
        super().__init__()
        self.span = span
        self.items_at: list[Span] = []

    def add(self, value: object, at: Span) -> None:
        """Appends an item with its span."""
        self.append(value)
        self.items_at.append(at)

    def where(self, *path: str | int) -> Span:
        """The span of the value at `path`, or of the nearest thing around it."""
        if not path:
            return self.span
        index = path[0]
        if not isinstance(index, int) or not 0 <= index < len(self):
            return self.span
        return _deeper(self[index], path[1:]) or self.items_at[index]


def _deeper(value: object, path: Path) -> Span | None:
    return value.where(*path) if path and isinstance(value, YamlMapping | YamlSequence) else None


def spans_of(data: object, at: Span) -> Iterator[tuple[Path, Span]]:
    """The span of every value, by its path from the root."""
    yield (), at
    if isinstance(data, YamlMapping):
        for key, value in data.items():
            for path, span in spans_of(value, data.values_at[key]):
                yield (key, *path), span
    elif isinstance(data, YamlSequence):
        for index, value in enumerate(data):
            for path, span in spans_of(value, data.items_at[index]):
                yield (index, *path), span


def excerpt(lines: tuple[str, ...], line: int) -> str | None:
    """The source line that a finding shows."""
    return lines[line - 1] if 0 < line <= len(lines) else None


def texts_in(node: object) -> Iterator[str]:
    """What a part of a file says, key by key and value by value."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for one in node:
            yield from texts_in(one)
    elif isinstance(node, dict):
        for key, value in node.items():
            yield str(key)
            yield from texts_in(value)
