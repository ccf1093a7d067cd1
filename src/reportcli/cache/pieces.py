"""Pieces of a chapter: paragraphs, charts and maps; one changed figure does not set all of them again."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import field
from functools import partial
from itertools import islice
from typing import Any, TypeVar

from reportcli.cache.codec import NotAValue, decoded, encoded
from reportcli.cache.lasting import lasts, live_of, written
from reportcli.cache.values import Digester, same
from reportcli.model.blobs import Blobs
from reportcli.model.value_class import dataclass

T = TypeVar("T")
KIND, SETTING = "pieces", "setting"


_PLAIN = (str, int, float, bool, type(None))


@dataclass(slots=True)
class Pieces:
    """Pieces by the digests of what they depend on, and these digests by the objects that were digested."""

    values: dict[str, tuple[Any]] = field(default_factory=dict)
    digests: dict[tuple[object, ...], tuple[tuple[object, ...], str]] = field(default_factory=dict)


class KnownPieces:
    """The pieces that a chapter had when it was last set, as one entry; those of this run replace them."""

    def __init__(self, blobs: Blobs, digester: Digester, key: str | None) -> None:
        """key: of the chapter and of what all pieces depend on; None where nothing is to be kept."""
        self._blobs, self._live = blobs, live_of(blobs)
        self._digester = digester
        self._key = key
        self.at_hand = lasts(blobs)
        self._before: Pieces = (self._live.get(KIND, key) if key is not None else None) or Pieces()
        self._known = _entry(blobs, key) if not self._before.values else {}
        self._now = Pieces()

    def made(self, kind: str, by: tuple[object, ...], make: Callable[[], T], keeps: Callable[[T], bool]) -> T:
        """What `make` gives. by: what it depends on; keeps: whether it holds nothing else."""
        if self._key is None:
            return make()
        try:
            key = self._digest(kind, by)
        except (TypeError, AttributeError, pickle.PicklingError):
            return make()
        known = self._now.values.get(key) or self._before.values.get(key) or self._read(key)
        if known is None:
            made = make()
            if not keeps(made):
                return made
            known = (made,)
        self._now.values[key] = known
        value: T = known[0]
        return value

    def _digest(self, kind: str, by: tuple[object, ...]) -> str:
        """The digest of what a piece depends on; known where it is of the same objects as before."""
        same = (kind, *((type(one), one) if type(one) in _PLAIN else id(one) for one in by))
        known = self._now.digests.get(same) or self._before.digests.get(same)
        if known is None:
            known = by, self._digester.digest(kind, by)
        self._now.digests[same] = known
        return known[1]

    def _read(self, key: str) -> tuple[Any] | None:
        data = self._known.get(key)
        if data is None:
            return None
        try:
            entry: Any = decoded(data)
            (value,) = entry
        except (NotAValue, TypeError, ValueError):
            return None
        return (value,)

    def keep(self) -> None:
        """Puts down the pieces of this run, when the chapter is set."""
        if self._key is None:
            return
        known = self._before.values or self._known
        self._live.put(KIND, self._key, self._now)
        if self._now.values.keys() != known.keys():
            written(self._blobs, partial(self._write, self._key))

    def alike(self, one: object, other: object) -> bool:
        """Whether two values are set alike: the same, or of one digest."""
        try:
            return same(one, other) or self._digester.digest(one) == self._digester.digest(other)
        except (TypeError, AttributeError, pickle.PicklingError):
            return False

    def last(self) -> object | None:
        """How the chapter was last set in this process, given away: who sets it on changes it."""
        return self._live.pop(SETTING, self._key) if self._key is not None else None

    def stays(self, setting: object) -> None:
        """Keeps how it is set now."""
        if self._key is not None and self.at_hand:
            self._live.put(SETTING, self._key, setting)

    def used(self) -> tuple[Pieces, tuple[int, int]]:
        """The pieces of this run, and how many there are."""
        return self._now, (len(self._now.values), len(self._now.digests))

    def go_on(self, used: object, moment: tuple[int, int]) -> None:
        """Begins with those that another run had at a moment."""
        if isinstance(used, Pieces):
            values, digests = moment
            self._now = Pieces(
                dict(islice(used.values.items(), values)), dict(islice(used.digests.items(), digests))
            )

    def _write(self, key: str) -> None:
        values = {name: self._known.get(name) or encoded(value) for name, value in self._now.values.items()}
        self._blobs.put(KIND, key, encoded(values))


def _entry(blobs: Blobs, key: str | None) -> dict[str, bytes]:
    data = blobs.get(KIND, key) if key is not None else None
    if data is None:
        return {}
    try:
        entry: Any = decoded(data)
        return entry if all(isinstance(piece, bytes) for piece in entry.values()) else {}
    except (NotAValue, AttributeError):
        return {}
