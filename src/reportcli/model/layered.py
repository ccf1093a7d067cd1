"""A dict over another: what is written stays in it, and what it asks of the other is noted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
Answers = Mapping[K, tuple[V, ...]]
"""By key, the value that there was; () where there was none."""


class Layered(dict[K, V]):
    """The entries of its own, before those of `below`. Length and iteration are of its own alone."""

    def __init__(self, below: Mapping[K, V] | None = None) -> None:
        super().__init__()
        self._below: Mapping[K, V] = {} if below is None else below
        self.asked: dict[K, tuple[V, ...]] = {}

    def _answer(self, key: K) -> tuple[V, ...]:
        known = self.asked.get(key)
        if known is None:
            known = self.asked[key] = (self._below[key],) if key in self._below else ()
        return known

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key) or bool(self._answer(key))  # type: ignore[arg-type]

    def __missing__(self, key: K) -> V:
        for value in self._answer(key):
            return value
        raise KeyError(key)

    def get(self, key: K, default: V = None) -> V:  # type: ignore[override, assignment]
        """The value of a key, here or below."""
        if super().__contains__(key):
            return self[key]
        for value in self._answer(key):
            return value
        return default

    def setdefault(self, key: K, default: V = None) -> V:  # type: ignore[assignment]
        """The value of a key, which is put here where there is none at all."""
        if key not in self:
            self[key] = default
        return self[key]

    def answers(self, asked: Answers[K, V]) -> bool:
        """Whether these keys have the values that they had when they were asked for."""
        return all((self[key],) == known if key in self else not known for key, known in asked.items())
