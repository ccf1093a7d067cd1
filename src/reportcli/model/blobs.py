"""Values that runs remember as bytes, by what they were made from."""

from __future__ import annotations

from typing import Protocol


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
