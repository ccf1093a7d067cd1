"""Pieces of a chapter: paragraphs, charts and maps; one changed figure does not set all of them again."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any, TypeVar

from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.cache.values import Digester
from reportcli.model.blobs import Blobs

T = TypeVar("T")
KIND = "pieces"


class KnownPieces:
    """The pieces that a chapter had when it was last set, as one entry; those of this run replace them."""

    def __init__(self, blobs: Blobs, digester: Digester, key: str | None) -> None:
        """key: of the chapter and of what all pieces depend on; None where nothing is to be kept."""
        self._blobs = blobs
        self._digester = digester
        self._key = key
        self._known = _entry(blobs, key)
        self._used: dict[str, bytes] = {}

    def made(self, kind: str, by: tuple[object, ...], make: Callable[[], T], keeps: Callable[[T], bool]) -> T:
        """What `make` gives. by: what it depends on; keeps: whether it holds nothing else."""
        if self._key is None:
            return make()
        try:
            key = self._digester.digest(kind, by)
        except (TypeError, AttributeError, pickle.PicklingError):
            return make()
        known = self._used.get(key) or self._known.get(key)
        if known is not None:
            try:
                entry: Any = decoded(known)
                (value,) = entry
            except (NotAValue, TypeError, ValueError):
                pass
            else:
                self._used[key] = known
                return value  # type: ignore[no-any-return]  # a kind is of one type
        made = make()
        if keeps(made):
            self._used[key] = encoded((made,))
        return made

    def keep(self) -> None:
        """Puts down the pieces of this run, when the chapter is set."""
        if self._key is not None and self._used.keys() != self._known.keys():
            self._blobs.put(KIND, self._key, encoded(self._used))


def _entry(blobs: Blobs, key: str | None) -> dict[str, bytes]:
    data = blobs.get(KIND, key) if key is not None else None
    if data is None:
        return {}
    try:
        entry: Any = decoded(data)
        return entry if all(isinstance(piece, bytes) for piece in entry.values()) else {}
    except (NotAValue, AttributeError):
        return {}
