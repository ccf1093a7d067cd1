"""Values that runs remember as bytes, by what they were made from."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Blobs(Protocol):
    """A store that may forget: what it gives is what was put under that key, or nothing."""

    def get(self, kind: str, key: str) -> bytes | None:
        """The bytes of a key, None where they are not known. kind: what they are, a plain word."""

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Keeps bytes under a key, which holds everything that can change one of them. It never fails."""


class NoBlobs:
    """Remembers nothing."""

    def get(self, kind: str, key: str) -> bytes | None:
        """Nothing is known."""

    def put(self, kind: str, key: str, data: bytes) -> None:
        """Nothing is kept."""


NO_BLOBS = NoBlobs()


def remembered(blobs: Blobs, kind: str, key: str | None, make: Callable[[], T]) -> T:
    """What `make` gives, made once under a key: numbers, texts, truth values, None, and lists and objects of
    them. key: all that it depends on; None where that is not known.
    """
    data = blobs.get(kind, key) if key is not None else None
    if data is not None:
        try:
            value: Any = json.loads(data)
            return value  # type: ignore[no-any-return]
        except ValueError:  # no text of ours: made again
            pass
    made = make()
    if key is not None:
        blobs.put(kind, key, json.dumps(made).encode())
    return made
